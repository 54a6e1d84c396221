"""Trust that outlasts a change of keys: from the keys a reader once took down to those that count now (pure)."""

from __future__ import annotations

import json
from collections.abc import Callable

from .entry import parse_entry
from .inclusion_file import parse_inclusion_file
from .keyring import BadKeys, Keyring, read_keyring


def follow_keys(origin: str, ring: Keyring, file: Callable[[str], bytes]) -> None:
    """Takes into a ring what its root keys have changed since; ``file`` reads the record's public files.

    The site's ``keys.json`` says only where to look: each ``keys`` entry after the last one that the ring knows must be
    signed by enough of the root keys before it, and be in the log.  Raises ``BadKeys`` or what the files' readers
    raise."""
    told_origin, told = read_keyring(json.loads(file("keys.json")))
    if told_origin != origin:
        return
    last = max(ring.changes, default=-1)
    for index in sorted(i for i in told.changes if i > last):
        proof = parse_inclusion_file(file(f"proof/{index}.tlog-proof"))
        entry, note = parse_entry(proof.entry)
        if proof.index != index or entry.kind != "keys":
            raise BadKeys(f"entry {index} changes no keys, though keys.json says so")
        ring.check(index, entry, note)
        proof.check()
        proof.checkpoint.check_signed(ring.head_keys(proof.checkpoint.size))

"""The ceremonies by which keys come and go: each is one ``keys`` entry, signed by the root keys (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from .entry import Entry
from .keyring import DOC, Continues, Keyring
from .signed_note import Note, Signer, Verifier, b64


def first_keys(
    roots: Sequence[Verifier], threshold: int, log: Verifier, desk: Verifier, follows: Continues | None
) -> list[str]:
    """The lines of a log's first entry."""
    lines = [f"threshold {threshold}", *(f"root {v.vkey}" for v in roots), f"log {log.vkey}", f"desk {desk.vkey}"]
    return [*lines, f"continues {follows.origin} {follows.size} {b64(follows.root)}"] if follows else lines


def new_keys(role: str, verifier: Verifier) -> list[str]:
    """The line that introduces a key."""
    return [f"{role} {verifier.vkey}"]


def revoked(verifier: Verifier, reason: str) -> list[str]:
    """The line by which a key counts no more."""
    return [f"revoke {verifier.vkey} {' '.join(reason.split()) or 'no reason given'}"]


def keys_entry(
    lines: Iterable[str], signers: Iterable[Signer], *, rev: int, prev: int, now: datetime | None = None
) -> bytes:
    """A ``keys`` entry, signed."""
    moment = (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = Entry("keys", DOC, rev, "und", moment, prev, keys=tuple(lines)).note_text
    return str(Note(text, tuple(signer.sign(text) for signer in signers))).encode()


def ring_of(entries: Iterable[tuple[int, Entry, Note]]) -> Keyring:
    """The ring after all ``keys`` entries of a log.  Raises ``BadKeys``."""
    ring = Keyring()
    for index, entry, note in entries:
        if entry.kind == "keys":
            ring.check(index, entry, note)
    return ring

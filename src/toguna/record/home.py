"""Where a newsroom's record lies, and how it begins.

``TOGUNA_HOME/record``: ``keys/`` (encrypted), ``guard/`` (heads signed so far), ``log/`` (the public files),
``witnesses`` (a policy without its log line), and ``root-keys/`` until somebody moves them to where they belong."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from .ceremony import first_keys, keys_entry, ring_of
from .entry import parse_entry
from .keyring import Continues, Keyring
from .keys import ROOTS, THRESHOLD, KeyFolder, key_name, new_key, sealed, write_private
from .log import Log, alone, replace_plainly
from .models import RecordEntry
from .policy import BadPolicy, Policy, parse_policy
from .signed_note import Signer


@dataclass(frozen=True, slots=True)
class RecordHome:
    """The record's folder in a newsroom's home."""

    folder: Path

    @property
    def keys(self) -> KeyFolder:
        return KeyFolder(self.folder / "keys")

    @property
    def log_folder(self) -> Path:
        return self.folder / "log"

    @property
    def guard(self) -> Path:
        return self.folder / "guard"

    @property
    def witnesses(self) -> Path:
        """The policy of witnesses (C2SP tlog-policy), without the line of the log itself."""
        return self.folder / "witnesses"

    def log(self) -> Log:
        """The log, its key opened.  Raises ``keys.NoKey``."""
        return Log(self.log_folder, self.guard, self.keys.signer("log"))

    def policy(self, log: Log) -> Policy:
        """The public policy.  Raises ``BadPolicy``."""
        given = self.witnesses.read_bytes() if self.witnesses.exists() else b"quorum none\n"
        try:
            # The log's line comes last, so that an error names the line as it is in the file.
            return parse_policy(given + f"\nlog {log.signer.verifier.vkey}\n".encode())
        except BadPolicy as error:
            raise BadPolicy(f"{self.witnesses}: {error}") from error


def establish(home: RecordHome, origin: str) -> None:
    """Makes the keys of a record that has none, and the first entry of its log.

    The root keys are left in ``root-keys/`` with a passphrase each, for somebody to move them away
    (docs/record/keys.md)."""
    folder = home.folder / "root-keys"
    roots = []
    for number in range(1, ROOTS + 1):
        private, passphrase = new_key(), secrets.token_urlsafe(18)
        write_private(folder / f"root-{number}.pem", sealed(private, passphrase))
        write_private(folder / f"root-{number}.passphrase", f"{passphrase}\n".encode())
        roots.append(Signer(key_name(origin, f"root-{number}"), private))
    begin(home, origin, roots)


def begin(
    home: RecordHome,
    origin: str,
    roots: Sequence[Signer],
    *,
    threshold: int = THRESHOLD,
    follows: Continues | None = None,
) -> None:
    """Makes the online keys and the row of the first entry, signed by the root keys that are at hand."""
    with alone(home.guard / "follow-lock"), transaction.atomic():
        home.keys.prepare(origin)
        for role in ("log", "desk"):
            home.keys.put(role, new_key())
        log, desk = home.keys.signer("log").verifier, home.keys.signer("desk").verifier
        lines = first_keys([r.verifier for r in roots], threshold, log, desk, follows)
        note = keys_entry(lines, roots, rev=1, prev=-1)
        RecordEntry.objects.create(index=0, stored=None, note=note.decode())


def ring(home: RecordHome) -> Keyring:
    """The keys as the log's ``keys`` entries have them.  Raises ``BadKeys``."""
    rows = RecordEntry.objects.filter(stored=None).order_by("index")
    return ring_of((row.index, *parse_entry(row.note.encode())) for row in rows)


def write_trust(home: RecordHome, log: Log) -> set[str]:
    """The public files that say whom to believe, ``keys.json`` and ``policy``; gives the names of those changed."""
    keys = json.dumps(ring(home).document(log.origin), indent=1).encode() + b"\n"
    changed = set()
    for name, data in (("keys.json", keys), ("policy", bytes(home.policy(log)))):
        file = home.log_folder / name
        if not file.exists() or file.read_bytes() != data:
            replace_plainly(file, data)
            changed.add(name)
    return changed

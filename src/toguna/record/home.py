"""Where a newsroom's record lies, and how it begins.

``TOGUNA_HOME/record``: ``keys/`` (encrypted), ``guard/`` (heads signed so far), ``log/`` (the public files),
``witnesses`` (a policy without its log line), and ``root-keys/`` until somebody moves them to where they belong
(docs/record/keys.md)."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .ceremony import first_keys, keys_entry, ring_of
from .entry import parse_entry
from .keyring import Keyring
from .keys import ROOTS, THRESHOLD, KeyFolder, NoKey, key_name, new_key, sealed, write_private
from .log import CHECKPOINT, Log, Refuses, replace_plainly
from .models import RecordEntry
from .policy import BadPolicy, Policy, parse_policy
from .signed_note import Signer

TRUST: Final = {"keys.json", "policy"}


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

    @property
    def root_keys(self) -> Path:
        """Where the root keys are that the newsroom made by itself, until somebody moves them."""
        return self.folder / "root-keys"

    def uncopied(self, public: Path) -> Path:
        """A file that stands while a public folder may not have what the log has."""
        return self.guard / f"uncopied-{hashlib.sha256(str(public.resolve()).encode()).hexdigest()[:12]}"

    @property
    def begun(self) -> bool:
        """Whether there was ever an entry: then no new keys may be made by themselves."""
        traces = (self.log_folder / CHECKPOINT, self.guard / "signed", self.keys.folder / "log.pem")
        return RecordEntry.objects.exists() or any(trace.exists() for trace in traces)

    def log(self) -> Log:
        """The log, its key opened.  Raises what :meth:`signer` does."""
        return Log(self.log_folder, self.guard, self.signer("log"))

    def signer(self, role: str) -> Signer:
        """The ``log`` or ``desk`` key, opened.

        Raises ``keys.NoKey`` also for one that the log's entries do not know, or know no more; ``log.Refuses`` where
        the database knows of no entries."""
        held = ring(self)
        if not held.origin:
            raise Refuses(f"the database has no entry of the log of {self.folder}; restore the newer database")
        try:
            signer = self.keys.signer(role)
            if signer.verifier not in held.now(role):
                raise NoKey(f"{self.keys.folder / role}.pem is not the {role} key that counts")
        except NoKey as error:
            do = f"put it back from the backup, or make a new one (toguna record keys rotate {role})"
            raise NoKey(f"{error}; {do}") from error
        return signer

    def take_up(self) -> None:
        """Lets keys that the log's entries name by now take their place."""
        held = ring(self)
        for role in ("log", "desk"):
            self.keys.take_up(role, held.now(role))

    def policy(self, log: Log) -> Policy:
        """The public policy.  Raises ``BadPolicy``."""
        given = self.witnesses.read_bytes() if self.witnesses.exists() else b"quorum none\n"
        try:
            # The log's line comes last, so that an error names the line as it is in the file.
            return parse_policy(given + f"\nlog {log.signer.verifier.vkey}\n".encode())
        except BadPolicy as error:
            raise BadPolicy(f"{self.witnesses}: {error}") from error


def establish(home: RecordHome, origin: str) -> None:
    """Makes the keys of a record that has none, and the row of the first entry of its log.

    The root keys are left in ``root-keys/`` with a passphrase each, for somebody to move them away
    (docs/record/keys.md).  Whoever calls has the record's turn (``turn.py``)."""
    roots = []
    for number in range(1, ROOTS + 1):
        private, passphrase = new_key(), secrets.token_urlsafe(18)
        write_private(home.root_keys / f"root-{number}.pem", sealed(private, passphrase))
        write_private(home.root_keys / f"root-{number}.passphrase", f"{passphrase}\n".encode())
        roots.append(Signer(key_name(origin, f"root-{number}"), private))
    begin(home, origin, roots)


def begin(home: RecordHome, origin: str, roots: Sequence[Signer]) -> None:
    """Makes the keys of log and desk, and the row of the first entry, signed by the root keys, which are all at hand.

    Whoever calls has the record's turn (``turn.py``)."""
    home.keys.prepare(origin)
    log, desk = home.keys.make("log"), home.keys.make("desk")
    lines = first_keys([r.verifier for r in roots], THRESHOLD, log, desk, None)
    note = keys_entry(lines, roots, rev=1, prev=-1)
    RecordEntry.objects.create(index=0, stored=None, note=note.decode())


def ring(home: RecordHome) -> Keyring:
    """The keys as the log's ``keys`` entries have them.  Raises ``BadKeys``."""
    rows = RecordEntry.objects.filter(stored=None).order_by("index")
    return ring_of((row.index, *parse_entry(row.note.encode())) for row in rows)


def write_trust(home: RecordHome, log: Log) -> None:
    """The public files that say whom to believe."""
    keys = json.dumps(ring(home).document(log.origin), indent=1).encode() + b"\n"
    for name, data in (("keys.json", keys), ("policy", bytes(home.policy(log)))):
        file = home.log_folder / name
        if not file.exists() or file.read_bytes() != data:
            replace_plainly(file, data)

"""What a witness keeps in its folder: its key, the logs it knows, the last head of each that it cosigned, evidence.

``key.pem`` (encrypted) with its ``passphrase`` and ``vkey``; ``logs`` (C2SP tlog-policy, ``log`` lines alone);
``cosigned/`` holds one checkpoint a log, which is both what the witness remembers and what it shows; ``evidence/``
heads that contradict each other.  A head is on the disk before its cosignature is given to anybody."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from .checkpoint import Checkpoint, parse_checkpoint
from .keys import NoKey, new_key, open_key, sealed, write_private
from .log import alone, replace
from .merkle import HASH
from .policy import BadPolicy, KnownLog, parse_logs
from .signed_note import COSIGNATURE, BadNote, Signer, b64
from .witness import Contradiction, Submission, check_submission, cosigned, file_name, signed_by_log

PASSPHRASE: Final = "TOGUNA_WITNESS_PASSPHRASE"
MOST_EVIDENCE: Final = 100
"""Folders of evidence that are kept: the first ones tell the most, and a log gone mad must not fill the disk."""
_LOGS: Final = b"""# The logs whose heads are cosigned here, one a line; the address is that of the log's site:
# log presidence.example/record+0123abcd+AQ... https://presidence.example
"""


class BadState(Exception):
    """The witness's own folder cannot be read; the message says which file.  Nothing is cosigned then."""


@dataclass(frozen=True, slots=True)
class WitnessFolder:
    folder: Path

    def begin(self, name: str) -> str:
        """Makes the folder with a new key; gives the key's line.  Raises ``BadNote`` for a name that is none, and
        :class:`BadState` where there is a key already."""
        signer = Signer(name, new_key(), COSIGNATURE)
        vkey = signer.verifier.vkey
        if (self.folder / "key.pem").exists():
            raise BadState(f"{self.folder}: there is a witness here already; its key is in {self.folder / 'vkey'}")
        for folder in (self.folder, self.folder / "cosigned"):
            folder.mkdir(parents=True, exist_ok=True)
        passphrase = os.environ.get(PASSPHRASE) or secrets.token_urlsafe(32)
        if not os.environ.get(PASSPHRASE):
            write_private(self.folder / "passphrase", passphrase.encode())
        if not (self.folder / "logs").exists():
            replace(self.folder / "logs", _LOGS)
        replace(self.folder / "vkey", f"{vkey}\n".encode())
        # The key comes last: with it the folder is whole.
        write_private(self.folder / "key.pem", sealed(signer.private, passphrase))
        return vkey

    def signer(self) -> Signer:
        """The witness's key, opened.  Raises :class:`NoKey`."""
        try:
            name = (self.folder / "vkey").read_text().partition("+")[0]
            passphrase = os.environ.get(PASSPHRASE) or (self.folder / "passphrase").read_text().strip()
        except FileNotFoundError as error:
            raise NoKey(f"{error.filename}: is missing; run toguna witness init, or set {PASSPHRASE}") from error
        return Signer(name, open_key(self.folder / "key.pem", passphrase), COSIGNATURE)

    def logs(self) -> tuple[KnownLog, ...]:
        """The logs whose heads are cosigned.  Raises :class:`BadState`."""
        file = self.folder / "logs"
        try:
            return parse_logs(file.read_bytes())
        except OSError as error:
            raise BadState(f"{file}: {error.strerror}") from error
        except BadPolicy as error:
            raise BadState(f"{file}: {error}") from error

    def seen(self, origin: str) -> Checkpoint | None:
        """The last head of a log that was cosigned.  Raises :class:`BadState`."""
        file = self.folder / "cosigned" / file_name(origin)
        try:
            checkpoint = parse_checkpoint(file.read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, BadNote) as error:
            raise BadState(f"{file}: {error}") from error
        if checkpoint.origin != origin:
            raise BadState(f"{file}: is of {checkpoint.origin}")
        return checkpoint

    def cosign(self, submission: Submission, signer: Signer) -> Checkpoint:
        """Cosigns a head that goes on from the last one: it is on the disk when this returns.

        Looking at the last head and putting the new one in its place is one step, also between processes (tlog-witness,
        section "add-checkpoint").  Raises ``NotCosigned`` and :class:`BadState`."""
        head = signed_by_log(submission.checkpoint, [log.verifier for log in self.logs()])
        with alone(self.folder / "lock"):
            seen = self.seen(head.origin)
            try:
                check_submission(submission, seen)
            except Contradiction as contradiction:
                self.keep_evidence(seen, head, str(contradiction))
                raise
            done = cosigned(head, signer, int(time.time()))
            replace(self.folder / "cosigned" / file_name(head.origin), str(done).encode())
            return done

    def keep_evidence(
        self, seen: Checkpoint | None, shown: Checkpoint, why: str, root: bytes = b"", proof: Sequence[bytes] = ()
    ) -> Path:
        """Keeps two heads that contradict each other; gives their folder.

        ``root`` is what the newer head's tree has where the older one ends, and ``proof`` shows it (RFC 6962, section
        2.1.2): with these anybody can see that the two cannot be of one log."""
        digest = hashlib.sha256(f"{seen}{shown.text}".encode()).hexdigest()[:12]
        evidence = self.folder / "evidence"
        folder = evidence / f"{file_name(shown.origin)}-{digest}"
        if folder.exists() or (evidence.exists() and len(os.listdir(evidence)) >= MOST_EVIDENCE):
            return folder
        told = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {why}\n"
        if len(root) == HASH:
            told += f"the newer tree's root at the older size, and the consistency proof from it:\n{b64(root)}\n\n"
            told += "".join(f"{b64(h)}\n" for h in proof)
        folder.mkdir(parents=True)
        replace(folder / "why", told.encode())
        replace(folder / "shown", str(shown).encode())
        replace(folder / "cosigned", str(seen).encode())
        return folder

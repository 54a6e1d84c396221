"""The keys of a newsroom on disk: encrypted PKCS #8 files (RFC 5958), readable with ``openssl pkey`` and a passphrase.

The log key and the desk key sign by themselves: their passphrase comes from ``TOGUNA_RECORD_PASSPHRASE`` or lies beside
them in a file that only its owner reads.  Root keys are made once, signed with on rare days, and kept elsewhere, each
with a passphrase of its own."""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from .log import to_the_disk
from .signed_note import Signer, Verifier

ROOTS = 3
THRESHOLD = 2
_PASSPHRASE = "TOGUNA_RECORD_PASSPHRASE"


class NoKey(Exception):
    """A key that is missing or does not open; the message says which, and what to do."""


@dataclass(frozen=True, slots=True)
class KeyFolder:
    """``TOGUNA_HOME/record/keys``: ``log.pem``, ``desk.pem``, ``origin`` and, unless it comes from the environment, the
    ``passphrase`` of the two."""

    folder: Path

    @property
    def origin(self) -> str:
        """The log's name, also that of its key: an address without scheme."""
        try:
            return (self.folder / "origin").read_text().strip()
        except OSError as error:
            raise NoKey(f"{self.folder}: there are no keys here") from error

    def signer(self, role: str) -> Signer:
        """The ``log`` or ``desk`` key, opened.  Raises :class:`NoKey`."""
        return Signer(self._name(role), open_key(self.folder / f"{role}.pem", self.passphrase()))

    def passphrase(self) -> str:
        if given := os.environ.get(_PASSPHRASE):
            return given
        try:
            return (self.folder / "passphrase").read_text().strip()
        except OSError as error:
            raise NoKey(f"{self.folder}: the passphrase is missing, also in {_PASSPHRASE}") from error

    def prepare(self, origin: str) -> None:
        """Makes what is missing of the folder: its passphrase too, where the environment gives none."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_private(self.folder / "origin", f"{origin}\n".encode())
        if not os.environ.get(_PASSPHRASE) and not (self.folder / "passphrase").exists():
            write_private(self.folder / "passphrase", secrets.token_urlsafe(32).encode())

    def make(self, role: str) -> Verifier:
        """A new key, kept as ``log.next.pem`` until an entry of the log names it (``take_up``)."""
        private = new_key()
        write_private(self._next(role), sealed(private, self.passphrase()))
        return Signer(self._name(role), private).verifier

    def take_up(self, role: str, counting: Collection[Verifier]) -> None:
        """Lets the key that was made take its place, if it counts by now; the one that was there stays beside it, as
        ``log.1.pem``.  One whose entry never came is dropped."""
        if not self._next(role).exists():
            return
        waiting = Signer(self._name(role), open_key(self._next(role), self.passphrase()))
        if waiting.verifier not in counting:
            self._next(role).unlink()
            return
        file = self.folder / f"{role}.pem"
        if file.exists():
            os.replace(file, self.folder / f"{role}.{len(list(self.folder.glob(f'{role}.[0-9]*.pem'))) + 1}.pem")
        os.replace(self._next(role), file)

    def _next(self, role: str) -> Path:
        return self.folder / f"{role}.next.pem"

    def _name(self, role: str) -> str:
        return self.origin if role == "log" else key_name(self.origin, role)


def key_name(origin: str, role: str) -> str:
    """How a key is called: ``presidence.example/desk`` beside the log ``presidence.example/record``."""
    return f"{origin.partition('/')[0]}/{role}"


def sealed(private: Ed25519PrivateKey, passphrase: str) -> bytes:
    """A key as an encrypted PEM file."""
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))


def open_key(file: Path, passphrase: str) -> Ed25519PrivateKey:
    """Opens a key file.  Raises :class:`NoKey`."""
    try:
        key = load_pem_private_key(file.read_bytes(), passphrase.encode())
    except OSError as error:
        raise NoKey(f"{file}: {error.strerror}") from error
    except (ValueError, TypeError) as error:
        raise NoKey(f"{file}: the passphrase does not open it, or it is no key") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise NoKey(f"{file}: not an Ed25519 key")
    return key


def new_key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.generate()


def write_private(file: Path, data: bytes) -> None:
    """Writes a file that only its owner can read, and sees to it that it is on the disk: what an entry of the log names
    must not be lost after it."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.unlink(missing_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(handle)
    to_the_disk(file.parent)

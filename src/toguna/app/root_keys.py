"""Root keys as a ceremony brings them: key files, and the passphrases that open them or that new ones get."""

from __future__ import annotations

import getpass
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from toguna.record.keyring import Keyring
from toguna.record.keys import NoKey, key_name, new_key, open_key, sealed, write_private
from toguna.record.signed_note import Signer

from .refusal import Refusal

VARIABLE = "TOGUNA_ROOT_PASSPHRASE_"
LEAST = 16
"""Characters of a passphrase: the key file's own guard against guessing is slight (PKCS #8 as OpenSSL writes it)."""


def opened(files: Sequence[Path], passphrases: Path | None, held: Keyring) -> list[Signer]:
    """The root keys that sign, under the names the log knows them by.  Raises :class:`Refusal` or ``NoKey``."""
    known = {verifier.public: verifier for verifier in held.now("root")}
    signers: dict[bytes, Signer] = {}
    for place, file in enumerate(files, 1):
        private = open_key(file, _known_passphrase(file, _number(file, place), passphrases))
        public = private.public_key().public_bytes_raw()
        if public not in known:
            raise Refusal("not a root key that counts in this log", str(file), "toguna record keys show lists them")
        signers[public] = Signer(known[public].name, private)
    if len(signers) < held.threshold:
        raise Refusal(
            f"{held.threshold} root keys must sign, {len(signers)} given",
            "--root",
            "give each with a --root of its own",
        )
    return list(signers.values())


def tried(file: Path, place: int, passphrases: Path | None, held: Keyring) -> str:
    """What is wrong with a root key's file; empty for nothing.  Raises :class:`Refusal` where nobody can be asked."""
    try:
        private = open_key(file, _known_passphrase(file, _number(file, place), passphrases))
    except NoKey as error:
        return str(error)
    counts = private.public_key().public_bytes_raw() in {verifier.public for verifier in held.now("root")}
    return "" if counts else f"{file}: not a root key that counts in this log"


def made(folder: Path, number: int, origin: str, passphrase: str) -> Signer:
    """A new root key, written into a folder and read back from it.  Raises :class:`Refusal`."""
    file = folder / f"root-{number}.pem"
    private = new_key()
    try:
        write_private(file, sealed(private, passphrase))
        back = open_key(file, passphrase)
    except (OSError, NoKey) as error:
        raise Refusal(str(error), str(folder), "take another stick, and begin again") from error
    if back.public_key() != private.public_key():
        raise Refusal("reads back another key than was written", str(file), "take another stick, and begin again")
    return Signer(key_name(origin, f"root-{number}"), private)


def room_for(folder: Path, number: int) -> Path:
    """The folder, if a new root key can be put there.  Raises :class:`Refusal`."""
    if not folder.is_dir():
        raise Refusal("no such folder", str(folder), "is the stick in, and mounted?")
    if (file := folder / f"root-{number}.pem").exists():
        raise Refusal("there is a root key already", str(file), "take an empty stick; never write over a key")
    return folder


def new_passphrase(number: int, passphrases: Path | None) -> str:
    """The passphrase that a new root key gets; asked for twice where none is given.  Raises :class:`Refusal`."""
    told = _given(number, passphrases)
    if not told:
        told = _asked(f"Passphrase for root key {number}, {LEAST} characters or more: ")
        if _asked("The same again: ") != told:
            raise Refusal("the two differ", f"root key {number}", "begin again; nothing was written")
    if len(told) < LEAST:
        raise Refusal(f"shorter than {LEAST} characters", f"the passphrase of root key {number}", "take six words")
    return told


def _known_passphrase(file: Path, number: int, passphrases: Path | None) -> str:
    beside = file.with_suffix(".passphrase")
    return (
        _given(number, passphrases)
        or (beside.read_text().strip() if beside.is_file() else "")
        or _asked(f"Passphrase of {file}: ")
    )


def _given(number: int, passphrases: Path | None) -> str:
    """What the environment, or line ``number`` of the file of passphrases, says; empty for neither."""
    if told := os.environ.get(f"{VARIABLE}{number}"):
        return told
    if passphrases is None:
        return ""
    try:
        lines = passphrases.read_text().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(getattr(error, "strerror", None) or "not a text", str(passphrases)) from error
    if len(lines) < number:
        raise Refusal(f"has no line {number}", str(passphrases), "one passphrase a line, in the keys' order")
    return lines[number - 1]


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        raise Refusal(
            "nobody to ask for the passphrase", "standard input", f"set {VARIABLE}1, ..., or give --passphrase-file"
        )
    return getpass.getpass(question)


def _number(file: Path, place: int) -> int:
    """Which root key a file is, by its name (``root-2.pem``); else its place on the command line."""
    found = re.search(r"(\d+)$", file.stem)
    return int(found[1]) if found else place

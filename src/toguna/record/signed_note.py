"""Signed notes: a text, and lines that say who signed it.

C2SP signed-note v1.0.0 (c2sp.org/signed-note).  Two kinds of signature are known: Ed25519 (type 0x01, section "Ed25519
signatures") and the timed cosignature of a witness (type 0x04, C2SP tlog-cosignature v1, section "Ed25519 signed
message").  Signatures by unknown keys are ignored; one by a known key that does not fit refuses the whole note."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

ED25519: Final = 0x01
COSIGNATURE: Final = 0x04
MOST_BYTES: Final = 1_000_000
MOST_SIGNATURES: Final = 64
_DASH: Final = "\u2014 "
_NAME = re.compile("[^\\s+\x00-\x1f\ud800-\udfff]+")


class BadNote(ValueError):
    """Not a signed note, or not signed by whom it should be; the message says what is wrong."""


@dataclass(frozen=True, slots=True)
class Verifier:
    """A public key with its name: ``kind`` is ``ED25519`` or ``COSIGNATURE``, ``public`` the key's 32 bytes."""

    name: str
    kind: int
    public: bytes

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise BadNote(f"{self.name!r} is no name of a key: it is empty, holds a blank or a plus, or is not UTF-8")
        if self.kind not in (ED25519, COSIGNATURE):
            raise BadNote(f"{self.name}: a signature of type {self.kind:#04x} is not known here")
        if len(self.public) != 32:
            raise BadNote(f"{self.name}: a public key has 32 bytes, this one {len(self.public)}")

    @property
    def key_id(self) -> bytes:
        """The first four bytes of SHA-256(name, newline, type, key) (signed-note, section "Signatures")."""
        return _key_id(self.name, self.kind, self.public)

    @property
    def vkey(self) -> str:
        """The key in one line: ``name+id+base64`` (signed-note, section "Verifier keys")."""
        return f"{self.name}+{self.key_id.hex()}+{b64(bytes([self.kind]) + self.public)}"

    def accepts(self, text: str, signature: bytes) -> bool:
        """Whether ``signature`` (without the key id) is this key's over ``text``."""
        message = text.encode()
        if self.kind == COSIGNATURE:
            if len(signature) != 72:
                return False
            message, signature = cosigned_message(int.from_bytes(signature[:8], "big"), text), signature[8:]
        try:
            _public(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Signature:
    """One line of signature: ``data`` is what follows the key id."""

    name: str
    key_id: bytes
    data: bytes

    @property
    def line(self) -> str:
        return f"{_DASH}{self.name} {b64(self.key_id + self.data)}\n"

    @property
    def seconds(self) -> int:
        """When a cosignature was made, in seconds since 1970 (tlog-cosignature, section "Format")."""
        return int.from_bytes(self.data[:8], "big")


@dataclass(frozen=True, slots=True)
class Note:
    """``text`` ends with a newline; the blank line after it is not part of it."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return self.text + "\n" + "".join(s.line for s in self.signatures)

    def signed_by(self, verifiers: Iterable[Verifier]) -> list[tuple[Verifier, Signature]]:
        """Those of the keys that signed, each once, with their signatures.

        Raises :class:`BadNote` where the signature of one of them does not fit."""
        known = {(v.name, v.key_id): v for v in verifiers}
        found: dict[tuple[str, bytes], tuple[Verifier, Signature]] = {}
        for signature in self.signatures:
            key = (signature.name, signature.key_id)
            if key not in known or key in found:
                continue
            if not known[key].accepts(self.text, signature.data):
                raise BadNote(f"the signature of {signature.name} does not fit the text")
            found[key] = (known[key], signature)
        return list(found.values())


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key with its name."""

    name: str
    private: Ed25519PrivateKey
    kind: int = ED25519

    @property
    def verifier(self) -> Verifier:
        return Verifier(self.name, self.kind, self.private.public_key().public_bytes_raw())

    def sign(self, text: str) -> Signature:
        """Signs a text that ends with a newline."""
        if self.kind != ED25519:
            raise BadNote(f"{self.name} is the key of a witness: it cosigns, with the time")
        _check_text(text)
        return Signature(self.name, self.verifier.key_id, self.private.sign(text.encode()))

    def cosign(self, text: str, seconds: int) -> Signature:
        """A witness's cosignature of a checkpoint's text at a moment, in seconds since 1970."""
        if self.kind != COSIGNATURE:
            raise BadNote(f"{self.name} is no key of a witness")
        signed = self.private.sign(cosigned_message(seconds, text))
        return Signature(self.name, self.verifier.key_id, seconds.to_bytes(8, "big") + signed)


def cosigned_message(seconds: int, text: str) -> bytes:
    """What a cosignature signs (tlog-cosignature, section "Ed25519 signed message")."""
    return f"cosignature/v1\ntime {seconds}\n{text}".encode()


def parse_note(data: bytes) -> Note:
    """Reads a signed note (signed-note, section "Format").  Raises :class:`BadNote`."""
    if len(data) > MOST_BYTES:
        raise BadNote("longer than a note may be")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise BadNote("not UTF-8") from error
    if any(c < " " and c != "\n" for c in text):
        raise BadNote("holds a control character")
    body, blank, lines = text.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise BadNote("no blank line before signatures, or no newline at the end")
    return Note(body + "\n", parse_signatures(lines))


def parse_signatures(lines: str) -> tuple[Signature, ...]:
    """Reads lines of signatures, each ended by a newline.  Raises :class:`BadNote`."""
    found = []
    for line in lines.removesuffix("\n").split("\n"):
        name, blank, encoded = line.removeprefix(_DASH).partition(" ")
        if not line.startswith(_DASH) or not blank or not _NAME.fullmatch(name):
            raise BadNote(f"no line of a signature: {line[:60]!r}")
        data = unb64(encoded)
        if len(data) < 5:
            raise BadNote(f"the signature of {name} is too short")
        found.append(Signature(name, data[:4], data[4:]))
    if len(found) > MOST_SIGNATURES:
        raise BadNote(f"more than {MOST_SIGNATURES} signatures")
    return tuple(found)


def parse_vkey(line: str) -> Verifier:
    """Reads ``name+id+base64``.  Raises :class:`BadNote`, also where the id is not that of the key."""
    name, plus, rest = line.strip().partition("+")
    key_id, plus_too, encoded = rest.partition("+")
    if not (plus and plus_too):
        raise BadNote(f"no verifier key: {line[:60]!r}")
    data = unb64(encoded)
    if not data:
        raise BadNote(f"{name}: the key is empty")
    verifier = Verifier(name, data[0], data[1:])
    if verifier.key_id.hex() != key_id:
        raise BadNote(f"{name}: the id {key_id} is not that of the key, {verifier.key_id.hex()}")
    return verifier


def b64(data: bytes) -> str:
    """Standard base64 (RFC 4648, section 4)."""
    return base64.b64encode(data).decode()


def unb64(text: str) -> bytes:
    """The bytes of standard base64, and nothing else.  Raises :class:`BadNote`."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadNote(f"not base64: {text[:60]!r}") from error
    if b64(data) != text:
        raise BadNote(f"not the one base64 form: {text[:60]!r}")
    return data


def _check_text(text: str) -> None:
    if not text.endswith("\n") or any(c < " " and c != "\n" for c in text):
        raise BadNote("a note's text ends with a newline and holds no control character")


@lru_cache(maxsize=256)
def _key_id(name: str, kind: int, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


@lru_cache(maxsize=256)
def _public(public: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(public)

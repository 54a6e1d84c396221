"""An entry of the log: a signed note that says which version of which text was published, and commits to its words.

No title, name or address stands in the log itself: the words and the salt are in the payload, which the law may oblige
the institution to erase, and the log still verifies.  The format is ``toguna/entry@v1`` (docs/record/format.md)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from .signed_note import BadNote, Note, b64, parse_note, unb64

HEAD: Final = "toguna/entry@v1"
KINDS: Final = ("publish", "revise", "correct", "withdraw", "erase", "deny", "keys")
EDITION_TYPE: Final = "application/json"
FRAME_TYPE: Final = "text/plain"
OWN_NUMBER: Final = "{entry}"
"""Stands in a line of the frame until the entry has its number."""
_ORDER: Final = ("kind", "doc", "rev", "lang", "time", "prev")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,18}")


class BadEntry(ValueError):
    """Not an entry of this format, or one that does not fit what it is said to commit to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``time`` is a claim (RFC 3339, UTC); ``prev`` the index of the former version's entry, or -1.

    ``files`` are commitments with their media types, ``keys`` the lines of a ``keys`` entry (``keyring.py``)."""

    kind: str
    doc: str
    rev: int
    lang: str
    time: str
    prev: int = -1
    text: bytes = b""
    files: tuple[tuple[bytes, str], ...] = ()
    keys: tuple[str, ...] = ()

    @property
    def note_text(self) -> str:
        """What is signed."""
        lines = [HEAD]
        values = (self.kind, self.doc, self.rev, self.lang, self.time, self.prev if self.prev >= 0 else "-")
        lines += [f"{name} {value}" for name, value in zip(_ORDER, values, strict=True)]
        if self.text:
            lines.append(f"text {b64(self.text)}")
        lines += [f"file {b64(digest)} {media_type}" for digest, media_type in self.files]
        lines += self.keys
        return "\n".join(lines) + "\n"


def parse_entry(data: bytes) -> tuple[Entry, Note]:
    """Reads an entry and its note.  Raises :class:`BadEntry`."""
    try:
        note = parse_note(data)
        head, *lines = note.text.removesuffix("\n").split("\n")
        if head != HEAD or len(lines) < len(_ORDER):
            raise BadEntry(f"an entry begins with {HEAD}")
        fields = {}
        for name, line in zip(_ORDER, lines, strict=False):
            found, blank, value = line.partition(" ")
            if found != name or not blank or not value:
                raise BadEntry(f"{name} is missing")
            fields[name] = value
        entry = _entry(fields, lines[len(_ORDER) :])
    except BadNote as error:
        raise BadEntry(str(error)) from error
    if entry.note_text != note.text:
        raise BadEntry("not written in the one form an entry has")
    return entry, note


def _entry(fields: dict[str, str], rest: Sequence[str]) -> Entry:
    kind, prev = fields["kind"], fields["prev"]
    if kind not in KINDS:
        raise BadEntry(f"kind {kind} is not known")
    if not _WHOLE.fullmatch(fields["rev"]) or (prev != "-" and not _WHOLE.fullmatch(prev)):
        raise BadEntry("rev and prev are whole numbers")
    try:
        if not _TIME.fullmatch(fields["time"]):
            raise ValueError
        datetime.fromisoformat(fields["time"])
    except ValueError as error:
        raise BadEntry(f"time {fields['time']} is not RFC 3339 in UTC") from error
    text = b""
    files: list[tuple[bytes, str]] = []
    keys: list[str] = []
    for line in rest:
        name, _, value = line.partition(" ")
        if kind == "keys":
            keys.append(line)
        elif name == "text" and not text and not files:
            text = _digest(value)
        elif name == "file" and text:
            digest, _, media_type = value.partition(" ")
            files.append((_digest(digest), media_type))
        else:
            raise BadEntry(f"not understood: {line[:60]}")
    if kind != "keys" and not text:
        raise BadEntry("an entry commits to a text")
    return Entry(
        kind, fields["doc"], int(fields["rev"]), fields["lang"], fields["time"], -1 if prev == "-" else int(prev),
        text, tuple(files), tuple(keys),
    )  # fmt: skip


def _digest(value: str) -> bytes:
    digest = unb64(value)
    if len(digest) != 32:
        raise BadEntry("a commitment has 32 bytes")
    return digest


def shown(index: int) -> str:
    """An entry's number as pages and their frames show it: ``1 234`` (U+202F)."""
    return f"{index:,}".replace(",", "\u202f")


def text_commitment(salt: bytes, canonical_text: str) -> bytes:
    """SHA-256(0x10, salt, T1)."""
    return hashlib.sha256(b"\x10" + salt + canonical_text.encode()).digest()


def file_commitment(salt: bytes, data: bytes) -> bytes:
    """SHA-256(0x11, salt, bytes)."""
    return hashlib.sha256(b"\x11" + salt + data).digest()


@dataclass(frozen=True, slots=True)
class Payload:
    """What an entry commits to: the salt (32 bytes), the edition (RFC 8785 bytes), and the frame.

    The frame is what stands around the words on the text's page and in its PDF (its number, dates, captions), line by
    line: so that whoever checks a copied page can tell it from words that were put in."""

    salt: bytes
    edition: bytes
    frame: tuple[str, ...] = ()

    def __bytes__(self) -> bytes:
        """The payload's file: JSON, one object."""
        frame = json.dumps(self.frame, ensure_ascii=False, separators=(",", ":")).encode()
        return b'{"edition":' + self.edition + b',"frame":' + frame + b',"salt":"' + b64(self.salt).encode() + b'"}'

    @property
    def document(self) -> dict[str, Any]:
        """The edition's JSON object."""
        document: dict[str, Any] = json.loads(self.edition)
        return document

    def commit(self, canonical_text: str) -> tuple[bytes, tuple[tuple[bytes, str], ...]]:
        """What the entry's ``text`` and ``file`` lines say."""
        framed = "\n".join(self.frame).encode()
        return text_commitment(self.salt, canonical_text), (
            (file_commitment(self.salt, self.edition), EDITION_TYPE),
            (file_commitment(self.salt, framed), FRAME_TYPE),
        )


def parse_payload(data: bytes) -> Payload:
    """Reads a payload; its edition's bytes are those that stand in the file.  Raises :class:`BadEntry`."""
    begin, middle, end = b'{"edition":', b',"frame":', b',"salt":"'
    body, comma, salt = data.rpartition(end)
    edition, too, frame = body.rpartition(middle)
    try:
        if not (data.startswith(begin) and comma and too and salt.endswith(b'"}')):
            raise BadEntry("not a payload")
        lines = json.loads(frame)
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise BadEntry("the frame is a list of lines")
        payload = Payload(unb64(salt[:-2].decode()), edition.removeprefix(begin), tuple(lines))
        if not isinstance(payload.document, dict):
            raise BadEntry("the edition is an object")
    except (ValueError, UnicodeError) as error:
        raise BadEntry(f"not a payload: {error}") from error
    return payload


def check_payload(entry: Entry, payload: Payload, canonical_text: str) -> None:
    """Raises :class:`BadEntry` unless the entry commits to just this payload."""
    text, files = payload.commit(canonical_text)
    if text != entry.text:
        raise BadEntry("the words are not those that were logged")
    if files != entry.files:
        raise BadEntry("the edition or its frame is not what was logged")
    document = payload.document
    said = (document.get("id"), document.get("version"), document.get("language"))
    if said != (entry.doc, entry.rev, entry.lang):
        raise BadEntry("the edition is of another text, version or language than its entry says")

"""The records of WARC files (ISO 28500; 1.0 and 1.1), compressed record by record or not, as far as each is sound.

Our own reading rather than warcio's: that one ends at the first damage, cannot read a file compressed as one piece, and
unpacks whatever size a record claims."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .http_message import headers_of

HEAD = 2**18
"""Bytes of a record's content that are looked at when it is found."""

LARGEST = 2**29
"""Bytes a record may unpack to; a film is larger, and is no text."""

_STEP = 2**16
_HEADERS = 2**16
_MAGIC = b"\x1f\x8b\x08"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record begins: a file, the part of it that is an archive, the byte, whether it is compressed there."""

    path: str
    begin: int
    end: int
    offset: int
    packed: bool


@dataclass(frozen=True, slots=True)
class Record:
    """A record as found: ``head`` is the beginning of its content; ``digest`` names the bytes after its HTTP header."""

    place: Place
    headers: dict[str, str]
    head: bytes
    length: int
    digest: str


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes that are no sound record, and why."""

    offset: int
    why: str


class NotSingly(Exception):
    """The file is compressed as one piece, not record by record."""


def records_in(path: str, begin: int, end: int) -> Iterator[Record | Damage]:
    """The records between two bytes of a file.  Raises :class:`NotSingly` before the second record where need be."""
    with Path(path).open("rb") as file:
        file.seek(begin)
        packed = file.read(2) == _MAGIC[:2]
        at = begin
        while at < end:
            record, following = (_packed if packed else _plain)(file, path, begin, end, at)
            if record is None:
                return
            yield record
            if following is None:
                return
            at = following


def content_at(place: Place, limit: int) -> bytes:
    """At most ``limit`` bytes of the content of a record."""
    with Path(place.path).open("rb") as file:
        stream: _Stream = (
            _Member(file, place.offset, place.end) if place.packed else _File(file, place.offset, place.end)
        )
        try:
            headers = _headers(stream)
            if headers is None:
                return b""
            return stream.read(min(_length(headers), limit))
        except (zlib.error, EOFError, OSError):
            return b""


class _Stream:
    """Bytes one after another, with what was read too far put back."""

    def __init__(self) -> None:
        self.ahead = b""

    def more(self) -> bytes:
        raise NotImplementedError

    def read(self, size: int) -> bytes:
        parts, got = [self.ahead[:size]], min(size, len(self.ahead))
        self.ahead = self.ahead[size:]
        while got < size and (data := self.more()):
            parts.append(data[: size - got])
            self.ahead = data[size - got :]
            got += len(parts[-1])
        return b"".join(parts)


class _File(_Stream):
    def __init__(self, file: BinaryIO, at: int, end: int) -> None:
        super().__init__()
        self.file, self.at, self.end = file, at, end

    def more(self) -> bytes:
        self.file.seek(self.at)
        data = self.file.read(min(_STEP, self.end - self.at))
        self.at += len(data)
        return data

    @property
    def place(self) -> int:
        return self.at - len(self.ahead)


class _Member(_Stream):
    """One gzip member, unpacked as it is read."""

    def __init__(self, file: BinaryIO, at: int, end: int) -> None:
        super().__init__()
        self.file, self.at, self.end = file, at, end
        self.machine = zlib.decompressobj(31)
        self.fed = b""
        self.cut = False

    def more(self) -> bytes:
        while not self.machine.eof:
            if not self.fed:
                self.file.seek(self.at)
                self.fed = self.file.read(min(_STEP, self.end - self.at))
                self.at += len(self.fed)
                if not self.fed:
                    self.cut = True
                    return b""
            data = self.machine.decompress(self.fed, _STEP)
            self.fed = self.machine.unconsumed_tail
            if data:
                return data
        return b""

    @property
    def after(self) -> int:
        """The byte after the member."""
        return self.at - len(self.machine.unused_data)


def _plain(file: BinaryIO, path: str, begin: int, end: int, at: int) -> tuple[Record | Damage | None, int | None]:
    stream = _File(file, at, end)
    blank = stream.read(4)
    while blank and not blank.strip():
        at += len(blank)
        blank = stream.read(4)
    if not blank:
        return None, None
    at += len(blank) - len(blank.lstrip())
    stream = _File(file, at, end)
    headers = _headers(stream)
    if headers is None:
        return Damage(at, "no record begins here"), _next(file, at + 1, end, packed=False)
    length, content = _length(headers), stream.place
    if content + length > end:
        return Damage(at, f"the archive ends within this record, {content + length - end} bytes short"), _next(
            file, at + 1, end, packed=False
        )
    head, digest = _looked(stream, headers, length)
    return Record(Place(path, begin, end, at, False), headers, head, length, digest), content + length


def _packed(file: BinaryIO, path: str, begin: int, end: int, at: int) -> tuple[Record | Damage | None, int | None]:
    member = _Member(file, at, end)
    try:
        headers = _headers(member)
        if headers is None:
            why = "the archive ends within this record" if member.cut else "no record is packed here"
            return Damage(at, why), _next(file, at + 1, end, packed=True)
        length = _length(headers)
        if length > LARGEST:
            why = f"a record of {length} bytes, larger than any text or picture"
            return Damage(at, why), _next(file, at + 1, end, packed=True)
        head, digest = _looked(member, headers, length)
        tail = member.read(_STEP)
    except zlib.error:
        return Damage(at, "the compressed bytes are not sound"), _next(file, at + 1, end, packed=True)
    except EOFError:
        return Damage(at, "the archive ends within this record"), _next(file, at + 1, end, packed=True)
    if tail.strip().startswith(b"WARC/"):
        raise NotSingly
    following = member.after if member.machine.eof else _next(file, at + 1, end, packed=True)
    return Record(Place(path, begin, end, at, True), headers, head, length, digest), following


def _headers(stream: _Stream) -> dict[str, str] | None:
    data = stream.read(_HEADERS).lstrip(b"\r\n")
    if not data.startswith(b"WARC/"):
        return None
    for mark in (b"\r\n\r\n", b"\n\n"):
        place = data.find(mark)
        if place >= 0:
            stream.ahead = data[place + len(mark) :] + stream.ahead
            return headers_of(data[:place].replace(b"\r\n ", b" ").replace(b"\r\n\t", b" "))
    return None


def _length(headers: dict[str, str]) -> int:
    value = headers.get("content-length", "")
    return int(value) if value.isascii() and value.isdecimal() and len(value) < 18 else 0


def _looked(stream: _Stream, headers: dict[str, str], length: int) -> tuple[bytes, str]:
    """The beginning of a record's content and the digest of its body; the stream is then after the content.

    Raises :class:`EOFError` for a record that ends before its length."""
    head = stream.read(min(length, HEAD))
    told = headers.get("warc-payload-digest", "")
    known = bool(told) or headers.get("warc-type") not in ("response", "resource")
    body = head.find(b"\r\n\r\n") + 4 if head.startswith(b"HTTP/") else 0
    digest = hashlib.sha1(b"" if known else head[max(body, 0) :], usedforsecurity=False)
    got = len(head)
    if known and isinstance(stream, _File):
        return head, told
    while got < length:
        data = stream.read(min(_STEP, length - got))
        if not data:
            break
        if not known:
            digest.update(data)
        got += len(data)
    if got < length:
        raise EOFError
    return head, told or f"sha1:{digest.hexdigest()}"


def _next(file: BinaryIO, at: int, end: int, packed: bool) -> int | None:
    """The next byte at which a record seems to begin."""
    mark = _MAGIC if packed else b"WARC/1."
    kept = b""
    file.seek(at)
    while at < end:
        data = file.read(min(_STEP, end - at))
        if not data:
            return None
        window = kept + data
        start = 0
        while (place := window.find(mark, start)) >= 0:
            found = at - len(kept) + place
            if not packed or _opens(file, found, end):
                return found
            start = place + 1
        at += len(data)
        file.seek(at)
        kept = window[-(len(mark) - 1) :]
    return None


def _opens(file: BinaryIO, at: int, end: int) -> bool:
    file.seek(at)
    try:
        return (
            zlib.decompressobj(31).decompress(file.read(min(2048, end - at)), 64).lstrip(b"\r\n").startswith(b"WARC/")
        )
    except zlib.error:
        return False

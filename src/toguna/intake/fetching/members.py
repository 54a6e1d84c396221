"""The members of a gzipped WARC file, one a record: where each stands, and where the file was torn."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

_PIECE = 2**18
_HEAD = 2**17
"""Bytes of a record that are looked at: its own headers and those of its answer are far shorter."""


@dataclass(frozen=True, slots=True)
class Member:
    """A whole record: its bytes in the file, and what it begins with, unpacked."""

    start: int
    end: int
    head: bytes


def members(file: BinaryIO) -> Iterator[Member]:
    """The whole members of a file, in order, until its end or the first that is torn or broken."""
    file.seek(0)
    start, held = 0, b""
    while True:
        inflater = zlib.decompressobj(wbits=31)
        head, read = b"", 0
        while not inflater.eof:
            piece = held or file.read(_PIECE)
            held = b""
            if not piece:
                return
            try:
                while piece and not inflater.eof:
                    unpacked = inflater.decompress(piece, _PIECE)
                    head += unpacked[: _HEAD - len(head)]
                    read += len(piece) - len(inflater.unconsumed_tail) - len(inflater.unused_data)
                    piece = inflater.unconsumed_tail
            except zlib.error:
                return
            held = inflater.unused_data
        yield Member(start, start + read, head)
        start += read

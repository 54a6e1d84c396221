"""Signed lists of the site's files with their hashes, so that no page can be changed unnoticed either.

A list is a signed note by the desk (docs/record/format.md): a head, its number of how many, and a line for every file
whose path hashes into it, in order.  Spread over many lists, a publication signs few of them again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from .signed_note import BadNote, Note, Signer, Verifier, b64, parse_note, unb64

HEAD: Final = "toguna/pages@v1"
FILES: Final = 200
"""About so many stand in one list: some 20 KB."""


@dataclass(frozen=True, slots=True)
class PageList:
    """``files`` are paths from the site's root with their SHA-256."""

    number: int
    count: int
    files: Mapping[str, bytes]

    def signed(self, desk: Signer) -> bytes:
        """The list as its file stands."""
        lines = [HEAD, f"{self.number} {self.count}"]
        lines += [f"{b64(digest)} {path}" for path, digest in sorted(self.files.items())]
        text = "\n".join(lines) + "\n"
        return str(Note(text, (desk.sign(text),))).encode()


def parse_page_list(data: bytes, desks: Iterable[Verifier]) -> PageList:
    """Reads a list that a desk key signed.  Raises :class:`BadNote`."""
    note = parse_note(data)
    if str(note).encode() != data or len(note.signed_by(desks)) != len(note.signatures):
        raise BadNote("not signed by the desk")
    head, place, *lines = [*note.text.removesuffix("\n").split("\n"), ""][:-1]
    number, _, count = place.partition(" ")
    if head != HEAD or not (number.isdecimal() and count.isdecimal()):
        raise BadNote(f"a list begins with {HEAD} and its number")
    files = {}
    for line in lines:
        digest, _, path = line.partition(" ")
        files[path] = unb64(digest)
    found = PageList(int(number), int(count), files)
    if any(list_of(path, found.count) != found.number for path in files):
        raise BadNote("a file stands in another's list")
    return found


def list_count(files: int) -> int:
    """How many lists so many files are spread over: a power of two."""
    return 1 << max(0, (max(1, files // FILES) - 1).bit_length())


def list_of(path: str, count: int) -> int:
    """The list in which a file stands."""
    return int.from_bytes(hashlib.sha256(path.encode()).digest()[:4], "big") * count >> 32


def list_path(number: int) -> str:
    """Where a list stands, from ``/record/``."""
    return f"pages/{number >> 8:03x}/{number & 0xFF:02x}"

"""The items of an export, one at a time, in bounded memory.

An export is RSS 2.0 with elements of WordPress's own, whose namespace changes with the version and with ``http`` or
``https``: elements are known by their local names."""

from __future__ import annotations

import gzip
import html
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

from lxml import etree

from ..problems import SourceProblem
from .salvage import pieces_of, salvaged

# Not allowed in XML 1.0 (section 2.2), and yet in exports whose texts were pasted from elsewhere.
_CONTROLS = bytes.maketrans(bytes((*range(9), 11, 12, *range(14, 32))), b" " * 29)
_DECLARES = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_HEAD = 65536
_LARGEST_ITEM = 128 * 2**20
_MOST_PROBLEMS = 20

Element = etree._Element


class NotSound(Exception):
    """The file is not well-formed XML; its ``problems`` say where, and it can be read again piece by piece."""


class ExportFile:
    """One file of an export; ``read`` tells how many of its bytes were read.

    ``sound`` is whether it is well-formed, as far as known; ``problems`` are lines and words of what is not."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sound = True
        self.problems: list[tuple[int, str]] = []
        self.read = 0

    def elements(self) -> Iterator[tuple[Element, int, bool]]:
        """The children of the channel in order, each with its line and whether the file holds it whole; each is gone
        afterwards.

        Raises :class:`NotSound` where the file shows that it is not well-formed (read it again then), and
        :class:`SourceProblem` for one that cannot be opened or declares entities of its own."""
        where = str(self.path)
        try:
            with self.path.open("rb") as file:
                cleaned = _Cleaned(file, where, self)
                yield from self._parsed(cleaned) if self.sound else self._pieces(cleaned)
        except (OSError, EOFError, zlib.error) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise SourceProblem(f"cannot be read ({reason})", where, "check the file and your rights") from error

    def _parsed(self, cleaned: _Cleaned) -> Iterator[tuple[Element, int, bool]]:
        parser = etree.iterparse(
            cast(BinaryIO, cleaned), events=("start", "end"), huge_tree=True, resolve_entities=False, no_network=True,
            load_dtd=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        depth = 0
        try:
            for event, element in parser:
                depth += 1 if event == "start" else -1
                if event == "end" and depth == 2:
                    yield element, element.sourceline or 0, True
                    cleaned.since = 0
                    _forget(element)
        except etree.XMLSyntaxError as error:
            self.sound = False
            raise NotSound(error.msg) from error

    def _pieces(self, cleaned: _Cleaned) -> Iterator[tuple[Element, int, bool]]:
        self.problems = []
        for piece in pieces_of(cleaned):
            cleaned.since = 0
            elements, problem = salvaged(piece)
            if problem and len(self.problems) < _MOST_PROBLEMS:
                self.problems.append(problem)
            for element in elements:
                yield element, piece.line + (element.sourceline or 1) - 1, piece.whole


class _Cleaned:
    """The bytes of a file without the characters that XML has not; a gzip file unpacked."""

    def __init__(self, file: BinaryIO, where: str, told: ExportFile) -> None:
        self._file, self._raw, self._told, self._where = file, file, told, where
        if file.read(2) == b"\x1f\x8b":
            self._file = cast(BinaryIO, gzip.GzipFile(fileobj=file))
        file.seek(0)
        head = self._file.read(_HEAD)
        if _DECLARES.search(head.partition(b"<rss")[0]):
            raise SourceProblem(
                "declares XML entities, which no export does", where, "export it again; do not trust this file"
            )
        # Blank lines before the declaration, which plugins leave, are an error in XML.
        self._begun = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        self.since = 0

    def read(self, size: int = -1) -> bytes:
        data, self._begun = self._begun or self._file.read(size), b""
        self._told.read = self._raw.tell()
        self.since += len(data)
        if self.since > _LARGEST_ITEM:
            raise SourceProblem(
                f"one item is larger than {_LARGEST_ITEM // 2**20} MB", self._where, "export it again; do not trust it"
            )
        return data.translate(_CONTROLS)


def name_of(element: Element) -> str:
    """The local name of an element: ``post_id`` of ``wp:post_id``."""
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2] if isinstance(tag, str) else ""


def words_of(element: Element) -> str:
    """The text of an element; what stands in it as elements, because a CDATA section ended too early, as they stand."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child, etree._Entity):
            parts.append(html.unescape(child.text or ""))
        elif isinstance(child.tag, str):
            parts.append(etree.tostring(child, encoding="unicode", with_tail=False))
        parts.append(child.tail or "")
    return "".join(parts)


def _forget(element: Element) -> None:
    """Frees what was read: the element, and those before it."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]

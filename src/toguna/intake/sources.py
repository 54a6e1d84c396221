"""Opening what was named: a file, a folder, standard input; each in its own kind, found by content."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .detect import Kind, kind_of, refuse_unread
from .documents import SourcePage
from .encoding import decoded
from .opened import OpenedSource, Pending, Ready
from .page_text import read_page
from .problems import SourceProblem

LARGEST = 20 * 2**20
"""Bytes of a page's text; the longest official reports have a tenth of it."""


@dataclass
class Page:
    """A single page, read before anything is brought in: what is wrong with it is said at once."""

    origin: str
    page: SourcePage
    kind: str = "page"
    hosts: frozenset[str] = field(default_factory=frozenset)

    def items(self) -> Iterator[Pending]:
        yield Ready(self.page)

    def progress(self) -> tuple[int, int]:
        return 1, 1

    def medium(self, address: str) -> bytes | None:
        return None


def open_sources(names: Sequence[str]) -> list[OpenedSource]:
    """Opens everything that is named; the files of one WordPress export become one source.

    Raises :class:`SourceProblem` for the first that cannot be read."""
    opened: list[OpenedSource] = []
    exports: list[Path] = []
    for name in names:
        kind = kind_of(name)
        if kind is Kind.WORDPRESS:
            exports.append(Path(name))
        else:
            opened.append(_opened(name, kind))
    if exports:
        from .wordpress import open_exports

        opened.insert(0, open_exports(exports))
    return opened


def _opened(name: str, kind: Kind) -> OpenedSource:
    (page,) = read_source(name)
    return Page(page.origin, page)


def read_source(source: str) -> Iterator[SourcePage]:
    """Yield the pages of a source that is the text of a page: a path, or ``-`` for standard input.

    Raises :class:`SourceProblem` for what cannot be read."""
    where = "standard input" if source == "-" else source
    data = sys.stdin.buffer.read(LARGEST + 1) if source == "-" else _file(source)
    if len(data) > LARGEST:
        raise _too_large(where)
    if not data.strip():
        raise SourceProblem("the file is empty", where, "give a file with the text of a page")
    refuse_unread(data, where)
    text, encoding = decoded(data, where)
    if not text.strip():
        raise SourceProblem("the file is empty", where, "give a file with the text of a page")
    yield read_page(text, Path(source).name if source != "-" else where, encoding)


def _file(source: str) -> bytes:
    path = Path(source)
    try:
        if path.is_dir():
            raise SourceProblem("this is a folder", source, "name the files in it")
        if path.stat().st_size > LARGEST:
            raise _too_large(source)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceProblem(f"cannot be read ({reason})", source, "check the name and your rights") from error


def _too_large(where: str) -> SourceProblem:
    return SourceProblem(f"larger than {LARGEST // 2**20} MB, no page's text is", where, "give one page a file")

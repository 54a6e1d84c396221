"""Opening a source: a file or standard input, within bounds, whatever is in it."""

import sys
from collections.abc import Iterator
from pathlib import Path

from toguna.intake.detect import refuse_unread
from toguna.intake.documents import SourcePage
from toguna.intake.encoding import decoded
from toguna.intake.page_text import read_page
from toguna.intake.problems import SourceProblem

LARGEST = 20 * 2**20
"""Bytes of a page's text; the longest official reports have a tenth of it."""


def read_source(source: str) -> Iterator[SourcePage]:
    """Yield the pages of a source: a path, or ``-`` for standard input.

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
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceProblem(f"cannot be read ({reason})", source, "check the name and your rights") from error


def _too_large(where: str) -> SourceProblem:
    return SourceProblem(f"larger than {LARGEST // 2**20} MB, no page's text is", where, "give one page a file")

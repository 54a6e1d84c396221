"""Plain text: its paragraphs, whether one line each or broken to a column."""

from __future__ import annotations

from pathlib import Path

from toguna.reading.folding import composed
from toguna.reading.page_lines import lines_of
from toguna.reading.wrapping import unwrapped

from ..body import body_html
from ..encoding import decoded
from .manuscript import Manuscript, Unreadable

LARGEST = 20 * 2**20


def read_plain(path: Path, where: str) -> Manuscript:
    """The manuscript of a text file.  Raises :class:`SourceProblem` for what is no text."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreadable(f"it is larger than {LARGEST // 2**20} MB; give one text a file")
    text, _ = decoded(data, where)
    lines = unwrapped(lines_of(composed(text)))
    return Manuscript(body_html([line.text for line in lines]), "plain text")

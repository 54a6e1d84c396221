"""PDF documents, by pypdf: their words in paragraphs."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError

from ..body import body_html
from .manuscript import Manuscript, Unreadable
from .pdf_lines import PdfLine, PdfParagraph, paragraphs_of_lines, with_bullets, without_running_heads

MOST_PAGES = 1000
_MOST_LETTERS = 5_000_000
_FEWEST_LETTERS = 20
"""Letters of a page: one that has fewer is a picture, with a page number perhaps."""

_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
"""Letters that a font sets as one sign."""

# What it says of every odd file goes nowhere that an operator reads.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(path: Path, where: str) -> Manuscript:
    """The manuscript of a PDF.  Raises :class:`Unreadable` for one that is locked, scanned, broken or too long."""
    try:
        with path.open("rb") as file:
            reader = PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                raise Unreadable("it is locked with a password; save it without one")
            if len(reader.pages) > MOST_PAGES:
                raise Unreadable(f"it has more than {MOST_PAGES} pages; give the text itself")
            lines = list(_lines(reader))
            about = reader.metadata
            title, author = (str(getattr(about, name, None) or "") for name in ("title", "author"))
            created, modified = (_moment(about, name) for name in ("creation_date", "modification_date"))
            count = len(reader.pages)
    except Unreadable:
        raise
    except DependencyError as error:
        raise Unreadable("it is locked in a way that cannot be opened here; save it without a password") from error
    except Exception as error:
        # It fails in many ways on what is no PDF, or a hostile one.
        raise Unreadable("it is no sound PDF; print it again into a PDF") from error
    text = "".join(line.text for line in lines)
    letters = sum(map(str.isalpha, text))
    if letters < _FEWEST_LETTERS * min(count, 3):
        raise Unreadable("it holds pictures of pages and no words (a scan); have its letters recognised first (OCR)")
    if letters * 2 < sum(not one.isspace() for one in text):
        raise Unreadable("its fonts do not tell their letters; have them recognised (OCR) or give the text")
    left, running = without_running_heads(lines)
    return Manuscript(
        html="".join(_html(paragraphs_of_lines(left))),
        kind="PDF",
        title=" ".join(title.split()),
        author=" ".join(author.split()),
        created=created,
        modified=modified,
        head=tuple(line for line in running if any(map(str.isalpha, line))),
        running=running,
    )


def _lines(reader: PdfReader) -> Iterator[PdfLine]:
    letters = 0
    for number, page in enumerate(reader.pages, 1):
        for line in _lines_of(page, number):
            letters += len(line.text)
            if letters > _MOST_LETTERS:
                raise Unreadable("it is longer than any communiqué; give the text itself")
            yield line


def _lines_of(page: PageObject, number: int) -> list[PdfLine]:
    """The lines of a page with their places: pieces of text come one by one, line ends among them."""
    lines: list[PdfLine] = []
    pieces: list[str] = []
    place: list[tuple[float, float, float]] = []

    def end() -> None:
        words = " ".join("".join(pieces).translate(_LIGATURES).split())
        if words:
            x, y, size = place[0] if place else (None, None, 0.0)
            lines.append(PdfLine(words, x, y, size, number))
        pieces.clear()
        place.clear()

    def piece(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        for at, part in enumerate(text.split("\n")):
            if at:
                end()
            pieces.append(part)
            if part.strip() and not place:
                place.append(_place(cm, tm, size))

    page.extract_text(visitor_text=piece)
    end()
    return with_bullets(lines)


def _place(cm: list[float], tm: list[float], size: float) -> tuple[float, float, float]:
    """Where a piece begins, and the size of its letters, in points of the page (ISO 32000-1, 9.4.4)."""
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    return x, y, abs(size * (tm[3] or tm[0] or 1) * (cm[3] or cm[0] or 1))


def _html(paragraphs: list[PdfParagraph]) -> Iterator[str]:
    running: list[str] = []
    for one in paragraphs:
        if one.heading:
            yield body_html(running)
            running = []
            yield f"<h2>{escape(one.text, quote=False)}</h2>"
        else:
            running.append(one.text)
    yield body_html(running)


def _moment(about: object, name: str) -> dt.datetime | None:
    """A date of the file's properties in UTC; nothing for what is none."""
    try:
        found = getattr(about, name, None)
    except Exception:
        # Whatever stands there instead of a date.
        return None
    if not isinstance(found, dt.datetime):
        return None
    try:
        return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None

"""The body of a text as a row of blocks: what the desk keeps a body in, whatever form the source gave it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

_BREAKS = re.compile(r"(?i)<(?:br|/?(?:p|h[1-6]|ul|ol|li|dl|dt|dd|hr|blockquote|table|caption|tr))\b[^>]*>")
_CELL = re.compile(r"(?i)<t[dh]\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text: clean HTML of paragraphs, headings (h2 to h4), lists, rules, emphasis, links and superscripts.

    Links are absolute addresses as the source has them."""

    html: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: ``address`` is that of the file in its full size, as far as the source tells."""

    address: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Gallery:
    images: tuple[Image, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, in plain words; ``header`` says where the heads stand."""

    rows: tuple[tuple[str, ...], ...]
    header: Literal["", "row", "column", "both"] = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """Words set apart as somebody's; ``by`` is what the source says of whose."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Clean HTML that no other block can hold without loss: a table with links or joined cells, a list of definitions,
    words set apart with links in them."""

    html: str


Block = Prose | Image | Gallery | Table | Citation | Verbatim


def paragraphs_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The words of a body in plain paragraphs, in their order: captions and cells count, alternative texts do not."""
    return tuple(paragraph for block in blocks for paragraph in _paragraphs(block))


def images_of(blocks: Iterable[Block]) -> Iterator[Image]:
    """Every picture of a body, those of galleries too."""
    for block in blocks:
        if isinstance(block, Image):
            yield block
        elif isinstance(block, Gallery):
            yield from block.images


def plain(markup: str) -> tuple[str, ...]:
    """The paragraphs of clean HTML, without its marks; blanks of any kind inside one count as one space."""
    parts = (html.unescape(_TAG.sub("", part)) for part in _BREAKS.split(_CELL.sub(" ", markup)))
    return tuple(words for words in (" ".join(part.split()) for part in parts) if words)


def _paragraphs(block: Block) -> Iterator[str]:
    match block:
        case Prose(markup) | Verbatim(markup):
            yield from plain(markup)
        case Image():
            yield from filter(None, (block.caption, block.credit))
        case Gallery(images):
            for image in images:
                yield from _paragraphs(image)
        case Table(rows, _, caption):
            yield from filter(None, (caption, *(" ".join(filter(None, row)) for row in rows)))
        case Citation(text, by):
            yield from filter(None, (*(" ".join(line.split()) for line in text.splitlines()), by))

"""Blocks of a source as the desk keeps a body, and the words that a body so kept has."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from toguna.intake.blocks import Block, Citation, Gallery, Image, Prose, Table, Verbatim, plain

Raw = list[dict[str, Any]]
"""A body as its field stores it: an object with ``type``, ``value`` and ``id`` for each block."""


def stream_of(blocks: Iterable[Block], picture: Callable[[Image], int | None]) -> Raw:
    """The body; ``picture`` gives the desk's picture of an image, or nothing for one that is not to be had: then its
    caption stands in its place."""
    raw: Raw = []
    for block in blocks:
        match block:
            case Prose(html):
                _text(raw, html)
            case Verbatim(html):
                _add(raw, "kept", html)
            case Citation(text, by):
                _add(raw, "quote", {"text": text, "speaker": None})
                if by:
                    _paragraph(raw, by)
            case Table(rows, header, caption):
                _add(raw, "table", _table(rows, header, caption))
            case Image() | Gallery():
                _pictures(raw, block, picture)
    return raw


def words_of(raw: Raw) -> int:
    """How many words a stored body has, captions and cells included, alternative texts not."""
    return sum(len(line.split()) for block in raw for line in _lines(block["type"], block["value"]))


def _lines(kind: str, value: Any) -> Iterable[str]:
    if kind in ("text", "kept"):
        return plain(value)
    if kind == "quote":
        return (value["text"],)
    if kind == "picture":
        return (value.get("caption") or "",)
    if kind == "gallery":
        return [item["value"].get("caption") or "" for item in value]
    return [value.get("table_caption") or "", *(cell or "" for row in value["data"] for cell in row)]


def _pictures(raw: Raw, block: Image | Gallery, picture: Callable[[Image], int | None]) -> None:
    images = block.images if isinstance(block, Gallery) else (block,)
    shown = []
    for image in images:
        key = picture(image)
        words = " ".join(filter(None, (image.caption, image.credit)))
        if key is None:
            if words:
                _paragraph(raw, words)
            continue
        shown.append({"picture": key, "caption": words})
    if len(shown) == 1:
        _add(raw, "picture", shown[0])
    elif shown:
        _add(raw, "gallery", [{"type": "item", "value": one, "id": str(uuid.uuid4())} for one in shown])


def _table(rows: Sequence[Sequence[str]], header: str, caption: str) -> dict[str, Any]:
    return {
        "data": [list(row) for row in rows],
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": header in ("row", "both"),
        "first_col_is_header": header in ("column", "both"),
        "table_header_choice": header,
        "table_caption": caption,
    }


def _paragraph(raw: Raw, words: str) -> None:
    _text(raw, f"<p>{escape(words, quote=False)}</p>")


def _text(raw: Raw, html: str) -> None:
    if raw and raw[-1]["type"] == "text":
        raw[-1]["value"] += html
    else:
        _add(raw, "text", html)


def _add(raw: Raw, kind: str, value: Any) -> None:
    raw.append({"type": kind, "value": value, "id": str(uuid.uuid4())})

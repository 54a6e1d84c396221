"""The text as it stands in the editor: what its form sends, as one string to read, and the way back to each place.

Every paragraph has an address: the name of the form's field (``title``, ``body-2-value-text``), or the key of the
paragraph in the rich text editor (``#a1b2c``).  Places in it are counted in UTF-16 units, as the browser counts."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext

from .refusals import TextTooLong

LONGEST = 1_200_000
"""Characters of a text that is read: a book; more takes the reader longer than an editor waits."""
BETWEEN = "\n\n"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as it was typed; ``start`` is where it begins in the whole text (normal form C)."""

    address: str
    typed: str
    text: str
    start: int

    def typed_at(self, offset: int) -> int:
        """An offset in the composed paragraph as UTF-16 units of the typed one."""
        if self.typed == self.text:
            return offset + bisect_left(self._astral, offset)
        return self._units_at[offset]

    @cached_property
    def _astral(self) -> list[int]:
        """Where the letters stand that the browser counts twice."""
        return (
            [at for at, char in enumerate(self.text) if char > "\uffff"]
            if max(self.text, default="") > "\uffff"
            else []
        )

    @cached_property
    def _units_at(self) -> list[int]:
        """For each offset of the composed paragraph the UTF-16 units before it."""
        units, found = 0, []
        for cluster in _clusters(self.typed):
            found += [units] * len(unicodedata.normalize("NFC", cluster))
            units += len(cluster) + sum(char > "\uffff" for char in cluster)
        # Composition across what is taken for two letters here is possible, and only shifts a mark.
        return [*found[: len(self.text)], *[units] * (len(self.text) + 1 - len(found))]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where something stands in the editor: ``start`` and ``end`` count UTF-16 units of the paragraph as typed."""

    address: str
    start: int
    end: int


class EditorText:
    """The whole text and its paragraphs, in reading order."""

    def __init__(self, paragraphs: list[tuple[str, str]]) -> None:
        """Raises :class:`~toguna.desk.refusals.TextTooLong`."""
        self.paragraphs: list[Paragraph] = []
        at = 0
        for address, typed in paragraphs:
            # The reader parts paragraphs at line breaks; within one of them a break is only layout.
            text = unicodedata.normalize("NFC", typed)
            self.paragraphs.append(Paragraph(address, typed, text, at))
            at += len(text) + len(BETWEEN)
        if at > LONGEST:
            raise TextTooLong(gettext("This text is too long to be read here. Read it in parts."))
        self.whole = BETWEEN.join(paragraph.text for paragraph in self.paragraphs)
        self._starts = [paragraph.start for paragraph in self.paragraphs]

    @property
    def words(self) -> str:
        """The SHA-256 of the words, hexadecimal: by it one knows whether two readings were of the same text."""
        return hashlib.sha256(self.whole.encode()).hexdigest()

    def stretches(self, start: int, end: int) -> list[Stretch]:
        """Where the characters ``start`` to ``end`` of the whole text stand in the editor, paragraph by paragraph."""
        found = []
        first = max(bisect_right(self._starts, start) - 1, 0)
        for paragraph in self.paragraphs[first:]:
            if paragraph.start >= end:
                break
            begin = max(start - paragraph.start, 0)
            stop = min(end - paragraph.start, len(paragraph.text))
            if begin < stop:
                found.append(Stretch(paragraph.address, paragraph.typed_at(begin), paragraph.typed_at(stop)))
        return found


def _clusters(text: str) -> Iterator[str]:
    """Each letter with the marks that follow it."""
    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not unicodedata.combining(text[at]):
            yield text[begin:at]
            begin = at


def editor_text(data: Mapping[str, Any]) -> EditorText:
    """The text of the form's data (a ``QueryDict`` of the page's form).  Raises as :class:`EditorText` does."""
    found = [(name, data.get(name, "")) for name in ("title", "summary")]
    return EditorText([(address, words) for address, words in [*found, *_body(data)] if words.strip()])


def _body(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The paragraphs of the body's blocks; captions, tables and pictures say nothing that is read here."""
    blocks = []
    for number in range(_count(data.get("body-count"))):
        name = f"body-{number}"
        if not data.get(f"{name}-deleted"):
            blocks.append((_count(data.get(f"{name}-order")), number, name))
    for _order, _number, name in sorted(blocks):
        kind = data.get(f"{name}-type")
        if kind == "text":
            yield from _rich_text(data.get(f"{name}-value", ""))
        elif kind == "quote":
            address = f"{name}-value-text"
            if words := data.get(address, "").strip():
                yield address, words


def _rich_text(content: str) -> Iterator[tuple[str, str]]:
    try:
        blocks = json.loads(content or "{}").get("blocks", [])
    except (ValueError, AttributeError):
        return
    for block in blocks if isinstance(blocks, list) else ():
        if isinstance(block, dict) and block.get("type") != "atomic" and isinstance(block.get("text"), str):
            yield f"#{block.get('key', '')}", block["text"]


def _count(given: Any) -> int:
    return min(int(given), 10_000) if isinstance(given, str) and given.isdecimal() else 0

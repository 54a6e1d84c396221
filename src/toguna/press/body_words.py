"""A body's canonical text, and where in the HTML its characters stand: so that words found in the one can be marked in
the other, exactly."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from toguna.editions.canonical_text import BLOCKS, CELLS, html_text, t1

_TAG = re.compile(r'<(/?)([a-zA-Z][a-zA-Z0-9]*)(?:[^<>"]|"[^"]*")*>')
_VOID = frozenset({"br", "hr"})
# A run of words with one plain blank between them, a reference, or blanks.
_RUN = re.compile(r"[^\s&]+(?: [^\s&]+)*|&(?:#\w+|\w+);?|\s+|&")
# A letter goes with the signs that follow it: together they may be one character.
_LETTER = re.compile(r"(?s).[\u0300-\u036f]*")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@dataclass(frozen=True, slots=True)
class Tag:
    start: int
    end: int
    name: str
    closes: bool


@dataclass(slots=True)
class BodyWords:
    """``text`` is the canonical text.  ``runs`` say of its stretches where they begin, how long they are, and from
    where to where they stand in ``html``: unchanged, or one character that a longer piece of source gives."""

    html: str
    tags: list[Tag]
    partner: dict[int, int]
    text: str = ""
    runs: list[tuple[int, int, int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, html: str) -> BodyWords | None:
        """None for HTML that is not nested properly, or whose canonical text is not found this way."""
        tags = [Tag(m.start(), m.end(), m[2].lower(), bool(m[1])) for m in _TAG.finditer(html)]
        partner = _partners(tags)
        if partner is None:
            return None
        words = cls(html, tags, partner)
        words._read()
        return words if words.text == t1(html_text(html)) else None

    def source(self, at: int) -> int:
        """Where in the HTML the character ``at`` of the canonical text begins."""
        start, length, source, end = self.runs[self._run(at)]
        return source + at - start if length == end - source else source

    def source_end(self, stop: int) -> int:
        """Where in the HTML the character before ``stop`` of the canonical text ends."""
        start, length, source, end = self.runs[self._run(stop - 1)]
        return source + stop - start if length == end - source else end

    def _run(self, at: int) -> int:
        return bisect_right(self.runs, at, key=lambda run: run[0]) - 1

    def _read(self) -> None:
        parts: list[str] = []
        length, gap = 0, ""
        for said, start, end in self._stretches():
            if not said:
                continue
            if said in ("\n", " "):
                gap = "\n\n" if said == "\n" or gap == "\n\n" else " "
                continue
            if gap and parts:
                parts.append(gap)
                length += len(gap)
            gap = ""
            parts.append(said)
            self.runs.append((length, len(said), start, end))
            length += len(said)
        self.text = "".join(parts)

    def _stretches(self) -> Iterator[tuple[str, int, int]]:
        """Words and blanks of the canonical text with the HTML that gives them; a line break for paragraphs."""
        last = 0
        for tag in self.tags:
            yield from self._said(last, tag.start)
            if tag.name in BLOCKS or tag.name in CELLS:
                yield "\n" if tag.name in BLOCKS else " ", tag.start, tag.end
            last = tag.end
        yield from self._said(last, len(self.html))

    def _said(self, start: int, end: int) -> Iterator[tuple[str, int, int]]:
        for match in _RUN.finditer(self.html, start, end):
            run = match[0]
            if run[0] == "&":
                yield _canonical(unescape(run)), match.start(), match.end()
            elif run[0].isspace() or not _plain(run):
                at = match.start()
                for letter in _LETTER.findall(run):
                    yield _canonical(letter), at, at + len(letter)
                    at += len(letter)
            else:
                yield run, match.start(), match.end()

    def blockquote(self, first: int, last: int) -> int | None:
        """Where the start tag of a blockquote stands that holds these words and no others."""
        for n, tag in enumerate(self.tags):
            if tag.name != "blockquote" or tag.closes:
                continue
            close = self.tags[self.partner[n]]
            if tag.end <= first and last <= close.start:
                around = (self.html[tag.end : first], self.html[last : close.start])
                if not any(t1(html_text(part)) for part in around):
                    return tag.start
        return None

    def pieces(self, first: int, last: int) -> list[tuple[int, int]]:
        """The stretches of HTML between two places that may each stand in an element of its own: within one paragraph,
        and with both tags of what they open."""
        found: list[tuple[int, int]] = []
        begin, opened, at = -1, 0, first

        def close(end: int) -> None:
            nonlocal begin, opened
            if begin >= 0:
                found.append((begin, end))
            begin, opened = -1, 0

        for n, tag in enumerate(self.tags):
            if tag.start < first or tag.start >= last:
                continue
            if begin < 0 and self._says(at, tag.start):
                begin = at
            if tag.name == "br":
                pass
            elif tag.closes and opened:
                opened -= 1
            elif not tag.closes and self._whole(n, last):
                begin = tag.start if begin < 0 else begin
                opened += 1
            else:
                close(tag.start)
            at = tag.end
        if begin < 0 and self._says(at, last):
            begin = at
        close(last)
        return found

    def _says(self, start: int, end: int) -> bool:
        return bool(unescape(self.html[start:end]).strip())

    def _whole(self, n: int, last: int) -> bool:
        """Whether an element is of phrasing alone and ends before ``last``."""
        end = self.partner.get(n, -1)
        return end >= 0 and self.tags[end].end <= last and all(map(_inline, self.tags[n : end + 1]))


def _plain(run: str) -> bool:
    """Whether the canonical text has a run of words as it is."""
    return run.isprintable() and unicodedata.is_normalized("NFC", run) and not _SELECTORS.search(run)


def _canonical(letter: str) -> str:
    """What the canonical text has of a letter: itself, a blank, or nothing."""
    return t1(letter) or ("" if t1(f"x{letter}x") == "xx" else " ")


def _inline(tag: Tag) -> bool:
    return tag.name == "br" or (tag.name not in BLOCKS and tag.name not in CELLS)


def _partners(tags: Sequence[Tag]) -> dict[int, int] | None:
    """For each start tag the number of its end tag; None where they do not nest."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for n, tag in enumerate(tags):
        if tag.name in _VOID:
            continue
        if not tag.closes:
            opened.append(n)
        elif not opened or tags[opened[-1]].name != tag.name:
            return None
        else:
            found[opened.pop()] = n
    return found if not opened else None

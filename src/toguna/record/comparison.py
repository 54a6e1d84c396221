"""One received text beside one official text: the same, an extract, altered; with the words that differ.

What stands around the words on the text's page or in its PDF (its *frame*: number, dates, captions) is known, line by
line, and is no difference where it stands as lines of its own; anything else that was put in is.  The same in
``site/scripts/verifier/comparison.js``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from .alignment import Block, aligned
from .words import OMISSION, Line, lines_of

SAME, GONE, NEW, FRAME = "same", "gone", "new", "frame"
LEAST_EXTRACT: Final = 8
"""Fewer words are no extract: every text has them."""
AROUND: Final = 20
"""Words of the official text shown before and after an extract."""
_PAGE = re.compile(r"[0-9]{1,5}/[0-9]{1,5}")

Piece = tuple[str, str]
"""``same``, ``gone`` (only in the official text), ``new`` (only in the received one) or ``frame``, and the words."""


@dataclass(frozen=True, slots=True)
class Official:
    """An official text as it is compared: its words, its lines, and its frame's lines (each a run of words).

    ``firsts`` are the first words of the frame's lines.  ``numbers`` are those of lists, by where the item begins: a
    line of the frame that is one of the text with a number before it."""

    words: tuple[str, ...]
    lines: frozenset[tuple[str, ...]]
    frame: frozenset[tuple[str, ...]]
    firsts: frozenset[str]
    numbers: frozenset[tuple[int, str]]
    longest: int

    @classmethod
    def of(cls, canonical_text: str, frame: Sequence[str]) -> Official:
        lines = [line.words for line in lines_of(canonical_text)]
        own = frozenset(lines)
        around = frozenset(line.words for part in frame for line in lines_of(part))
        numbered = frozenset(line for line in around if line[0].isdecimal() and line[1:] in own)
        starts = accumulate((len(line) for line in lines), initial=0)
        numbers = {(at, run[0]) for at, line in zip(starts, lines, strict=False) for run in numbered if run[1:] == line}
        around -= numbered
        longest = max((len(line) for line in around), default=0)
        words = tuple(word for line in lines for word in line)
        return cls(words, own, around, frozenset(line[0] for line in around), frozenset(numbers), max(longest, 3))

    def frames(self, run: Sequence[str]) -> bool:
        """Whether a run of words is made of lines of the frame and of page numbers alone."""
        reached, last = {0}, 0
        for end in range(1, len(run) + 1):
            if end - last > self.longest:
                return False
            starts = range(max(0, end - self.longest), end)
            if any(s in reached and (tuple(run[s:end]) in self.frame or _page_number(run[s:end])) for s in starts):
                reached.add(end)
                last = end
        return len(run) in reached

    def without_frame(self, received: Sequence[Line]) -> list[Line]:
        """The lines of a received text that are not the frame's.  One of the frame may have been broken into several;
        one that the text itself has too stays."""
        kept: list[Line] = []
        i = 0
        while i < len(received):
            run: tuple[str, ...] = ()
            end = i
            for n in range(i, len(received) if received[i].words[0] in self.firsts else i):
                run += received[n].words
                if len(run) > self.longest:
                    break
                if run in self.frame:
                    end = n + 1
            words = received[i].words
            if end <= i + 1:
                end = i + 1 if words not in self.lines and self.frames(words) else i
            if end == i:
                kept.append(received[i])
                end += 1
            i = end
        return kept


@dataclass(frozen=True, slots=True)
class Comparison:
    """``verdict`` is ``same_words``, ``extract`` or ``altered``; ``same`` counts the words both have.

    ``blocks`` say where equal words begin in the official text and in ``received``, the received words without those of
    the frame's lines, whose lines begin and end at ``breaks``; ``start`` and ``stop`` bound an extract."""

    verdict: str
    blocks: tuple[Block, ...]
    received: tuple[str, ...]
    breaks: frozenset[int]
    same: int
    start: int = 0
    stop: int = 0

    def framed(self, official: Official, at: int, start: int, stop: int) -> bool:
        """Whether a run of received words is the frame's: whole lines, never words put into one, or the number of a
        list's item before the official word ``at``."""
        if start not in self.breaks:
            return False
        run = self.received[start:stop]
        return (len(run) == 1 and (at, run[0]) in official.numbers) or (stop in self.breaks and official.frames(run))

    def pieces(self, official: Official) -> list[Piece]:
        """The words that differ, within those that do not."""
        found: list[Piece] = []
        i = j = 0
        for a, b, length in (*self.blocks, (len(official.words), len(self.received), 0)):
            if a > i:
                found.append((GONE, " ".join(official.words[i:a])))
            if b > j:
                found.append((FRAME if self.framed(official, a, j, b) else NEW, " ".join(self.received[j:b])))
            if length:
                found.append((SAME, " ".join(official.words[a : a + length])))
            i, j = a + length, b + length
        return found

    def inserted(self, official: Official) -> list[tuple[str, ...]]:
        """The runs of words that only the received text has, those of the frame left out."""
        runs, j = [], 0
        for a, b, length in (*self.blocks, (len(official.words), len(self.received), 0)):
            if b > j and not self.framed(official, a, j, b):
                runs.append(self.received[j:b])
            j = b + length
        return runs


def compare(official: Official, received: Sequence[Line]) -> Comparison:
    """Lays a received text beside an official one."""
    for lines in (received, official.without_frame(received)):
        words = tuple(word for line in lines for word in line.words)
        breaks = frozenset(accumulate((len(line.words) for line in lines), initial=0))
        if words == official.words:
            return Comparison("same_words", ((0, 0, len(words)),), words, breaks, len(words), 0, len(words))
        if len(words) >= LEAST_EXTRACT and (start := _place(official.words, words)) >= 0:
            stop = start + len(words)
            return Comparison("extract", ((start, 0, len(words)),), words, breaks, len(words), start, stop)
    blocks = tuple(aligned(official.words, words))
    same = sum(length for _, _, length in blocks)
    start, stop = (blocks[0][0], blocks[-1][0] + blocks[-1][2]) if blocks else (0, 0)
    found = Comparison("altered", blocks, words, breaks, same, start, stop)
    verdict = _verdict(official, found)
    return replace(found, verdict="altered" if verdict == "extract" and same < LEAST_EXTRACT else verdict)


def _verdict(official: Official, found: Comparison) -> str:
    i, j, whole = 0, 0, True
    blocks, words = found.blocks, found.received
    for n, (a, b, length) in enumerate((*blocks, (len(official.words), len(words), 0))):
        omitted = words[j:b] == (OMISSION,)
        if b > j and not omitted and not found.framed(official, a, j, b):
            return "altered"
        if a > i:
            whole = False
            # Only at its ends may an extract leave words out, or where it says so.
            if 0 < n < len(blocks) and not omitted:
                return "altered"
        i, j = a + length, b + length
    return "same_words" if whole else "extract"


def _place(words: tuple[str, ...], run: tuple[str, ...]) -> int:
    """Where a run stands among words; -1 where it does not."""
    if len(run) > len(words):
        return -1
    joined, wanted = "\x1f".join(("", *words, "")), "\x1f".join(("", *run, ""))
    found = joined.find(wanted)
    return joined.count("\x1f", 0, found) if found >= 0 else -1


def _page_number(run: Sequence[str]) -> bool:
    """``2 / 5``, as it stands at the foot of a printed page, with blanks or without."""
    return len(run) in (1, 3) and bool(_PAGE.fullmatch("".join(run)))

"""One received text beside one official text: the same, an extract, altered; with the words that differ.

What stands around the words on the text's page or in its PDF (its *frame*: number, dates, captions) is known, line by
line, and is no difference; anything else that was put in is.  The same in ``site/scripts/verifier.js``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .alignment import Block, aligned
from .words import OMISSION, Line, lines_of

SAME, GONE, NEW, FRAME = "same", "gone", "new", "frame"
LEAST_EXTRACT: Final = 8
"""Fewer words are no extract: every text has them."""
AROUND: Final = 20
"""Words of the official text shown before and after an extract."""
_PAGE = re.compile(r"\d+")

Piece = tuple[str, str]
"""``same``, ``gone`` (only in the official text), ``new`` (only in the received one) or ``frame``, and the words."""


@dataclass(frozen=True, slots=True)
class Official:
    """An official text as it is compared: its words, its frame's lines (each a run of words)."""

    words: tuple[str, ...]
    frame: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, canonical_text: str, frame: Sequence[str]) -> Official:
        words = tuple(word for line in lines_of(canonical_text) for word in line.words)
        return cls(words, frozenset(line.words for part in frame for line in lines_of(part)))

    def frames(self, run: Sequence[str]) -> bool:
        """Whether a run of words is made of lines of the frame and of page numbers alone."""
        reached, last = {0}, 0
        longest = max(3, *(len(line) for line in self.frame), 0)
        for end in range(1, len(run) + 1):
            if end - last > longest:
                return False
            starts = range(max(0, end - longest), end)
            if any(s in reached and (tuple(run[s:end]) in self.frame or _page_number(run[s:end])) for s in starts):
                reached.add(end)
                last = end
        return len(run) in reached


@dataclass(frozen=True, slots=True)
class Comparison:
    """``verdict`` is ``same_words``, ``extract`` or ``altered``; ``same`` counts the words both have.

    ``blocks`` say where equal words begin in the official text and in ``received``, the received words without those of
    the frame's lines; ``start`` and ``stop`` bound an extract."""

    verdict: str
    blocks: tuple[Block, ...]
    received: tuple[str, ...]
    same: int
    start: int = 0
    stop: int = 0

    def pieces(self, official: Official) -> list[Piece]:
        """The words that differ, within those that do not."""
        found: list[Piece] = []
        i = j = 0
        for a, b, length in (*self.blocks, (len(official.words), len(self.received), 0)):
            if a > i:
                found.append((GONE, " ".join(official.words[i:a])))
            if b > j:
                run = self.received[j:b]
                found.append((FRAME if official.frames(run) else NEW, " ".join(run)))
            if length:
                found.append((SAME, " ".join(official.words[a : a + length])))
            i, j = a + length, b + length
        return found

    def inserted(self, official: Official) -> list[tuple[str, ...]]:
        """The runs of words that only the received text has, those of the frame left out."""
        runs, j = [], 0
        for _, b, length in (*self.blocks, (0, len(self.received), 0)):
            if b > j and not official.frames(run := self.received[j:b]):
                runs.append(run)
            j = b + length
        return runs


def compare(official: Official, received: Sequence[Line]) -> Comparison:
    """Lays a received text beside an official one."""
    every = tuple(word for line in received for word in line.words)
    for words in (every, tuple(w for line in received if not official.frames(line.words) for w in line.words)):
        if words == official.words:
            return Comparison("same_words", ((0, 0, len(words)),), words, len(words), 0, len(words))
        if len(words) >= LEAST_EXTRACT and (start := _place(official.words, words)) >= 0:
            return Comparison("extract", ((start, 0, len(words)),), words, len(words), start, start + len(words))
    blocks = tuple(aligned(official.words, words))
    same = sum(length for _, _, length in blocks)
    verdict = _verdict(official, words, blocks)
    if verdict == "extract" and same < LEAST_EXTRACT:
        verdict = "altered"
    start, stop = (blocks[0][0], blocks[-1][0] + blocks[-1][2]) if blocks else (0, 0)
    return Comparison(verdict, blocks, words, same, start, stop)


def _verdict(official: Official, words: tuple[str, ...], blocks: Sequence[Block]) -> str:
    i, j, whole = 0, 0, True
    for n, (a, b, length) in enumerate((*blocks, (len(official.words), len(words), 0))):
        run = words[j:b]
        omitted = run == (OMISSION,)
        if run and not omitted and not official.frames(run):
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
    """``2 / 5``, as it stands at the foot of a printed page."""
    return len(run) == 3 and run[1] == "/" and bool(_PAGE.fullmatch(run[0]) and _PAGE.fullmatch(run[2]))

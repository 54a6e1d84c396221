"""Laying a received text beside an official one, word by word.

Words that stand once in both hold the two together (patience, as in Cohen's diff); what lies between is compared by the
longest common subsequence where it is short, and is different where it is long.  The same in
``site/scripts/verifier/``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

MOST_CELLS: Final = 60_000
_RUNS: Final = (4, 2, 1)

Block = tuple[int, int, int]
"""Where equal words begin in the first and in the second text, and how many they are."""


def aligned(a: Sequence[str], b: Sequence[str]) -> list[Block]:
    """The equal runs of two lists of words, in order; none overlaps another."""
    found: list[Block] = []
    waiting = [(0, len(a), 0, len(b))]
    while waiting:
        a0, a1, b0, b1 = waiting.pop()
        start, tail = a0, 0
        while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
            a0, b0 = a0 + 1, b0 + 1
        if a0 > start:
            found.append((start, b0 - (a0 - start), a0 - start))
        while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
            a1, b1, tail = a1 - 1, b1 - 1, tail + 1
        if tail:
            found.append((a1, b1, tail))
        if a0 == a1 or b0 == b1:
            continue
        if (a1 - a0) * (b1 - b0) <= MOST_CELLS:
            found += _longest(a, b, a0, a1, b0, b1)
            continue
        points = [(a0, b0), *_anchors(a, b, a0, a1, b0, b1), (a1, b1)]
        if len(points) > 2:
            waiting += [_spread(before, after) for before, after in pairwise(points)]
    return _joined(sorted(found))


def _spread(begin: tuple[int, int], end: tuple[int, int]) -> tuple[int, int, int, int]:
    return begin[0], end[0], begin[1], end[1]


def _anchors(a: Sequence[str], b: Sequence[str], a0: int, a1: int, b0: int, b1: int) -> list[tuple[int, int]]:
    """Where runs of words begin that stand once in each stretch, those that keep the order."""
    for length in _RUNS:
        ours, theirs = _single(a, a0, a1, length), _single(b, b0, b1, length)
        pairs = sorted((i, theirs[run]) for run, i in ours.items() if run in theirs)
        # The first pair may be the stretch's own beginning: then nothing would become smaller.
        if pairs := [p for p in pairs if p != (a0, b0)]:
            return _rising(pairs)
    return []


def _single(words: Sequence[str], start: int, stop: int, length: int) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for i in range(start, stop - length + 1):
        run = tuple(words[i : i + length])
        found[run] = -1 if run in found else i
    return {run: i for run, i in found.items() if i >= 0}


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs, sorted by their first, whose second rises too."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        k = bisect_left(ends, j)
        before.append(last[k - 1] if k else -1)
        if k == len(ends):
            ends.append(j)
            last.append(n)
        else:
            ends[k], last[k] = j, n
    found, n = [], last[-1]
    while n >= 0:
        found.append(pairs[n])
        n = before[n]
    return found[::-1]


def _longest(a: Sequence[str], b: Sequence[str], a0: int, a1: int, b0: int, b1: int) -> list[Block]:
    """The longest common subsequence of two short stretches."""
    width = b1 - b0 + 1
    table = [[0] * width for _ in range(a1 - a0 + 1)]
    for i in range(a1 - a0 - 1, -1, -1):
        row, below, word = table[i], table[i + 1], a[a0 + i]
        for j in range(width - 2, -1, -1):
            row[j] = below[j + 1] + 1 if word == b[b0 + j] else max(below[j], row[j + 1])
    found, i, j = [], 0, 0
    while i < a1 - a0 and j < b1 - b0:
        if a[a0 + i] == b[b0 + j]:
            found.append((a0 + i, b0 + j, 1))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _joined(blocks: list[Block]) -> list[Block]:
    joined: list[Block] = []
    for i, j, length in blocks:
        if joined and joined[-1][0] + joined[-1][2] == i and joined[-1][1] + joined[-1][2] == j:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + length)
        else:
            joined.append((i, j, length))
    return joined

"""What one version of a text says otherwise than another, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from toguna.editions.canonical_text import html_text
from toguna.editions.edition import Edition

SAME, GONE, NEW = "same", "gone", "new"
AROUND = 12
"""Words shown before and after a change."""
MOST = 200_000
"""Letters of a text that are compared; what follows is left out, and that is rare."""
PIECE = re.compile(r"\s+|\w+|[^\w\s]")
"""Blanks, a word, or a mark."""

Pieces = list[tuple[str, str]]


def differences(before: Edition, after: Edition) -> list[Pieces]:
    """The paragraphs (title and summary too) that differ, each in pieces: ``same``, ``gone`` or ``new``, and words.

    Long stretches that stayed are cut short.  Words alone are compared: what else changed is not here."""
    return [list(pieces) for pieces in _compared(lines_of(before), lines_of(after))]


@lru_cache(maxsize=256)
def _compared(before: tuple[str, ...], after: tuple[str, ...]) -> tuple[tuple[tuple[str, str], ...], ...]:
    found: list[Pieces] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _paragraphs(before[i1:i2], after[j1:j2])
    return tuple(tuple(pieces) for pieces in found)


def lines_of(edition: Edition) -> tuple[str, ...]:
    """The title, the summary and the paragraphs of an edition, their blanks made one."""
    body = html_text(edition.body)[:MOST]
    lines = (edition.title, edition.summary, *body.split("\n"))
    return tuple(line for line in (" ".join(line.split()) for line in lines) if line)


def _paragraphs(before: Sequence[str], after: Sequence[str]) -> list[Pieces]:
    """A changed stretch: paragraphs that became others side by side, the rest whole."""
    found: list[Pieces] = []
    rest = list(after)
    for line in before:
        near = max(rest, key=lambda other: _likeness(line, other), default=None)
        if near is None or _likeness(line, near) < 0.4:
            found.append([(GONE, line)])
            continue
        # Those before the one that became of it are new.
        place = rest.index(near)
        found += [[(NEW, other)] for other in rest[:place]]
        rest = rest[place + 1 :]
        found.append(_words(line, near))
    return found + [[(NEW, other)] for other in rest]


def _likeness(one: str, other: str) -> float:
    mine, theirs = set(one.split()), set(other.split())
    return len(mine & theirs) / (len(mine | theirs) or 1)


def _words(before: str, after: str) -> Pieces:
    old, new = PIECE.findall(before), PIECE.findall(after)
    pieces: Pieces = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append((SAME, "".join(old[i1:i2])))
            continue
        if i2 > i1:
            pieces.append((GONE, "".join(old[i1:i2])))
        if j2 > j1:
            pieces.append((NEW, "".join(new[j1:j2])))
    return [(kind, _short(words, first=n == 0, last=n == len(pieces) - 1) if kind == SAME else words)
            for n, (kind, words) in enumerate(pieces)]  # fmt: skip


def _short(words: str, *, first: bool, last: bool) -> str:
    """What stayed between two changes, without its middle."""
    pieces = words.split(" ")
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if len(pieces) <= head + tail + 4:
        return words
    return " ".join([*pieces[:head], "[…]", *pieces[len(pieces) - tail :]])

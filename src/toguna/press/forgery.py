"""What a forgery takes from the authentic text, and what it changes: sentence by sentence, and then word by word.

A message that is passed on loses its paragraphs, and a forger copies some sentences and writes others; so each sentence
of the forgery is put against the one of the authentic text that has the most of its words, long words counting more:
that finds the same sentence again in any language without a list of its small words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from toguna.editions.edition import Edition

from .differences import GONE, NEW, PIECE, SAME, Pieces, lines_of

NEAR = 0.4
"""Two sentences with less in common (0 to 1, Dice's coefficient over letters) are not put side by side."""
LEAST = 1 / 3
"""A forgery of which the authentic text holds less is an invention: its differences would say nothing."""
MOST = 20_000
"""Letters of a forgery that are compared."""
_ENDS = re.compile(r"(?<=[\w%»”)]{2}[.!?…؟۔])\s+")
_WORD = re.compile(r"\w+")
_TYPOGRAPHY = str.maketrans("’‘ʼ´`“”„«»‑–—", "'''''\"\"\"\"\"---")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of the forgery in pieces, ``same`` or ``gone``, beside the authentic one in pieces, ``same`` or
    ``new``; without one where the authentic text says nothing like it."""

    forged: Pieces
    authentic: Pieces


@dataclass(frozen=True, slots=True)
class Comparison:
    """``share`` is the part of the forgery (0 to 1) that the authentic text has too, ``same`` how many sentences were
    taken as they are; ``passages`` are the others."""

    share: float
    same: int
    passages: Sequence[Passage]

    @property
    def telling(self) -> bool:
        """Whether the two have so much in common that their differences say something."""
        return self.share >= LEAST


def compared(forgery: str, authentic: Edition) -> Comparison:
    """The words of a forgery (plain text) against those of an edition."""
    return _compared(forgery, lines_of(authentic))


@lru_cache(maxsize=64)
def _compared(forgery: str, authentic: tuple[str, ...]) -> Comparison:
    given = [(s, _weights(s)) for s in _sentences(forgery[:MOST].splitlines())]
    theirs = [(s, _weights(s)) for s in _sentences(authentic)]
    shared = total = same = 0
    passages: list[Passage] = []
    for sentence, weights in given:
        total += weights.total()
        likeness, near, common = max(
            ((_dice(weights, others), other, (weights & others).total()) for other, others in theirs),
            key=lambda found: found[0],
            default=(0.0, "", 0),
        )
        if likeness < NEAR:
            passages.append(Passage([(GONE, sentence)], []))
            continue
        shared += common
        if _plain(sentence) == _plain(near):
            same += 1
        else:
            passages.append(_sides(sentence, near))
    return Comparison(shared / total if total else 0.0, same, passages)


def _sentences(paragraphs: Sequence[str]) -> list[str]:
    sentences = (sentence for paragraph in paragraphs for sentence in _ENDS.split(paragraph))
    return [joined for sentence in sentences if _WORD.search(joined := " ".join(sentence.split()))]


def _weights(sentence: str) -> Counter[str]:
    """The letters that each word of a sentence brings in."""
    counted: Counter[str] = Counter()
    for word in _WORD.findall(sentence.casefold()):
        counted[word] += len(word)
    return counted


def _dice(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _sides(forged: str, authentic: str) -> Passage:
    """Two sentences, each with its own words, of which those that the other has not are marked."""
    old, new = PIECE.findall(forged), PIECE.findall(authentic)
    left: Pieces = []
    right: Pieces = []
    matcher = SequenceMatcher(None, [_folded(p) for p in old], [_folded(p) for p in new], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        _put(left, SAME if tag == "equal" else GONE, "".join(old[i1:i2]))
        _put(right, SAME if tag == "equal" else NEW, "".join(new[j1:j2]))
    return Passage(left, right)


def _put(pieces: Pieces, kind: str, words: str) -> None:
    """Adds a piece; two that are marked and parted by blanks or marks alone become one."""
    if not words:
        return
    parted = len(pieces) > 1 and pieces[-1][0] == SAME and not _WORD.search(pieces[-1][1])
    if kind != SAME and parted and pieces[-2][0] == kind:
        between = pieces.pop()[1]
        pieces[-1] = (kind, pieces[-1][1] + between + words)
    elif pieces and pieces[-1][0] == kind:
        pieces[-1] = (kind, pieces[-1][1] + words)
    else:
        pieces.append((kind, words))


def _plain(sentence: str) -> list[str]:
    """A sentence's words and marks without its typography and its end; a minus sign counts."""
    pieces = PIECE.findall(sentence.rstrip(" .,;:"))
    return [_folded(piece) for piece in pieces if piece.strip()]


def _folded(piece: str) -> str:
    """A piece without its typography: what a telephone's keyboard writes otherwise is no change of the forger's."""
    return piece.translate(_TYPOGRAPHY) if piece.strip() else " "

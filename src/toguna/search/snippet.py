"""The part of a text that shows why it was found."""

from __future__ import annotations

from collections.abc import Collection

from .question import Question
from .words import Word, words

LENGTH = 240
_BACK = 60

Pieces = tuple[tuple[str, bool], ...]


def marked(text: str, question: Question, names: Collection[str] = ()) -> Pieces:
    """The whole text in pieces, each with whether it is what was asked for."""
    return _pieces(text, 0, len(text), _asked(text, question, names))


def snippet(text: str, question: Question, names: Collection[str] = (), length: int = LENGTH) -> Pieces:
    """About ``length`` characters around the place where most of the words asked for stand together."""
    found = _asked(text, question, names)
    if not found:
        return _cut(text, 0, length, [])
    best, most = found[0], 0
    for first, word in enumerate(found):
        near = {w.stem or w.exact for w in found[first : first + 12] if w.end - word.start <= length - _BACK}
        if len(near) > most:
            best, most = word, len(near)
    start = max(0, best.start - _BACK)
    return _cut(text, start, length, found)


def _asked(text: str, question: Question, names: Collection[str]) -> list[Word]:
    exact = {term.exact for term in question.terms} | {word for phrase in question.phrases for word in phrase}
    stems = {term.stem for term in question.terms}
    return [w for w in words(text, question.language, names) if w.exact in exact or (w.stem and w.stem in stems)]


def _cut(text: str, start: int, length: int, found: list[Word]) -> Pieces:
    if start:
        blank = text.find(" ", start, start + _BACK)
        start = blank + 1 if blank >= 0 else start
    end = start + length
    if end < len(text):
        blank = text.rfind(" ", start, end)
        end = blank if blank > start else end
    pieces = list(_pieces(text, start, min(end, len(text)), found))
    if start:
        pieces.insert(0, ("… ", False))
    if end < len(text):
        pieces.append((" …", False))
    return tuple((" ".join(piece.split("\n")), hit) for piece, hit in pieces)


def _pieces(text: str, start: int, end: int, found: list[Word]) -> Pieces:
    pieces: list[tuple[str, bool]] = []
    at = start
    for word in found:
        if word.start < start or word.end > end:
            continue
        if word.start > at:
            pieces.append((text[at : word.start], False))
        pieces.append((text[word.start : word.end], True))
        at = word.end
    if at < end:
        pieces.append((text[at:end], False))
    return tuple(pieces)

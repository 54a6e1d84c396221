"""The quotes of a text within its body: where their words stand, and an address of their own for each.

An address is a fragment of the text's page, made from the quote's words as the record compares them: it stays through
every correction that leaves the words alone, a retouch of their marks and blanks too.  No word and no blank of the body
changes: what a reader copies is what it was."""

from __future__ import annotations

from base64 import b32encode
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from toguna.editions.canonical_text import t1
from toguna.editions.edition import Edition, Quote
from toguna.record.words import words_of

from .body_words import BodyWords

PREFIX = "q-"
END = "</span>"


@dataclass(frozen=True, slots=True)
class Marked:
    """A body with its quotes marked.  ``fragments`` are theirs in their order, empty for one whose words do not stand
    in the body or overlap an earlier quote; ``parted`` are those of quotes in several parts: the first has the fragment
    as its id, the others as their class."""

    html: str
    fragments: tuple[str, ...]
    parted: tuple[str, ...] = ()


def marked(edition: Edition) -> Marked:
    """The body of an edition with an element around the words of each quote, or the whole blockquote so named."""
    if not edition.quotes:
        return Marked(edition.body, ())
    return _marked(edition.body, t1(f"{edition.title}\n{edition.summary}"), edition.quotes)


def fragments(quotes: Sequence[Quote]) -> list[str]:
    """A fragment for each quote; of several with the same words the second ends with ``-2``."""
    found = []
    times: Counter[str] = Counter()
    for quote in quotes:
        digest = sha256(" ".join(words_of(quote.text)).encode()).digest()
        name = PREFIX + b32encode(digest[:5]).decode().lower()
        times[name] += 1
        found.append(f"{name}-{times[name]}" if times[name] > 1 else name)
    return found


@lru_cache(maxsize=64)
def _marked(body: str, heading: str, quotes: tuple[Quote, ...]) -> Marked:
    words = BodyWords.of(body)
    names = fragments(quotes)
    if words is None:
        return Marked(body, ("",) * len(quotes))
    found: list[str] = []
    parted: list[str] = []
    taken: list[tuple[int, int]] = []
    insertions: list[tuple[int, str]] = []
    before = len(heading) + 2 if heading else 0
    for quote, name in zip(quotes, names, strict=True):
        said = t1(quote.text)
        start = _place(words.text, said, quote.position - before, taken)
        stop = start + len(said)
        made = _marks(words, start, stop, name) if start >= 0 else []
        found.append(name if made else "")
        if made:
            taken.append((start, stop))
            insertions += made
            if len(made) > 2:
                parted.append(name)
    return Marked(_with(body, insertions), tuple(found), tuple(parted))


def _with(body: str, insertions: Sequence[tuple[int, str]]) -> str:
    """A body with tags put into it; where one ends and one begins, the end comes first."""
    html, last = [], 0
    for at, tag in sorted(insertions, key=lambda insertion: (insertion[0], insertion[1] != END)):
        html += [body[last:at], tag]
        last = at
    return "".join((*html, body[last:]))


def _place(text: str, said: str, at: int, taken: Sequence[tuple[int, int]]) -> int:
    """Where a quote's words stand in the canonical text of the body: at the place it names, or the first that is free;
    -1 where nowhere."""
    length = len(said)
    if not length:
        return -1

    def free(at: int) -> bool:
        return not any(at < stop and start < at + length for start, stop in taken)

    if at >= 0 and text.startswith(said, at) and free(at):
        return at
    at = text.find(said)
    while at >= 0 and not free(at):
        at = text.find(said, at + 1)
    return at


def _marks(words: BodyWords, start: int, stop: int, name: str) -> list[tuple[int, str]]:
    """What to put into the body, and where, around a stretch of its canonical text."""
    first, last = words.source(start), words.source_end(stop)
    if (whole := words.blockquote(first, last)) is not None:
        return [(whole + len("<blockquote"), f' id="{name}"')]
    marks = []
    for n, (begin, end) in enumerate(words.pieces(first, last)):
        marks += [(begin, f'<span class="{name}">' if n else f'<span id="{name}">'), (end, END)]
    return marks

"""W, the compared form of a text: its words, without what only typography and layout change.

The rules, over T1 (docs/record/format.md), the same in ``site/scripts/verifier/``:

1. at the beginning of a line a list mark and the blank after it are dropped;
2. by the table below quotation marks vanish, apostrophes and dashes become the plain ones, ligatures and the oe letter
   their letters; pictures (emoji) become blanks;
3. a word is what stands between blanks, without the marks at its ends; a percent sign and a currency sign are words of
   their own, and a new word begins after a degree sign and between a digit and a letter (``9h30`` is ``9 h 30``);
4. digits, decimal signs and a minus sign before a digit are kept.  Nothing else is folded: no case, no accent, no
   compatibility form (NFKC would make 202⁵ and 2025 one)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from toguna.editions.canonical_text import t1

OMISSION: Final = "[…]"
_QUOTES: Final = '«»“”„‟"‹›″〝〞＂'
_APOSTROPHES: Final = "’‘‚‛ʼ′´`＇"
_DASHES: Final = "‐‑‒–−﹣－"
_LONG_DASHES: Final = "—―"
_LIGATURES: Final = {
    "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st",
    "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ", "…": "...",
}  # fmt: skip
_TABLE: Final = str.maketrans(
    {
        **dict.fromkeys(_QUOTES, ""), **dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_LONG_DASHES, " "), **_LIGATURES,
    }
)  # fmt: skip
_LIST_MARK = re.compile(r"^(?:[-•·*▪▫◦‣–—>] +)+")
_EMOJI = re.compile("[\U0001f000-\U0001faff☀-➿⬀-⯿\u20e3\U000e0020-\U000e007f]")
_DOUBLED = re.compile("<<|>>")
_OMITTED = re.compile(r"\[\.\.\.\]|\(\.\.\.\)")
_SIGNS = re.compile(r"([%‰€$£])|(?<=°)(?=\d)")
_LEFT: Final = "([{*_~',;:!?¡¿|.-"
_RIGHT: Final = ")]}*_~',;:!?|.-"
_PLAIN = re.compile(r"[a-z0-9]+")

LOOK_ALIKES: Final = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοανιρυ",
        "ABESIJKMHOPCTYXaesijopcyxhdqwABEZHIKMNOPTYXoavipu",
        strict=True,
    )
)
"""Letters of another script that look like Latin ones: for finding the text they were put into, never for comparing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line (paragraph) of a text with its words."""

    text: str
    words: tuple[str, ...]


def lines_of(text: str) -> list[Line]:
    """The lines of any text with their words in the compared form; lines without a word are left out."""
    found = (Line(line, tuple(_words(line))) for line in t1(text).split("\n\n"))
    return [line for line in found if line.words]


def words_of(text: str) -> list[str]:
    """The compared form of a text."""
    return [word for line in lines_of(text) for word in line.words]


def _words(line: str) -> list[str]:
    line = _LIST_MARK.sub("", line).translate(_TABLE)
    if not line.isascii():
        line = _EMOJI.sub(" ", line)
    line = _OMITTED.sub(f" {OMISSION} ", _DOUBLED.sub("", line))
    raw = _SIGNS.sub(lambda m: f" {m[1] or ''} ", line).split()
    found = []
    for n, token in enumerate(raw):
        if token == OMISSION:
            found.append(token)
        elif token == "-":
            # A dash between words is a mark; before a number it may be its sign.
            if n + 1 < len(raw) and raw[n + 1][0].isdecimal():
                found.append(token)
        else:
            found += _bare(token)
    return found


@lru_cache(maxsize=65_536)
def _bare(token: str) -> tuple[str, ...]:
    """The words of what stands between blanks, without the marks at its ends; a mark before a digit may be its sign or
    its decimal point."""
    token = token.rstrip(_RIGHT)
    start = 0
    while token[start : start + 1] and token[start] in _LEFT:
        if token[start] in ".-" and token[start + 1 : start + 2].isdecimal():
            break
        start += 1
    ends = [n for n in range(start + 1, len(token)) if _changes(token[n - 1], token[n])]
    ends.append(len(token))
    return tuple(token[a:b] for a, b in pairwise((start, *ends)) if a < b)


def _changes(before: str, after: str) -> bool:
    """Whether a letter follows a digit, or a digit a letter."""
    return (before.isdecimal() and after.isalpha()) or (before.isalpha() and after.isdecimal())


@lru_cache(maxsize=131_072)
def folded(word: str) -> str:
    """A word as it is looked up: no case, accent, mark or look-alike; empty for one without letter or digit."""
    low = word.lower()
    if not low.isascii():
        low = "".join(LOOK_ALIKES.get(c, c) for c in word)
        low = "".join(
            c for c in unicodedata.normalize("NFD", low) if not unicodedata.category(c).startswith("M")
        ).lower()
        return "".join(c for c in low if c.isalnum())
    return "".join(_PLAIN.findall(low))


def strange_characters(text: str) -> list[tuple[str, str]]:
    """Invisible characters and look-alike letters of another script in a received text, each once: character, and
    ``invisible`` or the Latin letter it looks like."""
    found: dict[str, str] = {}
    for number, c in enumerate(text):
        if c in found or c.isascii():
            continue
        if c in LOOK_ALIKES:
            found[c] = LOOK_ALIKES[c]
        elif unicodedata.category(c) == "Cf" and not (number == 0 and c == "\ufeff"):
            found[c] = "invisible"
    return list(found.items())

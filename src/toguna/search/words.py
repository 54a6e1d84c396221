"""How a text becomes the words that are searched: cut, folded (case, accents), of one form for number and gender.

Stemming is light on purpose: what differs by more than an ending is another word, so that ``père`` never finds
``personnes``.  Names and numbers are kept as they are.

- French: after the minimal stemmer of J. Savoy, "A stemming procedure and stopword list for general French corpora"
  (JASIS 50, 1999), without its rule for a last r, and sparing short words.
- English: D. Harman, "How effective is suffixing?" (JASIS 42, 1991), the S-stemmer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

VERSION = "1"
"""Another way of cutting or folding needs an index made anew."""

_WORD = re.compile("[^\\W_]+(?:[\u0300-\u036f\u064b-\u0652\u0670\u07eb-\u07f3]+[^\\W_]*)*")
_MARKS = re.compile("[\u0300-\u036f\u064b-\u0652\u0670\u0640]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"})

STOP = {
    "fr": frozenset(
        """a au aux avec ce ces cette d dans de des du elle en est et eux il ils je l la le les leur leurs lui m mais me
        n ne nos notre nous on ou par pas pour qu que qui s sa se ses son sont sur t un une vos votre vous y""".split()
    ),
    "en": frozenset(
        """a an and are as at be but by for from has have he her his in is it its of on or our s she t that the their
        them they this to was we were which will with you your""".split()
    ),
}
_NO_PLURAL = frozenset("bois depuis fois fils mois paris puis temps trois".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands in a text: ``text[start:end]``; ``exact`` is folded, ``stem`` also without its ending."""

    exact: str
    stem: str
    start: int
    end: int


def words(text: str, language: str, names: Collection[str] = ()) -> list[Word]:
    """The words of a text; those of ``names`` (folded) that begin with a capital have no stem (empty)."""
    # Composed first: a word never ends between a letter and its accent, and positions are those of ``composed(text)``.
    found = []
    for match in _WORD.finditer(text):
        surface = match.group()
        exact, stem = _forms(surface, language[:2])
        if exact:
            kept = exact in names and surface[0].isupper()
            found.append(Word(exact, "" if kept else stem, match.start(), match.end()))
    return found


def composed(text: str) -> str:
    """The text with letters and accents in one (NFC), as ``words`` expects it."""
    return unicodedata.normalize("NFC", text)


def folded(word: str) -> str:
    """A word without case and accents."""
    plain = word.casefold()
    if not plain.isascii():
        plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain.translate(_LIGATURES)))
    return plain


@lru_cache(maxsize=200_000)
def _forms(surface: str, language: str) -> tuple[str, str]:
    exact = folded(surface)
    if any(c.isdigit() for c in exact):
        return exact, exact
    return exact, _STEMMERS.get(language, _as_it_is)(exact)


def _french(word: str) -> str:
    if len(word) < 4 or word in _NO_PLURAL:
        return word
    if word.endswith("aux") and not word.endswith("eaux") and len(word) > 5:
        return word[:-2] + "l"
    if word.endswith("ux") or (word[-1] == "s" and word[-2] not in "suy"):
        word = word[:-1]
    # A short word that loses its e may be another: porte and port.
    if len(word) > 5 and word[-1] == "e":
        word = word[:-1]
        if word[-1] == word[-2]:
            word = word[:-1]
    return word


def _english(word: str) -> str:
    if len(word) < 4:
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")):
        return word[:-1]
    return word


def _as_it_is(word: str) -> str:
    return word


_STEMMERS: dict[str, Callable[[str], str]] = {"fr": _french, "en": _english}

"""A text as the readers of facts see it: as written, folded, and cut into sentences once for all of them."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from toguna.reading.folding import compiled, fold
from toguna.reading.languages import pack
from toguna.reading.languages.pack import LanguagePack

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪİĹĽŁŃŇŌŐŒŔŘŚŞŠȘŤȚŪŮŰŸŹŻŽ"
# A stop that ends a sentence: before a blank and a capital or a mark, or glued to the next sentence ("Faso.Le"); or a
# line's end. It begins with a class, for ``re`` passes over what is not in one much faster than over alternatives.
_END = (
    rf"[.!?…\n](?:(?<=\n)\n*|(?<!\n)[.!?…]*[»”\"’)]{{0,2}}"
    rf"(?:(?=[ \u00a0\u202f]+[{UPPER}«“\"‘(•\d–—-])|(?=[{UPPER}][a-zà-ÿ])))"
)
# A line of so many characters is a paragraph, and no title.
_LONG_LINE = 300


class Source:
    """One text in one language. ``title_end``: where its title ends (0: it has none); ``folded``: the text folded, from who has it."""

    def __init__(self, text: str, language: str, title_end: int = 0, folded: str | None = None) -> None:
        self.text = text
        self.folded = folded if folded is not None else fold(text)
        self.title_end = title_end
        self.pack: LanguagePack = pack(language)
        self._shouted: dict[int, bool] = {}

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences in order, as spans that cover the text; a line's end always ends one."""
        found: list[tuple[int, int]] = []
        start = 0
        for match in compiled(_END).finditer(self.text):
            if match[0][0] == "." and self._is_abbreviation(start, match.start(), match.end()):
                continue
            found.append((start, match.end()))
            start = match.end()
        if start < len(self.text):
            found.append((start, len(self.text)))
        return found

    def _is_abbreviation(self, start: int, stop: int, end: int) -> bool:
        word = compiled(r"[\w-]{1,12}$").search(self.folded, max(start, stop - 12), stop)
        if word is None:
            return False
        initial = len(word[0]) == 1 and self.text[word.start()].isupper()
        ends_list = word[0] == "etc" and end < len(self.text)
        return initial or (word[0] in self.pack.grammar.abbreviations and not ends_list)

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, at: int) -> int:
        """Return the index of the sentence that the character ``at`` stands in."""
        return max(0, bisect_right(self._starts, at) - 1)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words the text itself writes in small letters: what stands there is no name where it has a capital."""
        return frozenset(fold(" ".join(compiled(r"(?<![\w'’-])[a-zà-öø-ÿœ]{4,30}").findall(self.text))).split())

    @cached_property
    def capitals(self) -> list[tuple[int, str]]:
        """The words that begin with a capital, in order: where each begins, and its letters up to a mark, folded."""
        # What stands before a capital is looked at behind it: a pattern that begins with a class skips to its letters.
        found = compiled(rf"[{UPPER}](?<!\w[{UPPER}])[^\W_]*").finditer(self.text)
        return [(match.start(), self.folded[match.start() : match.end()]) for match in found]

    def is_shouted(self, at: int) -> bool:
        """Say whether the character ``at`` stands in a line all in capitals, or with one at nearly every word: there, a capital says nothing."""
        low, high = max(0, at - _LONG_LINE), at + _LONG_LINE
        start, end = self.text.rfind("\n", low, at) + 1, self.text.find("\n", at, high)
        if (start == 0 and low > 0) or (end < 0 and high < len(self.text)):
            return False
        if start not in self._shouted:
            line = self.text[start : end if end >= 0 else None]
            words = compiled(r"[^\W\d_][\w'’-]{3,}").findall(line) if len(line) < _LONG_LINE else []
            capital = sum(word[0].isupper() for word in words)
            self._shouted[start] = len(words) >= 4 and capital * 10 > len(words) * 8
        return self._shouted[start]


def covered(spans: Iterable[tuple[int, int]]) -> set[int]:
    """Return the places of every character that one of the spans holds."""
    return set().union(*(range(start, end) for start, end in spans))


def before(source: Source, at: int, pattern: str, reach: int = 80) -> re.Match[str] | None:
    """Match ``pattern`` (ending in ``$``) on the folded text that ends at ``at``, no further back than ``reach``."""
    return compiled(pattern).search(source.folded[at - reach if at > reach else 0 : at])

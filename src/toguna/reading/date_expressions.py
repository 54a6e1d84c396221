"""Dates as they are written, found by a language's rules; ``dates.py`` computes the days they name.

A rule is tried only around the months, weekdays and years of a text, for it needs one to match.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from toguna.reading.folding import compiled
from toguna.reading.languages.pack import DateWords
from toguna.reading.literals import holds
from toguna.reading.source import Source

Parts = Mapping[str, str | None]

_YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d)"
_SPACE = r"(?: {1,3}| ?\n ?)"
# Written the same in every language; the day comes first, as in all of Africa and Europe.
_NUMERIC_RULES = (
    r"(?<![\d/.-])(?P<year>(?:1[5-9]|20|21)\d\d)-(?P<number>\d\d)-(?P<day>\d\d)(?![\d/-])",
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<number>\d{1,2})(?P=mark)(?P<year>(?:1[5-9]|20|21)\d\d)(?![\d/-])",
)
# How far a date reaches before a month, weekday or year of its own, and behind it.
_BEFORE, _BEHIND = {"month": 45}, 30


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as written, not yet resolved: where it stands and the named parts of its rule.

    ``ahead``: the sentence speaks of what is to come, so that "jeudi" is the next one.
    """

    start: int
    end: int
    parts: Parts
    ahead: bool = False


def expressions(source: Source) -> list[DateExpression]:
    """Return the date expressions of a text, in order, none overlapping another."""
    text, folded, words = source.text, source.folded, source.pack.dates
    found: list[tuple[int, int, re.Match[str]]] = []
    windows = _windows(source)
    for needed, rule in _rules(words):
        for low, high in windows.get(needed, ()):
            for match in rule.finditer(folded, low, high):
                if not words.capital_months or _month_is_capital(text, match):
                    found.append((_first_part(match), match.end() - match[0].endswith(")"), match))
    found.sort(key=lambda one: (one[0], -one[1]))
    kept: list[DateExpression] = []
    reached = 0
    for start, end, match in found:
        if start >= reached:
            reached, parts = end, match.groupdict()
            # The date in "avenue du 5 mars" still hides its own parts from the other rules.
            if compiled(words.names).search(folded[max(0, start - 30) : start]) is None:
                # A written year leaves no doubt which day is meant.
                ahead = parts.get("year") is None and _is_ahead(folded, start, end, words)
                kept.append(DateExpression(start, end, parts, ahead))
    return kept


def _windows(source: Source) -> dict[str, list[tuple[int, int]]]:
    """The stretches of a text around its months, weekdays, years...: no rule that needs one matches elsewhere."""
    found: dict[str, list[tuple[int, int]]] = {}
    signs, kinds = _signs(source.pack.dates)
    for match in signs.finditer(source.folded):
        kind = kinds.get(" ".join(match[0].split()), "year")
        windows = found.setdefault(kind, [])
        low, high = max(0, match.start() - _BEFORE.get(kind, _BEHIND)), match.end() + _BEHIND
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], high)
        else:
            windows.append((low, high))
    return found


@cache
def _signs(words: DateWords) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """The pattern of what a rule may need, and of what kind each word is that it finds; what is none of them is a year."""
    named = {"month": words.months, "weekday": words.weekdays, "relative": words.relative_days, "unit": words.units}
    kinds = {word: kind for kind, names in named.items() for word in names}
    return compiled(rf"(?<![a-z])(?:{_YEAR}|{_alternatives(kinds)})(?![a-z])".replace(r"\ ", r"\s")), kinds


def _is_ahead(folded: str, start: int, end: int, words: DateWords) -> bool:
    """Whether the words before a date or the verb of its sentence speak of what is to come."""
    if compiled(words.deadline).search(folded[max(0, start - 40) : start]):
        return True
    low = max(folded.rfind(mark, max(0, start - 160), start) for mark in (". ", "\n", ";", "«", "»"))
    high = min(
        (at for mark in (". ", "\n", ";", "»") if (at := folded.find(mark, end, end + 120)) >= 0),
        default=end + 120,
    )
    return holds(folded[max(low, start - 160, 0) : high], words.future)


@cache
def _rules(words: DateWords) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The rules of a language, each behind what it needs."""
    names = {
        "month": r"\b(?:" + _alternatives(words.months) + r")(?![a-z])",
        "weekday": r"\b(?:" + _alternatives(words.weekdays) + r")\b",
        "relative": _alternatives(words.relative_days),
        "day": rf"(?<![\d.,/])(?:\b(?:{words.ordinal_day})(?![a-z])|\d{{1,2}}(?!\d))",
        "year": _YEAR,
        "sp": _SPACE,
    }
    return tuple((needed, compiled(rule.format(**names))) for needed, rule in words.rules) + tuple(
        ("year", compiled(rule)) for rule in _NUMERIC_RULES
    )


def _alternatives(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _month_is_capital(text: str, match: re.Match[str]) -> bool:
    place = match.start("month") if "month" in match.re.groupindex else -1
    return place < 0 or text[place].isupper()


def _first_part(match: re.Match[str]) -> int:
    """Leave the preposition that a rule needs ("en", "depuis", "le") out of the date."""
    return min([at for at in map(match.start, range(1, match.re.groups + 1)) if at >= 0])

"""A series of numbers as the press reads it off its edition: how a number is printed and read back, which numbers are
void and why, and on which page of the register each one stands."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from string import Formatter

from toguna.editions.edition import Edition
from toguna.editions.listings import LARGEST_NUMBER

from . import details

ON_A_PAGE = 200
"""Numbers: the page of a busy year stays under 30 KB on the wire, and where a number stands is known from it alone."""
_RUNS = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Void:
    """A number that no text bears, with the public reason."""

    year: int
    number: int
    label: str
    reason: str


def voids(series: Edition) -> list[Void]:
    """The void numbers that a series' edition declares, in their order."""
    found = {}
    for row in details.rows(series, "voids"):
        year, number = row.get("year"), row.get("number")
        if isinstance(year, int) and isinstance(number, int) and 1 <= number <= LARGEST_NUMBER:
            label = str(row.get("label") or printed(series, year, number))
            found[year, number] = Void(year, number, label, str(row.get("reason", "")))
    return [found[key] for key in sorted(found)]


def printed(series: Edition, year: int, number: int) -> str:
    """How the series prints a number."""
    try:
        return details.text(series, "pattern").format(number=number, year=year) or f"{number}/{year}"
    except (ValueError, LookupError, AttributeError):
        return f"{number}/{year}"


def read_back(series: Edition, label: str) -> tuple[int, int] | None:
    """The year and the number that a label names if it has the form of this series, whatever its case, accents, zeros
    and punctuation.  The year is 0 where the form does not hold one."""
    wanted: list[str] = []
    try:
        for literal, name, _, _ in Formatter().parse(details.text(series, "pattern")):
            wanted += [*_runs(literal), *([f"{{{name}}}"] if name else [])]
    except ValueError:
        return None
    given = _runs(label)
    if "{number}" not in wanted or len(given) != len(wanted):
        return None
    found = {"{year}": 0, "{number}": 0}
    for word, pattern in zip(given, wanted, strict=True):
        if pattern not in found:
            if word != pattern:
                return None
        elif not word.isdecimal() or len(word) > 8 or found[pattern] not in (0, int(word)):
            return None
        else:
            found[pattern] = int(word)
    return (found["{year}"], found["{number}"]) if 1 <= found["{number}"] <= LARGEST_NUMBER else None


def _runs(words: str) -> list[str]:
    """Runs of letters and runs of digits, without what typing and copying change: N°, nº, No and № are one."""
    letters = unicodedata.normalize("NFKD", words).casefold()
    plain = "".join(c for c in letters if not unicodedata.combining(c))
    return ["n" if run == "no" else run for run in _RUNS.findall(plain)]


def year_page(path: str, year: int, page: int = 1) -> str:
    """The address of a year's numbers, ``path`` being that of the series; further pages hold the larger numbers."""
    return f"{path}{year}{f'-{page}' if page > 1 else ''}.html"


def page_of(number: int) -> int:
    """On which page of its year a number stands."""
    return (number - 1) // ON_A_PAGE + 1


def line(path: str, year: int, number: int) -> str:
    """The address of a number's own line in the register."""
    return f"{year_page(path, year, page_of(number))}#n{number}"

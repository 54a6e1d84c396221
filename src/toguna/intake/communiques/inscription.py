"""What a communiqué says of itself: its number, where and when it was signed, when it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from toguna.reading.dates import find_dates
from toguna.reading.page_lines import frame_kind

_NUMBER = r"(?:n\s?[°ºo]s?\.?|no\.|nr\.|num[ée]ro|number|#)\s*:?\s*(\d{1,6}(?:\s?[-/–._]\s?[A-Za-zÀ-ÿ0-9&]+)*)"
_KINDS = (
    r"communiqu[ée]s?|d[ée]crets?|arr[êe]t[ée]s?|d[ée]cision|note|circulaire|loi|ordonnance|d[ée]claration|message|avis|"
    r"proc[èe]s[- ]verbal|press release|news release|release|statement|decree|order|circular|notice|act|"
    r"r[ée]f[ée]rence|(?:n/)?r[ée]f"
)
_NAMED = re.compile(rf"(?i)(?<!\w)(?:{_KINDS})\b[^\d\n]{{0,60}}?{_NUMBER}")
_ALONE = re.compile(rf"(?i)^\W*{_NUMBER}")
_SIGNED = re.compile(
    r"(?i)(?<!\w)(?:fait|donné|done|given|signed)\s+(?:et\s+\w+\s+)?(?:à|a|en|au|in|at)\s+"
    r"(?P<place>[^\W\d_][\w’'. -]{0,60}?)\s*,?\s+(?:le|on|this|ce)\s+(?P<date>[^\n]{3,80})"
)
# "Solabé, le 12 mars 2024" alone, or before the first words.
_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][\w’' -]{1,40}?,?\s+(?:le|on|this)\s+(?P<date>.{4,35}?\d{4})(?:\W*$|\s*[)(]?\s*[–—:-]\s)"
)
_EDGE = 12
"""Paragraphs at the beginning and the end in which a place and a date alone date the text."""


@dataclass(frozen=True, slots=True)
class Inscription:
    """``signed_on`` and ``published_on`` are ISO days; ``dated_by`` says in words which line gave the latter; ``wrong``
    is a date of these lines that the calendar does not have."""

    number: str = ""
    signed_on: str = ""
    signed_at: str = ""
    published_on: str = ""
    dated_by: str = ""
    wrong: str = ""


def number_of(lines: Sequence[str]) -> str:
    """The number that the lines above a text bear, as written, blanks aside."""
    for pattern in (_NAMED, _ALONE):
        for line in lines:
            if found := pattern.search(line):
                return "".join(found[1].split())
    return ""


def inscription_of(head: Sequence[str], paragraphs: Sequence[str], language: str) -> Inscription:
    """What the lines above a text and its paragraphs say; ``language`` is the code of the language they are in."""
    wrong = ""
    signed_on = signed_at = ""
    for paragraph in reversed(paragraphs):
        if found := next(iter(_SIGNED.finditer(paragraph)), None):
            signed_on, wrong = _day(found["date"], language)
            signed_at = " ".join(found["place"].split())
            break
    edge = [*head, *paragraphs[:_EDGE], *paragraphs[-_EDGE:]]
    published = next((day for line in edge if frame_kind(line) == "published" and (day := _day(line, language)[0])), "")
    dated_by = "the line that says when it was published" if published else ""
    if not published:
        lines = (found["date"] for line in edge if (found := _DATELINE.match(line)) and not _SIGNED.match(line))
        published = next((day for line in lines if (day := _day(line, language)[0])), "")
        dated_by = "its place and date" if published else ""
    if not published and signed_on:
        published, dated_by = signed_on, "its signature"
    if not published:
        published = next((day for line in head if (day := _day(line, language)[0])), "")
        dated_by = "its title" if published else ""
    return Inscription(number_of(head), signed_on, signed_at, published, dated_by, wrong)


def _day(words: str, language: str) -> tuple[str, str]:
    """The first whole day in words, ISO; and the first that does not exist."""
    dates, problems = find_dates(words, language or "fr")
    day = next((date.iso for date in dates if date.iso and date.precision == "day"), "")
    return day or "", "" if day or not problems else " ".join(problems[0].surface.split())

"""The date of the event a text reports, told apart from the other dates in it.

An official text says when in its title or its lede ("a rencontré, ce samedi 29 juillet"); the dates
that follow are mostly background: a law's promulgation, an earlier session, a deadline. Each date
is weighed by where it stands and by the words before it, and the heaviest wins.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from toguna.reading.date_expressions import DateExpression
from toguna.reading.facts import DateFound
from toguna.reading.folding import compiled, fold
from toguna.reading.languages import pack
from toguna.reading.source import Source

_LEDE = 700
_AFTER_LEDE = 1500
_ENOUGH = 15


@dataclass(frozen=True, slots=True)
class _Zone:
    end: int
    weight: int


def event_date(source: Source, dates: Sequence[DateFound]) -> DateFound | None:
    """Return the date of the event a text reports.

    None when no date stands where an event's date would.
    """
    folded, language = source.folded, source.pack.code
    zones = _zones(folded, source.title_end)
    best: DateFound | None = None
    heaviest = _ENOUGH - 1
    for date in dates:
        if date.iso is None or date.precision == "year" or date.start >= zones[-1].end:
            continue
        told = _told(date, zones)
        if told > heaviest and (weight := told - _background(folded, date, language)) > heaviest:
            best, heaviest = date, weight
    return best


def present_day(
    found: Sequence[DateExpression], dates: Sequence[DateFound], told: DateFound | None, language: str
) -> dt.date | None:
    """Return the day a text without a date line was written on: its event's, or the only full dates it has.

    "hier jeudi 20 mai 2021" was written on the 21st.
    """
    if (day := _by_weekday(found, dates, language)) is not None:
        return day
    if told is not None and told.precision == "day" and told.iso:
        day = dt.date.fromisoformat(told.iso)
        word = fold(told.surface).split(" ")[0]
        return day - dt.timedelta(days=pack(language).dates.relative_days.get(word, 0))
    full = [date for date in dates if date.iso and date.precision == "day"]
    with_weekday = [date for date in full if date.weekday_agrees]
    chosen = (with_weekday or full)[:1]
    return dt.date.fromisoformat(chosen[0].iso or "") if chosen else None


def _by_weekday(found: Sequence[DateExpression], dates: Sequence[DateFound], language: str) -> dt.date | None:
    """ "Ce vendredi 3 novembre", without its year, in a text that names years: the latest of them that has such a Friday."""
    words = pack(language).dates
    years = {int(date.iso[:4]) for date in dates if date.iso}
    for one in found:
        parts = one.parts
        if not (parts.get("deictic") and parts.get("weekday") and parts.get("month") and parts.get("day")) or parts.get(
            "year"
        ):
            continue
        number, month = int(compiled(r"\D").sub("", parts["day"] or "") or 1), words.months[parts["month"] or ""]
        for year in sorted({*years, *(year + 1 for year in years)}, reverse=True):
            try:
                day = dt.date(year, month, number)
            except ValueError:
                continue
            if day.weekday() == words.weekdays[parts["weekday"] or ""]:
                return day - dt.timedelta(days=words.relative_days.get(parts["deictic"] or "", 0))
    return None


def _zones(folded: str, title_end: int) -> tuple[_Zone, ...]:
    body = title_end + len(folded[title_end:]) - len(folded[title_end:].lstrip())
    first_stop = compiled(r"[.!?]\s+(?=\S)").search(folded, body + 60, body + _LEDE)
    first = first_stop.end() if first_stop else body + _LEDE
    paragraph_end = folded.find("\n", body + 1)
    paragraph = paragraph_end if paragraph_end >= 0 else len(folded)
    return (
        _Zone(title_end, 60),
        _Zone(min(first, paragraph), 50),
        _Zone(max(min(paragraph, body + _LEDE), first), 35),
        _Zone(body + _AFTER_LEDE, 10),
    )


def _told(date: DateFound, zones: tuple[_Zone, ...]) -> int:
    """What the place of a date and its own words say for it."""
    weight = next((zone.weight for zone in zones if date.start < zone.end), 0)
    if date.deictic:
        weight += 30
    elif date.weekday_agrees is not None:
        weight += 15
    return weight - 25 * (date.precision == "month")


def _background(folded: str, date: DateFound, language: str) -> int:
    """What the words before a date say against it: "promulguée le", "jusqu'au"."""
    words = pack(language).dates
    before = folded[max(0, date.start - 90) : date.start]
    weight = 0
    if compiled(words.background).search(before):
        weight += 45
    if compiled(words.deadline).search(before):
        weight += 30
    if before.endswith("(") and date.weekday_agrees is None and not date.deictic:
        weight += 20
    return weight

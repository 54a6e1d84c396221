"""Dates in running text, resolved against a day of reference.

A date is first an *expression* ("le 20 mai", "hier"; ``date_expressions.py``) and only then a day: the day of
reference is often itself one of the dates of the text.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from toguna.reading.date_expressions import DateExpression, Parts, expressions
from toguna.reading.facts import DateFound, DateProblem, Precision
from toguna.reading.languages import pack
from toguna.reading.source import Source

_LEAP_YEAR = 2000
# Past this a number before a month is no mistaken day but a quantity ("45 mars").
_MISTAKEN_DAY = 39


def resolve(
    text: str, found: Iterable[DateExpression], language: str, reference: dt.date | None
) -> tuple[tuple[DateFound, ...], tuple[DateProblem, ...]]:
    """Compute the days that expressions name.

    ``reference`` is the day the text was written on; without it, years that are not written and
    days told from the present stay unresolved (``iso`` None). Days that the calendar does not have
    come back as problems and never as dates.
    """
    dates: list[DateFound] = []
    problems: list[DateProblem] = []
    for expression in found:
        surface = text[expression.start : expression.end]
        try:
            dates.extend(_resolved(surface, expression, language, reference))
        except ValueError:
            problems.append(DateProblem(surface, expression.start, expression.end))
    return tuple(dates), tuple(problems)


def find_dates(
    text: str, language: str, reference: dt.date | None = None
) -> tuple[tuple[DateFound, ...], tuple[DateProblem, ...]]:
    """Return the dates of ``text`` and the dates in it that do not exist."""
    return resolve(text, expressions(Source(text, language)), language, reference)


def _resolved(
    surface: str, expression: DateExpression, language: str, reference: dt.date | None
) -> Iterator[DateFound]:
    parts, words = expression.parts, pack(language).dates
    span = (expression.start, expression.end)
    if relative := parts.get("relative"):
        yield _day_or_nothing(surface, span, _shifted(reference, words.relative_days[_plain(relative)]), True)
    elif bare := parts.get("bare_weekday"):
        day = _weekday_near(words.weekdays[bare], expression, reference, words.relative_days)
        yield _day_or_nothing(surface, span, day, parts.get("deictic") is not None)
    elif days := parts.get("days"):
        month = words.months[parts["month"] or ""]
        for number in re.findall(r"\d+", days):
            yield _day(surface, span, expression, int(number), month, _year(parts.get("year")), reference, language)
    elif parts.get("day2"):
        yield from _range(surface, span, expression, language, reference)
    elif parts.get("day"):
        last = _full_day(surface, span, expression, language, reference)
        if (first := parts.get("weekday0")) and last.iso:
            # "jeudi et vendredi 21 mars": the first day is told from the last.
            day = dt.date.fromisoformat(last.iso)
            back = (day.weekday() - words.weekdays[first]) % 7 or 7
            yield replace(last, iso=(day - dt.timedelta(days=back)).isoformat())
        yield last
    elif month_name := parts.get("month"):
        yield _month(surface, span, expression, words.months[month_name], reference)
    elif unit := parts.get("unit"):
        yield _unit(surface, span, parts, words.units[unit], reference)
    else:
        end_year = _year(parts.get("year2"))
        yield DateFound(surface, parts["year"], *span, precision="year", end_iso=str(end_year) if end_year else None)


def _unit(surface: str, span: tuple[int, int], parts: Parts, unit: Precision, reference: dt.date | None) -> DateFound:
    """ "le mois dernier", "next year"."""
    step = 1 if parts.get("next") else -1
    if reference is None:
        return DateFound(surface, None, *span, precision=unit)
    if unit == "year":
        return DateFound(surface, str(reference.year + step), *span, precision=unit)
    months = reference.year * 12 + reference.month - 1 + step
    return DateFound(surface, f"{months // 12:04}-{months % 12 + 1:02}", *span, precision=unit)


def _full_day(
    surface: str, span: tuple[int, int], one: DateExpression, language: str, reference: dt.date | None
) -> DateFound:
    parts = one.parts
    number = _day_number(parts["day"] or "")
    if name := parts.get("month"):
        month = pack(language).dates.months[name]
    else:
        month = int(parts.get("number") or 0)
    return _day(surface, span, one, number, month, _year(parts.get("year")), reference, language)


def _day(
    surface: str, span: tuple[int, int], one: DateExpression, number: int, month: int, year: int | None,
    reference: dt.date | None, language: str,
) -> DateFound:  # fmt: skip
    parts = one.parts
    if number > _MISTAKEN_DAY:
        return DateFound(surface, None, *span)
    dt.date(year or _LEAP_YEAR, month, number)  # ValueError: the calendar has no such day
    name = parts.get("weekday")
    weekday = pack(language).dates.weekdays[name] if name else None
    if year is not None:
        day: dt.date | None = dt.date(year, month, number)
    else:
        day = _nearest(month, number, weekday, one, reference)
    agrees = None if weekday is None or day is None else day.weekday() == weekday
    return DateFound(
        surface, day.isoformat() if day else None, *span,
        weekday_agrees=agrees, deictic=parts.get("deictic") is not None,
    )  # fmt: skip


def _range(
    surface: str, span: tuple[int, int], one: DateExpression, language: str, reference: dt.date | None
) -> Iterator[DateFound]:
    parts = one.parts
    months = pack(language).dates.months
    first_name, last_name = parts.get("month"), parts.get("month2")
    first_month = months[first_name or last_name or ""]
    last_month = months[last_name or first_name or ""]
    first_year, last_year = _year(parts.get("year")), _year(parts.get("year2"))
    if first_year is None and last_year is not None:
        first_year = last_year - 1 if first_month > last_month else last_year
    last_one = replace(one, parts={key: value for key, value in parts.items() if key != "weekday"})
    last = _day(
        surface, span, last_one, _day_number(parts["day2"] or ""), last_month,
        last_year or first_year, reference, language,
    )  # fmt: skip
    if first_year is None and last.iso:
        first_year = int(last.iso[:4]) - (first_month > last_month)
    first = _day(surface, span, one, _day_number(parts["day"] or ""), first_month, first_year, reference, language)
    if parts.get("also") or (first.iso and last.iso and last.iso <= first.iso):
        yield first
        yield last
    else:
        yield DateFound(surface, first.iso, *span, end_iso=last.iso, weekday_agrees=first.weekday_agrees)


def _month(
    surface: str, span: tuple[int, int], one: DateExpression, month: int, reference: dt.date | None
) -> DateFound:
    year = _year(one.parts.get("year"))
    if year is None and reference is not None:
        middle = _nearest(month, reference.day if reference.month == month else 15, None, one, reference)
        year = middle.year if middle else None
    return DateFound(surface, f"{year:04}-{month:02}" if year else None, *span, precision="month")


def _nearest(
    month: int, number: int, weekday: int | None, one: DateExpression, reference: dt.date | None
) -> dt.date | None:
    """The day of that name nearest to the reference; a written weekday, "dernier" or what is to come decides first."""
    parts = one.parts
    if reference is None:
        return None
    days = [
        day
        for year in (reference.year - 1, reference.year, reference.year + 1)
        if (day := _date_or_none(year, month, number))
    ]
    if parts.get("last"):
        days = [day for day in days if day < reference][-1:]
    elif parts.get("next"):
        days = [day for day in days if day > reference][:1]
    elif one.ahead and weekday is None:
        # A deadline may just have passed when the page was written.
        days = [day for day in days if (reference - day).days <= 31][:1]
    named = [day for day in days if day.weekday() == weekday]
    return min(named or days, key=lambda day: abs((day - reference).days), default=None)


def _weekday_near(
    weekday: int, one: DateExpression, reference: dt.date | None, relative_days: Mapping[str, int]
) -> dt.date | None:
    """News tells of the last such day; "prochain", "demain" and what is to come of the next; "ce" of the nearest."""
    if reference is None:
        return None
    parts = one.parts
    back = (reference.weekday() - weekday) % 7
    ahead = (weekday - reference.weekday()) % 7
    deictic = parts.get("deictic") or ""
    shift = relative_days.get(deictic, 0)
    if parts.get("next") or shift > 0:
        return _shifted(reference, ahead or 7)
    if parts.get("last") or shift < 0:
        return _shifted(reference, -(back or 7))
    if one.ahead:
        return _shifted(reference, ahead)
    if deictic and ahead < back:
        return _shifted(reference, ahead)
    return _shifted(reference, -back)


def _day_or_nothing(surface: str, span: tuple[int, int], day: dt.date | None, deictic: bool) -> DateFound:
    return DateFound(surface, day.isoformat() if day else None, *span, deictic=deictic)


def _date_or_none(year: int, month: int, number: int) -> dt.date | None:
    try:
        return dt.date(year, month, number)
    except ValueError:
        return None


def _shifted(reference: dt.date | None, days: int) -> dt.date | None:
    try:
        return None if reference is None else reference + dt.timedelta(days=days)
    except OverflowError:
        return None


def _plain(words: str) -> str:
    return " ".join(words.split())


def _year(written: str | None) -> int | None:
    return int(written) if written else None


def _day_number(written: str) -> int:
    """The number in "29", "1er" or "29th"; a spelled ordinal ("premier") is the first."""
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else 1

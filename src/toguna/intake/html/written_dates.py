"""Days as the frames of sites write them: ISO 8601, RFC 822, numbers, and the months of eight languages."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache

_MONTHS = (
    "janvier january januar enero janeiro gennaio يناير كانون_الثاني جانفي janv jan جانفيي",
    "fevrier february februar febrero fevereiro febbraio فبراير شباط فيفري feb fev fevr febr",
    "mars march marz marzo marco maerz مارس آذار اذار mar mrz",
    "avril april abril aprile أبريل ابريل نيسان أفريل افريل avr apr abr",
    "mai may mayo maio maggio مايو أيار ايار ماي mag",
    "juin june juni junio junho giugno يونيو حزيران جوان jun",
    "juillet july juli julio julho luglio يوليو تموز جويلية يوليوز juil jul",
    "aout august agosto أغسطس اغسطس آب اب أوت اوت غشت aug ago",
    "septembre september septiembre setembro settembre سبتمبر أيلول ايلول شتنبر sept sep set",
    "octobre october oktober octubre outubro ottobre أكتوبر اكتوبر تشرين_الأول oct okt out",
    "novembre november noviembre novembro نوفمبر تشرين_الثاني نونبر nov",
    "decembre december dezember diciembre dezembro dicembre ديسمبر كانون_الأول دجنبر dec dez dic déc",
)
_DIGITS = {ord(c): str(n % 10) for n, c in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.]([01]?\d)[-/.]([0-3]?\d)(?!\d)")
_COMPACT = re.compile(r"^((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?:T?\d{4,6}Z?)?$")
_NUMBERS = re.compile(r"(?<![\d/.-])([0-3]?\d)\s?[/.-]\s?([0-3]?\d)\s?[/.-]\s?((?:19|20)\d\d|\d\d)(?!\d|[/.-]\d)")
_CLOCK = re.compile(r"(?:T|\s|à|um|at|,)\s?([01]?\d|2[0-3])\s?[:h.]\s?([0-5]\d)(?::[0-5]\d)?")
_DIGIT = re.compile(r"\d")
_BESIDE = frozenset(
    "le ce on den am der um uhr a h at gmt utc lundi mardi mercredi jeudi vendredi samedi dimanche"
    " monday tuesday wednesday thursday friday"
    " saturday sunday mon tue wed thu fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag"
    " الاثنين الثلاثاء"
    " الاربعاء الخميس الجمعة السبت الاحد الإثنين الأربعاء الأحد يوم الموافق م".split()
)
EARLIEST = dt.date(1990, 1, 1)


def moment(written: str) -> tuple[dt.date, dt.datetime] | None:
    """The day as written and the moment in UTC of a date for machines (ISO 8601, RFC 822, or any other form).

    A time without a zone is taken for UTC; a day without a time for its beginning."""
    text = written.strip()[:80]
    try:
        found = dt.datetime.fromisoformat(text.replace("Z", "+00:00") if text.endswith("Z") else text)
    except ValueError:
        day = written_day(text)
        if day is None:
            return None
        clock = _CLOCK.search(text.translate(_DIGITS))
        hour, minute = (int(clock[1]), int(clock[2])) if clock else (0, 0)
        return day, dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=dt.UTC)
    try:
        utc = found.astimezone(dt.UTC) if found.tzinfo else found.replace(tzinfo=dt.UTC)
    except OverflowError:
        return None
    return found.date(), utc


def written_day(text: str, month_first: bool = False) -> dt.date | None:
    """The first full day in a text; numbers are read day first unless that cannot be, or ``month_first``."""
    found = written_days(text, month_first)
    return found[0][1] if found else None


def written_days(text: str, month_first: bool = False) -> list[tuple[int, dt.date]]:
    """Every full day in a text, with the place in its folded form where it begins."""
    folded = _folded(text)
    days: list[tuple[int, dt.date]] = []
    if match := _COMPACT.match(folded):
        days += _day(match, match[1], match[2], match[3])
    for match in _ISO.finditer(folded):
        days += _day(match, match[1], match[2], match[3])
    for match in _named().finditer(folded):
        day = match["d1"] or match["d2"] or match["d3"]
        month = match["m1"] or match["m2"] or match["m3"]
        year = match["y1"] or match["y2"] or match["y3"]
        days += _day(match, year, str(_numbers()[month]), day)
    for match in _NUMBERS.finditer(folded):
        first, second, year = match[1], match[2], match[3]
        if len(year) == 2:
            year = f"{'19' if int(year) >= 90 else '20'}{year}"
        if (month_first and int(first) <= 12) or int(second) > 12:
            first, second = second, first
        days += _day(match, year, second, first)
    return sorted(days)


def is_day_alone(text: str) -> bool:
    """Whether a line is a day and nothing else, its weekday and the time aside."""
    folded = _folded(text)
    if not _DIGIT.search(folded):
        return False
    bare = folded
    for pattern in (_ISO, _named(), _NUMBERS):
        bare = pattern.sub(" ", bare)
    if bare == folded:
        return False
    return all(word in _BESIDE for word in re.findall(r"[^\W\d_]+", _CLOCK.sub(" ", f" {bare}")))


def believable(day: dt.date, today: dt.date) -> bool:
    """Whether a text can have been published on that day: not before the web, not after ``today``."""
    return EARLIEST <= day <= today


def _day(match: re.Match[str], year: str, month: str, day: str) -> list[tuple[int, dt.date]]:
    try:
        return [(match.start(), dt.date(int(year), int(month), int(day)))]
    except ValueError:
        return []


def _folded(text: str) -> str:
    flat = unicodedata.normalize("NFD", text[:2000].lower().translate(_DIGITS))
    flat = "".join(c for c in flat if not ("\u0300" <= c <= "\u036f" or "\u064b" <= c <= "\u0655" or c == "\u0640"))
    return re.sub(r"(كانون|تشرين)\s+", r"\1_", " ".join(flat.split()))


@cache
def _numbers() -> dict[str, int]:
    return {_folded(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split()}


@cache
def _named() -> re.Pattern[str]:
    months = "|".join(sorted(map(re.escape, _numbers()), key=len, reverse=True))
    year = r"(?:19|20)\d\d"
    day = r"[0-3]?\d"
    return re.compile(
        rf"(?<!\d)(?P<d1>{day})(?:er|st|nd|rd|th|º|°)?\.?\s?(?:de |of |-)?\s?(?P<m1>{months})"
        rf"\.?,?[\s-]?(?:de |del )?(?P<y1>{year})"
        rf"|\b(?P<m2>{months})\.?\s(?P<d2>{day})(?:st|nd|rd|th)?,?\s(?P<y2>{year})"
        rf"|(?<!\d)(?P<d3>{day})\s(?P<m3>{months})\s?/\s?\w{{2,12}}[،,\s]{{1,3}}(?P<y3>{year})"
    )

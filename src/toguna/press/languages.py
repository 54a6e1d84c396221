"""The fixed words of the site, and dates written out, in each of its languages.

The words are in ``site/messages/<language>.toml``; a language without a file of its own borrows the French ones."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

MESSAGES = Path(__file__).parent.parent / "site" / "messages"
RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ur", "nqo"})
FALLBACK = "fr"


@dataclass(frozen=True)
class Language:
    """One language of the site: its code and the tables of its messages file."""

    code: str
    tables: dict[str, Any]

    @property
    def direction(self) -> str:
        return "rtl" if self.code.split("-")[0] in RIGHT_TO_LEFT else "ltr"

    @property
    def own_name(self) -> str:
        """How the language calls itself; the code for one without words here."""
        return str(self.tables["name"]) if self.code.split("-")[0] in available() else self.code

    @property
    def words(self) -> dict[str, str]:
        words: dict[str, str] = self.tables["words"]
        return words

    def word(self, key: str, **given: object) -> str:
        """A fixed word or phrase with its blanks filled in.  Raises ``KeyError`` for an unknown key."""
        return self.words[key].format(**given)

    def of(self, table: str, key: str, default: str = "") -> str:
        """A word from another table (kinds, parts, events...); ``default`` for what it does not hold."""
        return str(self.tables[table].get(key, default))

    def counted(self, count: int) -> str:
        return self.word("text_count_many" if count > 1 else "text_count", count=count)

    def counted_found(self, count: int) -> str:
        key = "found_none" if not count else "found_many" if count > 1 else "found_one"
        return self.word(key, count=f"{count:,}".replace(",", "\u202f"))

    def date(self, iso: str, *, weekday: bool = False) -> str:
        """``2024-03-01`` as ``1er mars 2024``, ``2024-03`` as ``mars 2024``, ``2024`` as it is."""
        year, _, rest = iso[:10].partition("-")
        if not rest:
            return year
        dates = self.tables["dates"]
        month, _, day = rest.partition("-")
        name = dates["months"][int(month) - 1]
        if not day:
            return str(dates["month"].format(month=name, year=int(year)))
        number = dates["first"] if int(day) == 1 else str(int(day))
        if weekday:
            named = dates["weekdays"][datetime.fromisoformat(iso[:10]).weekday()]
            return str(dates["weekday"].format(weekday=named, day=number, month=name, year=int(year)))
        return str(dates["day"].format(day=number, month=name, year=int(year)))

    def month(self, number: int) -> str:
        return str(self.tables["dates"]["months"][number - 1])

    def short_month(self, number: int) -> str:
        return str(self.tables["dates"]["short"][number - 1])

    @property
    def week_start(self) -> int:
        """The day that weeks begin with, 0 for Monday (CLDR, supplemental/weekData; of Arabic, what most lands use)."""
        return int(self.tables["dates"]["week_start"])

    @property
    def week(self) -> list[tuple[str, str]]:
        """The days of the week in their order, short and whole."""
        dates = self.tables["dates"]
        days = list(zip(dates["weekdays_short"], dates["weekdays"], strict=True))
        return days[self.week_start :] + days[: self.week_start]

    def moment(self, moment: datetime, zone: ZoneInfo) -> str:
        """An instant as day and time in the institution's time zone."""
        local = moment.astimezone(zone)
        return self._at(self.date(local.date().isoformat()), local)

    def day_of(self, moment: datetime, zone: ZoneInfo) -> str:
        return self.date(moment.astimezone(zone).date().isoformat())

    def occasion(self, start: str, end: str = "") -> str:
        """The date or dates of an event, as precise as they are known, the hour as its place's clocks showed it."""
        if end and end[:10] != start[:10]:
            return self._range(start, end)
        day = self.date(start, weekday=len(start) >= 10)
        return self._at(day, datetime.fromisoformat(start)) if len(start) > 10 else day

    def span(self, start: str, end: str) -> str:
        """The dates of an appointment or a rank, either of which may be unknown."""
        dates = self.tables["dates"]
        if start and end:
            return self._range(start, end)
        if start:
            return str(dates["since" if len(start) >= 10 else "since_month"].format(start=self.date(start)))
        if end:
            return str(dates["until" if len(end) >= 10 else "until_month"].format(end=self.date(end)))
        return ""

    def _range(self, start: str, end: str) -> str:
        """Two days; what they share is said once: ``du 5 au 9 juillet 2023``."""
        dates = self.tables["dates"]
        first = self.date(start)
        if len(start) >= 10 and len(end) >= 10 and start[:4] == end[:4]:
            number = dates["first"] if start[8:10] == "01" else str(int(start[8:10]))
            named = dates["day_month"].format(day=number, month=self.month(int(start[5:7])))
            first = number if start[:7] == end[:7] else named
        form = "range" if len(start) >= 10 and len(end) >= 10 else "range_months"
        return str(dates[form].format(start=first, end=self.date(end)))

    def _at(self, day: str, moment: datetime) -> str:
        dates = self.tables["dates"]
        return str(dates["at"].format(day=day, time=dates["time"].format(hour=moment.hour, minute=moment.minute)))


@cache
def available() -> frozenset[str]:
    """The languages that have words of their own."""
    return frozenset(file.stem for file in MESSAGES.glob("*.toml"))


@cache
def language(code: str) -> Language:
    """The words and dates of a language (BCP 47)."""
    base = code.split("-")[0]
    source = base if base in available() else FALLBACK
    with (MESSAGES / f"{source}.toml").open("rb") as file:
        return Language(code, tomllib.load(file))

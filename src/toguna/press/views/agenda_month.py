"""A month of the agenda: its days as a grid, and its events as a list that the days lead into."""

from __future__ import annotations

from calendar import Calendar, monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import minijinja

from toguna.editions.edition import Edition
from toguna.editions.listings import calendar, calendar_month, moment_key

from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..shelf import Shelf
from ..stylesheet import styles_of
from .agenda import day_of, event_row, last_day

LASTING = 12
"""So many events before the month are looked at, whether they last into it."""
IN_A_DAY = 3
"""Titles in one day of the grid; the list has them all."""


@dataclass(frozen=True, slots=True)
class _Event:
    """An event of the month, and which of its days it takes; none where its day is not known."""

    edition: Edition
    days: range


def month_page(shelf: Shelf, room: Newsroom, month: str) -> Output:
    """The page of a month (ISO, ``2024-03``): what begins in it and what lasts into it."""
    words = room.language
    code = words.code
    begun = shelf.editions(card.id for card in shelf.whole(calendar_month(month, code)))
    before, _ = shelf.around(moment_key(day_of(month)), {calendar(code): (LASTING, 0)})[calendar(code)]
    _, after = shelf.around(moment_key(day_of(_next(month))) - 1, {calendar(code): (0, 1)})[calendar(code)]
    earlier = shelf.editions(card.id for card in shelf.cards(before))
    later = shelf.editions(card.id for card in shelf.cards(after))
    lasting = [e for e in reversed(earlier) if e.event and len(e.event.end) >= 10 and last_day(e) >= month]
    events = [_Event(e, _days(e, month)) for e in (*lasting, *begun)]
    previous, following = (next((e.date[:7] for e in some if len(e.date) >= 7), "") for some in (earlier, later))
    address = room.addresses.agenda_month(month)
    data = html_page(
        room,
        "agenda_month.html",
        Head(address=address, title=f"{words.word('agenda')} – {words.date(month)}"),
        section=room.addresses.of("agenda"),
        styles=minijinja.safe(styles_of("agenda")),
        month=words.date(month),
        weekdays=words.week,
        weeks=_weeks(room, month, events),
        events=list(zip([event_row(room, e.edition) for e in events], _anchors(events), strict=True)),
        agenda_href=room.addresses.of("agenda"),
        before=(words.date(previous), room.addresses.agenda_month(previous)) if previous else None,
        after=(words.date(following), room.addresses.agenda_month(following)) if following else None,
    )
    return output(address, data)


def _next(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12}-{number % 12 + 1:02}"


def _days(edition: Edition, month: str) -> range:
    event = edition.event
    if event is None or len(event.start) < 10:
        return range(0)
    length = monthrange(int(month[:4]), int(month[5:7]))[1]
    first = int(event.start[8:10]) if event.start[:7] == month else 1
    if len(event.end) < 10:
        return range(first, first + 1)
    last = int(event.end[8:10]) if event.end[:7] == month else length if event.end[:7] > month else first
    return range(first, max(first, last) + 1)


def _anchors(events: Sequence[_Event]) -> list[str]:
    """For each event the anchor that it bears: the first that begins on a day bears that day's."""
    taken: set[str] = set()
    anchors = []
    for event in events:
        anchor = f"d{event.days[0]}" if event.days else ""
        anchors.append("" if anchor in taken else anchor)
        taken.add(anchor)
    return anchors


def _weeks(room: Newsroom, month: str, events: Sequence[_Event]) -> list[list[dict[str, Any] | None]]:
    """The month's weeks, as its language begins them; a day of another month is none."""
    weeks = Calendar(room.language.week_start).monthdayscalendar(int(month[:4]), int(month[5:7]))
    return [[_day(month, day, events) if day else None for day in week] for week in weeks]


def _day(month: str, day: int, events: Sequence[_Event]) -> dict[str, Any]:
    there = [event for event in events if day in event.days]
    # What begins that day stands in the list where the day leads; else what lasts still.
    first = next((e for e in there if e.days[0] == day), there[0] if there else None)
    return {
        "number": day,
        "iso": f"{month}-{day:02}",
        "href": f"#d{first.days[0]}" if first else "",
        "events": [_title(event) for event in there[:IN_A_DAY]],
        "more": max(0, len(there) - IN_A_DAY),
    }


def _title(event: _Event) -> tuple[str, bool]:
    """How an event is called, and whether it was cancelled."""
    occasion = event.edition.event
    return event.edition.title, bool(occasion and occasion.status == "cancelled")

"""The agenda: what is to come, what was lately, and the way to every month."""

from __future__ import annotations

from datetime import UTC, datetime

from toguna.editions.edition import Edition
from toguna.editions.listings import calendar, calendar_month, moment_key

from ..addresses import Addresses, file_of
from ..calendar_file import calendar_file
from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..shelf import Shelf

RECENT = 12
COMING = 200


def agenda_outputs(shelf: Shelf, room: Newsroom, today: str) -> list[Output]:
    """The agenda, and what is to come as a file for the reader's calendar."""
    address = room.addresses.agenda_file
    title = f"{room.language.word('agenda')} – {room.short_name}"
    return [
        _agenda_page(shelf, room, today),
        Output(file_of(address), calendar_file(room, title, coming_events(shelf, room, today))),
    ]


def _agenda_page(shelf: Shelf, room: Newsroom, today: str) -> Output:
    """What is to come from ``today`` (ISO) on, what was lately, and the way to every month."""
    words = room.language
    months: dict[str, list[tuple[str, str]]] = {}
    for month in months_with_events(shelf, room):
        months.setdefault(month[:4], []).append((words.month(int(month[5:7])), room.addresses.agenda_month(month)))
    past, _ = _around(shelf, room, today)
    address = room.addresses.of("agenda")
    head = Head(address=address, title=words.word("agenda"), alternates=_everywhere(room))
    data = html_page(
        room,
        "agenda.html",
        head,
        section=address,
        upcoming=upcoming(shelf, room, today),
        recent=[event_row(room, e) for e in past if last_day(e) < today][:RECENT],
        years=sorted(months.items(), reverse=True),
        calendar=room.addresses.agenda_file,
    )
    return output(address, data)


def upcoming(shelf: Shelf, room: Newsroom, today: str, count: int | None = None) -> list[dict[str, str]]:
    """The next events, soonest first."""
    return [event_row(room, e) for e in coming_events(shelf, room, today)[:count]]


def coming_events(shelf: Shelf, room: Newsroom, today: str) -> list[Edition]:
    """What is to come or lasts still, the soonest first."""
    past, coming = _around(shelf, room, today)
    return [*(e for e in reversed(past) if last_day(e) >= today), *coming]


def months_with_events(shelf: Shelf, room: Newsroom) -> list[str]:
    """ISO months, the oldest first."""
    code = room.language.code
    return [m for m in shelf.members("days", code) if shelf.holds(calendar_month(m, code))]


def _around(shelf: Shelf, room: Newsroom, today: str) -> tuple[list[Edition], list[Edition]]:
    """Events that began before a day, the latest first, and those of that day and after, the soonest first."""
    name = calendar(room.language.code)
    before, after = shelf.around(moment_key(day_of(today)) - 1, {name: (3 * RECENT, COMING)})[name]
    past, coming = (shelf.editions(card.id for card in shelf.cards(places)) for places in (before, after))
    return past, coming


def day_of(iso: str) -> datetime:
    """The first day that an ISO date of any precision may mean."""
    return datetime.fromisoformat((iso + "-01-01")[:10]).replace(tzinfo=UTC)


def _everywhere(room: Newsroom) -> list[tuple[str, str]]:
    return [(code, Addresses(code, room.languages[0]).of("agenda")) for code in room.languages]


def last_day(edition: Edition) -> str:
    """The event's last day; the last there can be of a month or a year that is all that is known."""
    event = edition.event
    known = (event.end or event.start)[:10] if event else ""
    return known + "-99-99"[: 3 * (3 - len(known.split("-")))]


def event_row(room: Newsroom, edition: Edition) -> dict[str, str]:
    """An event as lists show it."""
    words = room.language
    event = edition.event
    start, end = (event.start, event.end) if event else ("", "")
    status = event.status if event else ""
    return {
        "title": edition.title,
        "href": edition.path,
        "iso": start[:10],
        "day": str(int(start[8:10])) if len(start) >= 10 else "",
        "month": words.short_month(int(start[5:7])) if len(start) >= 7 else "",
        "year": start[:4],
        "date": words.occasion(start, end) if start else "",
        "type": words.of("events", event.type) if event else "",
        "place": event.place.name if event and event.place else "",
        "status": words.of("status", status) if status in ("planned", "cancelled") else "",
        "cancelled": "1" if status == "cancelled" else "",
    }

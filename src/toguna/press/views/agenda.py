"""The agenda: what is to come, what was lately, and a page for each month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

from toguna.editions.edition import Edition

from ..addresses import Addresses
from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..shelf import Shelf

RECENT = 12


def agenda_outputs(shelf: Shelf, room: Newsroom, now: datetime) -> Iterator[Output]:
    """``now`` decides what is still to come, by the institution's clock."""
    events = _dated(shelf, room)
    yield _agenda_page(shelf, room, events, now)
    months = [(m, list(some)) for m, some in groupby((e for e in events if _month(e)), key=_month)]
    for i, (month, some) in enumerate(months):
        before = months[i - 1][0] if i else ""
        after = months[i + 1][0] if i + 1 < len(months) else ""
        yield _month_page(room, month, some, before, after)


def upcoming(shelf: Shelf, room: Newsroom, now: datetime, count: int | None = None) -> list[dict[str, str]]:
    """The next events, soonest first."""
    today = now.astimezone(room.zone).date().isoformat()
    coming = [e for e in _dated(shelf, room) if _last_day(e) >= today]
    return [_row(room, e) for e in coming[:count]]


def _agenda_page(shelf: Shelf, room: Newsroom, events: list[Edition], now: datetime) -> Output:
    words = room.language
    today = now.astimezone(room.zone).date().isoformat()
    past = [e for e in events if _last_day(e) < today]
    months = dict.fromkeys(_month(e) for e in reversed(events) if _month(e))
    years = {
        year: [(words.month(int(m[5:7])), room.addresses.agenda_month(m)) for m in sorted(some)]
        for year, some in groupby(months, key=lambda m: m[:4])
    }
    address = room.addresses.of("agenda")
    head = Head(address=address, title=words.word("agenda"), alternates=_everywhere(room))
    data = html_page(
        room,
        "agenda.html",
        head,
        section=address,
        upcoming=upcoming(shelf, room, now),
        recent=[_row(room, e) for e in reversed(past[-RECENT:])],
        years=list(years.items()),
    )
    return output(address, data)


def _month_page(room: Newsroom, month: str, events: list[Edition], before: str, after: str) -> Output:
    words = room.language
    address = room.addresses.agenda_month(month)
    title = f"{words.word('agenda')} – {words.date(month)}"
    data = html_page(
        room,
        "agenda_month.html",
        Head(address=address, title=title),
        section=room.addresses.of("agenda"),
        month=words.date(month),
        events=[_row(room, e) for e in events],
        agenda_href=room.addresses.of("agenda"),
        before=(words.date(before), room.addresses.agenda_month(before)) if before else None,
        after=(words.date(after), room.addresses.agenda_month(after)) if after else None,
    )
    return output(address, data)


def _everywhere(room: Newsroom) -> list[tuple[str, str]]:
    return [(code, Addresses(code, room.languages[0]).of("agenda")) for code in room.languages]


def _dated(shelf: Shelf, room: Newsroom) -> list[Edition]:
    events = shelf.of_kind("event", room.language.code)
    dated = [e for e in events if e.event and e.event.start and not e.withdrawn]
    return sorted(dated, key=lambda e: (e.date, e.event.start if e.event else "", e.id))


def _month(edition: Edition) -> str:
    return edition.date[:7] if len(edition.date) >= 7 else ""


def _last_day(edition: Edition) -> str:
    """The event's last day; the last there can be of a month or a year that is all that is known."""
    event = edition.event
    known = (event.end or event.start)[:10] if event else ""
    return known + "-99-99"[: 3 * (3 - len(known.split("-")))]


def _row(room: Newsroom, edition: Edition) -> dict[str, str]:
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

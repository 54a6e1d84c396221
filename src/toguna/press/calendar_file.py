"""Events as iCalendar (RFC 5545, RFC 7986), for the reader's own calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from icalendar import Calendar, Event

from toguna.editions.edition import Edition

from .newsroom import Newsroom


def calendar_file(room: Newsroom, title: str, events: Iterable[Edition]) -> bytes:
    """A calendar of events; one whose day is not known is left out."""
    calendar = Calendar()
    calendar.add("prodid", "-//toguna//agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for edition in events:
        if event := _event(room, edition):
            calendar.add_component(event)
    data: bytes = calendar.to_ical()
    return data


def _event(room: Newsroom, edition: Edition) -> Event | None:
    occasion = edition.event
    if occasion is None or len(occasion.start) < 10:
        return None
    start, end = _moment(occasion.start), _moment(occasion.end) if len(occasion.end) >= 10 else None
    event = Event()
    event.add("uid", f"{edition.id}@{urlsplit(room.base).hostname}")
    event.add("dtstamp", edition.published_at.astimezone(UTC))
    event.add("last-modified", edition.published_at.astimezone(UTC))
    event.add("sequence", edition.version - 1)
    event.add("dtstart", start)
    if end and isinstance(end, datetime) == isinstance(start, datetime) and end >= start:
        # The end of whole days is the day after (RFC 5545, 3.6.1).
        event.add("dtend", end if isinstance(end, datetime) else end + timedelta(days=1))
    event.add("summary", edition.title)
    if edition.summary:
        event.add("description", edition.summary)
    if occasion.place and occasion.place.name:
        event.add("location", occasion.place.name)
    event.add("status", "CANCELLED" if edition.withdrawn or occasion.status == "cancelled" else "CONFIRMED")
    if edition.path:
        event.add("url", room.absolute(edition.path))
    return event


def _moment(iso: str) -> date | datetime:
    """A day, or an instant in UTC where the time is known."""
    if len(iso) == 10:
        return date.fromisoformat(iso)
    moment = datetime.fromisoformat(iso)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)

"""What an event's page says: its day, place and state, who takes part, and the texts before, during and after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from toguna.editions.card import Card
from toguna.editions.edition import Edition, Occasion

from ..addresses import beside
from ..epub import TYPE
from ..newsroom import Newsroom
from ..shelf import Shelf
from ..structured_data import event_data
from .book import has_dossier
from .named_texts import said

QUOTES = 3

Groups = Callable[[list[Card]], list[tuple[str, list[Card]]]]


def event_facts(shelf: Shelf, room: Newsroom, edition: Edition) -> dict[str, Any]:
    words = room.language
    event = edition.event
    if event is None:
        return {}
    place = shelf.entry(event.place.id, edition.language) if event.place and event.place.id else None
    where = event.place.name if event.place else ""
    month = room.addresses.agenda_month(event.start[:7]) if len(event.start) >= 7 and not edition.withdrawn else ""
    rows = [
        (words.word("event_date"), words.occasion(event.start, event.end) if event.start else "", month),
        (words.word("where"), where, place.path if place else ""),
    ]
    participants = []
    for person in edition.people:
        entry = shelf.entry(person.id, edition.language)
        sent = words.word("representing", name=person.representing) if person.representing else ""
        note = " · ".join(filter(None, (", ".join(filter(None, (person.rank, person.role))), sent)))
        participants.append((person.name, entry.path if entry else "", note))
    known = not edition.withdrawn and len(event.start) >= 10
    files = [(beside(edition.path, ".ics"), "text/calendar", words.word("to_calendar"))] if known else []
    if has_dossier(shelf, edition):
        files.append((beside(edition.path, ".epub"), TYPE, words.word("dossier")))
    return {
        "kind": words.of("events", event.type),
        "mark": words.of("status", event.status) if event.status in ("planned", "cancelled") else "",
        "rows": [row for row in rows if row[1]],
        "participants": participants,
        "quotes": said(shelf, room, edition)[:QUOTES],
        "files": files,
        "groups": _groups(room, event),
        "json_ld": event_data(room, edition),
    }


def _groups(room: Newsroom, event: Occasion) -> Groups | None:
    """How its texts are parted by when they were published; not at all where its days are not known."""
    if len(event.start) < 10:
        return None
    first, last = event.start[:10], (event.end if len(event.end) >= 10 else event.start)[:10]

    def when(text: Card) -> str:
        day = datetime.fromisoformat(text.first_published).astimezone(room.zone).date().isoformat()
        return "before" if day < first else "after" if day > last else "during"

    def parted(texts: Iterable[Card]) -> list[tuple[str, list[Card]]]:
        return [(room.language.word(key), list(some)) for key, some in groupby(texts, key=when)]

    return parted

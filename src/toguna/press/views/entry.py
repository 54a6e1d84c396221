"""The pages of the registers' entries: a person, a place, a topic, an event, with the texts that name it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toguna.editions.edition import Edition
from toguna.editions.listings import naming

from .. import details
from ..addresses import beside, file_of
from ..calendar_file import calendar_file
from ..cards import card
from ..motif import motif
from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..paging import SIZE, newest_span, page_count, page_span
from ..renditions import picture
from ..shelf import Shelf

REGISTERS = {"person": "people", "place": "places", "topic": "topics", "event": "events"}
"""The kinds that have pages, and the name of their register among the messages."""
QUOTES = 3


def entry_page(shelf: Shelf, room: Newsroom, edition: Edition) -> Output:
    """The entry's page with the newest texts that name it."""
    return _page(shelf, room, edition, 0)


def event_file(room: Newsroom, edition: Edition) -> Output | None:
    """The event for the reader's calendar; none where its day is not known."""
    if edition.kind != "event" or edition.withdrawn or not edition.event or len(edition.event.start) < 10:
        return None
    return Output(file_of(beside(edition.path, ".ics")), calendar_file(room, edition.title, [edition]))


def numbered_entry_page(shelf: Shelf, room: Newsroom, edition: Edition, number: int) -> Output:
    """One page of all the texts that name an entry, counted from the oldest."""
    return _page(shelf, room, edition, number)


def entry_pages(shelf: Shelf, edition: Edition) -> int:
    """How many numbered pages an entry has: none where its own page shows all."""
    count = page_count(shelf.length(naming(edition.group, edition.language)))
    return count if count > 1 else 0


def _page(shelf: Shelf, room: Newsroom, edition: Edition, number: int) -> Output:
    listing = naming(edition.group, edition.language)
    length = 0 if number else shelf.length(listing)
    span = page_span(number) if number else newest_span(length)
    part = shelf.page(listing, span)
    total = page_count(length)
    words = room.language
    register = REGISTERS[edition.kind]
    older = (number or total) - 1 if number or span.start == (total - 1) * SIZE else total - 2
    portrait = next((m for m in edition.media if m.use == "portrait"), None)
    shown = picture(portrait, cropped=False, widths=(320,)) if portrait and not number else None
    where = words.word("page_number", number=number) if number else ""
    address = _address(edition.path, number)
    head = Head(
        address=address,
        title=f"{edition.title} – {where}" if number else edition.title,
        description=edition.summary[:200],
        alternates=shelf.addresses(edition.group) if not (number or edition.withdrawn) else (),
        noindex=edition.withdrawn,
    )
    shown_count = 0 if number else shelf.count(listing)
    counted = words.counted(shown_count) if shown_count else words.word("nothing_here")
    facts = _FACTS[edition.kind](shelf, room, edition) if not number else {}
    given: dict[str, Any] = {
        "offices": [],
        "ranks": [],
        "rows": [],
        "participants": [],
        "quotes": [],
        "calendar": "",
        **facts,
    }
    data = html_page(
        room,
        "entry.html",
        head,
        section=room.addresses.of(register),
        entry=edition,
        # On a numbered page the entry's own words are not said again.
        summary="" if number else edition.summary,
        register=words.word(register),
        register_href=room.addresses.of(register),
        portrait=shown,
        portrait_alt=(portrait.alt if portrait else "") or words.word("portrait_of", name=edition.title),
        motif=motif(edition.group, 384, 24),
        withdrawn=edition.change.note if edition.withdrawn else "",
        cards=[card(text, words) for text in reversed(part.cards)],
        counted="" if number else counted,
        where=where,
        older=_address(edition.path, older) if older >= 1 else "",
        newer=_address(edition.path, number + 1 if part.more else 0) if number else "",
        **given,
    )
    return output(address, data, [shown])


def _address(path: str, number: int) -> str:
    return path.removesuffix(".html") + f".p{number}.html" if number else path


def _person(shelf: Shelf, room: Newsroom, edition: Edition) -> dict[str, Any]:
    return {
        "offices": _held(room, details.rows(edition, "appointments"), "role"),
        "ranks": _held(room, details.rows(edition, "ranks"), "name"),
        "quotes": _quotes(shelf, edition),
    }


def _held(room: Newsroom, rows: Sequence[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """Offices or ranks, the latest first; one without an end is held still."""
    words = room.language
    held = []
    for row in sorted(rows, key=lambda r: details.day(r.get("start")), reverse=True):
        start, end = details.day(row.get("start")), details.day(row.get("end"))
        held.append(
            {
                "name": details.named(row.get(key)),
                "body": details.named(row.get("body")),
                "when": words.span(start, end),
                "acting": bool(row.get("acting")),
                "now": not end,
            }
        )
    return [h for h in held if h["name"]]


def _quotes(shelf: Shelf, edition: Edition) -> list[dict[str, str]]:
    """The latest words of a person, each with the text they stand in."""
    newest = shelf.newest(12, naming(edition.group, edition.language))
    found = [
        {"text": q.text, "title": text.title, "href": text.path}
        for text in shelf.editions(card.id for card in newest)
        for q in text.quotes
        if q.speaker == edition.group
    ]
    return found[:QUOTES]


def _place(shelf: Shelf, room: Newsroom, edition: Edition) -> dict[str, Any]:
    words = room.language
    kind = words.of("places", details.text(edition, "kind"))
    group = details.text(edition, "parent")
    parent = shelf.entry(group, edition.language) if group else None
    name = parent.title if parent else details.text(edition, "parent_name")
    rows = [(kind or words.word("where"), name, parent.path if parent else "")] if kind or name else []
    return {"rows": rows}


def _topic(shelf: Shelf, room: Newsroom, edition: Edition) -> dict[str, Any]:
    return {}


def _event(shelf: Shelf, room: Newsroom, edition: Edition) -> dict[str, Any]:
    words = room.language
    event = edition.event
    if event is None:
        return {}
    place = shelf.entry(event.place.id, edition.language) if event.place and event.place.id else None
    when = words.occasion(event.start, event.end) if event.start else ""
    rows = [
        (words.of("events", event.type), when, ""),
        (words.word("where"), event.place.name if event.place else "", place.path if place else ""),
        (words.of("status", event.status), "", "") if event.status in ("planned", "cancelled") else ("", "", ""),
    ]
    participants = []
    for person in edition.people:
        entry = shelf.entry(person.id, edition.language)
        sent = words.word("representing", name=person.representing) if person.representing else ""
        note = " · ".join(filter(None, (", ".join(filter(None, (person.rank, person.role))), sent)))
        participants.append((person.name, entry.path if entry else "", note))
    known = not edition.withdrawn and len(event.start) >= 10
    return {
        "rows": [r for r in rows if r[0] and (r[1] or r[0])],
        "participants": participants,
        "calendar": beside(edition.path, ".ics") if known else "",
    }


_FACTS = {"person": _person, "place": _place, "topic": _topic, "event": _event}

"""The pages of the registers' entries: a person, a place, a topic, an event, with the texts that name it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import minijinja

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
from ..stylesheet import styles_of
from .event import event_facts
from .history import history, places_within
from .named_texts import named_beside, said, spoken

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
    facts = _FACTS[edition.kind](shelf, room, edition) if not number else {}
    head = Head(
        address=address,
        title=f"{edition.title} – {where}" if number else edition.title,
        description=edition.summary[:200],
        alternates=shelf.addresses(edition.group) if not (number or edition.withdrawn) else (),
        noindex=edition.withdrawn,
        json_ld=facts.pop("json_ld", None),
    )
    shown_count = 0 if number else shelf.count(listing)
    counted = words.counted(shown_count) if shown_count else words.word("nothing_here")
    newest = list(reversed(part.cards))
    groups = facts.pop("groups", None) or (lambda cards: [("", cards)])
    data = html_page(
        room,
        "entry.html",
        head,
        section=room.addresses.of(register),
        styles=minijinja.safe(styles_of("entry")),
        entry=edition,
        # On a numbered page the entry's own words are not said again.
        summary="" if number else edition.summary,
        register=words.word(register),
        register_href=room.addresses.of(register),
        portrait=shown,
        portrait_alt=(portrait.alt if portrait else "") or words.word("portrait_of", name=edition.title),
        motif=motif(edition.group, 384, 24),
        withdrawn=edition.change.note if edition.withdrawn else "",
        groups=[(heading, [card(text, words) for text in some]) for heading, some in groups(newest)],
        counted="" if number else counted,
        where=where,
        older=_address(edition.path, older) if older >= 1 else "",
        newer=_address(edition.path, number + 1 if part.more else 0) if number else "",
        everything=_address(edition.path, total) if total > 1 else room.addresses.of("archive"),
        **{**_NOTHING, **facts},
    )
    return output(address, data, [shown])


_NOTHING: dict[str, Any] = {
    "kind": "",
    "mark": "",
    "rows": [],
    "files": [],
    "offices": [],
    "ranks": [],
    "participants": [],
    "quotes": [],
    "named": [],
    "history": None,
}
"""What the template asks for, where a kind of entry or a numbered page has none of it."""


def _address(path: str, number: int) -> str:
    return path.removesuffix(".html") + f".p{number}.html" if number else path


def _person(shelf: Shelf, room: Newsroom, edition: Edition) -> dict[str, Any]:
    return {
        "offices": _held(room, details.rows(edition, "appointments"), "role"),
        "ranks": _held(room, details.rows(edition, "ranks"), "name"),
        "quotes": spoken(shelf, room, edition),
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


def _place(shelf: Shelf, room: Newsroom, edition: Edition) -> dict[str, Any]:
    words = room.language
    group = details.text(edition, "parent")
    parent = shelf.entry(group, edition.language) if group else None
    name = parent.title if parent else details.text(edition, "parent_name")
    within = [(place.title, place.path) for place in places_within(shelf, edition)]
    return {
        "kind": words.of("places", details.text(edition, "kind")),
        "rows": [(words.word("where"), name, parent.path if parent else "")] if name else [],
        "history": history(shelf, room, edition),
        "named": [(words.word("places_within"), within)] if within else [],
    }


def _topic(shelf: Shelf, room: Newsroom, edition: Edition) -> dict[str, Any]:
    return {"quotes": said(shelf, room, edition)[:QUOTES], "named": named_beside(shelf, room, edition)}


_FACTS = {"person": _person, "place": _place, "topic": _topic, "event": event_facts}

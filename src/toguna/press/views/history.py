"""What happened at a place, by year; of another country, the history of relations with it.

Of a place these are the events held there; of a country also those that texts naming it tell of, those to which
somebody came for it, and what was written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from toguna.editions import listings
from toguna.editions.edition import Edition, PersonMention

from .. import details
from ..newsroom import Newsroom
from ..shelf import Shelf

MOST = 40
"""Rows on the page; what is older stands in the numbered pages of its texts."""
LOOKED_AT = 80
"""So many of its newest texts and events are read to find them."""
PLACES = 40
"""Places within, whose events count too."""
BODIES = 20
PEOPLE = 3
OF_THEIR_OWN = frozenset({"communique", "message", "act"})
"""Kinds of text that are events between states in themselves, beside the one they belong to."""
NOT_BETWEEN_STATES = frozenset({"agenda", "dementi", "conseil"})
ON_PAPER = frozenset({"agenda", "dementi", "message", "communique", "nomination", "promulgation"})
"""Types of event that happen nowhere."""


@dataclass(slots=True)
class _Row:
    """An event, by its entry in the register or by the texts that tell of it, or both."""

    texts: list[Edition] = field(default_factory=list)
    event: Edition | None = None

    @property
    def shown(self) -> Edition:
        return self.event or self.texts[0]

    @property
    def day(self) -> str:
        return self.shown.date


def history(shelf: Shelf, room: Newsroom, place: Edition) -> dict[str, Any] | None:
    """``title``, ``years`` with their rows, the newest first, and whether there is ``more``; none where nothing is
    known to have happened."""
    country = details.text(place, "kind") == "country"
    home = country and bool(room.country) and details.text(place, "iso2") == room.country
    between = country and not home
    here = _here(shelf, place) if not home else [place.group]
    wanted = [listing(group, place.language) for group in here for listing in (listings.naming, listings.held_at)]
    wanted += _for_it(shelf, place) if between else []
    found = shelf.around(listings.LAST, dict.fromkeys(wanted, (LOOKED_AT, 0)))
    places = sorted({p for before, _ in found.values() for p in before}, reverse=True)
    cards = sorted(shelf.cards(places), key=lambda card: (card.date, card.id), reverse=True)
    read = shelf.editions(card.id for card in cards[:LOOKED_AT])
    telling = [e for e in read if (_between(e) if between else _held(e, here))]
    rows = sorted(_rows(shelf, telling), key=lambda row: (row.day, row.shown.id), reverse=True)
    if not rows:
        return None
    shown = [_shown(shelf, room, row, place, between) for row in rows[:MOST]]
    years = [(year, list(some)) for year, some in groupby(shown, key=lambda row: row["iso"][:4])]
    more = len(rows) > MOST or len(cards) > LOOKED_AT
    return {"title": room.language.word("relations" if between else "happened"), "years": years, "more": more}


def places_within(shelf: Shelf, place: Edition) -> list[Edition]:
    """The places that lie in a place, the first ``PLACES`` that came into the register."""
    names = listings.within(place.group, place.language)
    return shelf.editions(card.id for card in shelf.first(PLACES, names))


def _here(shelf: Shelf, place: Edition) -> list[str]:
    """A place and those within it, at any depth."""
    groups, waiting = [place.group], [place]
    while waiting and len(groups) < PLACES:
        inner = [p for p in places_within(shelf, waiting.pop(0)) if p.group not in groups]
        groups += [p.group for p in inner][: PLACES - len(groups)]
        waiting += inner
    return groups


def _for_it(shelf: Shelf, country: Edition) -> list[str]:
    """The listings of the bodies whose names hold the country's."""
    code = country.language
    its = [name for name in shelf.members("for", code) if _names(country.title, name)]
    return [listings.represented(name, code) for name in its[:BODIES]]


def _between(edition: Edition) -> bool:
    """Whether an edition tells of something between states."""
    event = edition.event
    return edition.kind in OF_THEIR_OWN or bool(event and event.type not in NOT_BETWEEN_STATES)


def _alone(edition: Edition) -> bool:
    """Whether a text is its own event; one that announces a visit is not."""
    return edition.kind in OF_THEIR_OWN and (edition.event is None or edition.event.type in ON_PAPER)


def _held(edition: Edition, here: Collection[str]) -> bool:
    """Whether an edition tells of something held at one of these places."""
    event = edition.event
    return bool(event and event.type not in ON_PAPER and event.place and event.place.id in here)


def _rows(shelf: Shelf, editions: Iterable[Edition]) -> Iterator[_Row]:
    rows: dict[str, _Row] = {}
    for edition in editions:
        if edition.kind == "event":
            rows.setdefault(edition.group, _Row()).event = edition
        elif edition.event is None or _alone(edition):
            rows[edition.group] = _Row([edition])
        else:
            rows.setdefault(edition.event.id or edition.group, _Row()).texts.append(edition)
    for group, row in rows.items():
        if row.event is None and row.texts[0].group != group:
            entry = shelf.in_language(group, row.texts[0].language)
            row.event = entry if entry and entry.path and entry.event and not entry.withdrawn else None
    yield from rows.values()


def _shown(shelf: Shelf, room: Newsroom, row: _Row, place: Edition, between: bool) -> dict[str, Any]:
    words = room.language
    edition = row.shown
    event = edition.event
    alone = _alone(edition)
    lasting = event and not alone and event.end and event.start[:10] != event.end[:10]
    people, for_it = _people(row, place, between)
    status = event.status if event and not alone else ""
    return {
        "iso": edition.date,
        "day": words.occasion(event.start[:10], event.end[:10]) if event and lasting else words.date(edition.date),
        "kind": words.of("kinds", edition.kind) if alone or event is None else words.of("events", event.type),
        "title": edition.title,
        "href": edition.path,
        "mark": words.of("status", status) if status in ("planned", "cancelled") else "",
        "cancelled": status == "cancelled",
        "said": words.word("came_for" if for_it else "took_part") if people else "",
        "people": [_person(shelf, edition.language, person) for person in people],
    }


def _people(row: _Row, place: Edition, between: bool) -> tuple[list[PersonMention], bool]:
    """Who came for the place, or else who took part; and whether it is the former."""
    there: dict[str, PersonMention] = {}
    for edition in (row.event, *row.texts):
        for person in edition.people if edition else ():
            # Who is only spoken of did not come.
            if person.part != "mentioned" and not there.get(person.id, _NOBODY).representing:
                there[person.id] = person
    longer = [p.name for e in row.texts for p in e.places if place.title in p.name and p.name != place.title]
    came_for_it = [p for p in there.values() if _for(place.title, p, longer)]
    if came_for_it or between:
        return came_for_it[:PEOPLE], True
    return list(row.event.people[:PEOPLE]) if row.event else [], False


_NOBODY = PersonMention("", "")


def _for(name: str, person: PersonMention, longer: list[str]) -> bool:
    """Whether somebody's body or office names the place; ``longer`` are names of other places that hold its own."""
    held = f"{person.representing}\n{person.role}"
    for other in longer:
        held = held.replace(other, "")
    return _names(name, held)


def _names(name: str, words: str) -> bool:
    """Whether words hold a name as a whole: ``Guinée`` does not stand in ``Guinée-Bissau``."""
    return re.search(rf"(?<![\w-]){re.escape(name.casefold())}(?![\w-])", words.casefold()) is not None


def _person(shelf: Shelf, language: str, person: PersonMention) -> tuple[str, str, str]:
    entry = shelf.entry(person.id, language)
    held = ", ".join(filter(None, (person.rank, person.role))) or person.representing
    return person.name, entry.path if entry else "", held

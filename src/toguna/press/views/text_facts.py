"""What a text's page says beside the words: place, people, what it names, where it is from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toguna.editions.edition import Edition, Occasion, PersonMention
from toguna.editions.listings import naming

from ..languages import Language
from ..newsroom import Newsroom
from ..shelf import Shelf


@dataclass(frozen=True, slots=True)
class Named:
    """Something a text names: its own page where it has one, and a line about it."""

    name: str
    href: str = ""
    note: str = ""


def place(shelf: Shelf, event: Occasion | None, language: str) -> Named | None:
    if not event or not event.place:
        return None
    entry = shelf.entry(event.place.id, language) if event.place.id else None
    return Named(event.place.name, entry.path if entry else "")


def people(shelf: Shelf, room: Newsroom, edition: Edition) -> list[Named]:
    words = room.language
    found: list[Named] = []
    for person in edition.people:
        entry = shelf.entry(person.id, edition.language)
        found.append(Named(person.name, entry.path if entry else "", person_note(words, person)))
    return found


def person_note(words: Language, person: PersonMention) -> str:
    """The rank and role somebody held, whom they came for, and the part they played."""
    held = ", ".join(filter(None, (person.rank, person.role)))
    part = words.of("parts", person.part) if person.part != "mentioned" else ""
    sent = words.word("representing", name=person.representing) if person.representing else ""
    return " · ".join(filter(None, (held, sent, part)))


def about(shelf: Shelf, edition: Edition) -> list[tuple[str, list[Named]]]:
    """What else the text names, by the key of its heading."""

    def named(mentions: Sequence[Any]) -> list[Named]:
        entries = [(m.name, shelf.entry(m.id, edition.language) if m.id else None) for m in mentions]
        return [Named(name, entry.path if entry else "") for name, entry in entries]

    event = edition.event
    groups = [
        ("places", named([p for p in edition.places if not (event and event.place == p)])),
        ("topics", named(edition.topics)),
        ("events", named([event]) if event and event.id and event.name else []),
        ("organisations", named(edition.organisations)),
    ]
    return [(key, items) for key, items in groups if items]


def source(room: Newsroom, edition: Edition) -> dict[str, str] | None:
    source = edition.source
    if source is None:
        return None
    words = room.language
    address = next((a for a in source.addresses if a.startswith(("http://", "https://"))), "")
    return {
        "origin": source.origin,
        "href": address,
        "date": words.date(source.date) if source.date else "",
        "taken": words.word("retrieved", date=words.day_of(source.taken_at, room.zone)),
    }


def same_event(shelf: Shelf, room: Newsroom, edition: Edition) -> list[dict[str, str]]:
    """The texts of the same event just before and just after this one."""
    if not edition.event or not edition.event.id:
        return []
    listing = naming(edition.event.id, edition.language)
    before, after = shelf.around(shelf.key(edition), {listing: (1, 1)})[listing]
    words = room.language
    return [
        {"when": words.word(key), "title": c.title, "href": c.path, "date": words.date(c.date)}
        for key, places in (("before", before), ("after", after))
        for c in shelf.cards(places)
    ]

"""A register's index: all persons, places, topics or events that have a page."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from toguna.editions.edition import Edition
from toguna.editions.listings import of_kind

from .. import details
from ..addresses import Addresses
from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..shelf import Shelf
from .entry import REGISTERS


def register_page(shelf: Shelf, room: Newsroom, kind: str) -> Output | None:
    """The index, by first letter (events by year); none for a register without entries."""
    name = REGISTERS[kind]
    entries = [e for e in shelf.of_kind(kind, room.language.code) if e.path]
    if not entries:
        return None
    entries.sort(key=_event_key if kind == "event" else _name_key, reverse=kind == "event")
    letter = (lambda e: e.date[:4]) if kind == "event" else (lambda e: _name_key(e)[0][:1].upper())
    groups = [
        (heading, [{"title": e.title, "href": e.path, "note": _note(room, e)} for e in some])
        for heading, some in groupby(entries, key=letter)
    ]
    address = room.addresses.of(name)
    title = room.language.word(name)
    others = [(code, Addresses(code, room.languages[0]).of(name)) for code in room.languages]
    alternates = [(code, path) for code, path in others if _has(shelf, kind, code)]
    head = Head(address=address, title=title, alternates=alternates)
    return output(address, html_page(room, "register.html", head, section=address, title=title, groups=groups))


def _has(shelf: Shelf, kind: str, code: str) -> bool:
    return shelf.holds(of_kind(kind, code))


def _name_key(edition: Edition) -> tuple[str, str]:
    name = details.text(edition, "sort_name") or edition.title
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)), edition.id


def _event_key(edition: Edition) -> tuple[str, str]:
    return edition.date, edition.id


def _note(room: Newsroom, edition: Edition) -> str:
    """A line about the entry: the office held now, the kind of place, the event's date."""
    words = room.language
    if edition.kind == "person":
        held = [a for a in details.rows(edition, "appointments") if not details.day(a.get("end"))]
        latest = max(held, key=lambda a: details.day(a.get("start")), default={})
        return details.named(latest.get("role"))
    if edition.kind == "place":
        parent = details.text(edition, "parent_name")
        return ", ".join(filter(None, (words.of("places", details.text(edition, "kind")), parent)))
    if edition.kind == "event" and edition.event and edition.event.start:
        return words.occasion(edition.event.start, edition.event.end)
    return edition.summary

"""The texts of a section's year, and those of an event, as books (EPUB).

They are made after the pages that lead to them (``late``).  A year of more than ``SIZE`` texts has several volumes,
counted from the oldest: one that is full changes no more, and no publication reads more than one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

import minijinja

from toguna.editions.canonical import address as content_address
from toguna.editions.edition import Edition
from toguna.editions.listings import in_year, naming

from ..addresses import beside, file_of
from ..epub import Book, Chapter, document
from ..fixed import template_hash
from ..making_late import source_digest
from ..motif import marks
from ..newsroom import Newsroom, Section
from ..page import Output
from ..paging import Span
from ..share_card import check_address
from ..shelf import Shelf
from ..stylesheet import styles_of
from ..xhtml import xhtml
from .print import printed_facts

SIZE = 500
"""Texts in a volume: it takes a quarter of a second to make, and 700 KB."""
RECIPE = "1"
"""Part of every digest: another way of making books makes all of them again."""
_TEMPLATES = ("book_package.xml", "book_contents.xml", "book_front.xml", "book_text.xml")


def volumes(shelf: Shelf, section: Section) -> list[tuple[str, int]]:
    """The years of a section that have books, the newest first, and how many volumes each."""
    return [(year, -(-length // SIZE)) for year, length, shown in reversed(shelf.address_years(section.path)) if shown]


def books(shelf: Shelf, section: Section) -> list[tuple[str, str]]:
    """Every volume of a section, by name and address, the newest year first."""
    return [
        (volume_name(year, number), volume_address(section, year, number))
        for year, count in volumes(shelf, section)
        for number in range(1, count + 1)
    ]


def volume_name(year: str, number: int) -> str:
    return year if number == 1 else f"{year} ({number})"


def volume_address(section: Section, year: str, number: int) -> str:
    return f"{section.path}{year}{f'-{number}' if number > 1 else ''}.epub"


def volume_output(shelf: Shelf, room: Newsroom, section: Section, year: str, number: int) -> Output:
    """The file of a volume, made later."""
    content = shelf.content(in_year(section.path, year), _span(number))
    path = volume_address(section, year, number)
    return Output(file_of(path), b"", late=_digest(room, path, section.title, content))


def volume_book(shelf: Shelf, room: Newsroom, section: Section, year: str, number: int) -> Callable[[], Book]:
    """Reads the texts of a volume, and gives what makes a book of them, asking the store nothing more."""
    texts = shelf.page(in_year(section.path, year), _span(number)).cards
    return partial(
        _book,
        room,
        path=volume_address(section, year, number),
        title=f"{section.title}, {volume_name(year, number)}",
        source=section.path,
        lines=[section.summary] if section.summary else [],
        cloth=section.group or section.name,
        texts=shelf.editions(card.id for card in texts),
        otherwise=datetime(int(year), 1, 1, tzinfo=UTC),
    )


def has_dossier(shelf: Shelf, event: Edition) -> bool:
    """Whether there is a book of an entry's texts: not of an event without any, nor of one that was withdrawn."""
    return event.kind == "event" and not event.withdrawn and shelf.holds(naming(event.group, event.language))


def dossier_output(shelf: Shelf, room: Newsroom, event: Edition) -> Output | None:
    """The file of an event's texts, made later, where there is one."""
    if not has_dossier(shelf, event):
        return None
    content = shelf.content(naming(event.group, event.language), _span(1))
    path = beside(event.path, ".epub")
    own = content_address(shelf.canonical(event))
    return Output(file_of(path), b"", late=_digest(room, path, event.title, [own, *content]))


def dossier_book(shelf: Shelf, room: Newsroom, event: Edition) -> Callable[[], Book]:
    """The same of the first ``SIZE`` texts of an event: no event has more."""
    texts = shelf.page(naming(event.group, event.language), _span(1)).cards
    # When its entry was published, the last of the facts, is nobody's concern.
    facts = [f"{label} : {value}" for label, value in printed_facts(room, event)[:-1]]
    people = [_person(person.name, person.rank, person.role, person.representing) for person in event.people]
    return partial(
        _book,
        room,
        path=beside(event.path, ".epub"),
        title=event.title,
        source=event.path,
        lines=[*facts, *([event.summary] if event.summary else []), *people],
        cloth=event.group,
        texts=shelf.editions(card.id for card in texts),
        otherwise=event.published_at,
    )


def _span(number: int) -> Span:
    return Span((number - 1) * SIZE, number * SIZE)


def _digest(room: Newsroom, path: str, title: str, content: Sequence[str]) -> bytes:
    """What a book is made from: the texts, the institution's name and face, the fixed words, the way of making it."""
    face = (room.title, room.base, room.palette.primary, str(room.zone), repr(room.language.tables))
    made = (RECIPE, styles_of("book"), *(template_hash(name) for name in _TEMPLATES))
    return source_digest("\0".join((*made, *face, path, title, *content)))


def _book(
    room: Newsroom,
    *,
    path: str,
    title: str,
    source: str,
    lines: Sequence[str],
    cloth: str,
    texts: Sequence[Edition],
    otherwise: datetime,
) -> Book:
    words = room.language
    modified = max((text.published_at for text in texts), default=otherwise)
    counted = words.counted(len(texts)) if texts else words.word("nothing_here")
    as_of = words.word("book_as_of", date=words.moment(modified, room.zone))
    given = {"room": room, "words": words.words, "title": title}
    return Book(
        address=room.absolute(path),
        title=title,
        language=words.code,
        direction=words.direction,
        publisher=room.title,
        source=room.absolute(source),
        modified=modified,
        front=document(
            "book_front.xml", **given, lines=lines, counted=counted, as_of=as_of, source=room.absolute(source)
        ),
        cloth=_cloth(cloth, room.palette.primary),
        style=styles_of("book"),
        contents=words.word("book_contents"),
        summary=words.word("book_accessibility"),
        chapters=[Chapter(text.title, _month(room, text), _document(room, text)) for text in texts],
    )


def _month(room: Newsroom, text: Edition) -> str:
    """The month of first publication: the texts stand in its order."""
    return room.language.date(text.first_published_at.astimezone(room.zone).date().isoformat()[:7])


def _document(room: Newsroom, text: Edition) -> str:
    words = room.language
    corrected = text.change.kind in ("correction", "update", "minor")
    when = words.moment(text.published_at, room.zone)
    return document(
        "book_text.xml",
        room=room,
        words=words.words,
        text=text,
        kind=words.of("kinds", text.kind),
        facts=printed_facts(room, text),
        changed=words.word("corrected_on", version=text.version, date=when) if corrected else "",
        body=minijinja.safe(xhtml(text.body, room.absolute(text.path))),
        people=[_person(person.name, person.rank, person.role, person.representing) for person in text.people],
        address=room.absolute(text.path),
        check=check_address(room, text),
        version=words.word("version", number=text.version),
    )


def _person(name: str, rank: str, role: str, representing: str) -> str:
    return ", ".join(filter(None, (name, rank, role or representing)))


def _cloth(seed: str, ground: str) -> str:
    """The motif as a file of its own: a strip of cloth."""
    strokes, fills = marks(seed, 192, 24)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 192 24">'
        f'<path d="M0 0h192v24H0z" fill="{ground}"/><path d="{strokes}" fill="none" stroke="#f6ead2"/>'
        f'<path d="{fills}" fill="#f6ead2"/></svg>\n'
    )

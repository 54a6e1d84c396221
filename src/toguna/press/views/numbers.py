"""The short address of a number, ``/n/<number>``: what a reader types from a printed page."""

from __future__ import annotations

from collections.abc import Iterator

from toguna.editions.edition import Edition
from toguna.editions.listings import FIRST, LAST, number_slug, with_number

from ..newsroom import Newsroom, Newsrooms
from ..page import Head, Output, html_page, output
from ..series import Void, line, voids
from ..share_card import share_card
from ..shelf import Shelf
from .number_register import series_of


def number_page(shelf: Shelf, room: Newsroom, edition: Edition) -> Output | None:
    """The page at a number's short address, which leads on to the text; none for a text without a number.

    Should two texts bear one number, the first to be published has the address, one that was withdrawn last of all."""
    if edition.number is None or edition.translation_of or not (slug := number_slug(edition.number.label)):
        return None
    listing = with_number(slug)
    shown = shelf.around(FIRST, {listing: (0, 1)})[listing][1]
    bearing = shelf.cards(shown or shelf.slots(listing, FIRST, LAST))
    if bearing and bearing[0].id != edition.id:
        return None
    address = f"/n/{slug}.html"
    head = Head(
        address=address,
        title=edition.number.label,
        canonical=edition.path,
        noindex=True,
        card=share_card(room, edition),
    )
    register = room.line_of(edition.number)
    return output(address, html_page(room, "number.html", head, text=edition, leads_to=edition.path, register=register))


def void_pages(shelf: Shelf, rooms: Newsrooms) -> Iterator[Output]:
    """The pages of void numbers, which say so in every language: whoever received a text that bears one types it too.

    A text that bears the number has the address; of two series that print one alike, the first."""
    first = rooms[rooms.first]
    said: dict[str, list[tuple[Newsroom, Void, str]]] = {}
    for room in (rooms[code] for code in rooms.codes):
        for series in series_of(shelf, room):
            for void in voids(series):
                entry = (room, void, line(series.path, void.year, void.number))
                blocks = said.setdefault(number_slug(void.label), [])
                if all(other is not room for other, _, _ in blocks):
                    blocks.append(entry)
    for slug, blocks in said.items():
        if slug and not shelf.slots(with_number(slug), FIRST, LAST):
            address = f"/n/{slug}.html"
            head = Head(address=address, title=blocks[0][1].label, noindex=True)
            told = [
                {
                    "code": room.language.code,
                    "direction": room.language.direction,
                    "words": room.language.words,
                    "reason": void.reason,
                    "register": register,
                }
                for room, void, register in blocks
            ]
            yield output(address, html_page(first, "number_void.html", head, label=blocks[0][1].label, told=told))

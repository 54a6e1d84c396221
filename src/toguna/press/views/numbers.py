"""The short address of a numbered text, ``/n/<number>``: what a reader types from a printed page."""

from __future__ import annotations

from toguna.editions.edition import Edition
from toguna.editions.listings import FIRST, number_slug, with_number

from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..share_card import share_card
from ..shelf import Shelf


def number_page(shelf: Shelf, room: Newsroom, edition: Edition) -> Output | None:
    """The page at a number's short address, which leads on to the text; none for a text without a number.

    Should two texts bear one number, the first to be published has the address."""
    if edition.number is None or edition.translation_of or not (slug := number_slug(edition.number.label)):
        return None
    listing = with_number(slug)
    bearing = shelf.cards(shelf.around(FIRST, {listing: (0, 1)})[listing][1])
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
    return output(address, html_page(room, "number.html", head, text=edition, leads_to=edition.path))

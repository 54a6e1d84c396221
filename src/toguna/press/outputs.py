"""All files of the site, one after another, from what stands in the library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from toguna.editions.edition import Edition
from toguna.editions.library import Library

from .newsroom import Newsroom, Newsrooms
from .page import Output
from .shelf import Shelf
from .views.agenda import agenda_outputs
from .views.archive import archive_page
from .views.entry import REGISTERS, entry_outputs
from .views.feeds import feed_outputs
from .views.home import home_page
from .views.not_found import not_found_page
from .views.register import register_page
from .views.section import section_outputs
from .views.sitemaps import Sitemaps, news_sitemap, robots
from .views.text import text_outputs


def outputs(library: Library, now: datetime) -> Iterator[Output]:
    """Every file once.  ``now`` decides what is to come in the agenda, and what is news in the news sitemap."""
    shelf = Shelf(library)
    rooms = Newsrooms(shelf)
    sitemaps = Sitemaps(rooms[rooms.first].base)
    for edition, canonical in shelf.stream():
        yield from sitemaps.add(edition)
        yield from _of_edition(shelf, rooms[edition.language], edition, canonical)
    yield from sitemaps.month_done()
    yield sitemaps.index()
    yield news_sitemap(shelf, rooms, now)
    yield robots(rooms[rooms.first])
    for code in rooms.codes:
        yield from _of_language(shelf, rooms[code], now)


def _of_edition(shelf: Shelf, room: Newsroom, edition: Edition, canonical: bytes) -> Iterator[Output]:
    if not edition.path:
        return
    if edition.is_text:
        yield from text_outputs(shelf, room, edition, canonical)
    elif edition.kind in REGISTERS:
        yield from entry_outputs(shelf, room, edition)


def _of_language(shelf: Shelf, room: Newsroom, now: datetime) -> Iterator[Output]:
    yield home_page(shelf, room, now)
    for section in room.sections:
        yield from section_outputs(shelf, room, section)
    for kind in REGISTERS:
        if index := register_page(shelf, room, kind):
            yield index
    yield from agenda_outputs(shelf, room, now)
    yield archive_page(shelf, room)
    yield from feed_outputs(shelf, room)
    yield not_found_page(room)

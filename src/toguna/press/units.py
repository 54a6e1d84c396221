"""The units a site is made of: each makes a few files, and names the units that exist because of it.

A unit is named by words (``page fr /actualites/ 12``).  ``site`` is the root; an edition's unit exists because the
edition does.  Making the same unit from the same editions gives the same bytes, in whatever order and process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from . import notes
from .newsroom import Newsrooms, Section
from .page import Output
from .paging import page_count
from .series import page_of
from .shelf import Shelf
from .views.agenda import agenda_outputs, months_with_events
from .views.agenda_month import month_page
from .views.archive import archive_month_pages, archive_page, months_with_texts
from .views.book import dossier_output, volume_output, volumes
from .views.entry import REGISTERS, entry_page, entry_pages, event_file, numbered_entry_page
from .views.feeds import feed_outputs
from .views.home import home_page
from .views.moved import moved_outputs
from .views.not_found import not_found_page
from .views.number_register import numbers_page, series_of, series_page, years_of
from .views.number_year import year_outputs
from .views.numbers import void_pages
from .views.register import register_page
from .views.search import search_page
from .views.section import numbered_page, section_page
from .views.sitemaps import news_sitemap, robots, sitemap_index, sitemap_month
from .views.text import text_outputs
from .views.tools import scripts, tool_pages
from .views.verify import verify_page

ROOT = "site"


@dataclass(slots=True)
class Made:
    """What making a unit gave.  ``children`` are further units; ``pages`` how many numbered ones (``name n``)."""

    outputs: list[Output] = field(default_factory=list)
    children: list[str] = field(default_factory=list)
    pages: tuple[str, int] = ("", 0)


@dataclass(slots=True)
class Site:
    """What units are made from; ``today`` is the day (ISO) by the institution's clock."""

    shelf: Shelf
    rooms: Newsrooms
    today: str

    def day(self) -> str:
        notes.fixed("day")
        return self.today


def edition_unit(edition_id: str) -> str:
    return f"edition {edition_id}"


def make(site: Site, name: str) -> tuple[Made, notes.Notes]:
    """Makes a unit and says what it read."""
    kind, *words = name.split(" ")
    with notes.noting() as read:
        notes.fixed("press")
        made = _MAKERS[kind](site, *words)
    return made, read


def _site(site: Site) -> Made:
    notes.fixed("languages")
    news = news_sitemap(site.shelf, site.rooms, site.day())
    languages = [f"language {code}" for code in site.rooms.codes]
    return Made([news, robots(site.rooms), *scripts(site.rooms)], ["sitemaps", "moved", "voids", *languages])


def _moved(site: Site) -> Made:
    return Made(list(moved_outputs(site.shelf, site.rooms)))


def _voids(site: Site) -> Made:
    return Made(list(void_pages(site.shelf, site.rooms)))


def _sitemaps(site: Site) -> Made:
    months = [f"sitemap {month}" for month in site.shelf.members("published")]
    return Made([sitemap_index(site.shelf, site.rooms[site.rooms.first])], months)


def _sitemap(site: Site, month: str) -> Made:
    return Made(list(sitemap_month(site.shelf, site.rooms[site.rooms.first], month)))


def _language(site: Site, code: str) -> Made:
    room = site.rooms[code]
    children = [f"{kind} {code}" for kind in ("home", "agenda", "archive", "feed", "numbers")]
    children += [f"register {code} {kind}" for kind in REGISTERS]
    children += [f"{kind} {code} {section.path}" for section in room.sections for kind in ("section", "feed")]
    verifier = verify_page(room)
    return Made(
        [not_found_page(room), search_page(room), *tool_pages(room), *([verifier] if verifier else [])], children
    )


def _home(site: Site, code: str) -> Made:
    return Made([home_page(site.shelf, site.rooms[code], site.day())])


def _agenda(site: Site, code: str) -> Made:
    room = site.rooms[code]
    months = [f"agenda-month {code} {month}" for month in months_with_events(site.shelf, room)]
    return Made(agenda_outputs(site.shelf, room, site.day()), months)


def _agenda_month(site: Site, code: str, month: str) -> Made:
    return Made([month_page(site.shelf, site.rooms[code], month)])


def _archive(site: Site, code: str) -> Made:
    room = site.rooms[code]
    months = [f"archive-month {code} {month}" for month in months_with_texts(site.shelf, room)]
    return Made([archive_page(site.shelf, room)], months)


def _archive_month(site: Site, code: str, month: str) -> Made:
    return Made(list(archive_month_pages(site.shelf, site.rooms[code], month)))


def _register(site: Site, code: str, kind: str) -> Made:
    page = register_page(site.shelf, site.rooms[code], kind)
    return Made([page] if page else [])


def _numbers(site: Site, code: str) -> Made:
    room = site.rooms[code]
    pages = [
        f"number-page {code} {series.group} {year.year} {page}"
        for series in series_of(site.shelf, room)
        for year in years_of(site.shelf, series)
        for page in range(1, page_of(year.latest) + 1)
    ]
    return Made(numbers_page(site.shelf, room), pages)


def _number_page(site: Site, code: str, group: str, year: str, page: str) -> Made:
    series = site.shelf.in_language(group, code)
    return Made(year_outputs(site.shelf, site.rooms[code], series, int(year), int(page)) if series else [])


def _section(site: Site, code: str, path: str) -> Made:
    section = _of(site, code, path)
    count = page_count(site.shelf.length(section.listing))
    books = [
        f"book {code} {path} {year} {number}"
        for year, count in volumes(site.shelf, section)
        for number in range(1, count + 1)
    ]
    return Made([section_page(site.shelf, site.rooms[code], section)], books, (f"page {code} {path}", count))


def _book(site: Site, code: str, path: str, year: str, number: str) -> Made:
    return Made([volume_output(site.shelf, site.rooms[code], _of(site, code, path), year, int(number))])


def _numbered(site: Site, code: str, path: str, number: str) -> Made:
    return Made([numbered_page(site.shelf, site.rooms[code], _of(site, code, path), int(number))])


def _feed(site: Site, code: str, path: str = "") -> Made:
    return Made(list(feed_outputs(site.shelf, site.rooms[code], _of(site, code, path) if path else None)))


def _edition(site: Site, edition_id: str) -> Made:
    edition = site.shelf.edition(edition_id)
    if edition is None or not edition.path:
        return Made()
    room = site.rooms[edition.language]
    if edition.is_text:
        return Made(list(text_outputs(site.shelf, room, edition)))
    if edition.kind == "series":
        return Made([series_page(site.shelf, room, edition)])
    if edition.kind not in REGISTERS:
        return Made()
    pages = (f"entry-page {edition_id}", entry_pages(site.shelf, edition))
    beside = (event_file(room, edition), dossier_output(site.shelf, room, edition))
    return Made([entry_page(site.shelf, room, edition), *filter(None, beside)], pages=pages)


def _entry_page(site: Site, edition_id: str, number: str) -> Made:
    edition = site.shelf.edition(edition_id)
    if edition is None:
        return Made()
    return Made([numbered_entry_page(site.shelf, site.rooms[edition.language], edition, int(number))])


def _of(site: Site, code: str, path: str) -> Section:
    return next(section for section in site.rooms[code].sections if section.path == path)


_MAKERS: dict[str, Callable[..., Made]] = {
    ROOT: _site,
    "moved": _moved,
    "voids": _voids,
    "sitemaps": _sitemaps,
    "sitemap": _sitemap,
    "language": _language,
    "home": _home,
    "agenda": _agenda,
    "agenda-month": _agenda_month,
    "archive": _archive,
    "archive-month": _archive_month,
    "register": _register,
    "numbers": _numbers,
    "number-page": _number_page,
    "section": _section,
    "page": _numbered,
    "book": _book,
    "feed": _feed,
    "edition": _edition,
    "entry-page": _entry_page,
}


def numbered(pages: tuple[str, int]) -> Iterator[str]:
    """The names of a unit's numbered pages."""
    name, count = pages
    return (f"{name} {number}" for number in range(1, count + 1))

"""The archive: every section by year, which works with no search at all."""

from __future__ import annotations

from toguna.editions.edition import Edition

from ..addresses import Addresses
from ..newsroom import Newsroom, Section
from ..page import Head, Output, html_page, output
from ..paging import SIZE, page_count
from ..shelf import Shelf


def archive_page(shelf: Shelf, room: Newsroom) -> Output:
    words = room.language
    address = room.addresses.of("archive")
    everywhere = [(code, Addresses(code, room.languages[0]).of("archive")) for code in room.languages]
    data = html_page(
        room,
        "archive.html",
        Head(address=address, title=words.word("archive"), alternates=everywhere),
        section=address,
        sections=[
            {
                "title": s.title,
                "href": s.path,
                "counted": words.counted(shelf.count(**s.which)),
                "years": _years(shelf, s),
            }
            for s in room.sections
        ],
    )
    return output(address, data)


def _years(shelf: Shelf, section: Section) -> list[tuple[str, str]]:
    """Each year, newest first, with the page where its first text stands.

    Pages between two that end in the same year are passed over unread."""
    total = page_count(shelf.count(**section.which))
    first: dict[str, int] = {}
    ends: dict[int, str] = {}

    def read(page: int) -> str:
        """The year in which a page ends; notes every year that stands on it."""
        if page not in ends:
            start = (page - 1) * SIZE
            years = [str(t.first_published_at.year) for t in _texts(shelf, section, start)]
            for year in years:
                first[year] = min(page, first.get(year, page))
            ends[page] = years[-1]
        return ends[page]

    def between(low: int, high: int) -> None:
        if high - low > 1 and read(low) != read(high):
            middle = (low + high) // 2
            between(low, middle)
            between(middle, high)
        read(low)
        read(high)

    between(1, total)
    return [(year, f"{section.path}page/{first[year]}.html") for year in sorted(first, reverse=True)]


def _texts(shelf: Shelf, section: Section, start: int) -> list[Edition]:
    return shelf.listing(**section.which, start=start, stop=start + SIZE)

"""The archive: every section, and every month with all its texts, which works with no search at all."""

from __future__ import annotations

from collections.abc import Iterator

from toguna.editions.listings import month_texts

from ..addresses import Addresses
from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..paging import Span
from ..shelf import Shelf
from .book import volume_address, volumes

ON_A_PAGE = 300
"""Titles alone: a month of a busy newsroom on one page."""


def archive_page(shelf: Shelf, room: Newsroom) -> Output:
    words = room.language
    address = room.addresses.of("archive")
    everywhere = [(code, Addresses(code, room.languages[0]).of("archive")) for code in room.languages]
    years: dict[str, list[tuple[str, str]]] = {}
    bound: dict[str, list[tuple[str, str]]] = {}
    for month in months_with_texts(shelf, room):
        years.setdefault(month[:4], []).append((words.month(int(month[5:7])), room.addresses.archive_month(month)))
    for section in room.sections:
        for year, _ in volumes(shelf, section):
            years.setdefault(year, [])
            bound.setdefault(year, []).append((section.title, volume_address(section, year, 1)))
    data = html_page(
        room,
        "archive.html",
        Head(address=address, title=words.word("archive"), alternates=everywhere),
        section=address,
        sections=[
            {"title": s.title, "href": s.path, "counted": words.counted(shelf.count(s.listing))} for s in room.sections
        ],
        years=[(year, months, bound.get(year, [])) for year, months in sorted(years.items(), reverse=True)],
    )
    return output(address, data)


def months_with_texts(shelf: Shelf, room: Newsroom) -> list[str]:
    """ISO months, the oldest first."""
    return shelf.members("month", room.language.code)


def archive_month_pages(shelf: Shelf, room: Newsroom, month: str) -> Iterator[Output]:
    """All texts of a month by title, the oldest first; more than ``ON_A_PAGE`` go on under a further address."""
    words = room.language
    listing = month_texts(month, words.code)
    archive = room.addresses.of("archive")
    title = f"{words.word('archive')} – {words.date(month)}"
    number, more = 1, True
    while more:
        part = shelf.page(listing, Span((number - 1) * ON_A_PAGE, number * ON_A_PAGE))
        more = part.more
        address = room.addresses.archive_month(month, number)
        data = html_page(
            room,
            "archive_month.html",
            Head(address=address, title=f"{title} ({number})" if number > 1 else title),
            section=archive,
            month=words.date(month),
            texts=[
                {"href": c.path, "title": c.title, "date": words.date(c.date), "kind": words.of("kinds", c.kind)}
                for c in part.cards
            ],
            archive_href=archive,
            before=room.addresses.archive_month(month, number - 1) if number > 1 else "",
            after=room.addresses.archive_month(month, number + 1) if more else "",
        )
        yield output(address, data)
        number += 1

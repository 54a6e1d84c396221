"""The listing of a section: its newest texts at its own address, and all of them in numbered pages."""

from __future__ import annotations

from ..cards import card, lead
from ..newsroom import Newsroom, Section
from ..page import Head, Output, html_page, output
from ..paging import SIZE, Span, newest_span, page_count, page_span
from ..shelf import Shelf
from .book import books


def section_page(shelf: Shelf, room: Newsroom, section: Section) -> Output:
    """The section's own address, with its newest texts."""
    length = shelf.length(section.listing)
    return _page(shelf, room, section, 0, newest_span(length), page_count(length))


def numbered_page(shelf: Shelf, room: Newsroom, section: Section, number: int) -> Output:
    """One page of all its texts, counted from the oldest; it says nothing of how many there are: it is to stay."""
    return _page(shelf, room, section, number, page_span(number), 0)


def _page(shelf: Shelf, room: Newsroom, section: Section, number: int, span: Span, total: int) -> Output:
    words = room.language
    part = shelf.page(section.listing, span)
    address = _address(section, number)
    title = f"{section.title} – {words.word('page_number', number=number)}" if number else section.title
    head = Head(
        address=address,
        title=title,
        description=section.summary,
        alternates=shelf.addresses(section.group) if section.group and not number else (),
        feed=room.addresses.feed(section.name, "atom"),
        feed_title=section.title,
    )
    shown = number or total
    older = shown - 1 if span.start == (shown - 1) * SIZE else shown - 2
    newest = list(reversed(part.cards))
    first = shelf.edition(newest[0].id) if newest and not number else None
    picture = lead(first, widths=(480,)) if first else None
    cards = [card(text, words, shown=picture if not i else None) for i, text in enumerate(newest)]
    data = html_page(
        room,
        "section.html",
        head,
        section=section.path,
        title=section.title,
        summary=section.summary if not number else "",
        counted="" if number else words.counted(shelf.count(section.listing)),
        cards=cards,
        number=number,
        total=total,
        where=words.word("page_number", number=number) if number else "",
        # "Older" from the section's own address goes on where its last text stands.
        older=_address(section, older) if older >= 1 else "",
        newer=_address(section, number + 1 if part.more else 0) if number else "",
        books=books(shelf, section) if not number else [],
        feeds=[(form, room.addresses.feed(section.name, form)) for form in ("atom", "rss", "json")],
    )
    return output(address, data, [picture])


def _address(section: Section, number: int) -> str:
    return f"{section.path}page/{number}.html" if number else section.path

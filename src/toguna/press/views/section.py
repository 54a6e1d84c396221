"""The listing of a section: its newest texts at its own address, and all of them in numbered pages."""

from __future__ import annotations

from collections.abc import Iterator

from ..cards import card
from ..newsroom import Newsroom, Section
from ..page import Head, Output, html_page, output
from ..paging import SIZE, Span, newest_span, page_count, page_span
from ..shelf import Shelf


def section_outputs(shelf: Shelf, room: Newsroom, section: Section) -> Iterator[Output]:
    yield section_page(shelf, room, section)
    count = shelf.count(**section.which)
    for number in range(1, page_count(count) + 1):
        yield _page(shelf, room, section, number, page_span(number, count), count)


def section_page(shelf: Shelf, room: Newsroom, section: Section) -> Output:
    """The section's own address, with its newest texts."""
    count = shelf.count(**section.which)
    return _page(shelf, room, section, 0, newest_span(count), count)


def _page(shelf: Shelf, room: Newsroom, section: Section, number: int, span: Span, count: int) -> Output:
    words = room.language
    total = page_count(count)
    texts = shelf.listing(**section.which, start=span.start, stop=span.stop)
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
    cards = [card(text, words, with_picture=not number and i < 1) for i, text in enumerate(reversed(texts))]
    data = html_page(
        room,
        "section.html",
        head,
        section=section.path,
        title=section.title,
        summary=section.summary if not number else "",
        # A numbered page says nothing of how many there are: it is to stay as it is.
        counted="" if number else words.counted(count),
        cards=cards,
        number=number,
        total=total,
        where=words.word("page_number", number=number) if number else "",
        # "Older" from the section's own address goes on where its last text stands.
        older=_address(section, older) if older >= 1 else "",
        newer=_address(section, number + 1 if number < total else 0) if number else "",
        feeds=[(form, room.addresses.feed(section.name, form)) for form in ("atom", "rss", "json")],
    )
    return output(address, data, [c.picture for c in cards])


def _address(section: Section, number: int) -> str:
    return f"{section.path}page/{number}.html" if number else section.path

"""Sitemaps (sitemaps.org 0.9): one for each month of first publication, their index, and the news of two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from toguna.editions.listings import all_texts, moment_key, published_in

from ..addresses import file_of
from ..newsroom import Newsroom, Newsrooms
from ..page import Output, xml_page
from ..shelf import Shelf

NEWS_LIMIT = 1000
PER_FILE = 50_000


def sitemap_index(shelf: Shelf, room: Newsroom) -> Output:
    """All months, each with the moment anything in it last changed."""
    files = [
        (room.absolute(_address(month, part)), changed)
        for month, length, changed in shelf.months()
        for part in range(-(-length // PER_FILE))
    ]
    return Output("sitemap.xml", xml_page("sitemap_index.xml", files=files))


def sitemap_month(shelf: Shelf, room: Newsroom, month: str) -> Iterator[Output]:
    """The addresses of everything first published in a month (ISO, UTC); of a huge one in several files."""
    cards = shelf.whole(published_in(month))
    parts = -(-shelf.length(published_in(month)) // PER_FILE)
    for part in range(parts):
        some = cards[part * PER_FILE : (part + 1) * PER_FILE]
        pages = [(room.absolute(card.path), card.published) for card in some]
        yield Output(file_of(_address(month, part)), xml_page("sitemap.xml", pages=pages))


def _address(month: str, part: int) -> str:
    return f"/sitemaps/{month}{f'-{part + 1}' if part else ''}.xml"


def news_sitemap(shelf: Shelf, rooms: Newsrooms, today: str) -> Output:
    """The texts published yesterday and today, by the institution's clock: none is older than the two days that a news
    sitemap may hold, and the file changes with the day and not with the hour."""
    since = datetime.combine(date.fromisoformat(today) - timedelta(days=1), datetime.min.time())
    since = since.replace(tzinfo=rooms[rooms.first].zone)
    key = moment_key(since) - 1
    around = shelf.around(key, {all_texts(code): (0, NEWS_LIMIT) for code in rooms.codes})
    places = sorted((place for _, after in around.values() for place in after), reverse=True)
    recent = shelf.cards(places[:NEWS_LIMIT])
    items = [
        {
            "url": rooms[card.language].absolute(card.path),
            "publication": rooms[card.language].short_name,
            "language": card.language,
            "date": card.first_published,
            "title": card.title,
        }
        for card in recent
        if card.path
    ]
    return Output("sitemap-news.xml", xml_page("sitemap_news.xml", items=items))


def robots(rooms: Newsrooms) -> Output:
    """What crawlers may read: everything but the desk and the search, whose answers have no end, in any language."""
    room = rooms[rooms.first]
    lines = (
        "User-agent: *",
        "Disallow: /desk/",
        *(f"Disallow: {rooms[code].addresses.of('search')}" for code in rooms.codes),
        "",
        f"Sitemap: {room.absolute('/sitemap.xml')}",
        f"Sitemap: {room.absolute('/sitemap-news.xml')}",
        "",
    )
    return Output("robots.txt", "\n".join(lines).encode())

"""Sitemaps (sitemaps.org 0.9): one for each month of first publication, their index, and the news of two days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from toguna.editions.edition import Edition, instant

from ..addresses import file_of
from ..newsroom import Newsroom, Newsrooms
from ..page import Output, xml_page
from ..shelf import Shelf

NEWS_DAYS = 2
NEWS_LIMIT = 1000
PER_FILE = 50_000


@dataclass(slots=True)
class Sitemaps:
    """Collects the pages of a month while editions pass by in the order of their first publication."""

    base: str
    _month: str = ""
    _pages: list[tuple[str, str]] = field(default_factory=list)
    _files: list[tuple[str, str]] = field(default_factory=list)

    def add(self, edition: Edition) -> list[Output]:
        """Takes an edition's page in; gives the file of the month that ended with it, if one did."""
        month = edition.first_published_at.strftime("%Y-%m")
        done = self.month_done() if self._pages and (month != self._month or len(self._pages) >= PER_FILE) else []
        self._month = month
        if edition.path and not edition.withdrawn:
            self._pages.append((self.base + edition.path, instant(edition.published_at)))
        return done

    def month_done(self) -> list[Output]:
        """The file of the month collected so far."""
        if not self._pages:
            return []
        part = sum(1 for address, _ in self._files if address.startswith(f"/sitemaps/{self._month}"))
        address = f"/sitemaps/{self._month}{f'-{part + 1}' if part else ''}.xml"
        latest = max(moment for _, moment in self._pages)
        self._files.append((address, latest))
        data = xml_page("sitemap.xml", pages=self._pages)
        self._pages = []
        return [Output(file_of(address), data)]

    def index(self) -> Output:
        """The index of all months; to be asked for at the end."""
        files = [(self.base + address, latest) for address, latest in self._files]
        return Output("sitemap.xml", xml_page("sitemap_index.xml", files=files))


def news_sitemap(shelf: Shelf, rooms: Newsrooms, now: datetime) -> Output:
    """The texts of the two days before ``now``."""
    since = now - timedelta(days=NEWS_DAYS)
    texts = [
        (rooms[text.language], text)
        for text in shelf.listing(newest_first=True, stop=NEWS_LIMIT)
        if since <= text.first_published_at <= now and text.path
    ]
    items = [
        {
            "url": room.absolute(text.path),
            "publication": room.short_name,
            "language": text.language,
            "date": instant(text.first_published_at),
            "title": text.title,
        }
        for room, text in texts
    ]
    return Output("sitemap-news.xml", xml_page("sitemap_news.xml", items=items))


def robots(room: Newsroom) -> Output:
    """What crawlers may read: everything but the desk and search results."""
    lines = (
        "User-agent: *",
        "Disallow: /desk/",
        "Disallow: /recherche/",
        "",
        f"Sitemap: {room.absolute('/sitemap.xml')}",
        f"Sitemap: {room.absolute('/sitemap-news.xml')}",
        "",
    )
    return Output("robots.txt", "\n".join(lines).encode())

"""Feeds of the newest texts: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1, for each section and for all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from toguna.editions.card import opening
from toguna.editions.edition import Edition, instant
from toguna.editions.listings import all_texts

from ..addresses import file_of
from ..cards import lead
from ..newsroom import Newsroom, Section
from ..page import Output, xml_page
from ..shelf import Shelf

NEWEST = 20
_LOCAL = re.compile(r' href="(/(?!/)[^"]*)"')
_FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    url: str
    title: str
    opening: str
    content: str
    published: datetime
    updated: datetime
    author: str
    image: str


def feed_outputs(shelf: Shelf, room: Newsroom, section: Section | None) -> Iterator[Output]:
    """The three forms of a section's feed, or of all texts of the language."""
    if section:
        title, listing = f"{section.title} – {room.title}", section.listing
        yield from _feed(shelf, room, section.name, title, section.path, listing)
    else:
        yield from _feed(shelf, room, "", room.title, room.addresses.root, all_texts(room.language.code))


def _feed(shelf: Shelf, room: Newsroom, name: str, title: str, home: str, listing: str) -> Iterator[Output]:
    texts = shelf.editions(card.id for card in shelf.newest(NEWEST, listing))
    items = [_item(room, text) for text in texts]
    # A feed without a text has changed at no known time; RFC 4287 wants one all the same.
    updated = max((i.updated for i in items), default=datetime.fromisoformat("1970-01-01T00:00:00+00:00"))
    given: dict[str, Any] = {
        "title": title,
        "subtitle": room.tagline,
        "language": room.language.code,
        "author": room.title,
        "home": room.absolute(home),
        "id": _tag(room, date(2000, 1, 1), f"feed{home}"),
    }
    for form, stamp in (("atom", instant), ("rss", format_datetime)):
        address = room.addresses.feed(name, form)
        entries = [
            {
                "id": i.id,
                "url": i.url,
                "title": i.title,
                "opening": i.opening,
                "content": i.content,
                "author": i.author,
                "published": stamp(i.published),
                "updated": stamp(i.updated),
            }
            for i in items
        ]
        data = xml_page(f"feed.{form}.xml", url=room.absolute(address), updated=stamp(updated), items=entries, **given)
        yield Output(file_of(address), data)
    address = room.addresses.feed(name, "json")
    yield Output(file_of(address), _json_feed(room, address, title, home, items))


def _json_feed(room: Newsroom, address: str, title: str, home: str, items: list[Item]) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": room.absolute(home),
        "feed_url": room.absolute(address),
        "language": room.language.code,
        "authors": [{"name": room.title}],
        "items": [
            {
                "id": i.id,
                "url": i.url,
                "title": i.title,
                "summary": i.opening,
                "content_html": i.content,
                "date_published": instant(i.published),
                "date_modified": instant(i.updated),
                **({"image": i.image} if i.image else {}),
            }
            for i in items
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _item(room: Newsroom, text: Edition) -> Item:
    shown = lead(text)
    content = _FIGURE.sub("", text.body)
    content = _LOCAL.sub(lambda m: f' href="{room.base}{m[1]}"', content)
    return Item(
        id=_tag(room, text.first_published_at.date(), text.id),
        url=room.absolute(text.path),
        title=text.title,
        opening=opening(text, 400),
        content=content,
        published=text.first_published_at,
        updated=text.published_at,
        author=next((p.name for p in text.people if p.part in ("author", "signatory", "speaker")), ""),
        image=room.absolute(shown.largest) if shown else "",
    )


def _tag(room: Newsroom, day: date, name: str) -> str:
    """A ``tag:`` address (RFC 4151): it stays the same when the text's address would not."""
    return f"tag:{urlsplit(room.base).hostname or 'localhost'},{day.isoformat()}:{name}"

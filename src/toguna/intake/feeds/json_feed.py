"""JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1)."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from html import escape
from typing import Any

from ..problems import SourceProblem
from .entry import Enclosure, Entry, distinct, language_code
from .feed import Feed, host_of


def read_json_feed(data: bytes, origin: str) -> Feed:
    """The feed in ``data``.  Raises :class:`SourceProblem` for what is no JSON Feed."""
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        line = f" at line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise SourceProblem(f"the JSON is broken{line}", origin, "save the feed again from its site") from error
    if not isinstance(said, dict) or "jsonfeed.org/version" not in str(said.get("version")):
        raise SourceProblem("this JSON is no feed", origin, "give a feed, or the address of the site")
    home = _text(said, "home_page_url")
    language = language_code(_text(said, "language"))
    items = [one for one in _list(said, "items") if isinstance(one, dict)]
    entries, again = distinct(
        tuple(_entry(one, n, origin, language, _text(said, "title"), said) for n, one in enumerate(items, 1))
    )
    hosts = frozenset(filter(None, (host_of(home), host_of(_text(said, "feed_url")))))
    return Feed(_text(said, "title"), home, hosts, entries, again)


def _entry(
    one: Mapping[str, Any], position: int, origin: str, language: str, title: str, feed: Mapping[str, Any]
) -> Entry:
    words = escape(_text(one, "content_text"), quote=False)
    html = _text(one, "content_html") or "".join(f"<p>{part}</p>" for part in words.split("\n") if part.strip())
    published, modified = (_moment(_text(one, name)) for name in ("date_published", "date_modified"))
    tags = dict.fromkeys(tag.strip() for tag in _list(one, "tags") if isinstance(tag, str) and tag.strip())
    key = one.get("id")
    return Entry(
        origin=origin,
        position=position,
        # An older feed may give a number (the specification asks readers to take it).
        key=str(key).strip() if isinstance(key, str | int | float) else "",
        address=_text(one, "url"),
        title=escape(_text(one, "title"), quote=False),
        html=html,
        summary=escape(_text(one, "summary"), quote=False),
        language=language_code(_text(one, "language")) or language,
        published=published or modified,
        modified=modified if published else None,
        authors=_authors(one) or _authors(feed),
        categories=tuple((tag, tag) for tag in tags),
        enclosures=_attachments(one),
        picture=_text(one, "image") or _text(one, "banner_image"),
        feed=title,
    )


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return value.encode("utf-8", "replace").decode().strip() if isinstance(value, str) else ""


def _list(said: Mapping[str, Any], name: str) -> list[Any]:
    value = said.get(name)
    return value if isinstance(value, list) else []


def _authors(said: Mapping[str, Any]) -> tuple[str, ...]:
    named = [one for one in (*_list(said, "authors"), said.get("author")) if isinstance(one, dict)]
    return tuple(dict.fromkeys(filter(None, (_text(one, "name") for one in named))))


def _attachments(one: Mapping[str, Any]) -> tuple[Enclosure, ...]:
    files = [file for file in _list(one, "attachments") if isinstance(file, dict)]
    return tuple(
        Enclosure(address, _text(file, "mime_type"), _text(file, "title"))
        for file in files
        if (address := _text(file, "url")).startswith(("http://", "https://"))
    )


def _moment(written: str) -> dt.datetime | None:
    """RFC 3339; a moment without its zone is taken for UTC."""
    try:
        moment = dt.datetime.fromisoformat(written)
        return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        return None

"""RSS 0.9x, 1.0, 2.0 and Atom, by feedparser; what is broken is read as far as it can be."""

from __future__ import annotations

import calendar
import datetime as dt
import io
from typing import Any

import feedparser

from ..documents import NotTaken
from ..problems import SourceProblem
from ..xml_source import xml_text
from .entry import Enclosure, Entry, distinct, language_code
from .feed import Feed, host_of

_HTML = ("text/html", "application/xhtml+xml")


def read_xml_feed(data: bytes, origin: str, base: str = "") -> Feed:
    """The feed in ``data``; ``base`` is the address it was had from, where it is known.

    Raises :class:`SourceProblem` for what is no feed, and for XML with entities."""
    text = xml_text(data, origin)
    # As a stream: feedparser takes other strings for addresses and file names and opens them.
    parsed = feedparser.parse(
        io.BytesIO(text.encode()),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
        sanitize_html=False,
    )
    if not parsed.get("version") and not parsed.entries:
        raise SourceProblem("this is no feed", origin, "give the address of the site, or a feed saved to a file")
    about = parsed.feed
    home = _said(about, "link")
    language = language_code(_said(about, "language"))
    entries = tuple(
        _entry(one, n, origin, language, _said(about, "title") or home) for n, one in enumerate(parsed.entries, 1)
    )
    kept, again = distinct(entries)
    problems = (*_broken(parsed, origin), *again)
    hosts = frozenset(filter(None, (host_of(home), host_of(base)))) or _hosts_of(kept)
    return Feed(_said(about, "title"), home, hosts, kept, problems)


def _broken(parsed: dict[str, Any], origin: str) -> tuple[NotTaken, ...]:
    """Where the XML is broken: entries after that place may be missing."""
    error: Any = parsed.get("bozo_exception")
    if not hasattr(error, "getLineNumber"):
        return ()
    where = f"{origin}, line {error.getLineNumber()}"
    taken = len(parsed["entries"])
    why = f"the XML is broken there ({' '.join(error.getMessage().split())}); {taken} entries could be read"
    return (NotTaken("feed", where, why, origin=origin),)


def _entry(one: dict[str, Any], position: int, origin: str, language: str, feed: str) -> Entry:
    contents = [found for found in one.get("content", []) if found.get("value")]
    content = next((found for found in contents if found.get("type") in _HTML), contents[0] if contents else {})
    html = _as_html(content)
    summary = _as_html(dict.get(one, "summary_detail") or {"value": _said(one, "summary")})
    # Dates under their own names only: feedparser answers one for the other.
    published, modified = (_moment(dict.get(one, name)) for name in ("published_parsed", "updated_parsed"))
    own_language = content.get("language") or (dict.get(one, "title_detail") or {}).get("language") or ""
    return Entry(
        origin=origin,
        position=position,
        key=_said(one, "id"),
        address=_said(one, "feedburner_origlink") or _said(one, "link"),
        title=_as_html(dict.get(one, "title_detail") or {"value": _said(one, "title")}),
        html=html,
        summary="" if summary == html and html else summary,
        language=language_code(own_language) or language,
        published=published or modified,
        modified=modified if published else None,
        authors=_authors(one),
        categories=_categories(one),
        enclosures=_enclosures(one),
        picture=next((_said(found, "url") for found in one.get("media_thumbnail", [])), ""),
        feed=feed,
    )


def _said(about: dict[str, Any], name: str) -> str:
    value = about.get(name)
    return value.strip() if isinstance(value, str) else ""


def _as_html(detail: dict[str, Any]) -> str:
    value = str(detail.get("value") or "").strip()
    if detail.get("type") == "text/plain" and not ("<" in value and "</" in value):
        value = value.replace("&", "&amp;").replace("<", "&lt;").replace("\n\n", "<br><br>")
    return value


def _moment(parsed: Any) -> dt.datetime | None:
    try:
        return dt.datetime.fromtimestamp(calendar.timegm(parsed), dt.UTC) if parsed else None
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def _authors(one: dict[str, Any]) -> tuple[str, ...]:
    named = [_said(author, "name") for author in one.get("authors", [])] or [_said(one, "author")]
    return tuple(dict.fromkeys(filter(None, named)))


def _categories(one: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    found = [(_said(tag, "term"), _said(tag, "label") or _said(tag, "term")) for tag in one.get("tags", [])]
    return tuple(dict.fromkeys((slug, name) for slug, name in found if name))


def _enclosures(one: dict[str, Any]) -> tuple[Enclosure, ...]:
    """Enclosures and Media RSS alike, each address once."""
    found: dict[str, Enclosure] = {}
    for file in (*one.get("enclosures", []), *one.get("media_content", [])):
        address = _said(file, "href") or _said(file, "url")
        if not address.startswith(("http://", "https://")):
            continue
        kind = _said(file, "type") or ("image/*" if file.get("medium") == "image" else "")
        found.setdefault(address, Enclosure(address, kind, _said(file, "title")))
    return tuple(found.values())


def _hosts_of(entries: tuple[Entry, ...]) -> frozenset[str]:
    return frozenset(filter(None, (host_of(entry.address) for entry in entries[:1])))

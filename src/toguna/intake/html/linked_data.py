"""What a page says of its article to machines in JSON-LD (https://schema.org/Article)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

_ARTICLES = re.compile(r"(?i)(?:article|posting|report|pressrelease|newsitem|scholarly|speech|legislation)")
_LARGEST = 2**20
_DEEPEST = 6
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """Fields as written; empty where the page says nothing."""

    headline: str = ""
    published: str = ""
    modified: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    section: str = ""
    site: str = ""
    publisher: str = ""
    language: str = ""
    image: str = ""
    crumbs: tuple[str, ...] = ()


def linked_data(root: HtmlElement) -> LinkedData:
    """The article of a page's JSON-LD; of several the one with the longest body, then the first."""
    things = [thing for script in root.iter("script") if _is_linked(script) for thing in _things(_parsed(script), 0)]
    articles = [thing for thing in things if _ARTICLES.search(_type(thing))]
    pages = [thing for thing in things if "page" in _type(thing).lower()]
    best = max(articles, key=lambda thing: len(_words(thing.get("articleBody"))), default=None)
    if best is None:
        best = next((thing for thing in pages if thing.get("datePublished")), {})
    crumbs = next((_crumbs(thing) for thing in things if _type(thing) == "BreadcrumbList"), ())
    site = next((_words(thing.get("name")) for thing in things if _type(thing) == "WebSite"), "")
    return LinkedData(
        headline=_words(best.get("headline")) if best in articles else "",
        published=_words(best.get("datePublished")),
        modified=_words(best.get("dateModified")),
        body=_words(best.get("articleBody")),
        authors=tuple(_names(best.get("author"))),
        section=_words(best.get("articleSection")),
        site=site,
        publisher=next(_names(best.get("publisher")), ""),
        language=_words(best.get("inLanguage")),
        image=next(_addresses(best.get("image")), ""),
        crumbs=crumbs,
    )


def _is_linked(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _parsed(script: HtmlElement) -> Any:
    text = (script.text or "")[:_LARGEST].strip().removeprefix("<![CDATA[").removesuffix("]]>")
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _things(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(value.get(name), depth + 1)


def _type(thing: dict[str, Any]) -> str:
    kind = thing.get("@type")
    if isinstance(kind, list):
        kind = " ".join(str(one) for one in kind)
    return str(kind or "")


def _words(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or ""
    if not isinstance(value, str):
        return ""
    return " ".join(_TAG.sub(" ", html.unescape(value)).split())


def _names(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if name := _words(one):
            yield name


def _addresses(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        found = (one.get("url") or one.get("contentUrl") or "") if isinstance(one, dict) else one
        if isinstance(found, str) and found:
            yield found


def _crumbs(thing: dict[str, Any]) -> tuple[str, ...]:
    items = thing.get("itemListElement")
    if not isinstance(items, list):
        return ()
    return tuple(filter(None, (_words(i.get("name")) or _words(i.get("item")) for i in items if isinstance(i, dict))))

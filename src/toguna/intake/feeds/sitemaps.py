"""Sitemaps (sitemaps.org/protocol.html) and Google's news sitemaps: the addresses they name, for the fetcher."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from lxml import etree

from ..problems import SourceProblem
from ..xml_source import unzipped, xml_text

LARGEST = 50 * 2**20
MOST = 50_000
"""Bytes and addresses of one sitemap, by the protocol."""


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """``modified`` is in UTC; ``title`` and ``published`` are those of a news sitemap."""

    address: str
    modified: dt.datetime | None = None
    title: str = ""
    published: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages it names, and the other sitemaps where it is an index."""

    pages: tuple[SitemapPage, ...] = ()
    sitemaps: tuple[SitemapPage, ...] = ()


def read_sitemap(data: bytes, where: str) -> Sitemap:
    """The sitemap in ``data``: urlset, index, or one address a line; gzipped or not.  What is broken is read as far as
    it goes.  Raises :class:`SourceProblem` for what is no sitemap, too large, or declares entities."""
    text = xml_text(unzipped(data, LARGEST, where), where)
    if not text.lstrip().startswith("<"):
        return _of_lines(text, where)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True)
    root = etree.fromstring(text.encode(), parser)
    name = etree.QName(root).localname if root is not None else ""
    if name not in ("urlset", "sitemapindex"):
        raise SourceProblem("this is no sitemap", where, "look for its address in robots.txt")
    found = tuple(filter(None, map(_page, list(root)[:MOST])))
    return Sitemap(sitemaps=found) if name == "sitemapindex" else Sitemap(found)


def _of_lines(text: str, where: str) -> Sitemap:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or not all(line.startswith(("http://", "https://")) for line in lines):
        raise SourceProblem("this is no sitemap", where, "look for its address in robots.txt")
    return Sitemap(tuple(map(SitemapPage, lines[:MOST])))


def _page(element: etree._Element) -> SitemapPage | None:
    """Names without their namespaces: many sitemaps write wrong ones."""
    said: dict[str, str] = {}
    for one in element.iter():
        if isinstance(one.tag, str) and one.text and one.text.strip():
            # The first of a name is the page's own: pictures have theirs further down.
            said.setdefault(etree.QName(one).localname, one.text.strip())
    address = said.get("loc", "")
    if not address.startswith(("http://", "https://")):
        return None
    return SitemapPage(
        address, _moment(said.get("lastmod", "")), said.get("title", ""), _moment(said.get("publication_date", ""))
    )


def _moment(written: str) -> dt.datetime | None:
    """W3C date and time; a day is its first moment, and one without a zone is taken for UTC."""
    try:
        moment = dt.datetime.fromisoformat(written)
        return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        return None

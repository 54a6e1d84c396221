"""Feeds saved to a file (RSS, Atom, JSON Feed), and sitemaps, which name addresses and hold no text."""

from __future__ import annotations

from .feed import Feed
from .json_feed import read_json_feed
from .opened import FeedFile, open_feed, read_feed
from .sitemaps import Sitemap, SitemapPage, read_sitemap
from .xml_feed import read_xml_feed

__all__ = [
    "Feed", "FeedFile", "Sitemap", "SitemapPage", "open_feed", "read_feed", "read_json_feed", "read_sitemap",
    "read_xml_feed",
]  # fmt: skip

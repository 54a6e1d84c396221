"""A feed as a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..opened import Pending, Ready
from ..problems import SourceProblem
from ..xml_source import unzipped, xml_text
from .feed import Feed
from .json_feed import read_json_feed
from .xml_feed import read_xml_feed

LARGEST = 50 * 2**20
"""Bytes of a feed; one of ten thousand whole texts has about this."""

_SITEMAP = re.compile(r"<(?:\w+:)?(?:urlset|sitemapindex)\b")


class FeedFile:
    """An opened feed: an item an entry, an item a file that comes with one, and what could not be read."""

    kind = "feed"

    def __init__(self, feed: Feed, origin: str) -> None:
        self.origin = origin
        self.feed = feed
        self._read = 0

    @property
    def hosts(self) -> frozenset[str]:
        return self.feed.hosts

    def items(self) -> Iterator[Pending]:
        for problem in self.feed.problems:
            yield Ready(problem)
        for entry in self.feed.entries:
            self._read = entry.position
            yield entry
            for medium in entry.media():
                yield Ready(medium)

    def progress(self) -> tuple[int, int]:
        return self._read, len(self.feed.entries)

    def medium(self, address: str) -> bytes | None:
        """A feed names files and holds none."""
        return None


def open_feed(path: Path) -> FeedFile:
    """The feed in a file, which may be gzipped.  Raises :class:`SourceProblem` for what is no feed."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise SourceProblem(
            f"cannot be read ({error.strerror})", str(path), "check the name and your rights"
        ) from error
    if len(data) > LARGEST:
        raise SourceProblem(f"larger than {LARGEST // 2**20} MB, no feed is", str(path), "give a part of it")
    return FeedFile(read_feed(unzipped(data, LARGEST, str(path)), path.name), path.name)


def read_feed(data: bytes, origin: str, base: str = "") -> Feed:
    """The feed in ``data``, in any of the formats; ``base`` is the address it was had from.

    Raises :class:`SourceProblem` for what is none; for a sitemap it says what to do instead."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_json_feed(data, origin)
    if _SITEMAP.search(xml_text(data[:4096], origin)):
        raise SourceProblem(
            "this is a sitemap, which names the pages of a site and holds none of their words",
            origin,
            "give the address of the site itself: toguna import https://...",
        )
    return read_xml_feed(data, origin, base)

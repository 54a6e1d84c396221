"""Frames, films and sounds of other sites: a link with a title, never something that loads."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from .links import absolute
from .parsing import parsed

EMBEDS = frozenset({"iframe", "embed", "object", "video", "audio"})
_ANY = re.compile(r"(?i)<(?:iframe|embed|object|video|audio)\b")
_YOUTUBE = re.compile(r"(?:youtube(?:-nocookie)?\.com/(?:embed|v|shorts)/|youtu\.be/)([\w-]{6,20})")
_VIMEO = re.compile(r"player\.vimeo\.com/video/(\d+)")
_DAILYMOTION = re.compile(r"dailymotion\.com/embed/video/(\w+)")


def embedded(element: HtmlElement, base: str) -> tuple[str, str]:
    """The address of what is embedded and the words of a link to it; two empty strings where there is nothing."""
    address = next((a for a in _sources(element, base) if a), "")
    if not address:
        return "", ""
    address = page_of(address)
    words = " ".join((element.get("title") or element.get("aria-label") or "").split())
    return address, words or described(address)


def words_added(html: str) -> int:
    """How many words the links get that stand for films, sounds and frames in some HTML: those of titles and of names,
    which are no words of the text itself."""
    if not _ANY.search(html) or (root := parsed(html)) is None:
        return 0
    return sum(len(embedded(element, "")[1].split()) for element in root.iter(*EMBEDS))


def described(address: str) -> str:
    """Words for an address that has none: its host, and its file where it names one."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    name = parts.path.rpartition("/")[2]
    host = (parts.hostname or "").removeprefix("www.")
    return f"{name} ({host})" if "." in name and host else name if "." in name else host or address


def page_of(address: str) -> str:
    """The page a reader can open in place of a frame made for embedding."""
    if found := _YOUTUBE.search(address):
        return f"https://www.youtube.com/watch?v={found[1]}"
    if found := _VIMEO.search(address):
        return f"https://vimeo.com/{found[1]}"
    if found := _DAILYMOTION.search(address):
        return f"https://www.dailymotion.com/video/{found[1]}"
    return address


def _sources(element: HtmlElement, base: str) -> list[str]:
    names = ("data-src", "data-lazy-src", "src", "data")
    found = [absolute(element.get(name), base) for name in names]
    found += [absolute(source.get("src"), base) for source in element.iter("source", "embed")]
    found += [absolute(p.get("value"), base) for p in element.iter("param") if p.get("name") in ("movie", "src")]
    return [a for a in found if a.startswith(("http://", "https://", "/")) or (a and not base and ":" not in a)]

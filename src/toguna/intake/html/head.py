"""What the head of a page says of its address, without reading the page: for archives and folders of thousands."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

_LINK = re.compile(r"(?i)<link\b[^<>]{0,2000}>")
_CANONICAL = re.compile(r"""(?i)\brel\s*=\s*["']?[^"'<>]{0,60}\bcanonical\b""")
_HREF = re.compile(r"""(?i)\bhref\s*=\s*(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})'|([^\s"'<>]{1,2000}))""")
_REFRESH = re.compile(
    r"""(?i)<meta\b[^<>]{0,200}http-equiv\s*=\s*["']?refresh["']?[^<>]{0,200}content\s*=\s*["']?\s*(\d{1,4})\s*;\s*url\s*=\s*["']?([^"'<>\s]{1,2000})"""
)
_SAVED = (
    re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{8,2000}?)\s*-->"),
    re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{8,2000})"),
    re.compile(r"<!--\s*Mirrored from (\S{4,2000}) by HTTrack"),
)
_HEAD = 2**17
_AT_ONCE = 10


def saved_from(text: str) -> str:
    """The address that the program which saved a page noted in it: a browser, SingleFile or HTTrack (which leaves the
    scheme out).  Empty where none did."""
    for pattern in _SAVED:
        if match := pattern.search(text[:_HEAD]):
            found = unescape(match[1])
            whole = found if "://" in found else f"https://{found}"
            if whole.startswith(("http://", "https://")):
                return whole
    return ""


def canonical_link(text: str, address: str) -> str:
    """The address of ``<link rel="canonical">``, absolute where ``address`` is.  Empty where there is none, and where a
    page calls itself by the home page's address, as broken sites do."""
    for link in _LINK.finditer(text[:_HEAD]):
        if _CANONICAL.search(link[0]) and (href := _HREF.search(link[0])):
            found = joined(address, unescape(href[1] or href[2] or href[3]).strip())
            if path_of(found) in ("", "/") and path_of(address) not in ("", "/"):
                return ""
            return found
    return ""


def refreshed_to(text: str, address: str) -> str:
    """Where a page sends its visitors by itself, within seconds."""
    match = _REFRESH.search(text[:_HEAD])
    return joined(address, unescape(match[2])) if match and int(match[1]) <= _AT_ONCE else ""


def joined(address: str, href: str) -> str:
    try:
        return urljoin(address, href)
    except ValueError:
        return ""


def path_of(address: str) -> str:
    try:
        return urlsplit(address).path
    except ValueError:
        return ""

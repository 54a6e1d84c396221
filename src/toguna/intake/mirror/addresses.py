"""Where a saved page stood: told by the program that saved it, by its place in the folder, or by itself."""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePosixPath
from urllib.parse import quote

from ..html.head import canonical_link, joined, saved_from

NOWHERE = "http://folder.invalid/"
"""Stands for the site of pages that say nothing of their address (RFC 6761: a name that no host will ever have)."""

_BASE = re.compile(r"""(?i)<base\b[^<>]{0,300}?href\s*=\s*["']?(https?://[^"'<>\s]{1,1000})""")
_OG = re.compile(
    r"""(?i)<meta\b[^<>]{0,200}property\s*=\s*["']og:url["'][^<>]{0,200}content\s*=\s*["'](https?://[^"'<>\s]{1,1500})"""
)
_HOST = re.compile(
    r"(?i)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})(?::\d{2,5}|\+\d{2,5})?"
)
_FILES = re.compile(r"(?i)\.(?:html?|php\d?|aspx?|jsp|pdf|jpe?g|png|gif|css|js|txt|xml|zip)$")
_NAMED = re.compile(r"(?i)\.(?:html?|php\d?|aspx?|jsp|cgi|pl)[?@]")
_HEAD = 2**16


def address_of(text: str, place: PurePosixPath, root: str) -> str:
    """The address of a saved page; ``place`` is its path within the folder, ``root`` the folder's own name."""
    head = text[:_HEAD]
    if told := saved_from(head) or placed_address(place, root):
        return told
    if (canonical := canonical_link(head, "")).startswith(("http://", "https://")):
        return canonical
    for pattern in (_OG, _BASE):
        if match := pattern.search(head):
            found = unescape(match[1])
            return joined(found, quote(place.name)) if pattern is _BASE else found
    return NOWHERE + quote(str(place), safe="/", errors="surrogateescape")


def placed_address(place: PurePosixPath, root: str) -> str:
    """The address that the place of a file in a mirror tells: its first folder, or the whole mirror, bears a host's
    name.  What wget adds to names is taken off again: ``page.php?id=3.html``, ``page.php@id=3``."""
    parts = place.parts
    for number, part in enumerate((root, *parts[:-1])):
        if _HOST.fullmatch(part) and not _FILES.search(part):
            return f"https://{part.replace('+', ':').lower()}/{_path(parts[number:])}"
        if number > 2:
            break
    return ""


def _path(parts: tuple[str, ...]) -> str:
    *folders, name = parts
    if "@" in name and "?" not in name and _NAMED.search(name):
        name = name.replace("@", "?", 1)
    name, mark, query = name.partition("?")
    if mark and query.lower().endswith((".html", ".htm")):
        query = query.rpartition(".")[0]
    path = "/".join(quote(part, safe="%:@!$&'()*+,;=~", errors="surrogateescape") for part in (*folders, name))
    return f"{path}?{quote(query, safe='%:@!$&()*+,;=~/?', errors='surrogateescape')}" if mark else path


__all__ = ["NOWHERE", "address_of", "placed_address"]

"""Addresses of an old site, told to be the same however they are written."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_FOLLOWERS = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|replytocom|share|nb|amp)$")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_THUMBNAIL = re.compile(r"-(?:\d{2,5}x\d{2,5}|scaled|rotated|e\d{10,}(?:-\d{2,5}x\d{2,5})?)(?=\.\w{3,4}$)")
LONGEST = 500


def normal(address: str) -> str:
    """An address as host and path: without scheme, ``www.``, fragment, last slash, and what only follows visitors.

    Empty for what is no address of a page or a file.  At most :data:`LONGEST` characters."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https", "") or (not host and not parts.path.startswith("/")):
        return ""
    path = _INDEX.sub("/", unquote(parts.path)).rstrip("/")
    query = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _FOLLOWERS.match(k)]
    return f"{host}{path}{'?' + urlencode(sorted(query)) if query else ''}"[:LONGEST]


def host_of(address: str) -> str:
    """The host of an address, without ``www.``; empty for one without."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def originals(address: str) -> tuple[str, ...]:
    """Where a picture may lie in its full size: WordPress names smaller ones after it (``plan-600x400.jpg``), and the
    address itself last."""
    path, query, rest = address.partition("?")
    full = _THUMBNAIL.sub("", path)
    scaled = re.sub(r"(\.\w{3,4})$", r"-scaled\1", full)
    found = (full, scaled, path, f"{path}{query}{rest}") if full != path else (path, f"{path}{query}{rest}")
    return tuple(dict.fromkeys(found))

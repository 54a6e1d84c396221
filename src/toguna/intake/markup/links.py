"""Addresses in HTML: made absolute, and only those that a reader can follow."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
LONGEST = 2000


def absolute(href: str | None, base: str) -> str:
    """The address, absolute where ``base`` is; empty for none, for a place in the same page, and for what acts."""
    given = "".join((href or "").split()) if href and "\n" in href else (href or "").strip()
    if not given or given.startswith("#") or len(given) > LONGEST:
        return ""
    try:
        whole = urljoin(base, given) if base else given
        scheme = urlsplit(whole).scheme.lower()
    except ValueError:
        return ""
    if scheme and scheme not in _SCHEMES:
        return ""
    return whole.replace(" ", "%20")

"""Pictures in HTML: the largest file the source names, with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from ..blocks import Image
from .links import absolute

_FILE = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|jfif)$")
_FULL = ("data-full-url", "data-orig-file", "data-large-file", "data-large_image", "data-zoom-image")
_LAZY = ("data-src", "data-lazy-src", "data-original", "data-srcset", "data-lazy-srcset")
_PIXEL = 3


def is_picture_file(address: str) -> bool:
    try:
        return bool(_FILE.search(urlsplit(address).path))
    except ValueError:
        return False


def picture(img: HtmlElement, base: str, caption: str = "", linked: str = "") -> Image | None:
    """The picture of an ``img`` element; ``linked`` is where it leads.  Nothing for a tracker, an emoticon of the
    source's program or a picture within the page's own bytes."""
    if any(_small(img.get(side)) for side in ("width", "height")):
        return None
    classes = (img.get("class") or "").split()
    if "wp-smiley" in classes or "emoji" in classes:
        return None
    address = next((a for a in _addresses(img, base, linked) if a), "")
    if not address or address.startswith("data:"):
        return None
    return Image(address, " ".join((img.get("alt") or "").split()), caption)


def _addresses(img: HtmlElement, base: str, linked: str) -> Iterator[str]:
    if linked and is_picture_file(linked):
        yield linked
    for name in _FULL:
        yield absolute(img.get(name), base)
    for name in (*_LAZY, "srcset", "src"):
        value = img.get(name) or ""
        yield absolute(_largest(value) if "srcset" in name else value, base)


def _largest(srcset: str) -> str:
    """The address with the greatest width or density (HTML, "srcset attribute")."""
    best, size = "", -1.0
    for candidate in re.split(r",\s+|,(?=https?:)", srcset.strip()):
        parts = candidate.strip().split()
        if not parts:
            continue
        number = re.match(r"(\d+(?:\.\d+)?)[wx]$", parts[1]) if len(parts) > 1 else None
        value = float(number[1]) if number else 0.0
        if value > size:
            best, size = parts[0], value
    return best


def _small(side: str | None) -> bool:
    return bool(side and side.strip().isdecimal() and int(side.strip()) <= _PIXEL)

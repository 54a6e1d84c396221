"""The last part of an address, made from words in any script."""

from __future__ import annotations

from collections.abc import Callable

from anyascii import anyascii
from django.utils.text import slugify

LONGEST = 80


def slug_of(words: str, longest: int = LONGEST) -> str:
    """``words`` as lower-case ASCII words joined by hyphens, cut at a word; never empty."""
    # An apostrophe parts words in French ("l'été" is "l-ete"), and so do the parts of a number ("n° 45/2024").
    plain = anyascii(words.replace("°", " ")).replace("'", " ").replace("/", " ")
    slug = slugify(plain).replace("_", "-").strip("-")
    if len(slug) > longest:
        slug = slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    return slug or "sans-titre"


def free(slug: str, taken: Callable[[str], bool]) -> str:
    """``slug``, or the first of ``slug-2``, ``slug-3`` ... that is not taken."""
    candidate, n = slug, 1
    while taken(candidate):
        n += 1
        candidate = f"{slug}-{n}"
    return candidate

"""The one stylesheet, made small: it stands in every page, so that a text is one request."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "site" / "styles" / "site.css"


def minified(css: str) -> str:
    """The same rules without comments and without the blanks that mean nothing.

    Blanks around ``+``, ``-`` and ``*`` stay (they mean something inside ``calc``), as do those before a colon
    (``a :hover`` is not ``a:hover``)."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    css = re.sub(r":\s+", ":", css)
    return css.replace(";}", "}").strip()


@cache
def stylesheet() -> str:
    return minified(SOURCE.read_text("utf-8"))


@cache
def styles_of(kind: str) -> str:
    """What pages of one kind need beside: ``search`` or ``differences``."""
    return minified(SOURCE.with_name(f"{kind}.css").read_text("utf-8"))

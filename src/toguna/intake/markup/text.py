"""The bare words of HTML, and words without any mark, as paragraphs."""

from __future__ import annotations

import re
from html import escape, unescape

from ..blocks import Block, Prose

_UNSEEN = re.compile(r"(?is)<(script|style|template)\b.*?</\1\s*>")
_BREAK = re.compile(
    r"(?i)<(?:/?(?:p|div|h[1-6]|[uod]l|li|dt|dd|tr|t[dh]|caption|table|blockquote|section|article|aside|header|footer|nav"
    r"|main|figure|figcaption|address|center|form|fieldset|pre|details|summary|video|audio|iframe|img)|br|hr)\b[^<>]*>"
    r"|\n\s*\n"
)
_TAG = re.compile(r"<[^<>]*>")


def text_blocks(html: str) -> tuple[Block, ...]:
    """The words of HTML in paragraphs, without its structure."""
    parts = (" ".join(unescape(_TAG.sub("", part)).split()) for part in _BREAK.split(_UNSEEN.sub(" ", html)))
    paragraphs = "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)
    return (Prose(paragraphs),) if paragraphs else ()

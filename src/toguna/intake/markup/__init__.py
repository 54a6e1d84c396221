"""HTML of an article's body into blocks: no word is lost, nothing that acts, loads or tracks is kept."""

from __future__ import annotations

from lxml.html import HtmlElement

from ..blocks import Block
from .builder import Builder
from .parsing import flattened, parsed
from .text import text_blocks

__all__ = ["blocks_of"]


def blocks_of(html: str | HtmlElement, base: str = "") -> tuple[Block, ...]:
    """The blocks of a body; its addresses made absolute by ``base``.

    Scripts, styles, forms and hidden parts go; frames, films and sounds become links.  HTML nested deeper than a parser
    follows comes in as its bare words."""
    root = parsed(html) if isinstance(html, str) else html
    if root is None:
        return text_blocks(html) if isinstance(html, str) else ()
    builder = Builder(base)
    builder.children(flattened(root))
    return builder.finished()

"""The content of an item as blocks: the editor's marks resolved, the classic editor's paragraphs made, shortcodes and
builders read."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from ..blocks import Block
from ..markup import blocks_of
from .fields import Fields
from .paragraphs import with_paragraphs
from .shortcodes import expanded

_BLOCK_MARK = re.compile(r"<!--\s*/?wp:")
_REUSED = re.compile(r'<!--\s*wp:block\s+\{"ref":\s*(\d+)[^}]*\}\s*/-->')
_FOOTNOTES = re.compile(r"<!--\s*wp:footnotes\s*/-->")
_SPLIT = re.compile(r"<!--\s*(?:more\b[^>]*?|nextpage|noteaser)\s*-->")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_EMBEDDED = re.compile(r"(?s)(<div class=\"wp-block-embed__wrapper\">)\s*(https?://[^\s<]+)\s*(</div>)")
_BARE = re.compile(r"(?m)^[ \t]*(https?://[^\s<>\"]+)[ \t]*$")
_BUILDERS = {
    "_elementor_data": "Elementor", "_fl_builder_data": "Beaver Builder", "panels_data": "SiteOrigin",
    "ct_builder_shortcodes": "Oxygen", "brizy": "Brizy", "_bricks_page_content_2": "Bricks",
}  # fmt: skip


def content_of(
    fields: Fields, base: str, media: Mapping[str, str], attached: str, reused: Mapping[str, str]
) -> tuple[tuple[Block, ...], str, list[str]]:
    """The blocks of an item, the HTML they were made of, and what of it could not be read.

    ``media``: ``img`` elements by attachment id; ``reused``: the content of reusable blocks by id."""
    content = _REUSED.sub(lambda found: reused.get(found[1], ""), fields.content)
    notes = []
    if not _COMMENT.sub("", content).strip():
        content, said = _of_builder(fields)
        notes += said
    content = _FOOTNOTES.sub(lambda _: _footnotes(fields), content)
    by_blocks = bool(_BLOCK_MARK.search(content))
    content = _EMBEDDED.sub(rf"\1{_LINK}\3", _SPLIT.sub("\n\n", content))
    content = _BARE.sub(_link, _COMMENT.sub("", content))
    done = expanded(content, media, attached)
    notes += [f"[{name}] of a plugin, which shows nothing here" for name in dict.fromkeys(done.left)]
    html = done.html if by_blocks else with_paragraphs(done.html)
    return blocks_of(html, base), html, notes


_LINK = r'<a href="\2">\2</a>'


def _link(found: re.Match[str]) -> str:
    return f'<a href="{escape(found[1])}">{escape(found[1], quote=False)}</a>'


def _footnotes(fields: Fields) -> str:
    """The notes of the editor's own block, which are kept beside the text (WordPress 6.3)."""
    try:
        notes = json.loads(fields.first_meta("footnotes") or "[]")
        items = "".join(f"<li>{note['content']}</li>" for note in notes)
    except (ValueError, TypeError, KeyError):
        return ""
    return f"<ol>{items}</ol>" if items else ""


def _of_builder(fields: Fields) -> tuple[str, list[str]]:
    """What a page builder kept of a text elsewhere than in its content."""
    if data := fields.first_meta("_elementor_data"):
        try:
            parts = list(_elementor(json.loads(data)))
        except (ValueError, RecursionError):
            return "", ["Elementor's data cannot be read"]
        return "\n\n".join(parts), []
    used = next((name for key, name in _BUILDERS.items() if fields.first_meta(key)), "")
    return "", [f"its text is in the data of {used}, which is kept and not read"] if used else []


def _elementor(data: Any) -> Iterator[str]:
    """The words and pictures of Elementor's elements, in their order."""
    for element in data if isinstance(data, list) else []:
        if not isinstance(element, dict):
            continue
        given = element.get("settings")
        if isinstance(given, dict):
            yield from _widget(given)
        yield from _elementor(element.get("elements"))


def _widget(given: Mapping[str, Any]) -> Iterator[str]:
    def said(key: str) -> str:
        value = given.get(key)
        return value if isinstance(value, str) else ""

    if words := said("title") or said("title_text"):
        yield f"<h2>{words}</h2>"
    for key in ("editor", "html", "description_text", "testimonial_content", "blockquote_content", "text"):
        if words := said(key):
            yield f"<div>{words}</div>"
    pictures = [given.get("image"), *(given.get("gallery") or given.get("wp_gallery") or [])]
    for image in pictures:
        if isinstance(image, dict) and isinstance(image.get("url"), str) and image["url"]:
            alt = image.get("alt") if isinstance(image.get("alt"), str) else ""
            img = f'<img src="{escape(image["url"])}" alt="{escape(alt or "")}">'
            yield f"<figure>{img}{_caption(said('caption'))}</figure>"
    for key in ("youtube_url", "vimeo_url", "hosted_url"):
        if address := said(key):
            yield f'<p><a href="{escape(address)}">{escape(address, quote=False)}</a></p>'
    for key in ("icon_list", "tabs", "price_list", "slides"):
        for item in given.get(key) or []:
            if isinstance(item, dict):
                yield from (
                    f"<div>{item[name]}</div>"
                    for name in ("text", "tab_title", "tab_content", "heading", "description")
                    if isinstance(item.get(name), str) and item[name]
                )


def _caption(words: str) -> str:
    return f"<figcaption>{words}</figcaption>" if words else ""

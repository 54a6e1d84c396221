"""The tree of an article without the lines that are none of it."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from .lines import INLINE, Lines

_ICON = 40
_NETWORK = re.compile(
    r"(?i)(?:facebook|twitter|linkedin|whatsapp|pinterest|telegram|instagram|youtube|addthis|addtoany)\.(?:com|org|me)/(?:sharer|share|intent|pin/create|bookmark|send)"
    r"|(?:/|_|-)(?:icon|icone|picto|puce|spacer|pixel|blank|logo|bullet|arrow|fleche|print|pdf|email)[\w-]*\.(?:gif|png|svg|jpe?g)"
)


def prune(region: HtmlElement, lines: Lines) -> None:
    """Takes the cut lines, and pictures that are icons, out of the tree of a region; changes it."""
    _walk(region, lines)
    for line in lines.of(region):
        if line.cut:
            for node, inside in line.nodes:
                if inside:
                    node.text = None
                else:
                    node.tail = None
    for image in list(region.iter("img")):
        if _is_icon(image):
            image.drop_tree()


def _walk(element: HtmlElement, lines: Lines) -> None:
    for child in list(element):
        if not isinstance(child.tag, str):
            continue
        first, last = lines.spans.get(child, (0, 0))
        if child.get("data-frame") or (first < last and child.tag not in INLINE and _all_cut(child, lines)):
            child.drop_tree()
        elif (first < last and child.tag not in INLINE) or len(child):
            _walk(child, lines)


def _all_cut(element: HtmlElement, lines: Lines) -> bool:
    return all(line.cut for line in lines.of(element))


def _is_icon(image: HtmlElement) -> bool:
    sides = [image.get(side, "").strip().removesuffix("px") for side in ("width", "height")]
    if any(side.isdecimal() and int(side) <= _ICON for side in sides):
        return True
    link = next((a.get("href") or "" for a in image.iterancestors("a")), "")
    return bool(_NETWORK.search(link) or _NETWORK.search(image.get("src") or ""))

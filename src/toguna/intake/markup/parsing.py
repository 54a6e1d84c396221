"""HTML as a tree that can be walked: whatever is in it, in bounded depth."""

from __future__ import annotations

import copy

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

DEEPEST = 150
"""Levels of elements that are followed; the deepest real pages have about sixty."""

_INVALID = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 65534, 65535), " ")


def parsed(html: str) -> HtmlElement | None:
    """The tree of a piece of HTML, under one ``div``; nothing where it is nested too deep for the parser."""
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    clean = html.translate(_INVALID)
    try:
        tree = etree.fromstring(f"<div>{clean}</div>".encode("utf-8", "replace"), parser)
    except etree.ParserError:
        return None
    if tree is None or any("xcessive depth" in entry.message for entry in parser.error_log):
        return None
    body = tree.find("body")
    return tree if body is None else body


def flattened(root: HtmlElement) -> HtmlElement:
    """The tree with no element deeper than :data:`DEEPEST`: those below give their content to the ones above."""
    depth, deep = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deep = max(deep, depth)
    if deep <= DEEPEST:
        return root
    root = copy.deepcopy(root)
    below: list[HtmlElement] = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > DEEPEST:
            below.append(element)
    for element in reversed(below):
        element.drop_tag()
    return root

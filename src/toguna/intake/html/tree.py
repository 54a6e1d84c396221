"""A page as a tree that can be walked: whatever is in it, in bounded depth, time and memory."""

from __future__ import annotations

import re

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

LARGEST = 8 * 2**20
"""Characters of a page, pictures written into it aside; the longest laws on one page have half of it."""

_DEEPEST = 200
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 65534, 65535), " ")
_DATA = re.compile(r"""(?i)data:[a-z]{2,20}/[a-z0-9.+-]{1,40}[;,][^"'\s<>)]{200,}""")
# The parser compares each attribute of an element with all before it: one of 100,000 takes it eight seconds.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})(\s[^<>]{2000,})>")
_ATTRIBUTE = re.compile(r"""([a-zA-Z_:][\w:.-]{0,60})\s*=\s*("[^"<>]{0,2000}"|'[^'<>]{0,2000}'|[^\s"'<>]{1,2000})""")
_MOST_ATTRIBUTES = 40
_LONGEST_TAG = 20_000


def without_pictures(text: str) -> str:
    """The page without the bytes of pictures and fonts that are written into it."""
    return _DATA.sub("data:,", text) if "data:" in text or "DATA:" in text else text


def page_tree(text: str) -> HtmlElement | None:
    """The ``html`` element of a page; nothing where it has no element, or is nested deeper than a parser follows."""
    clean = _LONG_TAG.sub(_shorter, text.translate(_CONTROLS))
    if not clean.strip():
        return None
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = etree.fromstring(clean.encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    if tree is None or any("xcessive depth" in entry.message for entry in parser.error_log):
        return None
    return _shallow(tree)


def words_of(element: HtmlElement) -> str:
    """The words of an element, blanks of any kind as one space."""
    return " ".join(element.text_content().split())


def _shorter(tag: re.Match[str]) -> str:
    kept = []
    for number, found in enumerate(_ATTRIBUTE.finditer(tag[2], 0, _LONGEST_TAG)):
        if number == _MOST_ATTRIBUTES:
            break
        kept.append(found[0])
    return f"<{tag[1]} {' '.join(kept)}{' /' if tag[2].endswith('/') else ''}>"


def _shallow(root: HtmlElement) -> HtmlElement:
    """The tree with no element deeper than a walk by recursion follows."""
    below: list[HtmlElement] = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            depth += 1
            if depth > _DEEPEST:
                below.append(element)
        else:
            depth -= 1
    for element in reversed(below):
        if isinstance(element, HtmlElement):
            element.drop_tag()
    return root

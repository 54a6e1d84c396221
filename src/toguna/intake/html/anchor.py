"""The words that are certainly an article's: those the page itself repeats for machines, or those trafilatura finds."""

from __future__ import annotations

import copy
import logging

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction

from .lines import Lines, letters_of

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_MOST_ELEMENTS = 20_000
_MOST_LETTERS = 600_000
_FEWEST_LETTERS = 10
_UNSOUND = (
    ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, AssertionError, etree.LxmlError,
)  # fmt: skip
"""What trafilatura raises for some pages: it was written for those that are sound, and ours need not be."""


def found_words(root: HtmlElement, lines: Lines) -> str:
    """The letters of the article as trafilatura tells it, on the page without the frame that names itself.

    Empty where it finds nothing, and for a page so large that it would take minutes."""
    letters = sum(line.letters for line in lines.all)
    if letters > _MOST_LETTERS or len(lines.spans) > _MOST_ELEMENTS or not letters:
        return ""
    tree = copy.deepcopy(root)
    for element in list(tree.iter(etree.Element)):
        if element.get("data-frame") and element.getparent() is not None:
            element.drop_tree()
    try:
        found = bare_extraction(
            tree, fast=True, favor_precision=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except _UNSOUND:
        return ""
    text = getattr(found, "text", None) or ""
    return letters_of(text)


def whole_page(text: str) -> list[str]:
    """The paragraphs that trafilatura finds in a page as it came, for one of which nothing else is left."""
    if len(text) > _MOST_LETTERS:
        return []
    try:
        found = bare_extraction(text, fast=True, include_comments=False, with_metadata=False)
    except _UNSOUND:
        return []
    words = getattr(found, "text", None) or ""
    return [" ".join(line.split()) for line in words.splitlines() if line.strip()]


def anchored(lines: Lines, words: str) -> set[int]:
    """The numbers of the lines whose words are among those."""
    return {
        line.number
        for line in lines.all
        if not line.cut and line.letters >= _FEWEST_LETTERS and letters_of(line.text) in words
    }

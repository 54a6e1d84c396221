"""A communiqué's title and what stands above it: letterhead, motto, kind and number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from toguna.reading.page_lines import is_institution, is_salutation

from .inscription import number_of

_REACH = 30
"""Elements at the beginning among which a title is looked for."""
_LONGEST_TITLE = 40
_SENTENCE = 14
"""Words: of a title at most, and of a line that is a sentence of the text at least."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_KIND = re.compile(
    r"(?i)\W*(?:communiqu[ée](?: de presse| final| conjoint| officiel)?|d[ée]claration|discours|allocution|message|"
    r"note d[’']information|avis|point de presse|press release|news release|statement|speech|address|message|remarks|"
    r"d[ée]cret|arr[êe]t[ée]|d[ée]cision|circulaire|for immediate release)\W*"
    r"(?:n\s?[°ºo].*|ref.*|r[ée]f.*)?"
)
_SUBJECT = re.compile(
    r"(?:portant|relati(?:f|ve)|fixant|modifiant|autorisant|nommant|instituant|abrogeant|déterminant|complétant|accordant|"
    r"appointing|concerning|amending|relating)\b"
)
"""What the name of an act goes on with after its number."""
_OBJECT = re.compile(r"(?i)\s*(?:objet|subject|object)\s*:\s*(\S.*)")
_MOTTO = re.compile(r"[^\W\d_]+(?:\s*[-–—•*]\s*[^\W\d_]+){1,3}")
_DATELINE = re.compile(r"(?i).{2,45},?\s(?:le|on)\s.{0,30}\d{4}")
_JUNK = re.compile(
    r"(?i)microsoft word|^(?:untitled|sans titre|document\d*|présentation\d*|doc\d+|scan\w*)\b|\.\w{3,4}$|[\\/]"
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """``title`` is empty where nothing above the text is one; ``above`` are the lines before it, in order; ``taken``
    are the elements that title and lines stand in."""

    title: str
    above: tuple[str, ...]
    taken: tuple[HtmlElement, ...]


def masthead_of(elements: Sequence[HtmlElement]) -> Masthead:
    """The masthead of a text whose elements are given in order."""
    lines = [(element, " ".join(element.text_content().split())) for element in elements[:_REACH]]
    top = _top(lines)
    at = _title_at(lines[:top])
    if at is None:
        # Nothing is a title: what can be nothing but letterhead goes, the rest is the text.
        taken = [(element, text) for element, text in lines[:top] if _is_letterhead(text)]
        return Masthead("", tuple(text for _, text in taken if text), tuple(element for element, _ in taken))
    text = lines[at][1]
    named = _OBJECT.fullmatch(text)
    first = at - 1 if at and _SUBJECT.match(text) and number_of([lines[at - 1][1]]) else at
    title = named[1] if named else " ".join(words for _, words in lines[first : at + 1])
    above = tuple(words for _, words in lines[:first] if words)
    return Masthead(title, above, tuple(element for element, _ in lines[: at + 1]))


def is_title(words: str) -> bool:
    """Whether the title among a file's properties may be that of its text."""
    return len(words.split()) > 2 and not _JUNK.search(words)


def _top(lines: Sequence[tuple[HtmlElement, str]]) -> int:
    """Where the text itself begins."""
    for at, (element, text) in enumerate(lines):
        count = len(text.split())
        if element.tag in ("ul", "ol", "blockquote") or is_salutation(text):
            return at
        if element.tag == "table":
            if count > 60:
                return at
            continue
        if element.tag not in _HEADINGS and not _OBJECT.match(text) and not _is_letterhead(text):
            if count > _LONGEST_TITLE or (count >= _SENTENCE and text.endswith((".", "!", "?", ":", ";"))):
                return at
            if text.endswith(".") and count > 5 and not text.isupper():
                return at
    return len(lines)


def _title_at(lines: Sequence[tuple[HtmlElement, str]]) -> int | None:
    heading = kind = None
    for at, (element, text) in enumerate(lines):
        if not text or element.tag == "table":
            continue
        if _KIND.fullmatch(text) or (number_of([text]) and len(text.split()) < 12):
            kind = at
        elif element.tag in _HEADINGS and not _is_letterhead(text) and heading is None:
            heading = at
    named = next((at for at, (_, text) in enumerate(lines) if _OBJECT.fullmatch(text)), None)
    if heading is not None:
        return heading
    if named is not None:
        return named
    if kind is not None:
        following = range(kind + 1, len(lines))
        return next((at for at in following if _may_be_title(*lines[at])), kind)
    bare = [at for at, (element, text) in enumerate(lines) if _may_be_title(element, text)]
    return bare[0] if bare else None


def _may_be_title(element: HtmlElement, text: str) -> bool:
    words = text.split()
    if element.tag == "table" or not 2 <= len(words) <= _LONGEST_TITLE or _is_letterhead(text):
        return False
    return not text.endswith((".", ":", ";", ",")) and not _KIND.fullmatch(text)


def _is_letterhead(text: str) -> bool:
    """A line that names the house, its motto, a place and a date, or nothing."""
    if not any(map(str.isalpha, text)) or is_institution(text):
        return True
    return bool(_MOTTO.fullmatch(text) or _DATELINE.fullmatch(text) or re.match(r"(?i)\W*r[ée]publi(?:que|c)\b", text))

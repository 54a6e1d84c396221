"""A page as the lines a reader sees, each with the nodes its words come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp"
    " small span strike strong sub sup time tt u var wbr o:p st1:place svg path input button picture source".split()
)
UNSEEN = frozenset("script style template noscript head title meta link base svg math object embed iframe".split())
_SENTENCE = re.compile(r"[.!?…:;»”\"؟।]\s*[)\]»”\"]*$")
_WORD = re.compile(r"\w+")
_PROSE, _SHORT_PROSE = 14, 6
_MOSTLY = 0.6


@dataclass(slots=True)
class Line:
    """Words between two breaks of a page.

    ``block`` is the element the line stands in; ``nodes`` are the elements whose text (True) or tail (False) hold it;
    ``link`` counts the letters inside links."""

    text: str
    block: HtmlElement
    number: int
    letters: int
    link: int
    words: int
    nodes: list[tuple[HtmlElement, bool]] = field(default_factory=list)
    cut: str = ""

    @property
    def linked(self) -> bool:
        return self.letters > 0 and self.link >= _MOSTLY * self.letters

    @property
    def prose(self) -> bool:
        """Whether it reads as a sentence of an article."""
        if self.linked:
            return False
        return self.words >= _PROSE or (self.words >= _SHORT_PROSE and bool(_SENTENCE.search(self.text)))


@dataclass(slots=True)
class Lines:
    """The lines of a tree in order, and for each of its elements which of them it holds."""

    all: list[Line]
    spans: dict[HtmlElement, tuple[int, int]]

    def of(self, element: HtmlElement) -> list[Line]:
        first, last = self.spans.get(element, (0, 0))
        return self.all[first:last]

    def kept(self, element: HtmlElement) -> Iterator[Line]:
        return (line for line in self.of(element) if not line.cut)


def lines_of(root: HtmlElement) -> Lines:
    """The lines of a tree, without what a reader never sees."""
    reader = _Reader()
    reader.element(root, False)
    reader.end()
    return Lines(reader.lines, reader.spans)


class _Reader:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.spans: dict[HtmlElement, tuple[int, int]] = {}
        self.parts: list[str] = []
        self.nodes: list[tuple[HtmlElement, bool]] = []
        self.link = 0
        self.begun = False
        self.blocks: list[HtmlElement] = []

    def element(self, element: HtmlElement, linked: bool) -> None:
        tag = element.tag
        if tag in UNSEEN:
            return
        block = tag not in INLINE
        linked = linked or (tag == "a" and element.get("href") is not None)
        if block:
            self.end()
            self.blocks.append(element)
        first = len(self.lines)
        if element.text:
            self.text(element.text, element, True, linked)
        for child in element:
            if child.tag == "br":
                self.end()
            elif isinstance(child.tag, str):
                self.element(child, linked)
            if child.tail:
                self.text(child.tail, child, False, linked)
        if block:
            self.end()
            self.blocks.pop()
        self.spans[element] = (first, max(first, len(self.lines) + (not block and self.begun)))

    def text(self, text: str, node: HtmlElement, inside: bool, linked: bool) -> None:
        self.parts.append(text)
        self.nodes.append((node, inside))
        self.begun = self.begun or not text.isspace()
        if linked:
            self.link += sum(map(len, text.split()))

    def end(self) -> None:
        if not self.parts:
            return
        text = " ".join("".join(self.parts).split())
        if text and self.blocks:
            blanks = text.count(" ")
            line = Line(text, self.blocks[-1], len(self.lines), len(text) - blanks, self.link, blanks + 1, self.nodes)
            self.lines.append(line)
        self.parts, self.nodes, self.link, self.begun = [], [], 0, False


def letters_of(text: str) -> str:
    """The letters and digits of a text, small: what stays the same however it is laid out."""
    return "".join(_WORD.findall(text)).lower()

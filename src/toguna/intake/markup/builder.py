"""The walk through a body's tree that makes its blocks."""

from __future__ import annotations

import re
from html import escape

from lxml.html import HtmlElement

from ..blocks import Block, Citation, Gallery, Image, Prose, Verbatim, plain
from .embeds import EMBEDS, embedded
from .links import absolute
from .pictures import picture
from .runs import Line, Mark
from .tables import loose_words, table_block

_UNSEEN = frozenset(
    "script style template noscript head title meta link base form input button select textarea svg math canvas map"
    " datalist dialog".split()
)
_MARKS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "sup": "sup", "sub": "sub"}
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big center cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp"
    " small span strike strong sub sup time tt u var wbr".split()
) - {"center"}
_HIDDEN = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_GALLERY = re.compile(
    r"(?:^|\s)(?:wp-block-gallery|blocks-gallery-grid|gallery|tiled-gallery|elementor-gallery\S*|elementor-image-gallery"
    r"|et_pb_gallery_items|ngg-galleryoverview|swiper-wrapper|gallery-\S+)(?:\s|$)"
)
_FEWEST_OF_A_GALLERY = 2


class Builder:
    """Blocks of one run of HTML; ``base`` makes its addresses absolute, ``marks`` stand around all of its words, and
    elements of ``without`` are passed over."""

    def __init__(self, base: str, marks: tuple[Mark, ...] = (), without: tuple[str, ...] = ()) -> None:
        self.base = base
        self.without = without
        self.marks = marks
        self.blocks: list[Block] = []
        self.prose: list[str] = []
        self.line = Line()
        self.element = "p"

    def children(self, parent: HtmlElement) -> None:
        """Takes in the content of an element."""
        if parent.text:
            self.line.add(parent.text, self.marks)
        for child in parent:
            if isinstance(child.tag, str):
                self._node(child, child.tag.lower())
            if child.tail:
                self.line.add(child.tail, self.marks)

    def finished(self) -> tuple[Block, ...]:
        self._end_prose()
        return tuple(self.blocks)

    def _node(self, node: HtmlElement, tag: str) -> None:
        if tag in self.without:
            return
        if tag in _UNSEEN or node.get("hidden") is not None or _HIDDEN.search(node.get("style") or ""):
            if tag == "noscript":
                self._noscript(node)
            elif tag == "form":
                self.children(node)
            return
        special = _SPECIAL.get(tag)
        if special is not None:
            special(self, node)
        elif tag in EMBEDS:
            self._embed(node)
        elif tag in _HEADINGS:
            self._paragraph(node, _HEADINGS[tag])
        elif tag in _INLINE:
            self._inline(node, tag)
        elif images := _gallery(node, self.base):
            self._block(Gallery(images))
        else:
            self._paragraph(node, self.element)

    def _paragraph(self, node: HtmlElement, element: str) -> None:
        self._end_line()
        outer, self.element = self.element, element
        self.children(node)
        self._end_line()
        self.element = outer

    def _inline(self, node: HtmlElement, tag: str) -> None:
        outer = self.marks
        mark: Mark | None = (_MARKS[tag], "") if tag in _MARKS else None
        if tag == "a" and (href := absolute(node.get("href"), self.base)):
            mark = ("a", href)
            self.marks = tuple(m for m in self.marks if m[0] != "a")
        if mark and mark not in self.marks:
            self.marks = (*self.marks, mark)
        if tag == "q":
            self.line.add("“", self.marks)
        self.children(node)
        if tag == "q":
            self.line.add("”", self.marks)
        self.marks = outer

    def _break(self, node: HtmlElement) -> None:
        if self.line.runs and self.line.runs[-1][0] == "\n":
            # Two breaks are how a paragraph ends where nobody wrote paragraphs.
            self._end_line()
        else:
            self.line.line_break()

    def _rule(self, node: HtmlElement) -> None:
        self._end_line()
        if self.prose and self.prose[-1] != "<hr>":
            self.prose.append("<hr>")

    def _noscript(self, node: HtmlElement) -> None:
        """What a lazy picture shows where no script runs; the picture itself was taken already where it had a file."""
        if not any(isinstance(block, Image) for block in self.blocks[-1:]):
            for img in node.iter("img"):
                self._image(img)

    def _image(self, node: HtmlElement) -> None:
        linked = next((mark[1] for mark in self.marks if mark[0] == "a"), "")
        if found := picture(node, self.base, linked=linked):
            self._block(found)

    def _figure(self, node: HtmlElement) -> None:
        images = _gallery(node, self.base)
        if images:
            self._block(Gallery(images))
            for caption in node.findall("figcaption"):
                self._paragraph(caption, "p")
            return
        found = [element for element in node.iter("img") if not _within(element, "noscript", node)]
        captions = node.findall(".//figcaption")
        if len(found) != 1 or node.find(".//table") is not None:
            self._paragraph(node, self.element)
            return
        words = " ".join(" ".join(caption.text_content().split()) for caption in captions)
        linked = next((absolute(a.get("href"), self.base) for a in found[0].iterancestors("a")), "")
        image = picture(found[0], self.base, words, linked)
        if image is None:
            self._paragraph(node, self.element)
            return
        self._block(image)
        self._others(node)

    def _others(self, figure: HtmlElement) -> None:
        """Words of a figure that are neither its caption nor its picture."""
        inner = Builder(self.base, self.marks, ("figcaption", "img", "noscript"))
        inner.children(figure)
        for block in inner.finished():
            self._block(block)

    def _list(self, node: HtmlElement) -> None:
        self._end_line()
        images = _gallery(node, self.base)
        if images:
            self._block(Gallery(images))
            return
        items: list[str] = []
        after: list[Block] = []
        for child in node:
            if isinstance(child.tag, str):
                html, others = self._inner(child)
                if html:
                    items.append(f"<li>{html}</li>")
                after += others
        tag = "ol" if node.tag == "ol" else "ul"
        loose = " ".join(filter(None, (" ".join((text or "").split()) for text in _loose(node))))
        if items:
            self.prose.append(f"<{tag}>{''.join(items)}</{tag}>")
        if loose:
            self.prose.append(f"<p>{escape(loose, quote=False)}</p>")
        for block in after:
            self._block(block)

    def _inner(self, node: HtmlElement) -> tuple[str, list[Block]]:
        """The content of an item or a cell: its prose as one line with breaks and lists, and its other blocks."""
        inner = Builder(self.base, self.marks)
        if node.tag in ("ul", "ol"):
            inner._list(node)
        elif isinstance(node.tag, str) and node.tag not in ("li", "td", "th", "dt", "dd", "caption"):
            inner._node(node, node.tag)
        else:
            inner.children(node)
        return joined(inner.finished())

    def _quote(self, node: HtmlElement) -> None:
        inner = Builder(self.base)
        inner.children(node)
        blocks = inner.finished()
        if not blocks:
            return
        whole = "".join(block.html for block in blocks if isinstance(block, Prose))
        if all(isinstance(block, Prose) for block in blocks) and not re.search(r"<(?:a|ul|ol|h[23]|hr)\b", whole):
            by = next((" ".join(e.text_content().split()) for e in node.iter("cite", "footer")), "")
            words = [line for line in plain(whole) if line != by]
            if words and by not in " ".join(words):
                self._block(Citation("\n".join(words), by))
                return
            self._block(Citation("\n".join(plain(whole))))
            return
        for block in blocks:
            if isinstance(block, Prose):
                self._block(Verbatim(f"<blockquote>{block.html}</blockquote>"))
            else:
                self._block(block)

    def _preformatted(self, node: HtmlElement) -> None:
        self._end_line()
        for element in node.iter("br"):
            element.tail = f"\n{element.tail or ''}"
        for number, line in enumerate(node.text_content().splitlines()):
            if number:
                self.line.line_break()
            self.line.add(line, self.marks)
        self._end_line()

    def _definitions(self, node: HtmlElement) -> None:
        images = _gallery(node, self.base)
        if images:
            self._block(Gallery(images))
            return
        entries = [child for child in node.iter("dt", "dd") if next(child.iterancestors("dl"), None) is node]
        if loose_words(node, entries):
            self._paragraph(node, self.element)
            return
        parts, after = [], list[Block]()
        for child in entries:
            html, others = self._inner(child)
            tag = "dt" if child.tag == "dt" else "dd"
            parts.append(f"<{tag}>{html}</{tag}>")
            after += others
        if parts:
            self._block(Verbatim(f"<dl>{''.join(parts)}</dl>"))
        for block in after:
            self._block(block)

    def _table(self, node: HtmlElement) -> None:
        found = table_block(node, self._inner)
        if found is None:
            # A table that only places things: its cells one after another.
            self._paragraph(node, "p")
            return
        for block in found:
            self._block(block)

    def _embed(self, node: HtmlElement) -> None:
        address, words = embedded(node, self.base)
        if address:
            self._end_line()
            self.prose.append(f'<p><a href="{escape(address)}">{escape(words, quote=False)}</a></p>')
        if node.tag == "object":
            self.children(node)

    def _block(self, block: Block) -> None:
        if isinstance(block, Prose):
            self._end_line()
            self.prose.append(block.html)
            return
        self._end_prose()
        if isinstance(block, Image) and self.blocks and self.blocks[-1] == block:
            return
        self.blocks.append(block)

    def _end_line(self) -> None:
        html = self.line.html()
        if html:
            self.prose.append(f"<{self.element}>{html}</{self.element}>")
        self.line = Line()

    def _end_prose(self) -> None:
        self._end_line()
        while self.prose and self.prose[-1] == "<hr>" and not self.blocks:
            self.prose.pop()
        if self.prose:
            self.blocks.append(Prose("".join(self.prose)))
        self.prose = []


_SPECIAL = {
    "br": Builder._break, "hr": Builder._rule, "img": Builder._image, "figure": Builder._figure,
    "ul": Builder._list, "ol": Builder._list, "menu": Builder._list, "dir": Builder._list,
    "blockquote": Builder._quote, "pre": Builder._preformatted, "dl": Builder._definitions, "table": Builder._table,
}  # fmt: skip


def joined(blocks: tuple[Block, ...]) -> tuple[str, list[Block]]:
    """Blocks as the content of an item or a cell: prose as lines with breaks, lists in it; and the other blocks."""
    html, others = "", list[Block]()
    for block in blocks:
        if not isinstance(block, Prose):
            others.append(block)
            continue
        text = re.sub(r"</(?:p|h2|h3)><(?:p|h2|h3)>", "<br>", block.html)
        text = re.sub(r"</?(?:p|h2|h3)>|<hr>", "", text)
        html += ("<br>" if html and text and not text.startswith(("<ul", "<ol")) else "") + text
    return html, others


def _gallery(node: HtmlElement, base: str) -> tuple[Image, ...]:
    """The pictures of an element that is nothing but a gallery: two or more, each with no other words than its own."""
    if not _GALLERY.search(node.get("class") or "") and node.tag != "figure":
        return ()
    found: list[Image] = []
    letters = _letters(node.text_content())
    for img in node.iter("img"):
        if _within(img, "noscript", node):
            continue
        linked = next((absolute(a.get("href"), base) for a in img.iterancestors("a")), "")
        caption = _caption(img, node)
        if image := picture(img, base, caption, linked):
            found.append(image)
            letters -= _letters(caption)
    if len(found) < _FEWEST_OF_A_GALLERY:
        return ()
    letters -= sum(_letters(c.text_content()) for c in node.findall("figcaption"))
    return tuple(found) if letters == 0 else ()


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _caption(img: HtmlElement, within: HtmlElement) -> str:
    for ancestor in img.iterancestors():
        if ancestor is within:
            break
        if ancestor.tag in ("figure", "li", "dl", "div", "span"):
            if sum(1 for _ in ancestor.iter("img")) > 1 + sum(1 for _ in ancestor.iter("noscript")):
                break
            words = " ".join(ancestor.text_content().split())
            if words:
                return words
    return ""


def _within(element: HtmlElement, tag: str, root: HtmlElement) -> bool:
    for ancestor in element.iterancestors():
        if ancestor is root:
            return False
        if ancestor.tag == tag:
            return True
    return False


def _loose(node: HtmlElement) -> list[str | None]:
    """Words between the items of a list."""
    return [node.text, *(child.tail for child in node)]

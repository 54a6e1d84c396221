"""A body's HTML as XHTML for a book: well-formed, its elements where their content models allow them (HTML, section 4).

What a browser forgives, a reading system refuses: EPUB 3.3 wants the XML syntax, its checkers the content models."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.parse import quote, urljoin, urlsplit, urlunsplit
from xml.etree.ElementTree import Element, SubElement, tostring

from toguna.editions.html import ELEMENTS, sanitise

VOID = frozenset({"br", "hr"})
PHRASING = frozenset({"a", "strong", "em", "br", "sup", "sub", "abbr", "time", "span", "cite", "q"})
ONLY_PHRASING = (PHRASING - {"a"}) | {"p", "h2", "h3", "h4"}
"""What may hold words and phrasing elements alone; a link holds what its own place allows."""
_PARTS = {"li": ("ul", "ol"), "dt": ("dl",), "dd": ("dl",)}
_FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TIME = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:?\d{2})?)?)?)?")
_NUMBER = re.compile(r"[1-9]\d{0,2}")
_URL_SAFE = "!$%&'()*+,/:;=?@~"
_NO_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


def xhtml(body: str, address: str) -> str:
    """The inside of a ``body`` element: block elements alone, without pictures.

    ``address`` is the absolute address of the page where the body stands: its links lead there from the book."""
    reader = _Reader()
    reader.feed(sanitise(_FIGURE.sub("", body)))
    reader.close()
    root = reader.root
    _repair(root)
    _dress(root, address)
    return "".join(tostring(child, "unicode") for child in root)


def printable(text: str) -> str:
    """Without the characters that XML 1.0 forbids (section 2.2)."""
    if text.isprintable():
        return text
    return "".join(c for c in text if c in "\t\n\r" or unicodedata.category(c) not in ("Cc", "Cs", "Cn"))


class _Reader(HTMLParser):
    """Sanitised HTML, whose tags are all closed in their order, as a tree."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("body")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = SubElement(self._open[-1], tag, {name: printable(value or "") for name, value in attrs})
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        _add_words(self._open[-1], printable(data))


def _add_words(element: Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _repair(element: Element, parent: str = "") -> None:
    """Puts every element where it may stand, from the inside out; no words are lost and none moved."""
    for child in element:
        _repair(child, element.tag)
    if element.tag in ("ul", "ol"):
        _wrap(element, lambda child: child.tag == "li", "li")
    elif element.tag == "dl" and not _is_list_of_terms(element):
        element.tag = "div"
        for child in element:
            if child.tag in ("dt", "dd"):
                child.tag = "div"
    if element.tag in _PARTS and parent not in _PARTS[element.tag]:
        element.tag = "div"
    if element.tag in ONLY_PHRASING and _holds_blocks(element):
        element.tag = "div"
        element.attrib.pop("id", None)
    if element.tag == "body":
        _wrap(element, lambda child: child.tag not in PHRASING or _holds_blocks(child), "p")
        for child in element:
            # A link about blocks becomes one of them.
            if child.tag in PHRASING:
                child.tag, child.attrib = "div", {}


def _wrap(element: Element, fits: Callable[[Element], bool], within: str) -> None:
    """Puts words and elements that do not fit into new elements, one for each run of them."""
    children = list(element)
    runs: list[Element] = []
    current: Element | None = None

    def words(text: str | None) -> None:
        nonlocal current
        if not text or (current is None and not text.strip()):
            return
        if current is None:
            current = Element(within)
            runs.append(current)
        _add_words(current, text)

    words(element.text)
    for child in children:
        tail, child.tail = child.tail, None
        if fits(child):
            current = None
            runs.append(child)
        else:
            if current is None:
                current = Element(within)
                runs.append(current)
            current.append(child)
        words(tail)
    element.text = None
    element[:] = runs


def _is_list_of_terms(element: Element) -> bool:
    """Whether terms and descriptions alternate, the last of them a description, and nothing stands between."""
    tags = [child.tag for child in element]
    stray = (element.text or "").strip() or any((child.tail or "").strip() for child in element)
    shape = "".join({"dt": "t", "dd": "d"}.get(tag, "x") for tag in tags)
    return not stray and re.fullmatch("(t+d+)+", shape) is not None


def _holds_blocks(element: Element) -> bool:
    return any(child.tag not in PHRASING or _holds_blocks(child) for child in element)


def _dress(root: Element, address: str) -> None:
    """Keeps the attributes that are right; headings get ids of their own, and links within follow them."""
    ids: dict[str, str] = {}
    for number, element in enumerate(e for e in root.iter() if e.get("id")):
        ids.setdefault(element.attrib["id"], f"h{number + 1}")
    taken: set[str] = set()
    for element in list(root.iter()):
        if element is root:
            continue
        given, element.attrib = element.attrib, {}
        for name, value in _kept(element.tag, given, address, ids):
            if name == "id":
                if value in taken:
                    continue
                taken.add(value)
            element.set(name, value)
        if element.tag == "time" and "datetime" not in element.attrib:
            element.tag = "span"


def _kept(tag: str, given: dict[str, str], address: str, ids: dict[str, str]) -> Iterator[tuple[str, str]]:
    allowed = ELEMENTS.get(tag, set())
    for name, value in given.items():
        if name not in allowed:
            continue
        if name == "id":
            yield name, ids[value]
        elif name == "href":
            if link := _link(value, address, ids):
                yield name, link
        elif name == "lang" and _LANGUAGE.fullmatch(value):
            yield name, value
            yield "xml:lang", value
        elif (
            (name == "dir" and value in ("ltr", "rtl", "auto"))
            or (name == "scope" and value in ("row", "col", "rowgroup", "colgroup"))
            or (name in ("colspan", "rowspan", "start") and _NUMBER.fullmatch(value))
            or (name == "datetime" and _TIME.fullmatch(value))
            or name == "title"
        ):
            yield name, value


def _link(href: str, address: str, ids: dict[str, str]) -> str:
    """A link as it leads from the book; empty where it leads nowhere."""
    if href.startswith("#"):
        return f"#{ids[href[1:]]}" if href[1:] in ids else ""
    try:
        absolute = urljoin(address, href.strip())
        parts = urlsplit(absolute)
        # A port that is no number is found only when it is asked for.
        _ = parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("mailto", "tel") and not parts.hostname:
        return ""
    path, query, fragment = (quote(_NO_ESCAPE.sub("%25", part), safe=_URL_SAFE) for part in parts[2:])
    return urlunsplit((parts.scheme, parts.netloc, path, query, fragment))

"""OpenDocument texts (.odt, ISO/IEC 26300): headings, paragraphs, lists, tables, notes as words, pictures.

Deleted words of tracked changes, comments and tables of contents are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from lxml import etree

from ..xml_source import xml_tree
from ..zip_source import ZipParts
from .manuscript import PICTURES, Manuscript, Unreadable, is_shown, moment

Element = etree._Element

_LARGEST_PART = 30 * 2**20
_MOST_REPEATED = 100
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_PASSED_OVER = frozenset(
    {f"{_TEXT}tracked-changes", f"{_TEXT}table-of-content", f"{_OFFICE}annotation", f"{_OFFICE}forms",
     f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls", f"{_TEXT}user-field-decls", f"{_SVG}title", f"{_SVG}desc",
     f"{_TEXT}alphabetical-index", f"{_TEXT}hidden-paragraph"}
)  # fmt: skip
_TITLES = {"Title": "h1", "Subtitle": "h2"}


def read_open_document(path: Path, where: str) -> Manuscript:
    """The manuscript of a text.  Raises :class:`SourceProblem` for what is no sound one, :class:`Unreadable` for one
    under a password."""
    with ZipParts(path, where) as parts:
        manifest = "META-INF/manifest.xml"
        if manifest in parts and b"encryption-data" in parts.read(manifest, _LARGEST_PART):
            raise Unreadable("it is locked with a password; save it without one")
        tree = xml_tree(parts.read("content.xml", _LARGEST_PART), where)
        about = _properties(parts, where)
        head = _heads(parts, where)
    body = tree.find(f".//{_OFFICE}text")
    if body is None:
        raise Unreadable("it is no text but another kind of OpenDocument; give a text")
    return Manuscript(
        html=_Reader(tree).html(body),
        kind="OpenDocument text",
        title=about.get("title", ""),
        author=about.get("initial-creator") or about.get("creator", ""),
        created=moment(about.get("creation-date", "")),
        modified=moment(about.get("date", "")),
        head=head,
    )


def pictures_of_open_document(parts: ZipParts) -> tuple[str, ...]:
    """The names of the parts that are pictures of its text."""
    return tuple(name for name in parts.names if re.fullmatch(r"Pictures/[^/]+", name))


class _Reader:
    """The walk through a text.  ``marks`` are the HTML elements that a style of characters stands for."""

    def __init__(self, tree: Element) -> None:
        self._marks: dict[str, tuple[str, ...]] = {}
        self._titles: dict[str, str] = dict(_TITLES)
        self._ordered: set[str] = set()
        self._notes: list[str] = []
        for style in tree.iter(f"{_STYLE}style"):
            self._learn(style)
        for style in tree.iter(f"{_TEXT}list-style"):
            if style.find(f"{_TEXT}list-level-style-number") is not None:
                self._ordered.add(style.get(f"{_STYLE}name", ""))

    def html(self, body: Element) -> str:
        parts = [*self._blocks(body)]
        return "".join(parts + [f"<p>{note}</p>" for note in self._notes])

    def _learn(self, style: Element) -> None:
        name = style.get(f"{_STYLE}name", "")
        if (parent := style.get(f"{_STYLE}parent-style-name", "")) in _TITLES:
            self._titles[name] = _TITLES[parent]
        about = style.find(f"{_STYLE}text-properties")
        if about is None or style.get(f"{_STYLE}family") != "text":
            return
        raised = about.get(f"{_STYLE}text-position", "")
        given = {
            "strong": about.get(f"{_FO}font-weight") == "bold",
            "em": about.get(f"{_FO}font-style") == "italic",
            "sup": raised.startswith("super"),
            "sub": raised.startswith("sub"),
        }
        self._marks[name] = tuple(mark for mark, has in given.items() if has)

    def _blocks(self, parent: Element) -> Iterator[str]:
        for one in parent:
            if one.tag in _PASSED_OVER or not isinstance(one.tag, str):
                continue
            elif one.tag == f"{_TEXT}h":
                level = one.get(f"{_TEXT}outline-level", "1")
                yield self._paragraph(one, f"h{min(max(int(level), 1), 6)}" if level.isdecimal() else "h2")
            elif one.tag == f"{_TEXT}p":
                yield self._paragraph(one, self._titles.get(one.get(f"{_TEXT}style-name", ""), "p"))
            elif one.tag == f"{_TEXT}list":
                yield self._list(one)
            elif one.tag == f"{_TABLE}table":
                yield self._table(one)
            elif one.tag.startswith(_DRAW):
                yield self._drawn(one)
            else:
                yield from self._blocks(one)

    def _paragraph(self, one: Element, tag: str) -> str:
        return f"<{tag}>{self._line(one)}</{tag}>"

    def _line(self, parent: Element) -> str:
        parts = [_words(parent.text)]
        for one in parent:
            if isinstance(one.tag, str) and one.tag not in _PASSED_OVER:
                parts.append(self._inline(one))
            parts.append(_words(one.tail))
        return "".join(parts)

    def _inline(self, one: Element) -> str:
        if one.tag == f"{_TEXT}s":
            return " "
        if one.tag == f"{_TEXT}tab":
            return " "
        if one.tag == f"{_TEXT}line-break":
            return "<br>"
        if one.tag == f"{_TEXT}note":
            return self._note(one)
        if one.tag == f"{_TEXT}a":
            return f'<a href="{escape(one.get(_HREF, ""))}">{self._line(one)}</a>'
        if str(one.tag).startswith(_DRAW):
            return self._drawn(one)
        marks = self._marks.get(one.get(f"{_TEXT}style-name", ""), ()) if one.tag == f"{_TEXT}span" else ()
        inner = self._line(one)
        for mark in marks if inner.strip() else ():
            inner = f"<{mark}>{inner}</{mark}>"
        return inner

    def _note(self, one: Element) -> str:
        """The mark where it stands, the words at the end."""
        cited, body = one.find(f"{_TEXT}note-citation"), one.find(f"{_TEXT}note-body")
        mark = _words(cited.text if cited is not None else None).strip() or str(len(self._notes) + 1)
        place = len(self._notes)
        self._notes.append("")
        words = " ".join(self._line(paragraph) for paragraph in body.iter(f"{_TEXT}p")) if body is not None else ""
        self._notes[place] = f"[{mark}] {words}"
        return f"<sup>[{mark}]</sup>"

    def _list(self, one: Element) -> str:
        tag = "ol" if one.get(f"{_TEXT}style-name", "") in self._ordered else "ul"
        items = (item for item in one if item.tag in (f"{_TEXT}list-item", f"{_TEXT}list-header"))
        inner = "".join("<li>" + "".join(self._blocks(item)) + "</li>" for item in items)
        return f"<{tag}>{inner}</{tag}>"

    def _table(self, one: Element) -> str:
        rows: list[str] = []
        heads = {row for header in one.iter(f"{_TABLE}table-header-rows") for row in header}
        for row in one.iter(f"{_TABLE}table-row"):
            cells = []
            for cell in row.iterchildren(f"{_TABLE}table-cell"):
                inner = "".join(self._blocks(cell))
                span = _count(cell, f"{_TABLE}number-columns-spanned")
                name = "th" if row in heads else "td"
                written = f"<{name}{f' colspan={span}' if span > 1 else ''}>{inner}</{name}>"
                cells += [written] * (_count(cell, f"{_TABLE}number-columns-repeated") if inner else 1)
            rows.append(f"<tr>{''.join(cells)}</tr>")
        return f"<table>{''.join(rows)}</table>"

    def _drawn(self, one: Element) -> str:
        """The picture of a frame, or the words of a box."""
        image = one.find(f"{_DRAW}image") if one.tag == f"{_DRAW}frame" else None
        if image is not None:
            part = image.get(_HREF, "").removeprefix("./")
            told = [found for name in ("title", "desc") if (found := one.find(f"{_SVG}{name}")) is not None]
            alt = next(filter(None, map(_plain, told)), "")
            shown = is_shown(part) and part.startswith("Pictures/")
            return f'<img src="{escape(PICTURES + part)}" alt="{escape(alt)}">' if shown else ""
        return "".join(self._blocks(one))


def _words(text: str | None) -> str:
    return escape(re.sub(r"\s+", " ", text or ""), quote=False)


def _plain(one: Element) -> str:
    return " ".join("".join(one.itertext()).split())


def _count(one: Element, name: str) -> int:
    value = one.get(name, "1")
    return min(max(int(value), 1), _MOST_REPEATED) if value.isdecimal() and len(value) < 9 else 1


def _properties(parts: ZipParts, where: str) -> dict[str, str]:
    if "meta.xml" not in parts:
        return {}
    tree = xml_tree(parts.read("meta.xml", _LARGEST_PART), f"{where}, meta.xml")
    single = (one for one in tree.iter() if isinstance(one.tag, str) and len(one) == 0)
    return {etree.QName(one).localname: _plain(one) for one in single}


def _heads(parts: ZipParts, where: str) -> tuple[str, ...]:
    """The paragraphs of the page heads."""
    if "styles.xml" not in parts:
        return ()
    tree = xml_tree(parts.read("styles.xml", _LARGEST_PART), f"{where}, styles.xml")
    lines = (_plain(one) for header in tree.iter(f"{_STYLE}header") for one in header.iter(f"{_TEXT}p", f"{_TEXT}h"))
    return tuple(dict.fromkeys(filter(None, lines)))

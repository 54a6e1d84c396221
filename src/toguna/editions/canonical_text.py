"""T1, the canonical text: what a reader would copy from the page, in one fixed form, so that it can be hashed.

Rules, in this order (``record.md``, "Two forms of a text"):

1. every run of line breaks (LF, CR, VT, FF, NEL, U+2028, U+2029) ends a paragraph;
2. control, format and surrogate characters (Unicode categories Cc, Cf, Cs) and the variation selectors
   U+FE00-FE0F and U+E0100-E01EF are removed; a tab counts as a blank;
3. Unicode NFC (after the removals: a removed joiner may have kept a letter and its accent apart);
4. runs of blanks (White_Space) become one space, and none is left at either end of a paragraph;
5. paragraphs without a character are dropped; the others are joined by one empty line.

The result is stable: the canonical text of a canonical text is itself.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from html.parser import HTMLParser

from .edition import Edition

_BREAKS = re.compile("[\n\r\v\f\x85\u2028\u2029]+")
_TAG = re.compile(r'</?([a-z][a-z0-9]*)(?: [a-z-]+="[^"<]*")* ?/?>')
_SELECTORS = frozenset([*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)])


class _Removals(dict[int, int | None]):
    """A table for ``str.translate`` that looks each character up once, when it is first met."""

    def __missing__(self, code: int) -> int | None:
        dropped = code in _SELECTORS or unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs"}
        self[code] = None if dropped and code != 0x09 else code
        return self[code]


_REMOVED = _Removals()

BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr"
    " li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
CELLS = frozenset({"td", "th"})


def t1(text: str) -> str:
    """The canonical form T1 of any text: paragraphs joined by one empty line, no break at the end."""
    paragraphs = (_paragraph(part) for part in _BREAKS.split(text))
    return "\n\n".join(p for p in paragraphs if p)


def _paragraph(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text.translate(_REMOVED)).split())


def html_text(html: str) -> str:
    """The words of an HTML fragment, a line break where a block begins or ends and a blank between cells."""
    pieces = _TAG.split(html)
    if not any("<" in words for words in pieces[::2]):
        # Every tag is a plain one, as the sanitiser writes them: no parser is needed.
        for n in range(1, len(pieces), 2):
            pieces[n] = "\n" if pieces[n] in BLOCKS else " " if pieces[n] in CELLS else ""
        for n in range(0, len(pieces), 2):
            pieces[n] = _BREAKS.sub(" ", unescape(pieces[n]))
        return "".join(pieces)
    reader = _Words()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


def canonical_text(edition: Edition) -> str:
    """T1 of the edition: title, summary where there is one, then the body's paragraphs."""
    return t1("\n".join((edition.title, edition.summary, html_text(edition.body))))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")
        elif tag in CELLS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.handle_starttag(tag, [])

    def handle_data(self, data: str) -> None:
        # A line break in HTML source is a blank; only tags break paragraphs.
        self.parts.append(_BREAKS.sub(" ", data))

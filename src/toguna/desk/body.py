"""The body of a text as an edition carries it: sanitised HTML, the pictures in it, and the quotes with their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any

from wagtail.documents import get_document_model
from wagtail.models import Page

from toguna.editions.canonical_text import html_text, t1
from toguna.editions.edition import Medium, Quote
from toguna.editions.html import sanitise

from .media import medium, public_address

_RENAMED = {"b": "strong", "i": "em"}
_EMPTY = re.compile(r"<p>\s*(<br ?/?>\s*)*</p>")
_BREAK = re.compile(r"\n\s*\n|\n")


@dataclass
class Body:
    """``planned`` are the public addresses, by page, of texts that are about to be published."""

    html: str = ""
    planned: Mapping[int, str] = field(default_factory=dict)
    media: list[Medium] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)


def body_of(stream: Any, language: str, heading: str, planned: Mapping[int, str] | None = None) -> Body:
    """The edition's body of a stream.  ``heading`` is what stands before it in the canonical text (title, summary):
    quotes are placed by characters from there; ``planned`` are addresses, by page, of texts that are published together
    with this one.  Keeps the bytes of the pictures among the assets."""
    body = Body(planned=planned or {})
    for block in stream:
        _WRITERS[block.block_type](body, block.value, language, heading)
    body.html = sanitise(body.html)
    return body


def running_quotes(rows: Iterable[Any], body: Body, language: str, heading: str) -> list[Quote]:
    """The quotes of a body and those of its running text (``rows``: ``words``, ``speaker``, ``speaker_name``), in the
    order in which they stand.  Words that no longer stand in the body are left out: nobody said what the text does not
    say they said."""
    whole = t1(f"{heading}\n{html_text(body.html)}")
    begin = len(t1(heading))
    quotes = list(body.quotes)
    for row in rows:
        words = t1(row.words)
        at = _place_of(words, whole, begin, quotes) if words else -1
        if at >= 0:
            name = row.speaker.named(language) if row.speaker else row.speaker_name
            quotes.append(Quote(words, row.speaker.uid if row.speaker else "", name, at))
    return sorted(quotes, key=lambda quote: quote.position)


def _place_of(words: str, whole: str, begin: int, quotes: list[Quote]) -> int:
    """Where words stand that are no quote yet; -1 where nowhere."""
    taken = [(quote.position, quote.position + len(quote.text)) for quote in quotes]
    at = whole.find(words, begin)
    while at >= 0 and any(start <= at < end for start, end in taken):
        at = whole.find(words, at + 1)
    return at


def _text(body: Body, value: Any, language: str, heading: str) -> None:
    body.html += _EMPTY.sub("", sanitise(_plain_html(value.source, body.planned)))


def _kept(body: Body, value: Any, language: str, heading: str) -> None:
    body.html += sanitise(_plain_html(str(value or ""), body.planned))


def _plain_html(stored: str, planned: Mapping[int, str]) -> str:
    reader = _StoredRichText(planned)
    reader.feed(stored)
    reader.close()
    return "".join(reader.parts)


def _quote(body: Body, value: Any, language: str, heading: str) -> None:
    words = t1(value["text"])
    if not words:
        return
    before = t1(f"{heading}\n{html_text(body.html)}")
    speaker = value.get("speaker")
    body.quotes.append(
        Quote(
            text=words,
            speaker=speaker.uid if speaker else "",
            speaker_name=speaker.named(language) if speaker else "",
            position=len(before) + 2 if before else 0,
        )
    )
    paragraphs = "".join(f"<p>{escape(part, quote=False)}</p>" for part in _BREAK.split(words))
    body.html += sanitise(f"<blockquote>{paragraphs}</blockquote>")


def _picture(body: Body, value: Any, language: str, heading: str, use: str = "body") -> None:
    if not value.get("picture"):
        return
    shown = medium(value["picture"], language, use, value.get("caption") or "")
    if not any((m.sha256, m.use) == (shown.sha256, use) for m in body.media):
        body.media.append(shown)
    body.html += f'<figure data-asset="{shown.sha256}"></figure>'


def _gallery(body: Body, value: Any, language: str, heading: str) -> None:
    for item in value:
        _picture(body, item, language, heading, use="gallery")


def _table(body: Body, value: Any, language: str, heading: str) -> None:
    rows = [["" if cell is None else str(cell) for cell in row] for row in (value or {}).get("data") or []]
    if not rows:
        return
    headed = value.get("table_header_choice") or ""
    caption = value.get("table_caption") or ""
    html = f"<caption>{escape(caption, quote=False)}</caption>" if caption else ""
    if headed in ("row", "both"):
        cells = "".join(f'<th scope="col">{escape(cell, quote=False)}</th>' for cell in rows.pop(0))
        html += f"<thead><tr>{cells}</tr></thead>"
    html += "<tbody>" + "".join(_row(row, headed in ("column", "both")) for row in rows) + "</tbody>"
    body.html += sanitise(f"<table>{html}</table>")


def _row(cells: list[str], headed: bool) -> str:
    html = ""
    for n, cell in enumerate(cells):
        words = escape(cell, quote=False).replace("\n", "<br>")
        html += f'<th scope="row">{words}</th>' if headed and n == 0 else f"<td>{words}</td>"
    return f"<tr>{html}</tr>"


_WRITERS = {"text": _text, "kept": _kept, "quote": _quote, "picture": _picture, "gallery": _gallery, "table": _table}


class _StoredRichText(HTMLParser):
    """Wagtail's stored rich text as plain HTML: links to pages and documents become public addresses, or only their
    words where there is none."""

    def __init__(self, planned: Mapping[int, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.planned = planned
        self.parts: list[str] = []
        self.anchors: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            href = self._href(given)
            self.anchors.append(bool(href))
            if href:
                self.parts.append(f'<a href="{escape(href)}">')
            return
        kept = "".join(f' {k}="{escape(v or "")}"' for k, v in attrs if k != "data-block-key")
        self.parts.append(f"<{_RENAMED.get(tag, tag)}{kept}>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            if self.anchors and self.anchors.pop():
                self.parts.append("</a>")
        elif tag not in ("br", "hr"):
            self.parts.append(f"</{_RENAMED.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data, quote=False))

    def _href(self, given: dict[str, str | None]) -> str:
        link, key = given.get("linktype"), given.get("id") or ""
        if not link:
            return given.get("href") or ""
        if not key.isdecimal():
            return ""
        if link == "page":
            if planned := self.planned.get(int(key)):
                return planned
            page = Page.objects.filter(pk=key).first()
            return (page.specific.get_url() or "") if page else ""
        if link == "document":
            document = get_document_model().objects.filter(pk=key).first()
            return public_address(document) if document else ""
        return ""

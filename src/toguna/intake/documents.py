"""What every reader of a source yields: pages, and in each its documents."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from toguna.reading import Reading
from toguna.reading.facts import DocumentKind
from toguna.reading.folding import compiled, composed

_BULLET = r"[•▪➢►]"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from.  ``sha256`` names its words: the same text found again has the same."""

    origin: str
    position: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One text of a source, ready to become a draft.  Dates are ISO, as precise as the source."""

    title: str
    paragraphs: tuple[str, ...]
    language: str
    kind: DocumentKind
    event_date: str | None
    published_date: str | None
    place: str | None
    event_type: str | None
    actors: tuple[str, ...]
    reading: Reading
    source: Source

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Leftover:
    """A piece of a page that is no part of any text, named by what it is for."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """One page of a source: its documents in order, and what was left out."""

    origin: str
    encoding: str
    language: str
    title: str
    published_or_event_date: str | None
    documents: tuple[SourceDocument, ...]
    boilerplate: tuple[Leftover, ...]
    reading: Reading


def identity(title: str, paragraphs: Sequence[str], language: str) -> str:
    """The SHA-256 of a text's words, blanks aside: what tells whether a text is here already."""
    words = " ".join(composed(" ".join((title, *paragraphs))).split())
    return hashlib.sha256(f"{language}\n{words}".encode("utf-8", "surrogatepass")).hexdigest()


def as_json(page: SourcePage) -> dict[str, Any]:
    """The page in the contract's shape of ``toguna read --json``, with its source and what was left out; each of its
    documents carries its own whole reading as well."""
    return {
        "source": page.origin,
        "encoding": page.encoding,
        **page.reading.as_json(),
        "documents": [_document(document) for document in page.documents],
        "boilerplate": [{"kind": left.kind, "text": left.text} for left in page.boilerplate],
    }


def _document(document: SourceDocument) -> dict[str, Any]:
    facts = document.reading.as_json()
    del facts["documents"], facts["title"]
    return {
        "title": document.title,
        "kind": document.kind,
        "event_date": document.event_date,
        "place": document.place,
        "event_type": document.event_type,
        "actors": list(document.actors),
        "body": document.body,
        **facts,
        "published_date": document.published_date,
        "identity": document.source.sha256,
    }


def body_html(paragraphs: Sequence[str]) -> str:
    """Paragraphs as HTML: lines and runs of bullets become lists; nothing but the bullet marks is left out."""
    parts: list[str] = []
    items: list[str] = []
    for paragraph in paragraphs:
        if compiled(rf"{_BULLET}\s*\S").match(paragraph) and paragraph.count("•") < 2:
            items.append(paragraph[1:].strip())
            continue
        _close(items, parts)
        lead, *inline = compiled(rf"\s*{_BULLET}\s*").split(paragraph)
        if len(inline) < 2:
            parts.append(f"<p>{escape(paragraph, quote=False)}</p>")
            continue
        if lead:
            parts.append(f"<p>{escape(lead, quote=False)}</p>")
        # The last item may run on into the next sentence: cut after its stop.
        last, stop, rest = inline[-1].partition(". ")
        _close([*inline[:-1], last + stop.strip()], parts)
        if rest:
            parts.append(f"<p>{escape(rest, quote=False)}</p>")
    _close(items, parts)
    return "".join(parts)


def _close(items: list[str], parts: list[str]) -> None:
    if items:
        parts.append("<ul>" + "".join(f"<li>{escape(item, quote=False)}</li>" for item in items if item) + "</ul>")
    items[:] = []

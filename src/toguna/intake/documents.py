"""What every reader of a source yields: pages, and in each its documents."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toguna.reading import Reading
from toguna.reading.facts import DocumentKind
from toguna.reading.folding import composed


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

"""What every reader of a source yields: pages with their documents, media, and what is kept or left with its reason."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from toguna.reading import Reading
from toguna.reading.facts import DocumentKind
from toguna.reading.folding import composed

from .blocks import Block, Image

Status = Literal["public", "draft", "private", "protected", "scheduled", "deleted"]
"""What the source lets the public see: only ``public`` may ever reach a public file."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document came from.

    ``sha256`` names its words: the same text found again has the same.  ``key`` names the text in its source, so that
    it is known again when its words have changed; without one, its words name it.  ``addresses`` are those it answered
    at, the present one first, absolute."""

    origin: str
    position: int
    sha256: str
    key: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """A category, a tag or a term of another list of the source, with the address of its page where that is known."""

    taxonomy: str
    slug: str
    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """One text of a source, ready to become a draft.

    The dates of the reading are ISO, as precise as the source; ``published`` and ``modified`` are the source's own, in
    UTC.  ``group`` names the texts of a source that translate one another.  ``archive`` is what is kept of it and shown
    to nobody: comments, fields of other programs, the password of a protected text."""

    title: str
    paragraphs: tuple[str, ...]
    language: str
    kind: DocumentKind
    source: Source
    event_date: str | None = None
    published_date: str | None = None
    place: str | None = None
    event_type: str | None = None
    actors: tuple[str, ...] = ()
    reading: Reading | None = None
    blocks: tuple[Block, ...] = ()
    summary: str = ""
    status: Status = "public"
    form: Literal["text", "page"] = "text"
    published: dt.datetime | None = None
    modified: dt.datetime | None = None
    authors: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    group: str = ""
    lead: Image | None = None
    archive: Mapping[str, Any] = field(default_factory=dict)

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
    documents: tuple[SourceDocument, ...]
    boilerplate: tuple[Leftover, ...] = ()
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class SourceMedium:
    """A picture, sound, film or document that the source describes; its bytes are had from the source by ``address``.

    ``addresses`` are others it is known at (its page, its smaller sizes)."""

    key: str
    address: str
    origin: str
    title: str = ""
    alt: str = ""
    caption: str = ""
    description: str = ""
    credit: str = ""
    media_type: str = ""
    status: Status = "public"
    parent: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """Something of the source that is no text and no medium (a menu, a list of terms, an author, a custom type): kept
    as data, published nowhere."""

    key: str
    kind: str
    title: str
    origin: str
    data: Mapping[str, Any]
    status: Status = "public"


@dataclass(frozen=True, slots=True)
class Moved:
    """An address of the source that leads to another of its addresses."""

    address: str
    to: str
    origin: str


@dataclass(frozen=True, slots=True)
class NotTaken:
    """Something of the source that is not brought in: ``where`` names file and line or address, ``why`` is one line."""

    kind: str
    where: str
    why: str
    title: str = ""
    origin: str = ""


Item = SourcePage | SourceMedium | Kept | Moved | NotTaken


def identity(title: str, paragraphs: Sequence[str], language: str) -> str:
    """The SHA-256 of a text's words, blanks aside: what tells whether a text is here already."""
    words = " ".join(composed(" ".join((title, *paragraphs))).split())
    return hashlib.sha256(f"{language}\n{words}".encode("utf-8", "surrogatepass")).hexdigest()

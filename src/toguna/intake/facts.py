"""The facts of a document that came without: read from its words, and dated by the day the source gives it."""

from __future__ import annotations

from dataclasses import replace

from toguna.reading.languages import CODES
from toguna.reading.pages import Fragment, PageDocument
from toguna.reading.reader import read_document

from .documents import SourceDocument


def with_facts(document: SourceDocument) -> SourceDocument:
    """The document with its reading, event, place and language; as it was where it has its reading already."""
    if document.reading is not None:
        return document
    day = document.published.date() if document.published else None
    title = Fragment(document.title, 1) if document.title else None
    paragraphs = tuple(Fragment(paragraph, n) for n, paragraph in enumerate(document.paragraphs, 2))
    article = PageDocument(title, paragraphs, document.kind)
    # "fr-CA" is read as French is; a language that nobody can read yet as whatever its words look like.
    code = document.language.partition("-")[0]
    found, reading = read_document(article, page_date=day, language=code if code in CODES else None)
    return replace(
        document,
        reading=reading,
        language=document.language or reading.language,
        event_date=document.event_date or found.event.date,
        published_date=document.published_date or (day.isoformat() if day else None),
        place=document.place or found.event.place,
        event_type=document.event_type or found.event.type,
        actors=document.actors or found.event.actors,
    )

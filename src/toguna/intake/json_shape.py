"""What a source holds, in the contract's shape of ``toguna import --dry-run --json``: one object an item."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from .documents import Item, SourceDocument, SourcePage
from .facts import with_facts


def as_json(item: Item) -> dict[str, Any]:
    """A page in the shape of ``toguna read --json``, with its source and what was left out; each of its documents
    carries its own whole reading as well.  Anything else is an object named by its ``item``."""
    if not isinstance(item, SourcePage):
        return {"item": type(item).__name__.lower(), **asdict(item)}
    documents = [with_facts(document) for document in item.documents]
    reading = item.reading or documents[0].reading
    assert reading is not None
    return {
        "source": item.origin,
        "encoding": item.encoding,
        **reading.as_json(),
        **({} if item.reading else {"title": item.title}),
        "documents": [_document(document) for document in documents],
        "boilerplate": [{"kind": left.kind, "text": left.text} for left in item.boilerplate],
    }


def _document(document: SourceDocument) -> dict[str, Any]:
    assert document.reading is not None
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
        **_of_the_source(document),
    }


def _of_the_source(document: SourceDocument) -> dict[str, Any]:
    """What the source itself says of the text, where it says something."""
    if not document.source.key:
        return {}
    return {
        "key": document.source.key,
        "addresses": list(document.source.addresses),
        "status": document.status,
        "published": document.published.isoformat() if document.published else None,
        "modified": document.modified.isoformat() if document.modified else None,
        "authors": list(document.authors),
        "terms": [asdict(term) for term in document.terms],
        "translations": document.group,
    }

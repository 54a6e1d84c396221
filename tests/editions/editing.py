"""Editions for tests, as short as they can be."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from toguna.editions.edition import Change, Edition

NOON = datetime(2024, 3, 5, 12, 0, tzinfo=UTC)


def edition(id: str = "text-1", **fields: Any) -> Edition:
    given: dict[str, Any] = {
        "version": 1,
        "language": "fr",
        "kind": "news",
        "title": "Un titre",
        "body": "<p>Un corps.</p>",
        "path": f"/actualites/2024/03/{id}.html",
        "first_published_at": NOON,
        "published_at": NOON,
    }
    return Edition(id=id, **{**given, **fields})


def corrected(before: Edition, **fields: Any) -> Edition:
    """The next version, a day later."""
    given: dict[str, Any] = {
        "version": before.version + 1,
        "published_at": before.published_at + timedelta(days=1),
        "change": Change("correction", "Une erreur."),
    }
    return replace(before, **{**given, **fields})

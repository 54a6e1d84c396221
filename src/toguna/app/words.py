"""Facts in a text, set out for a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def listing(facts: Mapping[str, Any]) -> str:
    """The page and each of its documents: title, kind, date, place, opening."""
    documents = facts["documents"]
    lines = [f"{len(documents)} text{'s' if len(documents) > 1 else ''}, language {facts['language']}"]
    for number, document in enumerate(documents, 1):
        date, place = document["event_date"] or "no date found", document["place"] or "no place found"
        body = " ".join(document["body"].split())
        lines += [
            "",
            f"{number}. {document['title']}",
            "   " + " · ".join((document["kind"], document["event_type"] or "autre", date, place)),
            f"   {body[:100]}{'…' if len(body) > 100 else ''} ({len(body.split())} words)",
        ]
    for item in facts.get("boilerplate", []):
        lines += ["", f"left out ({item['kind']}): {' '.join(item['text'].split())[:100]}"]
    return "\n".join(lines)

"""What machines are told about a text or an event: schema.org's NewsArticle and Event, kept small."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toguna.editions.edition import Edition, instant

from .citations import Citation, cited_at
from .newsroom import Newsroom


def news_article(
    room: Newsroom, edition: Edition, image: str, versions: Sequence[Edition], quotes: Sequence[Citation]
) -> dict[str, Any]:
    """A NewsArticle (schema.org/NewsArticle); each public correction as a CorrectionComment, each quote as a Quotation
    with its address.  ``image`` is the address of what shows it: a picture, or a share card."""
    house = {"@type": "GovernmentOrganization", "name": room.title, "url": room.absolute("/")}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": edition.title,
        "url": room.absolute(edition.path),
        "inLanguage": edition.language,
        "datePublished": instant(edition.first_published_at),
        "image": room.absolute(image),
        "author": house,
        "publisher": house,
    }
    if edition.version > 1:
        data["dateModified"] = instant(edition.published_at)
        data["version"] = edition.version
    if edition.number:
        data["identifier"] = edition.number.label
    if edition.event and edition.event.place:
        data["contentLocation"] = {"@type": "Place", "name": edition.event.place.name}
    if corrections := [v for v in versions if v.change.kind in ("correction", "withdrawal")]:
        data["correction"] = [
            {"@type": "CorrectionComment", "text": v.change.note, "datePublished": instant(v.published_at)}
            for v in corrections
        ]
    if quotes:
        data["hasPart"] = [_quotation(room, edition, quote) for quote in quotes]
    return data


def _quotation(room: Newsroom, edition: Edition, quote: Citation) -> dict[str, Any]:
    """A Quotation (schema.org/Quotation) with its speaker and the office held that day."""
    data: dict[str, Any] = {"@type": "Quotation", "text": quote.text, "url": cited_at(room, edition, quote)}
    if quote.name:
        speaker = {"@type": "Person", "name": quote.name}
        data["spokenByCharacter"] = {**speaker, "jobTitle": quote.held} if quote.held else speaker
    return data


def event_data(room: Newsroom, edition: Edition) -> dict[str, Any] | None:
    """An Event (schema.org/Event); none where its day is not known."""
    event = edition.event
    if event is None or len(event.start) < 10 or edition.withdrawn:
        return None
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": edition.title,
        "url": room.absolute(edition.path),
        "inLanguage": edition.language,
        "startDate": event.start,
        "eventStatus": f"https://schema.org/Event{'Cancelled' if event.status == 'cancelled' else 'Scheduled'}",
        "organizer": {"@type": "GovernmentOrganization", "name": room.title, "url": room.absolute("/")},
    }
    if event.end:
        data["endDate"] = event.end
    if event.place:
        data["location"] = {"@type": "Place", "name": event.place.name}
    return data

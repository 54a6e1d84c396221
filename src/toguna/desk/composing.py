"""A text of the desk as an edition: everything public about it, frozen as of the day it tells of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone, translation

from toguna.editions.edition import Edition, Mention, Occasion, PersonMention, PlaceMention, Source
from toguna.editions.edition import Link as EditionLink
from toguna.editions.models import Head

from . import addresses, languages, slugs
from .body import body_of, running_quotes
from .choices import EventType, Kind, Part
from .media import attachment, medium
from .numbering import number_of
from .offices import rank_on, role_on

if TYPE_CHECKING:
    from .models import Text


def edition_of(text: Text, *, now: datetime | None = None, planned: Mapping[int, str] | None = None) -> Edition:
    """The text as it stands, as a first version; stores nothing but the bytes of its pictures and attachments.

    ``planned``: the public addresses, by page, of texts that are published together with this one."""
    now = now or timezone.now()
    language = text.language
    heading = f"{text.title}\n{text.summary}"
    body = body_of(text.body, language, heading, planned)
    lead = (medium(text.lead_picture, language, "lead", text.caption),) if text.lead_picture else ()
    number = number_of(text)
    edition = Edition(
        id=text.uid,
        version=1,
        language=language,
        kind=text.kind,
        title=text.title,
        first_published_at=(text.first_published_on or now).replace(microsecond=0),
        published_at=now,
        section=text.section.uid,
        translation_of=translation_of(text),
        summary=text.summary,
        body=body.html,
        number=number.printed() if number else None,
        signed_on=text.signed_on.isoformat() if text.signed_on else "",
        event=_occasion(text, language),
        organisations=tuple(Mention(b.uid, b.named(language)) for b in text.bodies.all()),
        places=_places(text, language),
        topics=tuple(Mention(t.uid, t.named(language)) for t in text.topics.all()),
        quotes=tuple(running_quotes(text.quotes.all(), body, language, heading)),
        media=(*lead, *body.media),
        attachments=tuple(attachment(a.document, a.title) for a in text.attachments.all()),
        source=_source(text),
        links=_links(text, language),
        details=_details(text),
    )
    return replace(edition, people=_people(text, language, day_of(edition.date)), path=_path(text, edition))


def day_of(iso: str) -> date:
    """The first day of a date as precise as ``2025``, ``2025-07`` or ``2025-07-29``."""
    year, month, day = (*iso[:10].split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day))


def translation_of(text: Text) -> str:
    """The id of the text that the others translate: the one already published, else the first language's."""
    if text.pk is None:
        return ""
    siblings = list(type(text).objects.filter(translation_key=text.translation_key).exclude(pk=text.pk))
    if not siblings:
        return ""
    published = Head.objects.filter(pk__in=[s.uid for s in siblings]).order_by("first_published_at", "pk").first()
    if published:
        return str(published.group)
    sources = [s.uid for s in siblings if s.language == languages.first()]
    return sources[0] if sources else ""


def _path(text: Text, edition: Edition) -> str:
    if text.public_path:
        return text.public_path
    slug = text.address or slugs.slug_of(text.title)
    section, dated = text.section.slug, text.kind != Kind.PAGE

    def address(slug: str) -> str:
        return addresses.of_text(section, slug, edition.language, edition.date, dated=dated)

    def taken(slug: str) -> bool:
        path = address(slug)
        others = type(text).objects.filter(public_path=path).exclude(uid=text.uid)
        return others.exists() or Head.objects.filter(path=path).exclude(pk=text.uid).exists()

    return address(slugs.free(slug, taken))


def _occasion(text: Text, language: str) -> Occasion | None:
    place = _place(text, language)
    if text.event:
        occasion = text.event.occasion(language)
        if text.event_start:
            # The text's own dates replace both: an end without its beginning would be another event's.
            occasion = replace(occasion, start=text.event_start, end=text.event_end)
        return replace(occasion, type=text.event_type or occasion.type, place=place or occasion.place)
    if text.event_type or text.event_start:
        kind = text.event_type or EventType.AUTRE.value
        return Occasion(type=kind, start=text.event_start, end=text.event_end, place=place)
    return None


def _place(text: Text, language: str) -> PlaceMention | None:
    if text.place:
        return text.place.mention(language)
    return PlaceMention("", text.place_name) if text.place_name else None


def _places(text: Text, language: str) -> tuple[PlaceMention, ...]:
    places = [p.mention(language) for p in text.places.all()]
    here = _place(text, language)
    if here and not (text.event or text.event_type or text.event_start) and here not in places:
        places.insert(0, here)
    return tuple(places)


def _people(text: Text, language: str, day: date) -> tuple[PersonMention, ...]:
    parts = [(p.person, p.part, p.representing) for p in text.people.all() if p.person_id]
    if text.signatory and not any((p, part) == (text.signatory, Part.SIGNATORY) for p, part, _ in parts):
        parts.insert(0, (text.signatory, Part.SIGNATORY, None))
    return tuple(
        PersonMention(
            id=person.uid,
            name=person.named(language),
            part=str(part),
            rank=rank_on(person, day, language),
            role=role_on(person, day, language),
            representing=body.named(language) if body else "",
        )
        for person, part, body in parts
    )


def _links(text: Text, language: str) -> tuple[EditionLink, ...]:
    with translation.override(language):
        return tuple(
            EditionLink(link.target.uid, link.type, link.reason or str(link.get_type_display()))
            for link in text.text_links.all()
            if link.target_id and link.target_id != text.pk
        )


def _source(text: Text) -> Source | None:
    if not text.source_origin:
        return None
    taken = text.source_taken_at or text.first_published_on or timezone.now()
    return Source(text.source_origin, taken, text.source_date, tuple(text.source_addresses))


def _details(text: Text) -> dict[str, Any]:
    if text.kind == Kind.DENIAL:
        details = {"claimed_text": text.claimed_text}
        if text.claimed_number:
            details["claimed_number"] = text.claimed_number
        if text.authentic:
            details["authentic"] = translation_of(text.authentic) or text.authentic.uid
        return details
    return {"form": text.speech_form} if text.kind == Kind.SPEECH and text.speech_form else {}

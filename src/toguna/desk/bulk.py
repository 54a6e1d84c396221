"""Very many published texts at once: their rows in the tree (``page_rows``) and their editions, in batches."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from html import escape
from typing import Any

from django.db import transaction
from wagtail.models import Page

from toguna.editions.edition import Edition, Mention, Occasion, PersonMention
from toguna.editions.html import sanitise
from toguna.editions.models import Head
from toguna.editions.store import append_first_versions

from . import addresses, slugs
from .batches import batches
from .choices import Kind
from .composing import day_of
from .models import Body, Event, Person, Place, Section, Text, TextPerson, Topic
from .offices import rank_on, role_on
from .page_rows import PageRow, PageRows


@dataclass(frozen=True, slots=True)
class BulkText:
    """One published text.  ``event_start`` is ISO as precise as known; ``people`` are persons with their parts."""

    section: Section
    title: str
    paragraphs: tuple[str, ...]
    kind: str
    published_at: datetime
    summary: str = ""
    event_type: str = ""
    event_start: str = ""
    event: Event | None = None
    place: Place | None = None
    people: tuple[tuple[Person, str], ...] = ()
    topics: tuple[Topic, ...] = ()
    places: tuple[Place, ...] = ()
    bodies: tuple[Body, ...] = ()
    uid: str = ""
    slug: str = ""


def create_texts(rows: Iterable[BulkText], batch: int = 500, progress: Callable[[int], None] | None = None) -> int:
    """Writes texts that are published already, with their first editions; gives their number.

    Each batch is one transaction: texts and editions, or neither.  Entries of registers must be saved, and the same
    objects are best given again and again, for they are read once.  Raises as ``append_first_versions`` does."""
    writer, count = _Writer(), 0
    for some in batches(rows, batch):
        with transaction.atomic():
            writer.write(some)
        count += len(some)
        if progress:
            progress(count)
    return count


class _Writer:
    def __init__(self) -> None:
        self.pages = PageRows()
        self.numbers: dict[str, int] = {}
        self.read: set[int] = set()
        self.occasions: dict[tuple[int, str], Occasion] = {}

    def write(self, rows: list[BulkText]) -> None:
        uids = [row.uid or str(uuid.uuid4()) for row in rows]
        editions = [self._edition(row, uid) for row, uid in zip(rows, uids, strict=True)]
        editions = list(self._addressed(rows, editions))
        pages = self.pages.write(
            [
                PageRow(row.section, day_of(edition.date).year, edition.id, row.title, row.published_at)
                for row, edition in zip(rows, editions, strict=True)
            ]
        )
        self.pages.write_texts([self._text(*trio) for trio in zip(rows, editions, pages, strict=True)])
        TextPerson.objects.bulk_create(
            TextPerson(text_id=page.pk, person=person, part=part, sort_order=n)
            for row, page in zip(rows, pages, strict=True)
            for n, (person, part) in enumerate(row.people)
        )
        for name, other in (("topics", "topic"), ("places", "place"), ("bodies", "body")):
            through = getattr(Text, name).through
            through.objects.bulk_create(
                through(text_id=page.pk, **{f"{other}_id": entry.pk})
                for row, page in zip(rows, pages, strict=True)
                for entry in dict.fromkeys(getattr(row, name))
            )
        append_first_versions(editions, batch=len(editions))

    def _edition(self, row: BulkText, uid: str) -> Edition:
        language = row.section.locale.language_code
        published_at = row.published_at.replace(microsecond=0)
        edition = Edition(
            id=uid,
            version=1,
            language=language,
            kind=row.kind,
            title=row.title,
            first_published_at=published_at,
            published_at=published_at,
            section=row.section.uid,
            summary=row.summary,
            body=sanitise(_html(row.paragraphs)),
            event=self._occasion(row, language),
            organisations=tuple(Mention(b.uid, b.named(language)) for b in dict.fromkeys(row.bodies)),
            places=tuple(p.mention(language) for p in dict.fromkeys(row.places)),
            topics=tuple(Mention(t.uid, t.named(language)) for t in dict.fromkeys(row.topics)),
        )
        day = day_of(edition.date)
        return replace(edition, people=tuple(self._person(p, part, day, language) for p, part in row.people))

    def _occasion(self, row: BulkText, language: str) -> Occasion | None:
        place = row.place.mention(language) if row.place else None
        if row.event is None:
            return Occasion(row.event_type, row.event_start, place=place) if row.event_type else None
        key = (row.event.pk, language)
        known = self.occasions.get(key) or self.occasions.setdefault(key, row.event.occasion(language))
        if row.event_start:
            known = replace(known, start=row.event_start, end="")
        return replace(known, type=row.event_type or known.type, place=place or known.place)

    def _person(self, person: Person, part: str, day: Any, language: str) -> PersonMention:
        if id(person) not in self.read:
            # Ranks and offices of a person are read once and kept with the object.
            person.ranks.get_object_list()
            person.appointments.get_object_list()
            self.read.add(id(person))
        rank, role = rank_on(person, day, language), role_on(person, day, language)
        return PersonMention(person.uid, person.named(language), part, rank, role)

    def _addressed(self, rows: list[BulkText], editions: list[Edition]) -> Iterator[Edition]:
        bases = []
        for row, edition in zip(rows, editions, strict=True):
            slug = row.slug or slugs.slug_of(row.title)
            dated = row.kind != Kind.PAGE
            bases.append(addresses.of_text(row.section.slug, slug, edition.language, edition.date, dated=dated))
        taken = set(Head.objects.filter(path__in=bases).values_list("path", flat=True))
        for base, edition in zip(bases, editions, strict=True):
            number = self.numbers.get(base, 1 if base not in taken else 2)
            path = base if number == 1 else f"{base.removesuffix('.html')}-{number}.html"
            while number > 1 and Head.objects.filter(path=path).exists():
                number += 1
                path = f"{base.removesuffix('.html')}-{number}.html"
            self.numbers[base] = number + 1
            yield replace(edition, path=path)

    def _text(self, row: BulkText, edition: Edition, page: Page) -> Text:
        html = _html(row.paragraphs)
        body = [{"type": "text", "value": html, "id": str(uuid.uuid4())}] if html else []
        return Text(
            page_ptr_id=page.pk,
            content_type_id=page.content_type_id,
            uid=edition.id,
            kind=row.kind,
            summary=row.summary,
            body=json.dumps(body),
            event=row.event,
            event_type=row.event_type,
            event_start=row.event_start,
            place=row.place,
            first_published_on=row.published_at,
            public_path=edition.path,
        )


def _html(paragraphs: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(p, quote=False)}</p>" for p in paragraphs if p.strip())

"""Fills a newsroom with generated texts: registers through the desk's models, texts and editions in bulk."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator

from django.db import transaction

from toguna.desk.bulk import BulkText, create_texts
from toguna.desk.choices import Kind, Part
from toguna.desk.models import Body, Event, Person, Place, Role, Section, Topic
from toguna.desk.models.person import Appointment
from toguna.desk.newsroom import section_for

from .generator import OFFICES, PEOPLE, TOPICS, TOWNS, GeneratedText, generated_texts, person_name

NAMESPACE = uuid.UUID("d0c3b7f4-6a0e-4d4b-8f0d-2b6b5a3f9c11")


class AlreadyFilled(Exception):
    """These texts, or texts of the same seed, are in the newsroom already."""


def fill(number: int, seed: int, progress: Callable[[int], None] | None = None) -> int:
    """Adds ``number`` published texts; gives their number.

    Raises :class:`AlreadyFilled` when texts of this seed are here; then nothing was added."""
    from toguna.editions.models import Head

    if Head.objects.filter(pk=_uid("text", seed, 0)).exists():
        raise AlreadyFilled(f"texts of seed {seed} are in this newsroom already")
    with transaction.atomic():
        people, places, topics = _people(seed), _places(seed), _topics(seed)
        events = _events(number, seed, places)
    sections = {kind.value: section_for(kind.value, "fr") for kind in Kind}
    rows = (_row(text, seed, people, places, topics, events, sections) for text in generated_texts(number, seed))
    return create_texts(rows, progress=progress)


def _row(
    text: GeneratedText,
    seed: int,
    people: list[Person],
    places: list[Place],
    topics: list[Topic],
    events: dict[int, Event],
    sections: dict[str, Section],
) -> BulkText:
    return BulkText(
        section=sections[text.kind],
        title=text.title,
        paragraphs=text.paragraphs,
        kind=text.kind,
        published_at=text.published_at,
        event_type=text.event_type,
        event_start=text.published_at.date().isoformat(),
        event=events.get(text.event) if text.event is not None else None,
        place=places[text.place],
        people=tuple((people[index], Part.PARTICIPANT.value) for index in text.people),
        topics=tuple(topics[index] for index in text.topics),
        uid=_uid("text", seed, text.index),
    )


def _uid(kind: str, seed: int, index: int) -> str:
    return str(uuid.uuid5(NAMESPACE, f"{kind}/{seed}/{index}"))


def _people(seed: int) -> list[Person]:
    body = Body(uid=_uid("body", seed, 0), name="Gouvernement", names={"en": "Government"}, kind="government")
    body.save()
    roles = [Role(uid=_uid("role", seed, n), name=office, body=body) for n, office in enumerate(OFFICES)]
    for role in roles:
        role.save()
    people = []
    for index in range(PEOPLE):
        given, family = person_name(index)
        person = Person(uid=_uid("person", seed, index), given_name=given, family_name=family)
        person.appointments = [Appointment(role=roles[index % len(roles)], acting=index >= len(roles))]
        person.save()
        people.append(person)
    return people


def _places(seed: int) -> list[Place]:
    places = [Place(uid=_uid("place", seed, n), name=town, kind="city") for n, town in enumerate(TOWNS)]
    for place in places:
        place.save()
    return places


def _topics(seed: int) -> list[Topic]:
    topics = [Topic(uid=_uid("topic", seed, n), name=name) for n, name in enumerate(TOPICS)]
    for topic in topics:
        topic.save()
    return topics


def _events(number: int, seed: int, places: list[Place]) -> dict[int, Event]:
    """The larger stories have an entry of their own in the agenda: one text in a hundred starts one."""
    events = {}
    for text in _starting(number, seed):
        event = Event(
            uid=_uid("event", seed, text.index),
            name=text.title,
            type=text.event_type,
            status="held",
            start_on=text.published_at.date(),
            place=places[text.place],
        )
        event.save()
        events[text.index] = event
    return events


def _starting(number: int, seed: int) -> Iterator[GeneratedText]:
    for text in generated_texts(number, seed):
        if text.event == text.index and text.index % 100 < 3:
            yield text

"""The registers of the sample archive, made through the desk's own models."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.core.files.images import ImageFile

from toguna.desk import languages
from toguna.desk.models import (
    Appointment,
    Body,
    Event,
    EventParticipant,
    Institution,
    Person,
    Picture,
    Place,
    RankHolding,
    Role,
    Series,
    Topic,
)
from toguna.desk.models.body import BodyKind, FormerName
from toguna.desk.models.institution import Channel

from .archive_files import register
from .pictures import draw, save_jpeg

NAMESPACE = uuid.UUID("5b1f6c2e-0a57-4d0b-9a1c-7d3c8f1e2a40")

Found = dict[str, Any]


def uid(kind: str, key: str) -> str:
    """The same id for the same entry in every newsroom that loads the sample."""
    return str(uuid.uuid5(NAMESPACE, f"{kind}/{key}"))


def words(given: Mapping[str, str] | None, field: str, fields: str) -> dict[str, Any]:
    """A table of words by language as the two fields of the desk: the first language's, and the others'."""
    given = given or {}
    first = languages.first()
    return {field: given.get(first, ""), fields: {c: w for c, w in given.items() if c != first}}


def load_institution() -> None:
    given = register("institution")
    institution = Institution.current() or Institution()
    fields = {
        **words(given["name"], "name", "names"),
        **words(given["short_name"], "short_name", "short_names"),
        **words(given["tagline"], "tagline", "taglines"),
        "country": given["country_iso2"],
        "primary": given["colours"]["primary"],
        "accent": given["colours"]["accent"],
        "address": "https://presidence.example/",
    }
    for name, value in fields.items():
        setattr(institution, name, value)
    institution.channels = [
        Channel(**words(c["label"], "label", "labels"), url=c["url"]) for c in given["official_channel"]
    ]
    institution.save()


def load_registers() -> dict[str, Found]:
    """Every register of the archive; gives the entries of each by key."""
    found: dict[str, Found] = {
        "picture": {p["key"]: _picture(p) for p in register("pictures")["picture"]},
        "topic": _each("topics", "topic", _topic),
    }
    bodies: Found = {}
    for given in register("bodies")["body"]:
        bodies[given["key"]] = _body(given, bodies)
    places: Found = {}
    for given in register("places")["place"]:
        places[given["key"]] = _place(given, places)
    roles = _each("roles", "role", lambda r: _role(r, bodies))
    people = _each("people", "person", lambda p: _person(p, roles))
    events = _each("events", "event", lambda e: _event(e, places, people, bodies))
    series = _each("series", "series", lambda s: _series(s, bodies))
    return {
        **found, "body": bodies, "place": places, "role": roles, "person": people, "event": events, "series": series,
    }  # fmt: skip


def _each(file: str, kind: str, make: Callable[[Mapping[str, Any]], Any]) -> Found:
    return {given["key"]: make(given) for given in register(file)[kind]}


def _saved(entry: Any, key: str) -> Any:
    entry.uid = uid(type(entry).__name__.lower(), key)
    entry.slug = key
    entry.save()
    return entry


def _picture(given: Mapping[str, Any]) -> Picture:
    data = save_jpeg(draw(given["scene"], given["seed"]))
    picture = Picture(
        title=given["title"][languages.first()],
        credit=given["credit"],
        licence=given["licence"],
        **words(given["alt"], "alt", "alts"),
        file=ImageFile(BytesIO(data), name=f"{given['key']}.jpg"),
    )
    picture.save()
    return picture


def _topic(given: Mapping[str, Any]) -> Topic:
    return _saved(
        Topic(
            **words(given["name"], "name", "names"), **words(given.get("description"), "description", "descriptions")
        ),
        given["key"],
    )


def _body(given: Mapping[str, Any], bodies: Found) -> Body:
    kind = given.get("kind", "")
    body = Body(
        **words(given["name"], "name", "names"),
        kind=kind if kind in BodyKind.values else {"assembly": "parliament", "army": "forces"}.get(kind, "other"),
        parent=bodies.get(given.get("parent", "")),
    )
    body.former_names = [
        FormerName(**words(f["name"], "name", "names"), until=f.get("until")) for f in given.get("former_names", [])
    ]
    return _saved(body, given["key"])


def _place(given: Mapping[str, Any], places: Found) -> Place:
    place = Place(
        **words(given["name"], "name", "names"),
        kind=given["kind"],
        iso2=given.get("iso2", ""),
        parent=places.get(given.get("parent", "")),
    )
    return _saved(place, given["key"])


def _role(given: Mapping[str, Any], bodies: Found) -> Role:
    role = Role(
        **words(given["name"], "name", "names"),
        **words(given.get("name_f"), "name_f", "names_f"),
        body=bodies[given["body"]],
    )
    return _saved(role, given["key"])


def _person(given: Mapping[str, Any], roles: Found) -> Person:
    person = Person(
        given_name=given["given_name"],
        family_name=given["family_name"],
        sort_name=given["sort_name"],
        sex=given["sex"],
        **words(given.get("biography"), "biography", "biographies"),
    )
    person.ranks = [
        RankHolding(**words(r["name"], "name", "names"), start=r.get("start"), end=r.get("end"))
        for r in given.get("rank", [])
    ]
    person.appointments = [
        Appointment(role=roles[a["role"]], start=a.get("start"), end=a.get("end"), acting=a.get("acting", False))
        for a in given.get("appointment", [])
    ]
    return _saved(person, given["key"])


def _event(given: Mapping[str, Any], places: Found, people: Found, bodies: Found) -> Event:
    start, end = given["start"], given.get("end")
    event = Event(
        **words(given["name"], "name", "names"),
        **words(given.get("summary"), "summary", "summaries"),
        type=given["type"],
        status=given["status"],
        start_on=_day(start),
        start_time=start.time() if isinstance(start, datetime) else None,
        end_on=_day(end) if end else None,
        end_time=end.time() if isinstance(end, datetime) else None,
        place=places.get(given.get("place", "")),
    )
    event.participants = [
        EventParticipant(person=people[p["person"]], representing=bodies.get(p.get("representing", "")))
        for p in given.get("participants", [])
    ]
    return _saved(event, given["key"])


def _series(given: Mapping[str, Any], bodies: Found) -> Series:
    return _saved(
        Series(
            **words(given["name"], "name", "names"),
            body=bodies[given["body"]],
            kind=given["kind"],
            pattern=given["prefix"],
        ),
        given["key"],
    )


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment

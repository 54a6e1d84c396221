"""Findings: what the reader found in a text, each as a question to the editor.

A finding's ``key`` names the fact and not its place, so that a decision holds while the text around it changes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from toguna.reading.facts import (
    AppointmentFound,
    DateFound,
    OrganisationFound,
    PersonFound,
    PlaceFound,
    QuoteFound,
    Reading,
)
from toguna.reading.folding import composed, fold

from .choices import EventType
from .choices import PlaceKind as KindOfPlace
from .decisions import Decided
from .editor_text import EditorText, Stretch
from .models.decision import FactKind

CERTAIN, LIKELY = 0.9, 0.6
"""Above the first the text says it in so many words; under the second an editor should look (``reading.facts``)."""
OF_THE_EVENT = 0.8
"""How sure the kind, the date and the place of the event are held to be: they are told from the whole text."""
SEARCHED = 100_000
"""Characters of a text in which every place of a name is looked for."""
LONGEST_QUOTE = 20_000
"""Characters of a quote that a text can keep; what is longer is a speech between marks."""
_SPACES = re.compile(r"\s+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Option:
    """An entry of a register that may be meant; ``note`` tells it from others of its name."""

    id: int
    name: str
    note: str = ""
    edit_url: str = ""
    same: bool = True


@dataclass
class Finding:
    """One fact the reader proposes.  ``spans`` are places in the whole text, ``proposed`` is the fact itself."""

    kind: str
    key: str
    shown: str
    proposed: dict[str, Any]
    detail: str = ""
    sure: float = 1.0
    spans: tuple[Span, ...] = ()
    aliases: tuple[str, ...] = ()
    stretches: list[Stretch] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    present: bool = False
    decision: Decided | None = None
    number: int = 0
    warning: str = ""
    ready: dict[str, Any] = field(default_factory=dict)

    @property
    def chosen(self) -> Option | None:
        """The one entry that is meant without a doubt."""
        same = [option for option in self.options if option.same]
        return same[0] if len(same) == 1 else None

    @property
    def how_sure(self) -> str:
        return "certain" if self.sure > CERTAIN else "likely" if self.sure >= LIKELY else "doubtful"

    @property
    def sure_said(self) -> str:
        return {
            "certain": gettext("The text says it"),
            "likely": gettext("Probable"),
            "doubtful": gettext("To be checked"),
        }[self.how_sure]

    @property
    def open(self) -> bool:
        return self.decision is None and not self.present

    @property
    def proposed_json(self) -> str:
        return json.dumps(self.proposed, ensure_ascii=False)

    @property
    def decided_json(self) -> str:
        return json.dumps(dict(self.decision.decided) if self.decision else {}, ensure_ascii=False)

    @property
    def stretches_json(self) -> str:
        return json.dumps([[s.address, s.start, s.end] for s in self.stretches])


def key_of(kind: str, *values: str | None) -> str:
    """The key of a fact: its kind and its words, folded; of long words their hash."""
    words = "|".join(_SPACES.sub(" ", fold(composed(value or ""))).strip() for value in values)
    if len(words) > 200:
        words = hashlib.sha256(words.encode()).hexdigest()
    return f"{kind}:{words}"


def findings_of(reading: Reading, text: EditorText, decided: Mapping[str, Decided]) -> list[Finding]:
    """Every finding of a reading, in the order in which it is asked, with its decision where one stands."""
    found: dict[str, Finding] = {}
    for finding in _findings(reading, text.whole):
        if finding.key in found:
            found[finding.key].spans += tuple(s for s in finding.spans if s not in found[finding.key].spans)
        else:
            found[finding.key] = finding
    for number, finding in enumerate(found.values(), 1):
        finding.number = number
        finding.stretches = [stretch for span in finding.spans for stretch in text.stretches(*span)]
        finding.decision = next((decided[key] for key in (finding.key, *finding.aliases) if key in decided), None)
    return list(found.values())


def _findings(reading: Reading, whole: str) -> Iterator[Finding]:
    yield from _event(reading)
    for person in reading.people:
        yield _person(person)
    for appointment in reading.appointments:
        yield _appointment(appointment)
    for organisation in reading.organisations:
        yield _organisation(organisation, whole)
    for place in reading.places:
        yield _place(place, whole)
    for one in reading.dates:
        yield _date(one)
    for quote in reading.quotes:
        if len(quote.text) <= LONGEST_QUOTE:
            yield _quote(quote)


def _event(reading: Reading) -> Iterator[Finding]:
    event = reading.event
    if event.type and event.type in EventType.values:
        shown = str(EventType(event.type).label)
        yield Finding("event_type", key_of("event_type", event.type), shown, {"type": event.type}, sure=OF_THE_EVENT)
    if event.date:
        spans = tuple((d.start, d.end) for d in reading.dates if d.iso == event.date)
        yield Finding(
            "event_date", key_of("event_date", event.date), spoken_date(event.date), {"date": event.date},
            sure=OF_THE_EVENT, spans=spans,
        )  # fmt: skip
    if event.place:
        spans = tuple((p.start, p.end) for p in reading.places if fold(p.name) == fold(event.place) and p.end)
        iso2 = next((p.iso2 for p in reading.places if fold(p.name) == fold(event.place)), None)
        kind = next((p.kind for p in reading.places if fold(p.name) == fold(event.place)), "city")
        yield Finding(
            "event_place", key_of("event_place", event.place), event.place,
            {"name": event.place, "kind": kind, "iso2": iso2 or ""}, sure=OF_THE_EVENT, spans=spans,
        )  # fmt: skip


def _person(person: PersonFound) -> Finding:
    # A full name under another form is the same person; a surname alone may be somebody else.
    aliases = {key_of("person", form) for form in (person.name, *person.forms) if " " in form.strip()}
    return Finding(
        "person",
        key_of("person", person.name),
        person.name,
        {
            "name": person.name,
            "role": person.role or "",
            "organisation": person.organisation or "",
            "titles": ", ".join(person.titles),
            "forms": "|".join(person.forms),
        },
        detail=", ".join(filter(None, (*person.titles, person.role or person.organisation))),
        sure=person.sure,
        spans=person.spans,
        aliases=tuple(sorted(aliases)),
    )


def _appointment(found: AppointmentFound) -> Finding:
    return Finding(
        "appointment",
        key_of("appointment", found.person, found.office),
        found.person,
        {"person": found.person, "office": found.office, "replaced": found.replaced or ""},
        detail=found.office,
        sure=found.sure,
        spans=((found.start, found.end),) if found.end else (),
    )


def _organisation(found: OrganisationFound, whole: str) -> Finding:
    spans = _everywhere(whole, (found.name, *found.forms), (found.start, found.end))
    return Finding(
        "organisation", key_of("organisation", found.name), found.name, {"name": found.name},
        detail=", ".join(form for form in found.forms if fold(form) != fold(found.name)), sure=found.sure, spans=spans,
    )  # fmt: skip


def _place(found: PlaceFound, whole: str) -> Finding:
    kind = str(KindOfPlace(found.kind).label)
    return Finding(
        "place", key_of("place", found.name, found.kind), found.name,
        {"name": found.name, "kind": found.kind, "iso2": found.iso2 or ""},
        detail=f"{kind} ({found.iso2})" if found.iso2 else kind, sure=found.sure,
        spans=_everywhere(whole, (found.name,), (found.start, found.end)),
    )  # fmt: skip


def _date(found: DateFound) -> Finding:
    spoken = spoken_date(found.iso or "")
    if found.iso and found.end_iso:
        spoken = gettext("from %(start)s to %(end)s") % {"start": spoken, "end": spoken_date(found.end_iso)}
    sure, warning = 1.0, ""
    if not found.iso:
        sure, spoken = 0.4, gettext("a day that the text does not tell")
    elif found.weekday_agrees is False:
        sure, warning = 0.5, gettext("That day is not the weekday that the text names.")
    elif found.deictic:
        sure = 0.8
    return Finding(
        "date", key_of("date", found.surface, found.iso), found.surface,
        {"surface": found.surface, "iso": found.iso or "", "end_iso": found.end_iso or ""},
        detail=spoken, sure=sure, spans=((found.start, found.end),), warning=warning,
    )  # fmt: skip


def _quote(found: QuoteFound) -> Finding:
    return Finding(
        "quote", key_of("quote", found.text), found.text, {"text": found.text, "speaker": found.speaker or ""},
        detail=found.speaker or "", sure=found.sure if found.speaker else 0.5, spans=((found.start, found.end),),
    )  # fmt: skip


def _everywhere(whole: str, forms: Iterable[str], first: Span) -> tuple[Span, ...]:
    """The places of a name as whole words; the reader gives the first one."""
    spans = {first} if first[1] > first[0] else set()
    if len(whole) > SEARCHED:
        return tuple(spans)
    for form in {form for form in forms if len(form) > 2}:
        spans |= {m.span() for m in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", whole)}
    # Of two that overlap (an acronym in a name) the longer one is shown.
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def spoken_date(iso: str) -> str:
    """A date as precise as ``2025``, ``2025-07`` or ``2025-07-29`` in the desk's language; other words as they are."""
    parts = [int(part) for part in iso[:10].split("-") if part.isdecimal()]
    try:
        if len(parts) == 3:
            return date_format(date(*parts))
        if len(parts) == 2:
            return date_format(date(parts[0], parts[1], 1), "F Y")
    except ValueError:
        pass
    return iso


KINDS = tuple(FactKind.values)
"""The kinds of finding in the order in which they are asked."""

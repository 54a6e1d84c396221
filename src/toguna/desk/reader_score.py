"""How right the reader was, by what editors decided of its findings.

Accepted is right; changed or refused is wrong; a fact that the text has and that neither was found nor comes from a
decision was missed.  Counted over the texts of which something was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from toguna.editions.canonical_text import t1
from toguna.reading.tally import Tally

from .findings import key_of
from .matching import name_words, same_name
from .models import Appointment, Decision, LastReading, Text, Verdict

KINDS = (
    "people", "person with office", "organisations", "places", "dates", "quotes", "quote with speaker",
    "type of event", "date of event", "place of event", "appointments",
)  # fmt: skip

_OF_KIND = {
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "date": "dates",
    "quote": "quotes",
    "event_type": "type of event",
    "event_date": "date of event",
    "event_place": "place of event",
    "appointment": "appointments",
}
# What else a finding says beside its name: right only where an editor left it as it was.
_PARTS = {"person": ("person with office", "role", "name"), "quote": ("quote with speaker", "speaker", "text")}


@dataclass
class Score:
    """The tallies by kind, over ``texts`` decided texts with ``decisions`` decisions."""

    texts: int = 0
    decisions: int = 0
    kinds: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})


def score() -> Score:
    """The reader measured against every decision that is kept."""
    by_text: dict[int, list[Decision]] = {}
    for decision in Decision.objects.order_by("text_id", "pk"):
        by_text.setdefault(decision.text_id, []).append(decision)
    result = Score(texts=len(by_text), decisions=sum(map(len, by_text.values())))
    last = {one.text_id: set(one.found) for one in LastReading.objects.filter(text_id__in=by_text)}
    for text in Text.objects.filter(pk__in=by_text).iterator(chunk_size=200):
        count(result, text, by_text[text.pk], last.get(text.pk, set()))
    return result


def count(result: Score, text: Text, decisions: list[Decision], found: set[str]) -> None:
    """Adds one text; ``found`` are the keys of all that the reader last found in it."""
    for decision in decisions:
        for kind, right in outcomes(decision):
            tally = result.kinds[kind]
            tally.right, tally.wrong = tally.right + right, tally.wrong + (not right)
    for kind in missed(text.get_latest_revision_as_object(), decisions, found):
        result.kinds[_OF_KIND[kind]].missed += 1


def outcomes(decision: Decision) -> Iterator[tuple[str, bool]]:
    """What a decision says of the reader, by kind: of a person with an office that was corrected, the person was
    right and the office wrong."""
    accepted = decision.verdict == Verdict.ACCEPTED
    part = _PARTS.get(decision.kind)
    if part is None:
        yield _OF_KIND[decision.kind], accepted
        return
    with_part, name, itself = part
    left = decision.verdict != Verdict.REFUSED and _same(decision, itself)
    yield _OF_KIND[decision.kind], accepted or left
    if decision.proposed.get(name):
        same = decision.decided.get(name, "") == decision.proposed[name]
        yield with_part, accepted or (left and same and (decision.kind != "quote" or not _other_speaker(decision)))


def _same(decision: Decision, name: str) -> bool:
    """Whether a changed fact is the same one under another of its names, something else about it being changed."""
    before, after = decision.proposed.get(name, ""), decision.decided.get(name, "")
    return bool(before) and (before == after or name_words(before) <= name_words(after))


def _other_speaker(decision: Decision) -> bool:
    speaker, chosen = decision.proposed.get("speaker", ""), decision.decided.get("name", "")
    return bool(chosen) and not name_words(speaker) <= name_words(chosen)


def missed(text: Any, decisions: Iterable[Decision], found: set[str]) -> Iterator[str]:
    """The kind of each fact that the text has by hand alone: not found by the reader, nor put there by a decision."""
    taken = [d for d in decisions if d.verdict != Verdict.REFUSED]
    entries = {(d.kind, d.entry) for d in taken if d.entry}
    kinds = {d.kind for d in taken}
    names: dict[str, list[str]] = {}
    for key in found:
        kind, _, words = key.partition(":")
        names.setdefault(kind, []).append(words)

    def known(kind: str, entry: Any) -> bool:
        return (kind, str(entry.pk)) in entries or any(
            same_name(words.split("|")[0], name) or (kind == "person" and name_words(words) < name_words(name))
            for words in names.get(kind, ())
            for name in (entry.name, *(entry.names or {}).values())
        )

    yield from ("person" for row in text.people.all() if row.person_id and not known("person", row.person))
    yield from ("place" for place in text.places.all() if not known("place", place))
    yield from ("organisation" for body in text.bodies.all() if not known("organisation", body))
    for row in text.quotes.all():
        ours = any(d.kind == "quote" and t1(d.decided.get("text", "")) == t1(row.words) for d in taken)
        if not ours and key_of("quote", row.words) not in found:
            yield "quote"
    for kind, filled in (
        ("event_type", text.event_type),
        ("event_date", text.event_start[:10]),
        ("event_place", text.place_id or text.place_name),
    ):
        if filled and kind not in kinds and not names.get(kind):
            yield kind
    appointed = {(d.kind, d.entry) for d in taken if d.kind == "appointment"}
    for one in Appointment.objects.filter(act_id=text.pk).select_related("person"):
        if ("appointment", str(one.person_id)) not in appointed and not any(
            name_words(words.split("|")[0]) <= name_words(one.person.name) for words in names.get("appointment", ())
        ):
            yield "appointment"

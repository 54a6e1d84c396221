"""Who acts in the event a text reports: who receives and is received, who presides, opens, speaks or is appointed.

Each person is weighed by where and how the title and the lede name them, by name or by office; those who only attend
("en présence de") are left out. How many are kept follows from the kind of event: two for a meeting, one for a speech, up to
four for appointments and letters of credence.
"""

from collections.abc import Sequence

from toguna.reading.cast import Cast, Reference
from toguna.reading.facts import AppointmentFound
from toguna.reading.folding import compiled, fold
from toguna.reading.people import Person
from toguna.reading.source import Source, before

_LEDE = 900
_MOST = {
    "lettres_de_creance": 4,
    "nomination": 4,
    "audience": 3,
    "rencontre": 2,
    "visite": 2,
    "sommet": 1,
    "deces": 2,
    "autre": 2,
}
_ENOUGH = 3

# Where it begins, its weight, and whom it speaks of.
_Zone = tuple[int, int, Sequence[Reference]]


def find_actors(
    source: Source,
    cast: Cast,
    people: Sequence[Person],
    kind: str,
    appointments: Sequence[AppointmentFound],
    speakers: Sequence[Person | None],
) -> tuple[str, ...]:
    """Return the names of those who act, the weightiest first."""
    if kind == "agenda":
        return ()
    if kind == "nomination" and appointments:
        return tuple(dict.fromkeys(one.person for one in appointments))[: _MOST["nomination"]]
    zones = [(start, value, cast.between(start, end)) for start, end, value in _zones(source)]
    weights = {person.name: _weight(source, cast, person, kind, zones) for person in people}
    for speaker in dict.fromkeys(speakers):
        if speaker is not None and (
            kind in ("communique", "dementi", "autre", "discours") or not any(weights.values())
        ):
            weights[speaker.name] = weights.get(speaker.name, 0) + (2 if kind != "autre" else 3)
    best = sorted((name for name, weight in weights.items() if weight >= _ENOUGH), key=lambda name: -weights[name])
    if not best:
        first = next((person.name for person in people if speakers and person in speakers), None)
        return (first,) if first else ()
    most = _MOST.get(kind, 1)
    top = weights[best[0]]
    return tuple(name for name in best[:most] if weights[name] * 5 >= top * 2)


def _zones(source: Source) -> list[tuple[int, int, int]]:
    """Where the title and the first sentences begin and end, and what it is worth to act in them."""
    title_end = source.title_end
    sentences = [
        (start, end)
        for start, end in source.sentences[: source.sentence_at(title_end + _LEDE) + 1]
        if title_end <= start < title_end + _LEDE and source.text[start:end].strip()
    ]
    zones = [(start, end, value) for (start, end), value in zip(sentences, (6, 3, 2), strict=False)]
    return [(0, title_end, 4), *zones] if title_end else zones


def _weight(source: Source, cast: Cast, person: Person, kind: str, zones: Sequence[_Zone]) -> int:
    words = source.pack.actors
    title_end = source.title_end
    weight = 0
    for start, value, named in zones:
        for one in named:
            if one.person is person:
                weight = max(weight, 0) + _part(source, cast, one, start, value, kind)
                break
    for mention in person.mentions:
        if mention.start >= title_end + 2 * _LEDE:
            continue
        outset = min([mention.outset, *(office.start for office in mention.offices if office.start < mention.outset)])
        if before(source, outset, words.presiding, 60):
            weight += 6
            break
    if kind == "deces" and any(before(source, mention.outset, words.deceased, 90) for mention in person.mentions[:3]):
        weight += 8
    if kind in ("message", "discours", "communique") and _signs(source, person):
        weight += 8
    if kind == "lettres_de_creance" and any(
        compiled(words.envoys).match(fold(office.text)) for office in person.offices()
    ):
        weight += 5
    return weight


def _part(source: Source, cast: Cast, one: Reference, start: int, value: int, kind: str) -> int:
    """What a mention is worth: whole for a subject, half for whom the subject meets, nothing for who attends."""
    words = source.pack.actors
    lead = source.folded[start : one.start]
    if compiled(words.attending).search(lead):
        return 0
    if not cast.is_object(one, start):
        return value
    if kind in ("audience", "rencontre", "visite", "lettres_de_creance", "autre", "sommet") and compiled(
        words.received
    ).search(lead):
        return value * 2 // 3
    return value // 3


def _signs(source: Source, person: Person) -> bool:
    """Whether the person's name ends the text: a signature."""
    last = max(one.end for one in person.mentions)
    return len(source.text[last:].strip()) < 90

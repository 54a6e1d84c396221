"""What the reader is sure of, accepted without an editor: only what the registers hold already.

Nothing is added to a register here, for an entry is public at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from toguna.editions.canonical_text import t1
from toguna.intake import SourceDocument

from .. import matching
from ..choices import Part
from ..models import Person, Place

CONFIDENCE = 0.9
"""How sure the reader must be (``reading.facts``) of a person or a place: the text says it in so many words."""
SPEAKER_CONFIDENCE = 0.8
"""And of who said something: the person is named beside a verb of saying."""


@dataclass
class Accepted:
    """Facts to be kept with a text: persons, places, and words with who said them."""

    people: list[Person] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    quotes: list[tuple[str, Person]] = field(default_factory=list)


class Accepting:
    """The registers as they are when the import begins."""

    def __init__(self) -> None:
        self._people = matching.persons()
        self._places = matching.places()

    def facts(self, document: SourceDocument) -> Accepted:
        """What of a document's reading names one entry of a register, and no other, surely enough."""
        reading = document.reading
        if reading is None:
            return Accepted()
        people = {p.name: self._one(self._people.matches(p.name)) for p in reading.people if p.sure >= CONFIDENCE}
        found = Accepted(people=_once(person for person in people.values() if person))
        for place in reading.places:
            if place.sure >= CONFIDENCE:
                entry = self._one(matching.place_matches(self._places, place.name, place.kind, place.iso2 or ""))
                if entry is not None and entry not in found.places:
                    found.places.append(entry)
        for quote in reading.quotes:
            speaker = people.get(quote.speaker or "")
            if speaker is not None and quote.sure >= SPEAKER_CONFIDENCE and (words := t1(quote.text)):
                found.quotes.append((words, speaker))
        return found

    @staticmethod
    def _one(matches: Sequence[Any]) -> Any:
        same = [match.entry for match in matches if match.same]
        return same[0] if len(same) == 1 else None


def _once(people: Any) -> list[Person]:
    return list({person.pk: person for person in people}.values())


PART = Part.MENTIONED.value

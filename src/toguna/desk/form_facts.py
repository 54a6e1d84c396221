"""What the form of a text says already: the facts an editor has put there, by hand or by accepting them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from toguna.editions.canonical_text import t1


@dataclass(frozen=True, slots=True)
class FormFacts:
    """The ids of the entries that the form names, and its own words.  ``quotes`` are in the canonical form T1, those of
    the running text also in ``running``."""

    people: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()
    bodies: frozenset[int] = frozenset()
    place: int = 0
    place_name: str = ""
    event_type: str = ""
    event_start: str = ""
    quotes: frozenset[str] = frozenset()
    running: tuple[str, ...] = ()


def form_facts(data: Any) -> FormFacts:
    """The facts in a form's data (a ``QueryDict``)."""
    words = [data.get(f"{row}-words", "") for row in _rows(data, "quotes")]
    blocks = [value for name, value in data.items() if name.startswith("body-") and name.endswith("-value-text")]
    return FormFacts(
        people=frozenset(
            _ids([data.get("signatory", ""), *(data.get(f"{row}-person", "") for row in _rows(data, "people"))])
        ),
        places=frozenset(_ids(data.getlist("places"))),
        bodies=frozenset(_ids(data.getlist("bodies"))),
        place=next(_ids([data.get("place", "")]), 0),
        place_name=data.get("place_name", "").strip(),
        event_type=data.get("event_type", ""),
        event_start=data.get("event_start", "").strip(),
        quotes=frozenset(t1(one) for one in [*words, *blocks] if one.strip()),
        running=tuple(t1(one) for one in words if one.strip()),
    )


def _rows(data: Any, name: str) -> Iterator[str]:
    total = data.get(f"{name}-TOTAL_FORMS", "")
    for number in range(min(int(total), 1000) if total.isdecimal() else 0):
        if not data.get(f"{name}-{number}-DELETE"):
            yield f"{name}-{number}"


def _ids(given: list[str]) -> Iterator[int]:
    return (int(one) for one in given if one.isdecimal())

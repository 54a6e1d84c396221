"""What an output read while it was made: the ledger's raw material.

Reads note themselves, here and nowhere else, so that no rule anywhere says which pages a new edition changes.
A read is one of three things.  A *point* is something with a name: an edition (``e:``), all languages of a text
(``g:``), the families of listings (``set:``).  A *span* is a stretch of a listing, from key to key, both included; one
of ``places`` is untouched by what only shows differently.  A *fixed* key names what is not in the store: a template,
a language's words, the day, the institution's face."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

Span = tuple[str, int, int]


@dataclass(slots=True)
class Notes:
    points: set[str] = field(default_factory=set)
    spans: set[Span] = field(default_factory=set)
    places: set[Span] = field(default_factory=set)
    fixed: set[str] = field(default_factory=set)


_current: ContextVar[Notes | None] = ContextVar("what the output being made has read", default=None)


@contextmanager
def noting() -> Iterator[Notes]:
    """Within it every read is noted in what it gives."""
    notes = Notes()
    token = _current.set(notes)
    try:
        yield notes
    finally:
        _current.reset(token)


@contextmanager
def unnoted() -> Iterator[None]:
    """Within it reads are nobody's: what is made is compared as a whole, by a fixed key."""
    token = _current.set(None)
    try:
        yield
    finally:
        _current.reset(token)


def point(name: str) -> None:
    if notes := _current.get():
        notes.points.add(name)


def span(listing: str, low: int, high: int) -> None:
    if notes := _current.get():
        notes.spans.add((listing, low, high))


def places(listing: str, low: int, high: int) -> None:
    if notes := _current.get():
        notes.places.add((listing, low, high))


def fixed(name: str) -> None:
    if notes := _current.get():
        notes.fixed.add(name)

"""What an index answers, and what every index can be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from .document import Document
from .question import Question


class SearchDown(Exception):
    """The index cannot be asked now.  The message says why; the archive by date works without it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A text found.  ``title`` and ``snippet`` are pieces, each with whether it is what was asked for."""

    path: str
    kind: str
    date: str
    number: str
    title: tuple[tuple[str, bool], ...]
    snippet: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """A person or place that texts found name, and how many do."""

    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """``count`` is of all that was found, ``hits`` are those of the page asked for.  ``loose``: nothing holds all the
    words, these hold some.  ``instead`` is a question with a word spelled as the texts spell it.
    ``person`` and ``place`` are the names of those the question is narrowed to."""

    count: int
    hits: tuple[Hit, ...] = ()
    people: tuple[Facet, ...] = ()
    places: tuple[Facet, ...] = ()
    loose: bool = False
    instead: str = ""
    person: str = ""
    place: str = ""


class Index(Protocol):
    """An index of documents.  All methods raise :class:`SearchDown` where it cannot be reached."""

    def ask(self, question: Question) -> Answer: ...

    def position(self) -> int:
        """The number of the last stored edition it knows; 0 for a new one, or one made by other rules."""

    def put(self, documents: Iterable[Document], gone: Iterable[str], position: int) -> None:
        """Takes documents in, in place of what had their ids, and forgets those gone: all of it or nothing."""

    def rebuild(self, documents: Iterable[Document], position: int) -> None:
        """Takes the place of whatever was there, at once."""

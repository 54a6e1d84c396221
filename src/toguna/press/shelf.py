"""The library as the press reads it: every read passes here, and one build asks no question twice.

The views know this class only.  It is where a ledger of what was read can stand.  Its caches are bounded, so that
a build's memory does not grow with the archive's editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from toguna.editions.edition import Edition
from toguna.editions.library import Library

from .recent import Recent

CHUNK = 200
"""How many texts are looked ahead of in one question."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page needs of something it names: where it is (empty: nowhere) and how it is called."""

    path: str
    title: str


class Shelf:
    """A library, read once for each question of a build."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._editions: Recent[str, Edition | None] = Recent(2048)
        self._entries: Recent[tuple[str, str], Entry | None] = Recent(20_000)
        self._orders: Recent[tuple[str, str], list[tuple[datetime, str]]] = Recent(2000)
        self._answers: Recent[Any, Any] = Recent(64)
        self.made: Recent[str, Any] = Recent(12_000)
        """What was made from an edition alone, by its id: it is made again only when many others came between."""
        self._addresses: Recent[str, list[tuple[str, str]]] = Recent(4 * CHUNK)
        self._linking: Recent[str, list[tuple[str, str]]] = Recent(4 * CHUNK)

    def edition(self, edition_id: str) -> Edition | None:
        """The current version of a text or entry."""
        return self._editions.get(edition_id, lambda: self._library.edition(edition_id))

    def editions(self, edition_ids: Iterable[str]) -> list[Edition]:
        """Several at once, in the order asked for; an unknown id is left out."""
        wanted = list(edition_ids)
        if missing := [i for i in wanted if i not in self._editions]:
            for key, edition in self._library.editions(missing).items():
                self._editions.put(key, edition)
        return [e for i in wanted if (e := self.edition(i))]

    def in_language(self, group: str, language: str) -> Edition | None:
        """A text or entry in one language."""
        return self._library.in_language(group, language)

    def entry(self, group: str, language: str) -> Entry | None:
        """Where an entry of a register stands in a language, and its name there."""

        def find() -> Entry | None:
            found = self._library.in_language(group, language)
            return Entry(found.path, found.title) if found else None

        return self._entries.get((group, language), find)

    def addresses(self, group: str) -> list[tuple[str, str]]:
        """Language and public address of what is not withdrawn."""
        return self._addresses.get(group, lambda: self._library.addresses([group])[group])

    def linking(self, target: str, language: str) -> list[str]:
        """The listed texts of a language that hold a typed link to a text, oldest first."""
        found = self._linking.get(target, lambda: self._library.linking([target])[target])
        return [edition_id for code, edition_id in found if code == language]

    def versions(self, edition_id: str) -> list[Edition]:
        """All versions, first to last."""
        return self._library.versions(edition_id)

    def of_kind(self, kind: str, language: str | None = None) -> list[Edition]:
        """The entries of a register."""
        found: list[Edition] = self._answers.get(
            ("kind", kind, language), lambda: self._library.of_kind(kind, language)
        )
        return found

    def count(self, **which: Any) -> int:
        """How many texts stand in a listing; see ``Library.count``."""
        number: int = self._answers.get(("count", *sorted(which.items())), lambda: self._library.count(**which))
        return number

    def listing(self, **which: Any) -> list[Edition]:
        """A part of a listing; see ``Library.listing``."""
        found: list[Edition] = self._answers.get(
            ("listing", *sorted(which.items())), lambda: self._library.listing(**which)
        )
        return found

    def mention_order(self, target: str, language: str) -> list[tuple[datetime, str]]:
        """When each listed text that names ``target`` was published, and its id, oldest first."""
        return self._orders.get((target, language), lambda: self._library.mention_order(target, language))

    def neighbours(self, edition: Edition, *, before: int, after: int) -> list[Edition]:
        """The listed texts published just before it, then those just after."""
        return self._library.neighbours(edition, before=before, after=after)

    def addresses_outside(self, sections: Iterable[str], language: str) -> list[str]:
        """The addresses of listed texts that stand in none of these sections."""
        return self._library.addresses_outside(list(sections), language)

    def languages(self) -> list[str]:
        """The language codes that any edition has."""
        return list(self._library.languages())

    def stream(self) -> Iterator[tuple[Edition, bytes]]:
        """Every current edition with its canonical bytes, by first publication.

        What each page asks about its own text is asked for many texts at once."""
        source = self._library.stored()
        while some := list(islice(source, CHUNK)):
            for edition, _ in some:
                self._editions.put(edition.id, edition)
            names = {name for edition, _ in some for name in (edition.id, edition.group)}
            for group, addresses in self._library.addresses(names).items():
                self._addresses.put(group, addresses)
            for target, links in self._library.linking(names).items():
                self._linking.put(target, links)
            yield from some

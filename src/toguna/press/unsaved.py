"""A library in which one edition that is not stored stands where it would stand: what a preview reads."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from toguna.editions.card import Card, card_of
from toguna.editions.edition import Edition
from toguna.editions.library import Library


class WithUnsaved(Library):
    """The library as it would be with ``edition`` as the current version of its text.

    Listings and counts stay as they are: the page of a text does not read its own place in them."""

    def __init__(self, library: Library, edition: Edition) -> None:
        self._library = library
        self._unsaved = edition

    def edition(self, edition_id: str) -> Edition | None:
        return self._unsaved if edition_id == self._unsaved.id else self._library.edition(edition_id)

    def editions(self, edition_ids: Collection[str]) -> dict[str, Edition]:
        found = self._library.editions(edition_ids)
        return {**found, self._unsaved.id: self._unsaved} if self._unsaved.id in edition_ids else found

    def in_language(self, group: str, language: str) -> Edition | None:
        if (group, language) == (self._unsaved.group, self._unsaved.language):
            return self._unsaved
        return self._library.in_language(group, language)

    def addresses(self, groups: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        found = self._library.addresses(groups)
        if self._unsaved.group in found:
            others = dict(found[self._unsaved.group])
            others.pop(self._unsaved.language, None)
            if self._unsaved.path and not self._unsaved.withdrawn:
                others[self._unsaved.language] = self._unsaved.path
            found[self._unsaved.group] = sorted(others.items())
        return found

    def versions(self, edition_id: str) -> list[Edition]:
        found = self._library.versions(edition_id)
        if edition_id != self._unsaved.id:
            return found
        return [*(v for v in found if v.version < self._unsaved.version), self._unsaved]

    def languages(self) -> Sequence[str]:
        return sorted({*self._library.languages(), self._unsaved.language})

    def cards(self, serials: Collection[int]) -> dict[int, Card]:
        found = self._library.cards(serials)
        return {n: card_of(self._unsaved) if card.id == self._unsaved.id else card for n, card in found.items()}

"""A library in which one edition that is not stored stands where it would stand: what a preview reads."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

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

    def linking(self, targets: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        return self._library.linking(targets)

    def versions(self, edition_id: str) -> list[Edition]:
        found = self._library.versions(edition_id)
        if edition_id != self._unsaved.id:
            return found
        return [*(v for v in found if v.version < self._unsaved.version), self._unsaved]

    def of_kind(self, kind: str, language: str | None = None) -> list[Edition]:
        found = self._library.of_kind(kind, language)
        if kind != self._unsaved.kind or (language and language != self._unsaved.language):
            return found
        if any(e.id == self._unsaved.id for e in found):
            return [self._unsaved if e.id == self._unsaved.id else e for e in found]
        return [*found, self._unsaved]

    def count(self, **which: Any) -> int:
        return self._library.count(**which)

    def listing(self, **which: Any) -> list[Edition]:
        return self._library.listing(**which)

    def mention_order(self, target: str, language: str) -> list[tuple[datetime, str]]:
        return self._library.mention_order(target, language)

    def neighbours(self, edition: Edition, *, before: int, after: int) -> list[Edition]:
        return self._library.neighbours(edition, before=before, after=after)

    def addresses_outside(self, sections: Collection[str], language: str) -> list[str]:
        return self._library.addresses_outside(sections, language)

    def languages(self) -> Sequence[str]:
        return sorted({*self._library.languages(), self._unsaved.language})

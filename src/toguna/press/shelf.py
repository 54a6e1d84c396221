"""The library as the press reads it: every read passes here, notes itself, and is asked for once in a build.

The views know this class only.  Its caches are bounded, so that a build's memory does not grow with the archive."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings

from toguna.editions import listings
from toguna.editions.canonical import canonical_bytes
from toguna.editions.card import Card, card_of
from toguna.editions.edition import Edition, Medium
from toguna.editions.library import Current, Library, Place
from toguna.record.entries import entries_of

from . import notes
from .paging import Span
from .recent import Recent


@dataclass(frozen=True, slots=True)
class Entry:
    """What a page needs of something it names: where it is (empty: nowhere), how it is called, and a person's face."""

    path: str
    title: str
    portrait: Medium | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a listing: the cards shown, and whether slots follow it."""

    cards: list[Card]
    more: bool


class Shelf:
    """A library, read once for each question of a build."""

    def __init__(self, library: Library, *, recorded: bool | None = None) -> None:
        """``recorded`` says whether texts show their proof; by default where the newsroom keeps a record."""
        self._library = library
        self.recorded = bool(settings.TOGUNA_RECORD) if recorded is None else recorded
        self._numbers: Recent[str, dict[int, int]] = Recent(1024)
        self._editions: Recent[str, Edition | None] = Recent(1024)
        self._entries: Recent[tuple[str, str], Entry | None] = Recent(20_000)
        self._addresses: Recent[str, list[tuple[str, str]]] = Recent(2048)
        self._cards: Recent[int, Card] = Recent(8000)
        self._current: Recent[str, Current | None] = Recent(512)

    def ahead(self, edition_ids: Collection[str]) -> None:
        """Reads editions that are about to be made, and where their other languages are, at once."""
        groups = set()
        for current in self._library.current(edition_ids):
            self._editions.put(current.edition.id, current.edition)
            self._current.put(current.edition.id, current)
            self._cards.put(current.serial, current.card)
            groups.add(current.edition.group)
        for group, addresses in self._library.addresses(groups).items():
            self._addresses.put(group, addresses)
        if self.recorded:
            found: dict[str, dict[int, int]] = {edition_id: {} for edition_id in edition_ids}
            for (edition_id, version), number in entries_of(edition_ids).items():
                found[edition_id][version] = number
            for edition_id, numbers in found.items():
                self._numbers.put(edition_id, numbers)

    def entry_number(self, edition: Edition) -> int | None:
        """The number of a version's entry in the record; none for one that is not logged."""
        notes.point(f"e:{edition.id}")
        find = lambda: {version: n for (_, version), n in entries_of([edition.id]).items()}  # noqa: E731
        return self._numbers.get(edition.id, find).get(edition.version)

    def edition(self, edition_id: str) -> Edition | None:
        """The current version of a text or entry."""
        notes.point(f"e:{edition_id}")
        return self._editions.get(edition_id, lambda: self._library.edition(edition_id))

    def editions(self, edition_ids: Iterable[str]) -> list[Edition]:
        """Several at once, in the order asked for; an unknown id is left out."""
        wanted = list(edition_ids)
        if missing := [i for i in wanted if i not in self._editions]:
            for key, edition in self._library.editions(missing).items():
                self._editions.put(key, edition)
        return [e for i in wanted if (e := self.edition(i))]

    def versions(self, edition_id: str) -> list[Edition]:
        """All versions, first to last; those that were erased are left out."""
        notes.point(f"e:{edition_id}")
        return self._library.versions(edition_id)

    def in_language(self, group: str, language: str) -> Edition | None:
        """A text or entry in one language."""
        notes.point(f"g:{group}")
        return self._library.in_language(group, language)

    def entry(self, group: str, language: str) -> Entry | None:
        """Where an entry of a register stands in a language, its name there, and its face."""
        notes.point(f"g:{group}")

        def find() -> Entry | None:
            found = self._library.in_language(group, language)
            if found is None:
                return None
            portrait = next((m for m in found.media if m.use == "portrait"), None)
            return Entry(found.path, found.title, portrait if not found.withdrawn else None)

        return self._entries.get((group, language), find)

    def addresses(self, group: str) -> list[tuple[str, str]]:
        """Language and public address of what is not withdrawn."""
        notes.point(f"g:{group}")
        return self._addresses.get(group, lambda: self._library.addresses([group])[group])

    def key(self, edition: Edition) -> int:
        """Where the edition stands in listings; one not stored yet comes after all of its second."""
        known = self._known(edition)
        return listings.moment_key(edition.first_published_at, known.serial if known else 2**31 - 1)

    def card(self, edition: Edition) -> Card:
        """The edition's own card."""
        known = self._known(edition)
        return known.card if known and (known.edition is edition or known.edition == edition) else card_of(edition)

    def canonical(self, edition: Edition) -> bytes:
        """The canonical bytes of a current edition."""
        known = self._known(edition)
        return (
            known.canonical.encode()
            if known and (known.edition is edition or known.edition == edition)
            else canonical_bytes(edition)
        )

    def _known(self, edition: Edition) -> Current | None:
        notes.point(f"e:{edition.id}")
        return self._current.get(edition.id, lambda: next(iter(self._library.current([edition.id])), None))

    def cards(self, places: Collection[Place]) -> list[Card]:
        """The cards of what stands at places of a listing, whose reading has noted them."""
        known = self._cards
        found = {serial: known[serial] for _, serial in places if serial in known}
        if missing := [serial for _, serial in places if serial not in found]:
            for serial, card in self._library.cards(missing).items():
                found[serial] = card
                known.put(serial, card)
        return [found[serial] for _, serial in places]

    def around(self, key: int, wanted: Mapping[str, tuple[int, int]]) -> dict[str, tuple[list[Place], list[Place]]]:
        """See ``Library.around``."""
        found = self._library.around(key, wanted)
        for name, (before, after) in found.items():
            most_before, most_after = wanted[name]
            low = before[-1][0] if most_before and len(before) == most_before else listings.FIRST
            high = after[-1][0] if most_after and len(after) == most_after else listings.LAST
            notes.span(name, low if most_before else key, high if most_after else key)
        return found

    def newest(self, count: int, *names: str) -> list[Card]:
        """The newest texts that any of these listings shows, newest first."""
        found = self.around(listings.LAST, dict.fromkeys(names, (count, 0)))
        return self.cards(sorted((place for before, _ in found.values() for place in before), reverse=True)[:count])

    def first(self, count: int, name: str) -> list[Card]:
        """The first of what a listing shows."""
        return self.cards(self.around(listings.FIRST, {name: (0, count)})[name][1])

    def page(self, name: str, part: Span) -> Part:
        """A part of a listing, counted from the oldest slot."""
        places, more = self._part(name, part)
        return Part(self.cards(places), more)

    def content(self, name: str, part: Span) -> list[str]:
        """The content addresses of what a part of a listing shows: cheaper to ask for than the editions."""
        places, _ = self._part(name, part)
        found = self._library.content_addresses([serial for _, serial in places])
        return [found[serial] for _, serial in places]

    def _part(self, name: str, part: Span) -> tuple[list[Place], bool]:
        """The places of a part, and whether slots follow it."""
        found = self._library.page(name, part.start, part.stop + 1)
        more = found.slots > part.stop - part.start
        # What comes or goes anywhere before it moves the page; what changes its look matters on the page alone.
        notes.places(name, listings.FIRST, found.last if more else listings.LAST)
        notes.span(name, found.first, found.last if more else listings.LAST)
        return [place for place in found.places if not more or place[0] != found.last], more

    def whole(self, name: str) -> list[Card]:
        """Everything a listing shows, from the oldest."""
        notes.span(name, listings.FIRST, listings.LAST)
        return self.cards(self._library.after(name, 2**31 - 1))

    def slots(self, name: str, low: int, high: int) -> list[Place]:
        """See ``Library.slots``."""
        notes.span(name, low, high)
        return self._library.slots(name, low, high)

    def goes_on(self, name: str, key: int) -> bool:
        """Whether a listing has a slot after a key, a withdrawn text's too."""
        found = self._library.slots(name, key + 1, listings.LAST, 1)
        notes.places(name, key + 1, found[0][0] if found else listings.LAST)
        return bool(found)

    def last(self, name: str) -> Place | None:
        """See ``Library.last``."""
        found = self._library.last(name)
        low = found[0] if found else listings.FIRST
        notes.places(name, low, listings.LAST)
        notes.span(name, low, low)
        return found

    def years(self, series: str) -> list[tuple[int, int, Place]]:
        """See ``Library.years``; those of which nothing is left are not given."""
        notes.point("set:numbered:")
        found = self._library.years(series)
        for year, _, (key, _) in found:
            notes.places(listings.numbered(series, year), listings.FIRST, listings.LAST)
            notes.span(listings.numbered(series, year), key, key)
        return [row for row in found if row[1]]

    def cards_in(self, groups: Collection[str], language: str) -> dict[str, Card]:
        """See ``Library.cards_in``."""
        for group in groups:
            notes.point(f"g:{group}")
        return self._library.cards_in(groups, language) if groups else {}

    def length(self, name: str) -> int:
        """How many slots a listing has."""
        notes.places(name, listings.FIRST, listings.LAST)
        return self._library.length(name)

    def count(self, name: str) -> int:
        """How many texts a listing shows."""
        notes.span(name, listings.FIRST, listings.LAST)
        return self._library.count(name)

    def holds(self, name: str) -> bool:
        """Whether a listing shows anything."""
        return bool(self.around(listings.FIRST, {name: (0, 1)})[name][1])

    def of_kind(self, kind: str, language: str) -> list[Edition]:
        """The entries of a register that were not withdrawn, the oldest first."""
        return self.editions(card.id for card in self.whole(listings.of_kind(kind, language)))

    def members(self, family: str, language: str = "") -> list[str]:
        """What the names of a family's listings single out, sorted; some may be empty by now."""
        notes.point(f"set:{family}:{language}")
        return [listings.member(name) for name in self._library.names(family, language)]

    def address_years(self, folder: str) -> list[tuple[str, int, int]]:
        """See ``Library.address_years``."""
        found = self._library.address_years(folder)
        notes.point("set:year:")
        for year, _, _ in found:
            notes.span(listings.in_year(folder, year), listings.FIRST, listings.LAST)
        return found

    def months(self) -> list[tuple[str, int, str]]:
        """See ``Library.months``."""
        found = self._library.months()
        notes.point("set:published:")
        for month, _, _ in found:
            notes.span(listings.published_in(month), listings.FIRST, listings.LAST)
        return found

    def languages(self) -> list[str]:
        """The language codes that any edition has."""
        return list(self._library.languages())

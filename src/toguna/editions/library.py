"""Reading editions: what the other rooms ask of the store.

Every question is a method of :class:`Library`, so that whoever needs to know what was read (the press, for its
ledger) can stand between.  Listings (``listings.py``) run from the oldest to the newest; a withdrawn text keeps its
address and its place, and is not shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection
from django.db.models import OuterRef, Subquery, Sum

from . import listings
from .canonical import parse
from .card import Card, read_card
from .edition import Edition, instant
from .models import Head, Listing, Slot, StoredEdition

Place = tuple[int, int]
"""A slot's key and the serial of the edition that stands there."""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a listing: the places shown, how many slots there are, and the keys of the first and the last."""

    places: tuple[Place, ...]
    slots: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Current:
    """A current version: its edition, canonical form (RFC 8785), the number of its text's first version, and card."""

    edition: Edition
    canonical: str
    serial: int
    card: Card


@lru_cache(maxsize=4096)
def _parsed(canonical: str) -> Edition:
    return parse(canonical)


class Library:
    """The current state of the published word."""

    def edition(self, edition_id: str) -> Edition | None:
        """The current version of a text or entry."""
        row = StoredEdition.objects.filter(head__pk=edition_id).values_list("canonical", flat=True).first()
        return _parsed(row) if row else None

    def at(self, path: str) -> Edition | None:
        """The current version of what stands at a public address."""
        row = StoredEdition.objects.filter(head__path=path).values_list("canonical", flat=True).first()
        return _parsed(row) if row else None

    def in_language(self, group: str, language: str) -> Edition | None:
        """A text or entry in one language; ``group`` is the id of the one the others translate."""
        rows = StoredEdition.objects.filter(head__group=group, head__language=language)
        row = rows.values_list("canonical", flat=True).first()
        return _parsed(row) if row else None

    def translations(self, group: str) -> list[Edition]:
        """The current version in every language, by language code."""
        rows = StoredEdition.objects.filter(head__group=group).order_by("language")
        return [_parsed(c) for c in rows.values_list("canonical", flat=True)]

    def versions(self, edition_id: str) -> list[Edition]:
        """All versions, first to last; those that were erased are left out."""
        rows = StoredEdition.objects.filter(edition_id=edition_id).exclude(canonical="").order_by("version")
        return [_parsed(c) for c in rows.values_list("canonical", flat=True)]

    def editions(self, edition_ids: Collection[str]) -> dict[str, Edition]:
        """The current versions of several texts or entries, by id; an unknown id is left out."""
        rows = Head.objects.filter(pk__in=edition_ids).values_list("pk", "stored__canonical")
        return {pk: _parsed(canonical) for pk, canonical in rows}

    def current(self, edition_ids: Collection[str]) -> list[Current]:
        """The current versions of several, with all that is known of them."""
        rows = Head.objects.filter(pk__in=edition_ids).values_list("stored__canonical", "serial", "card")
        return [Current(parse(canonical), canonical, serial, read_card(card)) for canonical, serial, card in rows]

    def addresses(self, groups: Collection[str]) -> dict[str, list[tuple[str, str]]]:
        """For each group, language and public address of what is not withdrawn, by language code."""
        heads = Head.objects.filter(group__in=groups, path__isnull=False, withdrawn=False)
        found: dict[str, list[tuple[str, str]]] = {group: [] for group in groups}
        for group, language, path in heads.order_by("language").values_list("group", "language", "path"):
            found[group].append((language, path or ""))
        return found

    def cards(self, serials: Collection[int]) -> dict[int, Card]:
        """The cards of current versions, by serial."""
        rows = Head.objects.filter(serial__in=serials).values_list("serial", "card")
        return {serial: read_card(card) for serial, card in rows}

    def cards_in(self, groups: Collection[str], language: str) -> dict[str, Card]:
        """The cards of texts in one language, by group; a text that is not in it is left out."""
        rows = Head.objects.filter(group__in=groups, language=language).values_list("group", "card")
        return {group: read_card(card) for group, card in rows}

    def names(self, family: str, language: str = "") -> list[str]:
        """The names of all listings of a family that ever held something, sorted."""
        return sorted(Listing.objects.filter(family=family, language=language).values_list("name", flat=True))

    def length(self, name: str) -> int:
        """How many slots a listing has, the withdrawn texts' among them."""
        return Listing.objects.filter(name=name).values_list("length", flat=True).first() or 0

    def count(self, name: str) -> int:
        """How many texts a listing shows."""
        return Listing.objects.filter(name=name).values_list("shown", flat=True).first() or 0

    def around(self, key: int, wanted: Mapping[str, tuple[int, int]]) -> dict[str, tuple[list[Place], list[Place]]]:
        """For each listing, so many shown places before a key and so many after it, the nearest first.

        The place at the key itself is neither."""
        parts: list[str] = []
        given: list[str | int] = []
        for number, (name, (before, after)) in enumerate(wanted.items()):
            for side, (sign, order, count) in enumerate((("<", "DESC", before), (">", "ASC", after))):
                if count:
                    parts.append(_AROUND.format(number=number, side=side, sign=sign, order=order, count=count))
                    given += [name, key]
        found: dict[str, tuple[list[Place], list[Place]]] = {name: ([], []) for name in wanted}
        if parts:
            names = list(wanted)
            with connection.cursor() as cursor:
                cursor.execute(" UNION ALL ".join(parts), given)
                for number, side, at, serial in cursor.fetchall():
                    found[names[number]][side].append((at, serial))
            for before_places, after_places in found.values():
                before_places.sort(reverse=True)
                after_places.sort()
        return found

    def before(self, name: str, count: int, key: int = listings.LAST) -> list[Place]:
        """The shown places before a key (or the newest), the nearest first."""
        return self.around(key, {name: (count, 0)})[name][0]

    def after(self, name: str, count: int, key: int = listings.FIRST) -> list[Place]:
        """The shown places after a key (or the oldest), the nearest first."""
        return self.around(key, {name: (0, count)})[name][1]

    def page(self, name: str, start: int, stop: int) -> Page:
        """Slots ``start`` to ``stop`` of a listing, counted from the oldest."""
        length = self.length(name)
        stop = min(stop, length)
        if start >= stop:
            return Page((), 0, listings.LAST, listings.LAST)
        # Counted from the nearer end: passing over slots is what costs.
        backwards = length - stop < start
        offset = length - stop if backwards else start
        order = "DESC" if backwards else "ASC"
        with connection.cursor() as cursor:
            cursor.execute(_PAGE.format(order=order), [name, stop - start, offset])
            rows = sorted(cursor.fetchall())
        shown = tuple((key, serial) for key, serial, seen in rows if seen)
        return Page(shown, len(rows), rows[0][0], rows[-1][0])

    def slots(self, name: str, low: int, high: int, most: int | None = None) -> list[Place]:
        """The places of a listing from one key to another, both included, those of withdrawn texts too."""
        rows = Slot.objects.filter(listing__name=name, key__gte=low, key__lte=high).order_by("key")
        return list(rows.values_list("key", "serial")[:most])

    def last(self, name: str) -> Place | None:
        """The last place of a listing, a withdrawn text's too."""
        return Slot.objects.filter(listing__name=name).order_by("-key").values_list("key", "serial").first()

    def years(self, series: str) -> list[tuple[int, int, Place]]:
        """Each year in which a text ever bore a number of a series (by group): how many do, and the place of the last,
        a key of 0 where none does any more."""
        slots = Slot.objects.filter(listing=OuterRef("pk")).order_by("-key")
        rows = Listing.objects.filter(family="numbered", name__startswith=listings.numbered(series, ""))
        rows = rows.annotate(key=Subquery(slots.values("key")[:1]), serial=Subquery(slots.values("serial")[:1]))
        columns = rows.order_by("name").values_list("name", "length", "key", "serial")
        return [
            (int(name.rpartition(":")[2]), length, (key or 0, serial or 0)) for name, length, key, serial in columns
        ]

    def months(self) -> list[tuple[str, int, str]]:
        """Each month (ISO, UTC) in which anything with an address was first published, how many slots its listing has,
        and when any of them was last changed (RFC 3339)."""
        rows = Listing.objects.filter(family="published").order_by("name")
        columns = rows.values_list("name", "length", "changed_at")
        return [(listings.member(name), length, instant(changed)) for name, length, changed in columns if changed]

    def address_years(self, folder: str) -> list[tuple[str, int, int]]:
        """Each year that addresses of a section bear, how many slots its listing has and how many texts it shows."""
        rows = Listing.objects.filter(family="year", name__startswith=listings.in_year(folder, "")).order_by("name")
        return [(name[-4:], length, shown) for name, length, shown in rows.values_list("name", "length", "shown")]

    def content_addresses(self, serials: Collection[int]) -> dict[int, str]:
        """The content addresses (SHA-256) of current versions, by serial."""
        return dict(Head.objects.filter(serial__in=serials).values_list("serial", "stored__sha256"))

    def naming_count(self, target: str) -> int:
        """How many current texts, of any language, name an entry of a register."""
        rows = Listing.objects.filter(family="names", name__startswith=f"names:{target}:")
        return rows.aggregate(all=Sum("length"))["all"] or 0

    def listing(self, name: str) -> list[Edition]:
        """Every shown edition of a listing, whole, from the oldest."""
        places = self.after(name, 2**31 - 1)
        cards = self.cards([serial for _, serial in places])
        editions = self.editions([card.id for card in cards.values()])
        return [editions[cards[serial].id] for _, serial in places]

    def stored(self, *, chunk: int = 500) -> Iterator[tuple[Edition, bytes, int]]:
        """Every current edition with its canonical bytes and serial, by first publication; a bounded number in
        memory."""
        heads = Head.objects.order_by("first_published_at", "serial")
        for canonical, serial in heads.values_list("stored__canonical", "serial").iterator(chunk):
            yield parse(canonical), canonical.encode(), serial

    def stream(self, *, texts_only: bool = False) -> Iterator[Edition]:
        """Every current edition, by first publication."""
        for edition, _, _ in self.stored():
            if not texts_only or (edition.is_text and not edition.withdrawn):
                yield edition

    def languages(self) -> Sequence[str]:
        """The language codes that any edition has, sorted."""
        return sorted(Listing.objects.filter(family="kind").values_list("language", flat=True).distinct())


_AROUND = (
    "SELECT * FROM (SELECT {number} AS n, {side} AS side, s.key, s.serial FROM editions_slot s"
    " WHERE s.listing_id = (SELECT id FROM editions_listing WHERE name = %s) AND s.key {sign} %s AND s.shown"
    " ORDER BY s.key {order} LIMIT {count}) q"
)
_PAGE = (
    "SELECT key, serial, shown FROM editions_slot WHERE listing_id = (SELECT id FROM editions_listing WHERE name = %s)"
    " ORDER BY key {order} LIMIT %s OFFSET %s"
)

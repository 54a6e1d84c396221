"""Keeping the index over the stored editions: heads, listings, and what each edition touched.

Everything is derived from the editions; ``rebuild`` makes it all again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import F, Min, Q

from . import listings
from .card import Card, card_of, written
from .edition import Edition
from .models import Head, Listing, Slot, StoredEdition, Touch

BATCH = 500
_IN_ONE_QUESTION = 900


@dataclass(frozen=True, slots=True)
class Entering:
    """A stored version on its way into the index; ``serial`` is the number of its text's first version."""

    edition: Edition
    row: StoredEdition
    serial: int


def head_of(entering: Entering, card: Card) -> Head:
    edition = entering.edition
    return Head(
        edition_id=edition.id,
        stored=entering.row,
        serial=entering.serial,
        group=edition.group,
        language=edition.language,
        kind=edition.kind,
        path=edition.path or None,
        first_published_at=edition.first_published_at,
        published_at=edition.published_at,
        withdrawn=edition.withdrawn,
        card=written(card),
    )


def enter_first(entering: Sequence[Entering]) -> None:
    """Takes the first versions of texts in, many at once.  Raises ``IntegrityError`` for an address that is taken."""
    if not entering:
        return
    cards = [card_of(e.edition) for e in entering]
    Head.objects.bulk_create([head_of(e, card) for e, card in zip(entering, cards, strict=True)])
    placed = [listings.places(e.edition, card, e.serial) for e, card in zip(entering, cards, strict=True)]
    ids, new = _listings({name for places in placed for name in places})
    Slot.objects.bulk_create(
        [
            Slot(listing_id=ids[name], key=key, serial=e.serial, shown=not e.edition.withdrawn)
            for e, places in zip(entering, placed, strict=True)
            for name, key in places.items()
        ]
    )
    _count(Counter(ids[name] for places in placed for name in places), "length")
    shown = (places for e, places in zip(entering, placed, strict=True) if not e.edition.withdrawn)
    _count(Counter(ids[name] for places in shown for name in places), "shown")
    _changed(entering)
    Touch.objects.bulk_create(
        [
            Touch(
                stored=e.row,
                moved=sorted(map(list, places.items())),
                changed=[],
                sets=_sets(new.intersection(places)),
            )
            for e, places in zip(entering, placed, strict=True)
        ]
    )


def enter_next(entering: Entering) -> None:
    """Takes a later version in: moves only the slots that are elsewhere now."""
    edition, serial = entering.edition, entering.serial
    card = card_of(edition)
    head = head_of(entering, card)
    slots = {s.listing.name: s for s in Slot.objects.filter(serial=serial).select_related("listing")}
    places = listings.places(edition, card, serial)
    gone = {name: slot for name, slot in slots.items() if places.get(name) != slot.key}
    come = {name: key for name, key in places.items() if name not in slots or slots[name].key != key}
    stayed = {name: slot for name, slot in slots.items() if name not in gone}
    shown = not edition.withdrawn
    head.save(force_update=True)
    Slot.objects.filter(pk__in=[slot.pk for slot in gone.values()]).delete()
    ids, new = _listings(set(come))
    Slot.objects.bulk_create(
        [Slot(listing_id=ids[name], key=key, serial=serial, shown=shown) for name, key in come.items()]
    )
    turned = [slot for slot in stayed.values() if slot.shown != shown]
    Slot.objects.filter(pk__in=[slot.pk for slot in turned]).update(shown=shown)
    length: Counter[int] = Counter(ids.values())
    length.subtract(slot.listing_id for slot in gone.values())
    seen: Counter[int] = Counter(ids.values() if shown else ())
    seen.subtract(slot.listing_id for slot in gone.values() if slot.shown)
    seen.update({slot.listing_id: 1 if shown else -1 for slot in turned})
    _count(length, "length")
    _count(seen, "shown")
    _changed([entering])
    Touch.objects.create(
        stored=entering.row,
        moved=sorted([*([n, s.key] for n, s in gone.items()), *([n, k] for n, k in come.items())]),
        changed=sorted([n, s.key] for n, s in stayed.items()),
        sets=_sets(new),
    )


def rebuild() -> None:
    """Makes the whole index again from the stored editions, in their order."""
    with transaction.atomic():
        for model in (Touch, Slot, Listing, Head):
            model.objects.all().delete()
        serials = dict(StoredEdition.objects.values_list("edition_id").annotate(first=Min("pk")))
        # What was erased is known by its tombstone alone.
        kept = StoredEdition.objects.exclude(canonical="")
        begins = set(kept.values("edition_id").annotate(first=Min("pk")).values_list("first", flat=True))
        firsts: list[Entering] = []
        for row in kept.order_by("pk").iterator(BATCH):
            entering = Entering(row.edition(), row, serials[row.edition_id])
            if row.pk in begins and len(firsts) < BATCH:
                firsts.append(entering)
                continue
            enter_first(firsts)
            firsts = [entering] if row.pk in begins else []
            if row.pk not in begins:
                enter_next(entering)
        enter_first(firsts)


def _listings(names: set[str]) -> tuple[dict[str, int], set[str]]:
    """The rows of listings by name, made where they were missing; and the names of those made."""
    found: dict[str, int] = {}
    wanted = sorted(names)
    for start in range(0, len(wanted), _IN_ONE_QUESTION):
        some = wanted[start : start + _IN_ONE_QUESTION]
        found.update(Listing.objects.filter(name__in=some).values_list("name", "pk"))
    new = [name for name in wanted if name not in found]
    rows = []
    for name in new:
        kind, language = listings.family(name)
        rows.append(Listing(name=name, family=kind, language=language))
    Listing.objects.bulk_create(rows)
    found.update((row.name, row.pk) for row in rows)
    return found, set(new)


def _count(changes: Counter[int], field: str) -> None:
    by_change: defaultdict[int, list[int]] = defaultdict(list)
    for pk, change in changes.items():
        if change:
            by_change[change].append(pk)
    for change, pks in by_change.items():
        for start in range(0, len(pks), _IN_ONE_QUESTION):
            some = pks[start : start + _IN_ONE_QUESTION]
            Listing.objects.filter(pk__in=some).update(**{field: F(field) + change})


def _changed(entering: Iterable[Entering]) -> None:
    """Notes on each month's listing when anything in it last changed."""
    latest: dict[str, datetime] = {}
    for edition in (e.edition for e in entering if e.edition.path):
        name = listings.published_in(edition.first_published_at.astimezone(UTC).strftime("%Y-%m"))
        latest[name] = max(edition.published_at, latest.get(name, edition.published_at))
    for name, moment in latest.items():
        rows = Listing.objects.filter(Q(changed_at=None) | Q(changed_at__lt=moment), name=name)
        rows.update(changed_at=moment)


def _sets(new: Iterable[str]) -> list[str]:
    return sorted({":".join(listings.family(name)) for name in new})

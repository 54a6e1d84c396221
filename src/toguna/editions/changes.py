"""What was stored since a moment, as whoever keeps derived files needs it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.db.models import Max

from .models import Head, StoredEdition, Touch

CHUNK = 500


@dataclass(slots=True)
class Changes:
    """``position`` is the number of the last stored edition.  ``points`` name what is new (``notes.py`` of the press):
    editions, their groups, families of listings that gained one.  Slots are a listing's name and a key: ``moved`` ones
    came or went, ``changed`` ones show something else."""

    position: int = 0
    editions: dict[str, None] = field(default_factory=dict)
    points: set[str] = field(default_factory=set)
    moved: set[tuple[str, int]] = field(default_factory=set)
    changed: set[tuple[str, int]] = field(default_factory=set)


def last_position() -> int:
    """The number of the last stored edition, 0 for none."""
    return StoredEdition.objects.aggregate(last=Max("pk"))["last"] or 0


def current_count() -> int:
    """How many texts and entries there are."""
    return Head.objects.count()


def changes_since(position: int) -> Changes:
    """Everything stored after the edition of that number."""
    changes = Changes(position)
    rows = Touch.objects.filter(stored_id__gt=position).order_by("stored_id")
    columns = ("stored_id", "stored__edition_id", "moved", "changed", "sets")
    groups = dict(Head.objects.filter(stored_id__gt=position).values_list("edition_id", "group"))
    for number, edition_id, moved, changed, sets in rows.values_list(*columns):
        changes.position = number
        changes.editions[edition_id] = None
        changes.points.update((f"e:{edition_id}", f"g:{groups.get(edition_id, edition_id)}"))
        changes.points.update(f"set:{name}" for name in sets)
        changes.moved.update((name, key) for name, key in moved)
        changes.changed.update((name, key) for name, key in changed)
    return changes


def edition_ids(chunk: int = CHUNK) -> Iterator[list[str]]:
    """The ids of all current texts and entries that have an address, by first publication, so many at a time."""
    rows = Head.objects.filter(path__isnull=False).order_by("first_published_at", "serial")
    some: list[str] = []
    for edition_id in rows.values_list("pk", flat=True).iterator(5000):
        some.append(edition_id)
        if len(some) == chunk:
            yield some
            some = []
    if some:
        yield some

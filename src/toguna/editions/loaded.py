"""The library for whoever reads nearly all of it in the order of publication: parts of listings are kept in memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection

from . import listings
from .library import Library, Page, Place

MOST_SLOTS = 1_000_000
"""About 20 MB of parts, and as much of whole listings; what was used longest ago goes first."""
BEFORE, AFTER = 1024, 3072
"""How far a part reaches from where it was asked for: whoever reads on in time needs no other for a while."""
_IN_ONE_QUESTION = 100


@dataclass(slots=True)
class _Part:
    """Slots of a listing by key; ``hidden`` are the positions of those not shown.  Nothing stands before the first
    where it is the ``oldest``, nor after the last where it is the ``newest``."""

    keys: array[int] = field(default_factory=lambda: array("q"))
    serials: array[int] = field(default_factory=lambda: array("q"))
    hidden: set[int] = field(default_factory=set)
    oldest: bool = True
    newest: bool = True

    def add(self, key: int, serial: int, shown: bool) -> None:
        if not shown:
            self.hidden.add(len(self.keys))
        self.keys.append(key)
        self.serials.append(serial)

    def side(self, key: int, count: int, later: bool) -> list[Place] | None:
        """So many shown places before or after a key, the nearest first; none where the part does not reach so far."""
        found: list[Place] = []
        if later:
            numbers = range(bisect_right(self.keys, key), len(self.keys))
        else:
            numbers = range(bisect_left(self.keys, key) - 1, -1, -1)
        for n in numbers:
            if len(found) == count:
                return found
            if n not in self.hidden:
                found.append((self.keys[n], self.serials[n]))
        return found if len(found) == count or (self.newest if later else self.oldest) else None


class _Kept:
    """Parts by the name of their listing, with so many slots in all."""

    def __init__(self) -> None:
        self.parts: OrderedDict[str, _Part] = OrderedDict()
        self._slots = 0

    def get(self, name: str) -> _Part | None:
        if name not in self.parts:
            return None
        self.parts.move_to_end(name)
        return self.parts[name]

    def put(self, name: str, part: _Part) -> None:
        if name in self.parts:
            self._slots -= len(self.parts.pop(name).keys)
        self.parts[name] = part
        self._slots += len(part.keys)
        while self._slots > MOST_SLOTS and len(self.parts) > 1:
            _, gone = self.parts.popitem(last=False)
            self._slots -= len(gone.keys)


class LoadedLibrary(Library):
    """Answers about listings from memory.  It sees each listing as it was when first asked for."""

    def __init__(self) -> None:
        self._parts = _Kept()
        self._whole = _Kept()

    def around(self, key: int, wanted: Mapping[str, tuple[int, int]]) -> dict[str, tuple[list[Place], list[Place]]]:
        found = {name: self._sides(self._parts.get(name), key, *counts) for name, counts in wanted.items()}
        missing = [name for name, sides in found.items() if sides is None]
        for start in range(0, len(missing), _IN_ONE_QUESTION):
            some = missing[start : start + _IN_ONE_QUESTION]
            for name, part in self._read(some, key).items():
                self._parts.put(name, part)
                found[name] = self._sides(part, key, *wanted[name])
        # More than a part holds, or hidden ones nearly all of it: the database knows.
        far = {name: wanted[name] for name, sides in found.items() if sides is None}
        there = super().around(key, far) if far else {}
        return {name: sides or there[name] for name, sides in found.items()}

    def page(self, name: str, start: int, stop: int) -> Page:
        whole = self._listing(name)
        stop = min(stop, len(whole.keys))
        if start >= stop:
            return Page((), 0, listings.LAST, listings.LAST)
        shown = (n for n in range(start, stop) if n not in whole.hidden)
        places = tuple((whole.keys[n], whole.serials[n]) for n in shown)
        return Page(places, stop - start, whole.keys[start], whole.keys[stop - 1])

    def length(self, name: str) -> int:
        return len(self._listing(name).keys)

    def count(self, name: str) -> int:
        whole = self._listing(name)
        return len(whole.keys) - len(whole.hidden)

    def _sides(self, part: _Part | None, key: int, before: int, after: int) -> tuple[list[Place], list[Place]] | None:
        if part is None:
            return None
        earlier = part.side(key, before, later=False) if before else []
        later = part.side(key, after, later=True) if after else []
        return None if earlier is None or later is None else (earlier, later)

    def _listing(self, name: str) -> _Part:
        part = self._whole.get(name)
        if part is None:
            part = _Part()
            with connection.cursor() as cursor:
                cursor.execute(_ALL, [name])
                while rows := cursor.fetchmany(5000):
                    for key, serial, shown in rows:
                        part.add(key, serial, shown)
            self._whole.put(name, part)
        return part

    def _read(self, names: Iterable[str], key: int) -> dict[str, _Part]:
        """The parts of listings about a key."""
        parts = {name: _Part() for name in names}
        order = list(parts)
        questions = [_PART.format(number=n, side=side, **_SIDES[side]) for n in range(len(order)) for side in (0, 1)]
        sides: list[tuple[list[tuple[int, int, bool]], ...]] = [([], []) for _ in order]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(questions), [given for name in order for given in (name, key) * 2])
            for number, side, at, serial, shown in cursor.fetchall():
                sides[number][side].append((at, serial, shown))
        for name, (earlier, later) in zip(order, sides, strict=True):
            part = parts[name]
            for slot in (*sorted(earlier), *sorted(later)):
                part.add(*slot)
            part.oldest, part.newest = len(earlier) < BEFORE, len(later) < AFTER
        return parts


_SIDES = (
    {"sign": "<=", "order": "DESC", "count": BEFORE},
    {"sign": ">", "order": "ASC", "count": AFTER},
)
_PART = (
    "SELECT * FROM (SELECT {number} AS number, {side} AS side, s.key, s.serial, s.shown"
    " FROM editions_listing l JOIN editions_slot s ON s.listing_id = l.id"
    " WHERE l.name = %s AND s.key {sign} %s ORDER BY s.key {order} LIMIT {count}) part{number}_{side}"
)
_ALL = (
    "SELECT s.key, s.serial, s.shown FROM editions_listing l JOIN editions_slot s ON s.listing_id = l.id"
    " WHERE l.name = %s ORDER BY s.key"
)

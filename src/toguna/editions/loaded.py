"""The library for whoever reads nearly all of it: listings are read whole, once, and searched in memory."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import connection

from . import listings
from .library import Library, Page, Place

MOST_SLOTS = 4_000_000
"""About 70 MB; the listings used longest ago go first."""
_IN_ONE_QUESTION = 500


@dataclass(slots=True)
class _Loaded:
    """A listing's slots by key; ``hidden`` are the positions of those not shown."""

    keys: array[int] = field(default_factory=lambda: array("q"))
    serials: array[int] = field(default_factory=lambda: array("q"))
    hidden: set[int] = field(default_factory=set)


class LoadedLibrary(Library):
    """Answers about listings from memory.  It sees each listing as it was when first asked for."""

    def __init__(self) -> None:
        self._loaded: OrderedDict[str, _Loaded] = OrderedDict()
        self._slots = 0

    def around(self, key: int, wanted: Mapping[str, tuple[int, int]]) -> dict[str, tuple[list[Place], list[Place]]]:
        self._load(wanted)
        return {name: self._sides(name, key, before, after) for name, (before, after) in wanted.items()}

    def page(self, name: str, start: int, stop: int) -> Page:
        loaded = self._listing(name)
        stop = min(stop, len(loaded.keys))
        if start >= stop:
            return Page((), 0, listings.LAST, listings.LAST)
        shown = (n for n in range(start, stop) if n not in loaded.hidden)
        places = tuple((loaded.keys[n], loaded.serials[n]) for n in shown)
        return Page(places, stop - start, loaded.keys[start], loaded.keys[stop - 1])

    def length(self, name: str) -> int:
        return len(self._listing(name).keys)

    def count(self, name: str) -> int:
        loaded = self._listing(name)
        return len(loaded.keys) - len(loaded.hidden)

    def _sides(self, name: str, key: int, before: int, after: int) -> tuple[list[Place], list[Place]]:
        loaded = self._listing(name)
        keys, serials, hidden = loaded.keys, loaded.serials, loaded.hidden
        sides: tuple[list[Place], list[Place]] = ([], [])
        for side, count, numbers in (
            (sides[0], before, range(bisect_left(keys, key) - 1, -1, -1)),
            (sides[1], after, range(bisect_right(keys, key), len(keys))),
        ):
            for n in numbers:
                if len(side) >= count:
                    break
                if n not in hidden:
                    side.append((keys[n], serials[n]))
        return sides

    def _listing(self, name: str) -> _Loaded:
        if name not in self._loaded:
            self._load([name])
        return self._loaded[name]

    def _load(self, names: Iterable[str]) -> None:
        missing = []
        for name in names:
            if name in self._loaded:
                self._loaded.move_to_end(name)
            else:
                missing.append(name)
        for start in range(0, len(missing), _IN_ONE_QUESTION):
            self._read(missing[start : start + _IN_ONE_QUESTION])
        # Those just asked for stand at the end and stay, however many they are.
        while self._slots > MOST_SLOTS and len(self._loaded) > len(missing) + 50:
            _, gone = self._loaded.popitem(last=False)
            self._slots -= len(gone.keys)

    def _read(self, names: list[str]) -> None:
        for name in names:
            self._loaded[name] = _Loaded()
        with connection.cursor() as cursor:
            marks = ", ".join(["%s"] * len(names))
            cursor.execute(_SLOTS.format(marks=marks), names)
            while rows := cursor.fetchmany(5000):
                for name, key, serial, shown in rows:
                    loaded = self._loaded[name]
                    if not shown:
                        loaded.hidden.add(len(loaded.keys))
                    loaded.keys.append(key)
                    loaded.serials.append(serial)
                self._slots += len(rows)


_SLOTS = (
    "SELECT l.name, s.key, s.serial, s.shown FROM editions_listing l JOIN editions_slot s ON s.listing_id = l.id"
    " WHERE l.name IN ({marks}) ORDER BY l.id, s.key"
)

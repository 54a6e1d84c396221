"""Making the whole site in a new folder, on all cores or on a cluster, with a new ledger.

The units are handed out in chunks; each process writes its files and its part of the ledger, and only names come back.
Memory does not grow with the archive."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

from toguna.editions.changes import edition_ids

from .fixed import fixed_hash
from .ledger import Ledger, Record
from .making import Wanted, made_unit
from .units import ROOT, Site, edition_unit, numbered

CHUNK = 250
PAGES_CHUNK = 40
_STEMS = frozenset({"site", "language", "sitemaps", "section", "archive", "agenda", "numbers"})
"""Units with others below them, made where the work is handed out."""


Below = tuple[str, int | None]
"""A unit and the number of the one it stands below."""


@dataclass(slots=True)
class ChunkMade:
    """What came of a chunk of units."""

    units: int = 0
    files: int = 0
    bytes: int = 0
    pages: list[tuple[str, int]] = field(default_factory=list)
    wanted: Wanted = field(default_factory=Wanted)


Data = bytes


class Writes(Protocol):
    """Where files go; ``bytes`` counts what was written."""

    bytes: int

    def write(self, name: str, data: Data) -> None: ...


class Keeps(Protocol):
    """Where records go."""

    def add(self, record: Record, parent: int | None = None) -> int: ...
    def commit(self) -> None: ...


class Maker:
    """Makes chunks of units into a folder and a part of a ledger; one a process."""

    def __init__(self, site: Site, folder: Writes, part: Keeps) -> None:
        self.site = site
        self.folder = folder
        self.part = part

    def editions(self, ids: list[str]) -> ChunkMade:
        """The units of some editions, which are read at once."""
        self.site.shelf.ahead(ids)
        return self.units([(edition_unit(edition_id), None) for edition_id in ids])

    def units(self, units: list[Below]) -> ChunkMade:
        done = ChunkMade()
        for name, parent in units:
            self._one(name, done, parent)
        self.part.commit()
        return done

    def stem(self, name: str, parent: int | None, done: ChunkMade) -> tuple[int, list[str]]:
        """A unit with others below it: its number in the ledger and their names."""
        return self._one(name, done, parent)

    def _one(self, name: str, done: ChunkMade, parent: int | None) -> tuple[int, list[str]]:
        made, record = made_unit(self.site, name, done.wanted)
        before = self.folder.bytes
        for item in made.outputs:
            if not item.late:
                self.folder.write(item.path, item.data)
        done.units += 1
        done.files += len(made.outputs)
        done.bytes += self.folder.bytes - before
        if made.pages[1]:
            done.pages.append(made.pages)
        return self.part.add(record, parent), made.children


class Hands(Protocol):
    """Those who make chunks: this process, several, or a cluster."""

    def give(self, method: str, chunk: list[Any]) -> Iterator[ChunkMade]:
        """Hands a chunk to ``Maker.editions`` or ``Maker.units``; gives what has come back so far, in any order."""

    def wait(self) -> Iterator[ChunkMade]:
        """Gives the rest of what was handed out."""


def make_everything(
    maker: Maker, hands: Hands, media: Callable[[Wanted], int], progress: Callable[[int], None]
) -> ChunkMade:
    """Makes every unit there is.

    ``media`` sees to the pictures and attachments that a chunk wants, some of them seen to before, and gives the bytes
    that it wrote."""
    total = ChunkMade()

    def take(results: Iterator[ChunkMade]) -> list[tuple[str, int]]:
        pages = []
        for done in results:
            total.units += done.units
            total.files += done.files
            total.bytes += done.bytes
            total.bytes += media(done.wanted)
            pages += done.pages
            progress(total.units)
        return pages

    pages: list[tuple[str, int]] = []
    for ids in edition_ids(CHUNK):
        pages += take(hands.give("editions", ids))
    own = ChunkMade()
    leaves = list(_stems(maker, own))
    for start in range(0, len(leaves), PAGES_CHUNK):
        pages += take(hands.give("units", leaves[start : start + PAGES_CHUNK]))
    pages += take(iter([own]))
    pages += take(hands.wait())
    # Numbered pages stand below no unit: their number is noted with the unit that counts them.
    names: Iterator[Below] = ((name, None) for some in pages for name in numbered(some))
    while chunk := list(islice(names, PAGES_CHUNK)):
        take(hands.give("units", chunk))
    take(hands.wait())
    return total


def _stems(maker: Maker, done: ChunkMade) -> Iterator[Below]:
    """Makes the units that have others below them; gives the rest."""
    waiting: deque[Below] = deque([(ROOT, None)])
    while waiting:
        name, parent = waiting.popleft()
        number, children = maker.stem(name, parent, done)
        waiting.extend((child, number) for child in children if child.partition(" ")[0] in _STEMS)
        yield from ((child, number) for child in children if child.partition(" ")[0] not in _STEMS)


def fixed_now(ledger: Ledger, site: Site) -> dict[str, str]:
    """The present hashes of everything beside the store that any unit depends on."""
    return {key: fixed_hash(key, site.rooms, site.today) for key in sorted(ledger.fixed_keys())}

"""What the press remembers of a site: its files, and what each unit read when it was made.

One SQLite file that belongs to one public folder.  It is never the authority on anything: without it the site is made
anew.  Names of things read are kept as 64-bit hashes; two names that fall together cost a needless making, no more."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import struct
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from .making_late import SIZE as LATE
from .notes import Notes

FORMAT = "5"
_SCHEMA = """
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE unit (
  id INTEGER PRIMARY KEY, name TEXT, parent INTEGER, pages_name TEXT, pages INTEGER, fixed INTEGER, reads BLOB
);
CREATE TABLE output (name TEXT, unit INTEGER, hash BLOB, size INTEGER);
CREATE TABLE medium (name TEXT, unit INTEGER);
CREATE TABLE owed (name TEXT PRIMARY KEY, unit TEXT, turn INTEGER) WITHOUT ROWID;
CREATE INDEX owed_turn ON owed (turn);
CREATE TABLE fixed (key TEXT PRIMARY KEY, hash TEXT) WITHOUT ROWID;
CREATE TABLE fixed_set (id INTEGER PRIMARY KEY, keys TEXT);
"""
# A part written by one process has heaps; the whole has trees, filled in order.
_HEAPS = """
CREATE TABLE point (key INTEGER, unit INTEGER);
CREATE TABLE span (listing INTEGER, high INTEGER, low INTEGER, unit INTEGER);
CREATE TABLE place (listing INTEGER, high INTEGER, low INTEGER, unit INTEGER);
"""
_TREES = """
CREATE TABLE point (key INTEGER, unit INTEGER, PRIMARY KEY (key, unit)) WITHOUT ROWID;
CREATE TABLE span (listing INTEGER, high INTEGER, low INTEGER, unit INTEGER,
  PRIMARY KEY (listing, high, low, unit)) WITHOUT ROWID;
CREATE TABLE place (listing INTEGER, high INTEGER, low INTEGER, unit INTEGER,
  PRIMARY KEY (listing, high, low, unit)) WITHOUT ROWID;
"""
_INDEXES = """
CREATE UNIQUE INDEX unit_name ON unit (name);
CREATE INDEX unit_parent ON unit (parent) WHERE parent IS NOT NULL;
CREATE INDEX unit_fixed ON unit (fixed);
CREATE UNIQUE INDEX output_name ON output (name);
CREATE INDEX output_unit ON output (unit);
CREATE INDEX output_unsure ON output (unit) WHERE hash IS NULL;
CREATE UNIQUE INDEX medium_name ON medium (name, unit);
CREATE INDEX medium_unit ON medium (unit);
"""


class Unreadable(Exception):
    """The file is not a ledger of this press: the site is to be made anew."""


@lru_cache(maxsize=65_536)
def hashed(name: str) -> int:
    """A name as a signed 64-bit number (BLAKE2b of 8 bytes)."""
    (number,) = struct.unpack("<q", hashlib.blake2b(name.encode(), digest_size=8).digest())
    return int(number)


@dataclass(slots=True)
class Record:
    """A unit as the ledger keeps it: its files with their hashes and sizes, its media, what it read."""

    name: str
    outputs: list[tuple[str, bytes, int]] = field(default_factory=list)
    media: list[str] = field(default_factory=list)
    pages: tuple[str, int] = ("", 0)
    fixed: tuple[str, ...] = ()
    points: list[int] = field(default_factory=list)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    places: list[tuple[int, int, int]] = field(default_factory=list)

    def read(self, notes: Notes) -> None:
        self.fixed = tuple(sorted(notes.fixed))
        self.points = [hashed(name) for name in notes.points]
        self.spans = [(hashed(name), high, low) for name, low, high in notes.spans]
        self.places = [(hashed(name), high, low) for name, low, high in notes.places]

    def packed(self) -> bytes:
        """What was read, so that exactly these rows can be taken out again."""
        flat = [len(self.points), len(self.spans), *self.points]
        for row in (*self.spans, *self.places):
            flat += row
        return struct.pack(f"<{len(flat)}q", *flat)


Rows = tuple[list[int], list[tuple[int, ...]], list[tuple[int, ...]]]


def _unpacked(blob: bytes) -> Rows:
    flat = struct.unpack(f"<{len(blob) // 8}q", blob)
    points, spans = flat[0], flat[1]
    rows = [flat[i : i + 3] for i in range(2 + points, len(flat), 3)]
    return list(flat[2 : 2 + points]), rows[:spans], rows[spans:]


class Ledger:
    """An open ledger.  ``commit`` makes what was written since the last one stay, all of it or nothing."""

    def __init__(self, file: Path, connection: sqlite3.Connection) -> None:
        self.file = file
        self._db = connection
        self._sets: dict[tuple[str, ...], int] = {}

    @classmethod
    def create(cls, file: Path, *, part: bool = False, first_id: int = 0) -> Ledger:
        """A new ledger, or a part of one made by one process, whose units are numbered from ``first_id``."""
        file.parent.mkdir(parents=True, exist_ok=True)
        for left in (file, file.with_name(file.name + "-wal"), file.with_name(file.name + "-shm")):
            left.unlink(missing_ok=True)
        db = sqlite3.connect(file, check_same_thread=False)
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA + (_HEAPS if part else _TREES))
        ledger = cls(file, db)
        ledger._next = first_id + 1
        return ledger

    @classmethod
    def open(cls, file: Path) -> Ledger:
        """The ledger of a file.  Raises :class:`Unreadable` where there is none, or none of this format."""
        if not file.exists():
            raise Unreadable(str(file))
        db = sqlite3.connect(file, check_same_thread=False)
        try:
            db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;")
            found = db.execute("SELECT value FROM state WHERE name = 'format'").fetchone()
            if found != (FORMAT,):
                raise Unreadable(str(file))
            last = db.execute("SELECT max(id) FROM unit").fetchone()[0] or 0
        except sqlite3.DatabaseError as error:
            db.close()
            raise Unreadable(str(file)) from error
        ledger = cls(file, db)
        ledger._next = last + 1
        return ledger

    _next = 1

    def move(self, file: Path) -> None:
        """Gives the ledger its lasting place, on the same file system; it stays open."""
        self.file.replace(file)
        self.file = file

    def close(self) -> None:
        self._db.close()

    def commit(self) -> None:
        self._db.commit()

    def roll_back(self) -> None:
        self._db.rollback()
        self._sets.clear()

    # -- what stands in it

    @property
    def position(self) -> int:
        """The number of the last stored edition that the site knows."""
        return self.count("position")

    def count(self, name: str) -> int:
        """A noted number: ``position`` or ``files``."""
        found = self._db.execute("SELECT value FROM state WHERE name = ?", [name]).fetchone()
        return int(found[0]) if found else 0

    def files(self) -> int:
        """How many files there are, without those that are made later."""
        return int(self._db.execute("SELECT count(*) FROM output WHERE size != ?", [LATE]).fetchone()[0])

    def late_among(self, names: Iterable[str]) -> int:
        """How many of these files are made later."""
        query = "SELECT 1 FROM output WHERE name = ? AND size = ?"
        return sum(1 for name in names if self._db.execute(query, [name, LATE]).fetchone())

    def outputs(self) -> Iterator[tuple[str, int]]:
        """Every file's name and size."""
        yield from self._db.execute("SELECT name, size FROM output")

    def media(self) -> Iterator[str]:
        for (name,) in self._db.execute("SELECT DISTINCT name FROM medium"):
            yield name

    def showing(self, medium: str) -> list[str]:
        """The files of the units that refer to a medium."""
        query = "SELECT o.name FROM medium m JOIN output o ON o.unit = m.unit WHERE m.name = ?"
        return [name for (name,) in self._db.execute(query, [medium])]

    def late(self) -> Iterator[tuple[str, str]]:
        """The files that are made later, each with its unit."""
        query = "SELECT o.name, u.name FROM output o JOIN unit u ON u.id = o.unit WHERE o.size = ?"
        yield from self._db.execute(query, [LATE])

    def hashes(self, names: Collection[str]) -> dict[str, bytes | None]:
        """The hashes of files by name; none for one that may be half done."""
        found: dict[str, bytes | None] = {}
        for name in names:
            row = self._db.execute("SELECT hash FROM output WHERE name = ?", [name]).fetchone()
            if row:
                found[name] = row[0]
        return found

    def fixed(self) -> dict[str, str]:
        return dict(self._db.execute("SELECT key, hash FROM fixed"))

    def units_by_fixed(self, keys: Collection[str]) -> set[str]:
        """The units that depend on any of these fixed keys."""
        wanted = set(keys)
        sets = [pk for pk, kept in self._db.execute("SELECT id, keys FROM fixed_set") if wanted & set(json.loads(kept))]
        return {name for pk in sets for (name,) in self._db.execute("SELECT name FROM unit WHERE fixed = ?", [pk])}

    def readers(
        self, points: Iterable[str], moved: Iterable[tuple[str, int]], changed: Iterable[tuple[str, int]]
    ) -> set[str]:
        """The units that read any of these: points, slots that came or went, slots that show something else."""
        units: set[int] = set()
        for name in points:
            units.update(pk for (pk,) in self._db.execute("SELECT unit FROM point WHERE key = ?", [hashed(name)]))
        both = [(slot, ("span", "place")) for slot in moved] + [(slot, ("span",)) for slot in changed]
        for (name, key), tables in both:
            for table in tables:
                rows = self._db.execute(
                    f"SELECT unit FROM {table} WHERE listing = ? AND high >= ? AND low <= ?",
                    [hashed(name), key, key],
                )
                units.update(pk for (pk,) in rows)
        return {name for pk in units for (name,) in self._db.execute("SELECT name FROM unit WHERE id = ?", [pk])}

    def unsure(self) -> set[str]:
        """The units of files that a run cut short may have left in any state."""
        return {
            name
            for (name,) in self._db.execute(
                "SELECT DISTINCT u.name FROM output o JOIN unit u ON u.id = o.unit WHERE o.hash IS NULL"
            )
        }

    def orphans(self) -> list[str]:
        """Files put in place by a run cut short and claimed by no unit since."""
        return [name for (name,) in self._db.execute("SELECT name FROM output WHERE unit = 0")]

    def unit(self, name: str) -> tuple[int, tuple[str, int], set[str], set[str]] | None:
        """A unit's number, its numbered pages, and the names of its files and media."""
        row = self._db.execute("SELECT id, pages_name, pages FROM unit WHERE name = ?", [name]).fetchone()
        if row is None:
            return None
        pk, pages_name, pages = row
        outputs = {n for (n,) in self._db.execute("SELECT name FROM output WHERE unit = ?", [pk])}
        media = {n for (n,) in self._db.execute("SELECT name FROM medium WHERE unit = ?", [pk])}
        return pk, (pages_name, pages), outputs, media

    def children(self, pk: int) -> set[str]:
        return {name for (name,) in self._db.execute("SELECT name FROM unit WHERE parent = ?", [pk])}

    def has_medium(self, name: str) -> bool:
        return self._db.execute("SELECT 1 FROM medium WHERE name = ? LIMIT 1", [name]).fetchone() is not None

    def media_of_units(self, prefix: str) -> Iterator[tuple[str, str]]:
        """The media whose names begin so, each with a unit that refers to it."""
        query = "SELECT m.name, u.name FROM medium m JOIN unit u ON u.id = m.unit WHERE m.name >= ? AND m.name < ?"
        yield from self._db.execute(query, [prefix, prefix + "\U0010ffff"])

    def owed(self, most: int) -> list[tuple[str, str]]:
        """Files still to be made, each with its unit; the units made last, the newest texts, come first."""
        query = "SELECT name, unit FROM owed ORDER BY turn DESC LIMIT ?"
        return list(self._db.execute(query, [most]))

    def owed_names(self) -> Iterator[str]:
        for (name,) in self._db.execute("SELECT name FROM owed"):
            yield name

    def owed_count(self) -> int:
        return int(self._db.execute("SELECT count(*) FROM owed").fetchone()[0])

    def has_output(self, name: str) -> bool:
        return self._db.execute("SELECT 1 FROM output WHERE name = ?", [name]).fetchone() is not None

    # -- what is written into it

    def owe(self, files: Iterable[tuple[str, str]]) -> None:
        """These files, each with its unit, are still to be made."""
        # A part's units are numbered in the order of publication, above a number of its process (``engines``).
        query = "INSERT OR REPLACE INTO owed SELECT ?1, ?2, (SELECT id & 4294967295 FROM unit WHERE name = ?2)"
        self._db.executemany(query, list(files))

    def settle(self, names: Iterable[str]) -> None:
        """These are made, or no longer asked for."""
        self._db.executemany("DELETE FROM owed WHERE name = ?", [(name,) for name in names])

    def doubt(self, names: Iterable[str]) -> int:
        """From now on these files are of unknown content, until they are put again; commits.

        Gives how many of them the ledger did not know."""
        rows = [(name,) for name in names]
        before = self.hashes([name for (name,) in rows])
        self._db.executemany(
            "INSERT INTO output (name, unit, hash, size) VALUES (?, 0, NULL, -1)"
            " ON CONFLICT (name) DO UPDATE SET hash = NULL",
            rows,
        )
        self._db.commit()
        return len(rows) - len(before)

    def put(self, record: Record, parent: str = "") -> None:
        """Takes a unit in, in place of what it was."""
        row = self._db.execute("SELECT id, reads, parent FROM unit WHERE name = ?", [record.name]).fetchone()
        if row:
            pk = row[0]
            self._forget_reads(pk, row[1])
            self._db.execute("DELETE FROM medium WHERE unit = ?", [pk])
            self._db.execute("DELETE FROM output WHERE unit = ?", [pk])
            self._db.execute("DELETE FROM unit WHERE id = ?", [pk])
        else:
            pk, self._next = self._next, self._next + 1
        above = self._parent(parent) if parent else (row[2] if row else None)
        self._add(pk, above, record, "OR REPLACE")

    def add(self, record: Record, parent: int | None = None) -> int:
        """Takes in a unit that was never there before; gives its number."""
        pk, self._next = self._next, self._next + 1
        self._add(pk, parent, record, "")
        return pk

    def _add(self, pk: int, parent: int | None, record: Record, or_replace: str) -> None:
        db = self._db
        db.execute(
            "INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?)",
            (pk, record.name, parent, *record.pages, self._fixed_set(record.fixed), record.packed()),
        )
        db.executemany(
            f"INSERT {or_replace} INTO output VALUES (?, ?, ?, ?)",
            [(name, pk, digest, size) for name, digest, size in record.outputs],
        )
        db.executemany("INSERT INTO medium VALUES (?, ?)", [(name, pk) for name in record.media])
        db.executemany("INSERT OR IGNORE INTO point VALUES (?, ?)", [(key, pk) for key in record.points])
        db.executemany("INSERT OR IGNORE INTO span VALUES (?, ?, ?, ?)", [(*row, pk) for row in record.spans])
        db.executemany("INSERT OR IGNORE INTO place VALUES (?, ?, ?, ?)", [(*row, pk) for row in record.places])

    def remove(self, name: str) -> None:
        """Takes a unit out, with all that was noted of it; its files are the caller's to remove."""
        row = self._db.execute("SELECT id, reads FROM unit WHERE name = ?", [name]).fetchone()
        if row:
            pk, reads = row
            self._forget_reads(pk, reads)
            for table, column in (("medium", "unit"), ("output", "unit"), ("unit", "id")):
                self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", [pk])

    def remove_files(self, names: Iterable[str]) -> None:
        self._db.executemany("DELETE FROM output WHERE name = ?", [(name,) for name in names])

    def finish(self, position: int, fixed: Mapping[str, str], files: int) -> None:
        """Notes up to where the site is, the hashes of what it depends on beside the store, and its number of files."""
        rows = [("format", FORMAT), ("position", str(position)), ("files", str(files))]
        self._db.executemany("INSERT OR REPLACE INTO state VALUES (?, ?)", rows)
        self._db.execute("DELETE FROM fixed")
        self._db.executemany("INSERT INTO fixed VALUES (?, ?)", list(fixed.items()))

    def fixed_keys(self) -> set[str]:
        """All fixed keys that any unit depends on."""
        return {key for (keys,) in self._db.execute("SELECT keys FROM fixed_set") for key in json.loads(keys)}

    def take(self, part: Path) -> None:
        """Takes in all rows of a part but its reads, which ``sort`` brings in."""
        with self._attached(part):
            self._db.execute("INSERT INTO unit SELECT * FROM part.unit")
            self._db.execute("INSERT INTO output SELECT * FROM part.output")
            self._db.execute("INSERT INTO medium SELECT * FROM part.medium")
            self._db.execute("INSERT OR IGNORE INTO fixed_set SELECT * FROM part.fixed_set")

    def sort(self, parts: Collection[Path]) -> None:
        """Brings the reads of parts in, in the order of the trees, and makes the indexes."""
        for number, part in enumerate(parts):
            self._db.execute(f"ATTACH ? AS part{number}", [str(part)])
        for table, order in (("point", "1, 2"), ("span", "1, 2, 3, 4"), ("place", "1, 2, 3, 4")):
            parts_of = " UNION ALL ".join(f"SELECT * FROM part{n}.{table}" for n in range(len(parts)))
            self._db.execute(f"INSERT OR IGNORE INTO {table} {parts_of} ORDER BY {order}")
        self._db.commit()
        for number in range(len(parts)):
            self._db.execute(f"DETACH part{number}")
        self._db.executescript(_INDEXES)

    @contextmanager
    def _attached(self, part: Path) -> Iterator[None]:
        self._db.execute("ATTACH ? AS part", [str(part)])
        try:
            yield
            self._db.commit()
        finally:
            self._db.execute("DETACH part")

    def _parent(self, name: str) -> int | None:
        row = self._db.execute("SELECT id FROM unit WHERE name = ?", [name]).fetchone()
        return int(row[0]) if row else None

    def _forget_reads(self, pk: int, blob: bytes) -> None:
        points, spans, places = _unpacked(blob)
        self._db.executemany("DELETE FROM point WHERE key = ? AND unit = ?", [(key, pk) for key in points])
        for table, rows in (("span", spans), ("place", places)):
            self._db.executemany(
                f"DELETE FROM {table} WHERE listing = ? AND high = ? AND low = ? AND unit = ?",
                [(*row, pk) for row in rows],
            )

    def _fixed_set(self, keys: tuple[str, ...]) -> int:
        """The number of a set of fixed keys: the hash of its names, so that every part gives the same."""
        if keys not in self._sets:
            text = json.dumps(keys)
            self._sets[keys] = pk = hashed(text)
            self._db.execute("INSERT OR IGNORE INTO fixed_set VALUES (?, ?)", (pk, text))
        return self._sets[keys]

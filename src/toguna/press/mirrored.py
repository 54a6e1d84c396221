"""What a mirror has put into a store, in an SQLite file of its own: name, hash, size, and the tag the store gave.

A row without a hash is the journal: that object was about to be changed, and only looking can tell what it is now.  It
is written, and synced, before the first object is touched."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS object (name TEXT PRIMARY KEY, md5 TEXT NOT NULL, size INTEGER NOT NULL, tag TEXT NOT NULL)
    WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS unsure ON object (name) WHERE md5 = '';
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TEMP TABLE listed (name TEXT PRIMARY KEY, size INTEGER NOT NULL, tag TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """An object as it was put, or as the store lists it (then without ``md5``); ``size`` in bytes."""

    name: str
    md5: str
    size: int
    tag: str


class Mirrored:
    """The memory of one mirror.  Use it from one thread, and close it."""

    def __init__(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(file, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        self._db.close()

    @property
    def complete(self) -> bool:
        """Whether the whole store has been compared with the folder at least once."""
        return self._db.execute("SELECT 1 FROM fact WHERE name = 'complete'").fetchone() is not None

    def set_complete(self) -> None:
        self._db.execute("INSERT OR REPLACE INTO fact VALUES ('complete', '1')")

    def get(self, name: str) -> Stored | None:
        row = self._db.execute("SELECT name, md5, size, tag FROM object WHERE name = ?", (name,)).fetchone()
        return Stored(*row) if row else None

    def begin(self, names: Iterable[str]) -> None:
        """Writes the journal: these are about to be put or deleted."""
        self._many("INSERT OR REPLACE INTO object VALUES (?, '', 0, '')", ((name,) for name in names))

    def unsure(self) -> list[str]:
        """What the journal still holds: an earlier run was cut short, or is under way."""
        return [name for (name,) in self._db.execute("SELECT name FROM object WHERE md5 = ''")]

    def put(self, objects: Iterable[Stored]) -> None:
        """These stand in the store now."""
        self._many(
            "INSERT OR REPLACE INTO object VALUES (?, ?, ?, ?)", ((o.name, o.md5, o.size, o.tag) for o in objects)
        )

    def forget(self, names: Iterable[str]) -> None:
        """These no longer stand in the store."""
        self._many("DELETE FROM object WHERE name = ?", ((name,) for name in names))

    def forget_vanished(self) -> None:
        """Forgets what the listing does not have, except what is about to be put."""
        self._db.execute("DELETE FROM object WHERE md5 != '' AND name NOT IN (SELECT name FROM listed)")

    def list(self, objects: Iterable[Stored]) -> None:
        """Keeps the store's listing, for as long as this memory is open."""
        self._db.execute("DELETE FROM listed")
        self._many("INSERT OR REPLACE INTO listed VALUES (?, ?, ?)", ((o.name, o.size, o.tag) for o in objects))

    def listed(self, name: str) -> Stored | None:
        row = self._db.execute("SELECT name, '', size, tag FROM listed WHERE name = ?", (name,)).fetchone()
        return Stored(*row) if row else None

    def listed_names(self) -> Iterator[tuple[str, bool]]:
        """Every name in the listing, and whether this mirror knows to have put it."""
        ours = "SELECT 1 FROM object WHERE object.name = listed.name"
        with closing(self._db.execute(f"SELECT name, EXISTS ({ours}) FROM listed ORDER BY name")) as rows:
            yield from ((name, bool(known)) for name, known in rows)

    def _many(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._db.executemany(statement, rows)
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

"""The files by which a received text finds the official one: fingerprints in shards, the fate of entries, numbers.

They lie in the log's folder under ``index/`` and are derived: nothing is believed because it stands there.  The newest
texts are in one small file; when it is full it is spread over the shards, so that a publication touches few files."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from .fingerprints import Postings, add, decode, encode, shard_count, shard_of, shard_path
from .log import replace_plainly
from .public_record import STATES

RECENT: Final = 64
"""Texts whose fingerprints wait in the small file."""
_META, _RECENT = "meta.json", "recent.bin"


class LookUp:
    """``folder`` is the log's ``index/``; ``changed`` gathers the names (from it) of the files written or removed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.changed: set[str] = set()
        self._states: dict[int, dict[str, list[Any]]] = {}
        self._numbers: dict[str, dict[str, Any]] = {}

    @property
    def begun(self) -> bool:
        """Whether there is anything yet that can be asked."""
        return (self.folder / _META).exists()

    def add(self, postings: Iterable[tuple[int, int]], texts: int) -> None:
        """Takes in fingerprints with the first entries of their texts; ``texts`` is how many there are."""
        meta = self._meta()
        fresh = array("Q", (fingerprint << 32 | first for fingerprint, first in postings))
        waiting = decode(self._read(_RECENT))
        if meta["recent"] + texts <= RECENT:
            for key in fresh:
                add(waiting, key >> 32, key & 0xFFFFFFFF)
            self._write(_RECENT, encode(waiting))
            meta["recent"] += texts
        else:
            fresh.extend(f << 32 | first for f, firsts in waiting.items() for first in firsts)
            meta["postings"] += len(fresh)
            self._spread(meta, sorted(fresh))
            meta["recent"] = 0
            self._write(_RECENT, b"")
        self._write(_META, _json(meta))

    def forget(self, first: int) -> None:
        """Takes a text's fingerprints out of every file."""
        for name in [_RECENT, *(shard_path(n) for n in range(self._meta()["shards"]))]:
            postings = decode(data) if (data := self._read(name)) else {}
            if any(first in texts for texts in postings.values()):
                kept = {f: [t for t in texts if t != first] for f, texts in postings.items() if texts != [first]}
                self._write(name, encode(kept))

    def follow(self, index: int, by: int, kind: str) -> None:
        """Notes that an entry was followed by another of the same text."""
        number = index // STATES
        if number not in self._states:
            self._states[number] = self._load(f"state/{number}.json")
        self._states[number][str(index)] = [by, kind]

    def number(self, series: str, year: int, number: int, told: dict[str, Any]) -> None:
        """Notes which text bears a number."""
        register = self._register(series, year)
        register["numbers"][str(number)] = told
        register["last"] = max(register["last"], number)

    def voids(self, series: str, voids: Iterable[tuple[int, int, str]]) -> None:
        """Notes which numbers (year, number, reason) of a series are void."""
        for year, number, reason in voids:
            register = self._register(series, year)
            register["voids"][str(number)] = reason
            register["last"] = max(register["last"], number)

    def series(self, series: str, told: dict[str, str]) -> None:
        """Notes how the numbers of a series are printed."""
        known = [s for s in self._load("series.json", []) if s["id"] != series]
        self._write("series.json", _json(sorted([*known, {"id": series, **told}], key=lambda s: str(s["id"]))))

    def finish(self) -> None:
        """Writes what was noted of fates and numbers."""
        for number, states in self._states.items():
            self._write(f"state/{number}.json", _json(states))
        for name, register in self._numbers.items():
            self._write(name, _json(register))

    def _register(self, series: str, year: int) -> dict[str, Any]:
        name = f"numbers/{series}/{year}.json"
        if name not in self._numbers:
            self._numbers[name] = self._load(name, {"last": 0, "numbers": {}, "voids": {}})
        return self._numbers[name]

    def _spread(self, meta: dict[str, int], keys: list[int]) -> None:
        """Merges sorted keys (fingerprint and text) into the shards, which become more where they are too full."""
        before, after = meta["shards"], shard_count(meta["postings"])
        after = max(before, after)
        meta["shards"] = after
        at = 0
        for old in range(before):
            end = at
            while end < len(keys) and shard_of(keys[end] >> 32, before) == old:
                end += 1
            if end == at and after == before:
                continue
            postings = decode(data) if (data := self._read(shard_path(old))) else {}
            for key in keys[at:end]:
                add(postings, key >> 32, key & 0xFFFFFFFF)
            at = end
            for number, some in _shared_out(postings, after, old * (after // before), after // before):
                self._write(_staged(number) if after > before else shard_path(number), encode(some))
        if after > before:
            self._take_over(before, after)

    def _take_over(self, before: int, after: int) -> None:
        """Lets the shards of a larger number take the place of the fewer ones."""
        for number in range(after):
            staged = self.folder / _staged(number)
            target = shard_path(number)
            if staged.exists():
                self._write(target, staged.read_bytes())
                staged.unlink()
            elif number < before and (self.folder / target).exists():
                (self.folder / target).unlink()
                self.changed.add(target)
        self.changed = {name for name in self.changed if not name.endswith(".staged")}

    def _meta(self) -> dict[str, int]:
        meta: dict[str, int] = self._load(_META, {"format": 1, "shards": 1, "postings": 0, "recent": 0})
        return meta

    def _load(self, name: str, default: Any = None) -> Any:
        data = self._read(name)
        return json.loads(data) if data else ({} if default is None else default)

    def _read(self, name: str) -> bytes:
        file = self.folder / name
        return file.read_bytes() if file.exists() else b""

    def _write(self, name: str, data: bytes) -> None:
        replace_plainly(self.folder / name, data)
        self.changed.add(name)


def _shared_out(postings: Postings, shards: int, first: int, count: int) -> Iterator[tuple[int, Postings]]:
    """The postings of one shard, for the ``count`` shards that take its place."""
    parts: list[Postings] = [{} for _ in range(count)]
    for fingerprint, texts in postings.items():
        parts[shard_of(fingerprint, shards) - first][fingerprint] = texts
    return ((first + n, part) for n, part in enumerate(parts) if part)


def _staged(number: int) -> str:
    return shard_path(number) + ".staged"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

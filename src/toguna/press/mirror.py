"""Bringing an S3-compatible store up to date with the public folder, where the site is always made.

Readers of the store must never find a page whose pictures or data are not there yet: media and data go first, pages
next, and only then is anything deleted, pages before the rest."""

from __future__ import annotations

import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import obstore

from .headers import CODINGS, cache_control, coded, content_type
from .mirrored import Mirrored, Stored
from .object_store import open_store, refusals

if TYPE_CHECKING:
    from obstore import Attributes
    from obstore.store import S3Store

AT_A_TIME = 16
"""Uploads under way at once."""
CHUNK = 256
"""After so many the memory is written; a run that is cut short does no more than these again."""
IN_PARTS = 16 * 1024 * 1024
"""A file of more bytes is sent in parts instead of being read whole."""
MARK = "toguna-mirror"
"""Metadata that every object of ours bears: how leftovers are told from foreign objects when the memory is lost."""

Progress = Callable[[int, int | None], None]
"""Called with the number of objects put so far, and of all that will be."""

_T = TypeVar("_T")
_R = TypeVar("_R")


@dataclass(frozen=True)
class MirrorReport:
    """What was done: names put and deleted, how many objects were right already, bytes sent, time taken."""

    uploaded: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: int
    bytes: int
    seconds: float


class Mirror:
    """One store, and what is remembered of it in ``state``."""

    def __init__(self, url: str, store: S3Store, memory: Path) -> None:
        self.url = url
        self._store = store
        self._memory = memory

    @classmethod
    def open(cls, url: str, state: Path) -> Mirror:
        """The mirror at ``s3://bucket/prefix``, remembered in the folder ``state``; nothing is asked of the store yet.

        Endpoint, region and keys come from the ``AWS_*`` environment.  Raises ``StoreRefused`` when they will not do.
        """
        store = open_store(url)
        named = f"{url.rstrip('/')} {store.config.get('endpoint', '')}"
        return cls(url, store, state / f"mirror-{hashlib.sha256(named.encode()).hexdigest()[:12]}.sqlite3")

    def bring(
        self, public: Path, written: Iterable[str], removed: Iterable[str], *, progress: Progress | None = None
    ) -> MirrorReport:
        """Brings what a publication touched, and what an earlier run left undone, to what stands in ``public`` now.

        Names run from the root of the site; their compressed variants need not be named.  A store that was never
        compared with the folder as a whole is repaired instead.  Raises ``StoreRefused``; the next run finishes."""
        with self._alone() as memory:
            if not memory.complete:
                return _Run(self, memory, public, progress).repair()
            names = {v for name in (*written, *removed) for v in (name, *(name + ending for ending in CODINGS))}
            return _Run(self, memory, public, progress).bring(names)

    def repair(self, public: Path, *, progress: Progress | None = None) -> MirrorReport:
        """Compares the store's whole listing with ``public`` and mends what is missing, damaged or left over.

        An object that no mirror of ours put is left alone, unless the site has a file of that very name."""
        with self._alone() as memory:
            return _Run(self, memory, public, progress).repair()

    @contextmanager
    def _alone(self) -> Iterator[Mirrored]:
        """The memory, held by one run at a time; the system lets go of it if the process dies."""
        self._memory.parent.mkdir(parents=True, exist_ok=True)
        with self._memory.with_suffix(".lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            memory = Mirrored(self._memory)
            try:
                with refusals(self.url):
                    yield memory
            finally:
                memory.close()


class _Run:
    def __init__(self, mirror: Mirror, memory: Mirrored, public: Path, progress: Progress | None) -> None:
        self.began = time.monotonic()
        self.store = mirror._store
        self.memory = memory
        # A public folder may be a link that the next release switches: this run stays with one of them.
        self.public = public.resolve()
        self.progress = progress
        self.unchanged = 0

    def bring(self, names: set[str]) -> MirrorReport:
        put, drop = [], []
        for name in names.union(self.memory.unsure()):
            known = self.memory.get(name)
            if not self._stands(name):
                if known:
                    drop.append(name)
            elif known and known.md5 and known.md5 == _md5(self.public / name):
                self.unchanged += 1
            else:
                put.append(name)
        return self._carry_out(put, drop)

    def repair(self) -> MirrorReport:
        self.memory.list(
            Stored(item["path"], "", item["size"], _tag(item["e_tag"])) for some in self.store.list() for item in some
        )
        put = [name for some in _chunks(self._local()) for name in self._wrong(some)]
        drop: list[str] = []
        unknown: list[str] = []
        for name, ours in self.memory.listed_names():
            if not self._stands(name):
                (drop if ours else unknown).append(name)
        # While the memory is whole it knows all that was put; only without it is each object asked.
        if not self.memory.complete:
            drop += [name for name, ours in zip(unknown, _at_once(self._marked, unknown), strict=True) if ours]
        self.memory.forget_vanished()
        report = self._carry_out(put, drop)
        self.memory.set_complete()
        return report

    def _carry_out(self, put: list[str], drop: list[str]) -> MirrorReport:
        put.sort(key=_turn)
        drop.sort(key=_turn, reverse=True)
        self.memory.begin([*put, *drop])
        uploaded: list[str] = []
        sent = 0
        for _, turn in groupby(put, key=lambda name: _turn(name)[0]):
            for some in _chunks(turn):
                stored = [found for found in _at_once(self._put, some) if found]
                self.memory.put(stored)
                uploaded += [found.name for found in stored]
                sent += sum(found.size for found in stored)
                if self.progress:
                    self.progress(len(uploaded), len(put))
        for _, turn in groupby(drop, key=lambda name: _turn(name)[0]):
            for some in _chunks(turn):
                self.store.delete(some)
                self.memory.forget(some)
        return MirrorReport(
            tuple(sorted(uploaded)), tuple(sorted(drop)), self.unchanged, sent, time.monotonic() - self.began
        )

    def _wrong(self, names: list[str]) -> list[str]:
        """Those of these files that the store has not, or not so."""
        wrong, right = [], []
        for name in names:
            listed, known = self.memory.listed(name), self.memory.get(name)
            file = self.public / name
            if listed is None or listed.size != file.stat().st_size:
                wrong.append(name)
                continue
            md5 = _md5(file)
            # A store that encrypts, or an object sent in parts, has a tag that is no hash: then the tag must be the
            # one it had when these bytes were put.
            remembered = known is not None and known.md5 == md5 and known.tag == listed.tag
            if remembered or listed.tag == md5:
                self.unchanged += 1
                right += [] if remembered else [Stored(name, md5, listed.size, listed.tag)]
            else:
                wrong.append(name)
        if right:
            self.memory.put(right)
        return wrong

    def _local(self) -> Iterator[str]:
        """Every file of the site; what is linked from elsewhere is not the site's."""
        for folder, _, files in os.walk(self.public):
            for name in files:
                path = os.path.relpath(os.path.join(folder, name), self.public)
                if self._stands(path):
                    yield path

    def _stands(self, name: str) -> bool:
        file = self.public / name
        return file.is_file() and not file.is_symlink()

    def _put(self, name: str) -> Stored | None:
        """Puts one file; nothing where it has gone meanwhile, which the journal keeps for the next run."""
        try:
            file = (self.public / name).open("rb")
        except FileNotFoundError:
            return None
        with file:
            size = os.fstat(file.fileno()).st_size
            md5 = hashlib.file_digest(file, _new_md5).hexdigest()
            file.seek(0)
            parts = size > IN_PARTS
            result = obstore.put(
                self.store,
                name,
                file if parts else file.read(),
                attributes=self._attributes(name),
                use_multipart=parts,
            )
        return Stored(name, md5, size, _tag(result["e_tag"]))

    def _attributes(self, name: str) -> Attributes:
        attributes: Attributes = {"Cache-Control": cache_control(name), MARK: "1"}
        variant = coded(name)
        if variant and self._stands(variant[0]):
            # What a CDN gives out in the place of the plain file, under that file's address.
            name, attributes["Content-Encoding"] = variant
        attributes["Content-Type"] = content_type(name)
        return attributes

    def _marked(self, name: str) -> bool:
        return MARK in obstore.get(self.store, name, options={"head": True}).attributes


def _turn(name: str) -> tuple[int, str]:
    """Media and data before pages, and a page's compressed variants with it."""
    variant = coded(name)
    return (1 if (variant[0] if variant else name).endswith(".html") else 0, name)


def _tag(tag: str | None) -> str:
    return (tag or "").removeprefix("W/").strip('"').lower()


def _new_md5() -> hashlib._Hash:
    return hashlib.md5(usedforsecurity=False)


def _md5(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, _new_md5).hexdigest()


def _chunks(names: Iterable[_T]) -> Iterator[list[_T]]:
    some: list[_T] = []
    for name in names:
        some.append(name)
        if len(some) == CHUNK:
            yield some
            some = []
    if some:
        yield some


def _at_once(work: Callable[[_T], _R], items: Sequence[_T]) -> list[_R]:
    """Several at a time; the first failure ends it, and what has not begun is left."""
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        waiting = [pool.submit(work, item) for item in items]
        try:
            return [each.result() for each in waiting]
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise

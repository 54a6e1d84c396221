"""Who makes the chunks of a fresh build: this process, several on this machine, or a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, connections

from toguna.editions.loaded import LoadedLibrary

from .fresh import ChunkMade, Maker
from .ledger import Ledger
from .making import Folder
from .newsroom import Newsrooms
from .shelf import Shelf
from .units import Site

AHEAD = 4
"""Chunks handed out in advance to each process, so that none waits."""


@dataclass(frozen=True, slots=True)
class Task:
    """What a process needs to know to make its share: the folder, where its part of the ledger goes, the day."""

    root: Path
    parts: Path
    endings: tuple[str, ...]
    today: str

    def site(self) -> Site:
        """What this process makes units from."""
        shelf = Shelf(LoadedLibrary())
        return Site(shelf, Newsrooms(shelf), self.today)

    def maker(self) -> tuple[Maker, Folder, Ledger]:
        """The maker of this process, the folder it writes into, and its own part of the ledger."""
        if connection.vendor == "sqlite":
            # What it reads it keeps itself; several processes would each hold the pages of the database beside.
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA mmap_size = 0")
                cursor.execute("PRAGMA cache_size = -8000")
        number = os.getpid()
        part = Ledger.create(self.parts / f"{number}.part", part=True, first_id=number << 32)
        folder = Folder(self.root, self.endings)
        return Maker(self.site(), folder, part), folder, part


class Alone:
    """This process makes everything itself."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker

    def give(self, method: str, chunk: list[Any]) -> Iterator[ChunkMade]:
        yield getattr(self._maker, method)(chunk)

    def wait(self) -> Iterator[ChunkMade]:
        return iter(())


class Processes:
    """Several processes of this machine; used as a context."""

    def __init__(self, task: Task, jobs: int) -> None:
        # A fork is ready at once, but only a process of one thread may be forked.
        method = "fork" if threading.active_count() == 1 else "spawn"
        context = multiprocessing.get_context(method)
        self._pool = ProcessPoolExecutor(jobs, context, _begin, (task, _settings(), os.getpid()))
        self._most = AHEAD * jobs
        # The processes begin here, while this one has no connection open that they would share.
        connections.close_all()
        self._pool.submit(os.getpid).result()
        self._out: set[Future[ChunkMade]] = set()

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def give(self, method: str, chunk: list[Any]) -> Iterator[ChunkMade]:
        self._out.add(self._pool.submit(_make, method, chunk))
        if len(self._out) >= self._most:
            yield from self._some()

    def wait(self) -> Iterator[ChunkMade]:
        while self._out:
            yield from self._some()

    def _some(self) -> Iterator[ChunkMade]:
        done, self._out = wait(self._out, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)


_maker: Maker | None = None


def _settings() -> str:
    return os.environ.get("DJANGO_SETTINGS_MODULE", "")


def _begin(task: Task, settings: str, parent: int) -> None:
    """Prepares a process: its own connection, its own part of the ledger."""
    global _maker
    threading.Thread(target=_live_with, args=[parent], daemon=True).start()
    from django.apps import apps

    if not apps.ready:
        import django

        os.environ["DJANGO_SETTINGS_MODULE"] = settings
        django.setup()
    _maker, _, _ = task.maker()


def _live_with(parent: int) -> None:
    """Ends the process soon after the one that began it was killed: it would hold that one's lock for ever."""
    while os.getppid() == parent:
        time.sleep(0.3)
    os._exit(1)


def _make(method: str, chunk: list[Any]) -> ChunkMade:
    assert _maker is not None
    made: ChunkMade = getattr(_maker, method)(chunk)
    return made

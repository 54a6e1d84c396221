"""A whole site made by the workers of a Dask cluster that read the same database.

Workers need toguna and the newsroom's settings in their environment (``DATABASE_URL``, ``TOGUNA_HOME``); files come
back through the scheduler, so no folder is shared."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from .cluster_worker import Asked, Sent, make_chunk
from .engines import AHEAD, Task
from .fresh import ChunkMade
from .ledger import Ledger
from .making import Folder


class Unreachable(Exception):
    """No scheduler answers at the address, or it has no workers; the message says which."""


class Cluster:
    """Hands chunks to a Dask scheduler; used as a context.  Raises :class:`Unreachable`."""

    def __init__(self, address: str, task: Task, folder: Folder, part: Ledger) -> None:
        from distributed import Client

        try:
            connect: Any = Client
            self._client = connect(address, timeout=10, set_as_default=False)
            workers = self._client.nthreads()
        except (OSError, ValueError) as error:
            raise Unreachable(f"no Dask scheduler answers at {address}") from error
        if not workers:
            self._client.close()
            raise Unreachable(f"the Dask scheduler at {address} has no workers")
        self._most = AHEAD * sum(workers.values())
        self._task = task
        self._folder = folder
        self._part = part
        self._out: set[Any] = set()

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def give(self, method: str, chunk: list[Any]) -> Iterator[ChunkMade]:
        settings = os.environ.get("DJANGO_SETTINGS_MODULE", "")
        asked = Asked(str(self._task.parts), self._task.endings, self._task.today, settings)
        # Making a chunk again would give the same, but its key must not be that of another build's.
        self._out.add(self._client.submit(make_chunk, asked, method, chunk, pure=False))
        if len(self._out) >= self._most:
            yield from self._some()

    def wait(self) -> Iterator[ChunkMade]:
        while self._out:
            yield from self._some()

    def _some(self) -> Iterator[ChunkMade]:
        import distributed

        wait: Any = distributed.wait
        with self._client.as_current():
            done, self._out = wait(self._out, return_when="FIRST_COMPLETED")
        for future in done:
            sent: Sent = future.result()
            for name, data in sent.files:
                self._folder.keep(name, data)
            for record, parent in sent.records:
                self._part.add(record, parent)
            yield sent.done
        self._part.commit()

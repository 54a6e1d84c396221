"""Who reads the items of a source: this process, several on this machine, or the workers of a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from toguna.intake.documents import Item, SourcePage
from toguna.intake.facts import with_facts
from toguna.intake.opened import Pending

CHUNK = 32
_AHEAD = 4
"""Chunks handed out in advance to each worker, so that none waits; no more, so that memory stays bounded."""
_FEW = 96
"""Fewer items are read sooner than a process starts."""


def read_chunk(pending: list[Pending], facts: bool) -> list[Item]:
    """The items of a chunk; with ``facts`` each document with what the reader finds in it."""
    return [_with_facts(one.read()) if facts else one.read() for one in pending]


def read_all(pending: Iterable[Pending], *, facts: bool, engine: str = "local", jobs: int = 0) -> Iterator[Item]:
    """Every item, in the order of the source.

    ``engine`` is ``local`` (``jobs`` processes, 0: one a core) or the address of a Dask scheduler
    (``dask://host:port``).  Raises ``OSError`` where the cluster cannot be reached."""
    source = iter(pending)
    first = list(islice(source, _FEW))
    following = list(islice(source, 1))
    if engine.startswith("dask://"):
        yield from _on_cluster(engine, chain(first, following, source), facts)
    elif not following or (jobs or os.cpu_count() or 1) == 1:
        for one in chain(first, following, source):
            yield from read_chunk([one], facts)
    else:
        yield from _on_processes(jobs or os.cpu_count() or 1, chain(first, following, source), facts)


def _with_facts(item: Item) -> Item:
    if not isinstance(item, SourcePage):
        return item
    return replace(item, documents=tuple(with_facts(document) for document in item.documents))


def _on_processes(jobs: int, pending: Iterator[Pending], facts: bool) -> Iterator[Item]:
    # A process that is forked would share this one's connection to the database.
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        try:
            yield from _in_order(lambda chunk: pool.submit(read_chunk, chunk, facts), pending, jobs)
        finally:
            pool.shutdown(cancel_futures=True)


def _on_cluster(address: str, pending: Iterator[Pending], facts: bool) -> Iterator[Item]:
    try:
        from distributed import Client
    except ImportError as error:
        raise OSError("Dask is not installed (pip install 'toguna[dask]')") from error
    with Client("tcp://" + address.removeprefix("dask://"), timeout="10s") as client:
        workers = max(1, len(client.scheduler_info()["workers"]))
        yield from _in_order(lambda chunk: client.submit(read_chunk, chunk, facts, pure=False), pending, workers)


def _in_order(submit: Callable[[list[Pending]], Any], pending: Iterator[Pending], workers: int) -> Iterator[Item]:
    out: deque[Future[list[Item]]] = deque()
    while chunk := list(islice(pending, CHUNK)):
        out.append(submit(chunk))
        if len(out) >= _AHEAD * workers:
            yield from out.popleft().result()
    while out:
        yield from out.popleft().result()

"""What a worker of a cluster runs.  Nothing of the newsroom is imported before Django is set up: a scheduler and a
fresh worker import this module first."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .fresh import ChunkMade
    from .ledger import Record
    from .units import Site


Data = bytes
File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Asked:
    """What tells one build from another: its own name, the endings of compressed copies, the day, the settings."""

    build: str
    endings: tuple[str, ...]
    today: str
    settings: str


@dataclass(slots=True)
class Sent:
    """What a worker sends back: files with their copies, and the records of its units with their parents."""

    done: ChunkMade
    files: list[File]
    records: list[tuple[Record, int | None]]


@dataclass(slots=True)
class _Collecting:
    """Stands for a folder and for a part of a ledger: keeps what it is given."""

    endings: tuple[str, ...]
    files: list[File] = field(default_factory=list)
    records: list[tuple[Record, int | None]] = field(default_factory=list)
    bytes: int = 0

    def write(self, name: str, data: Data) -> None:
        from .copies import copies

        for item in ((name, data), *copies(name, data, self.endings)):
            self.files.append(item)
            self.bytes += len(item[1])

    def add(self, record: Record, parent: int | None = None) -> int:
        self.records.append((record, parent))
        return 0

    def commit(self) -> None:
        """Nothing is kept here for longer than a chunk."""


def make_chunk(asked: Asked, method: str, chunk: list[Any]) -> Sent:
    """Makes a chunk of units.  What was read for one build is not kept for the next."""
    site = _site(asked)
    from .fresh import Maker

    collecting = _Collecting(asked.endings)
    done = getattr(Maker(site, collecting, collecting), method)(chunk)
    return Sent(done, collecting.files, collecting.records)


@lru_cache(maxsize=1)
def _site(asked: Asked) -> Site:
    import django
    from django.apps import apps

    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", asked.settings)
        django.setup()
    from .engines import Task

    return Task(Path(asked.build), Path(asked.build), (), asked.today).site()

"""How and where a site is published, and the lock that lets one publication at a time be under way."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .copies import ENDINGS


@dataclass(frozen=True)
class Press:
    """How and where to publish: the public folder, and where the press remembers what it made of it (ledger, lock,
    cache of pictures).  ``jobs`` processes make a whole site (default: one a core); ``endings`` are those of the
    compressed copies; ``cluster`` is the address of a Dask scheduler whose workers make a whole site instead."""

    public: Path
    memory: Path
    endings: tuple[str, ...] = ENDINGS
    jobs: int | None = None
    cluster: str = ""

    @property
    def ledger(self) -> Path:
        return self.memory / "ledger.sqlite"


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Holds the lock; waits for whoever has it.  The system lets go of it if the process dies."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

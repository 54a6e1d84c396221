"""One process at a time changes the record; whoever begins finishes what another one left half done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .home import RecordHome
from .log import alone
from .successor import complete


@contextmanager
def turn(home: RecordHome) -> Iterator[None]:
    """Held while rows, files or keys of the record change."""
    with alone(home.guard / "follow-lock"):
        complete(home)
        home.take_up()
        yield

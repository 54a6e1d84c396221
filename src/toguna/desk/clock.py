"""What time it is for the desk: now, unless an archive is being replayed at the hours at which it happened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment of a replayed archive", default=None)


def now() -> datetime:
    """The present moment, aware, to the second."""
    return (_moment.get() or timezone.now()).replace(microsecond=0)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Within it the desk issues its editions at ``moment`` (aware)."""
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)

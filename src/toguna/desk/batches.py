"""Very many things, some at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Thing = TypeVar("Thing")


def batches(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """The things in their order, in lists of ``size``; the last is shorter."""
    source = iter(things)
    while some := list(islice(source, size)):
        yield some

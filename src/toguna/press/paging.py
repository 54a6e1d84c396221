"""Pages of a listing that runs from the oldest: a page's number and content never change once it is full.

A new text touches the newest page alone.  The listing's own address shows the newest texts: the last page, and the one
before while the last holds few."""

from __future__ import annotations

from dataclasses import dataclass

SIZE = 20
FEW = 8


@dataclass(frozen=True, slots=True)
class Span:
    """Texts ``start`` to ``stop`` of a listing, counted from the oldest."""

    start: int
    stop: int


def page_count(count: int) -> int:
    return max(1, -(-count // SIZE))


def page_span(number: int) -> Span:
    """What stands on a page, numbered from 1, once it is full."""
    return Span((number - 1) * SIZE, number * SIZE)


def newest_span(count: int) -> Span:
    """What the listing's own address shows."""
    start = (page_count(count) - 1) * SIZE
    return Span(max(0, start - SIZE), count) if count - start < FEW else Span(start, count)

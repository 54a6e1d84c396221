"""An opened source, whatever its kind: its items one after another, and the bytes of its media."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from .documents import Item, SourcePage


@runtime_checkable
class Pending(Protocol):
    """One item as the source holds it, cheap to find and to send to another process; ``read`` does the work, and never
    raises for what the source holds: what cannot be read is a :class:`~.documents.NotTaken`.

    ``text`` is whether it may hold a text: media and what is only kept come first into the newsroom."""

    @property
    def text(self) -> bool: ...

    def read(self) -> Item: ...


class OpenedSource(Protocol):
    """``origin`` is how the source was named, ``kind`` what it is in words, ``hosts`` the names of the hosts of the old
    site: links to them are its own."""

    @property
    def origin(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def hosts(self) -> frozenset[str]: ...

    def items(self) -> Iterator[Pending]:
        """The items, in the order of the source, in bounded memory.  Raises :class:`~.problems.SourceProblem` for a
        source that cannot be read at all."""
        ...

    def progress(self) -> tuple[int, int]:
        """How much of the source was read, and how much there is, in bytes or pages; zero where nobody knows."""
        ...

    def medium(self, address: str) -> bytes | None:
        """The bytes at an address of the old site, where the source holds them."""
        ...


@dataclass(frozen=True, slots=True)
class Ready:
    """An item that needs no more reading."""

    item: Item

    @property
    def text(self) -> bool:
        return isinstance(self.item, SourcePage)

    def read(self) -> Item:
        return self.item

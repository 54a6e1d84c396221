"""An item that needs no further work to be read."""

from __future__ import annotations

from dataclasses import dataclass

from .documents import Item


@dataclass(frozen=True, slots=True)
class Ready:
    item: Item

    def read(self) -> Item:
        return self.item

"""A bounded memory of answers: the ones asked for last stay."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """The answers given last, so many of them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._items: OrderedDict[K, V] = OrderedDict()

    def get(self, key: K, make: Callable[[], V]) -> V:
        try:
            self._items.move_to_end(key)
            return self._items[key]
        except KeyError:
            self.put(key, value := make())
            return value

    def put(self, key: K, value: V) -> None:
        self._items[key] = value
        if len(self._items) > self._size:
            self._items.popitem(last=False)

    def __getitem__(self, key: K) -> V:
        """What is remembered; raises ``KeyError``."""
        self._items.move_to_end(key)
        return self._items[key]

    def __contains__(self, key: K) -> bool:
        return key in self._items

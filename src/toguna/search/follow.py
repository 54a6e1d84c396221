"""Keeping an index up to date with the editions."""

from __future__ import annotations

from collections.abc import Iterator

from toguna.editions.changes import changes_since, last_position
from toguna.editions.library import Library

from .answer import Index
from .document import Document, document

MANY = 5000
"""More changed texts than this, and the index is made anew."""


def follow(index: Index, library: Library) -> int:
    """Takes in what was stored since the index's last position; gives how many texts it looked at.

    An index that knows nothing is made.  Raises ``SearchDown``."""
    position = index.position()
    last = last_position()
    if position == 0 or position > last:
        return rebuild(index, library)
    if position == last:
        return 0
    changes = changes_since(position)
    if len(changes.editions) > MANY:
        return rebuild(index, library)
    found = library.editions(list(changes.editions))
    documents = {key: document(edition) for key, edition in found.items()}
    gone = [key for key in changes.editions if documents.get(key) is None]
    index.put([d for d in documents.values() if d], gone, changes.position)
    return len(changes.editions)


def rebuild(index: Index, library: Library) -> int:
    """Makes an index anew from all editions, which are read a few at a time."""
    position = last_position()
    count = 0

    def documents() -> Iterator[Document]:
        nonlocal count
        for edition in library.stream(texts_only=True):
            if made := document(edition):
                count += 1
                yield made

    index.rebuild(documents(), position)
    return count

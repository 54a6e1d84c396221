"""A feed: its entries, and what of it could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ..documents import NotTaken
from .entry import Entry


@dataclass(frozen=True, slots=True)
class Feed:
    """``home`` is the address of the page it belongs to, ``hosts`` the names of the hosts of its site."""

    title: str
    home: str
    hosts: frozenset[str]
    entries: tuple[Entry, ...]
    problems: tuple[NotTaken, ...] = ()


def host_of(address: str) -> str:
    """The name of an address's host; nothing where it has none."""
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""

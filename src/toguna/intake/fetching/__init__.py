"""Fetching what stands on the web into a WARC file: politely, within bounds, never into private networks.

The network is touched in ``connections.py`` alone."""

from __future__ import annotations

from .answers import Answer, NotFetched
from .archive import Archive, Stored
from .connections import Connections
from .fetcher import Fetcher
from .limits import Limits
from .media import fetch_media
from .pace import Pace
from .site import Fetched, fetch_site

__all__ = [
    "Answer", "Archive", "Connections", "Fetched", "Fetcher", "Limits", "NotFetched", "Pace", "Stored", "fetch_media",
    "fetch_site",
]  # fmt: skip

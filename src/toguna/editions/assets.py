"""The bytes that editions refer to (pictures, attachments), each under its SHA-256: append-only, like editions,
but for what an erasure leaves unused.

They lie in ``settings.TOGUNA_ASSETS``, two levels deep: ``ab/abcdef....``"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from .canonical import address

_GIVEN = frozenset(
    ".atom .avif .csv .docx .epub .gif .gz .ics .jpeg .jpg .json .mp3 .mp4 .odt .pdf .png .rss .timemap .tlog-proof"
    " .txt .webp .woff2 .zip".split()
)
"""Endings under which an attachment is given out; one that a browser would run as our own page is not kept."""


def public_address(sha256: str, name: str) -> str:
    """Where the site gives out an attachment of this name."""
    ending = f".{name.rpartition('.')[2].lower()}"
    return f"/media/{sha256[:12]}{ending if ending in _GIVEN else '.bin'}"


def keep(data: bytes) -> str:
    """Stores bytes (once) and gives their SHA-256.  The file appears whole or not at all."""
    sha256 = address(data)
    target = path_of(sha256)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    return sha256


def forget(addresses: Iterable[str]) -> None:
    """Removes bytes that an erasure left nobody to refer to."""
    for sha256 in addresses:
        path_of(sha256).unlink(missing_ok=True)


def path_of(sha256: str) -> Path:
    """Where the bytes with this address are, or would be."""
    return Path(settings.TOGUNA_ASSETS) / sha256[:2] / sha256

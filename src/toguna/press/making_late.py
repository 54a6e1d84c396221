"""Which files are made after the pages that name them, and the mark by which the ledger knows them."""

from __future__ import annotations

import hashlib

SIZE = -2
"""The size that stands in the ledger for a file that is made later."""


def source_digest(source: str) -> bytes:
    """What the ledger compares instead of the file's own bytes: those of what it is made from."""
    return hashlib.blake2b(source.encode(), digest_size=16).digest()

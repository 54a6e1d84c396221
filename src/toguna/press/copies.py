"""Compressed copies beside the files that servers send as they are (nginx ``gzip_static``, ``brotli_static``).

The same bytes give the same copies on every machine."""

from __future__ import annotations

import brotli
import deflate

SMALLEST = 1024
"""A file that fits one packet gains nothing."""
TEXTS = (".html", ".json", ".txt", ".xml", ".atom", ".rss", ".svg", ".ics")
GZIP_LEVEL = 6
BROTLI_QUALITY = 5
"""0.2 ms a page; 11 takes 9 ms for 6 % less (docs/measurements.md)."""
ENDINGS = (".gz", ".br")


def has_copies(name: str, size: int) -> bool:
    """Whether a file of that name and size has compressed copies."""
    return size >= SMALLEST and name.endswith(TEXTS)


def copies(name: str, data: bytes, endings: tuple[str, ...] = ENDINGS) -> list[tuple[str, bytes]]:
    """Names and bytes of the compressed copies that a file has; none for a small one or a picture."""
    if not has_copies(name, len(data)):
        return []
    made = []
    if ".gz" in endings:
        made.append((name + ".gz", bytes(deflate.gzip_compress(data, GZIP_LEVEL))))
    if ".br" in endings:
        made.append((name + ".br", brotli.compress(data, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY)))
    return made

"""The tree as tiles: files of up to 256 hashes, from which every root and proof can be computed.

C2SP tlog-tiles (c2sp.org/tlog-tiles), sections "Merkle Tree", "Partial Tiles" and "Log entries".  Nothing here reads or
writes a file: whoever asks gives a function from a tile's path to its bytes."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from .merkle import EMPTY, HASH, leaf_hash, node_hash

WIDTH: Final = 256
_BITS: Final = 8
ENTRIES: Final = -1
"""Stands for the level of the entry bundles in ``tile_path``."""
MOST_ENTRY: Final = 65_535
MOST_TILES: Final = 64
"""So many tiles of a tree are kept in memory."""


class BadTile(ValueError):
    """A tile or bundle that is missing, cut short or too long; the message names it."""


def tile_path(level: int, number: int, width: int = WIDTH) -> str:
    """``tile/0/x001/234`` or, partial, ``tile/0/x001/234.p/7``; ``level`` may be ``ENTRIES``."""
    parts = [f"{number % 1000:03}"]
    while number := number // 1000:
        parts.insert(0, f"x{number % 1000:03}")
    name = "entries" if level == ENTRIES else str(level)
    return f"tile/{name}/{'/'.join(parts)}{f'.p/{width}' if width < WIDTH else ''}"


def tiles_of(size: int) -> Iterator[tuple[int, int, int]]:
    """Level, number and width of every tile of hashes of a tree."""
    level, count = 0, size
    while count:
        yield from ((level, n, min(WIDTH, count - n * WIDTH)) for n in range(-(-count // WIDTH)))
        level, count = level + 1, count // WIDTH


def bundles_of(size: int) -> Iterator[tuple[int, int]]:
    """Number and width of every bundle of entries of a tree."""
    return ((n, min(WIDTH, size - n * WIDTH)) for n in range(-(-size // WIDTH)))


def bundle(entries: Sequence[bytes]) -> bytes:
    """Entries with their lengths, two bytes each, the higher first."""
    if any(len(e) > MOST_ENTRY for e in entries):
        raise BadTile(f"an entry has at most {MOST_ENTRY} bytes")
    return b"".join(struct.pack(">H", len(e)) + e for e in entries)


def entries_in(data: bytes, path: str = "bundle") -> list[bytes]:
    """The entries of a bundle.  Raises :class:`BadTile`."""
    found, at = [], 0
    while at < len(data):
        if at + 2 > len(data):
            raise BadTile(f"{path}: ends within a length")
        (length,) = struct.unpack_from(">H", data, at)
        at += 2 + length
        if at > len(data):
            raise BadTile(f"{path}: ends within an entry")
        found.append(data[at - length : at])
    return found


def folded(hashes: Sequence[bytes]) -> list[list[bytes]]:
    """The layers of full subtrees above the hashes, these first."""
    layers = [list(hashes)]
    while len(layers[-1]) > 1:
        below = layers[-1]
        layers.append([node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])
    return layers


@dataclass(slots=True)
class Tree:
    """A tree of ``size`` read from tiles; ``read`` gives the bytes at a path or raises ``BadTile``.

    The last tiles read are kept, folded."""

    size: int
    read: Callable[[str], bytes]
    _layers: dict[tuple[int, int], list[list[bytes]]] = field(default_factory=dict)

    def root(self) -> bytes:
        """The Merkle Tree Hash (RFC 6962, section 2.1)."""
        return self.root_at(self.size)

    def root_at(self, size: int) -> bytes:
        """What the root was when the tree was smaller."""
        return self._range(0, size) if size else EMPTY

    def leaf(self, index: int) -> bytes:
        """The hash of an entry."""
        return self._full(0, index)

    def inclusion(self, index: int) -> list[bytes]:
        """The audit path of an entry (RFC 6962, section 2.1.1)."""
        if not 0 <= index < self.size:
            raise BadTile(f"entry {index} is not in a tree of {self.size}")
        path: list[bytes] = []
        start, stop = 0, self.size
        while stop - start > 1:
            middle = start + _split(stop - start)
            if index < middle:
                path.append(self._range(middle, stop))
                stop = middle
            else:
                path.append(self._range(start, middle))
                start = middle
        return path[::-1]

    def consistency(self, older: int) -> list[bytes]:
        """The consistency proof from an older size (RFC 6962, section 2.1.2); empty from 0 and from the same size."""
        if not 0 <= older <= self.size:
            raise BadTile(f"a tree of {self.size} was never one of {older}")
        if older in (0, self.size):
            return []
        path: list[bytes] = []
        start, stop, whole = 0, self.size, True
        while older != stop:
            middle = start + _split(stop - start)
            if older <= middle:
                path.append(self._range(middle, stop))
                stop = middle
            else:
                path.append(self._range(start, middle))
                start, whole = middle, False
        if not whole:
            path.append(self._range(start, stop))
        return path[::-1]

    def _range(self, start: int, stop: int) -> bytes:
        """The hash of the entries from ``start`` to ``stop``; ``start`` begins a subtree at least as large."""
        length = stop - start
        if not length & (length - 1):
            height = length.bit_length() - 1
            return self._full(height, start >> height)
        middle = start + _split(length)
        return node_hash(self._range(start, middle), self._range(middle, stop))

    def _full(self, height: int, number: int) -> bytes:
        """The hash of a full subtree of 2^height entries, the ``number``-th of that height."""
        level, within = divmod(height, _BITS)
        tile, place = divmod(number << within, WIDTH)
        return self._folded(level, tile)[within][place >> within]

    def _folded(self, level: int, number: int) -> list[list[bytes]]:
        key = (level, number)
        if key not in self._layers:
            count = self.size >> (_BITS * level)
            width = min(WIDTH, count - number * WIDTH)
            hashes = _hashes(self._tile(level, number, width), level, number, width)
            if len(self._layers) >= MOST_TILES:
                self._layers.pop(next(iter(self._layers)))
            self._layers[key] = folded(hashes)
        return self._layers[key]

    def _tile(self, level: int, number: int, width: int) -> bytes:
        try:
            return self.read(tile_path(level, number, width))
        except BadTile as missing:
            if width == WIDTH:
                raise
            try:
                # A longer tree may have only the full one (tlog-tiles, section "Partial Tiles").
                return self.read(tile_path(level, number))[: width * HASH]
            except BadTile:
                raise missing from None


def grown(size: int, entries: Sequence[bytes], read: Callable[[str], bytes]) -> Iterator[tuple[str, bytes]]:
    """The tiles and bundles that adding entries to a tree of ``size`` makes: path and bytes, the last ones partial.

    ``read`` gives the partial ones that are added to.  Raises :class:`BadTile` where they do not fit each other."""
    number, width = divmod(size, WIDTH)
    if width:
        path = tile_path(ENTRIES, number, width)
        kept = entries_in(read(path), path)
        if [leaf_hash(e) for e in kept] != _hashes(read(tile_path(0, number, width)), 0, number, width):
            raise BadTile(f"{path} and its tile of hashes do not hold the same entries")
        yield from _bundles(number, [*kept, *entries])
    else:
        yield from _bundles(number, entries)
    fresh = [leaf_hash(e) for e in entries]
    level, before = 0, size
    while fresh:
        number, width = divmod(before, WIDTH)
        old = read(tile_path(level, number, width)) if width else b""
        hashes = _hashes(old, level, number, width) + fresh
        above: list[bytes] = []
        for start in range(0, len(hashes), WIDTH):
            some = hashes[start : start + WIDTH]
            yield tile_path(level, number + start // WIDTH, len(some)), b"".join(some)
            if len(some) == WIDTH:
                above.append(folded(some)[-1][0])
        level, before, fresh = level + 1, before // WIDTH, above


def outgrown(size: int, longer: int) -> Iterator[str]:
    """The folders of partial tiles and bundles of a tree of ``size`` whose full ones a longer tree has: they may go
    (tlog-tiles, section "Partial Tiles")."""
    level, before, after = 0, size, longer
    while after:
        if before % WIDTH and after // WIDTH > before // WIDTH:
            number = before // WIDTH
            yield tile_path(level, number) + ".p"
            if level == 0:
                yield tile_path(ENTRIES, number) + ".p"
        level, before, after = level + 1, before // WIDTH, after // WIDTH


def _hashes(data: bytes, level: int, number: int, width: int) -> list[bytes]:
    """The hashes of a tile."""
    if len(data) != width * HASH:
        raise BadTile(f"{tile_path(level, number, width)}: has {len(data)} bytes instead of {width * HASH}")
    return [data[i : i + HASH] for i in range(0, len(data), HASH)]


def _bundles(number: int, entries: Sequence[bytes]) -> Iterator[tuple[str, bytes]]:
    for start in range(0, len(entries), WIDTH):
        some = entries[start : start + WIDTH]
        yield tile_path(ENTRIES, number + start // WIDTH, len(some)), bundle(some)


def _split(length: int) -> int:
    """The largest power of two smaller than ``length``."""
    return 1 << ((length - 1).bit_length() - 1)

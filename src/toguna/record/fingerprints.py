"""Fingerprints of a text, by which the texts that share words with it are found.

Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003): a hash for every run of four words, and of every six
neighbouring hashes one.  Any nine words that two texts share give them a fingerprint in common.  The one is that with
the smallest product with ``_MIX``: were it the smallest itself, most fingerprints would crowd into the first shards.

The hash of a word is CRC-32 of its folded form in UTF-8; four are mixed by multiplication (``_MIX``) and MurmurHash3's
finaliser: 32 bits, the same here and in ``site/scripts/verifier/``."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from .words import folded

SHINGLE: Final = 4
WINDOW: Final = 6
COMMON: Final = 32
"""Of a fingerprint that more texts have, the first so many are listed: it tells none of them apart."""
POSTINGS: Final = 700
"""About so many stand in one shard: some 4 KB, so that a look-up stays under 200 kB."""
_MIX: Final = 0x9E3779B1
_MASK: Final = 0xFFFFFFFF

Postings = dict[int, list[int]]
"""The texts of each fingerprint, by the index of their first entry."""


class BadShard(ValueError):
    """A shard that cannot be read."""


@lru_cache(maxsize=262_144)
def _word_hash(word: str) -> int:
    plain = folded(word)
    return zlib.crc32(plain.encode()) if plain else -1


def fingerprints(words: Iterable[str]) -> list[tuple[int, int]]:
    """Fingerprints with the number of the word they begin at, in the order of the text.

    ``words`` are in the compared form; those without letter or digit are passed over.  Fewer than four give none."""
    every = shingles(words)
    return [every[i] for i in _winnowed([h * _MIX & _MASK for h, _ in every])]


def shingles(words: Iterable[str]) -> list[tuple[int, int]]:
    """The hashes of all runs of four words, from which fingerprints are chosen."""
    hashed = [(h, n) for n, h in enumerate(map(_word_hash, words)) if h >= 0]
    found = []
    for i in range(len(hashed) - SHINGLE + 1):
        h = hashed[i][0]
        h = (h * _MIX + hashed[i + 1][0]) & _MASK
        h = (h * _MIX + hashed[i + 2][0]) & _MASK
        h = (h * _MIX + hashed[i + 3][0]) & _MASK
        h = ((h ^ (h >> 16)) * 0x85EBCA6B) & _MASK
        h = ((h ^ (h >> 13)) * 0xC2B2AE35) & _MASK
        found.append((h ^ (h >> 16), hashed[i][1]))
    return found


def _winnowed(ranks: Sequence[int]) -> list[int]:
    """The places of the smallest number of every window, of equal ones the last."""
    found: list[int] = []
    least = -1
    for start in range(max(1, len(ranks) - WINDOW + 1) if ranks else 0):
        end = min(start + WINDOW, len(ranks))
        if least < start:
            window = ranks[start:end]
            least = end - 1 - window[::-1].index(min(window))
        elif ranks[end - 1] <= ranks[least]:
            least = end - 1
        else:
            continue
        found.append(least)
    return found


def shard_count(postings: int) -> int:
    """How many shards so many postings are spread over: a power of two."""
    wanted = max(1, postings // POSTINGS)
    return 1 << (wanted - 1).bit_length()


def shard_of(fingerprint: int, shards: int) -> int:
    """The shard a fingerprint stands in: its highest bits."""
    return fingerprint * shards >> 32


def shard_path(number: int) -> str:
    """Where a shard stands below ``index/``."""
    return f"words/{number >> 8:03x}/{number & 0xFF:02x}.bin"


def encode(postings: Mapping[int, Sequence[int]]) -> bytes:
    """A shard: for each fingerprint in order its distance from the one before, how many texts it has, and these, each
    as its distance from the one before; all as LEB128."""
    out = bytearray()
    before = 0
    for fingerprint in sorted(postings):
        texts = sorted(postings[fingerprint])
        _put(out, fingerprint - before)
        _put(out, len(texts))
        last = 0
        for text in texts:
            _put(out, text - last)
            last = text
        before = fingerprint
    return bytes(out)


def decode(data: bytes) -> Postings:
    """Reads a shard.  Raises :class:`BadShard`."""
    numbers = _numbers(data)
    found: Postings = {}
    fingerprint = 0
    try:
        for distance in numbers:
            fingerprint += distance
            texts, last = [], 0
            for _ in range(next(numbers)):
                last += next(numbers)
                texts.append(last)
            found[fingerprint] = texts
    except (StopIteration, RuntimeError) as error:
        raise BadShard("a shard of the look-up is cut short") from error
    return found


def add(postings: Postings, fingerprint: int, text: int) -> None:
    """Notes that a text has a fingerprint."""
    texts = postings.setdefault(fingerprint, [])
    if text not in texts:
        texts.append(text)
        if len(texts) > COMMON:
            texts.remove(max(texts))


def _put(out: bytearray, number: int) -> None:
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)


def _numbers(data: bytes) -> Iterator[int]:
    number = shift = 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        if byte & 0x80:
            shift += 7
        else:
            yield number
            number = shift = 0
    if shift:
        raise BadShard("a shard of the look-up is cut short")

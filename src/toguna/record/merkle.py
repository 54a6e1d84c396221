"""Hashes and proofs of a Merkle tree (RFC 6962, section 2.1; algorithms of RFC 9162, section 2.1).

Two ways to ask about two sizes are kept apart: :func:`check_consistency` compares two trees of which the older holds
something; :func:`check_extension` is what a witness asks, who may never have seen the tree: then the proof is empty."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Final

HASH: Final = 32
EMPTY: Final = hashlib.sha256(b"").digest()


class BadProof(ValueError):
    """A proof that proves nothing; the message says why."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of an entry: SHA-256(0x00, entry)."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two children: SHA-256(0x01, left, right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def check_inclusion(index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> None:
    """Raises :class:`BadProof` unless the leaf with this hash stands at ``index`` of the tree (RFC 9162, 2.1.3.2)."""
    _check_hashes(leaf, root, *proof)
    if not 0 <= index < size:
        raise BadProof(f"entry {index} is not in a tree of {size}")
    place, last, computed = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise BadProof("the proof is longer than the way to the root")
        if place & 1 or place == last:
            computed = node_hash(sibling, computed)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            computed = node_hash(computed, sibling)
        place, last = place >> 1, last >> 1
    if last:
        raise BadProof("the proof is shorter than the way to the root")
    if computed != root:
        raise BadProof("the proof leads to another root")


def check_consistency(size1: int, size2: int, root1: bytes, root2: bytes, proof: Sequence[bytes]) -> None:
    """Raises :class:`BadProof` unless the tree of ``size2`` extends that of ``size1`` (RFC 9162, 2.1.4.2).

    An empty older tree proves nothing and is refused."""
    if not size1:
        raise BadProof("an empty tree has no consistency to show")
    check_subtree(0, size1, size2, root1, root2, proof)


def check_subtree(start: int, stop: int, size: int, part: bytes, root: bytes, proof: Sequence[bytes]) -> None:
    """Raises :class:`BadProof` unless the entries from ``start`` to ``stop``, whose hash is ``part``, stand so in the
    tree (draft-ietf-plants-merkle-tree-certs-02, section 4.4.3; from 0 it is the consistency of RFC 9162)."""
    _check_hashes(part, root, *proof)
    if 0 <= start == stop <= size and part == EMPTY and not proof:
        return
    if not 0 <= start < stop <= size or start % (1 << (stop - start - 1).bit_length()):
        raise BadProof(f"entries {start} to {stop} of {size} are no subtree")
    first, last, end = start, stop - 1, size - 1
    while first != last and (last == end or last & 1):
        first, last, end = first >> 1, last >> 1, end >> 1
    path = list(proof)
    if first == last:
        path.insert(0, part)
    if not path:
        raise BadProof("the proof is empty")
    older = newer = path[0]
    for sibling in path[1:]:
        if end == 0:
            raise BadProof("the proof is longer than the way to the root")
        if last & 1 or last == end:
            if first < last:
                older = node_hash(sibling, older)
            newer = node_hash(sibling, newer)
            while not last & 1:
                first, last, end = first >> 1, last >> 1, end >> 1
        else:
            newer = node_hash(newer, sibling)
        first, last, end = first >> 1, last >> 1, end >> 1
    if end:
        raise BadProof("the proof is shorter than the way to the root")
    if older != part:
        raise BadProof("the proof leads to another older root")
    if newer != root:
        raise BadProof("the proof leads to another newer root")


def check_extension(size1: int, size2: int, root1: bytes, root2: bytes, proof: Sequence[bytes]) -> None:
    """What a witness asks (C2SP tlog-witness, section "add-checkpoint"): as above, and a tree it has never seen is
    accepted with an empty proof."""
    if size1:
        check_consistency(size1, size2, root1, root2, proof)
        return
    _check_hashes(root2)
    if proof:
        raise BadProof("from size 0 the proof must be empty")
    if not size2 and root2 != EMPTY:
        raise BadProof("an empty tree has one root alone")


def _check_hashes(*hashes: bytes) -> None:
    if any(len(h) != HASH for h in hashes):
        raise BadProof(f"a hash has {HASH} bytes")

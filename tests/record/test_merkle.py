"""Proofs of a Merkle tree: checked against a plain computation of RFC 6962, section 2.1, and against flipped bits."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toguna.record.merkle import (
    EMPTY,
    BadProof,
    check_consistency,
    check_extension,
    check_inclusion,
    check_subtree,
    leaf_hash,
)


def entries(size, start=0):
    return [f"entry {n}".encode() for n in range(start, start + size)]


def root_of(some):
    """MTH as the RFC writes it."""
    if not some:
        return hashlib.sha256(b"").digest()
    if len(some) == 1:
        return hashlib.sha256(b"\x00" + some[0]).digest()
    k = 1
    while k * 2 < len(some):
        k *= 2
    return hashlib.sha256(b"\x01" + root_of(some[:k]) + root_of(some[k:])).digest()


def path_of(m, some):
    """PATH as the RFC writes it."""
    if len(some) == 1:
        return []
    k = 1
    while k * 2 < len(some):
        k *= 2
    if m < k:
        return [*path_of(m, some[:k]), root_of(some[k:])]
    return [*path_of(m - k, some[k:]), root_of(some[:k])]


def proof_of(m, some, whole=True):
    """SUBPROOF as the RFC writes it."""
    if m == len(some):
        return [] if whole else [root_of(some)]
    k = 1
    while k * 2 < len(some):
        k *= 2
    if m <= k:
        return [*proof_of(m, some[:k], whole), root_of(some[k:])]
    return [*proof_of(m - k, some[k:], False), root_of(some[:k])]


def flipped(data, bit):
    return data[: bit // 8] + bytes([data[bit // 8] ^ 1 << bit % 8]) + data[bit // 8 + 1 :]


def spoiled(proof, draw):
    """A proof with one bit flipped, a hash too many or one too few."""
    how = draw(st.sampled_from(["flip", "longer", "shorter"] if proof else ["longer"]))
    if how == "longer":
        return [*proof, draw(st.binary(min_size=32, max_size=32))]
    at = draw(st.integers(0, len(proof) - 1))
    if how == "shorter":
        return proof[:at] + proof[at + 1 :]
    return [*proof[:at], flipped(proof[at], draw(st.integers(0, 255))), *proof[at + 1 :]]


sizes = st.integers(1, 70)


@given(sizes, st.data())
def test_every_inclusion_proof_holds_and_none_that_was_spoiled(size, data):
    some = entries(size)
    index = data.draw(st.integers(0, size - 1))
    leaf, proof, root = leaf_hash(some[index]), path_of(index, some), root_of(some)
    check_inclusion(index, size, leaf, proof, root)
    with pytest.raises(BadProof):
        check_inclusion(index, size, leaf, spoiled(proof, data.draw), root)
    bit = data.draw(st.integers(0, 255))
    with pytest.raises(BadProof):
        check_inclusion(index, size, flipped(leaf, bit), proof, root)
    with pytest.raises(BadProof):
        check_inclusion(index, size, leaf, proof, flipped(root, bit))


@given(sizes, st.data())
def test_an_inclusion_proof_holds_for_no_other_place(size, data):
    some = entries(size)
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(-1, size + 1))
    if index != other:
        with pytest.raises(BadProof):
            check_inclusion(other, size, leaf_hash(some[index]), path_of(index, some), root_of(some))


@given(sizes, st.data())
def test_every_consistency_proof_holds_and_none_that_was_spoiled(size, data):
    older = data.draw(st.integers(1, size))
    some = entries(size)
    old, new, proof = root_of(some[:older]), root_of(some), proof_of(older, some)
    check_consistency(older, size, old, new, proof)
    check_extension(older, size, old, new, proof)
    bit = data.draw(st.integers(0, 255))
    for wrong in (
        (older, size, old, new, spoiled(proof, data.draw)),
        (older, size, flipped(old, bit), new, proof),
        (older, size, old, flipped(new, bit), proof),
    ):
        with pytest.raises(BadProof):
            check_consistency(*wrong)
        with pytest.raises(BadProof):
            check_extension(*wrong)


@given(sizes, st.data())
def test_a_tree_with_one_other_old_entry_is_no_extension(size, data):
    older = data.draw(st.integers(1, size))
    some = entries(size)
    forged = [*some]
    forged[data.draw(st.integers(0, older - 1))] = b"another"
    with pytest.raises(BadProof):
        check_consistency(older, size, root_of(some[:older]), root_of(forged), proof_of(older, forged))


def test_from_an_empty_tree_nothing_is_consistent_and_everything_an_extension():
    root = root_of(entries(5))
    with pytest.raises(BadProof, match="empty tree"):
        check_consistency(0, 5, EMPTY, root, [])
    check_extension(0, 5, EMPTY, root, [])
    check_extension(0, 0, EMPTY, EMPTY, [])
    with pytest.raises(BadProof, match="must be empty"):
        check_extension(0, 5, EMPTY, root, [root])
    with pytest.raises(BadProof, match="one root"):
        check_extension(0, 0, EMPTY, root, [])


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_hash_has_32_bytes(length):
    root = root_of(entries(2))
    leaf = leaf_hash(b"entry 0")
    with pytest.raises(BadProof, match="32 bytes"):
        check_inclusion(0, 2, leaf, [bytes(length)], root)
    with pytest.raises(BadProof, match="32 bytes"):
        check_inclusion(0, 1, leaf, [], bytes(length))
    with pytest.raises(BadProof, match="32 bytes"):
        check_consistency(1, 2, bytes(length), root, [leaf])
    with pytest.raises(BadProof, match="32 bytes"):
        check_extension(0, 2, EMPTY, bytes(length), [])


def test_a_subtree_begins_where_one_of_its_length_can():
    some = entries(16)
    check_subtree(4, 8, 16, root_of(some[4:8]), root_of(some), [root_of(some[:4]), root_of(some[8:])])
    with pytest.raises(BadProof, match="no subtree"):
        check_subtree(3, 7, 16, root_of(some[3:7]), root_of(some), [])

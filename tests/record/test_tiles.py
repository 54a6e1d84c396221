"""Tiles: however the entries come, the files are the same, and every proof that is read from them holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.test_merkle import path_of, proof_of, root_of

from toguna.record.merkle import EMPTY, BadProof, check_consistency, check_inclusion, leaf_hash
from toguna.record.tiles import (
    ENTRIES,
    MOST_TILES,
    BadTile,
    Tree,
    bundle,
    bundles_of,
    entries_in,
    grown,
    outgrown,
    tile_path,
    tiles_of,
)


def entries(size):
    return [f"entry {n}".encode() for n in range(size)]


def read(files):
    def reader(path):
        if path not in files:
            raise BadTile(f"{path}: is missing")
        return files[path]

    return reader


def filled(size, steps=()):
    """The files of a log that grew in steps."""
    files, at = {}, 0
    some = entries(size)
    for stop in [*sorted(set(steps)), size]:
        files.update(grown(at, some[at:stop], read(files)))
        for gone in outgrown(at, stop):
            for path in [p for p in files if p.startswith(gone + "/")]:
                del files[path]
        at = stop
    return files


def wanted(size):
    return {tile_path(*tile) for tile in tiles_of(size)} | {tile_path(ENTRIES, *b) for b in bundles_of(size)}


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1300), st.lists(st.integers(0, 1300), max_size=6))
def test_any_split_of_the_appends_gives_the_same_tiles(size, steps):
    at_once = filled(size)
    grown_up = filled(size, [s for s in steps if s <= size])
    assert {path: grown_up[path] for path in wanted(size)} == {path: at_once[path] for path in wanted(size)}
    assert wanted(size) == set(at_once)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 1300), st.data())
def test_every_proof_read_from_tiles_is_the_rfcs_and_holds(size, data):
    files, some = filled(size), entries(size)
    tree, root = Tree(size, read(files)), root_of(some)
    assert tree.root() == root
    index, older = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    assert tree.inclusion(index) == path_of(index, some)
    assert tree.consistency(older) == proof_of(older, some)
    assert tree.leaf(index) == leaf_hash(some[index])
    assert tree.root_at(older) == root_of(some[:older])
    check_inclusion(index, size, leaf_hash(some[index]), tree.inclusion(index), root)
    check_consistency(older, size, tree.root_at(older), root, tree.consistency(older))


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 600), st.data())
def test_any_flipped_bit_of_a_tile_spoils_a_proof(size, data):
    files, some = filled(size), entries(size)
    root = Tree(size, read(files)).root()
    level, number, width = data.draw(st.sampled_from(sorted(tiles_of(size))))
    path = tile_path(level, number, width)
    bit = data.draw(st.integers(0, len(files[path]) * 8 - 1))
    spoiled = bytearray(files[path])
    spoiled[bit // 8] ^= 1 << bit % 8
    tree = Tree(size, read({**files, path: bytes(spoiled)}))

    def holds(index):
        try:
            check_inclusion(index, size, leaf_hash(some[index]), tree.inclusion(index), root)
        except BadProof:
            return False
        return True

    assert tree.root() != root or not all(holds(index) for index in range(size))


@given(st.lists(st.binary(max_size=300), max_size=20))
def test_entries_come_back_from_their_bundle(some):
    assert entries_in(bundle(some)) == some


def test_an_entry_may_be_as_long_as_its_length_can_say():
    longest = bytes(65_535)
    assert entries_in(bundle([longest, b""])) == [longest, b""]
    with pytest.raises(BadTile, match="65535"):
        bundle([longest + b"x"])


@pytest.mark.parametrize("cut", [1, 2, 3])
def test_a_bundle_that_was_cut_short_is_refused(cut):
    with pytest.raises(BadTile, match=r"000\.p/1: ends within"):
        entries_in(bundle([b"ab"])[:-cut], "tile/entries/000.p/1")


def test_paths_are_those_of_the_specification():
    assert tile_path(0, 0) == "tile/0/000"
    assert tile_path(1, 1_234_067) == "tile/1/x001/x234/067"
    assert tile_path(0, 1234, 7) == "tile/0/x001/234.p/7"
    assert tile_path(ENTRIES, 5, 200) == "tile/entries/005.p/200"


def test_a_tile_that_is_missing_or_of_another_length_is_named():
    files = filled(300)
    with pytest.raises(BadTile, match=r"tile/0/001\.p/44: is missing"):
        Tree(300, read({p: d for p, d in files.items() if p != "tile/0/001.p/44"})).root()
    with pytest.raises(BadTile, match=r"tile/0/001\.p/44: has 1407 bytes instead of 1408"):
        Tree(300, read({**files, "tile/0/001.p/44": files["tile/0/001.p/44"][:-1]})).root()


def test_an_empty_tree_has_a_root_and_no_tile():
    assert Tree(0, read({})).root() == EMPTY
    assert list(tiles_of(0)) == list(bundles_of(0)) == list(grown(0, [], read({}))) == []


def test_an_entry_or_a_size_that_never_was_is_refused():
    tree = Tree(5, read(filled(5)))
    with pytest.raises(BadTile, match="entry 5 is not in a tree of 5"):
        tree.inclusion(5)
    with pytest.raises(BadTile, match="a tree of 5 was never one of 6"):
        tree.consistency(6)


def test_full_tiles_take_the_place_of_partial_ones():
    assert set(outgrown(250, 260)) == {"tile/0/000.p", "tile/entries/000.p"}
    assert set(outgrown(250, 255)) == set()
    assert set(outgrown(65_530, 65_540)) == {"tile/0/255.p", "tile/entries/255.p", "tile/1/000.p"}


def test_a_tree_of_many_tiles_keeps_few_in_memory():
    size = 256 * 80
    reads = []
    files = filled(size)
    tree = Tree(size, lambda path: reads.append(path) or files[path])
    for index in range(0, size, 256):
        check_inclusion(index, size, leaf_hash(f"entry {index}".encode()), tree.inclusion(index), tree.root())
    assert len(tree._layers) <= MOST_TILES

"""The proof cases of transparency-dev/merkle and the log of transparency-dev/tessera, read as data."""

import json
from base64 import b64decode

import pytest
from tests.shared import SHARED

from toguna.record.checkpoint import parse_checkpoint
from toguna.record.merkle import (
    HASH,
    BadProof,
    check_consistency,
    check_extension,
    check_inclusion,
    check_subtree,
    leaf_hash,
)
from toguna.record.tiles import ENTRIES, BadTile, Tree, entries_in, grown, tile_path, tiles_of

FOLDER = SHARED / "data" / "record"
TESSERA = FOLDER / "tessera-log"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared reference vectors are not there")


def cases(name):
    return [json.loads(line) for line in (FOLDER / f"merkle-{name}.jsonl").read_text().splitlines()]


def hashes(case):
    """The hashes of a case, by their names, and those of its proof."""
    named = {key: b64decode(case[key]) for key in ("root", "root1", "root2", "leafHash") if key in case}
    return named, [b64decode(h) for h in case["proof"] or ()]


def short(case):
    """Whether a hash of it is none: not 32 bytes."""
    named, proof = hashes(case)
    return any(len(h) != HASH for h in (*named.values(), *proof))


def check(case):
    named, proof = hashes(case)
    if "leafIdx" in case:
        start, stop = case.get("start", 0), case.get("end", case.get("treeSize"))
        check_inclusion(case["leafIdx"] - start, stop - start, named["leafHash"], proof, named["root"])
    elif "size1" in case:
        check_consistency(case["size1"], case["size2"], named["root1"], named["root2"], proof)
    else:
        check_subtree(case["start"], case["end"], case["size"], named["root1"], named["root2"], proof)


def refused(case):
    try:
        check(case)
    except BadProof:
        return True
    return False


@pytest.mark.parametrize(("name", "number"), [("inclusion", 302), ("consistency", 216)])
def test_every_case_is_judged_as_it_should_be(name, number):
    """The one difference: what that library lets pass though a hash of it has not 32 bytes is refused here."""
    some = cases(name)
    assert len(some) == number
    other = [case["case"] for case in some if refused(case) != case["wantErr"]]
    assert other == [case["case"] for case in some if short(case) and not case["wantErr"]]


def test_some_case_passes_there_with_a_hash_that_is_none():
    told = [
        case["case"]
        for name in ("inclusion", "consistency")
        for case in cases(name)
        if short(case) and not case["wantErr"]
    ]
    assert told


def test_from_size_0_nothing_is_consistent_and_an_empty_proof_extends():
    empty = [case for case in cases("consistency") if case.get("size1") == 0]
    for case in empty:
        named, proof = hashes(case)
        with pytest.raises(BadProof):
            check(case)
        if not proof and case["size2"] and len(named["root2"]) == HASH:
            check_extension(0, case["size2"], named["root1"], named["root2"], [])


def tile(path):
    try:
        return (TESSERA / path).read_bytes()
    except OSError as error:
        raise BadTile(f"{path}: is missing") from error


def logged():
    """The entries of the newest checkpoint's log."""
    size = parse_checkpoint((TESSERA / "checkpoint").read_bytes()).size
    path = tile_path(ENTRIES, 0, size)
    return entries_in(tile(path), path)


def test_every_checkpoint_has_the_root_of_its_tiles_and_extends_the_one_before():
    before = None
    for number in range(1, 16):
        head = parse_checkpoint((TESSERA / f"checkpoint.{number}").read_bytes())
        tree = Tree(number, tile)
        assert (head.size, head.root) == (number, tree.root())
        if before:
            check_consistency(before.size, number, before.root, head.root, tree.consistency(before.size))
        before = head
    assert parse_checkpoint((TESSERA / "checkpoint").read_bytes()).root == before.root


def test_the_checkpoint_of_size_0_is_an_empty_trees():
    head = parse_checkpoint((TESSERA / "checkpoint.0").read_bytes())
    assert (head.size, head.root) == (0, Tree(0, tile).root())


def test_the_entries_hash_to_the_leaves_and_are_included():
    some = logged()
    tree = Tree(len(some), tile)
    for index, entry in enumerate(some):
        assert tree.leaf(index) == leaf_hash(entry)
        check_inclusion(index, len(some), leaf_hash(entry), tree.inclusion(index), tree.root())


def test_growing_by_these_entries_gives_the_same_bytes():
    made = {}
    some = logged()
    assert len(some) == 15

    def read(path):
        return made[path]

    for size, entry in enumerate(some):
        made.update(grown(size, [entry], read))
    assert made == {path: tile(path) for path in made}
    theirs = {f.relative_to(TESSERA).as_posix() for f in (TESSERA / "tile").rglob("*") if f.is_file()}
    assert theirs == set(made)
    assert {tile_path(*t) for t in tiles_of(15)} <= theirs

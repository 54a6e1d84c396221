import base64

import pytest
from tests.record.witnesses import ORIGIN, OwnWitness, a_log, grow, of_folder

from toguna.record.checkpoint import parse_checkpoint
from toguna.record.keys import new_key
from toguna.record.merkle import check_consistency
from toguna.record.signed_note import Signer
from toguna.record.witness import (
    Contradiction,
    NotCosigned,
)
from toguna.record.witness_pull import pull


@pytest.fixture
def log(tmp_path):
    return a_log(tmp_path / "one", entries=5)


@pytest.fixture
def forked(tmp_path, log):
    """Another log with the same key: the first entries are others."""
    return a_log(tmp_path / "other", signer=log.signer, entries=5, salt="otherwise")


def test_pulling_follows_a_log_that_grows(tmp_path, log):
    witness = OwnWitness(tmp_path / "witness", log)
    (known,) = witness.folder.logs()
    assert pull(witness.folder, known, of_folder(log.folder), witness.signer).size == 5
    assert pull(witness.folder, known, of_folder(log.folder), witness.signer) is None
    for more in (1, 250, 300, 1):
        grow(log, more)
        assert pull(witness.folder, known, of_folder(log.folder), witness.signer).text == log.head().text
    assert witness.folder.seen(ORIGIN).text == log.head().text


def test_pulling_reads_a_tile_that_has_grown_full_meanwhile(tmp_path, log):
    witness = OwnWitness(tmp_path / "witness", log)
    (known,) = witness.folder.logs()
    pull(witness.folder, known, of_folder(log.folder), witness.signer)
    grow(log, 95)
    shown = (log.folder / "checkpoint").read_bytes()
    grow(log, 200)
    assert not (log.folder / "tile/0/000.p").exists()
    meanwhile = {"checkpoint": shown}
    get = of_folder(log.folder)
    assert pull(witness.folder, known, lambda name: meanwhile.get(name) or get(name), witness.signer).size == 100


def test_pulling_refuses_a_log_that_shows_an_older_head(tmp_path, log):
    witness = OwnWitness(tmp_path / "witness", log)
    (known,) = witness.folder.logs()
    older = (log.folder / "checkpoint").read_bytes()
    grow(log, 3)
    pull(witness.folder, known, of_folder(log.folder), witness.signer)
    (log.folder / "checkpoint").write_bytes(older)
    with pytest.raises(
        Contradiction, match="it shows a head of 5 entries, and one of 8 was cosigned here: an old copy"
    ):
        pull(witness.folder, known, of_folder(log.folder), witness.signer)
    (folder,) = (tmp_path / "witness/evidence").iterdir()
    assert parse_checkpoint((folder / "cosigned").read_bytes()).size == 8
    assert parse_checkpoint((folder / "shown").read_bytes()).size == 5
    assert witness.folder.seen(ORIGIN).size == 8


@pytest.mark.parametrize("more", [0, 1, 300])
def test_pulling_refuses_a_split_view_and_keeps_what_proves_it(tmp_path, log, forked, more):
    witness = OwnWitness(tmp_path / "witness", log)
    (known,) = witness.folder.logs()
    pull(witness.folder, known, of_folder(log.folder), witness.signer)
    if more:
        grow(forked, more)
    with pytest.raises(Contradiction, match="both heads are in"):
        pull(witness.folder, known, of_folder(forked.folder), witness.signer)
    assert witness.folder.seen(ORIGIN).root == log.head().root
    (folder,) = (tmp_path / "witness/evidence").iterdir()
    older, newer = (parse_checkpoint((folder / name).read_bytes()) for name in ("cosigned", "shown"))
    for head in (older, newer):
        head.check_signed([log.signer.verifier])
    if more:
        _, _, told, _, *proof = (folder / "why").read_text().removesuffix("\n").split("\n")
        root = base64.b64decode(told)
        check_consistency(5, 5 + more, root, newer.root, [base64.b64decode(h) for h in proof])
        assert root != older.root


def test_pulling_refuses_tiles_that_are_not_those_of_the_head(tmp_path, log):
    witness = OwnWitness(tmp_path / "witness", log)
    (known,) = witness.folder.logs()
    pull(witness.folder, known, of_folder(log.folder), witness.signer)
    grow(log, 3)
    tile = log.folder / "tile/0/000.p/8"
    whole = tile.read_bytes()
    for damaged, why in (
        (bytes(32) + whole[32:], "not those of its head"),
        (whole[:-1], "bytes instead of"),
        (None, "is missing"),
    ):
        tile.write_bytes(damaged) if damaged else tile.unlink()
        with pytest.raises(NotCosigned, match=why) as refusal:
            pull(witness.folder, known, of_folder(log.folder), witness.signer)
        assert not isinstance(refusal.value, Contradiction)
    assert not (tmp_path / "witness/evidence").exists()
    assert witness.folder.seen(ORIGIN).size == 5


@pytest.mark.parametrize(
    ("shown", "why"),
    [(None, "no record/checkpoint"), (b"<!doctype html>", "record/checkpoint: "), ("other", "is of other.example/record"),
     ("impostor", "not signed by a key")],
)  # fmt: skip
def test_pulling_refuses_what_is_no_head_of_the_log(tmp_path, log, shown, why):
    witness = OwnWitness(tmp_path / "witness", log)
    (known,) = witness.folder.logs()
    if isinstance(shown, str):
        name = ORIGIN if shown == "impostor" else "other.example/record"
        shown = str(a_log(tmp_path / shown, signer=Signer(name, new_key()), entries=1).head()).encode()
    with pytest.raises(NotCosigned, match=why):
        pull(witness.folder, known, {"checkpoint": shown}.get, witness.signer)
    assert witness.folder.seen(ORIGIN) is None

"""What whoever trusted the keys goes on to believe after a change of keys, and what a stolen key can no longer do."""

import json

import pytest
from tests.record.ceremonies import ORIGIN
from tests.record.texts import school

from toguna.record.checkpoint import Checkpoint, checkpoint_text
from toguna.record.inclusion_file import InclusionFile, parse_inclusion_file
from toguna.record.merkle import leaf_hash, node_hash
from toguna.record.public_record import NoRecord, Record
from toguna.record.reader import files_of
from toguna.record.signed_note import Note


def test_who_took_the_keys_down_before_a_rotation_goes_on_with_them(keys):
    taken = keys.file("keys.json")
    keys.hold("rotate", "log", roots=(1, 2))
    keys.hold("rotate", "desk", roots=(2, 3))
    keys.hold(
        "rotate", "root", "--key", "presidence.example/root-2", "--root-dir", str(keys.stick(4).parent), roots=(1, 2)
    )
    keys.hold("rotate", "log", roots=(1, 4))
    keys.recorded.publish(school())
    assert keys.verdict(school(), keys=taken).verdict == "identical"
    assert keys.record(keys=taken).keyring.document("") == keys.record().keyring.document("")


def test_a_ring_that_the_root_keys_did_not_change_is_not_followed(keys):
    """A site that names a key of its own, with an entry that no root key signed."""
    taken = keys.file("keys.json")
    keys.hold("rotate", "log", roots=(1, 2))
    forged = json.loads(taken)
    forged["root"][0]["until"] = 1
    shown = {"keys.json": json.dumps(forged).encode()}
    with pytest.raises(NoRecord, match="changes no keys"):
        Record(lambda name: shown.get(name) or files_of(str(keys.recorded.public))(name), keys=taken)


def forged_head(signer, size, root=bytes(32)):
    text = checkpoint_text(ORIGIN, size, root)
    return Checkpoint(ORIGIN, size, root, Note(text, (signer.sign(text),)))


@pytest.mark.parametrize("size", [1, 2, 3, 9])
def test_a_stolen_key_makes_no_new_head_believed(keys, size):
    stolen = keys.home.keys.signer("log")
    keys.hold("rotate", "log", roots=(1, 2))
    get = files_of(str(keys.recorded.public))
    forged = str(forged_head(stolen, size)).encode()
    with pytest.raises(NoRecord, match="not signed by a key that is known"):
        Record(lambda name: forged if name == "checkpoint" else get(name))


def test_a_stolen_key_proves_no_entry_that_was_not_logged(keys):
    """A proof of the right size, signed with a key that counted then, of a tree that never was."""
    stolen, index = keys.home.keys.signer("log"), 1
    proof = parse_inclusion_file(keys.file(f"proof/{index}.tlog-proof"))
    keys.hold("rotate", "log", roots=(1, 2))
    get = files_of(str(keys.recorded.public))

    def proven(path, head):
        name = f"proof/{index}.tlog-proof"
        shown = str(InclusionFile(index, proof.entry, path, head)).encode()
        record = Record(lambda asked: shown if asked == name else get(asked))
        return record.prove(next(iter(record.versions(index))))

    assert proven(proof.path, proof.checkpoint)
    other = bytes(32)
    forged = node_hash(other, leaf_hash(proof.entry))
    with pytest.raises(NoRecord, match="the proof leads to another"):
        proven((other,), forged_head(stolen, 2, forged))
    with pytest.raises(NoRecord, match="not signed by a key that is known"):
        proven((other, other), forged_head(stolen, 3, node_hash(forged, other)))

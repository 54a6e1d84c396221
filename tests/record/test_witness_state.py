import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.record.witnesses import OwnWitness

from toguna.record.signed_note import BadNote
from toguna.record.witness import (
    file_name,
)
from toguna.record.witness_state import BadState, WitnessFolder


def test_a_second_key_does_not_take_the_place_of_the_first(tmp_path):
    witness = OwnWitness(tmp_path)
    with pytest.raises(BadState, match="a witness here already"):
        witness.folder.begin("other.example")
    assert witness.folder.signer().verifier == witness.verifier


@pytest.mark.parametrize("name", ["", "two words", "a+b", "é\udc80"])
def test_a_name_that_no_note_can_bear_is_refused(tmp_path, name):
    with pytest.raises(BadNote, match="no name of a key"):
        WitnessFolder(tmp_path / "witness").begin(name)
    assert not (tmp_path / "witness").exists()


def test_the_key_is_encrypted_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    OwnWitness(tmp_path / "kept")
    assert (tmp_path / "kept/key.pem").read_text().startswith("-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert [os.stat(tmp_path / "kept" / n).st_mode & 0o077 for n in ("key.pem", "passphrase")] == [0, 0]
    monkeypatch.setenv("TOGUNA_WITNESS_PASSPHRASE", "known by heart")
    OwnWitness(tmp_path / "known")
    assert not (tmp_path / "known/passphrase").exists()


@pytest.mark.parametrize("text", ["witness w key\n", "quorum none\n", "log\n", "log a+00000000+AQ==\n"])
def test_a_list_of_logs_that_holds_anything_else_is_refused_with_its_file(tmp_path, text):
    witness = OwnWitness(tmp_path)
    (tmp_path / "logs").write_text(text)
    with pytest.raises(BadState, match=str(tmp_path / "logs")):
        witness.folder.logs()


@given(st.lists(st.text("a.~/012", min_size=1, max_size=6), min_size=2, max_size=6, unique=True))
def test_no_two_logs_have_the_same_file_and_none_is_hidden_or_elsewhere(origins):
    names = [file_name(origin) for origin in origins]
    assert len(set(names)) == len(origins)
    assert not any("/" in name or name.startswith(".") for name in names)

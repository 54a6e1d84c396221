"""Key files: encrypted, their owner's alone, and a wrong passphrase is one clear line."""

import os
import stat
import subprocess

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, PrivateFormat
from tests.record.judges.programs import openssl

from toguna.record.keys import KeyFolder, NoKey, key_name, new_key, open_key, sealed, write_private

ORIGIN = "presidence.example/record"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.delenv("TOGUNA_RECORD_PASSPHRASE", raising=False)
    keys = KeyFolder(tmp_path / "record/keys")
    keys.prepare(ORIGIN)
    return keys


def mode(file):
    return stat.S_IMODE(file.stat().st_mode)


def settled(folder):
    for role in ("log", "desk"):
        folder.take_up(role, [folder.make(role)])


def test_keys_are_their_owners_alone(folder):
    settled(folder)
    assert {f.name: mode(f) for f in folder.folder.iterdir()} == dict.fromkeys(
        ("log.pem", "desk.pem", "origin", "passphrase"), 0o600
    )
    assert mode(folder.folder) == 0o700


def test_a_file_that_others_could_read_is_not_written_into(tmp_path):
    file = tmp_path / "root-1.pem"
    file.write_text("")
    file.chmod(0o644)
    with file.open() as still_open:
        write_private(file, b"secret")
        assert still_open.read() == ""
    assert (mode(file), file.read_bytes()) == (0o600, b"secret")


def test_no_key_lies_open_on_the_disk(folder):
    settled(folder)
    for file in folder.folder.glob("*.pem"):
        assert file.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")


def test_a_key_opens_with_its_passphrase_and_signs_under_its_name(folder):
    settled(folder)
    assert folder.signer("log").name == ORIGIN
    assert folder.signer("desk").name == key_name(ORIGIN, "desk") == "presidence.example/desk"
    text = "a text\n"
    assert folder.signer("log").verifier.accepts(text, folder.signer("log").sign(text).data)


def test_a_wrong_passphrase_is_one_clear_line(tmp_path):
    file = tmp_path / "root-1.pem"
    write_private(file, sealed(new_key(), "the right one"))
    with pytest.raises(NoKey) as refused:
        open_key(file, "a wrong one")
    assert str(refused.value) == f"{file}: the passphrase does not open it, or it is no key"


@pytest.mark.parametrize(
    "data", [b"", b"no key", b"-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"]
)
def test_what_is_no_key_is_one_clear_line(tmp_path, data):
    file = tmp_path / "root-1.pem"
    file.write_bytes(data)
    with pytest.raises(NoKey, match=r"root-1\.pem: the passphrase does not open it, or it is no key"):
        open_key(file, "any")


def test_a_key_of_another_kind_is_refused(tmp_path):
    file = tmp_path / "root-1.pem"
    other = X25519PrivateKey.generate()
    file.write_bytes(other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"words")))
    with pytest.raises(NoKey, match="not an Ed25519 key"):
        open_key(file, "words")


def test_a_missing_key_is_named(folder):
    with pytest.raises(NoKey, match=r"log\.pem: No such file"):
        folder.signer("log")
    with pytest.raises(NoKey, match="there are no keys here"):
        KeyFolder(folder.folder / "elsewhere").signer("log")


def test_the_passphrase_comes_from_the_environment_where_it_is_set(tmp_path, monkeypatch):
    monkeypatch.setenv("TOGUNA_RECORD_PASSPHRASE", "from the environment")
    keys = KeyFolder(tmp_path / "keys")
    keys.prepare(ORIGIN)
    settled(keys)
    assert not (keys.folder / "passphrase").exists()
    open_key(keys.folder / "log.pem", "from the environment")
    monkeypatch.delenv("TOGUNA_RECORD_PASSPHRASE")
    with pytest.raises(NoKey, match="the passphrase is missing, also in TOGUNA_RECORD_PASSPHRASE"):
        keys.signer("log")


def test_a_new_key_waits_until_it_counts_and_the_old_one_stays_beside_it(folder):
    settled(folder)
    old = folder.signer("log").verifier
    new = folder.make("log")
    assert folder.signer("log").verifier == old
    folder.take_up("log", [new])
    assert folder.signer("log").verifier == new
    assert sorted(f.name for f in folder.folder.glob("log*")) == ["log.1.pem", "log.pem"]
    folder.take_up("log", [folder.make("log")])
    assert sorted(f.name for f in folder.folder.glob("log*")) == ["log.1.pem", "log.2.pem", "log.pem"]


def test_a_key_whose_entry_never_came_is_dropped(folder):
    settled(folder)
    old = folder.signer("log").verifier
    folder.make("log")
    folder.take_up("log", [old])
    assert folder.signer("log").verifier == old
    assert not (folder.folder / "log.next.pem").exists()


def test_openssl_reads_a_key_file_and_nothing_else_opens_it(folder):
    settled(folder)
    file, public = folder.folder / "log.pem", folder.signer("log").verifier.public
    command = [openssl(), "pkey", "-in", file, "-pubout", "-outform", "DER"]
    read = subprocess.run(
        [*command, "-passin", f"file:{folder.folder / 'passphrase'}"], capture_output=True, check=True
    )
    assert read.stdout.endswith(public)
    assert subprocess.run([*command, "-passin", "pass:wrong"], capture_output=True, check=False).returncode
    assert os.stat(file).st_size < 400

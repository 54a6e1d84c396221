"""Judges that share no code with us: Go's sumdb libraries read our logs, OpenSSL our signatures; both refuse a flip."""

import random
import shutil
import subprocess

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from tests.record.judges.programs import judge, openssl
from tests.record.logs import entries, own_log, with_proofs
from tests.record.signers import DESK, LOG, ORIGIN, signer
from tests.record.texts import dam, school

from toguna.record.entry import parse_entry
from toguna.record.inclusion_file import parse_inclusion_file
from toguna.record.signed_note import parse_note
from toguna.record.tiles import ENTRIES, bundles_of, tile_path, tiles_of

pytestmark = pytest.mark.xdist_group("judges")
SIZE = 700


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    """A log of 700 entries that grew in steps, with its proofs and an older head."""
    log, some, at = own_log(tmp_path_factory.mktemp("log")), entries(SIZE), 0
    for stop in (1, 5, 255, 256, 300, 513, SIZE):
        log.append(some[at:stop])
        if stop == 300:
            shutil.copyfile(log.folder / "checkpoint", log.folder / "checkpoint.300")
        at = stop
    return with_proofs(log, every=23)


def judged(folder, *keys, older=None):
    """The judge's status and what it says."""
    command = [
        judge(),
        *(part for key in keys for part in ("-key", key)),
        *(["-older", older] if older else []),
        folder,
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in (0, 1), done.stderr
    return done.returncode, done.stdout.strip()


def flips(data, number, seed):
    """The data with one byte flipped, at places of which the first and last are two."""
    places = {0, len(data) - 1, *random.Random(seed).choices(range(len(data)), k=number)}
    for at in sorted(places):
        for bit in (0, 5):
            yield at, data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def refused(file, check, number=12):
    """Where a flipped byte of a file is not refused."""
    data = file.read_bytes()
    missed = []
    try:
        for at, spoiled in flips(data, number, file.name):
            file.write_bytes(spoiled)
            if check() == 0:
                missed.append((file.name, at))
    finally:
        file.write_bytes(data)
    return missed


def test_go_finds_a_log_whole(log):
    key = LOG.verifier.vkey
    assert judged(log.folder, key) == (0, f"ok: {SIZE} entries, 31 proofs")
    assert judged(log.folder, key, older=log.folder / "checkpoint.300")[0] == 0


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257])
def test_go_finds_logs_of_every_shape_whole(size, tmp_path):
    log = own_log(tmp_path)
    log.append(entries(size))
    with_proofs(log, every=17)
    assert judged(log.folder, LOG.verifier.vkey)[0] == 0


def test_go_refuses_another_key_and_another_log_of_the_same_size(log, tmp_path):
    other = signer(ORIGIN, "other")
    assert judged(log.folder, other.verifier.vkey)[0] == 1
    forged = own_log(tmp_path)
    forged.append([*entries(SIZE - 1), b"another last entry"])
    assert judged(forged.folder, LOG.verifier.vkey, older=log.folder / "checkpoint")[0] == 1


def test_go_refuses_every_flipped_byte(log):
    key = LOG.verifier.vkey
    tiles = [tile_path(*tile) for tile in tiles_of(SIZE)]
    bundles = [tile_path(ENTRIES, *some) for some in bundles_of(SIZE)]
    names = [
        "checkpoint",
        *tiles,
        *bundles,
        "proof/0.tlog-proof",
        "proof/299.tlog-proof",
    ]
    assert len(names) == 10
    assert [miss for name in names for miss in refused(log.folder / name, lambda: judged(log.folder, key)[0])] == []
    older = log.folder / "checkpoint.300"
    assert refused(older, lambda: judged(log.folder, key, older=older)[0]) == []
    assert judged(log.folder, key)[0] == 0


def test_go_finds_a_newsrooms_record_whole_and_refuses_every_flipped_byte(recorded):
    recorded.publish(dam())
    older = recorded.folder / "checkpoint"
    shutil.copyfile(recorded.public / "record/checkpoint", older)
    recorded.publish(school())
    folder, key = recorded.public / "record", recorded.home.keys.signer("log").verifier.vkey
    assert judged(folder, key, older=older) == (0, "ok: 3 entries, 3 proofs")
    for name in ("checkpoint", "tile/0/000.p/3", "tile/entries/000.p/3", "proof/0.tlog-proof", "proof/1.tlog-proof"):
        assert refused(folder / name, lambda: judged(folder, key)[0]) == [], name


def openssl_accepts(folder, public, text, signature):
    """Whether OpenSSL takes a signature for this key's over a text."""
    key = Ed25519PublicKey.from_public_bytes(public).public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    for name, data in (("key.pem", key), ("text", text), ("signature", signature)):
        (folder / name).write_bytes(data)
    command = [
        openssl(),
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        "key.pem",
        "-rawin",
        "-in",
        "text",
        "-sigfile",
        "signature",
    ]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("what", ["checkpoint", "entry"])
def test_openssl_verifies_a_signature_and_refuses_every_flipped_byte(log, tmp_path, what):
    if what == "checkpoint":
        note, public = parse_note((log.folder / "checkpoint").read_bytes()), LOG.verifier.public
    else:
        proof = parse_inclusion_file((log.folder / "proof/23.tlog-proof").read_bytes())
        note, public = parse_entry(proof.entry)[1], DESK.verifier.public
    text, signature = note.text.encode(), note.signatures[0].data
    assert openssl_accepts(tmp_path, public, text, signature)
    assert not any(openssl_accepts(tmp_path, public, spoiled, signature) for _, spoiled in flips(text, 12, what))
    assert not any(openssl_accepts(tmp_path, public, text, spoiled) for _, spoiled in flips(signature, 12, what))

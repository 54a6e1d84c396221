import base64
import os
import random
import socket
import threading
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.witnesses import ORIGIN, OwnWitness, a_log, grow, submission, witnessing

from toguna.record.checkpoint import parse_checkpoint
from toguna.record.keys import new_key
from toguna.record.merkle import check_consistency
from toguna.record.signed_note import COSIGNATURE, BadNote, Note, Signature, Signer
from toguna.record.tiles import Tree
from toguna.record.witness import (
    MOST_BYTES,
    Contradiction,
    NotCosigned,
    Submission,
    check_submission,
    cosignatures,
    file_name,
    parse_submission,
)
from toguna.record.witness_pull import pull
from toguna.record.witness_state import MOST_EVIDENCE, BadState, WitnessFolder

SIZE = "text/x.tlog.size"


@pytest.fixture
def log(tmp_path):
    return a_log(tmp_path / "one", entries=5)


@pytest.fixture
def forked(tmp_path, log):
    """Another log with the same key: the first entries are others."""
    return a_log(tmp_path / "other", signer=log.signer, entries=5, salt="otherwise")


@pytest.fixture
def witness(tmp_path, log):
    with witnessing(tmp_path / "witness", log) as serving:
        yield serving


def remembered(witness):
    return witness.folder.seen(ORIGIN)


def of_folder(log):
    def get(name):
        file = log.folder / name
        return file.read_bytes() if file.is_file() else None

    return get


# ---- what the specification has a witness answer


def test_a_first_head_is_cosigned_with_the_time_and_kept(witness, log):
    status, _, body = witness.post(submission(log))
    assert status == 200
    head = cosignatures(body, log.head(), witness.verifier)
    (cosignature,) = head.note.signatures
    assert body.decode() == cosignature.line
    assert cosignature.seconds > 1_700_000_000
    kept = remembered(witness)
    assert kept.text == log.head().text
    assert {v for v, _ in kept.note.signed_by([witness.verifier, log.signer.verifier])} == {
        witness.verifier,
        log.signer.verifier,
    }


def test_a_later_head_is_cosigned_where_it_goes_on_from_the_last_one(witness, log):
    for before, after in ((0, 5), (5, 6), (6, 300), (300, 900)):
        if log.head().size < after:
            grow(log, after - log.head().size)
        assert witness.post(submission(log, before))[0] == 200
        assert remembered(witness).size == after


def test_the_same_head_is_cosigned_again(witness, log):
    assert witness.post(submission(log))[0] == 200
    assert witness.post(submission(log, 5))[0] == 200


def test_the_head_of_an_empty_log_is_cosigned(tmp_path):
    log = a_log(tmp_path / "empty")
    log.append([])
    with witnessing(tmp_path / "witness", log) as witness:
        assert witness.post(submission(log))[0] == 200
        assert witness.post(submission(log))[0] == 200
        grow(log, 3)
        assert witness.post(submission(log))[0] == 200


def test_a_log_that_is_not_known_is_answered_404(witness, tmp_path):
    other = a_log(tmp_path / "unknown", signer=Signer("other.example/record", new_key()), entries=1)
    assert witness.post(submission(other))[0] == 404
    assert witness.folder.seen("other.example/record") is None


def test_a_head_that_no_known_key_signed_is_answered_403(witness, log, tmp_path):
    impostor = a_log(tmp_path / "impostor", entries=2)
    assert witness.post(submission(impostor))[0] == 403
    head = log.head()
    (signature,) = head.note.signatures
    twisted = Signature(signature.name, signature.key_id, bytes([signature.data[0] ^ 1]) + signature.data[1:])
    for signatures in ((twisted,), (twisted, signature)):
        assert witness.post(f"old 0\n\n{Note(head.text, signatures)}".encode())[0] == 403
    assert remembered(witness) is None


def test_any_of_the_keys_known_for_a_log_will_do(witness, log, tmp_path):
    new = a_log(tmp_path / "rotated", entries=5)
    lines = [f"log {each.signer.verifier.vkey}\n" for each in (log, new)]
    (witness.folder.folder / "logs").write_text("".join(lines))
    assert witness.post(submission(new))[0] == 200


def test_signatures_of_others_are_passed_over_and_not_kept(witness, log):
    head = log.head()
    strangers = (Signature("stranger.example", b"abcd", bytes(2428)), Signature(ORIGIN, b"efgh", bytes(64)))
    body = f"old 0\n\n{Note(head.text, (*strangers, *head.note.signatures))}".encode()
    assert witness.post(body)[0] == 200
    assert {s.name for s in remembered(witness).note.signatures} == {ORIGIN, "witness.example"}
    assert len(remembered(witness).note.signatures) == 2


MALFORMED = {
    "nothing": b"",
    "no old size": b"\n{head}",
    "no empty line": b"old 0\n",
    "another word": b"new 0\n\n{head}",
    "a leading zero": b"old 00\n\n{head}",
    "a sign": b"old +0\n\n{head}",
    "a blank too many": b"old  0\n\n{head}",
    "a carriage return": b"old 0\r\n\n{head}",
    "digits of another script": "old ٠\n\n".encode() + b"{head}",
    "no base64": b"old 0\nnot base64\n\n{head}",
    "a hash cut short": b"old 0\n" + base64.b64encode(bytes(31)) + b"\n\n{head}",
    "64 hashes": b"old 0\n" + (base64.b64encode(bytes(32)) + b"\n") * 64 + b"\n{head}",
    "no head": b"old 0\n\n",
    "no signature": b"old 0\n\npresidence.example/record\n5\n" + base64.b64encode(bytes(32)) + b"\n",
    "a size that is none": b"old 0\n\npresidence.example/record\nfive\n" + base64.b64encode(bytes(32)) + b"\n\n{lines}",
    "no UTF-8": b"old 0\n\n{head}\xff",
}


@pytest.mark.parametrize("case", MALFORMED)
def test_what_is_malformed_is_answered_400(witness, log, case):
    head = str(log.head()).encode()
    lines = head.partition(b"\n\n")[2]
    body = MALFORMED[case].replace(b"{head}", head).replace(b"{lines}", lines)
    assert witness.post(body)[0] == 400
    assert remembered(witness) is None


def test_an_old_size_above_the_new_one_is_answered_400(witness, log):
    assert witness.post(Submission(6, (), log.head()))[0] == 400


def test_another_old_size_than_the_last_is_answered_409_with_the_last_one(witness, log):
    assert witness.post(Submission(3, (), log.head())) == (409, SIZE, b"0\n")
    assert witness.post(submission(log))[0] == 200
    grow(log, 4)
    assert witness.post(submission(log, 0)) == (409, SIZE, b"5\n")
    assert witness.post(submission(log, 4)) == (409, SIZE, b"5\n")
    assert remembered(witness).size == 5


def test_another_head_of_the_same_size_is_answered_409_and_both_are_kept(witness, log, forked):
    assert witness.post(submission(log))[0] == 200
    for _ in range(2):
        assert witness.post(submission(forked, 5))[0] == 409
    assert remembered(witness).root == log.head().root
    (folder,) = (witness.folder.folder / "evidence").iterdir()
    kept, shown = (parse_checkpoint((folder / name).read_bytes()) for name in ("cosigned", "shown"))
    for head in (kept, shown):
        head.check_signed([log.signer.verifier])
    assert (kept.size, shown.size) == (5, 5)
    assert kept.root != shown.root
    assert "another head of 5 entries" in (folder / "why").read_text()


def test_evidence_does_not_fill_the_disk(tmp_path, log):
    witness = OwnWitness(tmp_path / "witness", log)
    witness.folder.cosign(submission(log), witness.signer)
    for n in range(MOST_EVIDENCE + 3):
        witness.folder.keep_evidence(log.head(), log.head(), "why", bytes([n]))
        other = Note(f"{ORIGIN}\n5\n{base64.b64encode(bytes(31) + bytes([n])).decode()}\n", log.head().note.signatures)
        witness.folder.keep_evidence(log.head(), parse_checkpoint(str(other).encode()), "why")
    assert len(os.listdir(tmp_path / "witness/evidence")) == MOST_EVIDENCE


def test_a_proof_that_does_not_verify_is_answered_422(witness, log, forked):
    assert witness.post(submission(log))[0] == 200
    grow(log, 8)
    grow(forked, 8)
    good = submission(log, 5)
    for proof in ((), good.proof[1:], good.proof[:-1], good.proof[::-1], (*good.proof, bytes(32)), (bytes(32),) * 63):
        assert witness.post(Submission(5, proof, log.head()))[0] == 422
    assert witness.post(submission(forked, 5))[0] == 422
    assert remembered(witness).size == 5
    assert witness.post(good)[0] == 200


def test_a_proof_from_nothing_must_be_empty(witness, log):
    assert witness.post(Submission(0, (bytes(32),), log.head()))[0] == 422


def test_the_same_head_needs_an_empty_proof(witness, log):
    assert witness.post(submission(log))[0] == 200
    assert witness.post(Submission(5, (bytes(32),), log.head()))[0] == 422


# ---- the server


def test_a_connection_serves_many_requests(witness, log):
    with witness.line() as line:
        assert witness.post(b"malformed", line)[0] == 400
        before = line.sock.getsockname()
        for size in range(5, 25):
            assert witness.post(submission(log, 0 if size == 5 else size - 1), line)[0] == 200
            assert witness.post(submission(log, 1), line)[0] == (409 if size > 1 else 200)
            grow(log, 1)
        assert line.sock.getsockname() == before


def test_a_prefix_may_stand_before_the_address(witness, log):
    with witness.line() as line:
        line.request("POST", "/some/prefix/add-checkpoint", bytes(submission(log)))
        assert line.getresponse().read().startswith("— witness.example ".encode())


def test_what_was_cosigned_is_shown_and_nothing_else(witness, log):
    assert witness.post(submission(log))[0] == 200
    (witness.folder.folder / "cosigned/.hidden").write_text("hidden")
    with witness.line() as line:

        def got(path, method="GET"):
            line.request(method, path)
            answer = line.getresponse()
            return answer.status, answer.read()

        name = file_name(ORIGIN)
        assert got(f"/cosigned/{name}") == (200, str(remembered(witness)).encode())
        assert got(f"/prefix/cosigned/{name}?x=1")[0] == 200
        assert got(f"/cosigned/{name}", "HEAD") == (200, b"")
        for path in ("/", "/cosigned/", "/cosigned/other", "/cosigned/.hidden", "/cosigned/..%2fpassphrase",
                     "/cosigned/%2e%2e/key.pem", "/key.pem", "/cosigned/a%00b", "/add-checkpoint"):  # fmt: skip
            assert got(path)[0] == 404, path


def raw(witness, data):
    """All that is answered until the witness closes the connection."""
    with socket.create_connection(("127.0.0.1", witness.port), timeout=20) as line:
        line.sendall(data)
        return b"".join(iter(lambda: line.recv(65536), b""))


def test_a_body_that_is_too_long_is_not_read(witness):
    assert witness.post(b"x" * (MOST_BYTES + 1))[0] == 413
    answer = raw(witness, b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 413 ")


@pytest.mark.parametrize(
    "headers",
    [b"", b"Transfer-Encoding: chunked\r\n", b"Content-Length: 3\r\nContent-Length: 4\r\n", b"Content-Length: -1\r\n",
     b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"],
)  # fmt: skip
def test_a_body_whose_length_is_not_said_is_refused(witness, headers):
    assert raw(witness, b"POST /add-checkpoint HTTP/1.1\r\n" + headers + b"\r\nold").startswith(b"HTTP/1.1 411 ")


def test_a_body_on_a_question_for_a_file_is_no_second_request(witness):
    smuggled = b"GET /cosigned/x HTTP/1.1\r\nContent-Length: 40\r\n\r\nGET /cosigned/y HTTP/1.1\r\nHost: x\r\n\r\n"
    assert raw(witness, smuggled).count(b"HTTP/1.1 ") == 1


def test_who_asks_before_sending_is_told_to_go_on(witness, log):
    body = bytes(submission(log))
    with socket.create_connection(("127.0.0.1", witness.port), timeout=20) as line:
        line.sendall(
            f"POST /add-checkpoint HTTP/1.1\r\nContent-Length: {len(body)}\r\nExpect: 100-continue\r\n\r\n".encode()
        )
        assert line.recv(100).startswith(b"HTTP/1.1 100 ")
        line.sendall(body)
        assert line.recv(100).startswith(b"HTTP/1.1 200 ")


@pytest.mark.parametrize(
    "sent", [b"", b"POST /add-", b"POST /add-checkpoint HTTP/1.1\r\nContent-Length: 500\r\n\r\nold 0"]
)
def test_who_does_not_go_on_sending_is_cut_off(tmp_path, log, sent):
    with witnessing(tmp_path / "patient", log, seconds=0.3) as witness:
        assert raw(witness, sent) == b""
        assert witness.post(submission(log))[0] == 200


def test_who_trickles_is_cut_off(tmp_path, log):
    with (
        witnessing(tmp_path / "patient", log, seconds=0.5) as witness,
        socket.create_connection(("127.0.0.1", witness.port), timeout=0.05) as line,
        pytest.raises(ConnectionError),
    ):
        line.sendall(b"POST /add-checkpoint HTTP/1.1\r\n")
        for n in range(400):
            line.sendall(b"X-%d: y\r\n" % n)
            try:
                if not line.recv(1):
                    raise ConnectionError
            except TimeoutError:
                continue


def test_more_connections_than_there_is_room_for_are_closed(tmp_path, log):
    with witnessing(tmp_path / "small", log, most=2) as witness:
        with witness.line() as one, witness.line() as two, witness.line() as three:
            for line in (one, two):
                assert witness.post(b"", line)[0] == 400
            with pytest.raises((OSError, EOFError)):
                witness.post(b"", three)
        for _ in range(200):
            try:
                assert witness.post(submission(log))[0] == 200
                break
            except OSError:
                continue
        assert remembered(witness).size == 5


def test_a_witness_whose_folder_is_damaged_cosigns_nothing(witness, log):
    assert witness.post(submission(log))[0] == 200
    file = witness.folder.folder / "cosigned" / file_name(ORIGIN)
    kept = file.read_bytes()
    grow(log, 2)
    for damaged in (b"", kept[:40], kept.replace(b"presidence", b"presidents")):
        file.write_bytes(damaged)
        assert witness.post(submission(log, 5))[0] == 500
        assert witness.post(submission(log, 0))[0] == 500
        assert file.read_bytes() == damaged
    file.write_bytes(kept)
    (witness.folder.folder / "logs").write_text("log nonsense\n")
    assert witness.post(submission(log, 5))[0] == 500


def test_racing_submissions_never_take_the_state_back(tmp_path, log):
    """Two servers on one folder (as two processes would be), twelve clients, heads of forty sizes."""
    heads = [log.head()]
    for _ in range(40):
        grow(log, 3)
        heads.append(log.head())
    tree = log.tree(heads[-1].size)
    witness = OwnWitness(tmp_path / "witness", log)
    second = OwnWitness.__new__(OwnWitness)
    second.__dict__.update(witness.__dict__)
    states, done = [], threading.Event()

    def watch():
        while not done.is_set():
            if seen := witness.folder.seen(ORIGIN):
                states.append(seen.size)

    def submit(number):
        chance, old = random.Random(number), 0
        with (witness if number % 2 else second).line() as line:
            for _ in range(40):
                head = chance.choice(heads)
                old = min(old, head.size)
                proof = tuple(Tree(head.size, tree.read).consistency(old))
                status, _, body = witness.post(Submission(old, proof, head), line)
                if status == 409:
                    old = int(body)
                elif status == 200:
                    cosigned.append(head.size)
                else:
                    assert status == 400

    cosigned: list[int] = []
    with witness.serving(), second.serving():
        watcher = threading.Thread(target=watch)
        watcher.start()
        threads = [threading.Thread(target=submit, args=(n,)) for n in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        done.set()
        watcher.join()
    assert len(set(cosigned)) > 3
    assert all(before <= after for before, after in pairwise(states))
    assert remembered(witness).size == max(cosigned)


# ---- looking by itself


def test_pulling_follows_a_log_that_grows(tmp_path, log):
    witness = OwnWitness(tmp_path / "witness", log)
    (known,) = witness.folder.logs()
    assert pull(witness.folder, known, of_folder(log), witness.signer).size == 5
    assert pull(witness.folder, known, of_folder(log), witness.signer) is None
    for more in (1, 250, 300, 1):
        grow(log, more)
        assert pull(witness.folder, known, of_folder(log), witness.signer).text == log.head().text
    assert witness.folder.seen(ORIGIN).text == log.head().text


def test_pulling_reads_a_tile_that_has_grown_full_meanwhile(tmp_path, log):
    witness = OwnWitness(tmp_path / "witness", log)
    (known,) = witness.folder.logs()
    pull(witness.folder, known, of_folder(log), witness.signer)
    grow(log, 95)
    shown = (log.folder / "checkpoint").read_bytes()
    grow(log, 200)
    assert not (log.folder / "tile/0/000.p").exists()
    meanwhile = {"checkpoint": shown}
    get = of_folder(log)
    assert pull(witness.folder, known, lambda name: meanwhile.get(name) or get(name), witness.signer).size == 100


def test_pulling_refuses_a_log_that_shows_an_older_head(tmp_path, log):
    witness = OwnWitness(tmp_path / "witness", log)
    (known,) = witness.folder.logs()
    older = (log.folder / "checkpoint").read_bytes()
    grow(log, 3)
    pull(witness.folder, known, of_folder(log), witness.signer)
    (log.folder / "checkpoint").write_bytes(older)
    with pytest.raises(
        Contradiction, match="it shows a head of 5 entries, and one of 8 was cosigned here: an old copy"
    ):
        pull(witness.folder, known, of_folder(log), witness.signer)
    (folder,) = (tmp_path / "witness/evidence").iterdir()
    assert parse_checkpoint((folder / "cosigned").read_bytes()).size == 8
    assert parse_checkpoint((folder / "shown").read_bytes()).size == 5
    assert witness.folder.seen(ORIGIN).size == 8


@pytest.mark.parametrize("more", [0, 1, 300])
def test_pulling_refuses_a_split_view_and_keeps_what_proves_it(tmp_path, log, forked, more):
    witness = OwnWitness(tmp_path / "witness", log)
    (known,) = witness.folder.logs()
    pull(witness.folder, known, of_folder(log), witness.signer)
    if more:
        grow(forked, more)
    with pytest.raises(Contradiction, match="both heads are in"):
        pull(witness.folder, known, of_folder(forked), witness.signer)
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
    pull(witness.folder, known, of_folder(log), witness.signer)
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
            pull(witness.folder, known, of_folder(log), witness.signer)
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


# ---- its folder


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


# ---- what must always hold


@given(
    st.integers(0, 10**18),
    st.lists(st.binary(min_size=32, max_size=32), max_size=63),
    st.integers(0, 10**18),
    st.binary(min_size=32, max_size=32),
)
def test_a_submission_is_read_as_it_was_written(old, proof, size, root):
    note = Note(f"{ORIGIN}\n{size}\n{base64.b64encode(root).decode()}\n", (Signature(ORIGIN, b"1234", b"5"),))
    given = Submission(old, tuple(proof), parse_checkpoint(str(note).encode()))
    assert parse_submission(bytes(given)) == given


@given(st.binary(max_size=300))
def test_whatever_comes_is_read_or_refused(data):
    for body in (data, b"old 3\n" + data, b"old 0\n\n" + data):
        try:
            parse_submission(body)
        except NotCosigned as refusal:
            assert refusal.status == 400


@pytest.fixture(scope="module")
def split(tmp_path_factory):
    """Two logs with one key that are the same up to entry 7; the heads of all their sizes."""
    folder = tmp_path_factory.mktemp("split")
    signer, views = Signer(ORIGIN, new_key()), []
    for salt in ("", "otherwise"):
        log, heads = a_log(folder / (salt or "same"), signer=signer, entries=1), {}
        for size in range(1, 24):
            heads[size] = log.head()
            grow(log, 1, salt if size >= 7 else "")
        views.append((heads, log.tree(24)))
    return signer, views


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_two_heads_that_disagree_are_never_cosigned(split, data):
    """Whatever is submitted, in whatever order, every cosigned head goes on from every earlier one."""
    signer, views = split
    own = Signer("witness.example", new_key(), COSIGNATURE)
    seen, cosigned = None, []
    for _ in range(data.draw(st.integers(1, 12))):
        view, size = data.draw(st.integers(0, 1)), data.draw(st.integers(1, 23))
        heads, tree = views[view]
        old = data.draw(st.sampled_from([seen.size if seen else 0, 0, size, 7]))
        if old > size:
            continue
        given = Submission(old, tuple(Tree(size, tree.read).consistency(old)), heads[size])
        try:
            check_submission(given, seen)
        except NotCosigned as refusal:
            assert refusal.status in (409, 422)
            continue
        seen = given.checkpoint.with_signatures([own.cosign(given.checkpoint.text, 1)])
        cosigned.append((view, size))
    for (view, size), (later_view, later) in pairwise(cosigned):
        assert size <= later
        assert view == later_view or size <= 7

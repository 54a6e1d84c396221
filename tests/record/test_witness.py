import base64
import os
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.record.witnesses import ORIGIN, OwnWitness, a_log, grow, submission, witnessing

from toguna.record.checkpoint import parse_checkpoint
from toguna.record.keys import new_key
from toguna.record.signed_note import COSIGNATURE, Note, Signature, Signer
from toguna.record.tiles import Tree
from toguna.record.witness import (
    NotCosigned,
    Submission,
    check_submission,
    cosignatures,
    parse_submission,
)
from toguna.record.witness_state import MOST_EVIDENCE

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
        assert status_of(parse_submission, body) in (200, 400)


def status_of(step, *given):
    try:
        step(*given)
    except NotCosigned as refusal:
        return refusal.status
    return 200


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
    return views


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_two_heads_that_disagree_are_never_cosigned(split, data):
    """Whatever is submitted, in whatever order, every cosigned head goes on from every earlier one."""
    own = Signer("witness.example", new_key(), COSIGNATURE)
    seen, cosigned = None, []
    for _ in range(data.draw(st.integers(1, 12))):
        view, size = data.draw(st.integers(0, 1)), data.draw(st.integers(1, 23))
        heads, tree = split[view]
        old = data.draw(st.sampled_from([seen.size if seen else 0, 0, size, 7]))
        if old > size:
            continue
        given = Submission(old, tuple(Tree(size, tree.read).consistency(old)), heads[size])
        status = status_of(check_submission, given, seen)
        assert status in (200, 409, 422)
        if status != 200:
            continue
        seen = given.checkpoint.with_signatures([own.cosign(given.checkpoint.text, 1)])
        cosigned.append((view, size))
    for (view, size), (later_view, later) in pairwise(cosigned):
        assert size <= later
        assert view == later_view or size <= 7

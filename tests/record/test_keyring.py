"""Which keys count: the first entry, rotations, revocations, and what a stolen key can no longer do."""

import json

import pytest
from tests.record.signers import DESK, LOG, ORIGIN, ROOTS, changed, first_entry, signer, text_entry

from toguna.record.ceremony import new_keys, revoked, ring_of
from toguna.record.entry import parse_entry
from toguna.record.keyring import BadKeys, Continues, Keyring, read_keyring
from toguna.record.signed_note import COSIGNATURE, Note, Signer, Verifier, b64

NEW_LOG, NEW_DESK = signer(ORIGIN, "new"), signer("presidence.example/desk", "new")


def ring(**given):
    held = Keyring()
    held.check(0, *parse_entry(first_entry(**given)))
    return held


def rotated(role, old, new, at=5):
    held = ring()
    held.check(at, *changed([*new_keys(role, new.verifier), *revoked(old.verifier, "a reason")]))
    return held


def test_the_first_entry_brings_the_first_keys():
    held = ring()
    assert (held.threshold, held.origin, held.changes) == (2, ORIGIN, {0})
    assert held.now("root") == [r.verifier for r in ROOTS]
    assert held.now("log") == [LOG.verifier]
    assert held.now("desk") == [DESK.verifier]


@pytest.mark.parametrize("signers", [[DESK], ROOTS[:1], [ROOTS[0], ROOTS[0]], [ROOTS[0], LOG, DESK]])
def test_fewer_root_keys_than_the_threshold_change_nothing(signers):
    with pytest.raises(BadKeys, match="2 are needed"):
        ring(signed_by=signers)
    held = ring()
    with pytest.raises(BadKeys, match="2 are needed"):
        held.check(1, *changed(new_keys("desk", NEW_DESK.verifier), signers))
    assert held.document(ORIGIN) == ring().document(ORIGIN)


def test_one_key_under_two_names_signs_once():
    twin = Signer("presidence.example/root-9", ROOTS[0].private)
    with pytest.raises(BadKeys, match="signed by 1 root keys"):
        ring(roots=[ROOTS[0], twin], signed_by=[ROOTS[0], twin])
    held = ring(roots=[ROOTS[0], twin, ROOTS[1]], signed_by=ROOTS[:2])
    with pytest.raises(BadKeys, match="fewer are left"):
        held.check(1, *changed(revoked(ROOTS[1].verifier, "lost")))


def test_entries_count_by_the_desk_key_of_their_time():
    held = rotated("desk", DESK, NEW_DESK)
    held.check(4, *parse_entry(text_entry(desk=DESK)))
    held.check(6, *parse_entry(text_entry(desk=NEW_DESK)))
    for index, desk in ((6, DESK), (4, NEW_DESK), (6, LOG)):
        with pytest.raises(BadKeys, match="not signed by a desk key that counts"):
            held.check(index, *parse_entry(text_entry(desk=desk)))


def test_a_head_counts_by_the_log_key_of_its_last_entry():
    held = rotated("log", LOG, NEW_LOG)
    assert held.head_keys(5) == [LOG.verifier]
    assert held.head_keys(6) == [NEW_LOG.verifier]
    assert held.head_keys(0) == []


def test_a_signature_that_does_not_fit_is_refused_and_named():
    entry, note = parse_entry(text_entry())
    spoiled = note.signatures[0]
    spoiled = type(spoiled)(spoiled.name, spoiled.key_id, bytes(64))
    with pytest.raises(BadKeys, match=r"entry 1: the signature of presidence\.example/desk does not fit"):
        ring().check(1, entry, Note(note.text, (spoiled,)))


def test_a_root_key_can_go_while_enough_are_left():
    held = ring()
    held.check(1, *changed(revoked(ROOTS[2].verifier, "lost at sea")))
    assert held.now("root") == [r.verifier for r in ROOTS[:2]]
    before = held.document(ORIGIN)
    with pytest.raises(BadKeys, match="2 root keys would be needed and fewer are left"):
        held.check(2, *changed(revoked(ROOTS[1].verifier, "lost too")))
    assert held.document(ORIGIN) == before


def test_a_revoked_root_key_signs_no_more():
    held = ring()
    held.check(1, *changed(revoked(ROOTS[1].verifier, "stolen"), [ROOTS[0], ROOTS[2]]))
    with pytest.raises(BadKeys, match="signed by 1 root keys"):
        held.check(2, *changed(new_keys("desk", NEW_DESK.verifier), ROOTS[:2]))


def test_a_new_root_key_takes_the_place_of_another_and_signs_from_the_next_entry_on():
    fourth = signer("presidence.example/root-4")
    lines = [*new_keys("root", fourth.verifier), *revoked(ROOTS[2].verifier, "worn out")]
    with pytest.raises(BadKeys, match="signed by 1"):
        ring().check(1, *changed(lines, [ROOTS[0], fourth]))
    held = ring()
    held.check(1, *changed(lines))
    held.check(2, *changed(new_keys("desk", NEW_DESK.verifier), [ROOTS[0], fourth]))
    assert NEW_DESK.verifier in held.now("desk")


def test_only_a_key_that_counts_can_be_revoked():
    held = rotated("log", LOG, NEW_LOG)
    for key in (LOG, signer("presidence.example/root-7")):
        with pytest.raises(BadKeys, match="revokes a key that does not count"):
            held.check(6, *changed(revoked(key.verifier, "again")))


def test_the_threshold_can_change_and_not_beyond_the_keys():
    held = ring()
    held.check(1, *changed(["threshold 3"]))
    with pytest.raises(BadKeys, match="3 are needed"):
        held.check(2, *changed(["threshold 2"], ROOTS[:2]))
    held.check(2, *changed(["threshold 2"], ROOTS))
    with pytest.raises(BadKeys, match="4 root keys would be needed"):
        held.check(3, *changed(["threshold 4"], ROOTS))


@pytest.mark.parametrize(
    "line", ["threshold 0", "threshold -1", "threshold x", "king x", "root", "log x+y+z", "continues a 1 b"]
)
def test_a_line_that_is_not_understood_is_refused(line):
    with pytest.raises(BadKeys, match="entry 1"):
        ring().check(1, *changed([line]))


def test_a_witness_key_has_no_place_in_the_ring():
    witness = Verifier("presidence.example/root-5", COSIGNATURE, ROOTS[0].verifier.public)
    with pytest.raises(BadKeys, match="witness"):
        ring().check(1, *changed(new_keys("root", witness)))


def test_a_log_begins_with_its_keys():
    with pytest.raises(BadKeys, match="not signed by a desk key"):
        Keyring().check(0, *parse_entry(text_entry()))
    with pytest.raises(BadKeys, match="1 are needed"):
        Keyring().check(1, *changed(new_keys("desk", DESK.verifier)))


def test_a_successor_says_in_its_first_entry_what_it_continues():
    before = Continues("presidence.example/record", 12, bytes(range(32)))
    held = ring(log=signer("presidence.example/record-2"), follows=before)
    assert held.continues == before
    assert held.document("presidence.example/record-2")["continues"]["size"] == 12
    with pytest.raises(BadKeys, match="not understood"):
        ring().check(1, *changed([f"continues {before.origin} 12 {b64(before.root)}"]))


@pytest.mark.parametrize("value", ["a 1", "a x AAAA", "a 1 AAAA", f"a 1 {b64(bytes(32))} more", f" 1 {b64(bytes(32))}"])
def test_what_a_successor_continues_has_an_origin_a_size_and_a_root(value):
    from toguna.record.ceremony import first_keys, keys_entry

    lines = [*first_keys([r.verifier for r in ROOTS], 2, LOG.verifier, DESK.verifier, None), f"continues {value}"]
    with pytest.raises(BadKeys):
        Keyring().check(0, *parse_entry(keys_entry(lines, ROOTS, rev=1, prev=-1)))


def test_the_ring_comes_back_from_its_public_file():
    held = rotated("log", LOG, NEW_LOG)
    held.continues = Continues("presidence.example/record-0", 3, bytes(32))
    origin, back = read_keyring(json.loads(json.dumps(held.document(ORIGIN))))
    assert origin == ORIGIN
    assert back == held


@pytest.mark.parametrize(
    "document", [None, [], {}, {"origin": "a", "threshold": 1, "root": [{}], "log": [], "desk": []}]
)
def test_what_is_no_ring_is_refused(document):
    with pytest.raises(BadKeys, match="not the keys of a record"):
        read_keyring(document)


def test_a_ring_is_read_from_the_keys_entries_alone():
    rows = [
        (0, *parse_entry(first_entry())),
        (1, *parse_entry(text_entry())),
        (2, *changed(new_keys("desk", NEW_DESK.verifier))),
    ]
    assert ring_of(rows).changes == {0, 2}

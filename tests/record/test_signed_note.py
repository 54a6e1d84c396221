import subprocess

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from toguna.record.checkpoint import checkpoint_text, parse_checkpoint
from toguna.record.keys import new_key
from toguna.record.signed_note import (
    COSIGNATURE,
    ED25519,
    MOST_SIGNATURES,
    BadNote,
    Note,
    Signature,
    Signer,
    Verifier,
    cosigned_message,
    parse_note,
    parse_signatures,
    parse_vkey,
)

# Made with openssl alone (genpkey, pkeyutl -sign -rawin, dgst, base64): what is read here was not written by us.
VKEY = "toguna.example/parole+dad3ed4b+AbtKcSTIq38awulj0uoQaMrGNINZMaIDhegzkdv9zyjg"
NOTE = """\
Un toguna est bas :
qui s’emporte s’y cogne.

On y parle donc assis.

— toguna.example/parole 2tPtS4lVkGnQXBI23OGOZdRpyoE4p43EAnO2DviaM/P2TdNRusHK7Zaq9JUi0AgBYCpmQhjSjERN/mz3OX6w136OAwI=
"""
WITNESS_VKEY = "temoin.example/w1+e5713bc9+BLtKcSTIq38awulj0uoQaMrGNINZMaIDhegzkdv9zyjg"
COSIGNED = """\
presidence.example/record
1963
oRh6X57F/OxFoOutmV5vhQrm/XaFodYwQ6y0DI7xbUk=

— temoin.example/w1 5XE7yQAAAABpJFuA2032uBaQ4zsKvw2ey1chTvkoL43J2yLUlKX93m/ObDObSDw9NgtnOmlevV+ZKMwOUUHinmzTDlE/qH+LuUfCBg==
"""


def test_a_note_that_openssl_signed_is_read():
    note = parse_note(NOTE.encode())
    assert note.text == "Un toguna est bas :\nqui s’emporte s’y cogne.\n\nOn y parle donc assis.\n"
    verifier = parse_vkey(VKEY)
    assert [v for v, _ in note.signed_by([verifier])] == [verifier]
    assert str(note) == NOTE
    assert verifier.vkey == VKEY


def test_a_cosignature_that_openssl_made_is_read():
    head = parse_checkpoint(COSIGNED.encode())
    assert (head.origin, head.size) == ("presidence.example/record", 1963)
    ((_, signature),) = head.note.signed_by([parse_vkey(WITNESS_VKEY)])
    assert signature.seconds == 1763990400
    assert str(head) == COSIGNED


def test_openssl_verifies_what_is_signed_here(tmp_path):
    private = new_key()
    text = checkpoint_text("presidence.example/record", 3, bytes(32))
    signed = Signer("presidence.example/record", private).sign(text).data
    timed = Signer("temoin.example", private, COSIGNATURE).cosign(text, 1763990400).data
    (tmp_path / "key").write_bytes(bytes.fromhex("302a300506032b6570032100") + private.public_key().public_bytes_raw())
    for message, signature in ((text.encode(), signed), (cosigned_message(1763990400, text), timed[8:])):
        (tmp_path / "message").write_bytes(message)
        (tmp_path / "signature").write_bytes(signature)
        command = ["openssl", "pkeyutl", "-verify", "-rawin", "-pubin", "-keyform", "DER", "-inkey", "key"]
        done = subprocess.run([*command, "-in", "message", "-sigfile", "signature"], cwd=tmp_path, capture_output=True)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n", b"\n\n", b"text\n", b"text\n\n", NOTE.encode()[:-1], NOTE.encode() + b"\n", NOTE.encode() + b"x",
        NOTE.replace("\n\n—", "\n—").encode(), NOTE.replace("— ", "- ").encode(), NOTE.replace("— ", "—").encode(),
        NOTE.replace("—", "\r—").encode(), NOTE.replace("toguna.example/parole ", "").encode(), b"\xff" + NOTE.encode(),
        NOTE.replace("=\n", "\n").encode(), NOTE.replace("AwI=", "AwJ=").encode(), NOTE.replace(" 2tP", "  2tP").encode(),
        NOTE.replace("bas", "b\x00s").encode(), NOTE.replace("e/parole ", "e/parole+x ").encode(),
        NOTE.encode() + "— short AAAA\n".encode(), NOTE.encode() + "— empty \n".encode(), b"a" * 1_000_001,
    ],
)  # fmt: skip
def test_what_is_no_note_is_refused(data):
    with pytest.raises(BadNote):
        parse_note(data)


def test_signatures_of_unknown_keys_are_ignored_even_where_name_or_id_is_a_known_one():
    known = parse_vkey(VKEY)
    note = parse_note(NOTE.encode())
    strangers = (Signature(known.name, b"\x00\x01\x02\x03", bytes(64)), Signature("other", known.key_id, bytes(64)))
    assert len(Note(note.text, strangers + note.signatures).signed_by([known])) == 1
    assert Note(note.text, strangers).signed_by([known]) == []


def test_a_known_key_whose_signature_does_not_fit_refuses_the_note():
    signers = [Signer("one.example", new_key()), Signer("two.example", new_key())]
    text = "words\n"
    good, other = signers[0].sign(text), signers[1].sign("other words\n")
    with pytest.raises(BadNote, match=r"two\.example does not fit"):
        Note(text, (good, other)).signed_by([s.verifier for s in signers])


def test_as_many_signatures_as_may_be_are_read_and_no_more():
    line = NOTE.splitlines(keepends=True)[-1]
    assert len(parse_signatures(line * MOST_SIGNATURES)) == MOST_SIGNATURES >= 16
    with pytest.raises(BadNote, match="more than"):
        parse_signatures(line * (MOST_SIGNATURES + 1))


@pytest.mark.parametrize(
    "line",
    ["", "name", "name+dad3ed4b", VKEY.replace("dad3ed4b", "dad3ed4c"), VKEY.replace("parole", "role"), VKEY[:-4],
     VKEY.replace("+Ab", "+Br"), "name+00000000+", "a b+00000000+AA==", VKEY.replace("dad3ed4b", "DAD3ED4B")],
)  # fmt: skip
def test_a_key_that_is_not_its_own_is_refused(line):
    with pytest.raises(BadNote):
        parse_vkey(line)


def test_a_key_of_another_use_does_not_sign():
    private = new_key()
    text = checkpoint_text("origin", 1, bytes(32))
    with pytest.raises(BadNote, match="cosigns"):
        Signer("w", private, COSIGNATURE).sign(text)
    with pytest.raises(BadNote, match="no key of a witness"):
        Signer("l", private).cosign(text, 1)
    # The same private key, in its other use, is another key: neither signature passes for the other.
    as_log, as_witness = Verifier("n", ED25519, public(private)), Verifier("n", COSIGNATURE, public(private))
    timed = Signer("n", private, COSIGNATURE).cosign(text, 1)
    assert not as_log.accepts(text, timed.data)
    assert not as_witness.accepts(text, Signer("n", private).sign(text).data)


def public(private):
    return private.public_key().public_bytes_raw()


names = st.text(min_size=1, max_size=30).filter(
    lambda name: not any(c.isspace() or c < " " or c == "+" or "\ud800" <= c <= "\udfff" for c in name)
)
texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n"), min_size=1, max_size=80
).map(lambda text: text + "\n")
PRIVATE = new_key()


@given(texts, st.lists(names, min_size=1, max_size=3, unique=True))
def test_a_note_is_read_as_it_was_written(text, signed_by):
    signers = [Signer(name, PRIVATE) for name in signed_by]
    note = Note(text, tuple(signer.sign(text) for signer in signers))
    read = parse_note(str(note).encode())
    assert read == note
    assert [v for v, _ in read.signed_by([s.verifier for s in signers])] == [s.verifier for s in signers]


@given(names, st.sampled_from([ED25519, COSIGNATURE]), st.binary(min_size=32, max_size=32))
def test_a_key_is_read_as_it_was_written(name, kind, key):
    assert parse_vkey(Verifier(name, kind, key).vkey) == Verifier(name, kind, key)


@given(names, st.integers(0, 10**18), st.binary(min_size=32, max_size=32), st.integers(0, 2**63 - 1))
def test_a_head_is_read_as_it_was_written(origin, size, root, seconds):
    text = checkpoint_text(origin, size, root)
    witness = Signer("witness.example", PRIVATE, COSIGNATURE)
    note = Note(text, (Signer(origin, PRIVATE).sign(text), witness.cosign(text, seconds)))
    head = parse_checkpoint(str(note).encode())
    assert (head.origin, head.size, head.root, head.note) == (origin, size, root, note)
    assert [signature.seconds for _, signature in head.note.signed_by([witness.verifier])] == [seconds]


@pytest.mark.parametrize(("whole", "vkey"), [(NOTE, VKEY), (COSIGNED, WITNESS_VKEY)])
@given(data=st.data())
def test_a_note_with_a_byte_changed_is_never_accepted(whole, vkey, data):
    before = whole.encode()
    after = bytearray(before)
    for _ in range(data.draw(st.integers(1, 3))):
        after[data.draw(st.integers(0, len(before) - 1))] = data.draw(st.integers(0, 255))
    assume(bytes(after) != before)
    assert not accepted(bytes(after), vkey)


@given(st.integers(0, len(NOTE.encode()) - 1), st.integers(1, 9))
def test_a_note_cut_or_repeated_is_never_accepted(at, length):
    whole = NOTE.encode()
    assert not accepted(whole[:at] + whole[at + length :], VKEY)
    doubled = whole[: at + length] + whole[at:]
    assert doubled == whole or not accepted(doubled, VKEY)


def accepted(data, vkey):
    try:
        return bool(parse_note(data).signed_by([parse_vkey(vkey)]))
    except BadNote:
        return False


@pytest.mark.parametrize(
    "text",
    ["", "\n1\nroot\n", "origin\n", "origin\n1\n", "origin\n01\nROOT\n", "origin\n-1\nROOT\n", "origin\n1 \nROOT\n",
     "origin\n٣\nROOT\n", "origin\n1\nroot\n", "origin\n1\nROOT=\n", "origin\n1\nROOT\n\nmore\n", "origin\n1\nROOT\n\n",
     "origin\n10000000000000000000\nROOT\n"],
)  # fmt: skip
def test_what_is_no_head_is_refused(text):
    root = "jEh8VN7Sf8LIwnOhoDf7MM1X08sHvL8JR4pGPhOh5iE="
    line = NOTE.splitlines(keepends=True)[-1]
    assert parse_checkpoint(f"origin\n1\n{root}\nfurther\n\n{line}".encode()).size == 1
    with pytest.raises(BadNote):
        parse_checkpoint(f"{text.replace('ROOT', root)}\n{line}".encode())

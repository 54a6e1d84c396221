"""Entries and payloads: what is written comes back, and no other form of it is read."""

import hashlib
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.editions.editing import NOON
from tests.record.signers import DESK, first_entry, text_entry
from tests.record.texts import dam

from toguna.editions.canonical import canonical_bytes
from toguna.editions.canonical_text import canonical_text
from toguna.record.entry import KINDS, BadEntry, Entry, Payload, check_payload, parse_entry, parse_payload
from toguna.record.signed_note import BadNote, Note

words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20)
digests = st.binary(min_size=32, max_size=32)
entries = st.builds(
    Entry,
    st.sampled_from([kind for kind in KINDS if kind != "keys"]),
    words,
    st.integers(0, 10**18),
    words,
    st.integers(0, 10**10).map(lambda s: (NOON + timedelta(seconds=s)).strftime("%Y-%m-%dT%H:%M:%SZ")),
    st.integers(-1, 10**18),
    digests,
    st.lists(st.tuples(digests, words), max_size=3).map(tuple),
)


def noted(entry):
    return str(Note(entry.note_text, (DESK.sign(entry.note_text),))).encode()


@given(entries)
def test_an_entry_comes_back_as_it_was(entry):
    back, note = parse_entry(noted(entry))
    assert back == entry
    assert note.signed_by([DESK.verifier])


def test_a_keys_entry_comes_back_with_its_lines():
    entry, _ = parse_entry(first_entry())
    assert entry.kind == "keys"
    assert entry.keys[0] == "threshold 2"
    assert len(entry.keys) == 6


def accepted(data):
    """Whether the data is an entry that the desk signed."""
    try:
        _, note = parse_entry(data)
        return bool(note.signed_by([DESK.verifier]))
    except (BadEntry, BadNote):
        return False


def test_every_flipped_byte_of_an_entry_is_refused():
    data = text_entry(files=((hashlib.sha256(b"").digest(), "application/json"),))
    assert accepted(data)
    assert [
        (at, bit)
        for at in range(len(data))
        for bit in range(8)
        if accepted(data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :])
    ] == []


@pytest.mark.parametrize(
    ("line", "other", "said"),
    [
        ("toguna/entry@v1", "toguna/entry@v2", "begins with"),
        ("kind publish", "kind proclaim", "not known"),
        ("rev 1", "rev 01", "whole numbers"),
        ("rev 1", "rev ١", "whole numbers"),
        ("prev -", "prev -1", "whole numbers"),
        ("lang fr", "lang ", "lang is missing"),
        ("time 2024-03-05T12:00:00Z", "time 2024-03-05T12:00:00+00:00", "RFC 3339"),
        ("time 2024-03-05T12:00:00Z", "time 2024-3-5T12:00:00Z", "RFC 3339"),
        ("time 2024-03-05T12:00:00Z", "time 2024-02-30T12:00:00Z", "RFC 3339"),
        ("doc text-1", "title text-1", "doc is missing"),
        ("text ", "text  ", "base64"),
    ],
)
def test_an_entry_has_one_form(line, other, said):
    text = text_entry().decode().partition("\n\n")[0] + "\n"
    assert line in text
    text = text.replace(line, other, 1)
    with pytest.raises(BadEntry, match=said):
        parse_entry(str(Note(text, (DESK.sign(text),))).encode())


@pytest.mark.parametrize(
    ("rest", "said"),
    [
        ("", "commits to a text"),
        ("text AAAA\n", "32 bytes"),
        ("file AAAA text/plain\n", "not understood"),
        ("key x\n", "not understood"),
    ],
)
def test_what_an_entry_commits_to_is_a_text_and_then_files(rest, said):
    text = Entry("publish", "text-1", 1, "fr", "2024-03-05T12:00:00Z").note_text + rest
    with pytest.raises(BadEntry, match=said):
        parse_entry(str(Note(text, (DESK.sign(text),))).encode())


@pytest.fixture(scope="module")
def logged():
    """An edition's payload, and the entry that commits to it."""
    edition = dam()
    payload = Payload(bytes(range(32)), canonical_bytes(edition), ("Communiqué", "mercredi 5 mars"))
    words = canonical_text(edition)
    text, files = payload.commit(words)
    return Entry("publish", "dam", 1, "fr", "2024-03-05T12:00:00Z", -1, text, files), payload, words


def test_a_payload_comes_back_and_is_what_its_entry_commits_to(logged):
    entry, payload, words = logged
    back = parse_payload(bytes(payload))
    assert back == payload
    check_payload(entry, back, words)


@settings(max_examples=200)
@given(st.data())
def test_every_flipped_bit_of_a_payload_is_refused(logged, data):
    entry, payload, words = logged
    whole = bytes(payload)
    at, bit = data.draw(st.integers(0, len(whole) - 1)), data.draw(st.integers(0, 7))
    spoiled = whole[:at] + bytes([whole[at] ^ 1 << bit]) + whole[at + 1 :]
    with pytest.raises(BadEntry):
        check_payload(entry, parse_payload(spoiled), words)


def test_other_words_another_frame_and_another_salt_are_refused(logged):
    entry, payload, words = logged
    with pytest.raises(BadEntry, match="the words"):
        check_payload(entry, payload, words + "!")
    with pytest.raises(BadEntry, match="the edition or its frame"):
        check_payload(entry, Payload(payload.salt, payload.edition, ("Autre",)), words)
    with pytest.raises(BadEntry, match="the words"):
        check_payload(entry, Payload(bytes(32), payload.edition, payload.frame), words)


def test_an_entry_of_another_version_is_not_this_editions(logged):
    entry, payload, words = logged
    other = Entry("revise", "dam", 2, "fr", entry.time, 0, entry.text, entry.files)
    with pytest.raises(BadEntry, match="another text, version or language"):
        check_payload(other, payload, words)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\xff",
        b'{"edition":{},"frame":[],"salt":"?"}',
        b'{"edition":{},"frame":{},"salt":"AAAA"}',
        b'{"edition":[],"frame":[],"salt":"AAAA"}',
        b'{"edition":{,"frame":[],"salt":"AAAA"}',
    ],
)
def test_what_is_no_payload_is_refused(data):
    with pytest.raises(BadEntry):
        parse_payload(data)

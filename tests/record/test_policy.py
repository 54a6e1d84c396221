import pytest
from hypothesis import given
from hypothesis import strategies as st

from toguna.record.checkpoint import checkpoint_text, parse_checkpoint
from toguna.record.keys import new_key
from toguna.record.policy import ALONE, BadPolicy, NotWitnessed, parse_logs, parse_policy
from toguna.record.signed_note import COSIGNATURE, BadNote, Note, Signer

LOG = Signer("presidence.example/record", new_key())
SIGNERS = {name: Signer(f"{name}.example", new_key(), COSIGNATURE) for name in ("a", "b", "c", "d", "e")}
TEXT = checkpoint_text(LOG.name, 7, bytes(32))


def keyed(text):
    """A policy's text with real keys for ``<a>`` to ``<e>`` and ``<log>``."""
    for name, signer in (*SIGNERS.items(), ("log", LOG)):
        text = text.replace(f"<{name}>", signer.verifier.vkey)
    return text


def policy(text):
    return parse_policy(keyed(text).encode())


def seen_by(names):
    note = Note(TEXT, (LOG.sign(TEXT), *(SIGNERS[name].cosign(TEXT, 1763990400) for name in names)))
    return parse_checkpoint(str(note).encode())


ALL = "log <log>\n" + "".join(f"witness {name} <{name}>\n" for name in SIGNERS)
QUORUMS = {
    # quorum lines: the sets of witnesses that are enough, those that are not, the least number
    "quorum none": (["", "a"], [], 0),
    "quorum a": (["a", "abc"], ["", "bcde"], 1),
    "group g any a b c\nquorum g": (["a", "b", "c", "cde"], ["", "de"], 1),
    "group g all a b c\nquorum g": (["abc", "abcde"], ["ab", "bcde", ""], 3),
    "group g 2 a b c\nquorum g": (["ab", "bc", "ac", "abc"], ["a", "ade", "de", ""], 2),
    "group g 1 a\nquorum g": (["a"], ["b"], 1),
    "group x 2 a b c\ngroup y any d e\ngroup z all x y\nquorum z": (["abd", "bce", "abcde"], ["abc", "de", "ad"], 3),
    "group x all a b c\ngroup y all d e\ngroup z any x y\nquorum z": (["abc", "de"], ["ab", "abd", "e"], 2),
    "group x all a b\ngroup z 2 x c d\nquorum z": (["cd", "abc", "abd"], ["c", "ab", "ac", "bd"], 2),
}


@pytest.mark.parametrize("lines", QUORUMS)
def test_who_is_enough(lines):
    enough, not_enough, least = QUORUMS[lines]
    read = policy(f"{ALL}{lines}\n")
    for names in enough:
        assert read.check(seen_by(names)) == list(names)
    for names in not_enough:
        with pytest.raises(NotWitnessed, match="lacks the quorum"):
            read.check(seen_by(names))
    assert read.least == least


def test_a_head_must_be_signed_by_a_log_of_the_policy_and_every_cosignature_must_fit():
    read = policy(f"{ALL}quorum none\n")
    with pytest.raises(BadNote, match="not signed by a key that is known"):
        read.check(parse_checkpoint(str(Note(TEXT, (SIGNERS["a"].cosign(TEXT, 1),))).encode()))
    other = SIGNERS["a"].cosign(checkpoint_text(LOG.name, 8, bytes(32)), 1)
    with pytest.raises(BadNote, match=r"a\.example does not fit"):
        read.check(parse_checkpoint(str(Note(TEXT, (LOG.sign(TEXT), other))).encode()))


def test_blanks_comments_and_empty_lines_are_free():
    read = policy("# c\n\n \t\n\twitness  a\t<a> \t https://a.example/w \n  # <b>\nquorum\ta")
    assert read.witnesses["a"].url == "https://a.example/w"
    assert read.quorum == "a"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no quorum"),
        ("witness a <a>\n", "no quorum"),
        ("quorum none\nquorum none\n", "line 2: a second quorum"),
        ("quorum a\nwitness a <a>\n", "line 1: a is not known yet"),
        ("witness a <a>\nwitness a <b>\nquorum a\n", "line 2: the name a is taken"),
        ("witness a <a>\nwitness b <a>\nquorum a\n", "stands once"),
        ("witness none <a>\nquorum none\n", "the name none is taken"),
        ("witness a <log>\nquorum a\n", "of type 4"),
        ("log <a>\nquorum none\n", "of type 1"),
        ("log <log>\nlog <log>\nquorum none\n", "stands once"),
        ("log\nquorum none\n", "not understood: log"),
        ("log <log> url more\nquorum none\n", "not understood"),
        ("witness a\nquorum none\n", "not understood: witness a"),
        ("witness a key\nquorum a\n", "no verifier key"),
        ("witness a <a>\ngroup g any\nquorum g\n", "not understood"),
        ("witness a <a>\ngroup g any b\nquorum g\n", "b is not known yet"),
        ("witness a <a>\ngroup g any a a\nquorum g\n", "a is a member twice"),
        ("witness a <a>\ngroup g any a\ngroup h any a\nquorum g\n", "a is a member twice"),
        ("witness a <a>\ngroup g any g\nquorum g\n", "g is not known yet"),
        ("witness a <a>\ngroup a any a\nquorum a\n", "the name a is taken"),
        ("witness a <a>\ngroup g any none\nquorum g\n", "none is not known yet"),
        ("witness a <a>\ngroup g 0 a\nquorum g\n", "0 of 1 members"),
        ("witness a <a>\ngroup g 2 a\nquorum g\n", "2 of 1 members"),
        ("witness a <a>\ngroup g -1 a\nquorum g\n", "-1 of 1 members"),
        ("witness a <a>\ngroup g ² a\nquorum g\n", "of 1 members"),
        (f"witness a <a>\ngroup g {'1' * 5000} a\nquorum g\n", "of 1 members"),
        ("witness a <a>\ngroup g some a\nquorum g\n", "some of 1 members"),
        ("witness a <a>\nquorum\n", "not understood: quorum"),
        ("witness a <a>\nquorum a b\n", "not understood"),
        ("quorum none\nwitnesses\n", "line 2: not understood: witnesses"),
        ("quorum none\r\n", "control character"),
        ("quorum\x0bnone\n", "control character"),
        ("quorum none\x7f\n", "control character"),
    ],
)
def test_a_policy_that_is_none_is_refused_with_its_line(text, why):
    with pytest.raises(BadPolicy) as refusal:
        policy(text)
    assert why in str(refusal.value)


def test_names_are_bytes():
    for name in (b"\xe2\x84\xaa", b"\xff\xfe", "témoin".encode(), "a\u00a0b".encode()):
        given = keyed("witness NAME <a> https://NAME.example\ngroup g any NAME\nquorum g\n").encode()
        read = parse_policy(given.replace(b"NAME", name))
        assert parse_policy(bytes(read)) == read
        assert name in bytes(read)


def test_a_key_whose_name_is_not_utf8_is_refused():
    vkey = SIGNERS["a"].verifier.vkey.encode().replace(b"a.example", b"\xff.example")
    with pytest.raises(BadPolicy, match=r"line 1: .*no name of a key"):
        parse_policy(b"witness a " + vkey + b"\nquorum a\n")


def test_thirty_two_logs_witnesses_and_groups_are_read():
    logs = "".join(f"log {Signer(f'l{n}.example', new_key()).verifier.vkey}\n" for n in range(32))
    keys = [Signer(f"w{n}.example", new_key(), COSIGNATURE).verifier.vkey for n in range(32)]
    witnesses = "".join(f"witness w{n} {key}\n" for n, key in enumerate(keys))
    groups = "group g0 any w0\n" + "".join(f"group g{n} 2 g{n - 1} w{n}\n" for n in range(1, 32))
    read = parse_policy(f"{logs}{witnesses}{groups}quorum g31\n".encode())
    assert (len(read.logs), len(read.witnesses), len(read.groups), read.least) == (32, 32, 32, 32)


def test_two_policies_ask_for_the_same_wherever_their_witnesses_are_reached():
    base = policy("witness a <a>\nwitness b <b>\nquorum a\n")
    assert base.asks_as_much_as(policy("log <log>\nwitness b <b> https://b\nwitness a <a> https://a\nquorum a\n"))
    for other in ("witness a <a>\nwitness b <b>\nquorum b\n", "witness a <a>\nquorum a\n", "witness a <c>\nquorum a\n"):
        assert not base.asks_as_much_as(policy(other))
    assert not base.asks_as_much_as(ALONE)


def test_the_list_of_logs_holds_logs_alone():
    (known,) = parse_logs(keyed("# ours\nlog <log> https://presidence.example\n").encode())
    assert (known.verifier, known.url) == (LOG.verifier, "https://presidence.example")
    assert parse_logs(b"") == ()
    for text in ("quorum none\n", "log <log>\nwitness a <a>\n"):
        with pytest.raises(BadPolicy, match="only log lines"):
            parse_logs(keyed(text).encode())


@st.composite
def policies(draw):
    lines = draw(st.permutations([f"witness {name} <{name}>" for name in SIGNERS]))
    free = list(SIGNERS)
    for number in range(draw(st.integers(0, 4))):
        members = draw(st.lists(st.sampled_from(free), min_size=1, unique=True))
        least = draw(st.sampled_from(["any", "all", *map(str, range(1, len(members) + 1))]))
        lines = [*lines, f"group g{number} {least} {' '.join(members)}"]
        free = [name for name in free if name not in members] + [f"g{number}"]
    return "\n".join([*lines, f"quorum {draw(st.sampled_from(['none', *free]))}"]) + "\n"


@given(policies(), st.sets(st.sampled_from(list(SIGNERS))), st.sampled_from(list(SIGNERS)))
def test_a_policy_is_read_as_it_was_written_and_more_witnesses_are_never_fewer(text, names, more):
    read = policy(text)
    assert parse_policy(bytes(read)) == read
    if read.reached(list(names)):
        assert read.reached([*names, more])
        assert len(names) >= read.least
    assert read.reached(list(SIGNERS))


@given(st.binary(max_size=200))
def test_whatever_comes_is_read_or_refused(data):
    for given_bytes in (data, b"witness " + data, b"quorum none\n" + data):
        try:
            parse_policy(given_bytes)
        except BadPolicy:
            continue

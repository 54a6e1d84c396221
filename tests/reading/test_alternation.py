"""Patterns arranged by their letters match what they matched before."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toguna.reading.alternation import arranged
from toguna.reading.languages import pack


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("maire|ministre|prefet", "m(?:aire|inistre)|prefet"),
        ("ministre|ministres", "ministre(?:|s)"),
        (r"a?b|ac|(?:x|xy)z|ab", r"a?b|a(?:c|b)|x(?:|y)z"),
        (r"le (?P<office>roi|reine)", r"le (?P<office>r(?:oi|eine))"),
        (r"[Pp]rix|pont|(?:sous-)?prefet", "Prix|p(?:r(?:ix|efet)|ont)|sous-prefet"),
        (r"\bmort|\bmaire|deces", r"\bm(?:ort|aire)|deces"),
        (r"[(|]a|\(b|\(c", r"[(|]a|\(b|\(c"),
        (r"(?<!le )(?<!la )a|(a)|ab", r"(?<!le )(?<!la )a|(a)|ab"),
    ],
)
def test_alternatives_of_one_letter_come_together_over_none_that_may_begin_alike(pattern: str, expected: str) -> None:
    assert arranged(pattern) == expected


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.text(alphabet="abc'? ", min_size=1, max_size=4).map(lambda word: word.lstrip("?") or "a"), min_size=1, max_size=8),
    st.text(alphabet="abc' ", max_size=30),
)  # fmt: skip
def test_what_matches_stays_the_same(words: list[str], text: str) -> None:
    words = [re.sub(r"\?+", "?", word) for word in words]
    plain, quick = re.compile("|".join(words)), re.compile(arranged("|".join(words)))

    assert [match.span() for match in quick.finditer(text)] == [match.span() for match in plain.finditer(text)]


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_patterns_of_the_packs_stay_the_same(code: str) -> None:
    words = pack(code).people
    text = "le ministre des affaires, le vice-president et la directrice; a minister of state and the president said so"
    for pattern in (words.offices, words.office_ends, words.honorifics, words.office_before):
        plain, quick = re.compile(pattern), re.compile(arranged(pattern))
        assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]

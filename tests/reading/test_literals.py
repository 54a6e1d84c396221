"""What a text must hold for a pattern to match, and that no match is missed for it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toguna.reading.languages import packs
from toguna.reading.literals import holds, literals


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        (r"\bvisites?\b|rend visite", {"visite", "rend visite"}),
        (r"lettres? de creances?", {" de creance"}),
        (r"un (?:municipal|regional)", {"municipal", "regional"}),
        (r"(?:tres )?haut", {"haut"}),
        (r"(?<!le )mort(?! de)", {"mort"}),
        (r"visite|\d", set()),
    ],
)
def test_the_longest_letters_that_must_stand_there(pattern: str, needed: set[str]) -> None:
    assert literals(pattern) == needed


@settings(deadline=None, max_examples=150)
@given(
    st.lists(
        st.sampled_from(["une visite", "le deces", "recu par", "a nomme", "conseil municipal", "funeral", "meets"])
    )
)
def test_the_kinds_of_event_match_where_they_did(parts: list[str]) -> None:
    text = " ".join(parts)
    for pack in packs():
        for _, pattern, _ in pack.events:
            assert holds(text, pattern) == (re.search(pattern, text) is not None)

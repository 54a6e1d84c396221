"""Fingerprints: what two texts that share words have in common, and how a look-up weighs them."""

import random

from hypothesis import given
from hypothesis import strategies as st

from toguna.record.fingerprints import COMMON, SHINGLE, WINDOW, fingerprints, shard_of
from toguna.record.verification import CANDIDATES, MOST_CANDIDATES, _nearest

SHARED = SHINGLE + WINDOW - 1
WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=4), max_size=30)


@given(WORDS, WORDS, st.lists(st.text("abcdefgh", min_size=1, max_size=4), min_size=SHARED, max_size=SHARED), WORDS)
def test_nine_words_in_common_give_a_fingerprint_in_common(before, after, shared, other):
    ours, theirs = fingerprints([*before, *shared, *after]), fingerprints([*other, *shared])
    assert SHARED == 9
    assert {h for h, _ in ours} & {h for h, _ in theirs}


def test_fingerprints_are_spread_evenly_over_the_shards():
    rng = random.Random(1)
    found = [shard_of(h, 8) for h, _ in fingerprints([f"mot{rng.random()}" for _ in range(20_000)])]
    assert all(0.9 < found.count(shard) * 8 / len(found) < 1.1 for shard in range(8))


def test_a_full_list_of_a_form_of_words_does_not_outweigh_a_text_that_few_others_are_like():
    form = list(range(100, 100 + COMMON))
    lists = dict.fromkeys(range(5), form) | {9: [*range(12, 0, -1)]}
    assert set(_nearest(lists, lists)) == set(range(1, 13))


def test_a_hash_that_the_received_text_itself_did_not_choose_tells_less():
    assert _nearest({1: [7], 2: [4, 5]}, {2}) == [4, 5, 7]


def test_more_texts_are_compared_with_where_they_are_as_near():
    assert _nearest({1: [*range(20)]}, {1}) == [*range(MOST_CANDIDATES)]
    assert _nearest({1: [30], 2: [*range(20)]}, {1, 2}) == [30, *range(CANDIDATES - 1)]
    assert _nearest({}, set()) == []

"""Lighthouse gives full marks; ``make lighthouse`` asks every kind of page, and for speed too."""

import pytest
from tests.browser.lighthouse import STEADY, audits, missing
from tests.browser.page_kinds import pages

ASKED = ("home", "communique", "person", "agenda", "search")


def test_lighthouse_has_nothing_to_say(sample):
    if why := missing():
        pytest.skip(why)
    address, public = sample
    kinds = pages(public, 1)
    found = audits(address, {kind: kinds[kind][0] for kind in ASKED}, STEADY)
    assert [(a.kind, a.failed) for a in found if a.failed] == []
    assert {tuple(a.scores.values()) for a in found} == {(100, 100, 100)}

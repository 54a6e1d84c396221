"""The library kept in memory answers as the database does, however long the listings."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.editions.editing import NOON, corrected, edition

from toguna.editions import listings, loaded, store
from toguna.editions.edition import Change
from toguna.editions.library import Library
from toguna.editions.loaded import LoadedLibrary

pytestmark = pytest.mark.django_db


@pytest.fixture
def keys(monkeypatch):
    """The keys of forty texts, of which some are withdrawn; parts reach six slots back and eight ahead."""
    monkeypatch.setattr(loaded, "BEFORE", 6)
    monkeypatch.setattr(loaded, "AFTER", 8)
    monkeypatch.setitem(loaded._SIDES[0], "count", 6)
    monkeypatch.setitem(loaded._SIDES[1], "count", 8)
    store.append_first_versions(
        edition(f"t{n}", first_published_at=NOON + timedelta(hours=n), path=f"/s/t{n}.html") for n in range(40)
    )
    for n in (3, 4, 5, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 39):
        store.append(replace(corrected(Library().edition(f"t{n}")), change=Change("withdrawal", "Non.")))
    return [key for key, _ in Library().page("in:/s/", 0, 40).places]


def test_from_anywhere_in_any_order(keys):
    library, kept = Library(), LoadedLibrary()
    asked = [*keys, *reversed(keys), listings.FIRST, listings.LAST, keys[10] + 1]
    for key in asked:
        for counts in ((0, 0), (2, 3), (6, 0), (0, 8), (9, 9), (100, 100)):
            wanted = {"in:/s/": counts, "all:fr": counts, "in:/none/": counts}
            assert kept.around(key, wanted) == library.around(key, wanted)


def test_what_was_used_longest_ago_is_forgotten_and_read_again(keys, monkeypatch):
    monkeypatch.setattr(loaded, "MOST_SLOTS", 20)
    library, kept = Library(), LoadedLibrary()
    for key in keys:
        for name in ("in:/s/", "all:fr"):
            assert kept.around(key, {name: (3, 3)}) == library.around(key, {name: (3, 3)})
            assert kept.length(name) == library.length(name)
            assert kept.count(name) == library.count(name)
            assert kept.page(name, 5, 15) == library.page(name, 5, 15)


def test_reading_on_in_time_asks_the_database_seldom(keys, django_assert_max_num_queries):
    kept = LoadedLibrary()
    with django_assert_max_num_queries(12):
        for key in keys:
            kept.around(key, {"in:/s/": (2, 2)})

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from tests.editions.editing import NOON, corrected, edition

from toguna.editions import assets, index, listings, store
from toguna.editions.changes import changes_since, last_position
from toguna.editions.edition import Change, Mention, Number, PersonMention
from toguna.editions.library import Library
from toguna.editions.loaded import LoadedLibrary
from toguna.editions.models import Head, Listing, Slot, StoredEdition, Touch

pytestmark = pytest.mark.django_db

LIBRARY = Library()


def test_what_was_stored_is_read_back():
    first = edition()
    row = store.append(first)
    assert LIBRARY.edition("text-1") == first
    assert LIBRARY.at(first.path) == first
    assert store.by_address(row.sha256) == first


def test_a_correction_is_a_new_version_and_the_old_one_stays():
    first = edition()
    second = corrected(first, title="Un autre titre")
    store.append(first)
    store.append(second)
    assert LIBRARY.edition("text-1") == second
    assert LIBRARY.versions("text-1") == [first, second]


@pytest.mark.parametrize("again", [edition(), replace(corrected(edition()), version=3)])
def test_a_version_is_never_skipped_or_used_twice(again):
    store.append(edition())
    with pytest.raises(store.VersionConflict):
        store.append(again)
    assert StoredEdition.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"first_published_at": NOON + timedelta(days=3)},
        {"path": "/actualites/2024/03/ailleurs.html"},
        {"kind": "speech"},
        {"language": "en"},
    ],
)
def test_first_publication_address_kind_and_language_never_move(fields):
    store.append(edition())
    with pytest.raises(store.FirstPublicationMoved):
        store.append(corrected(edition(), **fields))
    assert LIBRARY.edition("text-1") == edition()


def test_two_texts_cannot_have_one_address():
    store.append(edition())
    with pytest.raises(store.AddressTaken):
        store.append(edition("text-2", path=edition().path))
    assert LIBRARY.edition("text-2") is None


def test_a_text_has_one_translation_a_language():
    store.append(edition())
    store.append(edition("en-1", language="en", translation_of="text-1"))
    with pytest.raises(store.AddressTaken):
        store.append(edition("en-2", language="en", translation_of="text-1"))
    assert [e.id for e in LIBRARY.translations("text-1")] == ["en-1", "text-1"]
    assert LIBRARY.in_language("text-1", "en").id == "en-1"


def test_an_unsanitised_body_is_refused():
    with pytest.raises(store.InvalidEdition, match="body"):
        store.append(edition(body="<p>a<script>b</script></p>"))
    assert not StoredEdition.objects.exists()


def test_a_text_without_a_canonical_form_is_refused():
    with pytest.raises(store.InvalidEdition):
        store.append(edition(title="\ud800"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE editions_storededition SET canonical = 'x'",
        "UPDATE editions_storededition SET published_at = '2020-01-01'",
        "DELETE FROM editions_storededition",
        "INSERT INTO editions_storededition (edition_id, version, language, kind, path, first_published_at,"
        " published_at, change, sha256, text_sha256, canonical)"
        " SELECT edition_id, version + 2, language, kind, path, first_published_at, published_at, change, 'a',"
        " text_sha256, canonical FROM editions_storededition",
        "INSERT INTO editions_storededition (edition_id, version, language, kind, path, first_published_at,"
        " published_at, change, sha256, text_sha256, canonical)"
        " SELECT edition_id, version + 1, language, kind, path, '2020-01-01', published_at, change, 'a',"
        " text_sha256, canonical FROM editions_storededition",
    ],
)
def test_the_database_itself_refuses_to_change_or_delete_an_edition(statement):
    store.append(edition())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert LIBRARY.edition("text-1") == edition()


def test_the_orm_cannot_delete_an_edition_either():
    row = store.append(edition())
    Head.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()


def shown(name):
    return [card.id for card in LIBRARY.cards([serial for _, serial in LIBRARY.after(name, 100)]).values()]


def test_a_withdrawn_text_keeps_its_address_and_its_place_and_is_not_shown():
    store.append(edition())
    store.append(replace(corrected(edition()), change=Change("withdrawal", "Publié par erreur.")))
    assert LIBRARY.at(edition().path).withdrawn
    assert LIBRARY.listing("all:fr") == []
    assert (LIBRARY.length("all:fr"), LIBRARY.count("all:fr")) == (1, 0)


def test_listings_run_from_the_oldest_and_can_be_read_from_either_end():
    texts = [edition(f"t{n}", first_published_at=NOON + timedelta(days=n), path=f"/s/t{n}.html") for n in (2, 0, 1)]
    assert store.append_first_versions(texts) == 3
    assert [e.id for e in LIBRARY.listing("in:/s/")] == ["t0", "t1", "t2"]
    newest = LIBRARY.before("all:fr", 2)
    assert [LIBRARY.cards([serial])[serial].id for _, serial in newest] == ["t2", "t1"]
    assert [e.id for e in LIBRARY.stream()] == ["t0", "t1", "t2"]
    assert LIBRARY.count("in:/s/") == 3
    assert LIBRARY.count("in:/other/") == 0


@pytest.mark.parametrize("library", [Library, LoadedLibrary])
def test_a_page_of_a_listing_is_the_same_from_either_end_and_from_memory(library):
    store.append_first_versions(
        edition(f"t{n}", first_published_at=NOON + timedelta(hours=n), path=f"/s/t{n}.html") for n in range(50)
    )
    store.append(replace(corrected(LIBRARY.edition("t7")), change=Change("withdrawal", "Non.")))
    asked = library()
    places = asked.page("in:/s/", 0, 50)
    assert (places.slots, len(places.places)) == (50, 49)
    for start, stop in ((0, 10), (5, 9), (30, 50), (45, 60), (50, 60)):
        page = asked.page("in:/s/", start, stop)
        keys = [key for key, _ in places.places if page.first <= key <= page.last]
        assert [key for key, _ in page.places] == keys
        assert page.slots == max(0, min(stop, 50) - start)
    key = places.places[10][0]
    before, after = asked.around(key, {"in:/s/": (4, 2)})["in:/s/"]
    assert [places.places.index(place) for place in before] == [9, 8, 7, 6]
    assert [places.places.index(place) for place in after] == [11, 12]


def test_texts_are_found_by_what_they_name_now():
    awa = PersonMention("awa", "Awa Barro")
    store.append(edition(people=(awa,), topics=(Mention("eau", "Eau"),)))
    store.append(edition("text-2", people=(awa,), first_published_at=NOON + timedelta(days=1)))
    assert shown("names:awa:fr") == ["text-1", "text-2"]
    store.append(corrected(edition(), people=()))
    assert shown("names:awa:fr") == ["text-2"]
    assert shown("names:eau:fr") == []
    assert LIBRARY.naming_count("awa") == 1


def test_the_numbers_of_a_year_are_in_their_order_and_a_withdrawn_text_keeps_its_own():
    for id, number in (("b", 2), ("a", 1), ("c", 2), ("huge", 2_024_001)):
        store.append(edition(id, number=Number("serie", 2024, number, f"n° {number}")))
    store.append(edition("old", number=Number("serie", 2023, 7, "n° 7")))
    store.append(replace(edition("en", number=Number("serie", 2024, 1, "n° 1")), language="en", translation_of="a"))
    store.append(replace(corrected(LIBRARY.edition("c")), change=Change("withdrawal", "Non.")))
    places = LIBRARY.slots("numbered:serie:2024", listings.number_key(1), listings.number_key(3))
    assert [listings.number_at(key) for key, _ in places] == [1, 2, 2]
    assert [LIBRARY.cards([serial])[serial].id for _, serial in places] == ["a", "b", "c"]
    assert LIBRARY.last("numbered:serie:2024") == places[-1]
    assert [(year, count, place[1]) for year, count, place in LIBRARY.years("serie")] == [
        (2023, 1, Head.objects.get(pk="old").serial),
        (2024, 3, places[-1][1]),
    ]
    assert LIBRARY.last("numbered:serie:2022") is None
    assert [card.id for card in LIBRARY.cards_in(["a", "b"], "en").values()] == ["en"]


def test_what_an_edition_touches_is_known_afterwards():
    store.append(edition(people=(PersonMention("awa", "Awa Barro"),)))
    position = last_position()
    assert changes_since(position).points == set()
    store.append(corrected(edition(), title="Des hippopotames traversent"))
    changes = changes_since(position)
    assert list(changes.editions) == ["text-1"]
    assert "names:awa:fr" in {name for name, _ in changes.moved}
    assert "all:fr" in {name for name, _ in changes.changed}
    assert "set:term:fr" in changes.points
    assert changes.position == last_position()


def test_a_version_that_shows_the_same_in_listings_says_so():
    store.append(edition())
    position = last_position()
    same = corrected(edition())
    store.append(replace(same, published_at=edition().published_at))
    assert {name for name, _ in changes_since(position).moved} == set()


def test_the_index_can_be_made_again_from_the_editions():
    store.append(edition(people=(PersonMention("awa", "Awa Barro"),)))
    store.append(corrected(edition(), people=(PersonMention("awa", "Awa Barro"),)))
    store.append(edition("text-2"))

    def everything():
        listings = list(Listing.objects.order_by("name").values("name", "length", "shown", "changed_at"))
        slots = list(Slot.objects.order_by("listing__name", "key").values("listing__name", "key", "serial", "shown"))
        touches = list(Touch.objects.order_by("pk").values())
        return list(Head.objects.order_by("pk").values()), listings, slots, touches

    before = everything()
    index.rebuild()
    assert everything() == before


def test_an_asset_is_kept_once_under_its_hash(settings, tmp_path):
    settings.TOGUNA_ASSETS = tmp_path
    sha = assets.keep(b"bytes")
    assert assets.keep(b"bytes") == sha
    assert assets.path_of(sha).read_bytes() == b"bytes"
    assert len([f for f in tmp_path.rglob("*") if f.is_file()]) == 1

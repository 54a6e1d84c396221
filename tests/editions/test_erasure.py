"""What the law has erased: the content is gone from the store, the trace stays, and nothing else may be blanked."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from tests.press import archive

from toguna.editions import assets, index
from toguna.editions.edition import Change
from toguna.editions.erasure import erase
from toguna.editions.library import Library
from toguna.editions.models import Erasure, Head, Slot, StoredEdition
from toguna.editions.store import Refused, append

pytestmark = pytest.mark.django_db

SECRET = "Fatou Diallo, née à Tombola"


@pytest.fixture
def stored(settings, tmp_path):
    settings.TOGUNA_ASSETS = tmp_path / "assets"
    archive.fill()
    picture = archive.medium()
    edition = archive.text("affaire", 3, body=f"<p>{SECRET}</p>", media=(picture,))
    append(edition)
    return archive.correct("affaire", title=f"L'affaire {SECRET}")


def erased(edition):
    at = edition.published_at + timedelta(days=1)
    return erase("affaire", title="Texte effacé", ground="Décision n° 12 du tribunal.", at=at)


def test_nothing_of_the_content_stays_in_the_store(stored):
    tombstone = erased(stored)
    rows = StoredEdition.objects.filter(edition_id="affaire").order_by("version")
    assert [row.version for row in rows] == list(range(1, tombstone.version + 1))
    assert [bool(row.canonical) for row in rows] == [False] * stored.version + [True]
    assert not any(SECRET in row.canonical for row in rows)
    assert {row.text_sha256 for row in rows if not row.canonical} == {""}
    assert not any(SECRET in card for card in Head.objects.values_list("card", flat=True))
    assert Library().versions("affaire") == [tombstone]
    assert tombstone.withdrawn
    assert (tombstone.path, tombstone.change.note) == (stored.path, "Décision n° 12 du tribunal.")


def test_bytes_that_only_it_referred_to_go_when_the_transaction_ends(stored, django_capture_on_commit_callbacks):
    sha256 = assets.keep(b"a picture of nobody else")
    lonely = replace(archive.medium(), sha256=sha256)
    append(archive.text("autre", 4, media=(lonely,)))
    edition = Library().edition("autre")
    with django_capture_on_commit_callbacks(execute=True):
        erase("autre", title="Texte effacé", ground="Loi.", at=edition.published_at + timedelta(hours=1))
    assert not assets.path_of(sha256).exists()
    with django_capture_on_commit_callbacks(execute=True):
        erased(stored)
    shared = archive.medium().sha256
    others = StoredEdition.objects.filter(canonical__contains=shared).exists()
    assert assets.path_of(shared).exists() is others


@pytest.mark.parametrize("ground", ["", "  "])
def test_it_needs_a_ground(stored, ground):
    with pytest.raises(Refused, match="legal ground"):
        erase("affaire", title="Texte effacé", ground=ground, at=stored.published_at)
    assert not Erasure.objects.exists()


def test_what_is_erased_stays_so(stored):
    tombstone = erased(stored)
    with pytest.raises(Refused, match="erased by law"):
        erased(tombstone)
    with pytest.raises(Refused, match="erased by law"):
        append(archive.next_version_of(tombstone, Change("update", "Rétabli.")))
    with pytest.raises(Refused, match="no such text"):
        erase("jamais", title="Texte effacé", ground="Loi.", at=tombstone.published_at)


def test_the_database_blanks_nothing_without_an_erasure(stored):
    rows = StoredEdition.objects.filter(edition_id="affaire", version=1)
    for change in ({"canonical": "", "text_sha256": "", "sha256": "x"}, {"canonical": "{}"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
    tombstone = erased(stored)
    last = StoredEdition.objects.filter(edition_id="affaire", version=tombstone.version)
    for some, change in (
        (last, {"canonical": "", "text_sha256": "", "sha256": "x"}),
        (rows, {"canonical": "other words"}),
        (rows, {"version": 7}),
        (Erasure.objects.all(), {"ground": "another"}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            some.update(**change)
    for some in (rows, Erasure.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            some._raw_delete(some.db)


def test_the_index_made_again_is_the_same(stored):
    erased(stored)

    def seen():
        slots = Slot.objects.values_list("listing__name", "key", "serial", "shown")
        return sorted(slots), sorted(Head.objects.values_list("edition_id", "serial", "card", "withdrawn"))

    before = seen()
    index.rebuild()
    assert seen() == before

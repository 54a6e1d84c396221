"""Whose words a quote has, and the listing of the texts with somebody's words."""

import importlib

import pytest
from tests.editions.editing import corrected, edition

from toguna.editions import listings, store
from toguna.editions.edition import PersonMention, Quote
from toguna.editions.library import Library
from toguna.editions.models import Listing, Slot
from toguna.editions.speakers import speaker_id, speaker_of

AWA = PersonMention("awa", "Awa Barro", "guest", "colonel", "ministre")
ALI = PersonMention("ali", "Ali Koné", "speaker")


@pytest.mark.parametrize(
    ("kind", "quote", "speaker"),
    [
        ("news", Quote("Oui", "awa"), AWA),
        ("news", Quote("Oui", "", "Awa Barro"), AWA),
        ("news", Quote("Oui", "awa", "Ali Koné"), AWA),
        ("news", Quote("Oui", "autre", "Awa Barro"), None),
        ("news", Quote("Oui"), None),
        ("speech", Quote("Oui"), ALI),
        ("speech", Quote("Oui", "", "Un ancien"), None),
    ],
)
def test_the_speaker_is_found_among_the_people_of_the_text(kind, quote, speaker):
    text = edition(kind=kind, people=(AWA, ALI), quotes=(quote,))
    assert speaker_of(text, quote) == speaker
    assert speaker_id(text, quote) == (quote.speaker or (speaker.id if speaker else ""))


def texts_of(speaker):
    return [place[1] for place in Library().after(listings.said_by(speaker, "fr"), 10)]


@pytest.mark.django_db
def test_a_text_stands_among_those_with_words_of_each_of_its_speakers_as_long_as_it_has_them():
    first = edition(people=(AWA,), quotes=(Quote("Oui", "awa"), Quote("Non", "awa"), Quote("Si", "ali")))
    store.append(first)
    assert [len(texts_of(name)) for name in ("awa", "ali")] == [1, 1]
    store.append(corrected(first, quotes=(Quote("Oui", "awa"),)))
    assert [len(texts_of(name)) for name in ("awa", "ali")] == [1, 0]


@pytest.mark.django_db
def test_the_migration_finds_the_speakers_of_what_was_stored_before():
    from django.apps import apps

    store.append(edition(people=(AWA,), quotes=(Quote("Oui", "awa"),)))
    before = list(Slot.objects.order_by("listing__name").values_list("listing__name", "key"))
    Listing.objects.filter(name__startswith="said:").delete()
    assert texts_of("awa") == []
    importlib.import_module("toguna.editions.migrations.0004_texts_by_speaker").made_again(apps, None)
    assert list(Slot.objects.order_by("listing__name").values_list("listing__name", "key")) == before

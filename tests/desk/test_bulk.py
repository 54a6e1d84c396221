"""Texts written by the thousand are texts like any other."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from wagtail.models import Page

from toguna.desk import publishing
from toguna.desk.bulk import BulkText, create_texts
from toguna.desk.models import Appointment, Body, Person, Place, RankHolding, Role, Text, Topic
from toguna.desk.newsroom import section_for
from toguna.editions.library import Library


@pytest.fixture
def rows(newsroom):
    section = section_for("news", "fr")
    person = Person(given_name="Awa", family_name="Diémé", sex="f")
    body = Body(name="Ministère de la Santé")
    body.save()
    role = Role(name="ministre de la Santé", body=body)
    role.save()
    person.ranks = [RankHolding(name="colonel", start=date(2020, 1, 1))]
    person.appointments = [Appointment(role=role, start=date(2020, 1, 1))]
    person.save()
    place, topic = Place(name="Sanfara", kind="city"), Topic(name="Santé")
    place.save()
    topic.save()

    def make(number):
        start = datetime(2021, 6, 1, 9, tzinfo=UTC)
        for n in range(number):
            yield BulkText(
                section=section,
                title=f"Communiqué n° {n % 3} & suites",
                paragraphs=("Un paragraphe <vrai> & « cité ».", "Un autre."),
                kind="news",
                published_at=start + timedelta(days=n),
                event_type="visite",
                event_start=(start + timedelta(days=n)).date().isoformat(),
                place=place,
                people=((person, "host"),),
                topics=(topic,),
                places=(place,),
                bodies=(body,),
            )

    return make


def test_the_tree_is_sound_and_every_text_has_its_edition(rows):
    assert create_texts(rows(40), batch=15) == 40
    assert Page.find_problems() == ([], [], [], [], [])
    assert Text.objects.count() == 40
    assert Library().count("all:fr") == 40
    for text in Text.objects.all():
        edition = Library().edition(text.uid)
        assert edition.path == text.public_path
        assert edition.people[0].rank == "colonel"
        assert edition.people[0].role == "ministre de la Santé"


def test_what_the_desk_would_publish_is_what_was_written(rows):
    create_texts(rows(3))
    for text in Text.objects.all():
        edition = publishing.publish(text)
        assert edition.version == 1
        assert not text.has_unpublished_changes


def test_such_a_text_is_edited_and_published_again_like_any_other(client, editor, rows):
    create_texts(rows(2))
    text = Text.objects.first()
    assert client.get(reverse("wagtailadmin_pages:edit", args=[text.pk])).status_code == 200
    text.title = "Autre titre"
    edition = publishing.publish(text, kind="correction", note="Le titre était faux.")
    assert edition.version == 2
    assert edition.path == text.public_path


def test_a_change_of_such_a_text_can_be_scheduled_without_taking_it_off_the_site(rows):
    create_texts(rows(1))
    text = Text.objects.get()
    text.title, text.change_kind, text.change_note = "Plus tard", "update", "Du nouveau."
    text.go_live_at = datetime.now(UTC) + timedelta(days=1)
    text.save_revision().publish()
    text.refresh_from_db()
    assert text.live
    assert text.title != "Plus tard"
    assert Library().edition(text.uid).version == 1


def test_new_texts_find_their_place_after_the_many(rows, draft):
    create_texts(rows(5))
    draft("Un de plus")
    create_texts(rows(5))
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_batch_that_cannot_be_stored_leaves_nothing(rows, monkeypatch):
    def refuse(*args, **options):
        raise OSError("no room")

    monkeypatch.setattr("toguna.desk.bulk.append_first_versions", refuse)
    with pytest.raises(OSError, match="no room"):
        create_texts(rows(5))
    assert Text.objects.count() == 0


def test_a_thousand_take_about_a_second(rows):
    begun = time.perf_counter()
    create_texts(rows(1000))
    assert time.perf_counter() - begun < 10

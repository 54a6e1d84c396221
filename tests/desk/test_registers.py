"""Registers: every entry is issued when it changes, and only then."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.urls import reverse
from PIL import Image
from wagtail.test.utils.form_data import nested_form_data

from toguna.desk import publishing, registers
from toguna.desk.models import (
    Appointment,
    Body,
    Event,
    EventParticipant,
    Institution,
    Person,
    Picture,
    Place,
    RankHolding,
    Role,
    Section,
    Series,
    TextPerson,
    Topic,
)
from toguna.desk.newsroom import ensure_newsroom
from toguna.desk.refusals import EntryStillNamed
from toguna.editions import assets
from toguna.editions.library import Library
from toguna.editions.models import StoredEdition


@pytest.fixture
def role(newsroom):
    body = Body(name="Primature", names={"en": "Office of the Prime Minister"}, kind="government")
    body.save()
    role = Role(name="Premier ministre", body=body)
    role.save()
    return role


def picture(name="portrait"):
    file = BytesIO()
    Image.new("RGB", (8, 4), "#8f4f12").save(file, "JPEG")
    shown = Picture(title=name, alt="Un carré", alts={"en": "A square"}, credit="Elle", licence="CC0-1.0")
    shown.file = ImageFile(file, name=f"{name}.jpg")
    shown.focal_point_x, shown.focal_point_y = 2, 1
    shown.save()
    return shown


def test_an_entry_is_issued_in_each_language_with_its_address(newsroom):
    place = Place(name="Ségou", names={"en": "Segou"}, kind="city")
    place.save()
    french, english = Library().translations(place.uid)[::-1]
    assert (french.id, french.path, french.title) == (place.uid, "/lieux/segou.html", "Ségou")
    assert (english.id, english.path, english.title) == (f"{place.uid}-en", "/en/places/segou.html", "Segou")
    assert english.translation_of == place.uid
    assert french.details == {"kind": "city"}


def test_saving_what_did_not_change_issues_nothing(newsroom):
    topic = Topic(name="Santé", descriptions={"en": "Health"})
    topic.save()
    count = StoredEdition.objects.count()
    topic.save()
    ensure_newsroom()
    assert StoredEdition.objects.count() == count
    topic.name = "Santé publique"
    topic.save()
    edition = Library().edition(topic.uid)
    assert (edition.version, edition.change.kind, edition.change.note) == (2, "update", "Mise à jour du registre")
    assert Library().edition(f"{topic.uid}-en").change.note == "Register updated"


def test_an_entry_that_cannot_be_issued_is_not_saved(newsroom, monkeypatch):
    def fail(edition):
        raise OSError("the disk is full")

    monkeypatch.setattr(registers, "append", fail)
    with pytest.raises(OSError, match="full"):
        Topic(name="Santé").save()
    assert not Topic.objects.exists()


def test_a_person_carries_ranks_appointments_and_portrait(role):
    person = Person(given_name="Nana", family_name="Kassolé", sex="f", biography="Née à Wéréma.", portrait=picture())
    person.ranks = [RankHolding(name="colonel", names={"en": "Colonel"}, start=date(2020, 1, 1))]
    person.appointments = [Appointment(role=role, start=date(2021, 1, 1), acting=True)]
    person.save()
    edition = Library().edition(f"{person.uid}-en")
    assert edition.path == "/en/people/nana-kassole.html"
    assert edition.summary == "Née à Wéréma."
    assert edition.details == {
        "given_name": "Nana",
        "family_name": "Kassolé",
        "sort_name": "Kassolé, Nana",
        "ranks": [{"name": "Colonel", "start": "2020-01-01"}],
        "appointments": [
            {
                "role": "Premier ministre",
                "body": "Office of the Prime Minister",
                "acting": True,
                "start": "2021-01-01",
            }
        ],
    }
    medium = edition.media[0]
    assert (medium.use, medium.alt, medium.focal_x, medium.focal_y) == ("portrait", "A square", 250, 250)
    assert assets.path_of(medium.sha256).exists()


def test_who_repeats_a_name_is_issued_with_it(role):
    person = Person(given_name="Nana", family_name="Kassolé")
    person.appointments = [Appointment(role=role)]
    person.save()
    role.body.name = "Premier ministère"
    role.body.save()
    assert Library().edition(person.uid).details["appointments"][0]["body"] == "Premier ministère"
    role.name = "chef du Gouvernement"
    role.save()
    assert Library().edition(person.uid).details["appointments"][0]["role"] == "chef du Gouvernement"


def test_an_event_carries_its_participants(role):
    person = Person(given_name="Nana", family_name="Kassolé")
    person.appointments = [Appointment(role=role, start=date(2021, 1, 1))]
    person.save()
    event = Event(name="Sommet", type="sommet", status="planned", start_on=date(2025, 7, 5))
    event.participants = [EventParticipant(person=person, representing=role.body)]
    event.save()
    edition = Library().edition(event.uid)
    assert edition.event.start == "2025-07-05"
    assert (edition.people[0].role, edition.people[0].representing) == ("Premier ministre", "Primature")


def test_sections_institution_bodies_and_series_are_issued(role):
    series = Series(name="Communiqués", body=role.body, pattern="N° {number}/{year}")
    series.save()
    assert Library().edition(series.uid).details == {
        "pattern": "N° {number}/{year}", "kind": "communique", "body": role.body.uid,
    }  # fmt: skip
    institution = Library().in_language("institution", "en")
    assert institution.details["languages"] == ["fr", "en"]
    section = Section.objects.get(slug="actualites")
    assert Library().at("/actualites/").details == {"order": 1, "kinds": ["news", "gallery"]}
    assert Library().at("/en/news/").translation_of == section.uid
    section.title = "Actualité"
    section.save()
    assert Library().at("/actualites/").version == 2


def test_a_named_entry_is_not_deleted_and_an_unnamed_one_leaves_with_a_word(newsroom, draft):
    person = Person(given_name="Awa", family_name="Diémé")
    person.save()
    text = draft()
    text.people = [TextPerson(person=person)]
    publishing.publish(text)
    with pytest.raises(EntryStillNamed, match="cité par des textes publiés"):
        person.delete()
    topic = Topic(name="Santé")
    topic.save()
    topic.delete()
    assert Library().edition(topic.uid).change.note == "Retiré du registre"
    again = Topic(name="Santé")
    again.save()
    assert again.slug == "sante-2"


def test_a_person_is_added_changed_and_deleted_in_the_desk(client, chief, role):
    lines = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000"}
    appointment = {
        **lines, "TOTAL_FORMS": "1", "0": {"role": role.pk, "start": "2021-01-01", "end": "", "act_words": "", "id": ""},
    }  # fmt: skip
    data = {
        "given_name": "Nana", "family_name": "Kassolé", "name": "", "sort_name": "", "sex": "f", "biography": "",
        "biographies_en": "Born in Wéréma.", "names_en": "", "slug": "", "appointments": appointment, "ranks": lines,
    }  # fmt: skip
    answer = client.post(reverse("wagtailsnippets_desk_person:add"), nested_form_data(data))
    assert answer.status_code == 302, answer.content.decode()
    person = Person.objects.get()
    assert person.biographies == {"en": "Born in Wéréma."}
    assert StoredEdition.objects.filter(kind="person").count() == 2

    other = {**data, "given_name": "Oumou", "family_name": "Poudiane"}
    answer = client.post(reverse("wagtailsnippets_desk_person:add"), nested_form_data(other))
    assert "Nana Kassolé occupe déjà cette fonction (depuis le 1 janvier 2021)" in answer.content.decode()
    assert Person.objects.count() == 1

    answer = client.post(reverse("wagtailsnippets_desk_person:delete", args=[person.pk]))
    assert answer.status_code == 302
    assert not Person.objects.exists()


def test_two_may_hold_a_role_when_one_is_acting_or_after_the_other(role):
    held = Person(given_name="Nana", family_name="Kassolé")
    held.appointments = [Appointment(role=role, start=date(2021, 1, 1), end=date(2021, 12, 31))]
    held.save()
    other = Person(given_name="Oumou", family_name="Poudiane")
    other.save()
    Appointment(person=other, role=role, start=date(2022, 1, 1)).full_clean()
    Appointment(person=other, role=role, start=date(2021, 6, 1), acting=True).full_clean()
    with pytest.raises(Exception, match="occupe déjà"):
        Appointment(person=other, role=role, start=date(2021, 12, 31)).full_clean()


def test_deleting_a_named_entry_in_the_desk_says_why_not(client, chief, draft):
    topic = Topic(name="Santé")
    topic.save()
    text = draft()
    text.topics = [topic]
    publishing.publish(text)
    answer = client.post(reverse("wagtailsnippets_desk_topic:delete", args=[topic.pk]), follow=True)
    assert "ne peut pas être supprimé" in answer.content.decode()
    assert Topic.objects.exists()


def test_a_register_is_searched_and_filtered(client, chief, role):
    Place(name="Ségou", kind="city").save()
    Place(name="Mali", kind="country", iso2="ML").save()
    url = reverse("wagtailsnippets_desk_place:list_results")
    assert [p.name for p in client.get(url, {"q": "Ségou"}).context["object_list"]] == ["Ségou"]
    assert [p.name for p in client.get(url, {"kind": "country"}).context["object_list"]] == ["Mali"]


def test_the_institution_stays_one(newsroom):
    Institution(name="Autre", uid="autre")
    assert Institution.current().uid == "institution"

"""The panel “Reading”: who may ask it what, what it finds in the text as it stands, and what its clicks do."""

import json
import time
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from tests.desk.editor_form import LINES, rich_text, text_form
from tests.desk.test_texts_in_the_desk import add_url, edit_url, words_of
from wagtail.test.utils.form_data import streamfield

from toguna.desk import publishing
from toguna.desk.models import Appointment, Body, Decision, LastReading, Person, Place, Role, Text, Topic
from toguna.desk.newsroom import section_for, this_year
from toguna.editions.library import Library

TOLD = (
    "Bamako, le 4 mars 2025. Le ministre des Affaires étrangères, M. Oumar Diarra, a reçu en audience"
    " Mme Awa Diémé, ambassadrice. « Nos deux pays avancent ensemble », a déclaré Oumar Diarra."
)


def read_url(text):
    return reverse("desk_read", args=[text.pk])


def form(told=TOLD, **fields):
    return text_form(title="Audience au ministère", body=streamfield([("text", rich_text(told))]), **fields)


def ask(client, text, told=TOLD, **fields):
    answer = client.post(read_url(text), form(told, **fields))
    assert answer.status_code == 200, answer.content
    return answer.json()


def sent(*decisions, found=(), words="a" * 64):
    return json.dumps({"words": words, "found": list(found), "decisions": list(decisions)})


def decision(key, verdict="accepted", kind="person", **fields):
    return {"key": key, "kind": kind, "verdict": verdict, "proposed": {}, "decided": {}, "entry": "", **fields}


def test_the_panel_stands_beside_the_editor(client, editor, draft):
    page = words_of(client.get(edit_url(draft())))
    assert 'data-side-panel="reading"' in page
    assert 'data-side-panel="reading"' in words_of(client.get(add_url()))


def test_reading_says_who_where_when_and_what(client, editor, draft):
    given = ask(client, draft())
    for found in ("Oumar Diarra", "Awa Diémé", "4 mars 2025", "Nos deux pays avancent ensemble"):
        assert found in given["html"]
    assert "person:oumar diarra" in given["found"]
    assert 'data-stretches="[[&quot;#a1&quot;' in given["html"]


def test_the_text_is_read_as_it_stands_and_not_as_it_was_saved(client, editor, draft):
    text = draft(body=[("text", "<p>Mme Fanta Sow a parlé.</p>")])
    given = ask(client, text)
    assert "person:fanta sow" not in given["found"]
    assert "person:oumar diarra" in given["found"]


def test_reading_changes_nothing(client, editor, draft):
    text = draft()
    before = text.revisions.count()
    ask(client, text)
    assert text.revisions.count() == before
    assert not Decision.objects.exists()
    assert not LastReading.objects.exists()
    assert not Person.objects.exists()


def test_a_text_that_is_not_saved_yet_is_read_where_one_may_write(client, editor):
    url = reverse("desk_read_new", args=[this_year(section_for("news", "fr")).pk])
    assert "person:oumar diarra" in client.post(url, form()).json()["found"]


def test_only_who_may_edit_the_text_may_ask(client, writer, draft, django_user_model):
    text = draft()
    assert client.post(read_url(text), form()).status_code == 200
    client.logout()
    assert client.post(read_url(text), form()).url.startswith("/desk/login/")
    stranger = django_user_model.objects.create_user("autre", "autre@presidence.example", "mot de passe d'essai")
    stranger.user_permissions.add(*_entry())
    client.force_login(stranger)
    parent = this_year(section_for("news", "fr")).pk
    for url in (read_url(text), reverse("desk_read_new", args=[parent])):
        assert client.post(url, form()).status_code in (302, 403)
    assert client.get(reverse("desk_read_add", args=[text.pk, "person"])).status_code in (302, 403)


def _entry():
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename="access_admin")


def test_the_form_is_not_read_without_its_token(editor, draft, client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(read_url(draft()), form()).status_code == 403


def test_a_locked_text_is_not_read_for_others(client, editor, draft, chief):
    text = draft()
    text.locked, text.locked_by = True, chief
    text.save()
    client.force_login(editor)
    assert client.post(read_url(text), form()).status_code in (302, 403)


def test_a_book_is_refused_in_one_line(client, editor, draft, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
    answer = client.post(read_url(draft()), form("un mot " * 400_000))
    assert answer.status_code == 413
    assert "trop long" in answer.json()["error"]


def test_a_long_text_is_answered_in_a_few_seconds(client, editor, draft):
    told = (TOLD + " ") * (150_000 // len(TOLD))
    begin = time.monotonic()
    ask(client, draft(), told)
    assert time.monotonic() - begin < 20


def test_what_no_page_of_ours_sends_is_refused(client, editor, draft):
    for broken in ("{", "[]", '{"words": 1}', sent(decision("k", verdict="maybe")), sent(decision("k" * 400))):
        assert client.post(read_url(draft()), form(reading=broken)).status_code == 400


def test_a_person_of_the_register_is_offered_with_the_office_of_that_day(client, editor, draft):
    body = Body(name="Ministère des Affaires étrangères")
    body.save()
    role = Role(name="Ministre des Affaires étrangères", body=body)
    role.save()
    person = Person(given_name="Oumar", family_name="DIARRA", sex="m")
    person.appointments = [Appointment(role=role, start="2024-01-01")]
    person.save()
    html = ask(client, draft(), event_start="2025-03-04")["html"]
    assert f'data-reading-chosen data-id="{person.pk}"' in html
    assert "Ministre des Affaires étrangères" in html


def test_two_persons_of_one_name_must_be_chosen_between(client, editor, draft):
    for _ in range(2):
        Person(given_name="Oumar", family_name="Diarra").save()
    html = ask(client, draft())["html"]
    assert "Plusieurs portent ce nom" in html
    assert "data-reading-chosen" not in html


def test_what_the_form_names_already_is_not_asked(client, editor, draft):
    person = Person(given_name="Oumar", family_name="Diarra")
    person.save()
    text = draft()
    rows = {
        "TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000",
        "0": {"person": str(person.pk), "part": "host", "representing": "", "id": "", "ORDER": "1", "DELETE": ""},
    }  # fmt: skip
    before = ask(client, text)
    after = ask(client, text, people=rows, event_type="audience", event_start="2025-03-04")
    assert after["open"] < before["open"]
    assert "Déjà dans le texte" in after["html"]


def test_a_quote_whose_words_left_the_text_is_said(client, editor, draft):
    rows = {
        "TOTAL_FORMS": "1", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "1000",
        "0": {"words": "Nos deux pays avancent ensemble", "speaker": "", "speaker_name": "", "ORDER": "1", "DELETE": ""},
    }  # fmt: skip
    text = draft()
    assert "ne sont plus dans le texte" not in ask(client, text, quotes=rows)["html"]
    assert (
        "ne sont plus dans le texte" in ask(client, text, TOLD.replace("ensemble", "côte à côte"), quotes=rows)["html"]
    )


def test_yesterday_is_told_from_the_texts_own_day_or_else_from_today(client, editor, draft):
    text = draft()
    assert "3 mars 2025" in ask(client, text, "Bamako, le 4 mars 2025. Hier, la réunion a eu lieu.")["html"]
    yesterday = date_format(timezone.localdate() - timedelta(days=1))
    assert yesterday in ask(client, text, "Hier, M. Oumar Diarra a reçu les maires.")["html"]


def test_decisions_are_kept_with_who_when_and_what_was_read(client, editor, draft):
    text = draft()
    given = ask(client, text)
    one = decision(
        "person:oumar diarra", proposed={"name": "Oumar Diarra"}, decided={"name": "Oumar Diarra"}, entry="7"
    )
    client.post(edit_url(text), form(reading=sent(one, found=given["found"], words=given["words"])))
    kept = Decision.objects.get()
    assert (kept.text_id, kept.verdict, kept.entry, kept.decided_by, kept.words) == (
        text.pk, "accepted", "7", editor, given["words"],
    )  # fmt: skip
    assert kept.revision_id == Text.objects.get().latest_revision_id
    assert LastReading.objects.get().found == given["found"]


def test_a_decision_stays_whose_it_was(client, editor, draft, chief):
    text = draft()
    one = decision("person:oumar diarra", verdict="refused")
    client.force_login(editor)
    client.post(edit_url(text), form(reading=sent(one)))
    at = Decision.objects.get().decided_at
    client.force_login(chief)
    client.post(edit_url(text), form(reading=sent(one)))
    kept = Decision.objects.get()
    assert (kept.decided_by, kept.decided_at) == (editor, at)


def test_a_decision_is_not_asked_again_though_the_text_changes(client, editor, draft):
    text = draft()
    client.post(edit_url(text), form(reading=sent(decision("person:oumar diarra", verdict="refused"))))
    given = ask(client, text, "Encore une phrase. " + TOLD.replace("Oumar Diarra", "Oumar DIARRA"))
    assert given["open"] == ask(client, text)["open"]
    assert "Refusé" in given["html"]


def test_a_finding_that_is_gone_disappears(client, editor, draft):
    text = draft()
    client.post(edit_url(text), form(reading=sent(decision("person:oumar diarra", verdict="refused"))))
    assert "Oumar" not in ask(client, text, "Rien de tel.")["html"]
    assert Decision.objects.count() == 1


def test_a_decision_taken_back_is_asked_again(client, editor, draft):
    text = draft()
    key = "person:oumar diarra"
    client.post(edit_url(text), form(reading=sent(decision(key, verdict="refused"))))
    before = ask(client, text)["open"]
    assert ask(client, text, reading=sent(decision(key, verdict="open")))["open"] == before + 1
    client.post(edit_url(text), form(reading=sent(decision(key, verdict="open"))))
    assert not Decision.objects.exists()


def test_a_new_text_keeps_its_decisions_too(client, editor, newsroom):
    client.post(add_url(), form(reading=sent(decision("person:oumar diarra", verdict="refused"))))
    assert Decision.objects.get().text_id == Text.objects.get().pk


def test_a_text_that_is_refused_keeps_no_decision(client, editor, draft):
    text = draft()
    publishing.publish(text)
    client.post(edit_url(text), form("publish", reading=sent(decision("person:a", verdict="refused")), change_note=""))
    client.post(edit_url(text), {**form(reading=sent(decision("person:b", verdict="refused"))), "title": ""})
    assert not Decision.objects.filter(key="person:b").exists()


def test_a_decision_alone_is_no_change_of_the_words(client, editor, draft):
    text = draft()
    publishing.publish(text)
    client.post(edit_url(text), form(reading=sent(decision("person:a", verdict="refused"))))
    assert Library().edition(text.uid).version == 1


def add(client, text, register, **fields):
    url = reverse("desk_read_add", args=[text.pk, register])
    return client.post(url, {f"new-{name}": value for name, value in fields.items()})


def test_a_person_is_added_with_an_office_new_to_the_register(client, editor, draft):
    text = draft()
    body = Body(name="Ministère de la Culture")
    body.save()
    page = words_of(
        client.get(
            reverse("desk_read_add", args=[text.pk, "person"]),
            {"name": "Awa Diémé", "forms": "Awa DIÉMÉ|Mme Diémé", "titles": "Mme", "role": "ministre de la Culture"},
        )
    )
    assert 'value="Awa"' in page
    assert 'value="Diémé"' in page
    assert 'value="ministre de la Culture"' in page
    assert '<option value="f" selected>' in page
    answer = add(
        client, text, "person", given_name="Awa", family_name="Diémé", sex="f", office="ministre de la Culture",
        body=body.pk, start="2025-01-01",
    )  # fmt: skip
    person = Person.objects.get()
    assert answer.json() == {
        "id": person.pk, "name": "Awa Diémé", "register": "person",
        "edit_url": reverse("wagtailsnippets_desk_person:edit", args=[person.pk]),
    }  # fmt: skip
    assert (person.appointments.get().role.name, person.appointments.get().role.body) == (
        "Ministre de la Culture",
        body,
    )
    assert Library().edition(person.uid).title == "Awa Diémé"


def test_an_office_of_the_register_is_found_and_not_made_twice(client, editor, draft):
    body = Body(name="Ministère de la Culture")
    body.save()
    Role(name="Ministre de la Culture", body=body).save()
    add(client, draft(), "person", given_name="Awa", family_name="Diémé", office="Ministre de la culture")
    assert Role.objects.count() == 1
    assert Person.objects.get().appointments.get().role.name == "Ministre de la Culture"


def test_an_office_that_is_held_is_refused_with_one_line_and_nobody_is_added(client, editor, draft):
    body = Body(name="Ministère de la Culture")
    body.save()
    role = Role(name="Ministre de la Culture", body=body)
    role.save()
    holder = Person(given_name="Moussa", family_name="Sidibé")
    holder.appointments = [Appointment(role=role)]
    holder.save()
    answer = add(client, draft(), "person", given_name="Awa", family_name="Diémé", office="ministre de la culture")
    assert answer.status_code == 422
    assert "Moussa Sidibé" in words_of(answer)
    assert Person.objects.count() == 1


def test_a_place_lies_in_its_country(client, editor, draft):
    Place(name="Mali", kind="country", iso2="ML").save()
    add(client, draft(), "place", name="Ségou", kind="city", iso2="ML")
    assert Place.objects.get(name="Ségou").parent.name == "Mali"


def test_bodies_and_topics_are_added(client, editor, draft):
    text = draft()
    assert add(client, text, "body", name="Union africaine", kind="international").json()["name"] == "Union africaine"
    assert add(client, text, "topic", name="Eau").status_code == 200
    assert Topic.objects.get().name == "Eau"
    assert add(client, text, "event", name="x").status_code == 404


def test_a_writer_accepts_but_adds_nothing_to_a_register(client, writer, draft):
    text = draft()
    html = ask(client, text)["html"]
    assert 'data-reading-do="adding"' not in html
    assert add(client, text, "person", family_name="Diémé").status_code in (302, 403)
    assert client.post(reverse("desk_read_appoint", args=[text.pk]), {}).status_code in (302, 403)
    assert not Person.objects.exists()


COUNCIL = (
    "Le Conseil des ministres s’est réuni le mercredi 5 mars 2025. Le Conseil a procédé aux nominations suivantes :"
)


@pytest.fixture
def budget(newsroom):
    body = Body(name="Ministère du Budget")
    body.save()
    role = Role(name="Directeur général du Budget", body=body)
    role.save()
    Person(given_name="Oumar", family_name="Diarra").save()
    return role


def appoint_url(text):
    return reverse("desk_read_appoint", args=[text.pk])


def test_a_click_makes_the_appointment_with_the_text_as_its_act(client, editor, draft, budget):
    text, person = draft(kind="council"), Person.objects.get()
    answer = client.post(appoint_url(text), {"person": person.pk, "role": budget.pk, "start": "2025-03-05"})
    assert answer.json()["role"] == "Directeur général du Budget"
    made = Appointment.objects.get()
    assert (made.person, made.act, made.start.isoformat()) == (person, text, "2025-03-05")


def test_an_overlap_is_refused_with_one_line(client, editor, draft, budget):
    other = Person(given_name="Moussa", family_name="Sidibé")
    other.appointments = [Appointment(role=budget, start="2025-09-01")]
    other.save()
    person = Person.objects.get(family_name="Diarra")
    answer = client.post(appoint_url(draft()), {"person": person.pk, "role": budget.pk, "start": "2025-03-05"})
    assert answer.status_code == 422
    assert "Moussa Sidibé" in answer.json()["error"]
    assert Appointment.objects.count() == 1


def test_an_appointment_is_completed_where_the_office_is_new(client, editor, draft, budget):
    text = draft(kind="council")
    page = client.get(appoint_url(text), {"person": "Oumar Diarra", "office": "Payeur général", "start": "2025-03-05"})
    assert 'value="Payeur général"' in words_of(page)
    data = {
        "named": "Oumar Diarra", "new-person": Person.objects.get().pk, "new-office": "Payeur général",
        "new-start": "2025-03-05", "new-body": "",
    }  # fmt: skip
    refused = client.post(appoint_url(text), data)
    assert refused.status_code == 422
    assert "choisissez l’organisme" in words_of(refused)
    client.post(appoint_url(text), {**data, "new-body": budget.body_id})
    assert str(Appointment.objects.get().role) == "Payeur général"


def test_an_appointment_needs_a_text_that_is_saved(client, editor, budget):
    url = reverse("desk_read_appoint_new", args=[this_year(section_for("council", "fr")).pk])
    answer = client.post(url, {"person": Person.objects.get().pk, "role": budget.pk, "start": "2025-03-05"})
    assert answer.status_code == 422
    assert not Appointment.objects.exists()


def test_the_form_of_a_text_has_a_line_for_each_sort_of_row():
    assert "quotes" in LINES

"""Findings: their keys, how sure they are said to be, and what a click on an appointment would do."""

from datetime import date

import pytest
from django.urls import reverse
from tests.desk.test_reading_panel import ask, form

from toguna.desk.decisions import Decided
from toguna.desk.editor_text import EditorText
from toguna.desk.findings import findings_of, key_of, spoken_date
from toguna.desk.holders import register_of
from toguna.desk.marked import marked
from toguna.desk.models import Appointment, Body, Person, Role
from toguna.desk.newsroom import section_for, this_year
from toguna.desk.views import reading as reading_views
from toguna.reading import Reading
from toguna.reading.facts import AppointmentFound, DateFound, EventFound, OrganisationFound, PersonFound, QuoteFound

WHOLE = "Directeur général du Budget : M. Awa Diémé. L’UA et l’Union africaine (UA)."


def reading(**facts):
    return Reading(language="fr", title="", published_or_event_date=None, **facts)


def found(decided=None, **facts):
    return findings_of(reading(**facts), EditorText([("#a", WHOLE)]), decided or {})


def test_a_key_does_not_hang_on_accents_case_or_blanks():
    assert key_of("person", "Awa  DIÉMÉ") == key_of("person", "awa diémé") != key_of("place", "awa diémé")
    assert len(key_of("quote", "mot " * 500)) < 100


@pytest.mark.parametrize(("sure", "said"), [(0.95, "certain"), (0.9, "likely"), (0.6, "likely"), (0.3, "doubtful")])
def test_how_sure_is_said_in_words(sure, said):
    (finding,) = found(people=(PersonFound("Awa Diémé", ("Awa Diémé",), sure=sure),))
    assert finding.how_sure == said
    assert finding.sure_said


def test_a_date_that_does_not_fit_its_weekday_is_to_be_checked():
    (finding,) = found(dates=(DateFound("lundi 4 mars 2025", "2025-03-04", 0, 17, weekday_agrees=False),))
    assert (finding.how_sure, bool(finding.warning)) == ("doubtful", True)


def test_a_decision_holds_for_a_fuller_form_of_the_name():
    decided = {"person:awa dieme": Decided("person:awa dieme", "person", "refused")}
    person = PersonFound("Awa Fatou Diémé", ("Awa Diémé", "Awa Fatou DIÉMÉ"))
    assert found(decided, people=(person,))[0].decision.verdict == "refused"
    assert found({"person:dieme": decided["person:awa dieme"]}, people=(PersonFound("Awa Diémé", ("Diémé",)),))[0].open


def test_the_same_fact_is_asked_once_and_shown_everywhere():
    organisation = OrganisationFound("Union africaine", ("Union africaine", "UA"), 54, 69)
    (finding,) = found(organisations=(organisation,))
    assert [WHOLE[start:end] for start, end in finding.spans] == ["Union africaine"]
    quote = QuoteFound("oui", None, 0, 3)
    (twice,) = found(quotes=(quote, QuoteFound("Oui", None, 5, 8)))
    assert twice.spans == ((0, 3), (5, 8))


def test_what_lies_in_a_quotation_is_marked_within_it():
    text = EditorText([("#a", "« Awa Diémé est là », dit-il.")])
    facts = {
        "people": (PersonFound("Awa Diémé", ("Awa Diémé",), spans=((2, 11),)),),
        "quotes": (QuoteFound("Awa Diémé est là", None, 2, 18),),
    }
    (pieces,) = marked(text, findings_of(reading(**facts), text, {}))
    assert [(p.words, p.finding.kind if p.finding else "", p.said) for p in pieces] == [
        ("« ", "", False), ("Awa Diémé", "person", True), (" est là", "quote", True), (" », dit-il.", "", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("iso", "said"),
    [("2025-03-04", "4 mars 2025"), ("2025-03", "mars 2025"), ("2025", "2025"), ("2025-02-31", "2025-02-31")],
)
def test_a_date_is_spoken_as_precisely_as_it_is_known(iso, said, settings):
    assert spoken_date(iso) == said


@pytest.fixture
def council(monkeypatch, newsroom):
    """A council's report with one appointment, to an office of the register."""
    body = Body(name="Ministère du Budget")
    body.save()
    role = Role(name="Directeur général du Budget", name_f="Directrice générale du Budget", body=body)
    role.save()
    facts = reading(
        people=(PersonFound("Awa Diémé", ("Awa DIÉMÉ",), role="Directeur général du Budget"),),
        appointments=(AppointmentFound("Awa Diémé", "Directeur général du Budget"),),
        event=EventFound("conseil", date="2025-03-05"),
    )
    monkeypatch.setattr(reading_views, "read", lambda *_args, **_options: facts)
    return role


def person(name, *appointments):
    given, _, family = name.partition(" ")
    made = Person(given_name=given, family_name=family, sex="f")
    made.appointments = list(appointments)
    made.save()
    return made


def test_an_appointment_is_proposed_from_the_day_of_the_council(client, editor, draft, council):
    awa = person("Awa Diémé")
    former = person("Moussa Sidibé", Appointment(role=council, start=date(2020, 1, 1)))
    html = ask(client, draft(kind="council"))["html"]
    assert f'data-reading-do="appoint" data-person="{awa.pk}" data-role="{council.pk}" data-start="2025-03-05"' in html
    assert f"La fonction de {former} prend fin le 4 mars 2025." in html


def test_an_appointment_of_somebody_who_is_not_in_the_register_is_completed(client, editor, draft, council):
    html = ask(client, draft(kind="council"))["html"]
    assert 'data-reading-do="appoint"' not in html
    assert 'data-reading-do="appointing"' in html
    # The office comes with the appointment: whoever adds the person does not give it twice.
    assert "data-appointed" in html


def test_an_overlap_is_said_before_the_click(client, editor, draft, council):
    person("Awa Diémé")
    person("Moussa Sidibé", Appointment(role=council, start=date(2025, 6, 1)))
    html = ask(client, draft(kind="council"))["html"]
    assert "Moussa Sidibé exerce la fonction" in html
    assert 'data-reading-do="appoint"' not in html


def test_an_appointment_that_was_made_is_not_asked_again(client, editor, draft, council):
    text = draft(kind="council")
    person("Awa Diémé", Appointment(role=council, start=date(2025, 3, 5), act=text))
    assert "Déjà dans le texte" in ask(client, text)["html"]


def test_an_unsaved_text_appoints_nobody(client, editor, council):
    person("Awa Diémé")
    url = reverse("desk_read_new", args=[this_year(section_for("council", "fr")).pk])
    html = client.post(url, form()).json()["html"]
    assert "Enregistrez d’abord le texte" in html
    assert 'data-reading-do="appoint"' not in html


def test_the_reader_is_told_who_holds_which_office_under_both_its_names(council):
    person("Awa Diémé", Appointment(role=council, start=date(2025, 1, 1), end=date(2025, 6, 30)))
    register = register_of("fr")
    assert register.holder("le directeur général du Budget", date(2025, 3, 5)) == "Awa Diémé"
    assert register.holder("la directrice générale du Budget", date(2025, 3, 5)) == "Awa Diémé"
    assert register.holder("le directeur général du Budget", date(2025, 7, 1)) is None


def test_a_speech_between_marks_is_no_quote_to_keep():
    assert found(quotes=(QuoteFound("mot " * 6000, None, 0, 24_000),)) == []


def test_an_office_without_a_name_names_its_holder_of_that_day(client, editor, draft, newsroom):
    body = Body(name="Ministère de la Défense")
    body.save()
    role = Role(name="Ministre de la Défense", body=body)
    role.save()
    awa = person("Awa Diémé", Appointment(role=role, start=date(2024, 1, 1)))
    told = "Bamako, le 4 mars 2025. Le ministre de la Défense a reçu en audience une délégation de maires."
    assert f'data-reading-chosen data-id="{awa.pk}"' in ask(client, draft(), told)["html"]

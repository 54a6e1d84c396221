"""The reader measured against what editors decided: right, wrong, missed."""

import json

import pytest
from django.utils import timezone

from toguna.app.commands import read_command
from toguna.desk.models import Decision, LastReading, Person, Place, TextPerson, TextQuote
from toguna.desk.reader_score import Tally, score


def decide(text, kind, verdict, proposed, decided=None, entry=""):
    Decision.objects.create(
        text=text, key=f"{kind}:{json.dumps(proposed)}"[:300], kind=kind, verdict=verdict, proposed=proposed,
        decided=decided or {}, entry=str(entry), words="a" * 64, decided_at=timezone.now(),
    )  # fmt: skip


def person(given, family):
    made = Person(given_name=given, family_name=family)
    made.save()
    return made


@pytest.fixture
def decided(draft):
    """One person accepted, one changed for another, one refused, one that the reader missed, one that waits."""
    text = draft()
    awa, oumar, fanta, moussa = (
        person(*name.split()) for name in ("Awa Diémé", "Oumar Diarra", "Fanta Sow", "Moussa Ba")
    )
    decide(
        text,
        "person",
        "accepted",
        {"name": "Awa DIÉMÉ", "role": "ministre"},
        {"name": "Awa Diémé", "role": "ministre"},
        awa.pk,
    )
    decide(text, "person", "changed", {"name": "Omar Sarr", "role": ""}, {"name": "Oumar Diarra"}, oumar.pk)
    decide(text, "person", "refused", {"name": "Palais Keïta"})
    LastReading.objects.create(text=text, found=["person:moussa ba"], words="a" * 64, read_at=timezone.now())
    text.people = [TextPerson(person=one) for one in (awa, oumar, fanta, moussa)]
    text.save_revision()
    return text


def test_accepted_is_right_changed_and_refused_are_wrong_added_by_hand_is_missed(decided):
    people = score().kinds["people"]
    assert (people.right, people.wrong, people.missed) == (1, 2, 1)
    assert (people.precision, people.recall, people.f1) == (1 / 3, 1 / 2, 2 / 5)


def test_an_office_that_was_corrected_is_wrong_though_the_person_is_right(draft):
    text = draft()
    proposed = {"name": "Awa Diémé", "role": "ministre"}
    decide(text, "person", "changed", proposed, {"name": "Awa Diémé", "role": "ministre d’État"}, 1)
    measured = score().kinds
    assert (measured["people"].right, measured["people"].wrong) == (1, 0)
    assert (measured["person with office"].right, measured["person with office"].wrong) == (0, 1)


def test_words_are_right_though_another_said_them(draft):
    text = draft()
    proposed = {"text": "Nous avançons", "speaker": "Awa Diémé"}
    decide(text, "quote", "changed", proposed, {**proposed, "name": "Oumar Diarra"}, 1)
    decide(text, "quote", "accepted", {"text": "Oui", "speaker": "Awa Diémé"}, {"text": "Oui", "speaker": "Awa Diémé"})
    measured = score().kinds
    assert (measured["quotes"].right, measured["quotes"].wrong) == (2, 0)
    assert (measured["quote with speaker"].right, measured["quote with speaker"].wrong) == (1, 1)


def test_fields_filled_by_hand_are_missed_and_found_ones_are_not(draft):
    text = draft(event_type="audience", event_start="2025-03-04", place_name="Ségou")
    place = Place(name="Mopti", kind="city")
    place.save()
    text.places = [place]
    text.quotes = [TextQuote(words="Une parole")]
    text.save_revision()
    decide(text, "person", "refused", {"name": "Palais Keïta"})
    LastReading.objects.create(text=text, found=["event_date:2025-03-04"], words="a" * 64, read_at=timezone.now())
    missed = {kind: tally.missed for kind, tally in score().kinds.items() if tally.missed}
    assert missed == {"type of event": 1, "place of event": 1, "places": 1, "quotes": 1}


def test_a_text_of_which_nothing_was_decided_says_nothing(draft):
    text = draft(event_type="audience")
    assert text.pk
    assert score().texts == 0
    assert all(tally == Tally() for tally in score().kinds.values())


class Arguments:
    file, json, score = None, False, True


def test_an_empty_newsroom_is_one_clear_line(newsroom, capsys, monkeypatch):
    monkeypatch.setattr("toguna.app.newsroom.open_newsroom", lambda: None)
    assert read_command.run(Arguments()) == 0
    assert capsys.readouterr().out.splitlines() == [
        "nothing to measure yet: no editor of this newsroom has decided on a finding (desk, panel “Lecture”)"
    ]


def test_the_table_and_the_json_say_the_same(decided, capsys, monkeypatch):
    monkeypatch.setattr("toguna.app.newsroom.open_newsroom", lambda: None)
    read_command.run(Arguments())
    table = capsys.readouterr().out
    assert "3 decisions on the findings of 1 texts" in table
    assert next(line for line in table.splitlines() if line.startswith("people")).split()[1:] == [
        "1", "2", "1", "0.33", "0.50", "0.40",
    ]  # fmt: skip
    arguments = Arguments()
    arguments.json = True
    read_command.run(arguments)
    people = json.loads(capsys.readouterr().out)["kinds"]["people"]
    assert people == {"right": 1, "wrong": 2, "missed": 1, "precision": 0.3333, "recall": 0.5, "f1": 0.4}

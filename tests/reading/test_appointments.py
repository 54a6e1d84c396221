"""Appointments: from sentences, and from the lists of a council's report."""

import pytest

from toguna.reading import read

COUNCIL = """Communiqué du Conseil des ministres

Au titre du ministère du Fleuve, ont été nommés :
- Directeur général des Bacs : Monsieur Odilon SARN, précédemment chef du port de Solabé ;
- Madame Perrine ALBE, inspectrice des eaux, Directrice des Écluses, en remplacement de Monsieur Amadis KORO appelé à d'autres fonctions.
"""


def test_a_councils_list_names_the_office_the_one_before_and_who_is_replaced() -> None:
    first, second = read(COUNCIL, language="fr").appointments

    assert (first.person, first.office, first.former_office) == (
        "Odilon Sarn",
        "Directeur général des Bacs",
        "chef du port de Solabé",
    )
    assert (second.person, second.office, second.replaced) == ("Perrine Albe", "Directrice des Écluses", "Amadis Koro")


def test_the_new_office_is_the_persons_office() -> None:
    offices = {person.name: person.role for person in read(COUNCIL, language="fr").people}

    assert offices["Odilon Sarn"] == "Directeur général des Bacs"
    assert offices["Perrine Albe"] == "Directrice des Écluses"
    assert offices["Amadis Koro"] == "Directrice des Écluses"


@pytest.mark.parametrize(
    ("text", "language", "person", "office"),
    [
        ("M. Odilon Sarn, ingénieur, est nommé préfet du Serein.", "fr", "Odilon Sarn", "préfet du Serein"),
        (
            "Un décret nommant Mme Perrine Albe, jusque-là juge, directrice des Ports.",
            "fr",
            "Perrine Albe",
            "directrice des Ports",
        ),
        ("Mr Ivo Tarn has been appointed Director of Ports.", "en", "Ivo Tarn", "Director of Ports"),
    ],
)
def test_a_sentence_names_somebody(text: str, language: str, person: str, office: str) -> None:
    (found,) = read(text, language=language).appointments

    assert (found.person, found.office) == (person, office)


@pytest.mark.parametrize(
    "text",
    [
        "M. Odilon Sarn, préfet du Serein, est venu.",
        "Le préfet a parlé des nominations à venir.",
        "Une rue nommée avenue du Serein.",
    ],
)
def test_no_appointment_without_one(text: str) -> None:
    assert read(text, language="fr").appointments == ()

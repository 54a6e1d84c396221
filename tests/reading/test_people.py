"""People: found beside a title, a rank or an office, and brought together under their fullest name."""

import pytest

from toguna.reading import read
from toguna.reading.facts import PersonFound


def people(text: str, language: str = "fr") -> list[PersonFound]:
    return list(read(text, language=language).people)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Il a reçu SE le Colonel Amadis KORO.", "Amadis Koro"),
        ("Il a reçu S.E.M. Odilon Sarn hier.", "Odilon Sarn"),
        ("Son Excellence Madame Perrine d’ALBE, en visite.", "Perrine d’Albe"),
        ("M.Sarn a rappelé les faits.", "Sarn"),
        ("Le général d’armée Sidi Ould BERREK est arrivé.", "Sidi Ould Berrek"),
        ("Dr Amina TALL-KANE préside.", "Amina Tall-Kane"),
        ("Le Président KORO préside.", "Koro"),
        ("Une rencontre avec Odilon SARNEL à midi.", "Odilon Sarnel"),
        ("Perrine Albe, ministre de l’Eau, préside.", "Perrine Albe"),
        ("Le ministre de l’Eau, Perrine Albe, préside.", "Perrine Albe"),
    ],
)
def test_a_name_stands_beside_what_says_that_it_is_one(text: str, name: str) -> None:
    assert [person.name for person in people(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Le Président de la République et le Premier ministre sont venus.",
        "Le Conseil National de Transition et la Cour Suprême.",
        "Il s’est rendu au Palais Odilon SARNEL de Solabé.",
        "Le Projet RISE et le Lac Serein.",
        "Le Général en chef a parlé aux troupes.",
    ],
)
def test_offices_bodies_and_buildings_are_no_people(text: str) -> None:
    assert people(text) == []


def test_forms_of_one_person_are_brought_together_under_the_accented_name() -> None:
    text = "SE le Colonel Amadis GOIRA a parlé. Le Président GOÏRA a conclu. Le Général d’armée Amadis GOÏRA est parti."
    (person,) = people(text)

    assert person.name == "Amadis Goïra"
    assert person.forms == ("Amadis GOIRA", "GOÏRA", "Amadis GOÏRA")
    assert person.titles == ("SE", "Colonel", "Général d’armée")


def test_two_people_of_one_surname_are_two() -> None:
    assert [person.name for person in people("M. Odilon Sarn et Mme Perrine Sarn sont venus. Mme Sarn a parlé.")] == [
        "Odilon Sarn",
        "Perrine Sarn",
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("M. Odilon Sarn, ministre de la Pêche, préside.", "ministre de la Pêche"),
        ("Le ministre de la Pêche, le Général Odilon SARN, préside.", "ministre de la Pêche"),
        ("La directrice des Ports, Mme Perrine Albe, préside.", "directrice des Ports"),
        ("Le Premier ministre, Dr Odilon Sarn, préside.", "Premier ministre"),
        ("M. Odilon Sarn est venu avec le ministre de la Pêche.", None),
    ],
)
def test_the_office_stands_before_or_after_the_name(text: str, role: str | None) -> None:
    assert people(text)[0].role == role


def test_an_office_between_two_names_belongs_to_the_second() -> None:
    found = people("Étaient là le président du panel, M. Odilon Sarn, le président de la commission, M. Ali Tarek.")

    assert [(person.name, person.role) for person in found] == [
        ("Odilon Sarn", "président du panel"),
        ("Ali Tarek", "président de la commission"),
    ]


def test_english_people() -> None:
    found = people("Prime Minister Orla May met H.E. Mr. Ivo Tarn, Minister of Fisheries, in the palace.", "en")

    assert [(person.name, person.role) for person in found] == [
        ("Orla May", "Prime Minister"),
        ("Ivo Tarn", "Minister of Fisheries"),
    ]

"""Places, and the one where the event was."""

import pytest

from toguna.reading import read
from toguna.reading.cities import cities
from toguna.reading.countries import countries


def places(text: str, language: str = "fr") -> list[tuple[str, str, str | None]]:
    return [(place.name, place.kind, place.iso2) for place in read(text, language=language).places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Il a quitté la Côte d’Ivoire pour le Tchad.",
            [("Côte d’Ivoire", "country", "CI"), ("Tchad", "country", "TD")],
        ),
        (
            "La Guinée-Bissau et la Guinée équatoriale.",
            [("Guinée-Bissau", "country", "GW"), ("Guinée équatoriale", "country", "GQ")],
        ),
        ("L’accord Togo-Ghana sur l’eau.", [("Togo", "country", "TG"), ("Ghana", "country", "GH")]),
        ("Un vol de Lomé pour Addis-Abeba.", [("Lomé", "city", "TG"), ("Addis-Abeba", "city", "ET")]),
        ("Le forum s’est tenu à Mirande.", [("Mirande", "city", None)]),
        ("Il se rend à l’Île Maurice.", [("Île Maurice", "country", "MU")]),
        ("Le président malien et la délégation nigérienne.", []),
        ("Le docteur Maurice Sarn et Jordan Koffi sont venus.", []),
        ("Il rend hommage à Odilon et fait face à Mirande.", []),
    ],
)
def test_countries_and_cities_are_named_with_a_capital_and_are_no_people(text: str, expected: list[object]) -> None:
    assert places(text) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Palais des Acacias",
        "Centre international de conférences de Mirande",
        "aéroport international Odilon SARN de Solabé",
        "Stade du Fleuve",
    ],
)
def test_a_building_is_a_noun_and_the_name_it_bears(name: str) -> None:
    assert (name, "building", None) in places(f"La délégation a visité ce lundi le {name}.")


def test_a_building_without_a_name_is_no_place() -> None:
    assert places("La délégation a visité le palais et le centre de santé.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Audience\n\nLe Président a reçu, à Solabé, au Palais des Acacias, le médiateur.", "Palais des Acacias"),
        ("Audience\n\nLe Président a reçu à Solabé le médiateur du Togo.", "Solabé"),
        (
            "Le Palais des Hôtes a abrité la clôture des Assises\n\nC’était sous la présidence du maire.",
            "Palais des Hôtes",
        ),
        ("Conseil de défense\n\nMirande, le 3 mars 2024 – Le Conseil s’est réuni pour délibérer.", "Mirande"),
        (
            "Accueil\n\nLe Président l’a accueilli à Solabé, avant de prendre la direction du Palais des Acacias.",
            "Solabé",
        ),
        ("Un décret\n\nLe Président a signé le décret sur la pêche.", None),
    ],
)
def test_the_place_of_the_event(text: str, expected: str | None) -> None:
    assert read(text, language="fr").event.place == expected


def test_every_country_has_a_code_of_two_letters() -> None:
    codes = set(countries().values())

    assert len(codes) >= 193
    assert all(len(code) == 2 and code.isupper() for code in codes)
    assert set(cities().values()) <= codes

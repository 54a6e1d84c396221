"""A whole reading: its shape, its language, its kind of event, its organisations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toguna.reading import read
from toguna.reading.language import recognise

KEYS = [
    "language", "title", "published_or_event_date", "documents", "people", "organisations", "places", "dates", "quotes",
    "event",
]  # fmt: skip
TYPES = set(
    "audience rencontre visite sommet conseil ceremonie inauguration discours message nomination promulgation "
    "lettres_de_creance communique dementi agenda deces autre".split()
)


def test_the_json_has_exactly_the_contracts_keys() -> None:
    found = read(
        "Audience au palais\n\nLe Président a reçu, ce mardi 4 juin 2024, à Lomé, M. Odilon Sarn, ministre de la Pêche, de "
        "l’Union des riverains (UDR). « Le fleuve nous unit tous », a déclaré M. Odilon Sarn."
    ).as_json()

    assert list(found) == KEYS
    assert list(found["documents"][0]) == ["title", "kind", "event_date", "place", "event_type", "actors", "body"]
    assert list(found["people"][0]) == ["name", "forms", "titles", "role", "organisation", "country"]
    assert list(found["organisations"][0]) == ["name", "forms"]
    assert list(found["places"][0]) == ["name", "kind", "iso2"]
    assert found["dates"] == [{"surface": "ce mardi 4 juin 2024", "iso": "2024-06-04"}]
    assert found["quotes"] == [{"text": "Le fleuve nous unit tous", "speaker": "Odilon Sarn"}]
    assert list(found["event"]) == ["type", "actors", "place", "date"]


@pytest.mark.parametrize(
    ("title", "lede", "expected"),
    [
        ("Le médiateur chez le Chef de l’État", "Le Président a reçu en audience, ce lundi, le médiateur.", "audience"),
        (
            "Visite d’amitié et de travail du Président KORO",
            "Le Président est arrivé, une cérémonie l’attendait.",
            "visite",
        ),
        ("Sommet des pays riverains", "Les chefs d’État se sont réunis.", "sommet"),
        ("Communiqué du Conseil des ministres", "Le Conseil des ministres s’est réuni ce mercredi.", "conseil"),
        ("Présentation de lettres de créance", "Le Président a reçu trois ambassadeurs.", "lettres_de_creance"),
        ("Un faux communiqué circule", "La Présidence dément ce document.", "dementi"),
        ("Décès de l’ancien Premier ministre", "La Présidence a la tristesse d’annoncer sa disparition.", "deces"),
        ("Promulgation de la loi sur l’eau", "Le Président a promulgué la loi.", "promulgation"),
        ("Inauguration du marché de Mirande", "Le ministre a coupé le ruban.", "inauguration"),
        ("Message de vœux du Chef de l’État", "Mes chers compatriotes,", "message"),
        ("Agenda de la semaine", "Lundi : conseil de cabinet.", "agenda"),
        ("La pêche en chiffres", "Les prises ont augmenté.", "autre"),
    ],
)
def test_the_title_and_the_lede_tell_the_kind_of_event(title: str, lede: str, expected: str) -> None:
    assert read(f"{title}\n\n{lede}", language="fr").event.type == expected


def test_an_organisation_is_introduced_with_its_acronym() -> None:
    (found,) = read("L’Union des pays riverains du Serein (UPRS) s’est réunie hier.", language="fr").organisations

    assert found.forms == ("Union des pays riverains du Serein", "UPRS")
    assert found.sure > read("Le préfet (UPRS) et une somme (en francs).", language="fr").organisations[0].sure


@pytest.mark.parametrize(
    "text", ["La TVA et le PIB.", "UNE LIGNE TOUTE EN CAPITALES, SANS ACRONYME", "Louis XIV", "Odilon SARN est venu."]
)
def test_capitals_that_are_no_acronym_are_no_organisation(text: str) -> None:
    assert read(text, language="fr").organisations == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Le ministre a reçu la délégation dans la salle des actes.", "fr"),
        ("The minister has received the delegation in the hall of the palace.", "en"),
        ("", None),
        ("1234 ABC", None),
    ],
)
def test_the_language_is_told_by_its_small_words(text: str, code: str | None) -> None:
    assert recognise(text) == code


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    found = read(text)

    assert list(found.as_json()) == KEYS
    assert all(one.event.type in TYPES for one in found.documents)

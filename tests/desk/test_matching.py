"""From a name in a text to the entries of the registers that it may mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toguna.desk import matching
from toguna.desk.models import Body, FormerName, Person, Place, Role


def person(given_name, family_name, **fields):
    made = Person(given_name=given_name, family_name=family_name, **fields)
    made.save()
    return made


def found(name):
    return [(match.entry.name, match.same) for match in matching.persons().matches(name)]


@pytest.mark.parametrize(
    "written", ["Aminata Keïta", "KEITA Aminata", "Aminata KEÏTA", "aminata keita", "Kei\u0308ta Aminata"]
)
def test_a_person_is_found_whatever_the_accents_case_and_order(db, written):
    person("Aminata", "Keïta")
    assert found(written) == [("Aminata Keïta", True)]


def test_the_same_name_is_no_question_of_nearness(db):
    person("Aminata", "Keïta")
    person("Aminata", "Keita-Touré")
    assert found("KEITA Aminata") == [("Aminata Keïta", True)]


def test_two_persons_of_one_name_are_both_given(db):
    person("Oumar", "Diarra")
    person("Oumar", "Diarra")
    assert found("Oumar Diarra") == [("Oumar Diarra", True), ("Oumar Diarra", True)]


def test_a_spelling_that_is_near_is_proposed_and_not_taken_for_the_same(db):
    person("Souleymane", "Coulibaly")
    assert found("Souleymane Koulibaly") == [("Souleymane Coulibaly", False)]


def test_a_surname_alone_proposes_those_who_bear_it(db):
    person("Aminata", "Keïta")
    person("Modibo", "Keïta")
    assert sorted(found("Keïta")) == [("Aminata Keïta", False), ("Modibo Keïta", False)]


def test_another_name_proposes_nobody(db):
    person("Aminata", "Keïta")
    assert found("Jean Dupont") == []


def test_a_country_is_known_by_its_code_whatever_the_text_calls_it(db):
    Place(name="Côte d’Ivoire", kind="country", iso2="CI").save()
    places = matching.places()
    assert [m.entry.name for m in matching.place_matches(places, "Ivory Coast", "country", "CI")] == ["Côte d’Ivoire"]
    assert matching.place_matches(places, "Ghana", "country", "GH") == []


def test_a_city_is_not_the_country_that_bears_its_name(db):
    Place(name="Kélégou", kind="country", iso2="XK").save()
    Place(name="Kélégou", kind="city").save()
    assert [m.entry.kind for m in matching.place_matches(matching.places(), "Kélégou", "city", "")] == ["city"]


def test_a_body_is_found_by_a_former_name_and_without_its_article(db):
    body = Body(name="Ministère de la Santé")
    body.former_names = [FormerName(name="Ministère de la Santé publique")]
    body.save()
    assert [m.same for m in matching.bodies().matches("le Ministère de la santé publique")] == [True]


def test_a_role_is_found_by_its_name_for_a_woman(db):
    body = Body(name="Ministère du Budget")
    body.save()
    Role(name="Directeur général du Budget", name_f="Directrice générale du Budget", body=body).save()
    assert [m.same for m in matching.roles().matches("directrice générale du budget")] == [True]


@pytest.mark.parametrize(
    ("name", "forms", "parts"),
    [
        ("Aminata Keïta", ["KEÏTA Aminata"], ("Aminata", "Keïta")),
        ("Ibrahim Boubacar Keïta", ["Ibrahim Boubacar KEÏTA"], ("Ibrahim Boubacar", "Keïta")),
        ("Mohamed Ould Cheikh", [], ("Mohamed", "Ould Cheikh")),
        ("Jean de La Tour", [], ("Jean", "de La Tour")),
        ("Moussa Traoré", ["MOUSSA TRAORÉ"], ("Moussa", "Traoré")),
        ("Traoré", [], ("", "Traoré")),
    ],
)
def test_given_name_and_surname_are_parted_as_the_text_writes_them(name, forms, parts):
    assert matching.parted(name, forms) == parts


@given(st.permutations(["Aminata", "Fatoumata", "Keïta"]))
def test_the_order_of_a_name_never_counts(words):
    assert matching.same_name(" ".join(words), "FATOUMATA KEITA AMINATA")

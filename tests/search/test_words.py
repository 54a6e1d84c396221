import pytest

from toguna.search.words import composed, words


def stems(text, language="fr", names=()):
    return [word.stem or word.exact for word in words(composed(text), language, names)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("communiqué", "communiqués"),
        ("école", "ECOLES"),
        ("national", "nationaux"),
        ("loi", "lois"),
        ("père", "pères"),
        ("présidente", "présidents"),
        ("œuvre", "oeuvres"),
        ("eau", "eaux"),
        ("ministériel", "ministérielle"),
        ("e\u0301cole", "école"),
    ],
)
def test_number_gender_case_and_accents_do_not_matter_in_french(one, other):
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("père", "personnes"),
        ("père", "perte"),
        ("port", "porte-parole"),
        ("mer", "merci"),
        ("poste", "poison"),
        ("pays", "paye"),
    ],
)
def test_another_word_is_another_word(one, other):
    assert stems(one)[0] not in stems(other)


def test_english_plurals():
    assert stems("cities", "en") == stems("city", "en")
    assert stems("Ministers", "en") == stems("minister", "en")
    assert stems("status press", "en") == ["status", "press"]


def test_names_and_numbers_stay_as_they_are():
    assert stems("Konatés", names={"konates"}) == ["konates"]
    assert stems("konatés", names={"konates"}) != ["konates"]
    assert stems("n° 012/2024") == ["n", "012", "2024"]


def test_words_stand_where_they_stand():
    text = composed("L’eau, à l’école : 1er mars")
    assert [text[w.start : w.end] for w in words(text, "fr")] == ["L", "eau", "à", "l", "école", "1er", "mars"]


def test_other_scripts_are_words_too():
    assert stems("السَّلام عليكم", "ar") == ["السلام", "عليكم"]
    assert stems("ߒߞߏ ɲɛɛ", "nqo") == ["ߒߞߏ", "ɲɛɛ"]

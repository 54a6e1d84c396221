from html import escape

from hypothesis import given
from hypothesis import strategies as st
from tests.press import archive

from toguna.press.differences import GONE, NEW, SAME
from toguna.press.forgery import compared

AUTHENTIC = archive.text(
    "vrai",
    title="Les décisions du sommet",
    body="<p>Aucune redevance nouvelle n’est instituée sur l’usage domestique de l’eau. Un rapport sera présenté chaque"
    " année.</p><p>Le débit est de 130 mètres cubes ; la température varie de -3 °C.</p><p>Fait à Sanfara.</p>",
)


def plain(pieces):
    return "".join(words for _, words in pieces)


def test_a_sentence_stands_beside_the_one_it_was_made_from():
    found = compared("Une redevance est instituée sur l’usage domestique de l’eau.", AUTHENTIC)
    (passage,) = found.passages
    rest = "est instituée sur l’usage domestique de l’eau."
    assert passage.forged == [(GONE, "Une"), (SAME, f" redevance {rest}")]
    assert passage.authentic == [(NEW, "Aucune"), (SAME, " redevance "), (NEW, "nouvelle n’"), (SAME, rest)]
    assert found.telling


def test_the_order_and_the_paragraphs_of_the_authentic_text_do_not_matter():
    found = compared("Fait à Sanfara. Un rapport sera présenté chaque année.\nFait à Dioulabé.", AUTHENTIC)
    assert found.same == 2
    assert found.passages[0].forged == [(SAME, "Fait à "), (GONE, "Dioulabé"), (SAME, ".")]
    assert found.passages[0].authentic == [(SAME, "Fait à "), (NEW, "Sanfara"), (SAME, ".")]


def test_a_sentence_without_its_like_stands_alone():
    found = compared("Les forages privés sont soumis à déclaration. Fait à Sanfara.", AUTHENTIC)
    assert found.passages[0].forged == [(GONE, "Les forages privés sont soumis à déclaration.")]
    assert found.passages[0].authentic == []


def test_an_invention_tells_nothing():
    found = compared("Le barrage de Kalaba a cédé cette nuit. La vague atteindra la capitale avant midi.", AUTHENTIC)
    assert not found.telling


def test_a_minus_sign_and_a_number_are_differences_and_typography_is_none():
    taken = "Le débit est de 130 mètres cubes ; la température varie de -3 °C"
    assert compared(taken, AUTHENTIC).same == 1
    assert compared(taken.replace("-3", "3"), AUTHENTIC).same == 0
    assert compared(taken.replace("130", "1 30"), AUTHENTIC).same == 0
    typed = "Aucune redevance nouvelle n'est instituée sur l'usage domestique de l'eau"
    assert compared(typed, AUTHENTIC).same == 1


def test_an_empty_forgery_has_nothing_to_compare():
    assert compared(" \n", AUTHENTIC).passages == []
    assert not compared("…", AUTHENTIC).telling


words = st.text("abé ’.,-3\n", max_size=60)


@given(words, words)
def test_each_side_keeps_its_own_words(forged, authentic):
    text = archive.text("x", title="Titre", body="".join(f"<p>{escape(p)}</p>" for p in authentic.split("\n")))
    found = compared(forged, text)
    assert 0 <= found.share <= 1
    theirs = " ".join(authentic.split())
    for passage in found.passages:
        assert plain(passage.forged) in " ".join(forged.split())
        assert plain(passage.authentic) in f"Titre {theirs}"
        assert not any(kind == NEW for kind, _ in passage.forged)
        assert not any(kind == GONE for kind, _ in passage.authentic)

"""Quotations and their speakers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toguna.reading import read
from toguna.reading.quotes import find_marked
from toguna.reading.source import Source


def quotes(text: str, language: str = "fr") -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker) for quote in read(text, language=language).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Le fleuve nous unit tous », a déclaré M. Odilon Sarn.", ("Le fleuve nous unit tous", "Odilon Sarn")),
        (
            "“Le fleuve nous unit tous”, a rappelé SE le Colonel Amadis KORO.",
            ("Le fleuve nous unit tous", "Amadis Koro"),
        ),
        ("<< Le fleuve nous unit tous >>, a dit Mme Perrine Albe.", ("Le fleuve nous unit tous", "Perrine Albe")),
        ("M. Odilon Sarn a déclaré : « Le fleuve nous unit tous ».", ("Le fleuve nous unit tous", "Odilon Sarn")),
        ("Selon M. Odilon Sarn, « le fleuve nous unit tous ».", ("le fleuve nous unit tous", "Odilon Sarn")),
        (
            "M. Odilon Sarn préside. « Le fleuve nous unit tous », a-t-il indiqué.",
            ("Le fleuve nous unit tous", "Odilon Sarn"),
        ),
        (
            "M. Sarn et Mme Albe président. « Le fleuve nous unit tous », a-t-il dit.",
            ("Le fleuve nous unit tous", "Sarn"),
        ),
        ("Une phrase. « Le fleuve nous unit tous ».", ("Le fleuve nous unit tous", None)),
    ],
)
def test_the_words_inside_the_marks_and_who_said_them(text: str, expected: tuple[str, str | None]) -> None:
    assert quotes(text) == [expected]


def test_english_quotes() -> None:
    assert quotes("“The river unites us all,” said Mr. Ivo Tarn.", "en") == [("The river unites us all,", "Ivo Tarn")]


def test_nested_marks_stay_inside() -> None:
    assert quotes("Il répond : « Nous avons dit « oui » à la paix ».") == [("Nous avons dit « oui » à la paix", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Le programme « Eau pour tous les villages » commence.",
        "Sous le thème « Un fleuve pour tous »",
        "L’opération « Kolo »",
    ],
)
def test_names_between_marks_are_no_quotes(text: str) -> None:
    assert quotes(text) == []


def test_a_lone_mark_takes_nothing_with_it() -> None:
    text = "Un titre\n\nLe préfet a parlé.\n\nLire »\n\nUn autre\n\n« Un début sans fin\n\nM. Sarn a dit : « Le fleuve nous unit tous »."

    assert [words for words, _ in quotes(text)] == ["Le fleuve nous unit tous"]


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet='ab «»“”<>\n."', max_size=200))
def test_a_quote_is_where_it_says(text: str) -> None:
    for quote in find_marked(Source(text, "fr")):
        inside = text[quote.start : quote.end]
        assert inside == inside.strip()
        assert inside in text[quote.outer_start + 1 : quote.outer_end - 1]

"""Paragraphs as HTML."""

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from toguna.intake import body_html

_MARKS = re.compile(r"[•▪▫◦‣➢➤►●]")


def test_paragraphs_are_escaped() -> None:
    assert body_html(["Eau & <b>forêts</b>", "« Oui »"]) == "<p>Eau &amp; &lt;b&gt;forêts&lt;/b&gt;</p><p>« Oui »</p>"


def test_lines_with_bullets_become_one_list() -> None:
    assert body_html(["Étaient présents :", "• le préfet ;", "• le maire."]) == (
        "<p>Étaient présents :</p><ul><li>le préfet ;</li><li>le maire.</li></ul>"
    )


def test_dashes_make_a_list_only_in_company() -> None:
    assert body_html(["- le préfet ;", "– le maire."]) == "<ul><li>le préfet ;</li><li>le maire.</li></ul>"
    assert body_html(["– Nous y serons, dit-elle."]) == "<p>– Nous y serons, dit-elle.</p>"


def test_a_run_of_bullets_in_a_paragraph_becomes_a_list_between_its_sentences() -> None:
    text = "Ont pris part : • le préfet ; • le maire ; • M. Odilon Sarn. La séance fut levée à midi."

    assert body_html([text]) == (
        "<p>Ont pris part :</p><ul><li>le préfet ;</li><li>le maire ;</li><li>M. Odilon Sarn.</li></ul>"
        "<p>La séance fut levée à midi.</p>"
    )


def test_one_bullet_in_a_paragraph_is_no_list() -> None:
    assert body_html(["Solabé • Mirande"]) == "<p>Solabé • Mirande</p>"


@settings(deadline=None, max_examples=150)
@given(st.lists(st.text(alphabet="aB. •-–*;:<&\u00e9M", max_size=40), max_size=8))
def test_no_character_is_lost_but_bullets_and_blanks(paragraphs: list[str]) -> None:
    text = unescape(re.sub(r"</?(?:p|ul|li)>", " ", body_html(paragraphs)))

    def kept(written: str) -> str:
        return re.sub(r"[\s•–*-]", "", _MARKS.sub("", written))

    assert kept(text) == kept("".join(paragraphs))

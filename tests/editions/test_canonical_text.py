import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.editions.editing import edition

from toguna.editions.canonical_text import canonical_text, html_text, t1
from toguna.editions.html import sanitise


@given(st.text())
def test_the_canonical_text_of_any_text_is_stable(text):
    assert t1(t1(text)) == t1(text)


@given(st.text())
def test_the_canonical_text_holds_no_control_character_and_is_in_nfc(text):
    result = t1(text)
    assert unicodedata.is_normalized("NFC", result)
    assert all(c == "\n" or unicodedata.category(c) not in {"Cc", "Cf", "Cs"} for c in result)
    assert "  " not in result


@given(st.lists(st.text("abcéàÉ' -3°²⁵«»", min_size=1), min_size=1))
def test_words_signs_and_digits_are_kept(lines):
    assert t1("\n".join(lines)).split() == unicodedata.normalize("NFC", " ".join(lines)).split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("e\u200b\u0301te\u0301", "été"),
        ("a\u00a0:\u202fb\tc", "a : b c"),
        ("un\r\n\r\n\r\ndeux\u2028trois", "un\n\ndeux\n\ntrois"),
        ("pré\u00adsident\ufeff", "président"),
        ("-3 % et 202⁵", "-3 % et 202⁵"),
        ("coeur \u2764\ufe0f", "coeur \u2764"),
        ("  \n \u200b \n ", ""),
    ],
)
def test_each_rule_has_its_example(text, expected):
    assert t1(text) == expected


def test_the_text_of_an_edition_is_title_summary_and_paragraphs():
    text = canonical_text(
        edition(
            summary="Le résumé.",
            body="<h2>Un</h2><p>Deux <strong>trois</strong>,\nquatre<br>cinq</p><ul><li>six</li><li>sept</li></ul>"
            "<table><tbody><tr><th>huit</th><td>neuf &amp; dix</td></tr></tbody></table>",
        )
    )
    assert text.split("\n\n") == [
        "Un titre", "Le résumé.", "Un", "Deux trois, quatre", "cinq", "six", "sept", "huit neuf & dix",
    ]  # fmt: skip


@given(st.text(), st.text())
def test_markup_around_words_neither_joins_nor_loses_them(one, two):
    escaped = [t.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for t in (one, two)]
    assert (
        t1(html_text(f"<p>{escaped[0]}</p><p>{escaped[1]}</p>")).split()
        == t1(" ".join(t.replace("\n", " ") for t in (one, two))).split()
        or any(c in one + two for c in "\0\r\v\f\x85\u2028\u2029\x1c\x1d\x1e\x1f")
        or _normal_over_edge(one, two)
    )


def _normal_over_edge(one: str, two: str) -> bool:
    return t1(one + " " + two).split() != t1(one).split() + t1(two).split()


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<p onclick='x()'>a<script>alert(1)</script></p>", "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', "<a>a</a>"),
        ('<p style="color:red">a<img src="https://example.org/t.gif"></p>', "<p>a</p>"),
        ('<a href="/actualites/2024/03/x.html">a</a>', '<a href="/actualites/2024/03/x.html">a</a>'),
    ],
)
def test_what_acts_loads_or_tracks_is_removed(html, clean):
    assert sanitise(html) == clean


@given(st.text(alphabet="<>/pab=\"'&; hrefscritonl:"))
def test_sanitising_twice_changes_nothing(html):
    assert sanitise(sanitise(html)) == sanitise(html)

"""Every quote of a text has an address within its page, and its words stand there as they did."""

import re
from dataclasses import replace
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.press import archive
from tests.press.page_reader import read

from toguna.editions.canonical_text import html_text, t1
from toguna.editions.edition import Edition, Quote
from toguna.editions.html import sanitise
from toguna.press.quote_marks import Marked, fragments, marked


def text(body, *words, **fields):
    quotes = tuple(w if isinstance(w, Quote) else Quote(w) for w in words)
    return Edition(
        "x", 1, "fr", "news", "Un titre", archive.START, archive.START, body=sanitise(body), quotes=quotes, **fields
    )


def said_at(found: Marked, fragment: str) -> list[str]:
    """The words of the elements that have a fragment as id or class."""
    parts = [_inside(found.html, m.start()) for m in re.finditer(rf'<\w+ (?:id|class)="{fragment}"', found.html)]
    assert all(read(part).problems == [] for part in parts)
    return t1(" ".join(html_text(part) for part in parts)).split()


def _inside(html: str, start: int) -> str:
    """The inside of the element that begins at ``start``."""
    name = re.match(r"<(\w+)", html[start:])[1]
    depth = 0
    for match in re.finditer(rf"<(/?){name}\b[^>]*>", html[start:]):
        depth += -1 if match[1] else 1
        if not depth:
            return html[start:][: match.start()].partition(">")[2]
    raise AssertionError(html)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<p>« Le fleuve est à tous », dit-elle.</p>", "Le fleuve est à tous"),
        ("<p>« Le fleuve est-il à tous&nbsp;? », dit-elle.</p>", "Le fleuve est-il à tous ?"),
        ("<p>« Le <em>fleuve</em> est à <strong>tous », dit</strong>-elle.</p>", "Le fleuve est à tous"),
        ("<p><em>« Le fleuve</em> est <strong>à tous</strong> », dit-elle.</p>", "Le fleuve est à tous"),
        ("<p>« Le <a href='/x.html'>fleuve <em>est</em></a> à tous »</p>", "fleuve est"),
        ("<p>« Le fleuve\n   est\nà tous »</p>", "Le fleuve est à tous"),
        ("<p>« Le fleuve<br>est à tous »</p>", "Le fleuve\n\nest à tous"),
        ("<p>« Bien &amp; mal &lt;b&gt; »</p>", "Bien & mal <b>"),
        ("<p>« L’e\u0301te\u0301 du fle\u00aduve\u200b »</p>", "L’été du fleuve"),
        ("<p>Un <q>fleuve</q> large</p>", "fleuve"),
        ("<ul><li>Un</li><li>« Deux »</li></ul>", "Deux"),
        ("<table><tbody><tr><td>Un</td><td>deux mots</td></tr></tbody></table>", "deux mots"),
    ],
)
def test_the_words_of_a_quote_are_in_one_element(body, words):
    edition = text(body, words)
    found = marked(edition)
    (fragment,) = found.fragments
    assert re.fullmatch("q-[a-z2-7]{8}", fragment)
    assert said_at(found, fragment) == words.split()
    assert t1(html_text(found.html)) == t1(html_text(edition.body))
    assert read(found.html).problems == []


def test_a_quote_over_several_paragraphs_is_marked_in_each_and_reached_at_the_first():
    edition = text(
        "<p>Elle dit&nbsp;: « Un.</p><ul><li>Deux <em>et</em></li></ul>\n<p>trois ». Fin.</p>",
        "Un.\n\nDeux et\n\ntrois",
    )
    found = marked(edition)
    (name,) = found.fragments
    assert found.parted == (name,)
    assert found.html == (
        f'<p>Elle dit&nbsp;: « <span id="{name}">Un.</span></p><ul><li><span class="{name}">Deux <em>et</em></span></li>'
        f'</ul>\n<p><span class="{name}">trois</span> ». Fin.</p>'
    )
    assert said_at(found, name) == "Un. Deux et trois".split()


def test_a_whole_blockquote_is_its_own_place():
    edition = text("<p>Avant.</p><blockquote><p>Un mot.</p><p>Deux mots.</p></blockquote>", "Un mot.\n\nDeux mots.")
    found = marked(edition)
    (name,) = found.fragments
    assert found.html == f'<p>Avant.</p><blockquote id="{name}"><p>Un mot.</p><p>Deux mots.</p></blockquote>'
    assert found.parted == ()


def test_a_part_of_a_blockquote_is_not_all_of_it():
    found = marked(text("<blockquote><p>Un mot. Deux mots.</p></blockquote>", "Un mot."))
    assert found.html == f'<blockquote><p><span id="{found.fragments[0]}">Un mot.</span> Deux mots.</p></blockquote>'


def test_an_address_stays_when_only_other_words_or_marks_and_blanks_change():
    before = text("<p>Il y en a 241. « L'eau est un droit : le nôtre »</p>", "L'eau est un droit : le nôtre")
    after = text("<h2>Le fleuve</h2><p>« L’eau est un droit&nbsp;: le nôtre »</p>", "L’eau est un droit : le nôtre")
    assert marked(before).fragments == marked(after).fragments
    assert fragments([Quote("L’eau est un droit : le vôtre")]) != fragments(before.quotes)


def test_the_same_words_twice_are_two_places():
    edition = text("<p>« Oui », dit-elle. « Oui », dit-il.</p>", "Oui", "Oui")
    found = marked(edition)
    first, second = found.fragments
    assert second == f"{first}-2"
    assert found.html.index(f'id="{first}"') < found.html.index(f'id="{second}"')


def test_the_place_that_a_quote_names_is_its_place():
    body = "<p>Oui, dit-on. « Oui »</p>"
    at = t1("Un titre\n" + html_text(body)).index("« Oui") + 2
    found = marked(text(body, Quote("Oui", position=at)))
    assert found.html.startswith("<p>Oui, dit-on. « <span")
    assert marked(text(body, Quote("Oui", position=at + 1))).html.startswith("<p><span")


def test_words_that_the_body_does_not_say_have_no_place():
    edition = text("<p>« Le fleuve »</p>", "Le barrage", "Le fleuve", "")
    found = marked(edition)
    assert found.fragments[0] == found.fragments[2] == ""
    assert said_at(found, found.fragments[1]) == ["Le", "fleuve"]


def test_blanks_around_the_words_of_a_quote_are_none_of_its_words():
    found = marked(text("<p>Un</p><p>Deux <em>mots</em></p>", "\n\nDeux  mots\n"))
    assert said_at(found, found.fragments[0]) == ["Deux", "mots"]
    assert t1(html_text(found.html)) == "Un\n\nDeux mots"


def test_words_within_another_quote_have_no_place_of_their_own():
    found = marked(text("<p>« Il m’a dit oui hier »</p>", "Il m’a dit oui hier", "oui"))
    assert [bool(f) for f in found.fragments] == [True, False]


def test_quotes_that_touch_and_come_in_any_order_stay_apart():
    found = marked(text("<p>UnDeux</p>", "Deux", "Un"))
    two, one = found.fragments
    assert found.html == f'<p><span id="{one}">Un</span><span id="{two}">Deux</span></p>'


def test_a_body_that_is_not_nested_is_left_as_it_is():
    edition = replace(text("", "mot"), body="<p>un <em>mot</p></em>")
    assert marked(edition) == Marked(edition.body, ("",))


LETTERS = st.text(st.sampled_from("ab é e\u0301\u00a0\u202f\n\t\u00ad\ufe0f«»'&<>\u0600\u0301"), max_size=12)
TREES = st.recursive(
    LETTERS.map(lambda words: escape(words, quote=False)),
    lambda inner: st.tuples(st.sampled_from(("em", "strong", "a", "q", "blockquote", "li", "br")), st.lists(inner, max_size=4)).map(
        lambda made: "<br>" if made[0] == "br" else f"<{made[0]}>{''.join(made[1])}</{made[0]}>"
    ),
    max_leaves=14,
)  # fmt: skip


@given(st.lists(TREES, max_size=5), st.data())
def test_whatever_the_body_no_word_changes_and_what_is_marked_are_the_words(trees, data):
    body = sanitise("".join(trees))
    words = t1(html_text(body))
    quotes = []
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, max(0, len(words) - 1)))
        said = t1(words[start : data.draw(st.integers(start, len(words)))])
        quotes.append(Quote(said))
    edition = replace(text("", *quotes), body=body)
    found = marked(edition)
    assert t1(html_text(found.html)) == words
    assert read(found.html).problems == []
    for quote, fragment in zip(quotes, found.fragments, strict=True):
        if fragment:
            assert f'id="{fragment}"' in found.html
            assert "".join(said_at(found, fragment)) == "".join(quote.text.split())

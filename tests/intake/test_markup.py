"""HTML of a body into blocks: every visible word comes in, in its order, and nothing that acts comes with it."""

import re

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toguna.editions.html import sanitise
from toguna.intake.blocks import Citation, Gallery, Image, Prose, Table, Verbatim, paragraphs_of
from toguna.intake.markup import blocks_of

BASE = "https://mairie.example/2024/avis/"


def prose(html: str) -> str:
    (block,) = blocks_of(html, BASE)
    assert isinstance(block, Prose)
    return block.html


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("Le pont <b>ferme</b>.", "<p>Le pont <strong>ferme</strong>.</p>"),
        ("<p>Un<br>deux</p>trois", "<p>Un<br>deux</p><p>trois</p>"),
        ("<h1>A</h1><h5>B</h5>c", "<h2>A</h2><h3>B</h3><p>c</p>"),
        ("<div><b>Un<br><br>deux</b></div>", "<p><strong>Un</strong></p><p><strong>deux</strong></p>"),
        ('<a href="/pont?a=1&amp;b=2">Le <i>pont</i></a>', '<p><a href="https://mairie.example/pont?a=1&amp;b=2">Le <em>pont</em></a></p>'),
        ('<a href="javascript:alert(1)">x</a><a href="#n">1</a>', "<p>x1</p>"),
        ("<ul><li>a<ol><li>b</li></ol></li><li><p>c</p><p>d</p></li></ul>", "<ul><li>a<ol><li>b</li></ol></li><li>c<br>d</li></ul>"),
        ("<div>un<div>deux</div>trois</div>", "<p>un</p><p>deux</p><p>trois</p>"),
        ("<pre>un\n  deux</pre>", "<p>un<br>deux</p>"),
        ("a<hr>b", "<p>a</p><hr><p>b</p>"),
        ("n° 12 et &lt;b&gt;", "<p>n° 12 et &lt;b&gt;</p>"),
        ('<iframe src="https://www.youtube.com/embed/abcdefghijk" title="Vœux"></iframe>', '<p><a href="https://www.youtube.com/watch?v=abcdefghijk">Vœux</a></p>'),
        ('<audio src="/a/hymne.mp3"></audio>', '<p><a href="https://mairie.example/a/hymne.mp3">hymne.mp3 (mairie.example)</a></p>'),
    ],
)  # fmt: skip
def test_running_text_keeps_its_structure_and_links(html: str, kept: str) -> None:
    assert prose(html) == kept
    assert sanitise(kept) == kept


@pytest.mark.parametrize(
    "html",
    [
        "<script>x</script>", "<style>p{}</style>", '<p style="display:none">x</p>', "<p hidden>x</p>",
        '<img src="p.gif" width="1" height="1">', '<img src="data:image/gif;base64,R0lGODlhAQAB">', "",
        '<input value="x"><svg><text>x</text></svg>', '<a href="/x"></a>', "<!-- x -->", "<table></table>",
    ],
)  # fmt: skip
def test_nothing_is_made_of_what_nobody_sees(html: str) -> None:
    assert blocks_of(html, BASE) == ()


def test_a_picture_is_taken_in_its_full_size_with_its_words() -> None:
    html = (
        '<figure><a href="/up/plan.jpg"><img src="/up/plan-600x400.jpg" alt="Plan du&#10;quartier"></a>'
        "<figcaption>Le <b>quartier</b></figcaption></figure>"
        '<img src="data:image/gif;base64,R0" data-src="/lazy.jpg" alt=""><noscript><img src="/lazy.jpg"></noscript>'
        '<img srcset="/s.jpg 300w, /l.jpg 1200w" src="/m.jpg">'
    )
    assert blocks_of(html, BASE) == (
        Image("https://mairie.example/up/plan.jpg", "Plan du quartier", "Le quartier"),
        Image("https://mairie.example/lazy.jpg"),
        Image("https://mairie.example/l.jpg"),
    )


def test_a_gallery_is_one_block_and_two_pictures_in_a_text_are_not() -> None:
    gallery = (
        '<div class="gallery"><dl><dt><img src="/a.jpg"></dt><dd>Le fleuve</dd></dl><dl><dt><img src="/b.jpg"></dt></dl></div>'
        '<p>Vue <img src="/c.jpg"> puis <img src="/d.jpg"> suite</p>'
    )
    blocks = blocks_of(gallery, BASE)
    assert blocks[0] == Gallery(
        (Image("https://mairie.example/a.jpg", "", "Le fleuve"), Image("https://mairie.example/b.jpg"))
    )
    assert [type(block).__name__ for block in blocks[1:]] == ["Prose", "Image", "Prose", "Image", "Prose"]


def test_quotes_and_tables_become_blocks_and_lose_no_link() -> None:
    html = (
        "<blockquote><p>Nous <b>tiendrons</b>.</p><p>Ensemble.</p><footer>Le maire</footer></blockquote>"
        '<blockquote><p>Voir <a href="/v">ici</a></p></blockquote>'
        "<table><caption>Prix</caption><tr><th>Eau</th><th>Pain</th></tr><tr><td>2</td><td>3</td></tr></table>"
        '<table><tr><td rowspan="2"><a href="/r">r</a></td><td>1</td></tr><tr><td>2</td></tr></table>'
    )
    assert blocks_of(html, BASE) == (
        Citation("Nous tiendrons.\nEnsemble.", "Le maire"),
        Verbatim('<blockquote><p>Voir <a href="https://mairie.example/v">ici</a></p></blockquote>'),
        Table((("Eau", "Pain"), ("2", "3")), "row", "Prix"),
        Verbatim(
            '<table><tbody><tr><td rowspan="2"><a href="https://mairie.example/r">r</a></td><td>1</td></tr><tr><td>2</td></tr></tbody></table>'
        ),
    )


def test_a_table_that_places_a_page_gives_its_cells_as_paragraphs() -> None:
    html = f'<table><tr><td><a href="/">Accueil</a></td><td><p>{"mot " * 90}</p><p>fin</p></td></tr></table>'
    assert paragraphs_of(blocks_of(html, BASE)) == ("Accueil", " ".join(["mot"] * 90), "fin")


@pytest.mark.parametrize(
    "wrapped", ["<div>" * 4000 + "mot" + "</div>" * 4000, "<b>" * 3000 + "mot", "<ul><li>" * 900 + "mot"]
)
def test_html_nested_without_end_still_gives_its_words(wrapped: str) -> None:
    assert " ".join(paragraphs_of(blocks_of(wrapped))) == "mot"


WORDS = st.text("abcé ’-", min_size=1, max_size=12)
LEAF = WORDS | st.sampled_from(["<br>", "<hr>", '<img src="/a.jpg" alt="x">', "&amp;", "\u00a0"])
TAGS = ["p", "div", "b", "i", "a", "h2", "ul", "li", "ol", "blockquote", "td", "tr", "table", "span", "figure", "dl", "dt", "center", "section", "pre"]  # fmt: skip
TREE = st.recursive(
    LEAF,
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)).map(
        lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"
    ),
    max_leaves=14,
)


def letters(text: str) -> list[str]:
    return sorted(re.sub(r"\s", "", text))


@given(TREE)
@settings(max_examples=300, deadline=None)
def test_no_letter_is_lost_and_what_comes_out_is_clean(html: str) -> None:
    blocks = blocks_of(html, BASE)
    seen = lxml.html.fromstring(f"<div>{html}</div>").text_content()
    assert letters("".join(paragraphs_of(blocks))) == letters(seen)
    for block in blocks:
        if isinstance(block, Prose | Verbatim):
            assert sanitise(block.html) == block.html


@given(st.text(max_size=400) | st.text('<>/="abp !-&;[]', max_size=400))
@settings(max_examples=300, deadline=None)
def test_anything_at_all_is_read(html: str) -> None:
    for block in blocks_of(html, BASE):
        if isinstance(block, Prose | Verbatim):
            assert sanitise(block.html) == block.html

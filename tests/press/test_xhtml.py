"""Bodies as XHTML: whatever the store takes becomes what a reading system reads."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toguna.editions.html import ELEMENTS, sanitise
from toguna.press.xhtml import ONLY_PHRASING, PHRASING, xhtml

HERE = "https://presidence.example/actualites/2024/03/a.html"
words = st.text(st.characters(codec="utf-8", exclude_characters="<>&\r"), max_size=12)
attributes = st.sampled_from(
    ("", ' href="/a.html"', ' href="#un"', ' href="http://x:y/"', ' id="un"', ' id="1 2"', ' lang="fr"', ' lang="?"',
     ' dir="rtl"', ' colspan="0"', ' colspan="2"', ' start="x"', ' datetime="2024-03"', ' datetime="hier"', ' title="é&quot;"')
)  # fmt: skip


def element(inside):
    return st.tuples(st.sampled_from(sorted(ELEMENTS)), attributes, st.lists(inside, max_size=4)).map(
        lambda t: f"<{t[0]}{t[1]}>{''.join(t[2])}</{t[0]}>"
    )


bodies = st.lists(st.recursive(words, element, max_leaves=12), max_size=6).map("".join)


def tree(body):
    return ElementTree.fromstring(f"<body>{xhtml(body, HERE)}</body>")


def said(html):
    return "".join("".join(ElementTree.fromstring(f"<b>{html}</b>").itertext()).split())


@given(bodies)
@settings(max_examples=400, deadline=None)
def test_any_body_is_well_formed_and_every_element_may_stand_where_it_does(body):
    root = tree(body)
    for parent in root.iter():
        for child in parent:
            if parent.tag in ONLY_PHRASING:
                assert child.tag in PHRASING, (parent.tag, child.tag)
            if parent.tag in ("ul", "ol"):
                assert child.tag == "li"
            if parent.tag == "body":
                assert child.tag not in PHRASING
            if child.tag == "li":
                assert parent.tag in ("ul", "ol")
            if child.tag in ("dt", "dd"):
                assert parent.tag == "dl"
        if parent.tag in ("ul", "ol", "dl", "body"):
            assert not (parent.text or "").strip()
            assert not any((child.tail or "").strip() for child in parent)
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch("h[0-9]+", name) for name in ids)
    links = [e.get("href") for e in root.iter("a") if e.get("href")]
    assert all(link.startswith("https://presidence.example/") or link[1:] in ids for link in links)


@given(bodies)
@settings(max_examples=200, deadline=None)
def test_no_word_is_lost_and_none_changes_its_place(body):
    clean = re.sub(r"<figure\b.*?</figure>", "", sanitise(body), flags=re.DOTALL)
    plain = re.sub(r"<[^>]*>", "", clean).replace("&nbsp;", "\u00a0")
    expected = "".join(c for c in said(re.sub(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", plain)))
    found = "".join("".join(tree(body).itertext()).split())
    # Characters that no version of Unicode has assigned are left out, as in the feeds.
    assert found == "".join(c for c in expected if c in found or c.isprintable())


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a<br>b &amp; c&nbsp;d</p>", "<p>a<br />b &amp; c\u00a0d</p>"),
        ("<ul>x<li>a</li> b</ul>", "<ul><li>x</li><li>a</li><li> b</li></ul>"),
        ('<p><a href="../b.html?q=1#x" hreflang="fr">é</a></p>',
         '<p><a href="https://presidence.example/actualites/2024/b.html?q=1#x">é</a></p>'),
        ('<p><a href="mailto:a@b.example">é</a></p>', '<p><a href="mailto:a@b.example">é</a></p>'),
        ('<h2 id="un">A</h2><p><a href="#un">B</a></p>', '<h2 id="h1">A</h2><p><a href="#h1">B</a></p>'),
        ('<p>a</p><figure data-asset="00"></figure>', "<p>a</p>"),
        ('<p><span lang="bm" dir="ltr">a</span></p>', '<p><span lang="bm" xml:lang="bm" dir="ltr">a</span></p>'),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
        ("<dl><dd>b</dd></dl>", "<div><div>b</div></div>"),
        ('<p><time datetime="2024-03-05">a</time> <time>b</time></p>',
         '<p><time datetime="2024-03-05">a</time> <span>b</span></p>'),
    ],
)  # fmt: skip
def test_a_body_as_xhtml(html, expected):
    assert xhtml(html, HERE) == expected

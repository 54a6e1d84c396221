"""Pages made to break a reader: nothing is raised, and each is read or refused in bounded work."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toguna.intake.documents import NotTaken, SourcePage
from toguna.intake.html import read_html
from toguna.intake.html.page import UNREAD

TEXT = "<p>Le Président de la République a inauguré le pont devant une foule nombreuse venue de tout le pays.</p>"
TAGS = st.sampled_from(
    "div p span a h1 h2 table tr td ul li article main nav aside footer br img figure figcaption blockquote time title meta"
    " script style form pre dl dt dd iframe noscript svg select option b font center".split()
)
ATTRIBUTES = st.sampled_from(
    ["", ' class="related share"', ' id="content"', ' itemprop="datePublished"', ' href="/x"', ' href="http://[bad"', ' src="data:,"',
     ' datetime="2021-99-99"', ' style="display:none"', ' rel="tag author"', ' property="og:title" content="Un titre"', ' type="application/ld+json"',
     ' datetime="0001-01-01T00:00:00+23:59"', ' content="99999999999"', ' class="entry-content"', " hidden"]
)  # fmt: skip
PIECES = st.one_of(
    st.builds("<{}{}>".format, TAGS, ATTRIBUTES), st.builds("</{}>".format, TAGS), st.text(max_size=30), st.just(TEXT),
    st.sampled_from(["12/13/2021", "Publié le 31 février 2021", "À lire aussi", "&#0;", "&nbsp;", "]]>", "<!--", '{"@type": ["Article"]}', "[[[["]),
)  # fmt: skip


def read(html: str | bytes) -> SourcePage | NotTaken:
    data = html if isinstance(html, bytes) else html.encode("utf-8", "replace")
    found = read_html(data, "https://site.example/a", "pages")
    assert isinstance(found, SourcePage | NotTaken)
    if isinstance(found, SourcePage):
        assert [left.text for left in found.boilerplate if left.kind == UNREAD] == []
    return found


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + TEXT, "<div>" * 100_000 + TEXT + "</div>" * 100_000, "<font>" * 5_000 + TEXT, "<b><p>" * 3_000 + TEXT,
        f"<p title='{'x' * 5_000_000}'>{TEXT}", "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{TEXT}",
        f"<img src='data:image/png;base64,{'A' * 9_000_000}'>{TEXT}", "<p>Le\0 Prés\0ident</p>" * 1_000 + TEXT, "<ul><li>" * 150 + TEXT,
        "".join(f"mots et {chr(n)} mots " for n in range(1, 32)) * 100 + TEXT, "&#x1F600;&#0;&#xD800;&#1114112;" * 1_000 + TEXT,
        f"<script type='application/ld+json'>{'[' * 200_000}</script>{TEXT}",
    ],
    ids=range(12),
)  # fmt: skip
def test_a_page_made_to_break_is_read_all_the_same(html: str) -> None:
    found = read(html)
    assert isinstance(found, SourcePage)
    assert "a inauguré le pont" in found.documents[0].body


@pytest.mark.parametrize(
    "html", [TEXT * 200_000, TEXT * 70_000, "<" * 1_000_000, "<br>".join(["mot"] * 100_000), "<!--" * 100_000, b"\x1f\x8b\x08" * 1000],
    ids=range(6),
)  # fmt: skip
def test_a_page_larger_than_any_text_is_refused(html: str | bytes) -> None:
    assert isinstance(read(html), NotTaken)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_whatever_the_tags_nothing_is_raised(pieces: list[str]) -> None:
    read("".join(pieces))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400), st.binary(max_size=200))
def test_whatever_the_bytes_nothing_is_raised(before: bytes, after: bytes) -> None:
    read(before + b"<html><body>" + TEXT.encode() + after)


def test_a_page_whose_structure_cannot_be_read_gives_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise IndexError("out of range")

    monkeypatch.setattr("toguna.intake.html.page.cut_teasers", broken)
    found = read_html(f"<html><body>{TEXT}</body></html>".encode(), "https://site.example/a", "pages")
    assert isinstance(found, SourcePage)
    assert "a inauguré le pont" in found.documents[0].body
    assert [left.text for left in found.boilerplate] == ["IndexError: out of range"]

"""One page of a site: its article, its title, its day, and what of the page is frame."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from bench.intake_pages import f1, tokens

from toguna.intake.blocks import Image, Prose, Table
from toguna.intake.documents import NotTaken, SourceDocument, SourcePage, Term
from toguna.intake.html import read_html

TODAY = dt.date(2026, 11, 25)
ADDRESS = "https://www.presidence.example/actualites/pont.html"
FIRST = (
    "Le Président de la République a inauguré le pont de l’Entente devant une foule nombreuse venue de tout le pays."
)
SECOND = "La cérémonie s’est déroulée à Solabé en présence des membres du gouvernement et du corps diplomatique."
PAGES = Path(__file__).parents[2] / "bench" / "intake_pages" / "development"


def page_of(html: str | bytes, address: str = ADDRESS, **options: str) -> SourcePage:
    data = html.encode() if isinstance(html, str) else html
    page = read_html(data, address, "pages", today=TODAY, **options)  # type: ignore[arg-type]
    assert isinstance(page, SourcePage)
    return page


def document_of(body: str, head: str = "<title>Inauguration du pont</title>", address: str = ADDRESS) -> SourceDocument:
    (document,) = page_of(f'<html lang="fr"><head>{head}</head><body>{body}</body></html>', address).documents
    return document


ARTICLE = f"<main><h1>Inauguration du pont</h1><p>{FIRST}</p><p>{SECOND}</p></main>"


@pytest.mark.parametrize("label", sorted(PAGES.glob("*.json")), ids=lambda path: path.stem)
def test_every_page_of_the_development_set_is_read_whole(label: Path) -> None:
    wanted = json.loads(label.read_text(encoding="utf-8"))
    document = page_of(label.with_suffix(".html").read_bytes(), wanted["address"]).documents[0]
    assert f1(tokens(document.body), tokens(" ".join(wanted["paragraphs"]))) > 0.97
    assert tokens(document.title) == tokens(wanted["title"])
    assert document.published_date == wanted["date"]
    assert document.language == wanted["language"]
    assert [phrase for phrase in wanted["frame"] if phrase in document.body] == []


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Autre chose</title>", "<h1>Inauguration du pont</h1>", "Inauguration du pont"),
        ("<title>Inauguration du pont | Présidence</title>", "<h1><a href='/'>Présidence</a></h1><h2>Inauguration du pont</h2>", "Inauguration du pont"),
        ('<title>x</title><meta property="og:title" content="Inauguration du pont - Gouv"><meta property="og:site_name" content="Gouv">', "", "Inauguration du pont"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Inauguration du pont"}</script>', "", "Inauguration du pont"),
        ("<title>Présidence de la République</title>", "<p><b><font size=5>Inauguration du pont de Solabé</font></b></p>", "Inauguration du pont de Solabé"),
        ("<title>Inauguration du pont</title>", "<h1><span class='category'>Politique</span>Inauguration du pont</h1>", "Inauguration du pont"),
    ],
)  # fmt: skip
def test_the_title_is_the_articles_and_not_the_sites(head: str, body: str, title: str) -> None:
    assert document_of(f"{body}<p>{FIRST}</p><p>{SECOND}</p>", head).title == title


@pytest.mark.parametrize(
    ("head", "line", "day"),
    [
        ('<meta property="article:published_time" content="2021-03-04T23:30:00-05:00">', "", "2021-03-04"),
        ('<script type="application/ld+json">{"@type":"Article","datePublished":"2021-03-04","dateModified":"2025-01-01"}</script>', "", "2021-03-04"),
        ('<meta name="dcterms.issued" content="2021-03-04"><meta name="dcterms.modified" content="2025-01-01">', "", "2021-03-04"),
        ("", '<time class="updated" datetime="2025-01-01">x</time><time pubdate datetime="2021-03-04">x</time>', "2021-03-04"),
        ("", "<p>Publié le 4 mars 2021, mis à jour le 5 janvier 2025</p>", "2021-03-04"),
        ("", "<p>Mis à jour le 5 janvier 2025 - Publié le 4 mars 2021</p>", "2021-03-04"),
        ("", "<p>Veröffentlicht am 4. März 2021</p>", "2021-03-04"),
        ("", "<p>Published on March 4, 2021</p>", "2021-03-04"),
        ("", "<p>نشر في ٤ مارس ٢٠٢١</p>", "2021-03-04"),
        ("", "<p>04/03/2021</p>", "2021-03-04"),
        ("", "<div class='date'>04.03.21</div>", "2021-03-04"),
        ("", "<p>Solabé, le 4 mars 2021</p>", "2021-03-04"),
        ("", "<p>Mis à jour le 5 janvier 2025</p>", None),
        ("", "<p>Publié le 4 mars 2031</p>", None),
        ("", "<p>Mercredi 25 novembre 2026</p>", None),
        ("", "<p>Publié le 4 mars 1971</p>", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_the_day_is_that_of_publication(head: str, line: str, day: str | None) -> None:
    body = f"<main><h1>Inauguration du pont</h1>{line}<p>{FIRST}</p><p>{SECOND}</p></main>"
    assert document_of(body, f"<title>Inauguration du pont</title>{head}").published_date == day


def test_a_moment_is_told_in_utc() -> None:
    document = document_of(ARTICLE, '<meta property="article:published_time" content="2021-03-04T23:30:00-05:00">')
    assert document.published == dt.datetime(2021, 3, 5, 4, 30, tzinfo=dt.UTC)


def test_the_day_in_an_address_serves_where_the_page_bears_none() -> None:
    document = document_of(ARTICLE, address="https://www.presidence.example/2021/03/04/pont/")
    assert document.published_date == "2021-03-04"


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        ("é".encode("cp1252"), "utf-8"),
        ("é".encode("cp1252"), "iso-8859-1"),
        ("é".encode(), "iso-8859-1"),
        ("é".encode(), "no-such-encoding"),
    ],
)
def test_an_encoding_that_is_not_what_it_says_is_found_out(data: bytes, declared: str) -> None:
    html = f'<html><head><meta charset="{declared}"></head><body><h1>Un titre du texte</h1><p>Le président s'.encode()
    page = page_of(
        html
        + b"'est rendu "
        + data * 3
        + b" dans la ville de Mirande pour y lancer les travaux du pont.</p></body></html>"
    )
    assert "ééé" in page.documents[0].body


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "gb18030"])
def test_other_encodings_are_read(encoding: str) -> None:
    html = f'<html><head><meta charset="{"gb2312" if encoding == "gb18030" else "utf-8"}"></head><body><h1>{"桥" * 9}</h1><p>{FIRST.replace("’", " ")} {"总统为大桥剪彩" * 9}</p></body></html>'
    assert "总统为大桥剪彩" in page_of(html.encode(encoding)).documents[0].body


def test_structure_is_kept() -> None:
    document = document_of(
        f"<main><h1>Inauguration du pont</h1><p>{FIRST}</p><h2>Le chantier</h2><ul><li>Longueur : 400 mètres</li></ul>"
        f"<table><tr><th>Année</th><th>Coût</th></tr><tr><td>2020</td><td>4 milliards</td></tr></table>"
        f"<figure><img src='/p.jpg' alt='Le pont'><figcaption>Le pont de l’Entente. © Présidence</figcaption></figure><p>{SECOND}</p></main>"
    )
    assert [type(block) for block in document.blocks] == [Prose, Table, Image, Prose]
    assert isinstance(document.blocks[0], Prose)
    assert document.blocks[0].html.endswith("<h2>Le chantier</h2><ul><li>Longueur : 400 mètres</li></ul>")
    assert document.blocks[2] == Image(
        "https://www.presidence.example/p.jpg", "Le pont", "Le pont de l’Entente.", "© Présidence"
    )


def test_a_picture_for_those_who_cite_leads_and_a_logo_does_not() -> None:
    head = '<title>Inauguration du pont</title><meta property="og:image" content="/{}"><meta property="og:image:alt" content="Le pont">'
    assert document_of(ARTICLE, head.format("pont.jpg")).lead == Image(
        "https://www.presidence.example/pont.jpg", "Le pont"
    )
    assert document_of(ARTICLE, head.format("logo-site.png")).lead is None


def test_section_tags_authors_and_address_are_taken() -> None:
    document = document_of(
        f"<nav class='breadcrumb'><a href='/'>Accueil</a> > <a href='/c'>Communiqués</a> > Inauguration</nav>"
        f"<main><h1>Inauguration du pont</h1><p>{FIRST}</p><p>{SECOND}</p><a rel='tag' href='/tag/ponts'>Ponts</a></main>",
        '<link rel="canonical" href="/actualites/pont"><meta name="author" content="Awa Sorelli"><meta name="description" content="Une journée de fête à Solabé.">',
    )
    assert document.terms == (Term("category", "communiqués", "Communiqués"), Term("tag", "ponts", "Ponts"))
    assert document.authors == ("Awa Sorelli",)
    assert document.summary == "Une journée de fête à Solabé."
    assert document.source.key == "https://www.presidence.example/actualites/pont"
    assert document.source.addresses == (document.source.key, ADDRESS)


def test_a_site_that_calls_every_page_its_home_page_is_not_believed() -> None:
    document = document_of(ARTICLE, '<link rel="canonical" href="https://www.presidence.example/">')
    assert document.source.key == ADDRESS


def test_other_articles_of_the_page_are_left_over_and_named() -> None:
    page = page_of(
        f"<body>{ARTICLE}<section><h2>À lire aussi</h2><article><h3><a href='/1'>Le marché de Mirande</a></h3><p>Le ministre a ouvert le marché.</p></article>"
        f"<article><h3><a href='/2'>Le Conseil des ministres</a></h3><p>Le Conseil s’est réuni mercredi.</p></article></section></body>"
    )
    assert page.documents[0].paragraphs == (FIRST, SECOND)
    left = {left.kind: left.text for left in page.boilerplate}
    assert "Le marché de Mirande" in left["teaser"]


@pytest.mark.parametrize(
    "frame",
    [
        "<div class='share-buttons'>Partager sur Facebook</div>", "<p>À lire aussi : <a href='/x'>Un autre texte du jour</a></p>",
        "<div>Nous utilisons des cookies pour mesurer l’audience. Vous pouvez les accepter ou les refuser.</div>",
        "<p>Tags : <a href='/t'>ponts</a>, <a href='/u'>routes</a></p>", "<div id='comments'><p>Une très belle cérémonie, bravo à tous ceux qui ont travaillé.</p></div>",
        "<p>© 2021 Présidence de la République. Tous droits réservés</p>", "<div style='display: none'>Un texte que personne ne voit jamais sur la page.</div>",
        "<p>Seite drucken</p>", "<p>شارك على فيسبوك</p>", "<script>var texte = 'Un texte de programme';</script>",
    ],
)  # fmt: skip
def test_the_frame_is_no_part_of_the_text(frame: str) -> None:
    document = document_of(f"<main><h1>Inauguration du pont</h1><p>{FIRST}</p><p>{SECOND}</p>{frame}</main>")
    assert document.paragraphs == (FIRST, SECOND)


def test_text_without_paragraphs_is_cut_at_its_double_breaks() -> None:
    assert document_of(f"<h1>Inauguration du pont</h1><div>{FIRST}<br><br>{SECOND}</div>").paragraphs == (FIRST, SECOND)


def test_a_page_in_one_form_is_read() -> None:
    assert document_of(f"<form method='post'>{ARTICLE}<input type='hidden' value='x'></form>").paragraphs == (
        FIRST,
        SECOND,
    )


def test_words_before_and_after_the_body_belong_to_it() -> None:
    document = document_of(
        f"<main><h1>Inauguration du pont</h1><div class='chapo'><p>Une journée de fête pour toute la région du fleuve.</p></div>"
        f"<div class='texte'><p>{FIRST}</p><p>{SECOND}</p></div><div class='signature'><p>Fait à Solabé, le 4 mars 2021, pour servir et valoir ce que de droit.</p></div></main>"
    )
    assert document.paragraphs[0].startswith("Une journée de fête")
    assert document.paragraphs[-1].startswith("Fait à Solabé")


@pytest.mark.parametrize(
    "html", ["", "<html></html>", "<html><body><nav><a href='/'>Accueil</a></nav></body></html>", "\0\0\0", "<"]
)
def test_a_page_without_an_article_is_not_taken_and_says_why(html: str) -> None:
    found = read_html(html.encode(), ADDRESS, "pages", today=TODAY)
    assert isinstance(found, NotTaken)
    assert found.why == "no article was found in this page"


def test_a_list_of_pages_is_a_text_only_where_it_is_asked_for_by_name() -> None:
    rows = "".join(
        f"<article><h2><a href='/{n}'>Le titre du texte {n}</a></h2><p>Quelques mots.</p></article>" for n in range(6)
    )
    html = f"<body class='archive'><h1>Communiqués</h1><p>{FIRST}</p>{rows}</body>".encode()
    assert isinstance(read_html(html, ADDRESS, "pages", today=TODAY, lists=False), NotTaken)
    assert isinstance(read_html(html, ADDRESS, "pages", today=TODAY), SourcePage)


def test_a_page_saved_by_a_browser_knows_where_it_stood() -> None:
    saved = f"<!-- saved from url=(0053){ADDRESS} --><html><head><title>Inauguration du pont</title></head><body>{ARTICLE}</body></html>"
    assert page_of(saved, "").documents[0].source.addresses == (ADDRESS,)


def test_the_last_change_is_told_apart_from_the_publication() -> None:
    head = '<meta property="article:published_time" content="2021-03-04"><meta property="article:modified_time" content="2025-01-05T10:00:00+01:00">'
    document = document_of(ARTICLE, head)
    assert document.published_date == "2021-03-04"
    assert document.modified == dt.datetime(2025, 1, 5, 9, 0, tzinfo=dt.UTC)

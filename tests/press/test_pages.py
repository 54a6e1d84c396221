import json
import re
from itertools import pairwise
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from tests.press import archive
from tests.press.page_reader import read

from toguna.editions import store
from toguna.editions.edition import Number, Source

TEXT = "actualites/2024/03/visite.html"


def pages(site):
    return {name: data.decode() for name, data in site.files().items() if name.endswith(".html")}


def test_every_page_is_well_formed(site):
    found = pages(site)
    assert len(found) > 60
    for name, html in found.items():
        page = read(html)
        assert page.problems == [], name
        assert len(page.ids) == len(set(page.ids)), name
        assert [tag for tag, _ in page.elements].count("h1") == 1, name
        assert html.startswith("<!DOCTYPE html>\n<html lang="), name
        assert len(page.all("main")) == 1, name
        assert all("alt" in image for image in page.all("img")), name
        assert all(image.get("width") and image.get("height") for image in page.all("img")), name


def test_every_page_says_what_it_is(site):
    """Lighthouse's meta-description, on every page; one that nobody described names itself and the institution."""
    for name, html in pages(site).items():
        (description,) = re.findall(r'<meta name="description" content="([^"]+)">', html)
        assert description.strip(), name
    assert 'content="Agenda – Présidence du Test. La parole publique"' in pages(site)["agenda/index.html"]


def test_headings_are_never_more_than_one_level_deeper(site):
    for name, html in pages(site).items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
        main = levels[levels.index(1) :]
        assert all(b <= a + 1 for a, b in pairwise(main)), (name, levels)


def test_every_local_link_leads_to_a_file(site):
    files = site.files()
    for name, html in pages(site).items():
        for link in read(html).links():
            if re.match(r"[a-z]+:", link) or link.startswith("#"):
                continue
            target = unquote(link.split("#")[0])
            if name.endswith("404.html"):
                assert target.startswith("/")
                target = target[1:] + ("index.html" if target.endswith("/") else "")
            else:
                assert not target.startswith("/"), (name, link)
                target = normpath(join(dirname(name), target))
            assert target in files, (name, link)


def test_nothing_is_loaded_from_elsewhere_and_nothing_acts(site):
    for name, html in pages(site).items():
        page = read(html)
        acting = [s for s in page.all("script") if s != {"type": "application/ld+json"}]
        # The pages with a tool in them load their own file, and no other page loads any.
        tool = dict.fromkeys((n for n in pages(site) if n.endswith(".cite.html")), "cite")
        tool |= {"partager.html": "share", "hors-ligne.html": "offline"} | {"en/share.html": "share"}
        tool["en/offline.html"] = "offline"
        assert [s["src"].rpartition("/")[2] for s in acting] == ([f"{tool[name]}.js"] if name in tool else []), name
        loaded = [i["src"] for i in page.all("img")] + [s["srcset"] for s in page.all("source")]
        assert not any("//" in address for address in loaded), name
        assert [x["href"] for x in page.all("link") if x["rel"] in ("stylesheet", "preload")] == [], name
        assert not re.search(r"url\((?!\"data:)", html), name


def test_hostile_words_are_shown_as_words(site):
    html = site.page("actualites/2024/03/hostile.html")
    page = read(html)
    assert page.text.count(archive.HOSTILE) >= 9
    assert "<script>alert" not in html
    assert "javascript:" not in html
    assert page.problems == []
    for name, other in pages(site).items():
        assert "<script>alert" not in other, name
    data = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])
    assert data["headline"] == archive.HOSTILE


def test_a_text_shows_its_dates_place_people_and_kin(site):
    text = read(site.page(TEXT)).text
    for words in (
        "Date de l’événement mardi 5 mars 2024", "Publié le 5 mars 2024 à 9 h 00", "Lieu Boubou",
        "colonel, ministre de l’Eau · hôte", "Une cour", "Awa K.", "CC0-1.0", "Eau", "Ministère de l’Eau", "Nous y sommes",
    ):  # fmt: skip
        assert words in text or words in site.page(TEXT)
    page = read(site.page(TEXT))
    assert "../../../personnes/awa-diarra.html" in page.links()
    assert "../../../themes/eau.html" in page.links()


def test_a_number_a_signature_and_a_document_are_shown(site):
    html = site.page("communiques/2024/03/communique.html")
    assert "Communiqué n° 001/2024" in html
    assert "Signé le" in html
    (link,) = [x for x in read(html).links() if x.endswith(".pdf") and x != "communique.pdf"]
    assert link.startswith("../../../media/")


def test_the_other_news_block_names_its_reasons_and_its_links_hold_the_title(site):
    html = site.page(TEXT)
    assert "Autres articles qui font l’actualité" in html
    assert "même événement : Visite à Boubou" in html
    assert re.search(r'<a class="read" href="suite\.html">Lire<span class="vh"> : La suite</span></a>', html)
    assert "Other news" in site.page("en/news/2024/03/visit.html")


def test_a_corrected_text_says_so_and_keeps_its_earlier_version(site):
    now, before = (site.page(f"actualites/2024/03/corrige{v}.html") for v in ("", ".v1"))
    assert "Le nombre était faux." in now
    assert "214" in now
    assert "241" not in now
    assert "corrige.v1.html" in read(now).links()
    assert "241" in before
    assert "Version dépassée" in before
    assert "corrige.html" in read(before).links()
    assert '<meta name="robots" content="noindex">' in before
    assert 'rel="canonical" href="https://presidence.example/actualites/2024/03/corrige.html"' in before
    (comment,) = json.loads(re.search(r"ld\+json\">(.*?)</script>", now)[1])["correction"]
    assert comment["text"] == "Le nombre était faux."


def test_a_withdrawn_text_keeps_its_page_and_stands_in_no_listing(site):
    html = site.page("actualites/2024/03/retire.html")
    assert "Texte retiré" in html
    assert "Publié par erreur." in html
    assert '<meta name="robots" content="noindex">' in html
    for name, data in site.files().items():
        if "retire" not in name:
            assert b"retire.html" not in data, name


def test_the_data_and_the_words_stand_beside_the_page(site):
    from toguna.editions.canonical import parse
    from toguna.editions.canonical_text import canonical_text, t1

    files = site.files()
    edition = parse(files["actualites/2024/03/visite.json"])
    assert edition.title == "La ministre à Boubou"
    words = files["actualites/2024/03/visite.txt"].decode()
    assert t1(words) == canonical_text(edition)
    assert 'type="application/json" href="visite.json"' in site.page(TEXT)


def test_a_denial_shows_the_forgery_beside_the_authentic_text(site):
    page = read(site.page("communiques/2024/03/faux.html"))
    assert "Le faux qui circule" in page.text
    assert "Le fleuve est fermé" in page.text
    assert "communique.html" in page.links()
    assert "Le faux ne reprend presque rien de ce texte" in page.text


def test_a_table_scrolls_within_a_frame_that_the_keyboard_reaches(site):
    frame = next(
        d for d in read(site.page("actualites/2024/03/conseil.html")).all("section") if d.get("class") == "wide"
    )
    assert frame["tabindex"] == "0"
    assert frame["aria-label"]


def test_headings_of_the_body_cannot_take_an_id_twice_or_one_of_the_page(site):
    html = site.page(TEXT)
    assert html.count('id="un"') == 1
    assert html.count('id="t-other"') == 1


@pytest.mark.parametrize(
    "address", ["/", "/actualites/", "/actualites/2024/03/visite.html", "/personnes/awa-diarra.html"]
)
def test_translations_name_each_other(site, address):
    def alternates(path):
        links = read(site.page(path)).all("link")
        return {x["hreflang"]: x["href"].removeprefix("https://presidence.example") for x in links if "hreflang" in x}

    def file(path):
        return path[1:] + ("index.html" if path.endswith("/") else "")

    found = alternates(file(address))
    assert found["fr"] == address
    assert set(found) == {"fr", "en"}
    assert alternates(file(found["en"])) == found


def test_the_language_switch_keeps_the_place(site):
    switch = next(a for a in read(site.page(TEXT)).all("a") if a.get("hreflang") == "en")
    assert switch["href"] == "../../../en/news/2024/03/visit.html"
    switch = next(a for a in read(site.page("actualites/2024/03/suite.html")).all("a") if a.get("hreflang") == "en")
    assert switch["href"] == "../../../en/index.html"


def test_a_person_shows_offices_ranks_texts_and_words(site):
    text = read(site.page("personnes/awa-diarra.html")).text
    assert text.index("ministre de l’Eau Ministère de l’Eau depuis le 1er janvier 2022") < text.index("préfète")
    for words in ("colonel", "du 1er janvier 2019 au 31 décembre 2021", "La ministre à Boubou", "Nous y sommes"):
        assert words in text


def test_the_agenda_parts_what_is_to_come_from_what_was(site):
    page = read(site.page("agenda/index.html"))
    text = page.text
    assert text.index("À venir") < text.index("du 1er au 3 juillet 2024") < text.index("Passés")
    assert text.index("Passés") < text.index("mardi 5 mars 2024")
    assert "2024/07.html" in page.links()
    assert (site.public / "agenda/2024/03.html").is_file()


def test_listing_pages_are_numbered_from_the_oldest(site):
    assert (site.public / "actualites/page/2.html").is_file()
    assert not (site.public / "actualites/page/3.html").exists()
    first, newest = site.page("actualites/page/1.html"), site.page("actualites/index.html")
    assert "La ministre à Boubou" in first
    assert newest.index("suivant-29") < newest.index("suivant-28")
    assert "page/1.html" in read(newest).links()


def test_share_links_hold_the_address_and_the_title(site):
    links = [a["href"] for a in read(site.page("actualites/2024/03/suite.html")).all("a")]
    (whatsapp,) = [x for x in links if x.startswith("https://wa.me/")]
    assert unquote(whatsapp).endswith("La suite\nhttps://presidence.example/actualites/2024/03/suite.html")
    for start in ("https://t.me/", "https://www.facebook.com/", "https://x.com/intent/", "mailto:?", "sms:?"):
        assert sum(x.startswith(start) for x in links) == 1, start


def test_a_newsroom_without_institution_or_section_has_a_site_all_the_same(newsroom):
    from toguna.editions import store

    store.append(archive.text("seul", section="", path="/depeches/2024/03/seul.html"))
    store.append(archive.text("alone", language="en", section="x", path="/en/wire/2024/03/alone.html"))
    newsroom.publish()
    home = newsroom.page("index.html")
    assert "Salle de presse" in home
    assert "Depeches" in home
    assert "seul.html" in home
    assert "Newsroom" in newsroom.page("en/index.html")
    assert (newsroom.public / "depeches/index.html").is_file()
    assert "alone.html" in newsroom.page("en/wire/index.html")


def test_an_empty_newsroom_has_a_site_too(newsroom):
    newsroom.publish()
    assert "Rien n’a encore été publié ici." in newsroom.page("index.html")
    assert read(newsroom.page("404.html")).problems == []


def test_a_number_typed_from_paper_leads_to_the_text(site):
    page = site.page("n/communique-n-001-2024.html")
    assert 'content="0;url=../communiques/2024/03/communique.html"' in page
    assert 'href="../communiques/2024/03/communique.html"' in page


def test_of_two_texts_with_one_number_the_first_has_the_short_address(newsroom):
    archive.fill()
    twice = Number("serie", 2024, 1, "Communiqué n° 001/2024")
    store.append(archive.text("double", 60, number=twice))
    newsroom.publish()
    assert "communiques/2024/03/communique.html" in newsroom.page("n/communique-n-001-2024.html")


def test_every_version_stands_in_the_time_map(site):
    links = site.page("actualites/2024/03/corrige.timemap").split(",\n")
    home = "https://presidence.example/actualites/2024/03/corrige"
    assert links[0] == f'<{home}.html>; rel="original"'
    assert links[2] == f'<{home}.v1.html>; rel="first memento"; datetime="Tue, 12 Mar 2024 09:00:00 GMT"'
    assert links[3].startswith(f'<{home}.html>; rel="last memento"; datetime="')
    assert 'rel="timemap"' in site.page("actualites/2024/03/corrige.html")
    assert 'rel="timemap"' not in site.page("actualites/2024/03/suite.html")
    assert not (site.public / "actualites/2024/03/suite.timemap").exists()


def test_old_addresses_lead_to_where_their_texts_are_now(newsroom):
    archive.fill()
    old = ("https://ancien.example/2019/05/visite/", "https://ancien.example/?p=12", "https://ancien.example/")
    store.append(archive.text("venu", 60, source=Source("ancien.example", archive.START, "2019-05-02", old)))
    newsroom.publish()
    moved = json.loads(newsroom.page("redirects.json"))
    assert moved == {
        "/2019/05/visite/": "/actualites/2024/03/venu.html",
        "/?p=12": "/actualites/2024/03/venu.html",
    }
    assert '"/2019/05/visite/" "/actualites/2024/03/venu.html";' in newsroom.page("redirects.map")

"""Each kind of text has what is its own: a signature, a speaker, appointments, a letter's head, pictures first."""

import gzip
import re

import pytest
from tests.press import archive
from tests.press.page_reader import read

from toguna.editions import store
from toguna.editions.edition import Occasion, PersonMention, PlaceMention, Quote

SIGNATORY = PersonMention("awa-diarra", "Awa Diarra", "signatory", "colonel", "ministre de l’Eau")
SPEAKER = PersonMention("awa-diarra", "Awa Diarra", "speaker", "colonel", "ministre de l’Eau")
HERE = Occasion("communique", "2024-03-07", place=PlaceMention("boubou", "Boubou"))


@pytest.fixture
def shown(newsroom):
    """Publishes one text of a kind and gives its page."""
    for edition in archive.entries():
        if edition.id == "awa-diarra":
            edition = archive.entry(
                "awa-diarra", "person", "Awa Diarra", edition.path, media=(archive.medium("portrait", alt=""),)
            )
        store.append(edition)

    def publish(kind, **fields):
        store.append(archive.text("texte", kind=kind, **fields))
        newsroom.publish()
        html = newsroom.page("actualites/2024/03/texte.html")
        page = read(html)
        assert page.problems == []
        assert len(gzip.compress(html.encode(), 6)) <= 10 * 1024
        return html, page

    publish.newsroom = newsroom
    return publish


def signed(html):
    found = re.search(r'<div class="signed">(.*?)</div>', html, re.DOTALL)
    return read(found[1]).text if found else None


@pytest.mark.parametrize("kind", ["communique", "act", "council", "message"])
def test_an_official_text_ends_with_place_date_name_and_office(shown, kind):
    html, page = shown(kind, people=(SIGNATORY,), event=HERE, signed_on="2024-03-07")
    assert signed(html) == "Boubou, le 7 mars 2024 Awa Diarra colonel, ministre de l’Eau"
    assert html.index('class="signed"') > html.index("Le corps de texte")
    assert page.links().count("../../../personnes/awa-diarra.html") == 2


def test_where_it_was_signed_is_not_guessed(shown):
    html, _ = shown("communique", people=(SIGNATORY,), event=HERE, signed_on="2024-03-09")
    assert signed(html) == "9 mars 2024 Awa Diarra colonel, ministre de l’Eau"


def test_a_body_that_signs_itself_is_not_signed_twice(shown):
    body = (
        "<p>Le fleuve est ouvert.</p><p>Fait à Boubou, le 7 mars 2024.</p>"
        "<p><em>La ministre de l’Eau, Awa&nbsp;Diarra.</em></p>"
    )
    html, _ = shown("act", body=body, people=(SIGNATORY,), event=HERE, signed_on="2024-03-07")
    assert signed(html) == "Fait à Boubou, le 7 mars 2024. La ministre de l’Eau, Awa Diarra."
    assert html.count('class="signed"') == 1
    assert html.count("Awa&nbsp;Diarra") + html.count("Awa\u00a0Diarra") == 1


def test_a_name_in_the_middle_is_no_signature(shown):
    html, _ = shown("communique", body="<p>Awa Diarra a dit.</p><p>Fin.</p>", people=(SIGNATORY,))
    assert signed(html) == "Awa Diarra colonel, ministre de l’Eau"


def test_what_nobody_signed_has_no_signature(shown):
    html, _ = shown("communique", event=HERE)
    assert signed(html) is None


def test_a_speech_shows_who_speaks_how_it_is_known_and_words_that_stay(shown):
    said = Quote("Le fleuve est à tous", "awa-diarra", "Awa Diarra")
    other = Quote("Un proverbe", "", "Un ancien")
    html, page = shown("speech", people=(SPEAKER,), quotes=(said, other), details={"form": "script"})
    speaker = re.search(r'<div class="speaker">(.*?)</div>', html, re.DOTALL)[1]
    assert read(speaker).text == "Awa Diarra colonel, ministre de l’Eau Texte préparé, qui a pu être prononcé autrement"
    (portrait,) = read(speaker).all("img")
    assert portrait["alt"] == "Portrait de Awa Diarra"
    assert portrait["loading"] == "lazy"
    assert (shown.newsroom.public / "actualites/2024/03" / portrait["src"]).resolve().is_file()
    assert re.search(r'<figure class="pull"><blockquote><p>Le fleuve est à tous</p>', html)
    assert page.text.count("Le fleuve est à tous") == 1
    assert "Un proverbe" in page.text


def test_a_speaker_without_portrait_and_a_speech_without_speaker_are_whole_too(shown):
    html, _ = shown("speech", people=(PersonMention("inconnu", "Quelqu’un", "speaker"),))
    assert '<div class="speaker"><p><b>Quelqu’un</b></p></div>' in html
    store.append(archive.text("autre", 1, kind="speech"))
    shown.newsroom.publish()
    assert 'class="speaker"' not in shown.newsroom.page("actualites/2024/03/autre.html")


def test_a_council_s_appointments_are_a_table_where_its_body_holds_none(shown):
    appointed = PersonMention("awa-diarra", "Awa Diarra", "appointed", role="directrice du fleuve")
    html, _ = shown("council", people=(appointed, SPEAKER))
    table = read(re.search(r"<table>.*?</table>", html, re.DOTALL)[0])
    assert table.text == "Nominations Fonction Personne nommée directrice du fleuve Awa Diarra"
    assert [t["scope"] for t in table.all("th")] == ["col", "col"]


def test_a_council_s_own_table_stands_alone(shown):
    appointed = PersonMention("awa-diarra", "Awa Diarra", "appointed", role="directrice du fleuve")
    body = "<table><tbody><tr><td>Directrice du fleuve</td><td>Mme Diarra</td></tr></tbody></table>"
    html, _ = shown("council", body=body, people=(appointed,))
    assert html.count("<table") == 1


def test_a_council_s_details_come_before_its_people(shown):
    details = {"appointments": [{"person": "Ali Koné", "role": "préfet"}, {"role": "sans personne"}, "rien"]}
    html, _ = shown("council", details=details, people=(SPEAKER,))
    assert read(re.search(r"<tbody>.*?</tbody>", html, re.DOTALL)[0]).text == "préfet Ali Koné"


def test_a_letter_says_to_whom_it_goes(shown):
    html, _ = shown("message", body="<p>À Son Excellence le Président de Fara</p><p>Cher frère,</p><p>Voici.</p>")
    assert '<p class="to">À Son Excellence le Président de Fara</p><p>Cher frère,</p>' in html


def test_a_letter_that_begins_with_a_sentence_has_no_such_line(shown):
    html, _ = shown("message", body="<p>Nous voici réunis.</p>")
    assert 'class="to"' not in html


def test_a_gallery_shows_its_pictures_first_and_large_and_each_once(shown):
    lead = archive.medium()
    pictures = archive.medium("gallery", caption="La cour, le matin"), archive.medium("body")
    body = f'<p>Des mots.</p><figure data-asset="{lead.sha256}"></figure>'
    html, page = shown("gallery", body=body, media=(lead, *pictures))
    (image,) = page.all("img")
    assert html.index("<img") < html.index("<p>Des mots.")
    assert image["fetchpriority"] == "high"
    assert (
        read(re.search(r"<figcaption>.*?</figcaption>", html)[0]).text
        == "La cour, le matin Photo : Awa K. · Licence CC0-1.0"
    )
    assert any(s["srcset"].endswith("600w") for s in page.all("source"))


def test_in_another_text_a_gallery_s_pictures_stand_once(shown):
    picture = archive.medium("gallery")
    html, page = shown("news", body=f'<p>a</p><figure data-asset="{picture.sha256}"></figure>', media=(picture,))
    assert len(page.all("img")) == 1
    assert 'class="gallery"' not in html


def test_a_kind_brings_its_own_styles_and_no_other_kind_pays_for_them(site):
    files = site.files()
    assert b".as-official" in files["communiques/2024/03/communique.html"]
    assert b".as-gallery" in files["actualites/2024/03/galerie.html"]
    assert b".as-" not in files["actualites/2024/03/visite.html"]

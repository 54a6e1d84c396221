"""Quotes for readers: their place in the text, the page that cites them, and the words somebody spoke."""

import json
import re
from datetime import datetime
from html import unescape

import pytest
from tests.press import archive
from tests.press.page_reader import read

from toguna.editions import store
from toguna.editions.edition import Change, Occasion, PersonMention, Quote

SAID = "Le fleuve est-il à tous ?"
BODY = "<p>« Le fleuve est-il à <em>tous</em>&nbsp;? », dit-elle.</p><blockquote><p>Un.</p><p>Deux.</p></blockquote>"
ADDRESS = "https://presidence.example/actualites/2024/03/texte.html"


@pytest.fixture
def shown(newsroom):
    """Publishes one text with quotes and gives a way to read its pages."""
    for edition in archive.entries():
        store.append(edition)

    def publish(*quotes, **fields):
        given = {"title": "La ministre à Boubou", "body": BODY, "event": archive.VISIT, "people": (archive.DIARRA,)}
        store.append(archive.text("texte", 4, quotes=quotes, **{**given, **fields}))
        newsroom.publish()
        return newsroom

    return publish


def cited(newsroom, path="actualites/2024/03/texte.cite.html"):
    """What can be copied from a page of citations."""
    return [unescape(words) for words in re.findall(r'<p class="cited">(.*?)</p>', newsroom.page(path), re.DOTALL)]


def place(newsroom):
    return re.search(r'<span id="(q-[a-z2-7]{8})">', newsroom.page("actualites/2024/03/texte.html"))[1]


def quote(words=SAID, speaker="awa-diarra", name="Awa Diarra"):
    return Quote(words, speaker, name)


def test_a_quote_is_cited_with_its_speaker_the_office_of_that_day_its_text_and_its_address(shown):
    newsroom = shown(quote(), quote("Un.\n\nDeux."))
    first, second = cited(newsroom)
    assert first == (
        f"«\u00a0{SAID}\u00a0»\n"
        "— Awa Diarra, colonel, ministre de l’Eau, «\u00a0La ministre à Boubou\u00a0», Présidence du Test, 5 mars 2024\n"
        f"{ADDRESS}#{place(newsroom)}"
    )
    assert second.startswith("«\u00a0Un.\nDeux.\u00a0»\n— Awa Diarra")
    page = read(newsroom.page("actualites/2024/03/texte.cite.html"))
    assert place(newsroom) in page.ids
    assert f"texte.html#{place(newsroom)}" in page.links()
    assert "../../../personnes/awa-diarra.html" in page.links()
    assert all("hidden" in button for button in page.all("button"))


def test_the_text_lists_its_quotes_with_their_speaker_their_place_and_how_to_cite_them(shown):
    newsroom = shown(quote(), *(quote(word) for word in ("Un", "Deux", "fleuve", "dit")))
    html = newsroom.page("actualites/2024/03/texte.html")
    listed = re.search(r'<section class="said">(.*?)</section>', html, re.DOTALL)[1]
    assert read(listed).text.startswith(
        f"Ce qui a été dit {SAID} Awa Diarra , colonel, ministre de l’Eau Dans le texte · Citer"
    )
    assert read(listed).text.count("Citer") == 3
    assert read(listed).text.endswith("Toutes les paroles à citer : 4")
    assert {f"#{place(newsroom)}", f"texte.cite.html#{place(newsroom)}", "texte.cite.html"} <= set(read(listed).links())


def test_machines_are_told_each_quotation_with_its_speaker_and_address(shown):
    newsroom = shown(quote(), quote("Un.\n\nDeux.", "", ""))
    data = json.loads(re.search(r'ld\+json">(.*?)</script>', newsroom.page("actualites/2024/03/texte.html"))[1])
    first, second = data["hasPart"]
    assert first == {
        "@type": "Quotation",
        "text": SAID,
        "url": f"{ADDRESS}#{place(newsroom)}",
        "spokenByCharacter": {"@type": "Person", "name": "Awa Diarra", "jobTitle": "colonel, ministre de l’Eau"},
    }
    assert "spokenByCharacter" not in second


def test_the_place_of_a_quote_is_the_same_in_every_version_that_says_it(shown):
    newsroom = shown(quote())
    before = place(newsroom)
    archive.correct("texte", title="La ministre à Boubou, hier", body="<p>Avant.</p>" + BODY)
    newsroom.publish()
    assert place(newsroom) == before
    earlier = newsroom.page("actualites/2024/03/texte.v1.html")
    assert f'id="{before}"' in earlier
    assert f'href="#{before}"' in earlier
    # An earlier version is not cited.
    assert "texte.cite.html" not in read(earlier).links()
    assert "hier" in cited(newsroom)[0]


def test_a_quote_that_is_not_found_any_more_is_shown_and_not_cited(shown):
    newsroom = shown(quote("Le barrage"))
    html = newsroom.page("actualites/2024/03/texte.html")
    assert "Le barrage" in html
    assert 'id="q-' not in html
    assert "hasPart" not in html
    assert "actualites/2024/03/texte.cite.html" not in newsroom.files()


def test_a_text_that_was_withdrawn_is_not_cited_any_more(shown):
    newsroom = shown(quote())
    archive.withdraw("texte")
    newsroom.publish()
    assert "actualites/2024/03/texte.cite.html" not in newsroom.files()
    html = newsroom.page("actualites/2024/03/texte.html")
    assert place(newsroom)
    assert "cite.html" not in html


def test_a_speaker_whom_the_text_does_not_name_has_the_office_of_the_register_that_day(shown):
    newsroom = shown(quote(), people=())
    assert "— Awa Diarra, colonel, ministre de l’Eau, «" in cited(newsroom)[0]
    archive.correct("texte", event=Occasion("visite", "2021-06-01"))
    newsroom.publish()
    assert "— Awa Diarra, colonel, préfète, «" in cited(newsroom)[0]
    assert cited(newsroom)[0].splitlines()[1].endswith("1er juin 2021")


def test_who_is_in_no_register_is_cited_by_name_and_who_is_unknown_without(shown):
    newsroom = shown(quote(speaker="", name="Un ancien"), quote("Deux", "", ""), people=())
    assert ["\n— Un ancien, «" in cited(newsroom)[0], "\n— «\u00a0La ministre" in cited(newsroom)[1]] == [True, True]


def test_a_speech_without_another_name_is_its_speaker_s(shown):
    speaker = PersonMention("awa-diarra", "Awa Diarra", "speaker", "générale", "")
    newsroom = shown(quote(speaker="", name=""), kind="speech", people=(speaker,))
    assert "— Awa Diarra, générale, «" in cited(newsroom)[0]
    assert SAID in read(newsroom.page("personnes/awa-diarra.html")).text


def test_the_day_is_that_of_the_institution_s_clock(shown):
    house = next(e for e in archive.entries() if e.id == "institution")
    details = {**house.details, "time_zone": "Asia/Tokyo"}
    store.append(archive.next_version("institution", Change("minor", "Fuseau."), details=details))
    late = datetime.fromisoformat("2024-03-05T20:00:00+00:00")
    newsroom = shown(quote(), event=None, first_published_at=late, published_at=late)
    assert cited(newsroom)[0].splitlines()[1].endswith("6 mars 2024")


def test_hostile_names_and_words_are_words(shown):
    hostile = archive.HOSTILE
    body = "<p>« &lt;script&gt;alert('1')&lt;/script&gt; \"&amp;amp; l’été »</p>"
    newsroom = shown(quote(hostile, "", hostile), body=body, title=hostile, people=())
    for name in ("texte.html", "texte.cite.html"):
        html = newsroom.page(f"actualites/2024/03/{name}")
        assert "<script>alert" not in html
        assert read(html).problems == []
    words = cited(newsroom)[0]
    assert words.startswith(f"«\u00a0{hostile}\u00a0»\n— {hostile}, «\u00a0{hostile}\u00a0», ")


def test_a_heading_does_not_take_the_place_of_a_quote(shown):
    newsroom = shown(quote())
    name = place(newsroom)
    archive.correct("texte", body=f'<h2 id="{name}">Titre</h2>{BODY}')
    newsroom.publish()
    assert read(newsroom.page("actualites/2024/03/texte.html")).ids.count(name) == 1
    assert place(newsroom) == name


def test_quotes_cost_a_text_without_any_nothing(shown):
    newsroom = shown()
    html = newsroom.page("actualites/2024/03/texte.html")
    assert "q-" not in re.sub(r"(?s)<style>.*?</style>", "", html)
    assert ":target" not in html


def test_a_person_s_page_has_the_words_they_spoke_newest_first_with_office_day_and_place(shown):
    newsroom = shown(quote())
    for number in range(9):
        day = Occasion("visite", f"2024-04-0{number + 1}", place=archive.BOUBOU)
        store.append(
            archive.text(
                f"autre-{number}", 30 + number, event=day, body=f"<p>« Mot {number} » et « Autre {number} »</p>",
                people=(archive.DIARRA,), quotes=(quote(f"Mot {number}"), quote(f"Autre {number}", "x", "Ali")),
            )
        )  # fmt: skip
    # Texts that only name her do not push her words out.
    for number in range(20):
        store.append(archive.text(f"nomme-{number}", 60 + number, people=(archive.DIARRA,)))
    newsroom.publish()
    html = newsroom.page("personnes/awa-diarra.html")
    said = re.search(r'<section class="said">(.*?)</section>', html, re.DOTALL)[1]
    words = re.findall(r"<blockquote><p>(.*?)</p>", said)
    assert words == [f"Mot {number}" for number in range(8, 2, -1)]
    assert "colonel, ministre de l’Eau, 9 avril 2024 , dans Un titre : autre-8" in read(said).text
    (link,) = [x for x in read(said).links() if "autre-8" in x]
    fragment = link.partition("#")[2]
    assert f'id="{fragment}">Mot 8<' in newsroom.page("actualites/2024/03/autre-8.html")

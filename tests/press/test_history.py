"""The page of a place: what happened there; of another country, the history of relations with it."""

import re

import pytest
from tests.press import archive
from tests.press.page_reader import read

from toguna.editions import store
from toguna.editions.edition import Change, Occasion, PersonMention, PlaceMention

FARA = PlaceMention("fara", "Fara", "XF")
PORT = PlaceMention("port", "Port-Fara")
HOUSE = PlaceMention("palais", "Palais")
ENVOY = PersonMention("envoye", "Ali Koné", "participant", "", "ambassadeur", "République de Fara")


@pytest.fixture
def countries(newsroom):
    """Our own country, and Fara with a port."""
    for edition in archive.entries():
        if edition.id == "institution":
            edition = archive.entry(
                "institution", "institution", edition.title, "/", details={**edition.details, "country": "XM"}
            )
        store.append(edition)
    given = {"kind": "country", "iso2": "XF"}
    store.append(archive.entry("fara", "place", "Fara", "/lieux/fara.html", details=given))
    store.append(archive.entry("maison", "place", "Chez nous", "/lieux/maison.html", details={**given, "iso2": "XM"}))
    store.append(place("port", "Port-Fara", "fara"))
    store.append(place("palais", "Palais", "maison"))
    store.append(archive.entry("envoye", "person", "Ali Koné", "/personnes/envoye.html"))
    return newsroom


def place(id, name, parent):
    return archive.entry(id, "place", name, f"/lieux/{id}.html", details={"kind": "city", "parent": parent})


def event(id, title, day, type="visite", place=HOUSE, people=(), **fields):
    occasion = Occasion(type, day, fields.pop("end", ""), id, title, fields.pop("status", "held"), place)
    return archive.entry(id, "event", title, f"/evenements/{id}.html", event=occasion, people=people, **fields)


def rows(newsroom, name="lieux/fara.html"):
    """Title, kind and the whole words of each row, as they stand; the years between them."""
    part = newsroom.page(name).partition('id="t-history">')[2].partition("</section>")[0]
    return [read(row).text.replace(" ,", ",") for row in re.findall(r"<h3>\d+</h3>|<li.*?</li>", part, re.DOTALL)]


def test_events_of_a_country_stand_by_year_the_newest_first(countries):
    store.append(event("visite-1", "Visite de 2022", "2022-05-02", end="2022-05-04", people=(ENVOY,)))
    store.append(event("port-1", "Escale", "2024-02-01", place=PORT))
    store.append(event("ici", "Sans rapport", "2024-01-01"))
    store.append(
        archive.text("audience", 1, title="Une audience", places=(FARA,), event=Occasion("audience", "2023-07-29"))
    )
    store.append(archive.text("mention", 2, title="Une simple mention", places=(FARA,)))
    countries.publish()
    assert rows(countries) == [
        "2024",
        "Visite 1er février 2024 Escale",
        "2023",
        "Audience 29 juillet 2023 Une audience",
        "2022",
        "Visite du 2 au 4 mai 2022 Visite de 2022 Représenté par Ali Koné, ambassadeur",
    ]
    assert "Histoire des relations" in countries.page("lieux/fara.html")
    assert "personnes/envoye.html" in countries.page("lieux/fara.html")


def test_the_texts_of_an_event_are_one_row_and_a_joint_statement_is_its_own(countries):
    visit = event("visite-2", "Visite officielle", "2024-03-05")
    store.append(visit)
    told = Occasion("visite", "2024-03-06", id="visite-2", name="Visite officielle")
    store.append(archive.text("un", 5, places=(FARA,), event=told, people=(ENVOY,)))
    store.append(archive.text("annonce", 3, kind="communique", places=(FARA,), event=told))
    written = Occasion("communique", "2024-03-07", id="visite-2", name="Visite officielle")
    store.append(
        archive.text("conjoint", 7, title="Communiqué conjoint", kind="communique", places=(FARA,), event=written)
    )
    countries.publish()
    assert rows(countries) == [
        "2024",
        "Communiqué 7 mars 2024 Communiqué conjoint",
        "Visite 5 mars 2024 Visite officielle Représenté par Ali Koné, ambassadeur",
    ]


def test_who_is_only_spoken_of_did_not_come_and_a_longer_name_is_another_country(countries):
    spoken_of = PersonMention("chef", "Le chef", "mentioned", role="Président de Fara")
    other = PersonMention("autre", "Une autre", "guest", role="ministre de Fara du Sud")
    message = Occasion("message", "2024-03-01")
    store.append(archive.text("condoleances", kind="message", places=(FARA,), event=message, people=(spoken_of,)))
    south = PlaceMention("fara-sud", "Fara du Sud")
    store.append(archive.text("trois", places=(FARA, south), event=Occasion("sommet", "2024-03-02"), people=(other,)))
    countries.publish()
    assert not [row for row in rows(countries) if "Représenté" in row]


def test_planned_and_cancelled_events_say_so(countries):
    store.append(event("a-venir", "À venir", "2024-09-01", place=PORT, status="planned"))
    store.append(event("annule", "Annulée", "2024-02-01", place=PORT, status="cancelled"))
    countries.publish()
    assert [row for row in rows(countries) if "2024 " in row] == [
        "Visite 1er septembre 2024 Prévu À venir",
        "Visite 1er février 2024 Annulé Annulée",
    ]


def test_a_place_shows_what_was_held_there_and_within_it(countries):
    store.append(event("chez", "Conseil au palais", "2024-02-01", "conseil", people=(ENVOY,)))
    store.append(archive.text("lettre", kind="message", event=Occasion("message", "2024-02-02", place=HOUSE)))
    countries.publish()
    assert rows(countries, "lieux/palais.html") == [
        "2024",
        "Conseil 1er février 2024 Conseil au palais Avec Ali Koné, ambassadeur",
    ]
    assert "Ce qui s’y est passé" in countries.page("lieux/palais.html")
    home = countries.page("lieux/maison.html")
    assert "t-history" not in home
    assert "palais.html" in home


def test_a_long_history_ends_and_leads_on(countries):
    for number in range(60):
        store.append(
            event(f"e-{number}", f"Visite {number}", f"20{10 + number // 12}-{1 + number % 12:02}-01", place=PORT)
        )
    countries.publish()
    shown = [row for row in rows(countries) if len(row) > 4]
    assert len(shown) == 40
    assert shown[0] == "Visite 1er décembre 2014 Visite 59"
    assert "../archives/index.html" in countries.page("lieux/fara.html").partition("t-history")[2]


def test_a_country_s_page_follows_what_happens(countries):
    countries.publish()
    assert "t-history" not in countries.page("lieux/fara.html")
    held = event("visite-3", "Visite", "2024-03-05", people=(ENVOY,))
    store.append(held)
    countries.publish()
    assert len(rows(countries)) == 2
    store.append(archive.next_version("visite-3", Change("withdrawal", "Retiré.")))
    countries.publish()
    assert "t-history" not in countries.page("lieux/fara.html")


def test_an_event_shows_its_state_its_day_and_the_texts_about_it(countries):
    store.append(event("sommet-2", "Un sommet", "2024-03-05", "sommet", end="2024-03-06", status="cancelled"))
    told = Occasion("sommet", "2024-03-05", id="sommet-2")
    for name, day in (("avant", 1), ("pendant", 5), ("apres", 8)):
        store.append(archive.text(name, day, event=told))
    countries.publish()
    html = countries.page("evenements/sommet-2.html")
    page = read(html)
    assert re.findall(r'<h3 class="part">(.*?)</h3>', html) == ["Après", "Pendant", "Avant"]
    assert "Sommet Annulé Un sommet" in page.text
    assert "../agenda/2024/03.html" in page.links()
    assert '"eventStatus":"https://schema.org/EventCancelled"' in html


def test_a_topic_shows_what_stands_beside_it(site):
    page = read(site.page("themes/eau.html"))
    assert "../personnes/awa-diarra.html" in page.links()
    assert "../lieux/boubou.html" in page.links()
    assert "Nous y sommes" in page.text

"""A denial: the forgery's words beside the authentic ones, and what the register knows of its number."""

from dataclasses import replace

import pytest
from tests.press import archive
from tests.press.page_reader import read

from toguna.editions import store
from toguna.editions.edition import Number
from toguna.editions.erasure import erase
from toguna.editions.library import Library

DENIAL = "actualites/2024/03/dementi.html"
TRUE = "<p>Aucune redevance nouvelle n’est instituée sur l’usage de l’eau. Un rapport sera présenté chaque année.</p>"
FALSE = "Une redevance est instituée sur l’usage de l’eau.\nUn rapport sera présenté chaque année."


@pytest.fixture
def denied(newsroom):
    """Publishes a denial of a forgery; gives its page, read."""
    for edition in archive.entries():
        store.append(edition)
    number = Number("serie", 2024, 1, "Communiqué n° 001/2024")
    store.append(archive.text("vrai", 1, title="Le sommet", body=TRUE, number=number))

    def make(number="", day=5, text=FALSE, authentic="vrai", **fields):
        details = {"claimed_text": text, "claimed_number": number, "authentic": authentic}
        details = {key: value for key, value in details.items() if value}
        store.append(archive.text("dementi", day, kind="denial", details=details, **fields))
        newsroom.publish()
        return read(newsroom.page(DENIAL))

    make.newsroom = newsroom
    return make


def marked(newsroom, name=DENIAL):
    html = newsroom.page(name)
    return html[html.index('<section class="twin"') : html.index('<div class="body"')]


def test_what_was_changed_is_marked_in_words_and_not_in_colour_alone(denied):
    denied()
    part = marked(denied.newsroom)
    assert '<del><span class="vh">dans le faux seulement : </span>Une</del> redevance ' in part.replace("\u00a0", " ")
    assert '<ins><span class="vh">dans l’authentique seulement : </span>Aucune</ins>' in part.replace("\u00a0", " ")
    assert "Phrases reprises telles quelles : 1" in part.replace("\u00a0", " ")
    assert "del{color" in denied.newsroom.page(DENIAL)


def test_a_forgery_that_took_almost_nothing_is_not_compared(denied):
    page = denied(text="La capitale est évacuée avant midi par la route du nord.")
    assert "Le faux ne reprend presque rien de ce texte" in page.text
    assert not page.all("del")
    assert "Aucune redevance nouvelle" in page.text


def test_words_that_were_not_changed_are_said_to_be_the_same(denied):
    page = denied(text="Un rapport sera présenté chaque année.")
    assert "Les mots sont les mêmes." in page.text


def test_a_forgery_is_compared_in_the_language_it_was_made_in(denied):
    true = Library().edition("vrai")
    store.append(
        archive.english(true, title="The summit", body="<p>No new charge is made.</p>", path="/en/news/x.html")
    )
    denied()
    fake = Library().edition("dementi")
    store.append(archive.english(fake, title="Denial", path="/en/news/denial.html"))
    denied.newsroom.publish()
    part = marked(denied.newsroom, "en/news/denial.html")
    assert '<p lang="fr" dir="auto"><b lang="en" dir="ltr">The forgery</b>' in part
    assert ">Aucune</ins>" in part
    assert 'href="x.html">The summit</a>' in part


def test_an_authentic_text_that_was_erased_shows_none_of_its_words(denied):
    erase("vrai", title="Effacé", ground="Décision.", at=Library().edition("vrai").published_at)
    page = denied()
    assert "redevance nouvelle" not in page.text
    assert "vrai.html" in page.links()


def test_without_an_authentic_text_the_forgery_stands_alone(denied):
    page = denied(authentic="")
    assert "Une redevance est instituée" in page.text
    assert "t-twin" not in page.ids


@pytest.mark.parametrize(
    ("number", "said", "link"),
    [
        ("Communiqué n° 001/2024", "C’est le numéro du texte authentique.", ""),
        ("COMMUNIQUE No 1/2024", "C’est le numéro du texte authentique.", ""),
        ("Communiqué n° 002/2024", "ce numéro est celui de : Un autre", "autre.html"),
        ("Communiqué n° 003/2024", "au registre sans texte : Projet retiré.", "2024.html#n3"),
        ("Communiqué n° 009/2024", "n’a pas été donné. Le dernier de 2024 est : Communiqué n° 003", "2024.html#n3"),
        ("Communiqué n° 001/2019", "n’a pas été donné : 2019 n’en a aucun.", "communiques/index.html"),
        ("Arrêté n° 7", "Aucune série du registre n’a de numéros de cette forme.", "registre/index.html"),
    ],
)
def test_the_register_says_what_it_knows_of_the_number(denied, number, said, link):
    store.append(archive.text("autre", 2, title="Un autre", number=Number("serie", 2024, 2, "Communiqué n° 002/2024")))
    page = denied(number)
    assert said in page.text.replace("\u00a0", " ")
    assert not link or any(href.endswith(link) for href in page.links())


def test_a_number_that_was_given_after_the_denial_says_so(denied):
    number = Number("serie", 2024, 2, "Communiqué n° 002/2024")
    page = denied(number.label)
    assert "n’a pas été donné. Le dernier" in page.text
    store.append(archive.text("plus-tard", 9, title="Plus tard", number=number))
    denied.newsroom.publish()
    page = read(denied.newsroom.page(DENIAL))
    assert "Ce numéro n’avait pas été donné. Il l’a été depuis, à : Plus tard" in page.text.replace("\u00a0", " ")


def test_a_form_that_does_not_tell_the_year_says_nothing(denied):
    one = Library().edition("serie")
    changed = {**one.details, "pattern": "N° {number}"}
    store.append(replace(archive.next_version_of(one, archive.Change("update", "Forme.")), details=changed))
    page = denied("N° 12")
    assert "N° 12" in page.text
    assert "pas été donné" not in page.text
    assert "Aucune série" not in page.text

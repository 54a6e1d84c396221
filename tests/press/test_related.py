from dataclasses import replace

import pytest
from tests.press import archive

from toguna.editions import store
from toguna.editions.edition import Link, Mention, Occasion, PersonMention, PlaceMention
from toguna.editions.library import Library
from toguna.press.related import related
from toguna.press.shelf import Shelf

pytestmark = pytest.mark.django_db


def kin(id, count=4):
    edition = Library().edition(id)
    return [(r.card.id, r.reason.key) for r in related(Shelf(Library()), edition, count)]


def keep(*editions):
    for edition in editions:
        store.append(edition)


def wordless(id, day, **fields):
    """A text that shares no word with any other."""
    return archive.text(id, day, title=id, body="", **fields)


def person(name):
    return PersonMention(name, name.title())


def test_a_link_made_by_hand_comes_first_and_counts_from_both_ends():
    visit = Occasion("visite", id="v", name="V")
    keep(
        archive.text("a", 1, event=visit, links=(Link("c", "same-page", "parus sur la même page"),)),
        archive.text("b", 2, event=visit),
        archive.text("c", 3),
    )
    assert kin("a")[:2] == [("c", "same-page"), ("b", "event")]
    assert kin("c")[0] == ("a", "same-page")


def test_a_link_to_what_is_not_published_or_is_withdrawn_is_left_out():
    keep(archive.text("a", 1, links=(Link("nobody", "see"), Link("b", "see"))), archive.text("b", 2))
    archive.withdraw("b")
    assert kin("a") == []


def test_a_link_leads_to_the_text_in_the_reader_s_language():
    first = archive.text("a", 1)
    keep(first, archive.english(first, path="/en/news/a.html"))
    keep(archive.text("b", 2, language="en", path="/en/news/b.html", links=(Link("a", "see"),)))
    assert kin("b") == [("a-en", "see")]


def test_who_is_rarely_named_weighs_more_than_who_is_everywhere():
    keep(*(archive.text(f"daily-{n}", n, people=(person("head"),)) for n in range(40)))
    keep(archive.text("old", 41, people=(person("smith"),)))
    keep(*(archive.text(f"later-{n}", 42 + n, people=(person("head"),)) for n in range(5)))
    keep(archive.text("new", 60, people=(person("head"), person("smith"))))
    assert kin("new")[0] == ("old", "person")


def test_the_reason_is_what_weighs_most():
    place = PlaceMention("ville", "Ville")
    visit = Occasion("visite", id="v", name="La visite", place=place)
    keep(
        archive.text("a", 1, event=visit, people=(person("x"),)),
        archive.text("b", 2, event=visit, people=(person("x"),)),
    )
    (found,) = related(Shelf(Library()), Library().edition("a"))
    assert (found.reason.key, found.reason.name) == ("event", "La visite")


def test_places_topics_and_institutions_make_kin_too():
    keep(
        archive.text("a", 1, places=(PlaceMention("ville", "Ville"),)),
        archive.text("b", 2, topics=(Mention("eau", "Eau"),)),
        archive.text("c", 3, organisations=(Mention("m", "M"),)),
        archive.text(
            "d",
            4,
            places=(PlaceMention("ville", "Ville"),),
            topics=(Mention("eau", "Eau"),),
            organisations=(Mention("m", "M"),),
        ),
    )
    assert kin("d") == [("a", "place"), ("b", "topic"), ("c", "organisation")]


def test_without_kin_the_newest_before_it_are_shown():
    keep(*(wordless(f"t{n}", n) for n in range(8)))
    assert kin("t6") == [("t5", "near"), ("t4", "near"), ("t3", "near"), ("t2", "near")]
    assert [i for i, _ in kin("t0")] == ["t1", "t2", "t3", "t4"]


def test_one_story_told_twice_is_shown_once():
    x = (person("x"),)
    keep(
        archive.text("a", 1, people=x),
        archive.text("b", 2, people=x, title="L’Été à Boubou !"),
        archive.text("c", 3, people=x, title="l'ete à  boubou"),
        archive.text("d", 4, people=x, title="Un titre : A"),
    )
    assert sum(i in ("b", "c") for i, _ in kin("a")) == 1
    assert "d" not in [i for i, _ in kin("a")]


def test_a_text_is_never_its_own_kin_nor_another_language_s_nor_a_withdrawn_one_s():
    x = (person("x"),)
    first = wordless("a", 1, people=x)
    keep(first, archive.english(first, path="/en/news/a.html"), wordless("b", 2, people=x), wordless("c", 3))
    archive.withdraw("b")
    assert kin("a") == [("c", "near")]


def test_a_new_text_leaves_the_kin_of_old_ones_alone():
    x = (person("x"),)
    keep(*(archive.text(f"t{n}", n, people=x) for n in range(40)))
    before = {f"t{n}": kin(f"t{n}") for n in range(20)}
    keep(archive.text("new", 50, people=x))
    assert {f"t{n}": kin(f"t{n}") for n in range(20)} == before


def test_a_text_that_is_not_stored_has_the_kin_it_will_have():
    keep(*(archive.text(f"t{n}", n, people=(person("x"),)) for n in range(6)))
    draft = replace(archive.text("draft", 3, people=(person("x"),)), title="Autre")
    shown = [r.card.id for r in related(Shelf(Library()), draft)]
    keep(draft)
    assert [i for i, _ in kin("draft")] == shown


def test_words_make_kin_of_texts_that_share_no_name():
    keep(
        wordless("far", 1, summary="Les hippopotames du fleuve inquiètent les pêcheurs de la boucle."),
        *(wordless(f"t{n}", 2 + n, summary=f"Audience numéro {n}") for n in range(30)),
        wordless("own", 40, summary="Des pêcheurs racontent les hippopotames du fleuve."),
    )
    assert kin("own")[0] == ("far", "words")


def test_a_story_told_again_in_nearly_the_same_words_is_shown_once():
    words = "Le pont de Fassara relie désormais les quartiers nord, marché, lycée, hôpital, gare, stade, moulin."
    x = (person("x"),)
    keep(
        archive.text("a", 1, people=x, title="Autre chose", body="<p>Rien de commun avec la suite.</p>"),
        archive.text("b", 2, people=x, title="Le pont ouvre", body=f"<p>{words}</p>"),
        archive.text("c", 2, people=x, title="Ouverture du pont", body=f"<p>{words}</p>"),
    )
    assert sum(i in ("b", "c") for i, _ in kin("a")) == 1

"""Every kind of index, asked as a reader would."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.press import archive

from toguna.editions import store
from toguna.editions.edition import Change, Mention, Number, PersonMention, PlaceMention
from toguna.editions.erasure import erase
from toguna.editions.library import Library
from toguna.search.answer import SearchDown
from toguna.search.follow import follow, rebuild
from toguna.search.question import question

pytestmark = pytest.mark.django_db


def text(id, title, body="", day=0, **fields):
    return archive.text(id, day, title=title, body=f"<p>{body}</p>", **fields)


TEXTS = (
    text("barrage", "Le barrage de Sélingué rouvre", "Les personnes évacuées rentrent. Le fleuve baisse.", 1),
    text("pere", "Hommage au père de la Nation", "Le père fondateur est honoré à Boubou.", 2),
    text(
        "konate",
        "Nominations",
        "Monsieur Konaté et Monsieur Konatés sont nommés.",
        3,
        people=(PersonMention("konate", "Issa Konaté"), PersonMention("konates", "Ba Konatés")),
    ),
    text(
        "communique",
        "Communiqué du Gouvernement",
        "Le Gouvernement communique les mesures prises sur les marchés nationaux.",
        4,
        kind="communique",
        number=Number("serie", 2024, 12, "N° 012/2024 PR"),
        places=(PlaceMention("boubou", "Boubou"),),
        topics=(Mention("eau", "Eau"),),
    ),
    text("douze", "Douze forages", "En 2024, 12 forages et 12 écoles ont ouvert. PR.", 5),
    text(
        "dam",
        "The dam reopens",
        "People went home to their cities.",
        6,
        language="en",
        path="/en/news/2024/03/dam.html",
    ),
)


@pytest.fixture
def index(another):
    for edition in TEXTS:
        store.append(edition)
    made = another("news")
    follow(made, Library())
    return made


def ask(index, q="", language="fr", **parameters):
    return index.ask(question({"q": q, **parameters}, language))


def found(index, q="", language="fr", **parameters):
    return [hit.path.rpartition("/")[2].removesuffix(".html") for hit in ask(index, q, language, **parameters).hits]


def test_a_word_is_found_whatever_its_number_case_and_accents(index):
    for asked in ("barrage", "BARRAGES", "Selingue", "fleuves", "marché national"):
        assert found(index, asked) in (["barrage"], ["communique"])


def test_a_word_never_finds_another(index):
    assert found(index, "père") == ["pere"]
    assert found(index, "personnes") == ["barrage"]
    assert found(index, "personne père") in ([], ["pere", "barrage"], ["barrage", "pere"])


def test_names_are_matched_as_they_are(index):
    assert found(index, "Konaté") == ["konate"]
    hit = ask(index, "Konatés").hits[0]
    assert [piece for piece, asked in hit.snippet if asked] == ["Konatés"]


@pytest.mark.parametrize("asked", ["N° 012/2024 PR", "n 12/2024 pr", "012/2024 PR", "12-2024-PR"])
def test_a_number_finds_its_text_first(index, asked):
    assert found(index, asked)[0] == "communique"


def test_a_phrase_is_found_word_by_word(index):
    assert found(index, '"père fondateur"') == ["pere"]
    assert found(index, "« père nation »") == []
    assert found(index, "“père”") == ["pere"]


def test_a_title_counts_more_than_a_word_in_passing(index):
    store.append(text("autre", "Autre chose", "On parle aussi du barrage, du barrage et du barrage.", 9))
    follow(index, Library())
    assert found(index, "barrage") == ["barrage", "autre"]


def test_filters(index):
    assert found(index, kind="communique") == ["communique"]
    assert found(index, person="konate") == ["konate"]
    assert found(index, place="boubou") == ["communique"]
    days = {"from": "2024-03-04", "to": "2024-03-05"}
    assert found(index, **days) == ["communique", "konate"]
    assert found(index, "gouvernement", **{"from": "2025"}) == []
    assert len(found(index, to="2024-03")) == 5
    assert found(index, to="2024")[0] == "douze"
    assert found(index, "Gouvernement OR nommés", sort="date") == ["communique", "konate"]


def test_people_and_places_of_what_was_found_are_counted(index):
    answer = ask(index, "nommés")
    assert [(facet.id, facet.count) for facet in answer.people] == [("konates", 1), ("konate", 1)]
    assert ask(index, kind="communique").places[0].name == "Boubou"


def test_a_misspelled_word_gets_a_proposal_as_the_texts_spell_it(index):
    answer = ask(index, "barage du flueve")
    assert answer.count == 0
    assert answer.instead == "barrage du fleuve"
    assert ask(index, "Konatte").instead == "Konaté"
    assert ask(index, "xyzzyqwerty").instead == ""


def test_where_nothing_holds_all_the_words_some_are_shown_and_said_to_be(index):
    answer = ask(index, "barrage forages")
    assert answer.loose
    assert answer.count == 2


def test_each_language_finds_its_own(index):
    assert found(index, "city", "en") == ["dam"]
    assert found(index, "barrage", "en") == []


def test_snippets_show_and_mark_what_was_asked(index):
    hit = ask(index, "fleuve").hits[0]
    assert ("fleuve", True) in hit.snippet
    assert "".join(piece for piece, _ in hit.snippet).startswith("Les personnes")
    assert [piece for piece, asked in ask(index, "barrage").hits[0].title if asked] == ["barrage"]


@pytest.mark.parametrize(
    "asked",
    [
        "",
        " ",
        "…",
        '"',
        '""',
        "le la les",
        "AND OR NOT",
        "title:x",
        "(((",
        "*",
        "a" * 5000,
        "\0",
        "é" * 300,
        "1=1; --",
        "~2 ^5",
    ],
)
def test_nothing_a_reader_types_is_an_error(index, asked):
    answer = ask(index, asked)
    assert answer.count >= 0
    for page in ("0", "-1", "x", "99999"):
        ask(index, "le", page=page, **{"from": "2024-13-45", "to": "hier"}, kind="<b>", person="../..")


def test_corrected_withdrawn_and_erased_texts(index):
    archive.correct("barrage", title="Le pont rouvre", body="<p>Le pont.</p>")
    archive.withdraw("pere")
    edition = Library().edition("konate")
    erase("konate", title="Texte effacé", ground="Décision de justice.", at=edition.published_at)
    assert follow(index, Library()) == 3
    assert found(index, "pont") == ["barrage"]
    assert found(index, "barrage") == []
    assert found(index, "père") == []
    assert found(index, "nommés") == []
    assert follow(index, Library()) == 0


def test_a_restored_text_is_found_again(index):
    archive.withdraw("pere")
    follow(index, Library())
    edition = Library().edition("pere")
    moment = edition.published_at + timedelta(hours=1)
    store.append(
        replace(edition, version=edition.version + 1, change=Change("update", "Rétabli."), published_at=moment)
    )
    follow(index, Library())
    assert found(index, "fondateur") == ["pere"]


def test_an_index_made_anew_answers_like_one_kept(index, another):
    archive.correct("barrage", body="<p>Une autre phrase sur le fleuve.</p>")
    follow(index, Library())
    fresh = another("fresh")
    rebuild(fresh, Library())
    for asked in ("fleuve", "gouvernement", "père", "12"):
        assert found(index, asked) == found(fresh, asked)


def test_where_there_is_no_index_the_search_is_down_until_one_is_made(index, another):
    fresh = another("fresh")
    assert fresh.position() == 0
    with pytest.raises(SearchDown, match="no index"):
        ask(fresh, "fleuve")
    with pytest.raises(SearchDown):
        fresh.put([], ["barrage"], 1)
    follow(fresh, Library())
    assert fresh.position() == index.position() > 0
    assert found(fresh, "fleuve") == ["barrage"]


def test_an_index_that_cannot_be_made_leaves_the_old_one(index):
    def broken():
        yield from ()
        raise OSError("the disk is full")

    before = index.position()
    with pytest.raises(OSError, match="disk"):
        index.rebuild(broken(), before + 1)
    assert index.position() == before
    assert found(index, "fleuve") == ["barrage"]


def test_a_reader_sees_what_another_process_took_in(index, another):
    reader = another("news")
    assert found(reader, "caravane") == []
    store.append(text("neuf", "Une caravane passe", day=10))
    follow(index, Library())
    assert found(reader, "caravane") == ["neuf"]
    rebuild(index, Library())
    assert found(reader, "caravane") == ["neuf"]

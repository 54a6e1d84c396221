"""The register of numbers: every number in its place, with its text or the reason it has none, and nothing more."""

import json

import pytest
from tests.press import archive
from tests.press.page_reader import read

from toguna.editions import store
from toguna.editions.edition import Change, Number
from toguna.editions.erasure import erase
from toguna.editions.library import Library
from toguna.press import series
from toguna.press.views import number_register, number_year

YEAR = "registre/communiques/2024"


@pytest.fixture
def founded(newsroom):
    for edition in archive.entries():
        store.append(edition)
    return newsroom


def numbered(number, year=2024, day=0, id="", **fields):
    label = f"Communiqué n° {number:03}/{year}"
    return archive.text(
        id or f"n{year}-{number}", day, title=f"Texte {number}", number=Number("serie", year, number, label), **fields
    )


def publish_numbers(*numbers, **fields):
    for number in numbers:
        store.append(numbered(number, **fields))


def lines(newsroom, name=YEAR):
    return json.loads(newsroom.page(f"{name}.json"))["numbers"]


def states(newsroom, name=YEAR):
    return [(row["number"], row["state"]) for row in lines(newsroom, name)]


def test_every_number_stands_in_its_order_with_its_text_or_its_reason(founded):
    publish_numbers(2, 1, 4)
    founded.publish()
    page = read(founded.page(f"{YEAR}.html"))
    assert page.ids[-4:] == ["n1", "n2", "n3", "n4"]
    text = page.text
    assert text.index("Communiqué n° 001/2024") < text.index("Texte 2") < text.index("Projet retiré.")
    assert "Numéro sans texte" in text
    assert "Dernier numéro donné Communiqué n° 004/2024" in text
    assert "Numéro suivant, pas encore donné Communiqué n° 005/2024" in text
    assert "n’a été donné à aucun texte publié ici" in text
    assert "../../actualites/2024/03/n2024-1.html" in page.links()
    assert states(founded) == [(1, "in-force"), (2, "in-force"), (3, "void"), (4, "in-force")]


def test_the_data_of_a_year_say_all_that_the_page_says(founded):
    publish_numbers(1, 2)
    founded.publish()
    told = json.loads(founded.page(f"{YEAR}.json"))
    assert told.pop("numbers") == [
        {
            "number": 1, "label": "Communiqué n° 001/2024", "state": "in-force", "id": "n2024-1", "title": "Texte 1",
            "path": "/actualites/2024/03/n2024-1.html", "language": "fr", "published": "2024-03-01T09:00:00Z",
        },
        {
            "number": 2, "label": "Communiqué n° 002/2024", "state": "in-force", "id": "n2024-2", "title": "Texte 2",
            "path": "/actualites/2024/03/n2024-2.html", "language": "fr", "published": "2024-03-01T09:00:00Z",
        },
        {"number": 3, "label": "Communiqué n° 003/2024", "state": "void", "reason": "Projet retiré."},
    ]  # fmt: skip
    assert told == {
        "series": {"id": "serie", "title": "Communiqués de la Présidence", "path": "/registre/communiques/"},
        "year": 2024,
        "per_file": 200,
        "latest": {"number": 3, "label": "Communiqué n° 003/2024"},
        "next": {"number": 4, "label": "Communiqué n° 004/2024"},
    }


def test_a_number_says_what_became_of_its_text(founded):
    publish_numbers(1, 2, 4, 5, 6, 7)
    archive.correct("n2024-2")
    archive.withdraw("n2024-4")
    erase("n2024-5", title="Effacé", ground="Décision.", at=Library().edition("n2024-5").published_at)
    archive.correct("n2024-6")
    store.append(archive.next_version("n2024-6", Change("minor", "Virgule.")))
    store.append(archive.next_version("n2024-7", Change("minor", "Virgule.")))
    founded.publish()
    assert [state for _, state in states(founded)] == [
        "in-force", "corrected", "void", "withdrawn", "erased", "corrected", "in-force",
    ]  # fmt: skip


def test_numbers_without_text_or_reason_are_said_to_be_missing(founded):
    publish_numbers(1, 7, 9)
    founded.publish()
    missing = [row for row in lines(founded) if row["state"] == "missing"]
    assert missing == [
        {"number": 2, "state": "missing"},
        {"number": 4, "to": 6, "state": "missing"},
        {"number": 8, "state": "missing"},
    ]
    assert "4–6" in read(founded.page(f"{YEAR}.html")).text


def test_two_texts_with_one_number_both_stand_there(founded):
    publish_numbers(1)
    store.append(numbered(1, id="autre", day=1))
    founded.publish()
    page = read(founded.page(f"{YEAR}.html"))
    assert page.problems == []
    assert page.ids.count("n1") == 1
    assert [row["id"] for row in lines(founded) if row["number"] == 1] == ["n2024-1", "autre"]


def test_the_register_is_in_each_language_and_links_the_translation_where_there_is_one(founded):
    publish_numbers(1, 2)
    one = Library().edition("n2024-1")
    store.append(archive.english(one, title="Text 1", path="/en/news/2024/03/one.html"))
    founded.publish()
    page = founded.page("en/register/communiques/2024.html")
    assert 'href="../../news/2024/03/one.html">Text 1</a>' in page
    assert '/actualites/2024/03/n2024-2.html" lang="fr" hreflang="fr" dir="auto">Texte 2</a>' in page
    assert "Void number" in page
    assert 'hreflang="fr" href="https://presidence.example/registre/communiques/2024.html"' in page
    # The number is its original's; it is not there twice.
    assert [row["number"] for row in lines(founded, "en/register/communiques/2024")] == [1, 2, 3]


def test_the_first_page_names_every_series_its_years_and_its_latest_number(founded):
    publish_numbers(1, 2)
    publish_numbers(1, year=2023)
    founded.publish()
    page = read(founded.page("registre/index.html"))
    assert "Dernier numéro donné : Communiqué n° 003/2024" in page.text
    assert "2024 3 dont 1 sans texte Communiqué n° 003/2024" in page.text
    assert "communiques/2024.html#n3" in page.links()
    (told,) = json.loads(founded.page("registre/index.json"))["series"]
    assert [(y["year"], y["numbers"], y["void"], y["latest"]["number"]) for y in told["years"]] == [
        (2024, 3, 1, 3),
        (2023, 1, 0, 1),
    ]
    assert "registre/index.html" in read(founded.page("index.html")).links()


def test_a_number_on_a_text_leads_to_its_line_and_so_does_its_short_address(founded):
    publish_numbers(1)
    founded.publish()
    text = founded.page("actualites/2024/03/n2024-1.html")
    assert '<p class="plate"><a href="../../../registre/communiques/2024.html#n1">Communiqué n° 001/2024</a>' in text
    assert "../registre/communiques/2024.html#n1" in read(founded.page("n/communique-n-001-2024.html")).links()


def test_a_void_number_typed_from_paper_says_so_and_why(founded):
    founded.publish()
    page = founded.page("n/communique-n-003-2024.html")
    assert '<meta name="robots" content="noindex">' in page
    text = read(page).text
    assert "Numéro sans texte" in text
    assert "Projet retiré." in text
    assert "Void number" in text
    assert "../registre/communiques/2024.html#n3" in read(page).links()


def test_a_text_that_bears_a_void_number_keeps_its_short_address(founded):
    publish_numbers(3)
    founded.publish()
    assert "n2024-3.html" in founded.page("n/communique-n-003-2024.html")
    assert states(founded)[-2:] == [(3, "in-force"), (3, "void")]


def test_of_two_withdrawn_texts_with_one_number_the_first_has_the_short_address(founded):
    publish_numbers(1)
    store.append(numbered(1, id="autre", day=1))
    archive.withdraw("n2024-1")
    archive.withdraw("autre")
    founded.publish()
    assert "n2024-1.html" in founded.page("n/communique-n-001-2024.html")


def test_a_newsroom_without_series_has_no_register(newsroom):
    store.append(archive.text("seul", number=Number("serie", 2024, 1, "n° 1")))
    newsroom.publish()
    assert not (newsroom.public / "registre").exists()
    assert "Registre des numéros" not in newsroom.page("index.html")
    assert '<p class="plate">n° 1</p>' in newsroom.page("actualites/2024/03/seul.html")


def test_a_number_beyond_every_sequence_is_shown_on_its_text_alone(founded):
    publish_numbers(1, 2_024_001)
    founded.publish()
    assert [number for number, _ in states(founded)] == [1, 2, 3]
    assert '<p class="plate">Communiqué' in founded.page("actualites/2024/03/n2024-2024001.html")


@pytest.fixture
def small_pages(monkeypatch):
    for module in (series, number_register, number_year):
        monkeypatch.setattr(module, "ON_A_PAGE", 5)


def test_a_busy_year_has_several_pages_and_each_number_its_own(founded, small_pages):
    publish_numbers(1, 2, *range(4, 13))
    founded.publish()
    assert [number for number, _ in states(founded, f"{YEAR}-2")] == [6, 7, 8, 9, 10]
    assert [number for number, _ in states(founded, f"{YEAR}-3")] == [11, 12]
    first, second = (read(founded.page(f"{YEAR}{n}.html")) for n in ("", "-2"))
    assert "2024-2.html" in first.links()
    assert {"2024.html", "2024-3.html"} <= set(second.links())
    assert "Communiqué n° 013/2024" in first.text
    assert "Numéro suivant, pas encore donné" not in second.text
    assert "2024-2.html#n7" in "".join(read(founded.page("actualites/2024/03/n2024-7.html")).links())


def test_publishing_one_number_touches_its_own_page_and_the_first_ones_alone(founded, small_pages):
    publish_numbers(1, 2, *range(4, 13))
    publish_numbers(*range(1, 8), year=2023)
    founded.publish()
    publish_numbers(13)
    report = founded.publish()
    touched = {name for name in report.written if name.startswith(("registre/", "en/register/", "n/"))}
    assert touched == {
        f"{folder}{name}.{ending}"
        for folder in ("registre/", "en/register/")
        for name in ("index", "communiques/2024", "communiques/2024-3")
        for ending in ("html", "json")
    } | {"registre/communiques/index.html", "en/register/communiques/index.html", "n/communique-n-013-2024.html"}


def test_declaring_a_void_makes_no_text_again(founded):
    publish_numbers(1, 2, 4)
    founded.publish()
    one = Library().edition("serie")
    rows = [*one.details["voids"], {"year": 2024, "number": 5, "label": "Communiqué n° 005/2024", "reason": "Doublon."}]
    store.append(archive.next_version("serie", Change("update", "Registre."), details={**one.details, "voids": rows}))
    report = founded.publish()
    assert "Doublon." in founded.page(f"{YEAR}.html")
    assert (founded.public / "n/communique-n-005-2024.html").is_file()
    assert not [name for name in report.written if name.startswith("actualites/")]
    assert report.made < 20

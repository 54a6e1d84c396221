"""The real page that the project's developers share, when it is there."""

import pytest
from tests.shared import PAGE

from toguna.reading import read
from toguna.reading.pages import split_page

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the shared data is not beside the checkout")


@pytest.fixture(scope="module")
def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_its_four_articles_are_told_apart(text: str) -> None:
    page = split_page(text)
    lines = text.splitlines()
    titles = [one.title.text for one in page.documents if one.title]

    assert [one.kind for one in page.documents] == ["main", "teaser", "teaser", "teaser"]
    assert titles == [lines[0], lines[16], lines[22], lines[28]]
    assert [len(one.paragraphs) for one in page.documents] == [9, 1, 1, 1]
    assert page.documents[2].paragraphs[0].text.startswith("C’était sous")


def test_its_frame_is_named_and_in_no_body(text: str) -> None:
    page = split_page(text)

    assert [one.kind for one in page.boilerplate] == [
        "section", "related_heading", "read_link", "read_link", "read_link", "share",
    ]  # fmt: skip
    assert [word for piece in page.fragments() for word in piece.text.split()] == text.split()


def test_each_article_has_the_date_of_its_own_event(text: str) -> None:
    reading = read(text)

    assert [one.event.date for one in reading.documents] == ["2023-07-29", "2025-09-30", "2021-12-30", "2025-04-18"]
    assert [one.event.type for one in reading.documents] == ["rencontre", "visite", "ceremonie", "conseil"]


def test_each_article_has_its_place(text: str) -> None:
    lines = text.splitlines()
    places = [one.event.place or "" for one in read(text).documents]

    assert places[0].startswith("Palais de ")
    assert places[0] in lines[4]
    assert places[1].startswith("aéroport international")
    assert places[1] in lines[18]
    assert places[2] == lines[22].partition(" a abrité")[0].removeprefix("Le ")
    assert places[3] == lines[30].partition(", à ")[2].partition(",")[0]


def test_its_people_are_named_once_each_under_their_fullest_name(text: str) -> None:
    people = read(text).people

    assert len(people) == 8
    assert all(" " in person.name for person in people)
    # The same surname stands in the page with and without its diaeresis.
    assert any("ï" in person.name and len(person.forms) == 3 for person in people)

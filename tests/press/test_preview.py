import pytest
from tests.press import archive

from toguna.editions import store
from toguna.editions.edition import Change
from toguna.editions.library import Library
from toguna.press.preview import make_pictures, render_page


def test_the_preview_of_what_is_published_is_the_published_page(newsroom):
    archive.fill()
    newsroom.publish()
    for edition in Library().stream():
        if edition.path and edition.kind != "institution":
            name = edition.path[1:] + ("index.html" if edition.path.endswith("/") else "")
            if (newsroom.public / name).is_file():
                assert render_page(edition, Library()) == newsroom.page(name), edition.id


def test_the_preview_of_a_draft_is_the_page_that_publishing_writes(newsroom):
    archive.fill()
    draft = archive.text("brouillon", 33, people=(archive.DIARRA,), event=archive.VISIT, media=(archive.medium(),))
    page = render_page(draft, Library())
    store.append(draft)
    newsroom.publish()
    assert page == newsroom.page("actualites/2024/03/brouillon.html")


def test_the_preview_of_a_correction_is_the_page_that_publishing_writes(newsroom):
    archive.fill()
    draft = archive.next_version("visite", Change("correction", "Une faute."), title="Autre titre")
    page = render_page(draft, Library())
    store.append(draft)
    newsroom.publish()
    assert page == newsroom.page("actualites/2024/03/visite.html")


def test_the_preview_of_a_translation_links_back(newsroom):
    archive.fill()
    draft = archive.english(archive.text("suite", 40), path="/en/news/2024/03/next.html", title="Next")
    assert "../../../../actualites/2024/03/suite.html" in render_page(draft, Library())


def test_the_preview_of_the_institution_is_its_home(newsroom):
    archive.fill()
    newsroom.publish()
    house = Library().edition("institution")
    assert render_page(house, Library(), now=archive.NOW) == newsroom.page("index.html")


def test_what_has_no_page_says_so(newsroom):
    with pytest.raises(ValueError, match="body ministere"):
        render_page(archive.entry("ministere", "body", "Ministère"), Library())


def test_the_pictures_of_a_preview_are_made_where_they_are_asked_for(newsroom):
    archive.fill()
    draft = archive.text("brouillon", 33, media=(archive.medium(),))
    make_pictures(draft, Library(), newsroom.folder / "seen")
    (name,) = {x for x in render_page(draft, Library()).split('"') if x.endswith("-480.jpg") and x.startswith("..")}
    assert (newsroom.folder / "seen" / name.replace("../", "")).is_file()

"""Texts from outside become drafts once, linked to the others of their page, and keep their dates."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from toguna.desk import imports, publishing
from toguna.desk.models import Place, Text
from toguna.editions.library import Library
from toguna.editions.models import StoredEdition
from toguna.intake import read_source

PAGE = """Actualités

Le Président reçoit l’ambassadeur de Ténéka
Le Président de la République a reçu en audience, le mardi 4 mars 2025, à Sanfara, l’ambassadeur de Ténéka.
L’entretien a porté sur l’eau.

Lire »

À lire aussi

Le Conseil des ministres adopte le budget
Le Conseil des ministres s’est réuni le mercredi 5 mars 2025 à Sanfara, sous la présidence du Chef de l’État.

Lire »
"""


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.txt"
    file.write_text(PAGE)
    return next(iter(read_source(str(file))))


@pytest.fixture
def texts(newsroom, page):
    return imports.bring_in_page(page)


def test_each_document_is_a_draft_with_its_words_and_source(texts, page):
    assert len(texts) == len(page.documents) >= 2
    for text, document in zip(texts, page.documents, strict=True):
        assert not text.live
        assert text.title == document.title
        assert text.source_key == document.source.sha256
        assert text.event_start == (document.event_date or "")
        assert not StoredEdition.objects.filter(edition_id=text.uid).exists()


def test_the_same_page_again_brings_nothing(texts, page):
    assert imports.bring_in_page(page) == [None] * len(page.documents)
    assert Text.objects.count() == len(page.documents)


def test_all_of_a_page_are_linked_to_each_other_from_their_first_version(texts):
    editions = imports.publish_imported(texts)
    for edition in editions:
        assert edition.version == 1
        others = {t.uid for t in texts} - {edition.id}
        assert {link.id for link in edition.links} == others
        assert {(link.type, link.reason) for link in edition.links} == {("same-page", "Parus sur la même page")}
        assert edition.source.origin


def test_a_text_stands_at_the_date_of_its_event(texts):
    edition = next(e for e in imports.publish_imported(texts) if "ambassadeur" in e.title)
    assert edition.event.start == "2025-03-04"
    assert edition.first_published_at == datetime(2025, 3, 4, 12, tzinfo=UTC)
    assert "/2025/03/" in edition.path


def test_when_one_cannot_be_published_none_is(texts, monkeypatch):
    real, calls = publishing.append, []

    def fail_second(edition):
        calls.append(edition)
        if len(calls) == 2:
            raise OSError("the disk is full")
        return real(edition)

    monkeypatch.setattr(publishing, "append", fail_second)
    with pytest.raises(OSError, match="full"):
        imports.publish_imported(texts)
    assert not Text.objects.filter(live=True).exists()
    assert Library().count("all:fr") == 0


def test_a_place_is_found_in_the_register_whatever_its_accents(newsroom, page):
    place = Place(name="Sanfara", kind="city")
    place.save()
    document = replace(page.documents[0], place="SANFÀRA")
    assert imports.bring_in(document, page=page).place == place
    elsewhere = replace(document, place="Kourani", source=replace(document.source, sha256="0" * 64))
    assert imports.bring_in(elsewhere, page=page).place_name == "Kourani"


def test_a_title_too_long_for_the_desk_loses_no_word(newsroom, page):
    title = "Une très longue phrase de titre " * 12
    document = replace(page.documents[0], title=title, source=replace(page.documents[0].source, sha256="1" * 64))
    text = imports.bring_in(document, page=page)
    assert len(text.title) <= 255
    assert title.strip() in publishing.publish(text).body


@pytest.mark.parametrize(
    ("event_type", "title", "kind"),
    [
        ("discours", "Discours à la Nation", "speech"),
        ("communique", "Communiqué", "communique"),
        ("message", "Vœux", "message"),
        ("conseil", "Conseil des ministres du 5 mars", "council"),
        ("conseil", "Conseil de défense", "news"),
        ("nomination", "Décret portant nomination", "act"),
        ("dementi", "Mise au point", "denial"),
        ("audience", "Audience", "news"),
        ("", "Rien", "news"),
    ],
)
def test_the_kind_follows_what_the_text_tells(event_type, title, kind):
    assert imports.kind_of(event_type, title) == kind

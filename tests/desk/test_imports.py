"""Texts from outside become drafts once, linked to the others of their page, and keep their dates."""

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import pytest

from toguna.desk.composing import edition_of
from toguna.desk.imports import publishing as publishing_module
from toguna.desk.imports.kinds import kind_of
from toguna.desk.imports.links import rewrite_links
from toguna.desk.imports.media import MediaShelf
from toguna.desk.imports.publishing import publish_items, to_publish
from toguna.desk.imports.taking import Taking
from toguna.desk.imports.updating import update
from toguna.desk.models import ImportedItem, Person, Place, Text, Topic
from toguna.editions.library import Library
from toguna.editions.models import StoredEdition
from toguna.intake import read_source
from toguna.intake.blocks import Prose
from toguna.intake.documents import Term
from toguna.intake.facts import with_facts

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


def bring_in(*pages, **options):
    taken = Taking(MediaShelf(), **options).take(pages)
    return [Text.objects.filter(imported=one.item).first() for one in taken], [one.state for one in taken]


def publish(texts):
    keys = to_publish(ImportedItem.objects.filter(text__in=texts).values_list("pk", flat=True))
    return [Library().edition(edition.id) for edition in publish_items(keys, strict=True)]


@pytest.fixture
def texts(newsroom, page):
    return bring_in(page)[0]


def test_each_document_is_a_draft_with_its_words_and_source(texts, page):
    assert len(texts) == len(page.documents) >= 2
    for text, document in zip(texts, page.documents, strict=True):
        assert not text.live
        assert text.title == document.title
        assert text.source_key == document.source.sha256
        assert text.event_start == (document.event_date or "")
        assert not StoredEdition.objects.filter(edition_id=text.uid).exists()


def test_the_same_page_again_brings_nothing(texts, page):
    assert bring_in(page)[1] == ["known"] * len(page.documents)
    assert Text.objects.count() == len(page.documents)


def test_all_of_a_page_are_linked_to_each_other_from_their_first_version(texts):
    editions = publish(texts)
    assert len(editions) == len(texts)
    for edition in editions:
        assert edition.version == 1
        others = {t.uid for t in texts} - {edition.id}
        assert {link.id for link in edition.links} == others
        assert {(link.type, link.reason) for link in edition.links} == {("same-page", "Parus sur la même page")}
        assert edition.source.origin


def test_a_text_stands_at_the_date_of_its_event(texts):
    edition = next(e for e in publish(texts) if "ambassadeur" in e.title)
    assert edition.event.start == "2025-03-04"
    assert edition.first_published_at == datetime(2025, 3, 4, 12, tzinfo=UTC)
    assert "/2025/03/" in edition.path


def test_a_text_brought_in_and_published_is_the_edition_that_the_desk_would_make(texts):
    for edition in publish(texts):
        text = Text.objects.get(uid=edition.id)
        assert text.live
        assert replace(edition_of(text), published_at=edition.published_at) == edition


def test_when_one_cannot_be_published_none_is(texts, monkeypatch):
    real, calls = publishing_module.edition_of, []

    def fail_second(text, **options):
        calls.append(text)
        if len(calls) == 2:
            raise OSError("the disk is full")
        return real(text, **options)

    monkeypatch.setattr(publishing_module, "edition_of", fail_second)
    with pytest.raises(OSError, match="full"):
        publish(texts)
    assert not Text.objects.filter(live=True).exists()
    assert Library().count("all:fr") == 0


def other(page, **changes):
    """The page with its first document alone, changed, under a name of its own."""
    document = replace(page.documents[0], **changes)
    source = replace(document.source, sha256=sha256(repr(changes).encode()).hexdigest())
    return replace(page, documents=(replace(document, source=source),))


def test_a_place_is_found_in_the_register_whatever_its_accents(newsroom, page):
    place = Place(name="Sanfara", kind="city")
    place.save()
    assert bring_in(other(page, place="SANFÀRA"))[0][0].place == place
    assert bring_in(other(page, place="Kourani"))[0][0].place_name == "Kourani"


def test_a_title_too_long_for_the_desk_loses_no_word(newsroom, page):
    title = "Une très longue phrase de titre " * 12
    (text,), _ = bring_in(other(page, title=title))
    assert len(text.title) <= 255
    assert title.strip() in publish([text])[0].body


@pytest.mark.parametrize("status", ["draft", "private", "protected", "scheduled", "deleted"])
def test_what_the_source_holds_back_is_never_published(newsroom, page, status):
    (text,), _ = bring_in(other(page, status=status))
    assert publish([text]) == []
    assert not Text.objects.get(pk=text.pk).live


def test_a_text_in_a_language_that_the_newsroom_lacks_waits_for_an_editor(newsroom, page):
    (text,), _ = bring_in(other(page, language="pt"))
    assert publish([text]) == []
    assert "no language pt" in ImportedItem.objects.get(text=text).why


def test_a_text_that_an_editor_has_taken_up_is_not_published_by_a_later_run(texts, page):
    texts[0].save_revision()
    assert len(publish(texts)) == len(texts) - 1


def test_texts_that_translate_one_another_are_joined(newsroom, page):
    pages = [other(page, language="fr", group="g", title="Eau"), other(page, language="en", group="g", title="Water")]
    texts, _ = bring_in(*pages)
    assert texts[0].translation_key == texts[1].translation_key
    editions = {edition.language: edition for edition in publish(texts)}
    assert editions["en"].translation_of == editions["fr"].id


def test_a_second_text_of_one_language_in_a_group_comes_in_alone(newsroom, page):
    texts, _ = bring_in(*(other(page, language="fr", group="g", title=title) for title in ("Eau", "Pain")))
    assert texts[0].translation_key != texts[1].translation_key


def keyed(page, *paragraphs, **changes):
    html = "".join(f"<p>{words}</p>" for words in paragraphs)
    source = replace(page.documents[0].source, key="https://mairie.example/?p=1")
    return replace(page, documents=(replace(page.documents[0], source=source, blocks=(Prose(html),), **changes),))


def test_a_draft_whose_source_changed_is_written_anew_and_stays_one(newsroom, page):
    bring_in(keyed(page, "Un."))
    taking = Taking(MediaShelf())
    (taken,) = taking.take([keyed(page, "Deux.")])
    assert taken.state == "changed"
    assert not update(taking.changed[0], MediaShelf(), to_publish=True)
    assert "Deux." in str(Text.objects.get().body)
    assert bring_in(keyed(page, "Deux."))[1] == ["known"]


def test_a_published_text_whose_source_changed_gets_a_version_that_says_so(newsroom, page):
    texts, _ = bring_in(keyed(page, "Un."))
    publish(texts)
    for words in ("Deux.", "Trois."):
        taking = Taking(MediaShelf())
        taking.take([keyed(page, words)])
        assert update(taking.changed[0], MediaShelf(), to_publish=True)
    edition = Library().edition(texts[0].uid)
    assert (edition.version, edition.change.kind) == (3, "update")
    assert edition.change.note == "Mis à jour d’après sa source."
    assert "Trois." in edition.body


def test_earlier_wordings_become_earlier_versions(newsroom, page):
    days = [datetime(2019 + n, 5, 4, tzinfo=UTC) for n in range(3)]
    wordings = [keyed(page, f"Mot {n}.", title=f"Titre {n}", modified=day).documents[0] for n, day in enumerate(days)]
    (text, *_), states = bring_in(replace(page, documents=tuple(wordings)))
    assert states == ["new", "new", "new"]
    assert Text.objects.count() == 1
    publish([text])
    versions = Library().versions(text.uid)
    assert [version.title for version in versions] == ["Titre 0", "Titre 1", "Titre 2"]
    assert ["Mot 1." in version.body for version in versions] == [False, True, False]
    assert [version.change.kind for version in versions] == ["none", "update", "update"]
    assert versions[1].change.note == "Tel que sa source le donnait le 4 mai 2020."
    assert bring_in(replace(page, documents=tuple(wordings)))[1][-1] == "known"


def test_brought_in_texts_are_found_in_the_desk(texts):
    assert [found.pk for found in Text.objects.search("ambassadeur")] == [
        text.pk for text in texts if "ambassadeur" in text.title
    ]


def test_a_link_to_the_old_site_leads_there_no_more_whatever_characters_it_has(newsroom, page):
    href = "https://mairie.example/l&#x27;eau/?a=1&amp;b=%C3%A9"
    html = f'<p>Voir <a href="{href}">ici</a></p>'
    (text,), _ = bring_in(other(page, blocks=(Prose(html),)), hosts=frozenset({"mairie.example"}))
    rewrite_links(MediaShelf())
    assert "mairie.example" not in str(Text.objects.get(pk=text.pk).body)
    assert ImportedItem.objects.get(text=text).data["lost_links"] == ["https://mairie.example/l'eau/?a=1&b=%C3%A9"]


def test_a_text_changed_here_and_at_its_source_is_left_as_it_is_here(newsroom, page):
    (text,), _ = bring_in(keyed(page, "Un."))
    text.title = "Corrigé ici"
    text.save_revision()
    taking = Taking(MediaShelf())
    taking.take([keyed(page, "Deux.")])
    assert not update(taking.changed[0], MediaShelf(), to_publish=True)
    assert "an editor has changed it" in ImportedItem.objects.get().why


def test_a_category_becomes_a_topic_only_where_a_public_text_bears_it(newsroom, page):
    shown, hidden = Term("category", "eau", "Eau"), Term("category", "nominations", "Nominations secrètes")
    texts, _ = bring_in(other(page, terms=(shown,)), other(page, terms=(hidden,), status="private"))
    (edition,) = publish(texts)
    assert [topic.name for topic in edition.topics] == ["Eau"]
    assert [topic.name for topic in Topic.objects.all()] == ["Eau"]


def test_sure_facts_are_kept_only_where_the_register_has_them(newsroom, page):
    ambassador = Person(given_name="Awa", family_name="Sankira")
    ambassador.save()
    words = "Mme Awa Sankira a déclaré : « L’eau est revenue. » M. Bintou Taroré, maire de Sanfara, était présent."
    document = with_facts(replace(page.documents[0], reading=None, paragraphs=(words,), title="Audience"))
    (text,), _ = bring_in(replace(page, documents=(document,)), accept=True)
    assert [row.person for row in text.people.all()] == [ambassador]
    assert [(quote.words, quote.speaker) for quote in text.quotes.all()] == [("L’eau est revenue.", ambassador)]
    assert Person.objects.count() == 1


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
    assert kind_of(event_type, title) == kind

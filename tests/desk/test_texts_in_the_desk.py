"""What an editor does with a text, through the desk's own pages."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from tests.desk.editor_form import rich_text, text_form
from wagtail.test.utils.form_data import streamfield

from toguna.desk import preview, publishing
from toguna.desk.models import Person, Text, TextPerson
from toguna.desk.newsroom import section_for, this_year
from toguna.editions.library import Library
from toguna.editions.models import StoredEdition
from toguna.editions.store import AddressTaken


def add_url(kind="news", language="fr"):
    return reverse("wagtailadmin_pages:add", args=["desk", "text", this_year(section_for(kind, language)).pk])


def edit_url(text):
    return reverse("wagtailadmin_pages:edit", args=[text.pk])


def words_of(answer):
    return answer.content.decode().replace("&#x27;", "'")


def test_someone_without_an_account_is_sent_to_the_login_page(client, newsroom):
    assert client.get(reverse("texts:index")).url.startswith("/desk/login/")


def test_an_editor_logs_in_with_a_name_and_password(client, editor):
    client.logout()
    answer = client.post("/desk/login/", {"username": "editrice", "password": "mot de passe d'essai"})
    assert answer.url == "/desk/"


def test_a_new_text_asks_section_and_kind_then_opens_the_editor(client, editor):
    section = section_for("communique", "fr")
    page = client.get(reverse("texts:choose_parent"))
    assert "Communiqués (Français)" in words_of(page)
    answer = client.post(reverse("texts:choose_parent"), {"section": section.pk, "kind": "denial"})
    assert answer.url.endswith(f"/{this_year(section).pk}/?kind=denial")
    assert 'value="denial" selected' in words_of(client.get(answer.url))


def test_the_usual_kind_of_a_section_needs_no_choice(client, editor):
    section = section_for("speech", "fr")
    assert client.post(reverse("texts:choose_parent"), {"section": section.pk, "kind": ""}).url.endswith("?kind=speech")


def test_a_draft_is_saved_and_not_public(client, editor):
    client.post(add_url(), text_form())
    text = Text.objects.get()
    assert not text.live
    assert text.public_path is None
    assert not StoredEdition.objects.filter(kind="news").exists()


def test_publishing_makes_the_edition_at_its_address(client, editor):
    answer = client.post(add_url(), text_form("publish", event_type="visite", event_start="2025-03-04"), follow=True)
    assert "« Visite à Tenkodé » est publié." in words_of(answer)
    text = Text.objects.get()
    edition = Library().at("/actualites/2025/03/visite-a-tenkode.html")
    assert text.live
    assert edition.id == text.uid
    assert edition.body == "<p>Le Président s’est rendu à Tenkodé.</p>"
    assert edition.change.kind == "none"


def test_the_link_to_the_site_is_the_public_address(client, editor, draft):
    text = draft()
    publishing.publish(text)
    assert f'href="{text.public_path}"' in words_of(client.get(edit_url(text)))


def test_a_change_without_a_note_is_asked_for_one(client, editor, draft):
    text = draft()
    publishing.publish(text)
    answer = client.post(edit_url(text), text_form("publish", title="Autre titre"))
    assert "écrivez une ou deux phrases qui disent aux lecteurs ce qui change" in words_of(answer)
    assert Library().edition(text.uid).version == 1


def test_a_change_with_a_note_is_a_second_version_and_the_note_is_not_kept_for_the_next(client, editor, draft):
    text = draft()
    publishing.publish(text)
    client.post(
        edit_url(text),
        text_form("publish", title="Visite à Wéréma", change_kind="correction", change_note="La ville était fausse."),
    )
    edition = Library().edition(text.uid)
    assert (edition.version, edition.title) == (2, "Visite à Wéréma")
    assert (edition.change.kind, edition.change.note) == ("correction", "La ville était fausse.")
    assert "La ville était fausse." not in words_of(client.get(edit_url(text)))
    assert (
        Text.objects.get().public_path
        == edition.path
        == "/actualites/2026/11/visite-a-tenkode.html".replace("2026/11", edition.first_published_at.strftime("%Y/%m"))
    )


def test_a_draft_of_a_change_needs_no_note_yet(client, editor, draft):
    text = draft()
    publishing.publish(text)
    client.post(edit_url(text), text_form(title="Autre titre"))
    text.refresh_from_db()
    assert text.has_unpublished_changes
    assert text.title == "Visite à Tenkodé"


def test_the_panel_of_changes_is_shown_for_public_texts_only(client, editor, draft):
    text = draft()
    assert "Ce qui change" not in words_of(client.get(edit_url(text)))
    publishing.publish(text)
    assert "Ce qui change" in words_of(client.get(edit_url(text)))


def test_the_kind_of_a_public_text_stays(client, editor, draft):
    text = draft()
    publishing.publish(text)
    client.post(edit_url(text), text_form("publish", kind="act", change_kind="minor", change_note="Genre."))
    assert Text.objects.get().kind == "news"


def test_withdrawing_asks_for_a_reason(client, editor, draft):
    text = draft()
    publishing.publish(text)
    assert "Retirer…" in words_of(client.get(edit_url(text)))
    answer = client.post(reverse("desk_withdraw", args=[text.pk]), {"reason": " "})
    assert "Écrivez la raison" in words_of(answer)
    text.refresh_from_db()
    assert text.live


def test_a_withdrawn_text_keeps_its_address_and_says_why(client, editor, draft):
    text = draft()
    publishing.publish(text)
    client.post(reverse("desk_withdraw", args=[text.pk]), {"reason": "La visite n’a pas eu lieu."})
    text.refresh_from_db()
    edition = Library().at(text.public_path)
    assert not text.live
    assert text.withdrawn
    assert edition.withdrawn
    assert edition.change.note == "La visite n’a pas eu lieu."
    assert Library().count("all:fr") == 0
    assert "retiré" in words_of(client.get(reverse("texts:index")))


def test_a_withdrawn_text_comes_back_as_an_update(client, editor, draft):
    text = draft()
    publishing.publish(text)
    publishing.withdraw(text, "Erreur.")
    assert "Ce qui change" in words_of(client.get(edit_url(text)))
    client.post(edit_url(text), text_form("publish", change_kind="update", change_note="La visite a bien eu lieu."))
    text.refresh_from_db()
    assert text.live
    assert not text.withdrawn_reason
    assert [e.change.kind for e in Library().versions(text.uid)] == ["none", "withdrawal", "update"]


def test_wagtails_own_unpublishing_is_not_offered(client, editor, draft):
    text = draft()
    publishing.publish(text)
    page = words_of(client.get(edit_url(text)))
    assert reverse("wagtailadmin_pages:unpublish", args=[text.pk]) not in page
    client.post(reverse("wagtailadmin_pages:unpublish", args=[text.pk]))
    text.refresh_from_db()
    assert text.live


def test_a_public_text_is_not_deleted_but_says_what_to_do(client, editor, draft):
    text = draft()
    publishing.publish(text)
    answer = client.post(reverse("wagtailadmin_pages:delete", args=[text.pk]), follow=True)
    assert "Retirez-le : son adresse dira pourquoi." in words_of(answer)
    assert Text.objects.filter(pk=text.pk).exists()


def test_a_draft_is_deleted(client, editor, draft):
    text = draft()
    client.post(reverse("wagtailadmin_pages:delete", args=[text.pk]))
    assert not Text.objects.filter(pk=text.pk).exists()


def test_a_scheduled_text_appears_at_its_hour(client, editor, draft):
    later = timezone.localtime() + timedelta(hours=2)
    client.post(add_url(), text_form("publish", go_live_at=later.strftime("%Y-%m-%d %H:%M")))
    text = Text.objects.get()
    assert not text.live
    assert Library().edition(text.uid) is None
    call_command("publish_scheduled")
    assert Library().edition(text.uid) is None
    text.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    revision = text.revisions.get(approved_go_live_at__isnull=False)
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.save()
    call_command("publish_scheduled")
    text.refresh_from_db()
    assert text.live
    assert Library().edition(text.uid).version == 1


def test_a_writer_cannot_publish_or_withdraw(client, writer, draft):
    client.post(add_url(), text_form("publish"))
    written = Text.objects.get()
    assert not written.live
    public = draft("Autre")
    publishing.publish(public)
    assert client.post(reverse("desk_withdraw", args=[public.pk]), {"reason": "Non."}).status_code in (302, 403)
    public.refresh_from_db()
    assert public.live


def test_a_publication_that_the_store_refuses_is_said_and_leaves_no_trace(client, editor, draft, monkeypatch):
    def refuse(edition):
        raise AddressTaken("occupé par un autre texte")

    monkeypatch.setattr(publishing, "append", refuse)
    answer = client.post(add_url(), text_form("publish"))
    assert "occupé par un autre texte" in words_of(answer)
    assert not Text.objects.exists()
    text = draft()
    answer = client.post(edit_url(text), text_form("publish"))
    assert "occupé par un autre texte" in words_of(answer)
    text.refresh_from_db()
    assert not text.live
    assert not StoredEdition.objects.filter(kind="news").exists()


def test_the_preview_is_the_draft_as_an_edition(client, editor, draft, monkeypatch):
    seen = []
    monkeypatch.setattr(preview, "_renderers", [lambda edition: seen.append(edition) or "<p>la page</p>"])
    text = draft()
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[text.pk])
    client.post(url, text_form(title="Titre en cours"))
    assert client.get(url).content == b"<p>la page</p>"
    assert (seen[-1].title, seen[-1].version) == ("Titre en cours", 1)
    new = reverse("wagtailadmin_pages:preview_on_add", args=["desk", "text", this_year(section_for("news", "fr")).pk])
    client.post(new, text_form(title="Tout neuf"))
    assert client.get(new).content == b"<p>la page</p>"
    assert seen[-1].path.endswith("/tout-neuf.html")
    assert not StoredEdition.objects.filter(kind="news").exists()


def test_a_text_is_translated_beside_the_first_one(client, chief, draft):
    text = draft()
    publishing.publish(text)
    english = section_for("news", "en").locale
    url = reverse("simple_translation:submit_page_translation", args=[text.pk])
    answer = client.post(url, {"locales": [english.pk]})
    assert answer.status_code == 302
    copy = Text.objects.get(locale=english)
    assert not copy.published_once
    copy.title = "Visit to Tenkodé"
    edition = publishing.publish(copy)
    assert edition.translation_of == text.uid
    assert edition.path.startswith("/en/news/")


@pytest.fixture
def shelf(draft):
    """A text in each state."""
    texts = {name: draft(f"Texte {name}") for name in ("draft", "live", "changed", "scheduled", "withdrawn")}
    for name in ("live", "changed", "withdrawn"):
        publishing.publish(texts[name])
    texts["changed"].title = "Texte changed bis"
    texts["changed"].save_revision()
    publishing.withdraw(texts["withdrawn"], "Erreur.")
    texts["scheduled"].go_live_at = timezone.now() + timedelta(days=1)
    texts["scheduled"].save_revision().publish()
    return texts


def titles(client, **query):
    answer = client.get(reverse("texts:index_results"), query)
    assert answer.status_code == 200
    return {t.title for t in answer.context["object_list"]}


@pytest.mark.parametrize("state", ["draft", "live", "changed", "scheduled", "withdrawn"])
def test_the_list_is_narrowed_to_a_state(client, editor, shelf, state):
    assert titles(client, state=state) == {f"Texte {state}"}


def test_the_list_is_narrowed_to_kind_section_language_and_person(client, editor, draft):
    person = Person(given_name="Awa", family_name="Diémé")
    person.save()
    speech = draft("Adresse", kind="speech")
    english = draft("Visit", language="en")
    with_her = draft("Avec elle")
    with_her.people = [TextPerson(person=person, part="guest")]
    with_her.save()
    assert titles(client, kind="speech") == {"Adresse"}
    assert titles(client, section=speech.section.pk) == {"Adresse"}
    assert titles(client, language=english.locale_id) == {"Visit"}
    assert titles(client, person=person.pk) == {"Avec elle"}


def test_titles_are_searched_with_or_without_accents(client, editor, draft):
    found = draft("Élections à Ségou")
    draft("Autre chose")
    publishing.publish(found)
    for words in ("Élections", "segou elections", "Ségou"):
        assert titles(client, q=words) == {"Élections à Ségou"}


def test_the_newest_text_comes_first(client, editor, draft):
    draft("Ancien")
    draft("Nouveau")
    answer = client.get(reverse("texts:index"))
    assert [t.title for t in answer.context["object_list"]] == ["Nouveau", "Ancien"]


def test_the_list_costs_the_same_for_two_texts_and_for_twenty(client, editor, draft):
    def queries():
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(reverse("texts:index"))
        return len(captured)

    for n in range(2):
        publishing.publish(draft(f"Texte {n}"))
    queries()
    few = queries()
    for n in range(18):
        publishing.publish(draft(f"Texte encore {n}"))
    assert queries() <= few + 2
    assert few < 60


def test_several_drafts_are_published_at_once_and_changes_without_note_are_left(client, editor, draft):
    first, second, changed = draft("Un"), draft("Deux"), draft("Trois")
    publishing.publish(changed)
    changed.title = "Trois bis"
    changed.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = "?" + "&".join(f"id={t.pk}" for t in (first, second, changed))
    client.post(url + query, {"include_descendants": ""})
    assert {t.title for t in Text.objects.filter(live=True)} == {"Un", "Deux", "Trois"}
    assert Library().edition(changed.uid).version == 1
    assert Library().edition(first.uid).version == 1


def test_one_may_begin_to_write_at_once_and_an_empty_text_is_no_obstacle(client, editor):
    new = client.get(add_url())
    assert new.context["form"].instance.body[0].block_type == "text"
    client.post(add_url(), text_form("publish", body=streamfield([("text", rich_text(""))])))
    assert Library().edition(Text.objects.get().uid).body == ""


def test_after_publishing_one_is_back_at_the_list(client, editor):
    assert client.post(add_url(), text_form("publish")).url == reverse("texts:index")

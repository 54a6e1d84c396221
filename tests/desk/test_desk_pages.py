"""Every page of the desk opens, in French."""

import pytest
from django.urls import reverse

from toguna.desk.models import Institution
from toguna.desk.newsroom import section_for, this_year

REGISTERS = ["person", "body", "role", "place", "topic", "event", "series", "seriesnumber"]


def test_the_first_page_greets_in_french_and_lists_the_latest_texts(client, editor, draft):
    draft("Audience au Palais")
    page = client.get("/desk/").content.decode()
    assert "Rédaction" in page
    assert "Derniers textes" in page
    assert "Audience au Palais" in page
    assert "Bienvenue" not in page


def test_the_login_page_bears_the_newsrooms_name(client, newsroom):
    page = client.get("/desk/login/").content.decode()
    assert "Rédaction" in page
    assert "toguna.svg" in page


def test_the_list_of_texts_opens_empty_and_full(client, editor, draft):
    assert client.get(reverse("texts:index")).status_code == 200
    draft("Visite à Tenkodé")
    assert "Visite à Tenkodé" in client.get(reverse("texts:index")).content.decode()


@pytest.mark.parametrize("name", REGISTERS)
def test_each_register_has_its_list(client, chief, name):
    assert client.get(reverse(f"wagtailsnippets_desk_{name}:list")).status_code == 200


@pytest.mark.parametrize("name", REGISTERS)
def test_each_register_has_its_form(client, editor, name):
    page = client.get(reverse(f"wagtailsnippets_desk_{name}:add"))
    assert page.status_code == 200
    assert "English" in page.content.decode()


def test_the_editor_of_a_text_opens_new_and_old(client, editor, draft):
    section = section_for("news", "fr")
    new = client.get(reverse("wagtailadmin_pages:add", args=["desk", "text", this_year(section).pk]) + "?kind=news")
    assert new.status_code == 200
    old = client.get(reverse("wagtailadmin_pages:edit", args=[draft().pk])).content.decode()
    for words in ("Qui, où, quand", "Publication", "Enregistrer"):
        assert words in old


def test_the_sections_have_a_list_and_a_form(client, chief):
    assert client.get(reverse("sections:index")).status_code == 200
    section = section_for("news", "fr")
    assert client.get(reverse("wagtailadmin_pages:edit", args=[section.pk])).status_code == 200


def test_the_institution_is_one_form(client, chief):
    answer = client.get(reverse("wagtailsnippets_desk_institution:list"))
    assert answer.status_code == 302
    assert client.get(answer.url).status_code == 200
    assert Institution.objects.count() == 1


def test_pictures_and_documents_open(client, chief):
    assert client.get(reverse("wagtailimages:index")).status_code == 200
    assert client.get(reverse("wagtailimages:add")).status_code == 200
    assert client.get(reverse("wagtaildocs:index")).status_code == 200

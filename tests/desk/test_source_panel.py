"""A brought-in text says in the desk where it stood, and what did not come with it; another text says nothing."""

import pytest
from django.urls import reverse

from toguna.desk.choices import Kind
from toguna.desk.models import ImportedItem, Text
from toguna.desk.newsroom import add_text, section_for


@pytest.fixture
def text(newsroom):
    return add_text(Text(title="Le pont", kind=Kind.NEWS), section_for("news", "fr"))


def shown(client, text):
    return client.get(reverse("wagtailadmin_pages:edit", args=[text.pk])).content.decode()


def test_the_editor_of_a_brought_in_text_shows_its_source(admin_client, text):
    ImportedItem.objects.create(
        name="n", key="k", origin="export.xml", kind="post", status="private", content="c", outcome="text", text=text,
        addresses=["https://ancien.example/pont/"],
        data={"authors": ["A. Wélé"], "terms": [{"name": "Eau"}], "lost_links": ["https://ancien.example/perdu/"]},
        missing=["https://ancien.example/p.jpg"], why="could not be published: <b>",
    )  # fmt: skip
    page = shown(admin_client, text)
    for words in ("export.xml", "https://ancien.example/pont/", "A. Wélé", "Eau", "https://ancien.example/perdu/",
                  "https://ancien.example/p.jpg", "could not be published: &lt;b&gt;"):  # fmt: skip
        assert words in page


def test_the_editor_of_another_text_shows_none(admin_client, text):
    assert "ancien.example" not in shown(admin_client, text)
    assert "Old addresses" not in shown(admin_client, text)

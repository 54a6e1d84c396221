import pytest
from django.test import RequestFactory

from toguna.app.public import public_file

# Closing a response closes idle connections, which the plugin counts as use of the database.
pytestmark = pytest.mark.django_db


@pytest.fixture
def public(settings, tmp_path):
    root = tmp_path / "public"
    (root / "actualites" / "page").mkdir(parents=True)
    (root / "index.html").write_text("accueil")
    (root / "actualites" / "index.html").write_text("liste")
    (root / "404.html").write_text("absent")
    (root / "feed.atom").write_text("<feed/>")
    (tmp_path / "secret.txt").write_text("secret")
    (root / "out").symlink_to(tmp_path / "secret.txt")
    settings.TOGUNA_PUBLIC = root
    return root


def get(path, **headers):
    response = public_file(RequestFactory().get("/" + path, headers=headers), path)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return response, body.decode()


@pytest.mark.parametrize(("path", "body"), [("", "accueil"), ("index.html", "accueil"), ("actualites/", "liste")])
def test_a_folder_gives_its_index(public, path, body):
    response, got = get(path)
    assert (response.status_code, got) == (200, body)
    assert response["Content-Type"] == "text/html; charset=utf-8"


def test_a_folder_without_its_slash_is_redirected(public):
    response, _ = get("actualites")
    assert (response.status_code, response["Location"]) == (301, "/actualites/")


@pytest.mark.parametrize(
    "path", ["nothing.html", "actualites/page/", "../secret.txt", "out", "a\0b", "a\\b", "/etc/passwd"]
)
def test_what_is_not_there_or_outside_gives_the_404_page(public, path):
    response, body = get(path)
    assert (response.status_code, body) == (404, "absent")


def test_an_unchanged_page_is_not_sent_again(public):
    first, _ = get("index.html")
    again, body = get("index.html", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, body) == (304, "")


def test_pages_carry_a_strict_policy_and_no_cookie(public):
    response, _ = get("index.html")
    assert "default-src 'none'" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert not response.cookies


def test_feeds_have_their_type(public):
    assert get("feed.atom")[0]["Content-Type"] == "application/atom+xml; charset=utf-8"

import gzip
import json

import pytest
from django.test import Client, RequestFactory

from toguna.app.public import public_file

# Closing a response closes idle connections, which the plugin counts as use of the database.
pytestmark = pytest.mark.django_db

PAGE = "la page " * 40


@pytest.fixture
def public(settings, tmp_path):
    root = tmp_path / "public"
    (root / "actualites" / "page").mkdir(parents=True)
    (root / "en").mkdir()
    (root / "n").mkdir()
    (root / "media").mkdir()
    (root / "index.html").write_text("accueil")
    (root / "page.html").write_text(PAGE)
    (root / "page.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (root / "page.html.br").write_bytes(b"brotli")
    (root / "actualites" / "index.html").write_text("liste")
    (root / "404.html").write_text("absent")
    (root / "en" / "404.html").write_text("missing")
    (root / "n" / "2024-12.html").write_text("numero 12")
    (root / "feed.atom").write_text("<feed/>")
    (root / "media" / "image.avif").write_bytes(b"image")
    (root / "media" / "archive.tar.gz").write_bytes(b"archive")
    (tmp_path / "secret.txt").write_text("secret")
    (root / "out").symlink_to(tmp_path / "secret.txt")
    settings.TOGUNA_PUBLIC = root
    return root


def ask(path, method="get", query="", **headers):
    address = "/" + path + (f"?{query}" if query else "")
    response = public_file(getattr(RequestFactory(), method)(address, headers=headers), path)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return response, body


def get(path, **headers):
    response, body = ask(path, **headers)
    return response, body.decode()


def redirects(public, **found):
    (public / "redirects.json").write_text(json.dumps({f"/{old}": new for old, new in found.items()}))


@pytest.mark.parametrize(("path", "body"), [("", "accueil"), ("index.html", "accueil"), ("actualites/", "liste")])
def test_a_folder_gives_its_index(public, path, body):
    response, got = get(path)
    assert (response.status_code, got) == (200, body)
    assert response["Content-Type"] == "text/html; charset=utf-8"


def test_a_folder_without_its_slash_is_redirected_with_its_query(public):
    response, _ = ask("actualites", query="a=1")
    assert (response.status_code, response["Location"]) == (301, "/actualites/?a=1")


@pytest.mark.parametrize(
    "path",
    [
        "nothing.html",
        "actualites/page",
        "actualites/page/",
        "../secret.txt",
        "out",
        "a\0b",
        "a\\b",
        "/etc/passwd",
        "page.html/",
        "x" * 300,
        "n/13",
        "n/../../secret.txt",
    ],
)
def test_what_is_not_there_or_outside_gives_the_404_page(public, path):
    response, body = get(path)
    assert (response.status_code, body) == (404, "absent")
    assert response["Cache-Control"] == "no-cache"
    assert "ETag" not in response


def test_the_404_page_is_of_the_language_of_the_address(public):
    assert get("en/nothing.html")[1] == "missing"
    assert get("actualites/nothing.html")[1] == "absent"


def test_a_site_without_a_404_page_still_says_404(public):
    (public / "404.html").unlink()
    assert get("nothing.html")[0].status_code == 404


def test_a_number_is_an_address(public):
    response, body = get("n/2024-12")
    assert (response.status_code, body, response["Content-Type"]) == (200, "numero 12", "text/html; charset=utf-8")
    assert get("n/2024-12.html")[1] == "numero 12"


def test_an_unchanged_page_is_not_sent_again(public):
    first, _ = get("index.html")
    assert not first["ETag"].startswith("W/")
    again, body = get("index.html", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, body, again["ETag"]) == (304, "", first["ETag"])
    assert again["Cache-Control"] == "no-cache"


def test_a_changed_page_is_sent_again_even_when_it_has_the_same_length(public):
    first, _ = get("index.html")
    (public / "index.html").write_text("accueiL")
    again, body = get("index.html", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, body) == (200, "accueiL")


@pytest.mark.parametrize(
    ("wanted", "coding", "body"),
    [
        ("gzip, deflate, br", "br", b"brotli"),
        ("gzip", "gzip", None),
        ("br;q=0.1, gzip;q=0.9", "gzip", None),
        ("br;q=0", "", PAGE.encode()),
        ("", "", PAGE.encode()),
    ],
)
def test_a_compressed_variant_is_sent_to_whom_it_suits(public, wanted, coding, body):
    response, got = ask("page.html", **({"Accept-Encoding": wanted} if wanted else {}))
    assert response.get("Content-Encoding", "") == coding
    assert got == body if body else gzip.decompress(got) == PAGE.encode()
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert response["Vary"] == "Accept-Encoding"
    assert int(response["Content-Length"]) == len(got)


def test_each_coding_has_a_tag_of_its_own_and_answers_to_that_one_only(public):
    tags = {coding: ask("page.html", **{"Accept-Encoding": coding})[0]["ETag"] for coding in ("br", "gzip", "identity")}
    assert len(set(tags.values())) == 3
    for coding in tags:
        for other, tag in tags.items():
            answer, _ = ask("page.html", **{"Accept-Encoding": coding, "If-None-Match": tag})
            assert answer.status_code == (304 if coding == other else 200)
            assert answer["Vary"] == "Accept-Encoding"


def test_a_file_without_variants_does_not_vary(public):
    assert "Vary" not in get("index.html", **{"Accept-Encoding": "br, gzip"})[0]


@pytest.mark.parametrize("path", ["page.html.gz", "page.html.br"])
def test_a_variant_has_no_address_of_its_own(public, path):
    assert get(path)[0].status_code == 404


def test_an_archive_is_sent_as_what_it_is(public):
    response, body = get("media/archive.tar.gz", **{"Accept-Encoding": "gzip"})
    assert (body, response["Content-Type"], response.get("Content-Encoding")) == ("archive", "application/gzip", None)


def test_pictures_may_be_kept_and_pages_are_asked_for(public):
    assert get("media/image.avif")[0]["Cache-Control"] == "max-age=31536000, immutable"
    assert get("media/nothing.avif")[0]["Cache-Control"] == "no-cache"
    assert get("index.html")[0]["Cache-Control"] == "no-cache"


def test_feeds_have_their_type(public):
    assert get("feed.atom")[0]["Content-Type"] == "application/atom+xml; charset=utf-8"


def test_pages_carry_a_strict_policy_and_no_cookie(public):
    for path in ("index.html", "nothing.html", "actualites"):
        response, _ = get(path)
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert response["X-Content-Type-Options"] == "nosniff"
        assert response["X-Frame-Options"] == "DENY"
        assert not response.cookies
        assert "Content-Disposition" not in response


def test_an_old_address_leads_to_the_new_one(public):
    redirects(public, vieux="/page.html", **{"index.php?id=5": "/actualites/", "présidence": "/n/2024-12"})
    for path, query, target in (
        ("vieux", "", "/page.html"),
        ("vieux", "utm=1", "/page.html"),
        ("index.php", "id=5", "/actualites/"),
        ("présidence", "", "/n/2024-12"),
    ):
        response, _ = ask(path, query=query)
        assert (response.status_code, response["Location"]) == (301, target)
    assert ask("index.php", query="id=6")[0].status_code == 404


@pytest.mark.parametrize(
    "target", ["//evil.example", "https://evil.example/", "/\\evil.example", "/\r\nSet-Cookie: a=b"]
)
def test_no_redirect_leads_away(public, target):
    redirects(public, vieux=target)
    assert get("vieux")[0].status_code == 404


def test_new_redirects_are_seen_without_a_restart(public):
    assert get("vieux")[0].status_code == 404
    redirects(public, vieux="/page.html")
    assert get("vieux")[0]["Location"] == "/page.html"
    redirects(public, vieux="/index.html")
    assert get("vieux")[0]["Location"] == "/index.html"


def test_a_folder_named_like_a_host_is_no_way_out(public):
    (public / "evil.example").mkdir()
    (public / "evil.example" / "index.html").write_text("page")
    # As a request for //evil.example arrives: what follows the first slash.
    assert ask("/evil.example")[0].status_code == 404
    assert ask("evil.example")[0]["Location"] == "/evil.example/"


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_can_be_sent_here(public, method):
    client = Client(enforce_csrf_checks=True)
    response = getattr(client, method)("/index.html")
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
    assert response["X-Content-Type-Options"] == "nosniff"


def test_head_says_what_get_says(public):
    got, body = ask("page.html", **{"Accept-Encoding": "br"})
    head, nothing = ask("page.html", method="head", **{"Accept-Encoding": "br"})
    assert (head.status_code, nothing, int(head["Content-Length"])) == (200, b"", len(body))
    for name in ("Content-Type", "Content-Encoding", "ETag", "Last-Modified", "Vary", "Cache-Control"):
        assert head[name] == got[name]
    assert ask("nothing.html", method="head")[0].status_code == 404

"""Old addresses as pages, for a host that only sends files."""

import pytest

from toguna.press.views.moved import page_files


@pytest.mark.parametrize(
    ("old", "file"),
    [
        ("/2012/05/visite/", "2012/05/visite/index.html"),
        ("/2012/05/visite", "2012/05/visite/index.html"),
        ("/vieux/page.html", "vieux/page.html"),
        ("/vieux/page.htm", "vieux/page.htm"),
        ("/vieux/le texte é/", "vieux/le texte é/index.html"),
    ],
)
def test_an_old_address_is_a_file(old, file):
    assert page_files({old: "/actualites/x.html"}, ()) == {file: "/actualites/x.html"}


@pytest.mark.parametrize(
    "old",
    [
        "/?p=12", "/index.php", "/a/b.pdf", "/a/../etc/", "/a//b/", "/.git/", "/index.html", "/verifier.html",
        "/actualites/vieux/", "/media/x/", "/" + "x" * 201 + "/", "/a\\b/", "/",
    ],
)  # fmt: skip
def test_what_no_file_can_answer_has_none(old):
    assert page_files({old: "/actualites/x.html"}, ("actualites", "media")) == {}


def test_a_file_is_not_a_folder_too():
    found = page_files({"/a.html": "/1.html", "/a.html/feed/": "/2.html", "/b/": "/3.html", "/b/c/": "/4.html"}, ())
    assert found == {"a.html": "/1.html", "b/index.html": "/3.html", "b/c/index.html": "/4.html"}

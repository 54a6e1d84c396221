import json

import pytest

from toguna.press.redirects import as_caddy, as_json, as_nginx, is_local, read


@pytest.mark.parametrize("address", ["/", "/actualites/2024/05/un-texte.html", "/n/12", "/recherche/?q=a", "/a#b"])
def test_an_address_of_the_site_is_local(address):
    assert is_local(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "page.html",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "https://evil.example/",
        "\\\\evil",
        "/a b",
    ],
)
def test_an_address_that_may_lead_away_is_not(address):
    assert not is_local(address)


def test_only_usable_redirects_are_read(tmp_path):
    file = tmp_path / "redirects.json"
    file.write_text(
        json.dumps(
            {
                "/vieux": "/neuf.html",
                "/ailleurs": "//evil.example/",
                "/meme": "/meme",
                "sans-barre": "/neuf.html",
                "/nombre": 4,
                "/ligne\n": "/neuf.html",
                "/prix": "/$prix.html",
            }
        )
    )
    assert read(file) == {"/vieux": "/neuf.html", "/prix": "/%24prix.html"}


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff"])
def test_a_file_that_cannot_be_read_redirects_nothing(tmp_path, content):
    (tmp_path / "redirects.json").write_bytes(content)
    assert read(tmp_path / "redirects.json") == {}
    assert read(tmp_path / "missing.json") == {}


def test_the_files_of_the_servers_hold_the_same_and_nothing_that_ends_a_line_early():
    redirects = {
        '/a "b"\\': "/un.html",
        "/A": "/deux.html",
        "/a": "/trois.html",
        "/{x}": "/quatre.html",
        "/x": "//evil",
    }
    assert json.loads(as_json(redirects)) == {k: v for k, v in redirects.items() if k != "/x"}
    assert as_nginx(redirects).decode().splitlines() == [
        '"/A" "/deux.html";',
        '"/a \\"b\\"\\\\" "/un.html";',
        '"/{x}" "/quatre.html";',
    ]
    assert as_caddy(redirects).decode().splitlines() == [
        '"/A" "/deux.html"',
        '"/a" "/trois.html"',
        '"/a \\"b\\"\\\\" "/un.html"',
    ]

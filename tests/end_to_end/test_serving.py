"""The same folder from the embedded server, nginx and Caddy: the same answers."""

import gzip
import shutil
import subprocess
import time

import pytest
from tests.end_to_end import web_servers

from toguna.press import redirects
from toguna.press.headers import ASK, KEEP, SECURITY, TYPES, UNKNOWN_TYPE, VERIFIER
from toguna.press.languages import available, language
from toguna.press.verifier_script import script_hash
from toguna.search.document import Document
from toguna.search.embedded import Embedded

PAGE = ("<p>Une page que l'on peut comprimer.</p>\n" * 60).encode()
BROTLI = b"what brotli would have made"
HTML = "text/html; charset=utf-8"
FORM = '<!doctype html><html lang="fr"><title>Recherche</title><!--search-->vide<!--/search--></html>'
MOVED = {
    "/vieux": "/page.html",
    "/index.php?id=5": "/actualites/",
    "/présidence": "/n/2024-12",
    "/prix$ {x}": "/page.html#prix",
    "/ailleurs": "//evil.example/",
}


@pytest.fixture(scope="module")
def public(tmp_path_factory):
    root = tmp_path_factory.mktemp("serving") / "public"
    for name, data in {
        "index.html": b"accueil",
        "index.html.gz": gzip.compress(b"accueil"),
        "page.html": PAGE,
        "page.html.gz": gzip.compress(PAGE),
        "page.html.br": BROTLI,
        "data.json": b"{}",
        "actualites/index.html": b"liste",
        "recherche/index.html": FORM.encode(),
        "404.html": b"absent",
        "404.html.gz": gzip.compress(b"absent"),
        "en/index.html": b"home",
        "en/404.html": b"missing",
        "n/2024-12.html": b"numero 12",
        "media/image.avif": b"image",
        "media/archive.tar.gz": b"archive",
        "checkpoint": b"no ending",
        "verifier.html": b"verifier",
        "en/verify.html": b"verify",
        "record/checkpoint": b"head",
        "record/policy": b"quorum none",
        "record/proof/7.tlog-proof": b"proof",
        "record/index/recent.bin": b"prints",
        "record/tile/0/000.p/7": b"hashes",
        "record/payload/7.json": b"{}",
        redirects.FILE: redirects.as_json(MOVED),
        redirects.NGINX_FILE: redirects.as_nginx(MOVED),
        redirects.CADDY_FILE: redirects.as_caddy(MOVED),
        **{f"types/file{ending}": b"content" for ending in TYPES},
    }.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return root


@pytest.fixture(scope="module", params=["embedded", "nginx", "caddy"])
def server(request, public, tmp_path_factory):
    if request.param == "nginx" and not web_servers.NGINX:
        pytest.skip("nginx is not installed (Debian's package nginx-light)")
    if request.param == "caddy" and not web_servers.CADDY:
        pytest.skip("Caddy is not installed (Debian's package caddy)")
    with getattr(web_servers, request.param)(public, tmp_path_factory.mktemp(request.param)) as started:
        yield started


def brotli(server):
    if not server.brotli:
        pytest.skip("nginx has no brotli here (Debian's package libnginx-mod-http-brotli-static)")


@pytest.mark.parametrize(
    ("target", "kind", "body"),
    [
        ("/", HTML, b"accueil"),
        ("/?utm_source=x", HTML, b"accueil"),
        ("/index.html", HTML, b"accueil"),
        ("/actualites/", HTML, b"liste"),
        ("/page.html", HTML, PAGE),
        ("/n/2024-12", HTML, b"numero 12"),
        ("/n/2024-12.html", HTML, b"numero 12"),
        ("/data.json", TYPES[".json"], b"{}"),
        ("/media/archive.tar.gz", TYPES[".gz"], b"archive"),
        ("/checkpoint", UNKNOWN_TYPE, b"no ending"),
        ("/record/checkpoint", TYPES[".txt"], b"head"),
        ("/record/policy", TYPES[".txt"], b"quorum none"),
        ("/record/proof/7.tlog-proof", TYPES[".txt"], b"proof"),
        ("/record/index/recent.bin", UNKNOWN_TYPE, b"prints"),
        ("/record/tile/0/000.p/7", UNKNOWN_TYPE, b"hashes"),
        ("/record/payload/7.json", TYPES[".json"], b"{}"),
    ],
)
def test_what_is_there_is_given(server, target, kind, body):
    answer = server.ask(target)
    assert (answer.status, answer.headers["content-type"], answer.body) == (200, kind, body)
    assert answer.headers["cache-control"] == (KEEP if target.startswith(("/media/", "/record/tile/")) else ASK)
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    ("target", "body"),
    [
        ("/nothing.html", b"absent"),
        ("/n/2024-13", b"absent"),
        ("/media/nothing.avif", b"absent"),
        ("/nothing.json", b"absent"),
        ("/types/", b"absent"),
        ("/page.html.gz", b"absent"),
        ("/page.html.br", b"absent"),
        ("/en/nothing.html", b"missing"),
        ("/en/nothing.json", b"missing"),
        ("/ailleurs", b"absent"),
        ("/index.php?id=6", b"absent"),
        ("/%2e%2e/secret", b"absent"),
    ],
)
def test_what_is_not_there_gives_the_404_page_of_its_language(server, target, body):
    if (server.name, target) == ("nginx", "/%2e%2e/secret"):
        assert server.ask(target).status == 400
        return
    answer = server.ask(target)
    assert (answer.status, answer.headers["content-type"], answer.body) == (404, HTML, body)
    assert answer.headers["cache-control"] == ASK


@pytest.mark.parametrize(
    ("target", "location"),
    [
        ("/actualites", "/actualites/"),
        ("/actualites?a=1", "/actualites/?a=1"),
        ("/vieux", "/page.html"),
        ("/vieux?utm_source=x", "/page.html"),
        ("/index.php?id=5", "/actualites/"),
        ("/pr%C3%A9sidence", "/n/2024-12"),
    ],
)
def test_what_has_moved_is_redirected_on_the_site(server, target, location):
    answer = server.ask(target)
    assert (answer.status, answer.headers["location"]) == (301, location)
    assert answer.headers["cache-control"] == ASK


@pytest.mark.parametrize("target", ["/", "/media/image.avif", "/nothing.html", "/actualites", "/vieux", "/en/nothing"])
def test_every_answer_carries_the_same_security_headers(server, target):
    headers = server.ask(target).headers
    assert {name: headers.get(name.lower()) for name in SECURITY} == SECURITY
    assert "strict-transport-security" not in headers
    assert "set-cookie" not in headers


@pytest.mark.parametrize("target", ["/verifier.html", "/en/verify.html"])
def test_the_verification_page_may_run_its_own_script_and_no_other_page_may(server, target):
    own = SECURITY["Content-Security-Policy"].replace("script-src 'self';", f"script-src 'self' {script_hash()};")
    assert own != SECURITY["Content-Security-Policy"]
    assert server.ask(target).headers["content-security-policy"] == own
    for other in ("/", "/page.html", "/verifier", "/actualites/"):
        assert "sha256" not in server.ask(other).headers["content-security-policy"]


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_the_configurations_know_the_verifier_s_script_as_it_is_now(name):
    text = (web_servers.CONFIGURATIONS / name).read_text("utf-8")
    assert script_hash() in text, (
        "the script has changed: python -m docs.script_hash writes its hash into docs/serving/"
    )
    names = sorted({language(code).tables["addresses"]["verify"] for code in available()})
    assert f"(?:{'|'.join(names)})\\.html$" in text
    assert VERIFIER.pattern.endswith(f"(?:{'|'.join(names)})\\.html")


def test_the_record_may_be_read_from_anywhere_and_so_may_what_it_has_not(server):
    for target in ("/record/checkpoint", "/record/tile/0/000.p/7", "/record/payload/8.json"):
        assert server.ask(target).headers["access-control-allow-origin"] == "*"
    for target in ("/", "/page.html", "/nothing.html", "/media/image.avif"):
        assert "access-control-allow-origin" not in server.ask(target).headers


@pytest.mark.parametrize("ending", sorted(TYPES))
def test_every_type_is_the_same(server, ending):
    assert server.ask(f"/types/file{ending}").headers["content-type"] == TYPES[ending]


@pytest.mark.parametrize(
    ("wanted", "coding"),
    [
        ("gzip, deflate, br", "br"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("gzip;q=0", None),
        ("identity", None),
    ],
)
def test_a_reader_gets_the_variant_it_can_read(server, wanted, coding):
    if coding == "br":
        brotli(server)
    answer = server.ask("/page.html", Accept_Encoding=wanted)
    assert answer.headers.get("content-encoding") == coding
    assert (
        answer.body == {"br": BROTLI, None: PAGE}[coding] if coding != "gzip" else gzip.decompress(answer.body) == PAGE
    )
    assert answer.headers["content-type"] == HTML
    assert answer.headers["vary"] == "Accept-Encoding"


def test_the_home_page_and_the_404_page_have_variants_too(server):
    home = server.ask("/", Accept_Encoding="gzip")
    assert (home.headers["content-encoding"], gzip.decompress(home.body)) == ("gzip", b"accueil")
    assert home.headers["vary"] == "Accept-Encoding"
    missing = server.ask("/nothing", Accept_Encoding="gzip")
    assert (missing.status, gzip.decompress(missing.body)) == (404, b"absent")


def test_a_variant_is_sent_through_a_proxy_too(server):
    assert server.ask("/page.html", Accept_Encoding="gzip", Via="1.1 cdn").headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("target", ["/data.json", "/media/image.avif"])
def test_a_file_without_variants_does_not_vary(server, target):
    answer = server.ask(target, Accept_Encoding="br, gzip")
    assert not answer.headers.keys() & {"vary", "content-encoding"}


def test_each_variant_has_a_strong_tag_of_its_own_and_is_not_sent_twice(server):
    tags = set()
    codings = ["identity", "gzip", *(["br"] if server.brotli else [])]
    for coding in codings:
        first = server.ask("/page.html", Accept_Encoding=coding)
        assert first.headers["etag"].startswith('"')
        assert "last-modified" in first.headers
        again = server.ask("/page.html", Accept_Encoding=coding, If_None_Match=first.headers["etag"])
        assert (again.status, again.body) == (304, b"")
        for name in ("etag", "cache-control", "vary"):
            assert again.headers[name] == first.headers[name]
        tags.add(first.headers["etag"])
    assert len(tags) == len(codings)
    other = server.ask("/page.html", Accept_Encoding="identity", If_None_Match='"another"')
    assert other.status == 200


def test_a_corrected_page_is_sent_again_at_once_or_by_nginx_a_second_later(server, public):
    page = public / "correction.html"
    page.write_text("douze")
    first = server.ask("/correction.html")
    page.with_suffix(".new").write_text("treize")
    page.with_suffix(".new").replace(page)
    if server.name == "nginx":
        time.sleep(2)
    again = server.ask("/correction.html", If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (200, b"treize")
    page.unlink()


@pytest.mark.parametrize("target", ["/page.html", "/nothing.html", "/media/image.avif"])
def test_head_says_what_get_says(server, target):
    got, head = server.ask(target), server.ask(target, "HEAD")
    names = {"content-type", "cache-control", "vary", "content-length", *map(str.lower, SECURITY)}
    assert (head.status, head.body) == (got.status, b"")
    assert {n: head.headers.get(n) for n in names} == {n: got.headers.get(n) for n in names}


def test_a_search_that_is_down_leaves_its_page(server):
    assert server.ask("/recherche/").body == FORM.encode()
    answer = server.ask("/recherche/?q=pont", Accept_Encoding="identity")
    assert (answer.status, answer.headers["content-type"], answer.headers["cache-control"]) == (503, HTML, ASK)
    assert b"<title>Recherche</title>" in answer.body
    assert {name: answer.headers.get(name.lower()) for name in SECURITY} == SECURITY


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_the_search_stands_in_every_language_where_the_servers_look(name):
    names = sorted({language(code).tables["addresses"]["search"] for code in available()})
    assert f"(?:{'|'.join(names)})/$" in (web_servers.CONFIGURATIONS / name).read_text("utf-8")


@pytest.mark.parametrize("name", ["nginx", "caddy"])
def test_questions_are_handed_on_to_toguna(name, public, tmp_path):
    if not getattr(web_servers, name.upper()):
        pytest.skip(f"{name} is not installed")
    text = Document("a", "fr", "/a.html", "news", "", "2024-03-01", "Le pont", "", "Le pont ouvre.", "", (), (), (), "")
    Embedded(tmp_path / "home" / "search").rebuild([text], 1)
    start = getattr(web_servers, name)
    with (
        web_servers.embedded(public, tmp_path) as toguna,
        start(public, tmp_path, toguna=f"127.0.0.1:{toguna.port}") as server,
    ):
        answer = server.ask("/recherche/?q=ponts", Accept_Encoding="gzip")
        own = toguna.ask("/recherche/?q=ponts", Accept_Encoding="gzip")
    assert (answer.status, answer.body) == (200, own.body)
    assert "<mark>pont</mark>" in gzip.decompress(answer.body).decode()
    for header in ("content-type", "content-encoding", "cache-control", "x-robots-tag", *map(str.lower, SECURITY)):
        assert answer.headers[header] == own.headers[header]


def test_nothing_can_be_sent_to_the_site(server):
    assert server.ask("/page.html", "POST", Content_Length="0").status == 405


def test_caddy_has_nothing_to_say_against_its_configuration(tmp_path):
    if not web_servers.CADDY:
        pytest.skip("Caddy is not installed (Debian's package caddy)")
    file = tmp_path / "Caddyfile"
    shutil.copyfile(web_servers.CONFIGURATIONS / "Caddyfile", file)
    done = subprocess.run([web_servers.CADDY, "fmt", file], capture_output=True, check=True)
    assert done.stdout.decode() == file.read_text()

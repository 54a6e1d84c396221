"""A reader's question, from the address to the page."""

import gzip
import re
import uuid

import pytest
from tests import opensearch
from tests.press import archive

from toguna.app import search as searching
from toguna.app.publication import held_back, update_site
from toguna.editions import store

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings, tmp_path, client):
    settings.TOGUNA_HOME = tmp_path
    settings.TOGUNA_PUBLIC = tmp_path / "public"
    settings.TOGUNA_ASSETS = tmp_path / "assets"
    settings.ROOT_URLCONF = "toguna.app.urls"
    with held_back():
        archive.fill()
        store.append(
            archive.text(
                "pont",
                60,
                title="Le pont <b>de</b> Boubou",
                body="<p>Le pont &amp; l’eau : « vive » l’hippopotame.</p>",
            )
        )
    update_site()
    return client


def test_the_empty_page_is_the_published_file(site):
    answer = site.get("/recherche/")
    page = b"".join(answer.streaming_content).decode()
    assert answer.status_code == 200
    assert answer.headers["ETag"]
    assert 'name="q"' in page
    assert 'href="../archives/index.html"' in page
    assert "<h2" not in page.partition("<main")[2].partition("</main>")[0]


def test_what_was_found_stands_in_the_site_s_own_page(site):
    answer = site.get("/recherche/", {"q": "hippopotames"})
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["X-Robots-Tag"]) == (200, "noindex")
    assert "1 texte trouvé." in page
    assert "<mark>hippopotame</mark>" in page
    assert '<a href="../actualites/2024/03/pont.html">Le pont &lt;b&gt;de&lt;/b&gt; Boubou</a>' in page
    assert "Présidence du Test" in page
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "<script" not in page


def test_links_of_another_language_run_from_where_its_page_stands(site):
    page = site.get("/en/search/", {"q": "minister"}).content.decode()
    assert '<a href="../news/2024/03/visit.html">' in page
    assert "1 text found." in page


def test_the_answer_as_json(site):
    told = site.get("/recherche/", {"q": "La suite", "format": "json"}).json()
    assert told["count"] >= 1
    assert told["results"][0]["path"] == "/actualites/2024/03/suite.html"
    assert set(told["results"][0]) == {"path", "title", "kind", "date", "number", "snippet"}
    assert told["people"] == [{"id": "awa-diarra", "name": "Awa Diarra", "count": 1}] or told["people"]


def test_narrowing_down_and_back(site):
    page = site.get("/recherche/", {"q": "ministre"}).content.decode()
    narrower = re.search(r'href="\./\?([^"]*person=awa-diarra)"', page)
    assert narrower
    page = site.get("/recherche/?" + narrower.group(1).replace("&amp;", "&")).content.decode()
    assert 'name="person" value="awa-diarra"' in page
    assert "Awa Diarra <span" in page
    assert 'href="./?q=ministre"' in page


def test_pages_of_results(site):
    first = site.get("/recherche/", {"q": "titre"}).content.decode()
    assert first.count('<li><p class="meta">') == 10
    assert 'href="./?q=titre&amp;page=2"' in first
    second = site.get("/recherche/", {"q": "titre", "page": "2"}).content.decode()
    assert 'rel="prev"' in second
    assert first != second


def test_a_spelling_is_proposed(site):
    page = site.get("/recherche/", {"q": "hipopotame"}).content.decode()
    assert "Aucun texte trouvé." in page
    assert '<a href="./?q=hippopotame">hippopotame</a>' in page


@pytest.mark.parametrize("asked", ['"><script>alert(1)</script>', "' onfocus='x", "&lt;", "\0", "a" * 9999])
def test_what_was_typed_is_shown_as_text(site, asked):
    page = site.get("/recherche/", {"q": asked, "kind": asked, "from": asked, "person": asked}).content.decode()
    assert "<script" not in page
    assert "onfocus='x" not in page.replace("&#x27;", "'").replace("value=\"' onfocus='x\"", "")


def test_a_search_that_is_down_says_so_and_leads_to_the_archive(site, monkeypatch):
    for file in (searching.settings.TOGUNA_HOME / "search").glob("current.json"):
        file.unlink()
    answer = site.get("/recherche/", {"q": "pont"})
    assert answer.status_code == 503
    assert 'href="../archives/index.html"' in answer.content.decode()
    assert site.get("/recherche/", {"q": "pont", "format": "json"}).status_code == 503
    published = site.get("/recherche/")
    assert published.status_code == 200
    assert b"".join(published.streaming_content)
    published.close()


def test_the_search_can_be_switched_off(site, settings):
    settings.TOGUNA_SEARCH = "off"
    assert site.get("/recherche/", {"q": "pont"}).status_code == 503


def test_the_search_can_stand_on_an_opensearch_server(site, settings):
    with opensearch.server() as url:
        settings.TOGUNA_SEARCH = f"{url}/{uuid.uuid4().hex}"
        assert site.get("/recherche/", {"q": "pont"}).status_code == 503
        update_site()
        page = site.get("/recherche/", {"q": "hippopotames"}).content.decode()
        assert "<mark>hippopotame</mark>" in page
        assert "1 texte trouvé." in page
        index = searching.the_index()
        for made in index.made():
            index.server.write("DELETE", f"/{made}")
        index.server.close()


def test_an_opensearch_server_that_is_away_stops_neither_publication_nor_archive(site, settings, caplog):
    settings.TOGUNA_SEARCH = "opensearch://anna:secret@127.0.0.1:9/news"
    with held_back():
        store.append(archive.text("caravane", 61, title="Une caravane"))
    update_site()
    assert "the search was not brought up to date: 127.0.0.1:9 does not answer" in caplog.text
    assert "secret" not in caplog.text
    assert list(settings.TOGUNA_PUBLIC.rglob("caravane.html"))
    answer = site.get("/recherche/", {"q": "caravane"})
    assert answer.status_code == 503
    assert 'href="../archives/index.html"' in answer.content.decode()


def test_a_first_search_is_light(site):
    answer = site.get("/recherche/", {"q": "titre"}, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert len(answer.content) < 10_000
    assert "textes trouvés" in gzip.decompress(answer.content).decode()


def test_a_published_text_is_found_at_once(site):
    with held_back():
        store.append(archive.text("caravane", 61, title="Une caravane"))
    update_site()
    assert "1 texte trouvé." in site.get("/recherche/", {"q": "caravanes"}).content.decode()


def test_only_reading_is_answered(site):
    assert site.post("/recherche/", {"q": "pont"}).status_code == 405
    missing = site.get("/personnes/recherche/", {"q": "pont"})
    assert missing.status_code == 404
    assert b"".join(missing.streaming_content)
    missing.close()

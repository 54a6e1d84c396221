"""Every kind of source by the real program: a site by its address, a saved site, texts in files, a feed, and the media
of an export that only names them."""

import functools
import http.server
import json
import re
import threading
import uuid
from io import BytesIO

import pytest
from PIL import Image
from tests.own_newsroom import own_newsroom

PAGE = """<!doctype html><html lang="fr"><head><title>{title} | Mairie</title>
<meta property="article:published_time" content="2024-03-04T10:00:00Z"></head><body><nav><a href="/">Accueil</a></nav>
<main><article><h1>{title}</h1><p>Le maire de Solabé, M. Adama Koulira, a rouvert ce lundi {what}, fermé depuis deux ans pour
des travaux qui ont coûté quarante millions et mobilisé deux cents ouvriers venus de la région.</p>
<p>« Ce que nous ouvrons appartient à tous », a déclaré M. Adama Koulira. Voir <a href="/marche.html">le marché</a> et
<a href="/rapport.pdf">le rapport</a>.</p><figure><img src="/pont.jpg" alt="Le pont"><figcaption>Vue de la rive</figcaption>
</figure><p>Les travaux se poursuivront sur la rive gauche jusqu’à la fin de l’année prochaine, a indiqué la mairie.</p>
</article></main><footer>© Mairie de Solabé</footer></body></html>"""
HOME = """<!doctype html><html lang="fr"><head><title>Mairie de Solabé</title></head><body><main><h1>Actualités</h1><ul>
<li><a href="/pont.html">Le pont rouvre</a></li><li><a href="/marche.html">Le marché rouvre</a></li></ul></main></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>M</title><link>https://m.example/</link><item>
<title>La gare ouvre</title><link>https://m.example/gare/</link><guid>https://m.example/?p=4</guid>
<pubDate>Mon, 04 Mar 2024 10:00:00 GMT</pubDate><description>La gare de Solabé ouvre lundi.</description></item></channel></rss>"""
COMMUNIQUE = """COMMUNIQUÉ N° 045/2024/PR-SG

La Présidence informe l’opinion que le bac de Solabé reprend ce lundi 4 mars 2024 son service.

Fait à Solabé, le 2 mars 2024
"""
EXPORT = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>M</title><link>{site}</link>
<wp:base_blog_url>{site}</wp:base_blog_url><item><title>Le quai ouvre</title><link>{site}/quai/</link><content:encoded>
<![CDATA[<p>Le quai de Solabé ouvre.</p><img src="{site}/pont-300x200.jpg" alt="Le quai">]]></content:encoded>
<wp:post_id>7</wp:post_id><wp:post_date_gmt>2024-03-04 10:00:00</wp:post_date_gmt><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type></item></channel></rss>"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A site as files, texts in files, a feed."""
    folder = tmp_path_factory.mktemp("sources")
    site = folder / "site"
    site.mkdir()
    (site / "index.html").write_text(HOME, "utf-8")
    for name, title, what in (
        ("pont", "Le pont de Solabé rouvre", "le pont"),
        ("marche", "Le marché rouvre", "le marché"),
    ):
        (site / f"{name}.html").write_text(PAGE.format(title=title, what=what), "utf-8")
    picture = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(picture, "JPEG")
    (site / "pont.jpg").write_bytes(picture.getvalue())
    (site / "rapport.pdf").write_bytes(b"%PDF-1.4\n%%EOF\n")
    (folder / "texts").mkdir()
    (folder / "texts/045.txt").write_text(COMMUNIQUE, "utf-8")
    (folder / "feed.xml").write_text(FEED, "utf-8")
    return folder


@pytest.fixture(scope="module")
def address(folder):
    handler = functools.partial(Quiet, directory=str(folder / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="module")
def newsroom():
    with own_newsroom() as newsroom:
        yield newsroom


def bring_in(newsroom, *arguments):
    done = newsroom.run("import", *arguments, "--publish", "--json")
    assert done.returncode == 0, done.stderr
    *documents, report = [json.loads(line) for line in done.stdout.splitlines()]
    return documents, report["report"]


def page_of(newsroom, document):
    return (newsroom.public / document["path"].lstrip("/")).read_text("utf-8")


def test_a_site_at_a_private_address_is_not_asked_unless_it_is_allowed(newsroom, address):
    done = newsroom.run("import", address)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (2, 1)
    assert "private address" in done.stderr


def test_a_site_comes_in_by_its_address_with_its_pictures_and_files_and_only_once(newsroom, address):
    documents, report = bring_in(newsroom, address, "--allow-private")
    assert {d["title"] for d in documents} == {"Le pont de Solabé rouvre", "Le marché rouvre"}
    assert {d["state"] for d in documents} == {"published"}
    assert report["links"] == {"to_the_old_site": 4, "rewritten": 4, "lost": 0}
    assert report["missing_media"] == []
    assert [one["where"] for one in report["not_taken"]] == [f"{address}/"]
    page = page_of(newsroom, documents[0])
    assert "Vue de la rive" in page
    assert address not in page[page.index('<div class="body">') : page.index('<section class="share"')]
    again, _ = bring_in(newsroom, address, "--allow-private")
    assert {d["state"] for d in again} == {"known"}


def test_a_saved_site_comes_in_as_a_site(folder):
    with own_newsroom() as newsroom:
        documents, report = bring_in(newsroom, str(folder / "site"))
        assert {d["state"] for d in documents} == {"published"}
        assert len(documents) == 2
        assert report["words"]["in"] == report["words"]["out"]
        assert report["missing_media"] == []


def captured(moment, page):
    """A record of a web archive (WARC 1.1): a page as a server gave it."""
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://vieux.example/bac.html\r\nWARC-Date: {moment}\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid4()}>\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def test_earlier_captures_of_an_archive_become_earlier_versions(newsroom, folder):
    archive = folder / "site.warc"
    archive.write_bytes(
        captured("2020-05-04T10:00:00Z", PAGE.format(title="Le bac de Solabé reprend", what="le vieux bac"))
        + captured("2021-06-05T10:00:00Z", PAGE.format(title="Le bac de Solabé reprend", what="le nouveau bac"))
    )
    documents, _ = bring_in(newsroom, str(archive))
    (path,) = {document["path"] for document in documents}
    page, first = (newsroom.public / path[1:]), (newsroom.public / path[1:].replace(".html", ".v1.html"))
    assert "le nouveau bac" in page.read_text("utf-8")
    assert "le vieux bac" in first.read_text("utf-8")
    assert "Tel que sa source l’a donné plus tard." in page.read_text("utf-8")


def test_texts_in_files_come_in_under_their_number_and_day(newsroom, folder):
    ((document,), report) = bring_in(newsroom, str(folder / "texts"))
    assert document["path"] == "/communiques/2024/03/communique-n-045-2024-pr-sg.html"
    assert report["words"]["in"] == report["words"]["out"]


def test_a_feed_comes_in_and_says_where_it_gives_only_summaries(newsroom, folder):
    ((document,), report) = bring_in(newsroom, str(folder / "feed.xml"))
    assert document["path"] == "/actualites/2024/03/gare.html"
    assert "summary only" in report["notes"][0]["note"]


def test_the_media_of_an_export_are_had_from_the_old_site(newsroom, folder, address):
    export = folder / "export.xml"
    export.write_text(EXPORT.format(site=address), "utf-8")
    ((document,), report) = bring_in(newsroom, str(export), "--media", "fetch", "--allow-private")
    assert report["missing_media"] == []
    # The file may be here under another name: its alternative text is then the one that was given first.
    assert re.search(r'<img[^>]+alt="Le (?:quai|pont)"', page_of(newsroom, document))


def test_sources_of_several_kinds_come_in_together(folder):
    with own_newsroom() as newsroom:
        done = newsroom.run("import", str(folder / "texts"), str(folder / "feed.xml"), "--json")
        assert done.returncode == 0, done.stderr
        states = [json.loads(line).get("state") for line in done.stdout.splitlines()]
        assert states == ["draft", "draft", None]

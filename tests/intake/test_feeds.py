"""Feeds saved to a file, and sitemaps."""

import datetime as dt
import gzip
import json
import pickle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toguna.intake.blocks import Image, Prose
from toguna.intake.documents import NotTaken, SourceDocument, SourceMedium, SourcePage
from toguna.intake.feeds import FeedFile, open_feed, read_feed, read_sitemap
from toguna.intake.problems import SourceProblem

NAMES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" {NAMES}><channel><title>Présidence de Valdorée</title><link>https://presidence.example/</link>
<language>fr-FR</language>
<item><title>Le Chef de l’État reçoit les riverains</title><link>https://presidence.example/riverains</link>
<guid isPermaLink="false">https://presidence.example/?p=45</guid><pubDate>Tue, 12 Mar 2024 10:00:00 +0200</pubDate>
<dc:creator>Awa Sow</dc:creator><category>Audiences</category><description>En bref.</description>
<content:encoded><![CDATA[<p>Une <a href="/fleuve">délégation</a> du fleuve.</p><p><img src="photo.jpg" alt="La salle"></p>]]></content:encoded>
<enclosure url="https://presidence.example/son.mp3" type="audio/mpeg" length="3"/></item>
<item><title>Deux</title><link>https://presidence.example/2</link><description>Un &lt;b&gt;résumé&lt;/b&gt; seul.</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://presidence.example/"><title>Presidency</title>
<link href="https://presidence.example/"/><id>urn:feed</id><updated>2024-03-12T10:00:00Z</updated>
<entry><id>urn:one</id><title type="html">One &amp;amp; all</title><link href="/one"/><author><name>Awa Sow</name></author>
<published>2024-03-12T10:00:00+01:00</published><updated>2024-03-13T10:00:00Z</updated><category term="news" label="News"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Words of <em>one</em>.</p></div></content></entry></feed>"""
RDF = """<?xml version="1.0" encoding="iso-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://presidence.example/"><title>Présidence</title><link>https://presidence.example/</link></channel>
<item rdf:about="https://presidence.example/1"><title>Été</title><link>https://presidence.example/1</link>
<description>Chaleur.</description><dc:date>2004-07-01T12:00:00Z</dc:date></item></rdf:RDF>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1", "title": "Présidence", "home_page_url": "https://presidence.example/",
    "language": "fr",
    "items": [
        {"id": 7, "url": "https://presidence.example/7", "title": "Sept", "content_html": "<p>Mots.</p>",
         "date_published": "2024-03-12T10:00:00+02:00", "tags": ["audiences"], "authors": [{"name": "Awa Sow"}],
         "attachments": [{"url": "https://presidence.example/a.pdf", "mime_type": "application/pdf"}]},
        {"id": "8", "content_text": "Un <mot>.\n\nDeux."},
    ],
}  # fmt: skip


def documents_of(data: bytes) -> list[SourceDocument]:
    pages = [entry.read() for entry in read_feed(data, "feed").entries]
    return [page.documents[0] for page in pages if isinstance(page, SourcePage)]


def test_an_entry_of_rss_is_a_document_with_what_the_feed_says_of_it() -> None:
    first, second = documents_of(RSS.encode())

    assert first.title == "Le Chef de l’État reçoit les riverains"
    assert first.source.key == "https://presidence.example/?p=45"
    assert first.source.addresses == ("https://presidence.example/riverains",)
    assert first.blocks == (
        Prose('<p>Une <a href="https://presidence.example/fleuve">délégation</a> du fleuve.</p>'),
        Image("https://presidence.example/photo.jpg", "La salle"),
    )
    assert first.published == dt.datetime(2024, 3, 12, 8, tzinfo=dt.UTC)
    assert (first.language, first.summary, first.authors) == ("fr", "En bref.", ("Awa Sow",))
    assert [term.name for term in first.terms] == ["Audiences"]
    assert "notes" not in first.archive
    assert second.paragraphs == ("Un résumé seul.",)
    assert "summary only" in second.archive["notes"][0]


def test_atom_keeps_both_dates_and_its_own_markup() -> None:
    (only,) = documents_of(ATOM.encode())

    assert (only.title, only.source.key, only.language) == ("One & all", "urn:one", "en")
    assert only.source.addresses == ("https://presidence.example/one",)
    assert only.published == dt.datetime(2024, 3, 12, 9, tzinfo=dt.UTC)
    assert only.modified == dt.datetime(2024, 3, 13, 10, tzinfo=dt.UTC)
    assert only.blocks == (Prose("<p>Words of <em>one</em>.</p>"),)


def test_rss_1_in_the_encoding_it_names() -> None:
    (only,) = documents_of(RDF.encode("iso-8859-1"))

    assert (only.title, only.published) == ("Été", dt.datetime(2004, 7, 1, 12, tzinfo=dt.UTC))


def test_json_feed() -> None:
    first, second = documents_of(json.dumps(JSON_FEED).encode())

    assert (first.source.key, first.title, first.authors) == ("7", "Sept", ("Awa Sow",))
    assert first.published == dt.datetime(2024, 3, 12, 8, tzinfo=dt.UTC)
    assert second.paragraphs == ("Un <mot>.", "Deux.")
    assert second.title == "Un <mot>."


def test_a_feed_file_is_a_source_with_entries_and_the_files_that_come_with_them(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml.gz"
    path.write_bytes(gzip.compress(RSS.encode()))
    source = open_feed(path)
    items = [pickle.loads(pickle.dumps(pending)).read() for pending in source.items()]

    assert [type(item) for item in items] == [SourcePage, SourceMedium, SourcePage]
    assert source.hosts == {"presidence.example"}
    assert source.progress() == (2, 2)
    assert source.medium("https://presidence.example/son.mp3") is None


def test_a_key_that_comes_twice_is_told() -> None:
    feed = read_feed(RSS.replace("https://presidence.example/2<", "https://presidence.example/?p=45<").encode(), "feed")

    assert [(one.kind, one.where, one.why) for one in feed.problems] == [
        ("entry", "feed, entry 2", "its id is that of entry 1")
    ]


def test_broken_xml_gives_its_entries_and_names_the_line() -> None:
    feed = read_feed(RSS.replace("<item><title>Deux", "<item><title>Deux & <b").encode(), "feed")

    assert len(feed.entries) == 2
    (problem,) = feed.problems
    assert isinstance(problem, NotTaken)
    assert problem.where == "feed, line 10"
    assert "2 entries could be read" in problem.why


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
        '<!-- <rss> --><!DOCTYPE rss [<!ENTITY % e SYSTEM "file:///etc/passwd">%e;]>',
    ],
)
def test_entities_are_refused(prolog: str, encoding: str) -> None:
    data = f'{prolog}<rss version="2.0"><channel><title>&b;</title></channel></rss>'.encode(encoding)

    with pytest.raises(SourceProblem, match="entities"):
        read_feed(data, "feed")
    with pytest.raises(SourceProblem, match="entities"):
        read_sitemap(data, "sitemap")


def test_the_words_of_a_declaration_inside_a_text_are_words() -> None:
    (first, _) = documents_of(RSS.replace("Une <a", "&lt;!ENTITY x&gt; <!ENTITY y> <a").encode())

    assert "<!ENTITY x>" in first.paragraphs[0]


@pytest.mark.parametrize("data", [b"hello", b"", b"{}", b"{", b"[" * 100_000, b"{" * 100_000, b"<html><p>x</html>"])
def test_what_is_no_feed_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(SourceProblem) as caught:
        read_feed(data, "feed")
    assert "\n" not in str(caught.value)


def test_a_saved_sitemap_says_what_to_do() -> None:
    with pytest.raises(SourceProblem, match="toguna import https://"):
        read_feed(b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>', "sitemap.xml")


def test_a_sitemap_names_pages_and_an_index_names_sitemaps() -> None:
    pages = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
      xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"><url><loc> https://presidence.example/a </loc>
      <lastmod>2024-03-12</lastmod><i:image><i:loc>https://presidence.example/a.jpg</i:loc></i:image>
      <n:news><n:publication_date>2024-03-11T09:00:00+01:00</n:publication_date><n:title>A</n:title></n:news></url>
      <url><loc>javascript:alert(1)</loc></url></urlset>"""
    index = "<sitemapindex><sitemap><loc>https://presidence.example/s.xml.gz</loc></sitemap></sitemapindex>"
    (page,) = read_sitemap(gzip.compress(pages.encode()), "sitemap").pages

    assert page.address == "https://presidence.example/a"
    assert page.modified == dt.datetime(2024, 3, 12, tzinfo=dt.UTC)
    assert (page.title, page.published) == ("A", dt.datetime(2024, 3, 11, 8, tzinfo=dt.UTC))
    assert [one.address for one in read_sitemap(index.encode(), "sitemap").sitemaps] == [
        "https://presidence.example/s.xml.gz"
    ]
    assert len(read_sitemap(b"https://presidence.example/a\nhttps://presidence.example/b\n", "sitemap").pages) == 2


def test_a_gzip_bomb_is_not_unpacked() -> None:
    with pytest.raises(SourceProblem, match="unpacks to more than 50 MB"):
        read_sitemap(gzip.compress(b" " * (51 * 2**20)), "sitemap.xml.gz")


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([RSS.encode(), ATOM.encode(), RDF.encode("latin-1"), json.dumps(JSON_FEED).encode(), b""]),
       st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=12)), max_size=6))  # fmt: skip
def test_whatever_a_feed_holds_nothing_but_a_refusal_comes_of_it(data: bytes, changes: list[tuple[int, bytes]]) -> None:
    for at, put in changes:
        data = data[:at] + put + data[at + len(put) :]
    try:
        source = FeedFile(read_feed(data, "feed"), "feed")
    except SourceProblem:
        return
    for pending in source.items():
        pending.read()

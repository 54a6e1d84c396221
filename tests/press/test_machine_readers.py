"""Everything that machines read passes validators that know nothing of this project; and they do find what is wrong."""

import json
from pathlib import Path

import pytest
from tests.press import machine_readers as readers
from tests.press.archive import NOW

HOME = "https://presidence.example"
ARTICLE = "actualites/2024/03/visite.html"


def test_machines_find_nothing_wrong_in_the_small_archive(site):
    assert list(readers.problems(site.public, HOME)) == []
    assert {Path(name).suffix for name in site.files()} > {".atom", ".rss", ".json", ".ics", ".xml", ".txt"}


def test_the_three_feeds_tell_the_same_texts(site):
    files = site.files()
    atom, rss = (readers.feedparser.parse(files[f"en/feeds/all.{form}"]).entries for form in ("atom", "rss"))
    items = json.loads(files["en/feeds/all.json"])["items"]
    assert [e.id for e in atom] == [e.id for e in rss] == [i["id"] for i in items]
    assert [e.title for e in atom] == [e.title for e in rss] == [i["title"] for i in items]
    assert len(items) > 1
    assert all(entry.published_parsed.tm_year <= NOW.year for entry in atom)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<updated>2024-", "<updated>24-"),
        ("<title>", "<titel>x</titel><title>"),
        ('rel="self"', 'rel="shelf"'),
        ("<author>", "<!--<author>"),
        ("&lt;p&gt;", "&lt;a href=&quot;/suite.html&quot;&gt;x&lt;/a&gt;&lt;p&gt;"),
        ("<feed", "<fead"),
    ],
)
def test_what_is_wrong_in_an_atom_feed_is_found(site, right, wrong):
    address = f"{HOME}/feeds/tout.atom"
    data = site.files()["feeds/tout.atom"].decode()
    assert right in data
    assert list(readers.feed(data.encode(), ".atom", address)) == []
    broken = data.replace(right, wrong)
    if "<!--" in wrong:
        broken = broken.replace("</author>", "</author>-->")
    assert list(readers.feed(broken.encode(), ".atom", address)) != []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [("<pubDate>", "<pubDate>Le "), ("<description>", "<describe/><description>"), ('="self"', '="shelf"')],
)
def test_what_is_wrong_in_an_rss_feed_is_found(site, right, wrong):
    data = site.files()["feeds/tout.rss"].decode().replace(right, wrong)
    assert list(readers.feed(data.encode(), ".rss", f"{HOME}/feeds/tout.rss")) != []


def test_what_is_wrong_in_a_json_feed_is_found(site):
    data = json.loads(site.files()["feeds/tout.json"])
    data["items"][0].update(date_published="hier", published="demain")
    told = list(readers.json_feed(json.dumps(data).encode(), f"{HOME}/feeds/tout.json"))
    assert any("date-time" in problem for problem in told)
    assert any("published" in problem for problem in told)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<lastmod>", "<lastmod>le "),
        (f"<loc>{HOME}/", "<loc>https://elsewhere.example/"),
        ("<url>", "<url><prio/>"),
        ("<url><loc>", "<url><loc/><loc>"),
    ],
)
def test_what_is_wrong_in_a_sitemap_is_found(site, right, wrong):
    data = site.files()["sitemaps/2024-03.xml"].decode().replace(right, wrong)
    assert list(readers.sitemap(data.encode(), HOME)) != []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("DTSTART;VALUE=DATE:", "DTSTART:X", "DTSTART"),
        ("UID:", "UDI:", "has no UID"),
        ("SUMMARY:", "SUMMARY:" + "x" * 80, "too long"),
    ],
)
def test_what_is_wrong_in_a_calendar_is_found(site, right, wrong, told):
    data = site.files()["agenda/agenda.ics"].decode().replace(right, wrong)
    assert any(told in problem for problem in readers.calendar(data.encode()))


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('"headline":', '"heading":', "heading"),
        ('"@type":"NewsArticle"', '"@type":"NewsArtikel"', "NewsArtikel"),
        ('"publisher":{"@type":"GovernmentOrganization"', '"publisher":{"@type":"Place"', "publisher"),
        ('"datePublished":"2024-', '"datePublished":"le 2024-', "datePublished"),
        ('property="og:image" ', 'property="og:picture" ', "og:image"),
        ('rel="canonical" href="https://', 'rel="canonical" href="http://', "canonical"),
    ],
)
def test_what_is_wrong_in_a_page_s_head_is_found(site, right, wrong, told):
    text = site.page(ARTICLE)
    assert right in text
    assert list(readers.page(text, HOME)) == []
    assert any(told in problem for problem in readers.page(text.replace(right, wrong), HOME))


def test_data_that_is_not_canonical_is_found(site, tmp_path):
    for ending in (".html", ".json", ".txt"):
        (tmp_path / f"visite{ending}").write_bytes((site.public / ARTICLE).with_suffix(ending).read_bytes())
    beside = tmp_path / "visite.json"
    beside.write_text(json.dumps(json.loads(beside.read_bytes()), indent=1))
    (tmp_path / "visite.txt").write_text("Un autre texte\n")
    told = list(readers.data_beside(tmp_path / "visite.html"))
    assert told == [".json is not canonical (RFC 8785)", ".txt is not the canonical text (T1)"]

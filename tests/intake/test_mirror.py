"""Folders of saved pages: where each stood, which are texts, and which are one."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest
from tests.intake.archives import FIRST, article

from toguna.intake.documents import Moved, NotTaken, SourceMedium, SourcePage
from toguna.intake.mirror import open_mirror
from toguna.intake.problems import SourceProblem

SITE = "https://www.presidence.example"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "sauvegarde"


def put(folder: Path, place: str, data: bytes) -> Path:
    path = folder / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def items_of(folder: Path) -> list[object]:
    return [pickle.loads(pickle.dumps(one)).read() for one in open_mirror(folder).items()]


def addresses_of(folder: Path) -> list[tuple[str, ...]]:
    return [one.documents[0].source.addresses for one in items_of(folder) if isinstance(one, SourcePage)]


@pytest.mark.parametrize(
    ("place", "address"),
    [
        ("www.presidence.example/actualites/pont.html", f"{SITE}/actualites/pont.html"),
        ("www.presidence.example/actualites/pont/index.html", f"{SITE}/actualites/pont/index.html"),
        ("www.presidence.example/spip.php?article12", f"{SITE}/spip.php?article12"),
        ("www.presidence.example/article.php?id=3.html", f"{SITE}/article.php?id=3"),
        ("www.presidence.example/article.php@id=3.html", f"{SITE}/article.php?id=3"),
        ("www.presidence.example/discours/L’été.html", f"{SITE}/discours/L%E2%80%99%C3%A9t%C3%A9.html"),
        ("www.presidence.example/sans-extension", f"{SITE}/sans-extension"),
    ],
)
def test_a_mirror_by_wget_tells_addresses_by_its_folders(folder: Path, place: str, address: str) -> None:
    put(folder, place, article())
    assert addresses_of(folder) == [(address,)]


def test_a_folder_that_is_itself_named_by_the_host_tells_them_too(tmp_path: Path) -> None:
    folder = tmp_path / "www.presidence.example"
    put(folder, "actualites/pont.html", article())
    assert addresses_of(folder) == [(f"{SITE}/actualites/pont.html",)]


@pytest.mark.parametrize(
    "comment",
    [
        f"<!-- saved from url=(0045){SITE}/actualites/pont -->",
        f"<!--\n Page saved with SingleFile \n url: {SITE}/actualites/pont \n saved date: Tue Mar 01 2022 -->",
        f"<!-- Mirrored from {SITE.removeprefix('https://')}/actualites/pont by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 01 Mar 2022 -->",
    ],
)
def test_programs_that_save_pages_note_the_address(folder: Path, comment: str) -> None:
    put(folder, "Inauguration du pont.html", b"<!DOCTYPE html>\n" + comment.encode() + article())
    assert addresses_of(folder) == [(f"{SITE}/actualites/pont",)]


def test_a_page_that_gives_its_own_address_is_believed_where_nothing_else_tells(folder: Path) -> None:
    put(folder, "pont.html", article(canonical=f"{SITE}/actualites/pont"))
    assert addresses_of(folder) == [(f"{SITE}/actualites/pont",)]


def test_a_page_without_any_address_is_named_by_its_file(folder: Path) -> None:
    put(folder, "anciens/pont.htm", article())
    assert addresses_of(folder) == [("http://folder.invalid/anciens/pont.htm",)]


def test_pictures_are_had_from_the_folder(folder: Path) -> None:
    put(folder, "www.presidence.example/actualites/pont.html", article())
    put(folder, "www.presidence.example/images/p.jpg", b"wget")
    put(folder, "Autre.html", f"<!-- saved from url=(0031){SITE}/discours/autre -->".encode() + article("Autre"))
    put(folder, "Autre_files/q.jpg", b"browser")
    mirror = open_mirror(folder)
    assert mirror.medium(f"{SITE}/images/p.jpg") == b"wget"
    assert mirror.medium("http://presidence.example/images/p.jpg") == b"wget"
    assert mirror.medium(f"{SITE}/discours/Autre_files/q.jpg") == b"browser"
    assert mirror.medium(f"{SITE}/images/absent.jpg") is None


def test_nothing_outside_of_the_folder_is_read(folder: Path, tmp_path: Path) -> None:
    secret = put(tmp_path, "secret/pont.html", article("Secret"))
    put(folder, "www.presidence.example/a.html", article())
    (folder / "www.presidence.example/lien.html").symlink_to(secret)
    (folder / "dossier").symlink_to(secret.parent)
    mirror = open_mirror(folder)
    assert mirror.medium(f"{SITE}/../../secret/pont.html") is None
    assert mirror.medium(f"{SITE}/%2e%2e/%2e%2e/secret/pont.html") is None
    assert mirror.medium(f"{SITE}/lien.html") is None
    found = items_of(folder)
    assert sum(isinstance(one, SourcePage) for one in found) == 1
    assert sum(isinstance(one, NotTaken) and "symbolic link" in one.why for one in found) == 2


def test_the_same_page_twice_is_one_text_with_both_addresses(folder: Path) -> None:
    site = "www.presidence.example"
    put(folder, f"{site}/pont.html", article(canonical=f"{SITE}/pont.html"))
    put(folder, f"{site}/pont.html?print=1", article("Version imprimable"))
    put(folder, f"{site}/pont.html?replytocom=7", article())
    put(folder, f"{site}/index.php?id=4", article(canonical=f"{SITE}/pont.html"))
    (addresses,) = addresses_of(folder)
    assert addresses[0] == f"{SITE}/pont.html"
    assert set(addresses[1:]) == {
        f"{SITE}/pont.html?print=1",
        f"{SITE}/pont.html?replytocom=7",
        f"{SITE}/index.php?id=4",
    }


def test_the_pages_of_one_article_are_joined(folder: Path) -> None:
    site = "www.presidence.example"
    put(folder, f"{site}/rapport/index.html", article("Le rapport annuel"))
    put(
        folder,
        f"{site}/rapport/2/index.html",
        article("Le rapport annuel", first="La deuxième partie du rapport traite des routes et des ponts du pays."),
    )
    put(folder, f"{site}/autre/index.html", article("Un autre texte"))
    pages = [one for one in items_of(folder) if isinstance(one, SourcePage)]
    joined = next(page for page in pages if page.title == "Le rapport annuel")
    assert len(pages) == 2
    assert [FIRST in joined.documents[0].body, "deuxième partie" in joined.documents[0].body] == [True, True]


def test_pages_with_numbers_and_one_general_title_stay_apart(folder: Path) -> None:
    for number in range(1, 5):
        page = article(f"Le texte numéro {number}").replace(f"<title>Le texte numéro {number}".encode(), b"<title>Actu")
        put(folder, f"www.presidence.example/actu/{number}/index.html", page)
    put(
        folder,
        "www.presidence.example/actu/index.html",
        article("Un texte").replace(b"<title>Un texte", b"<title>Actu"),
    )
    assert len(addresses_of(folder)) == 5


def test_a_page_that_sends_its_visitors_on_has_moved(folder: Path) -> None:
    stub = b'<HTML><META HTTP-EQUIV="Refresh" CONTENT="0; URL=pont.html"><BODY>Page has moved</BODY></HTML>'
    put(folder, "www.presidence.example/ancien.html", stub)
    put(folder, "www.presidence.example/pont.html", article())
    assert Moved(f"{SITE}/ancien.html", f"{SITE}/pont.html", "sauvegarde") in items_of(folder)


def test_home_pages_sections_and_searches_are_no_texts(folder: Path) -> None:
    rows = "".join(
        f"<div class='item'><h3><a href='/{n}'>Le titre d'un texte numéro {n}</a></h3><p>Le résumé de ce texte en une phrase assez courte.</p></div>"
        for n in range(9)
    )
    for place in (
        "index.html",
        "tag/pont/index.html",
        "page/2/index.html",
        "category/discours/index.html",
        "index.html?s=pont",
    ):
        put(
            folder,
            f"www.presidence.example/{place}",
            f"<html><head><title>{place}</title></head><body><h1>Liste</h1>{rows}</body></html>".encode(),
        )
    put(folder, "www.presidence.example/pont.html", article())
    found = items_of(folder)
    assert sum(isinstance(one, SourcePage) for one in found) == 1
    assert sum(isinstance(one, NotTaken) for one in found) == 5


def test_frames_saved_beside_a_page_are_no_texts(folder: Path) -> None:
    put(folder, "Pont.html", article())
    put(folder, "Pont_files/publicite.html", article("Achetez nos tapis"))
    assert len(addresses_of(folder)) == 1


def test_documents_of_the_folder_are_named(folder: Path) -> None:
    put(folder, "www.presidence.example/pont.html", article())
    put(folder, "www.presidence.example/docs/loi.pdf", b"%PDF-1.4")
    assert [one.address for one in items_of(folder) if isinstance(one, SourceMedium)] == [f"{SITE}/docs/loi.pdf"]


def test_names_in_any_encoding_are_read(folder: Path) -> None:
    (folder / "www.presidence.example").mkdir(parents=True)
    name = os.fsencode(folder / "www.presidence.example") + b"/discours-\xe9t\xe9.html"
    with open(name, "wb") as file:
        file.write(article())
    assert addresses_of(folder) == [(f"{SITE}/discours-%E9t%E9.html",)]


def test_a_folder_without_pages_is_refused_in_one_line(folder: Path) -> None:
    put(folder, "lisez-moi.md", b"rien")
    with pytest.raises(SourceProblem, match="no saved page"):
        open_mirror(folder)
    with pytest.raises(SourceProblem, match="no folder"):
        open_mirror(folder / "lisez-moi.md")

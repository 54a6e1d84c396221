"""Web archives: what was captured, last and before, what moved, what is gone, and what is damaged."""

from __future__ import annotations

import contextlib
import gzip
import pickle
import zipfile
import zlib
from pathlib import Path

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.archives import FIRST, answer, article, record, written

from toguna.intake.documents import Moved, NotTaken, SourceMedium, SourcePage
from toguna.intake.problems import SourceProblem
from toguna.intake.web_archive import open_web_archive
from toguna.intake.web_archive.archive import WebArchive

SITE = "https://www.presidence.example"
PONT = f"{SITE}/actualites/pont"


def items_of(archive: WebArchive) -> list[object]:
    return [pickle.loads(pickle.dumps(one)).read() for one in archive.items()]


def pages_of(archive: WebArchive) -> list[SourcePage]:
    return [one for one in items_of(archive) if isinstance(one, SourcePage)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "site.warc"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_a_page_is_read_from_a_plain_and_from_a_compressed_archive(path: Path, packed: bool, version: str) -> None:
    archive = open_web_archive(written(path, record(PONT, answer(article()), version=version), packed=packed))
    (page,) = pages_of(archive)
    (document,) = page.documents
    assert document.title == "Inauguration du pont"
    assert document.published_date == "2021-03-04"
    assert document.paragraphs[0] == FIRST
    assert document.source.addresses == (PONT,)
    assert "www.presidence.example" in archive.hosts


def test_a_file_compressed_as_one_piece_is_read(path: Path) -> None:
    whole = record(PONT, answer(article())) + record(f"{SITE}/a", answer(article("Un autre texte")))
    path.write_bytes(gzip.compress(whole))
    assert [page.title for page in pages_of(open_web_archive(path))] == ["Inauguration du pont", "Un autre texte"]


def test_earlier_words_come_before_the_newest_with_one_key(path: Path) -> None:
    older, newer = article(first=FIRST), article(first=FIRST.replace("le pont", "le grand pont"))
    archive = open_web_archive(
        written(
            path,
            record(PONT, answer(newer), "2023-05-01T10:00:00Z"),
            record(PONT, answer(older), "2022-01-01T10:00:00Z"),
            record(PONT, answer(older), "2022-06-01T10:00:00Z"),
        )
    )
    (page,) = pages_of(archive)
    assert ["grand" in d.body for d in page.documents] == [False, True]
    assert [d.modified.isoformat()[:10] for d in page.documents if d.modified] == ["2022-01-01", "2023-05-01"]
    assert len({d.source.key for d in page.documents}) == 1


def test_a_capture_with_the_same_words_in_another_frame_is_no_version(path: Path) -> None:
    other = article().replace(b"</footer>", " Présidence, tous droits réservés</footer>".encode())
    archive = open_web_archive(
        written(
            path,
            record(PONT, answer(article()), "2022-01-01T00:00:00Z"),
            record(PONT, answer(other), "2023-01-01T00:00:00Z"),
        )
    )
    (page,) = pages_of(archive)
    assert len(page.documents) == 1


def test_a_capture_that_repeats_another_gives_its_words(path: Path) -> None:
    archive = open_web_archive(
        written(
            path,
            record(PONT, answer(article()), WARC_Payload_Digest="sha1:AAAA"),
            record(f"{SITE}/copie", answer(b""), kind="revisit", WARC_Payload_Digest="sha1:AAAA"),
        )
    )
    assert [page.title for page in pages_of(archive)] == ["Inauguration du pont"] * 2


def test_an_address_that_leads_to_another_has_moved(path: Path) -> None:
    archive = open_web_archive(
        written(
            path,
            record(f"{SITE}/vieux", answer(article()), "2020-01-01T00:00:00Z"),
            record(f"{SITE}/vieux", answer(b"", 301, Location="/actualites/pont"), "2022-01-01T00:00:00Z"),
            record(PONT, answer(article())),
        )
    )
    assert [one for one in items_of(archive) if isinstance(one, Moved)] == [Moved(f"{SITE}/vieux", PONT, path.name)]
    assert len(pages_of(archive)) == 1


def test_a_change_to_https_is_no_move(path: Path) -> None:
    archive = open_web_archive(
        written(
            path,
            record(PONT.replace("https", "http"), answer(b"", 301, Location=PONT)),
            record(PONT, answer(article())),
        )
    )
    assert [type(one) for one in items_of(archive)] == [SourcePage]


def test_a_page_that_sends_its_visitors_on_has_moved(path: Path) -> None:
    onward = f'<html><head><meta http-equiv="refresh" content="0; url={PONT}"></head><body>Redirection</body></html>'
    archive = open_web_archive(
        written(path, record(f"{SITE}/a", answer(onward.encode())), record(PONT, answer(article())))
    )
    assert Moved(f"{SITE}/a", PONT, path.name) in items_of(archive)


def test_a_page_that_is_gone_today_stays_a_text_and_says_so(path: Path) -> None:
    archive = open_web_archive(
        written(
            path,
            record(PONT, answer(article()), "2022-01-01T00:00:00Z"),
            record(PONT, answer(b"<h1>Introuvable</h1>", 404), "2024-02-03T00:00:00Z"),
        )
    )
    (page,) = pages_of(archive)
    assert page.documents[0].archive["gone"] == "no longer there on 2024-02-03"


def test_a_failing_server_takes_nothing_away(path: Path) -> None:
    archive = open_web_archive(
        written(
            path,
            record(PONT, answer(article()), "2022-01-01T00:00:00Z"),
            record(PONT, answer(b"Erreur", 503), "2024-02-03T00:00:00Z"),
        )
    )
    (page,) = pages_of(archive)
    assert "gone" not in page.documents[0].archive


@pytest.mark.parametrize("status", [404, 410, 500])
def test_an_error_is_never_a_text(path: Path, status: int) -> None:
    archive = open_web_archive(written(path, record(PONT, answer(article(), status))))
    (one,) = items_of(archive)
    assert isinstance(one, NotTaken)
    assert str(status) in one.why


@pytest.mark.parametrize(
    ("coding", "code"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("br", brotli.compress),
        ("gzip", lambda data: data),
    ],
)
def test_codings_of_the_content_are_undone(path: Path, coding: str, code: object) -> None:
    body = code(article())  # type: ignore[operator]
    archive = open_web_archive(written(path, record(PONT, answer(body, Content_Encoding=coding)), packed=True))
    assert [page.title for page in pages_of(archive)] == ["Inauguration du pont"]


def test_chunks_are_joined(path: Path) -> None:
    body = article()
    chunked = b"%x\r\n%b\r\n%x;x=y\r\n%b\r\n0\r\n\r\n" % (100, body[:100], len(body) - 100, body[100:])
    archive = open_web_archive(written(path, record(PONT, answer(chunked, Transfer_Encoding="chunked"))))
    assert [page.title for page in pages_of(archive)] == ["Inauguration du pont"]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
def test_a_body_that_unpacks_without_end_is_bounded(path: Path, coding: str) -> None:
    code = {"gzip": gzip.compress, "deflate": zlib.compress, "br": lambda data: brotli.compress(data, quality=1)}[
        coding
    ]
    bomb = code(b"<p>" + b"a" * (200 * 2**20))  # type: ignore[operator]
    archive = open_web_archive(written(path, record(PONT, answer(bomb, Content_Encoding=coding))))
    (one,) = items_of(archive)
    assert isinstance(one, NotTaken)


@pytest.mark.parametrize("packed", [False, True])
def test_a_truncated_archive_is_salvaged_and_the_place_named(path: Path, packed: bool) -> None:
    first = record(PONT, answer(article()))
    written(path, first, record(f"{SITE}/b", answer(article("Un autre texte"))), packed=packed)
    begin = len(gzip.compress(first)) if packed else len(first)
    path.write_bytes(path.read_bytes()[: begin + 300])
    archive = open_web_archive(path)
    page, problem = items_of(archive)
    assert isinstance(page, SourcePage)
    assert isinstance(problem, NotTaken)
    assert f"byte {begin}" in problem.where


@pytest.mark.parametrize("packed", [False, True])
def test_what_follows_a_damaged_record_is_read(path: Path, packed: bool) -> None:
    first, second, third = (record(f"{SITE}/{n}", answer(article(f"Le texte numéro {n}"))) for n in range(3))
    pieces = [gzip.compress(one) if packed else one for one in (first, second, third)]
    pieces[1] = b"\0" * 40 + pieces[1][40:]
    path.write_bytes(b"".join(pieces))
    archive = open_web_archive(path)
    assert [page.title for page in pages_of(archive)] == ["Le texte numéro 0", "Le texte numéro 2"]
    assert any(isinstance(one, NotTaken) and "byte" in one.where for one in items_of(archive))


def test_media_are_had_by_their_address(path: Path) -> None:
    archive = open_web_archive(
        written(
            path,
            record(PONT, answer(article())),
            record(f"{SITE}/p.jpg", answer(b"\xff\xd8old", Content_Type="image/jpeg"), "2021-01-01T00:00:00Z"),
            record(f"{SITE}/p.jpg", answer(b"\xff\xd8new", Content_Type="image/jpeg"), "2022-01-01T00:00:00Z"),
            record(f"{SITE}/loi.pdf", answer(b"%PDF-1.4", Content_Type="application/pdf")),
            packed=True,
        )
    )
    assert archive.medium("http://presidence.example/p.jpg") == b"\xff\xd8new"
    assert archive.medium(f"{SITE}/none.jpg") is None
    media = [one for one in items_of(archive) if isinstance(one, SourceMedium)]
    assert [one.address for one in media] == [f"{SITE}/loi.pdf"]


def test_lists_of_pages_are_not_texts(path: Path) -> None:
    rows = "".join(
        f"<article><h2><a href='/{n}'>Un titre de texte numéro {n}</a></h2><p>Quelques mots.</p></article>"
        for n in range(8)
    )
    listing = f"<html><body class='archive category'><h1>Communiqués</h1>{rows}</body></html>".encode()
    archive = open_web_archive(
        written(path, record(f"{SITE}/category/communiques/", answer(listing)), record(PONT, answer(article())))
    )
    assert [one.where for one in items_of(archive) if isinstance(one, NotTaken)] == [f"{SITE}/category/communiques/"]


def test_a_page_that_names_another_as_its_own_address_is_that_one(path: Path) -> None:
    archive = open_web_archive(
        written(
            path,
            record(PONT, answer(article(canonical=PONT))),
            record(f"{PONT}?print=1", answer(article(canonical=PONT).replace(b"Publi", b"Imprim"))),
        )
    )
    (page,) = pages_of(archive)
    assert page.documents[0].source.addresses == (PONT, f"{PONT}?print=1")
    assert Moved(f"{PONT}?print=1", PONT, path.name) in items_of(archive)


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_every_archive_in_a_packed_one_is_read(tmp_path: Path, compression: int) -> None:
    path = tmp_path / "site.wacz"
    with zipfile.ZipFile(path, "w", compression) as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/a.warc.gz", gzip.compress(record(PONT, answer(article()))))
        packed.writestr("../../archive/b.warc", record(f"{SITE}/b", answer(article("Un autre texte"))))
    archive = open_web_archive(path)
    assert sorted(page.title for page in pages_of(archive)) == ["Inauguration du pont", "Un autre texte"]
    assert [one.name for one in tmp_path.iterdir()] == ["site.wacz"]


def test_a_packed_bomb_is_left_packed(tmp_path: Path) -> None:
    path = tmp_path / "site.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("archive/bomb.warc", b"\0" * (300 * 2**20))
        packed.writestr("archive/a.warc.gz", gzip.compress(record(PONT, answer(article()))))
    found = items_of(open_web_archive(path))
    assert [type(one) for one in found] == [SourcePage, NotTaken]


def test_what_is_no_archive_is_refused_in_one_line(path: Path) -> None:
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(SourceProblem, match="no record"):
        open_web_archive(path)
    with pytest.raises(SourceProblem):
        open_web_archive(path.with_name("absent.warc"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_the_bytes_nothing_is_raised_but_a_refusal(path: Path, data: st.DataObject) -> None:
    whole = bytearray(
        b"".join(
            gzip.compress(one) if data.draw(st.booleans()) else one
            for one in (record(PONT, answer(article())), record(f"{SITE}/b", answer(article("B"), 301, Location="/c")))
        )
    )
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=30))
    path.write_bytes(bytes(whole))
    with contextlib.suppress(SourceProblem):
        items_of(open_web_archive(path))


def test_a_medium_that_unpacks_without_end_is_not_given(path: Path) -> None:
    bomb = gzip.compress(b"\0" * (250 * 2**20), 1)
    archive = open_web_archive(
        written(path, record(f"{SITE}/p.jpg", answer(bomb, Content_Type="image/jpeg", Content_Encoding="gzip")))
    )
    assert archive.medium(f"{SITE}/p.jpg") is None

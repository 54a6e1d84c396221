"""Sources opened: what is read, and what is refused in one clear line."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from toguna.intake import SourcePage, SourceProblem, as_json, read_source
from toguna.intake import sources as sources_module

TITLE = "Le Chef de l’État reçoit l’œuvre des riverains"
LEDE = "Le Président de Valdorée a reçu, ce mardi 4 juin 2024, à Solabé, une délégation de l’œuvre des riverains du fleuve."
PAGE = f"{TITLE}\n\nActualités\n\n{LEDE}\n\nÀ lire aussi\n\nUn marché couvert pour Mirande\n\nLe ministre a inauguré, le lundi 3 juin 2024, un marché de quatre cents étals attendu de tous.\n\nLire »\n"


def page_of(path: Path) -> SourcePage:
    (page,) = read_source(str(path))
    return page


def refusal_of(path: Path) -> SourceProblem:
    with pytest.raises(SourceProblem) as caught:
        list(read_source(str(path)))
    message = str(caught.value)
    assert message
    assert "\n" not in message
    assert caught.value.what
    assert caught.value.where
    assert caught.value.do
    return caught.value


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "page.txt"


@pytest.mark.parametrize(
    ("codec", "named"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16"), ("cp1252", "windows-1252")],
)
def test_a_page_comes_in_from_any_usual_encoding(path: Path, codec: str, named: str) -> None:
    path.write_bytes(PAGE.encode(codec))
    page = page_of(path)

    assert [one.title for one in page.documents] == [TITLE, "Un marché couvert pour Mirande"]
    assert page.documents[0].paragraphs == (LEDE,)
    assert page.encoding == named


def test_letters_taken_apart_are_put_together(path: Path) -> None:
    path.write_text(
        "Le préfet reçoit\n\nLe pre\u0301fet a rec\u0327u, le 4 juin 2024, les riverains du fleuve Serein.",
        encoding="utf-8",
    )

    assert page_of(path).documents[0].body.startswith("Le préfet a reçu,")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\r\n ",
        "\u00a0\n\u2003\n".encode(),
        b"\x00\x01\x02\x03 a page",
        bytes(range(1, 32)) * 40,
        b"%PDF-1.7 ...",
        b"PK\x03\x04 a document",
        b"\x89PNG\r\n\x1a\n",
        b"<!DOCTYPE html><html><body>Une page</body></html>",
        b"<?xml version='1.0'?><rss/>",
        b"\xff\xfe\x00\xd8 half a pair",
        b"un texte \x81\x8d ni l'un ni l'autre",
        "Accueil\n\nContact\n\nFacebook Twitter\n\n© 2024".encode(),
        b"Un titre tout seul",
    ],
)
def test_what_is_no_page_of_text_is_refused_in_one_line(path: Path, data: bytes) -> None:
    path.write_bytes(data)

    assert str(path.name) in refusal_of(path).where


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "missing.txt" in str(refusal_of(tmp_path / "missing.txt"))
    assert "folder" in str(refusal_of(tmp_path))


def test_a_source_too_large_is_refused_before_it_is_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("was opened"))

    assert "MB" in refusal_of(path).what


def test_standard_input_is_read_no_further_than_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        asked = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            assert size > 0
            self.asked += size
            return b"a" * size

    endless = Endless()
    monkeypatch.setattr(sources_module.sys, "stdin", type("Input", (), {"buffer": endless}))
    with pytest.raises(SourceProblem, match="MB"):
        list(read_source("-"))
    assert endless.asked <= sources_module.LARGEST + 1


def test_standard_input_brings_a_page_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources_module.sys, "stdin", type("Input", (), {"buffer": io.BytesIO(PAGE.encode())}))
    (page,) = read_source("-")

    assert page.title == TITLE


@pytest.mark.parametrize("wrong", ["le 31 février 2023", "ce lundi 29 février 2023", "le 31 avril 2024"])
def test_an_event_on_a_day_that_does_not_exist_is_refused(path: Path, wrong: str) -> None:
    path.write_text(
        f"{TITLE}\n\nLe Président de Valdorée a reçu, {wrong}, une délégation de riverains.", encoding="utf-8"
    )

    assert wrong.split()[-1] in refusal_of(path).what


def test_such_a_day_far_down_in_the_text_is_let_through(path: Path) -> None:
    path.write_text(
        f"{TITLE}\n\n{LEDE}\n\n{'Les riverains parlent du fleuve. ' * 30}\n\nLe 31 février 2023, dit la légende.",
        encoding="utf-8",
    )

    assert page_of(path).documents[0].event_date == "2024-06-04"


def test_identity_is_of_the_words_and_not_of_their_layout(tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text(PAGE, encoding="utf-8")
    other.write_bytes(PAGE.replace("\n", "\r\n").replace("Président de", "Président\u00a0de").encode("utf-16"))
    hashes = [[document.source.sha256 for document in page_of(path).documents] for path in (one, other)]

    assert hashes[0] == hashes[1]
    assert len(set(hashes[0])) == 2


def test_the_json_of_a_page_has_the_contracts_keys(path: Path) -> None:
    path.write_text(PAGE, encoding="utf-8")
    found = as_json(page_of(path))
    shape = {"language", "published_or_event_date", "people", "organisations", "places", "dates", "quotes", "event"}

    assert shape | {"title", "documents", "source", "boilerplate"} <= set(found)
    assert [piece["kind"] for piece in found["boilerplate"]] == ["section", "related_heading", "read_link"]
    for document in found["documents"]:
        assert shape | {"title", "kind", "event_date", "place", "event_type", "actors", "body"} <= set(document)
    assert [document["event_date"] for document in found["documents"]] == ["2024-06-04", "2024-06-03"]
    assert found["documents"][0]["body"] == LEDE


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused_and_never_break_the_reader(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    refusal = ""
    pages: list[SourcePage] = []
    try:
        pages = list(read_source(str(path)))
    except SourceProblem as problem:
        refusal = str(problem)

    assert len(refusal.splitlines()) == 1 or pages[0].documents

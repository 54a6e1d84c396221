import re
import tomllib
from pathlib import Path

import pytest

from toguna.editions.edition import TEXT_KINDS
from toguna.press import languages, page

TABLES = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in languages.MESSAGES.glob("*.toml")}
SOURCES = "\n".join(
    file.read_text("utf-8")
    for folder in (Path(languages.__file__).parent, page.TEMPLATES)
    for file in sorted(folder.rglob("*"))
    if file.suffix in (".py", ".html", ".xml")
)


def keys(table, prefix=""):
    found = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= keys(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = value
    return found


def test_every_language_has_every_word():
    assert set(TABLES) == {"fr", "en", "ar", "bm"}
    for code, table in TABLES.items():
        assert keys(TABLES["fr"]).keys() == keys(table).keys(), code
        assert len({*table["addresses"].values()}) == len(table["addresses"]), code


def test_every_language_has_the_same_blanks():
    blanks = re.compile(r"\{(\w+)")
    for code, table in TABLES.items():
        french, other = keys(TABLES["fr"]), keys(table)
        for key in french:
            if key.startswith(("words.", "reasons.", "dates.")) and isinstance(french[key], str):
                assert set(blanks.findall(french[key])) == set(blanks.findall(other[key])), (code, key)


@pytest.mark.parametrize("key", sorted(TABLES["fr"]["words"]))
def test_every_word_is_used(key):
    assert re.search(rf"words\.{key}\b|[\"']{key}[\"']", SOURCES), key


def test_every_kind_of_text_and_event_has_a_name():
    import json

    from toguna.editions import schema

    assert set(TABLES["fr"]["kinds"]) == set(TEXT_KINDS)
    described = json.loads((Path(schema.__file__).parent / "edition-1.json").read_text("utf-8"))["properties"]
    assert set(TABLES["fr"]["events"]) == set(described["event"]["properties"]["type"]["enum"])
    assert set(TABLES["fr"]["status"]) == set(described["event"]["properties"]["status"]["enum"])
    assert set(TABLES["fr"]["parts"]) == set(described["people"]["items"]["properties"]["part"]["enum"])


@pytest.mark.parametrize(
    ("iso", "french", "english"),
    [
        ("2024", "2024", "2024"),
        ("2024-03", "mars 2024", "March 2024"),
        ("2024-03-01", "1er mars 2024", "1 March 2024"),
        ("2023-07-29", "29 juillet 2023", "29 July 2023"),
        ("2023-07-29T14:05+00:00", "29 juillet 2023", "29 July 2023"),
    ],
)
def test_dates_are_written_out(iso, french, english):
    assert (languages.language("fr").date(iso), languages.language("en").date(iso)) == (french, english)


@pytest.mark.parametrize(
    ("start", "end", "french", "english"),
    [
        ("2023-07-29", "", "samedi 29 juillet 2023", "Saturday 29 July 2023"),
        ("2023-07-29T09:05+00:00", "", "samedi 29 juillet 2023 à 9 h 05", "Saturday 29 July 2023 at 09:05"),
        ("2023-07-05", "2023-07-09", "du 5 au 9 juillet 2023", "5 to 9 July 2023"),
        ("2023-07-31", "2023-08-01", "du 31 juillet au 1er août 2023", "31 July to 1 August 2023"),
        ("2023-12-31", "2024-01-01", "du 31 décembre 2023 au 1er janvier 2024", "31 December 2023 to 1 January 2024"),
        ("2023-07", "", "juillet 2023", "July 2023"),
    ],
)
def test_the_time_of_an_event_is_written_out(start, end, french, english):
    assert languages.language("fr").occasion(start, end) == french
    assert languages.language("en").occasion(start, end) == english


def test_what_is_held_is_dated_as_far_as_it_is_known():
    words = languages.language("fr")
    assert words.span("2020-01-01", "") == "depuis le 1er janvier 2020"
    assert words.span("2020", "") == "depuis 2020"
    assert words.span("", "2020-02-03") == "jusqu’au 3 février 2020"
    assert words.span("2020", "2021") == "de 2020 à 2021"
    assert words.span("", "") == ""


def test_a_language_without_words_borrows_the_french_ones_and_keeps_its_direction():
    urdu = languages.language("ur")
    assert (urdu.direction, urdu.own_name, urdu.word("home")) == ("rtl", "ur", "Accueil")
    arabic = languages.language("ar")
    assert (arabic.direction, arabic.own_name, arabic.word("home")) == ("rtl", "العربية", "الرئيسية")
    assert languages.language("fr-ML").own_name == "Français"

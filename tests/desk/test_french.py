"""The desk speaks French: every sentence of it is translated, and the compiled catalogue is up to date."""

import re
from pathlib import Path

from babel.messages.extract import extract_from_file
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import toguna.desk

ROOM = Path(toguna.desk.__file__).parent
MESSAGES = ROOM / "locale/fr/LC_MESSAGES"


def sentences():
    found = set()
    keywords = {"_": None, "gettext": None, "gettext_lazy": None}
    for file in ROOM.rglob("*.py"):
        if "migrations" not in file.parts:
            found |= {m for _, m, _, _ in extract_from_file("python", file, keywords=keywords) if isinstance(m, str)}
    for file in ROOM.rglob("*.html"):
        found |= set(re.findall(r'(?:translate |_\()"([^"]+)"', file.read_text()))
    return found


def test_every_sentence_has_its_french():
    with (MESSAGES / "django.po").open("rb") as file:
        catalog = read_po(file, "fr")
    missing = [words for words in sentences() if not (catalog.get(words) and catalog.get(words).string)]
    assert missing == []


def test_the_compiled_catalogue_holds_the_same_words():
    with (MESSAGES / "django.po").open("rb") as po, (MESSAGES / "django.mo").open("rb") as mo:
        written, compiled = read_po(po, "fr"), read_mo(mo)
    assert {m.id: m.string for m in written if m.id} == {m.id: m.string for m in compiled if m.id}


def test_no_word_of_the_trade_of_programmers_reaches_an_editor():
    with (MESSAGES / "django.po").open("rb") as file:
        said = " ".join(str(m.string) for m in read_po(file, "fr") if m.id).lower()
    for word in ("wagtail", "snippet", "slug", "streamfield", "dépublier", "locale"):
        assert word not in said

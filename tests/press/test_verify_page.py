"""The verification page as the press writes it: one file, light, its script allowed by its hash alone."""

import base64
import gzip
import hashlib
import json
import re

import pytest
from tests.press import archive
from tests.press.page_reader import read

from toguna.editions.library import Library
from toguna.press.headers import SECURITY, always
from toguna.press.newsroom import Newsrooms
from toguna.press.shelf import Shelf
from toguna.press.verifier_script import script_hash, verifier_script
from toguna.press.views.verify import verify_page

KEYS = {"origin": "presidence.example/record", "threshold": 2, "root": [], "log": [], "desk": []}


@pytest.fixture
def trusted(settings, tmp_path):
    """The two files of a record that the page is made from."""
    settings.TOGUNA_RECORD = tmp_path / "record"
    folder = tmp_path / "record/log"
    folder.mkdir(parents=True)
    (folder / "keys.json").write_text(json.dumps(KEYS))
    (folder / "policy").write_text("quorum none\n")
    return folder


@pytest.fixture
def rooms(db, trusted):
    archive.fill()
    return Newsrooms(Shelf(Library(), recorded=False))


def blocks(page):
    """The data that stand in the page, by their ids."""
    found = re.findall(r'<script type="application/json" id="([^"]+)">(.*?)</script>', page, re.DOTALL)
    return {name: json.loads(data) for name, data in found}


def test_the_script_stands_in_the_page_as_its_hash_says(rooms):
    for code in rooms.codes:
        output = verify_page(rooms[code])
        page = output.data.decode()
        (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        assert script == verifier_script()
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert script_hash() == f"'sha256-{digest}'"
        assert f"'self' {script_hash()};" in always(output.path)["Content-Security-Policy"]
        assert read(page).problems == []
        assert [s for s in read(page).all("script") if "src" in s] == []


def test_no_other_page_may_run_a_script_of_its_own():
    for path in (
        "",
        "index.html",
        "verifier",
        "actualites/verifier.html",
        "partager.html",
        "verifier.html/x",
        "en/verify.htm",
    ):
        assert always(path) == SECURITY, path


def test_the_script_and_the_page_are_light(rooms):
    assert len(gzip.compress(verifier_script().encode(), 6)) < 20_000
    assert all(len(gzip.compress(verify_page(rooms[code]).data, 6)) < 30_000 for code in rooms.codes)
    assert "</script" not in verifier_script()


def test_whom_to_believe_stands_in_the_page(rooms, trusted):
    found = blocks(verify_page(rooms["fr"]).data.decode())
    assert found["t-trust"] == {"base": rooms["fr"].base, "keys": KEYS, "policy": "quorum none\n"}
    assert found["t-page"]["address"] == "/verifier.html"
    assert all(key.startswith("verify_") and words for key, words in found["t-page"]["words"].items())
    (trusted / "policy").write_text("quorum none\n# </script><script>alert(1)</script>\n")
    page = verify_page(rooms["fr"]).data.decode()
    assert blocks(page)["t-trust"]["policy"].endswith("alert(1)</script>\n")
    assert "<script>alert" not in page


def test_every_word_the_script_asks_for_is_in_the_page(rooms):
    words = blocks(verify_page(rooms["en"]).data.decode())["t-page"]["words"]
    asked = set(re.findall(r'say\("(\w+)"', verifier_script()))
    asked |= {"identical", "same_words", "extract", "altered", "not_in_record", "superseded", "withdrawn", "erased"}
    asked |= {f"{verdict}_text" for verdict in ("identical", "same_words", "extract", "altered", "not_in_record")}
    asked |= {"gone", "new", "invisible", "look_alike", "too_long", "too_short", "empty", "unproven"}
    asked |= {f"number_{state}" for state in ("used", "other", "void", "not_given", "none", "erased")}
    assert {f"verify_{word}" for word in asked - {"number_"}} == set(words)


def test_a_site_without_a_record_has_no_such_page(db, settings):
    settings.TOGUNA_RECORD = None
    archive.fill()
    room = Newsrooms(Shelf(Library()))["fr"]
    assert verify_page(room) is None
    assert not room.recorded

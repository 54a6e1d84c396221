"""What is special to the index in a folder."""

import json

import pytest
from tests.press import archive

from toguna.editions import store
from toguna.editions.library import Library
from toguna.search.answer import SearchDown
from toguna.search.embedded import Embedded
from toguna.search.follow import follow
from toguna.search.question import question

pytestmark = pytest.mark.django_db


def found(index):
    return index.ask(question({"q": "fleuve"}, "fr")).count


def test_a_damaged_index_and_one_of_another_make_are_made_anew(tmp_path):
    store.append(archive.text("fleuve", title="Le fleuve"))
    index = Embedded(tmp_path / "search")
    follow(index, Library())
    state = json.loads((index.folder / "current.json").read_text())
    (index.folder / "current.json").write_text(json.dumps({**state, "format": "0"}))
    with pytest.raises(SearchDown, match="another version"):
        found(index)
    follow(index, Library())
    assert found(index) == 1
    (name,) = index.folder.glob("index-*")
    for file in name.glob("meta.json"):
        file.write_text("{")
    again = Embedded(index.folder)
    with pytest.raises(SearchDown, match="damaged"):
        found(again)
    follow(again, Library())
    assert found(again) == 1
    assert len(list(index.folder.glob("index-*"))) == 1

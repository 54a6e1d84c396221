from pathlib import Path

import pytest

from tests import without_database
from tests.own_newsroom import own_newsroom
from toguna.conf.database import database

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("place", without_database.PLACES)
def test_every_place_is_there(place):
    assert (ROOT / place).is_dir() if place.endswith("/") else (ROOT / place).is_file()


def test_a_test_that_asks_for_a_database_is_out_of_place():
    assert without_database.listed("tests/intake/test_body.py::test_any")
    assert not without_database.listed("tests/desk/test_bulk.py::test_any")
    assert without_database.asks_for_one(["tmp_path", "db"], marked=False)
    assert without_database.asks_for_one(["tmp_path"], marked=True)
    assert not without_database.asks_for_one(["tmp_path"], marked=False)


def test_a_program_that_one_of_them_starts_is_refused_a_database(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", without_database.REFUSED)
    with pytest.raises(ValueError, match="is not a database toguna knows"):
        database(without_database.REFUSED, ROOT)
    with pytest.raises(RuntimeError, match="asks for a newsroom"), own_newsroom():
        pass

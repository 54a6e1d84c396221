from pathlib import Path

import pytest

from toguna.conf.database import database


def test_without_an_url_the_database_is_a_file_in_the_newsrooms_folder():
    assert database("", Path("/home/x"))["NAME"] == Path("/home/x/newsroom.sqlite3")


def test_a_postgresql_url_is_read_whole():
    given = database("postgresql://anna:p%40ss@db.example:5433/news", Path())
    assert given["ENGINE"] == "django.db.backends.postgresql"
    assert (given["USER"], given["PASSWORD"], given["HOST"], given["PORT"], given["NAME"]) == (
        "anna", "p@ss", "db.example", "5433", "news",
    )  # fmt: skip


def test_a_sqlite_url_names_its_file():
    assert database("sqlite:////var/lib/news.sqlite3", Path())["NAME"] == "/var/lib/news.sqlite3"


def test_another_database_is_refused_in_one_line():
    with pytest.raises(ValueError, match="mysql: is not a database toguna knows"):
        database("mysql://x/y", Path())

"""A database at the present schema, made once for all workers of a run and copied for each newsroom of a test's own:
the hundred migrations take seconds each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from fcntl import LOCK_EX, flock
from hashlib import sha256
from pathlib import Path

_MIGRATE = "import django; django.setup(); from django.core.management import call_command; call_command('migrate', verbosity=0)"


def copy_to(home: Path) -> None:
    """Puts a migrated SQLite database into the folder of a newsroom, as an embedded one has it."""
    made = _shared("newsroom.sqlite3")
    with _locked(made):
        if not made.exists():
            with tempfile.TemporaryDirectory(dir=made.parent) as folder:
                _migrate({"TOGUNA_HOME": folder, "DATABASE_URL": ""})
                _whole(Path(folder) / "newsroom.sqlite3")
                os.replace(Path(folder) / "newsroom.sqlite3", made)
    home.mkdir(parents=True)
    shutil.copyfile(made, home / "newsroom.sqlite3")


def template_of(server: str, address: str) -> str:
    """The name of a migrated database on a PostgreSQL server; ``address`` gives a database's address by its name."""
    import psycopg

    name = f"template_{_version()}"
    with _locked(_shared(name)), psycopg.connect(server, autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            connection.execute(f'CREATE DATABASE "{name}_begun"')
            with tempfile.TemporaryDirectory() as folder:
                _migrate({"TOGUNA_HOME": folder, "DATABASE_URL": address.replace("NAME", f"{name}_begun")})
            connection.execute(f'ALTER DATABASE "{name}_begun" RENAME TO "{name}"')
    return name


def _migrate(variables: dict[str, str]) -> None:
    environment = {**os.environ, **variables, "DJANGO_SETTINGS_MODULE": "toguna.conf.embedded"}
    subprocess.run([sys.executable, "-c", _MIGRATE], env=environment, check=True)


def _whole(database: Path) -> None:
    """Brings what SQLite keeps beside the file into it."""
    import sqlite3

    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _version() -> str:
    """What the schema is made from: the migrations of this checkout, and the packages."""
    root = Path(__file__).resolve().parents[1]
    told = sha256()
    for file in (*sorted(root.glob("src/toguna/*/migrations/*.py")), root / "requirements.lock"):
        told.update(file.read_bytes())
    return told.hexdigest()[:16]


def _shared(name: str) -> Path:
    folder = Path(tempfile.gettempdir()) / f"toguna-tests-{os.getuid()}-{_version()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / name


@contextmanager
def _locked(path: Path):
    with path.with_suffix(".lock").open("w") as file:
        flock(file, LOCK_EX)
        yield

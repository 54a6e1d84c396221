"""A newsroom of a test's own: a folder, a database on the same kind of server as the suite's, the real program."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from tests import migrated_database

TOGUNA = Path(sys.executable).with_name("toguna")


@dataclass(frozen=True)
class OwnNewsroom:
    home: Path
    database: str

    @property
    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE", "TOGUNA_PUBLIC")}
        return {**kept, "TOGUNA_HOME": str(self.home), "DATABASE_URL": self.database}

    @property
    def public(self) -> Path:
        return self.home / "public"

    def run(
        self, *arguments: str, stdin: bytes | None = None, variables: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Runs the program to its end, with some variables more in its environment."""
        environment = {**self.environment, **(variables or {})}
        done = subprocess.run(
            [TOGUNA, *arguments], env=environment, input=stdin, capture_output=True, timeout=300, check=False
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    @contextmanager
    def serving(self, *command: str) -> Iterator[str]:
        """Starts a serving command on a free port and gives the site's address."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        log = self.home.parent / f"{self.home.name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                [TOGUNA, *command, "--port", str(port)], env=self.environment, stdout=output, stderr=output
            )
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address, process, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 240
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped: {log.read_text()}")
        try:
            with urllib.request.urlopen(address + "/", timeout=5):
                return
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"the server did not answer: {log.read_text()}")


@contextmanager
def own_newsroom(*, bare: bool = False) -> Iterator[OwnNewsroom]:
    """An empty newsroom; its folder and its database are gone afterwards.

    Its database has the present schema and nothing in it; a ``bare`` one is not even there, as on a new machine."""
    folder = tempfile.TemporaryDirectory(prefix="toguna-own-", ignore_cleanup_errors=True)
    with folder as name, _database(bare) as url:
        home = Path(name) / "home"
        if not url and not bare:
            migrated_database.copy_to(home)
        yield OwnNewsroom(home, url)


@contextmanager
def _database(bare: bool) -> Iterator[str]:
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield ""
        return
    import psycopg

    def address(name: str) -> str:
        return urlunsplit(urlsplit(server)._replace(path="/" + name))

    name = f"own_{uuid.uuid4().hex}"
    template = "" if bare else f' TEMPLATE "{migrated_database.template_of(server, address("NAME"))}"'
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"{template}')
    try:
        yield address(name)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

"""A newsroom with the sample archive, as ``toguna demo`` prepares it: a minute of work, which is done once in a run of the
tests and copied for each test that wants a sample newsroom of its own."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from fcntl import LOCK_EX, flock
from pathlib import Path

from tests.own_newsroom import OwnNewsroom, begun, gone, own_newsroom

_FOLDER = "TOGUNA_TESTS_SAMPLE"
"""The variable that tells all workers of a run where they find the one that was made first."""


@contextmanager
def sample_newsroom() -> Iterator[OwnNewsroom]:
    """A newsroom with the published sample archive, to do with as one likes; gone afterwards."""
    with own_newsroom(like=_first()) as newsroom:
        yield newsroom


def begin() -> None:
    """Before a run of the tests, in the process that starts its workers."""
    os.environ[_FOLDER] = tempfile.mkdtemp(prefix="toguna-sample-")


def end() -> None:
    """After the run."""
    folder = Path(os.environ.pop(_FOLDER))
    if newsroom := _told(folder):
        gone(newsroom)
    shutil.rmtree(folder)


def _first() -> OwnNewsroom:
    folder = Path(os.environ[_FOLDER])
    with (folder / "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if newsroom := _told(folder):
            return newsroom
        newsroom = begun()
        done = newsroom.run("demo", "--prepare")
        if done.returncode:
            gone(newsroom)
            raise RuntimeError(f"the sample newsroom could not be made: {done.stderr}")
        (folder / "newsroom").write_text(json.dumps([str(part) for part in astuple(newsroom)]))
        return newsroom


def _told(folder: Path) -> OwnNewsroom | None:
    file = folder / "newsroom"
    if not file.exists():
        return None
    home, database = json.loads(file.read_text())
    return OwnNewsroom(Path(home), database)

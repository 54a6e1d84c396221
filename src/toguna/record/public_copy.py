"""The record's files in a public folder: the log's folder again, its checkpoint last.

What never changes in place is linked, so that a public copy costs no room; where the system cannot, it is copied."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from .log import CHECKPOINT


def bring(log_folder: Path, public: Path, names: Iterable[str] | None = None) -> list[str]:
    """Brings ``public`` (the site's ``record/``) up to date; gives the names of what was written or removed.

    ``names`` are the files that may have changed; without them every file is looked at, and what the log has no more is
    removed."""
    if names is None:
        # The signed lists of pages are this folder's own.
        names = {name for name in (*_below(log_folder), *_below(public)) if not name.startswith("pages/")}
    done = []
    for name in sorted(names, key=lambda n: (n == CHECKPOINT, n)):
        ours, theirs = log_folder / name, public / name
        if not ours.exists():
            if theirs.exists():
                theirs.unlink()
                done.append(name)
        elif not _same(ours, theirs):
            _put(ours, theirs)
            done.append(name)
    return done


def _same(ours: Path, theirs: Path) -> bool:
    try:
        mine, other = ours.stat(), theirs.stat()
    except FileNotFoundError:
        return False
    linked = (mine.st_ino, mine.st_dev) == (other.st_ino, other.st_dev)
    return linked or (mine.st_size == other.st_size and ours.read_bytes() == theirs.read_bytes())


def _put(ours: Path, theirs: Path) -> None:
    theirs.parent.mkdir(parents=True, exist_ok=True)
    new = theirs.with_name(f".{theirs.name}.new")
    new.unlink(missing_ok=True)
    try:
        os.link(ours, new)
    except OSError:
        shutil.copyfile(ours, new)
    os.replace(new, theirs)


def _below(folder: Path) -> Iterator[str]:
    for base, _, files in os.walk(folder):
        for file in files:
            if not file.startswith("."):
                yield os.path.relpath(os.path.join(base, file), folder)

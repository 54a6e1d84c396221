"""Putting changed files into the public folder so that a reader never sees half of one, nor half a publication for
longer than a few renames take.

Everything is first written beside the public folder, on the same file system.  Only when all is there are files moved
in: pictures first, then data, then pages, so that no page links to what is not there yet; removals come last."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

ORDER = ("media/",)
"""What goes before everything else; pages (``.html``) go after all the rest."""


class Release:
    """A staging folder; used as a context, it is gone afterwards whatever happened."""

    def __init__(self, public: Path) -> None:
        self.public = public = public.resolve()
        self.first = not public.exists() or not any(public.iterdir())
        public.parent.mkdir(parents=True, exist_ok=True)
        prefix = f".{public.name}-"
        # What a killed run left behind: the caller holds the lock, nobody else is at work here.
        for left in public.parent.glob(f"{prefix}*.staging"):
            shutil.rmtree(left, ignore_errors=True)
        self.staging = Path(tempfile.mkdtemp(dir=public.parent, prefix=prefix, suffix=".staging"))
        self._folders: set[str] = set()

    def __enter__(self) -> Release:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.staging, ignore_errors=True)

    def stage(self, name: str, data: bytes) -> None:
        """Writes one file of the release, not yet seen by anybody."""
        with open(self._place(name), "wb") as file:
            file.write(data)

    def stage_copy(self, name: str, source: Path) -> None:
        """The same from a file: a copy, so that damage to the public one never reaches the original."""
        shutil.copyfile(source, self._place(name))

    def appear(self, names: Iterable[str]) -> None:
        """Moves the staged files into the public folder."""
        if self.first:
            self._appear_at_once()
            return
        folders: set[Path] = set()
        for name in sorted(names, key=_order):
            target = self.public / name
            if target.parent not in folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                folders.add(target.parent)
            os.replace(self.staging / name, target)
        _sync(self.public)

    def remove(self, names: Iterable[str]) -> None:
        """Removes files, and folders that they leave empty."""
        for name in sorted(names):
            target = self.public / name
            target.unlink(missing_ok=True)
            for folder in target.parents:
                if folder == self.public or self.public not in folder.parents:
                    break
                try:
                    folder.rmdir()
                except OSError:
                    break

    def _appear_at_once(self) -> None:
        os.chmod(self.staging, 0o755)
        if self.public.is_dir():
            self.public.rmdir()
        os.rename(self.staging, self.public)
        _sync(self.public.parent)

    def _place(self, name: str) -> Path:
        folder = name.rpartition("/")[0]
        if folder not in self._folders:
            (self.staging / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return self.staging / name


def _order(name: str) -> tuple[int, str]:
    return (0 if name.startswith(ORDER) else 2 if name.endswith(".html") else 1, name)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

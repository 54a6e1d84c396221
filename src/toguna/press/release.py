"""Putting files into the public folder so that a reader never sees half of one, nor half a publication for longer than
a few renames take.

Everything is first written beside the public folder, on the same file system.  A publication's few files are moved in
when all are there: pictures first, then data, then pages, so that no page links to what is not there yet; removals come
last.  A whole new site takes the old one's place at once."""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

ORDER = ("media/",)
"""What goes before everything else; pages (``.html``) go after all the rest."""
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class Release:
    """A staging folder; used as a context, it is gone afterwards whatever happened."""

    def __init__(self, public: Path) -> None:
        self.public = public = public.resolve()
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
        with open(self.place(name), "wb") as file:
            file.write(data)

    def stage_copy(self, name: str, source: Path) -> None:
        """The same from a file: a copy, so that damage to the public one never reaches the original."""
        shutil.copyfile(source, self.place(name))

    def appear(self, names: Iterable[str]) -> None:
        """Moves staged files into the public folder."""
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
            try:
                target.unlink()
            except FileNotFoundError:
                continue
            for folder in target.parents:
                if folder == self.public or self.public not in folder.parents:
                    break
                try:
                    folder.rmdir()
                except OSError:
                    break

    def adopt(self, names: Iterable[str]) -> None:
        """Takes files of the present public folder into the release, where the release has none of that name."""
        for name in names:
            target = self.place(name)
            if not target.exists():
                os.link(self.public / name, target)

    def switch(self) -> None:
        """Puts the staging folder in the place of the public one, at once where the system can."""
        os.chmod(self.staging, 0o755)
        if not self.public.exists():
            os.rename(self.staging, self.public)
        elif not _exchange(self.staging, self.public):
            old = self.staging.with_suffix(".old.staging")
            os.rename(self.public, old)
            os.rename(self.staging, self.public)
            os.rename(old, self.staging)
        _sync(self.public.parent)

    def place(self, name: str) -> Path:
        """Where a file of the release is to be written; its folder is there."""
        folder = name.rpartition("/")[0]
        if folder not in self._folders:
            (self.staging / folder).mkdir(parents=True, exist_ok=True)
            self._folders.add(folder)
        return self.staging / name


def _exchange(one: Path, other: Path) -> bool:
    """Lets two folders change names in one step (``renameat2``, Linux 3.15); whether the system could."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    if (code := ctypes.get_errno()) in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(code, os.strerror(code), str(other))


def _order(name: str) -> tuple[int, str]:
    page = name.removesuffix(".gz").removesuffix(".br").endswith(".html")
    return (0 if name.startswith(ORDER) else 2 if page else 1, name)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

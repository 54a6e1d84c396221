"""A file of a communiqué, or a folder of them, as a source."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..documents import Item, NotTaken, SourceMedium
from ..opened import Pending, Ready
from ..problems import SourceProblem
from ..zip_source import ZipParts
from .communique import Communique, address_of, part_of
from .kinds import pictures_of
from .manuscript import is_shown

MOST_FILES = 200_000
_LARGEST_PICTURE = 60 * 2**20
_TEXTS = frozenset({".docx", ".docm", ".odt", ".pdf", ".txt", ".doc", ".rtf"})
_PAGES = frozenset({".html", ".htm", ".warc", ".wacz", ".xhtml"})
_NO_TEXTS = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture inside a document, described by its name alone; its words stand beside it in the text."""

    address: str
    part: str
    origin: str

    @property
    def text(self) -> bool:
        return False

    def read(self) -> Item:
        if not is_shown(self.part):
            where = f"{self.origin}, {self.part}"
            return NotTaken("picture", where, "no page can show a picture of its kind", origin=self.origin)
        kind = mimetypes.guess_type(self.part)[0] or ""
        return SourceMedium(key=self.address, address=self.address, origin=self.origin, media_type=kind)


class Communiques:
    """Texts in files, one document a file, with the pictures inside them; files of a folder in the order of names."""

    hosts: frozenset[str] = frozenset()

    def __init__(self, path: Path) -> None:
        self.origin = path.name or str(path)
        self.kind = "folder of texts" if path.is_dir() else "text"
        # Absolute: items are read in other processes.
        self._root = (path if path.is_dir() else path.parent).absolute()
        self._only = "" if path.is_dir() else path.name
        self._read = self._count = 0

    def items(self) -> Iterator[Pending]:
        names = [self._only] if self._only else list(self._names())
        self._count = len(names)
        if not names:
            raise SourceProblem("the folder has no file", str(self._root), "give a folder with texts")
        for position, name in enumerate(names, 1):
            self._read = position
            path = self._root / name
            if path.is_symlink() and not self._only:
                why = "it only points to another file; give that file"
                yield Ready(NotTaken("file", name, why, origin=self.origin))
                continue
            yield Communique(path, name, position)
            yield from self._pictures(path, name)

    def progress(self) -> tuple[int, int]:
        """Files read, and files there are."""
        return self._read, self._count

    def medium(self, address: str) -> bytes | None:
        """The bytes of a picture inside one of the files."""
        name, part = part_of(address)
        path = self._root / name
        # An address comes from a document: it may name a file of this source and no other.
        if not name or ".." in Path(name).parts or not path.resolve().is_relative_to(self._root.resolve()):
            return None
        try:
            with ZipParts(path, name) as parts:
                if part not in pictures_of(parts) or address_of(name, part, parts) != address:
                    return None
                return parts.read(part, _LARGEST_PICTURE)
        except SourceProblem:
            return None

    def _names(self) -> Iterator[str]:
        count = 0
        for folder, folders, files in os.walk(self._root):
            folders[:] = sorted(one for one in folders if not _is_hidden(one))
            for name in sorted(files):
                if _is_hidden(name):
                    continue
                count += 1
                if count > MOST_FILES:
                    raise SourceProblem(
                        f"the folder has more than {MOST_FILES} files", str(self._root), "give its parts"
                    )
                yield os.path.relpath(os.path.join(folder, name), self._root).replace(os.sep, "/")

    def _pictures(self, path: Path, name: str) -> Iterator[Picture]:
        if path.suffix.lower() not in (".docx", ".docm", ".odt"):
            return
        try:
            with ZipParts(path, name) as parts:
                found = [Picture(address_of(name, part, parts), part, name) for part in pictures_of(parts)]
        except SourceProblem:
            # The file itself says why.
            return
        yield from found


def open_communiques(path: Path) -> Communiques:
    """Opens a file or a folder.  Raises :class:`SourceProblem` where there is none."""
    if not path.exists():
        raise SourceProblem("there is no such file", str(path), "check the name")
    return Communiques(path)


def holds_communiques(folder: Path) -> bool:
    """Whether a folder is one of texts in files rather than of a site's pages, told by the endings of its files."""
    found = False
    for _, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if not _is_hidden(one)]
        endings = {Path(name).suffix.lower() for name in files}
        if endings & _PAGES:
            return False
        found = found or bool(endings & _TEXTS)
    return found


def _is_hidden(name: str) -> bool:
    """Files that systems and programs leave behind."""
    return name.startswith((".", "~$", "~lock")) or name.lower() in _NO_TEXTS

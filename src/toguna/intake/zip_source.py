"""A zip file that somebody else made: its parts, read within bounds, none of them written anywhere."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path, PurePosixPath

from .problems import SourceProblem

MOST_PARTS = 10_000
LARGEST = 500 * 2**20
"""Bytes of all parts together, by what the file declares; a part that holds more than it declares is refused."""
_RATIO = 1000
_RATIO_FROM = 2**20
_PIECE = 2**18
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError, NotImplementedError)
_SAVE_AGAIN = "save it again from the program that made it"


class ZipParts:
    """The parts of a zip file by name; to be used with ``with``.

    Raises :class:`SourceProblem` for what is none, holds too much, is locked, or names parts outside of itself."""

    def __init__(self, path: Path, where: str) -> None:
        self._where = where
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise self._problem("the zip file is broken", _SAVE_AGAIN) from error
        try:
            self._parts = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
            self._look()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> ZipParts:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._parts)

    def checksum(self, name: str) -> str:
        """The CRC-32 that the file states for a part, in eight figures."""
        return f"{self._parts[name].CRC:08x}"

    def read(self, name: str, largest: int) -> bytes:
        """The bytes of a part.  Raises :class:`SourceProblem` for one that is not there, is broken or has more than
        ``largest``."""
        info = self._parts.get(name)
        if info is None:
            raise self._problem(f"it has no part {name}", _SAVE_AGAIN)
        if info.file_size > largest:
            raise self._problem(f"its part {name} is larger than {largest // 2**20} MB", "give a smaller file")
        pieces: list[bytes] = []
        try:
            with self._zip.open(info) as part:
                # Piece by piece: a read of the whole would unpack whatever is there before it counts.
                while piece := part.read(_PIECE):
                    pieces.append(piece)
        except _BROKEN as error:
            raise self._problem(f"its part {name} is broken", _SAVE_AGAIN) from error
        return b"".join(pieces)

    def _look(self) -> None:
        if len(self._zip.infolist()) > MOST_PARTS:
            raise self._problem(f"it has more than {MOST_PARTS} parts", "give a smaller file")
        if sum(info.file_size for info in self._parts.values()) > LARGEST:
            raise self._problem(f"it unpacks to more than {LARGEST // 2**20} MB", "give a smaller file")
        for name, info in self._parts.items():
            parts = PurePosixPath(name.replace("\\", "/")).parts
            if ".." in parts or name.startswith(("/", "\\")) or ":" in name[:3]:
                raise self._problem("it names parts outside of itself", "do not trust it; ask for another")
            if info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(info.compress_size, 1):
                raise self._problem("it is made to fill the machine", "do not trust it; ask for another")
            if info.flag_bits & 1:
                raise self._problem("it is locked with a password", "save it without one")

    def _problem(self, what: str, do: str) -> SourceProblem:
        return SourceProblem(what, self._where, do)

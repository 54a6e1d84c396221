"""Packed web archives (WACZ, https://specs.webrecorder.net/wacz/1.1.1/): WARC files in a ZIP file, within bounds."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from ..documents import NotTaken

_MOST_FILES = 20_000
_LARGEST = 50 * 2**30
_RATIO = 200
_STEP = 2**20
_LOCAL = 30


def archives_in(path: Path, folder: Path) -> Iterator[tuple[str, str, int, int] | NotTaken]:
    """The WARC files of a packed archive: name, the file where their bytes are, and between which bytes.

    Those stored as they are are read in place; those compressed again are unpacked into ``folder``, under names of our
    own.  What claims, or turns out, to be far larger than its packed bytes is not taken.  Raises
    :class:`zipfile.BadZipFile` for what is no ZIP file."""
    with zipfile.ZipFile(path) as packed, path.open("rb") as file:
        total = 0
        for number, info in enumerate(packed.infolist()):
            name = info.filename
            if not name.lower().endswith((".warc", ".warc.gz")):
                continue
            where = f"{path.name}, {_printable(name)}"
            if number >= _MOST_FILES:
                yield NotTaken("web archive", where, f"more than {_MOST_FILES} files in one archive", origin=path.name)
                return
            if info.flag_bits & 1:
                yield NotTaken("web archive", where, "it is locked with a password", origin=path.name)
                continue
            if info.compress_type == zipfile.ZIP_STORED:
                begin = _begins(file, info)
                if begin is None or begin + info.compress_size > path.stat().st_size:
                    yield NotTaken("web archive", where, "its bytes are not where the archive says", origin=path.name)
                else:
                    yield name, str(path), begin, begin + info.compress_size
                continue
            total += info.file_size
            if total > _LARGEST or info.file_size > _RATIO * max(info.compress_size, 1024):
                yield NotTaken("web archive", where, "it unpacks to far more than its packed size", origin=path.name)
                continue
            target = folder / f"{number}.warc"
            try:
                _unpack(packed, info, target)
            except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError) as error:
                yield NotTaken("web archive", where, f"it cannot be unpacked ({error})", origin=path.name)
            if target.exists() and target.stat().st_size:
                yield name, str(target), 0, target.stat().st_size


def _begins(file: BinaryIO, info: zipfile.ZipInfo) -> int | None:
    """Where the bytes of a stored file begin (ZIP application note, 4.3.7)."""
    file.seek(info.header_offset)
    head = file.read(_LOCAL)
    if len(head) < _LOCAL or head[:4] != b"PK\x03\x04":
        return None
    name, extra = struct.unpack("<HH", head[26:30])
    return info.header_offset + _LOCAL + int(name) + int(extra)


def _unpack(packed: zipfile.ZipFile, info: zipfile.ZipInfo, target: Path) -> None:
    left = min(info.file_size, _RATIO * max(info.compress_size, 1024))
    with packed.open(info) as source, target.open("wb") as out:
        while left > 0 and (data := source.read(min(_STEP, left))):
            out.write(data)
            left -= len(data)


def _printable(name: str) -> str:
    return "".join(c if c.isprintable() else "?" for c in name)[:200]

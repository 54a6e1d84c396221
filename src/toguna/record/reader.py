"""Where a site's files are read from: a folder, or its address over HTTP."""

from __future__ import annotations

import gzip
import hashlib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import brotli

from .public_record import Get, NoRecord

MOST_BYTES = 50_000_000
SECONDS = 20
_READERS = {".gz": gzip.decompress, ".br": brotli.decompress}


@dataclass(frozen=True, slots=True)
class Pages:
    """The files of a site, by their names from its root; ``folder`` is none for an address."""

    get: Get
    folder: Path | None = None
    remote: bool = False

    def check(self, files: Mapping[str, bytes], endings: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The files that have not the SHA-256 that is given for them, or whose compressed copy holds something else;
        each with what is wrong."""
        items = sorted(files.items())
        if not self.remote:
            for name, digest in items:
                yield from self._wrong(name, digest, endings)
            return
        with ThreadPoolExecutor(8) as pool:
            for found in pool.map(lambda item: list(self._wrong(item[0], item[1], endings)), items):
                yield from found

    def _wrong(self, name: str, digest: bytes, endings: Sequence[str]) -> Iterator[tuple[str, str]]:
        data = self.get(name)
        if data is None:
            yield name, "is missing"
            return
        if hashlib.sha256(data).digest() != digest:
            yield name, "is not what the newsroom wrote"
        for ending in endings if self.folder else ():
            if (copy := self.get(name + ending)) is not None and not _holds(copy, ending, digest):
                yield name + ending, "holds something else than the file it is a copy of"


def _holds(copy: bytes, ending: str, digest: bytes) -> bool:
    try:
        return hashlib.sha256(_READERS[ending](copy)).digest() == digest
    except (OSError, EOFError, ValueError, brotli.error):
        return False


def files_of(site: str) -> Get:
    """Reads a site's ``record/``, in a folder or at an address.  Raises :class:`NoRecord` where there is none."""
    pages = pages_of(site)
    if pages.folder and not (pages.folder / "record/checkpoint").is_file():
        raise NoRecord(f"{site}: there is no record here (record/checkpoint); give the folder or the address of a site")
    return lambda name: pages.get(f"record/{name}")


def pages_of(site: str) -> Pages:
    """The files of a site, in a folder or at an address."""
    if site.startswith(("http://", "https://")):
        return Pages(_over_http(site.rstrip("/") + "/"), remote=True)
    return Pages(_in(Path(site)), Path(site))


def _in(folder: Path) -> Callable[[str], bytes | None]:
    def get(name: str) -> bytes | None:
        try:
            return (folder / name).read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None

    return get


def _over_http(base: str) -> Callable[[str], bytes | None]:
    def get(name: str) -> bytes | None:
        request = urllib.request.Request(base + quote(name), headers={"User-Agent": "toguna"})
        try:
            with urllib.request.urlopen(request, timeout=SECONDS) as answer:
                data: bytes = answer.read(MOST_BYTES + 1)
        except urllib.error.HTTPError as error:
            if error.code in (404, 410):
                return None
            raise NoRecord(f"{base}{name}: the site answers {error.code}") from error
        except (OSError, ValueError) as error:
            raise NoRecord(f"{base}{name}: {getattr(error, 'reason', error)}") from error
        if len(data) > MOST_BYTES:
            raise NoRecord(f"{base}{name}: longer than any file of a site")
        return data

    return get

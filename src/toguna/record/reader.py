"""Where the record's files are read from: a folder, or a site over HTTP."""

from __future__ import annotations

import urllib.error
import urllib.request
from pathlib import Path

from .verification import Get, NoRecord

MOST_BYTES = 20_000_000
SECONDS = 20


def files_of(site: str) -> Get:
    """Reads from a site's folder or its address.  Raises :class:`NoRecord` where there is no record."""
    if site.startswith(("http://", "https://")):
        return _over_http(site.rstrip("/") + "/record/")
    folder = Path(site) / "record"
    if not (folder / "checkpoint").is_file():
        raise NoRecord(f"{site}: there is no record here (record/checkpoint); give the folder or the address of a site")
    return _in(folder)


def _in(folder: Path) -> Get:
    def get(name: str) -> bytes | None:
        try:
            return (folder / name).read_bytes()
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None

    return get


def _over_http(base: str) -> Get:
    def get(name: str) -> bytes | None:
        request = urllib.request.Request(base + name, headers={"User-Agent": "toguna verify"})
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
            raise NoRecord(f"{base}{name}: longer than any file of a record")
        return data

    return get

"""Keeping the signed lists of a public folder's files up to date."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from .log import replace_plainly
from .page_list import PageList, list_count, list_of, list_path, parse_page_list
from .signed_note import BadNote, Signer

RECORD = "record/"
COPIES = (".gz", ".br")


def listed(public: Path) -> Iterator[str]:
    """The files of a site that are listed: all but the record and compressed copies."""
    for folder, folders, files in os.walk(public):
        base = "" if folder == str(public) else os.path.relpath(folder, public) + "/"
        if not base and "record" in folders:
            folders.remove("record")
        names = set(files)
        for file in files:
            if not (file.startswith(".") or (file.endswith(COPIES) and file[:-3] in names)):
                yield base + file


def sign_pages(public: Path, desk: Signer, changed: Iterable[str] | None = None) -> list[str]:
    """Signs the lists that hold a changed file again (without ``changed``: all); gives the names of those written or
    removed, from the site's root."""
    first = _read(public, 0, desk)
    if changed is None or first is None:
        return _all(public, desk)
    by_list: defaultdict[int, set[str]] = defaultdict(set)
    for path in changed:
        if not path.startswith(RECORD) and not path.endswith(COPIES):
            by_list[list_of(path, first.count)].add(path)
    done = []
    for number, paths in sorted(by_list.items()):
        known = _read(public, number, desk)
        if known is None:
            return _all(public, desk)
        files = {path: digest for path, digest in known.files.items() if path not in paths}
        files.update((path, digest) for path in paths if (digest := _digest(public / path)))
        done.append(_write(public, PageList(number, first.count, files), desk))
    if list_count(len(first.files) * first.count) > 2 * first.count:
        return _all(public, desk)
    return done


def _all(public: Path, desk: Signer) -> list[str]:
    paths = sorted(listed(public))
    count = list_count(len(paths))
    by_list: list[dict[str, bytes]] = [{} for _ in range(count)]
    for path in paths:
        if digest := _digest(public / path):
            by_list[list_of(path, count)][path] = digest
    done = [_write(public, PageList(number, count, files), desk) for number, files in enumerate(by_list)]
    there = (file.relative_to(public).as_posix() for file in (public / "record/pages").rglob("*") if file.is_file())
    gone = sorted(set(there).difference(done))
    for name in gone:
        (public / name).unlink()
    return [*done, *gone]


def _read(public: Path, number: int, desk: Signer) -> PageList | None:
    try:
        return parse_page_list((public / RECORD / list_path(number)).read_bytes(), [desk.verifier])
    except (OSError, BadNote):
        return None


def _write(public: Path, pages: PageList, desk: Signer) -> str:
    name = RECORD + list_path(pages.number)
    replace_plainly(public / name, pages.signed(desk))
    return name


def _digest(file: Path) -> bytes:
    """The SHA-256 of a file; empty for one that is gone."""
    try:
        return hashlib.sha256(file.read_bytes()).digest()
    except FileNotFoundError:
        return b""

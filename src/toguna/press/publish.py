"""Bringing the public folder up to date with the editions, wholly or not at all."""

from __future__ import annotations

import fcntl
import filecmp
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from toguna.editions.assets import path_of
from toguna.editions.library import Library

from . import manifest as ledger
from .images import make_all
from .outputs import outputs
from .release import Release
from .renditions import Rendition

PROGRESS_EVERY = 50

Progress = Callable[[int, int | None], None]
"""Called with the number of files made so far, and of all that will be where that is known."""


@dataclass(frozen=True)
class Report:
    """What a publication did: names of files written and removed, how many stayed, bytes written, time taken."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    bytes: int
    seconds: float


@dataclass
class _Work:
    """What has been found out so far about the files of a release."""

    known: dict[str, str]
    hashes: dict[str, str] = field(default_factory=dict)
    staged: list[str] = field(default_factory=list)
    renditions: dict[str, Rendition] = field(default_factory=dict)
    attachments: dict[str, str] = field(default_factory=dict)
    bytes: int = 0


def publish(
    public: Path,
    library: Library,
    *,
    manifest: Path,
    now: datetime,
    full: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Report:
    """Makes every file of the site and puts those whose bytes changed into ``public``.

    ``manifest`` is where the press remembers what it made; the lock and the cache of pictures stand beside it.
    ``now`` (aware) decides what is still to come.  ``full`` compares with what stands in the folder instead of with
    what is remembered, and so repairs damage.  ``jobs`` pictures are made at a time (default: one a core).

    Whatever is raised while files are made, the folder is as it was.  A crash while files are moved in is made good by
    the next publication.  Two publications at once wait for each other."""
    began = time.monotonic()
    with _alone(manifest.with_name("lock")), Release(public) as release:
        work = _Work(known={} if full else ledger.read(manifest))
        made = ledger.read(manifest) if full else work.known
        for count, item in enumerate(outputs(library, now), start=1):
            _stage(release, work, item.path, item.data)
            work.renditions.update((r.path[1:], r) for r in item.renditions)
            work.attachments.update((path[1:], sha256) for path, sha256 in item.attachments)
            if progress and count % PROGRESS_EVERY == 0:
                progress(count, None)
        _stage_media(release, work, manifest.with_name("renditions"), jobs or os.cpu_count() or 1)
        removed = tuple(sorted(made.keys() - work.hashes.keys()))
        if work.staged or removed:
            # Should the moves be cut short, the next run must look at these files instead of trusting a hash.
            ledger.write(manifest, {**made, **dict.fromkeys([*work.staged, *removed], ledger.UNSURE)})
            if work.staged:
                release.appear(work.staged)
            release.remove(removed)
        if work.hashes != made or not manifest.exists():
            ledger.write(manifest, work.hashes)
        if progress:
            progress(len(work.hashes), len(work.hashes))
    return Report(
        written=tuple(sorted(work.staged)),
        removed=removed,
        unchanged=len(work.hashes) - len(work.staged),
        bytes=work.bytes,
        seconds=time.monotonic() - began,
    )


def _stage(release: Release, work: _Work, name: str, data: bytes) -> None:
    if name in work.hashes:
        raise ValueError(f"two pages would be written to {name}")
    work.hashes[name] = new = ledger.digest(data)
    if not release.first and _stands(release.public / name, work.known.get(name), new, data):
        return
    release.stage(name, data)
    work.staged.append(name)
    work.bytes += len(data)


def _stands(file: Path, known: str | None, new: str, data: bytes) -> bool:
    """Whether the file holds these bytes: by what is remembered, else by reading it."""
    if known:
        return known == new and file.exists()
    try:
        return file.read_bytes() == data
    except OSError:
        return False


def _stage_media(release: Release, work: _Work, cache: Path, jobs: int) -> None:
    """Pictures and attachments.  Their names say what is in them: one that is there is right."""
    make_all(work.renditions.values(), cache, jobs=jobs)
    sources = {name: cache / name for name in work.renditions}
    sources.update((name, path_of(sha256)) for name, sha256 in work.attachments.items())
    for name, source in sources.items():
        work.hashes[name] = "by name"
        file = release.public / name
        # Where nothing is remembered (a full run too) the bytes are compared, otherwise only the sizes.
        if file.exists() and (
            file.stat().st_size == source.stat().st_size
            if work.known.get(name)
            else filecmp.cmp(source, file, shallow=False)
        ):
            continue
        release.stage_copy(name, source)
        work.staged.append(name)
        work.bytes += source.stat().st_size


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Holds the lock; waits for whoever has it.  The system lets go of it if the process dies."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield

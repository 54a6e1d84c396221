"""Bringing the public folder up to date with the editions, wholly or not at all."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection

from toguna.editions.assets import path_of
from toguna.editions.changes import changes_since, current_count, last_position
from toguna.editions.library import Library

from .cluster import Cluster
from .copies import ENDINGS, copies, has_copies
from .engines import Alone, Processes, Task
from .fresh import fixed_now, make_everything
from .images import make_all
from .ledger import Ledger, Unreadable
from .making import Wanted
from .making_late import SIZE as LATE
from .newsroom import Newsrooms
from .press import Press, alone
from .release import Release
from .share_card import FOLDER as CARDS
from .shelf import Shelf
from .units import Site
from .update import Update, stale_units, updated

FEW = 500
"""Fewer current texts than this are made by one process: beginning another takes longer."""
MANY = 3000
"""More stale units than this, and the whole site is made anew: plain writing is faster than moving files in."""

Progress = Callable[[int, int | None], None]
"""Called with the number of units made so far, and of all that will be where that is known."""


@dataclass(frozen=True)
class Report:
    """What a publication did: names of files written and removed (without their compressed copies), how many stayed,
    bytes written with the copies, time taken; ``made`` counts the units that were made to see.

    Where the whole site was made anew, ``whole`` counts its files and ``written`` names none of them."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    bytes: int
    seconds: float
    made: int = 0
    whole: int = 0

    @property
    def files(self) -> int:
        """How many files were written."""
        return self.whole or len(self.written)


def publish(
    press: Press,
    library: Library,
    *,
    now: datetime,
    full: bool = False,
    check: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Makes what changed since the last time and puts it into the public folder.

    ``now`` (aware) decides what is still to come.  ``full`` makes everything again in a new folder.  ``check`` looks
    whether every file is there with its size, and mends what is not.

    Whatever is raised while files are made, the folder is as it was.  A crash at any point is made good by the next
    publication.  Two publications at once wait for each other."""
    began = time.monotonic()
    with alone(press.memory / "lock"), Release(press.public) as release:
        known = None if full else _opened(press)
        if known is None:
            return _fresh(press, release, now, began, progress)
        try:
            if check:
                known.owe(_missing_late(press, known))
                known.doubt(_damaged(press.public, known, press.endings))
            site = _site(library, now)
            changes = changes_since(known.position)
            stale = stale_units(known, site, changes)
            lost = known.orphans()
            if len(stale) > MANY:
                return _fresh(press, release, now, began, progress)
            if not stale and not lost and not check:
                return Report((), (), known.count("files"), 0, time.monotonic() - began)
            told = (lambda made: progress(made, None)) if progress else None
            update = updated(known, site, stale, told)
            update.removed.update(set(lost) - update.files.keys())
            return _put(press, release, known, site, update, changes.position, began, check)
        finally:
            known.close()


def _opened(press: Press) -> Ledger | None:
    """The ledger of a site that stands; none where there is nothing to go on."""
    if not press.public.is_dir() or not any(press.public.iterdir()):
        return None
    try:
        return Ledger.open(press.ledger)
    except Unreadable:
        return None


def _site(library: Library, now: datetime) -> Site:
    shelf = Shelf(library)
    rooms = Newsrooms(shelf)
    return Site(shelf, rooms, now.astimezone(rooms[rooms.first].zone).date().isoformat())


def _put(
    press: Press, release: Release, ledger: Ledger, site: Site, update: Update, position: int, began: float, check: bool
) -> Report:
    """Stages what was made, moves it in, and notes it."""
    names: list[str] = []
    size = 0
    outdated = [name for name in update.late if (press.public / name).exists()]
    dropped: list[str] = [file + ending for file in update.removed for ending in ENDINGS]
    for name, data in update.files.items():
        made = copies(name, data, press.endings)
        for file, content in ((name, data), *made):
            release.stage(file, content)
            names.append(file)
            size += len(content)
        dropped += [name + ending for ending in ENDINGS if name + ending not in {file for file, _ in made}]
    media = _missing(press.public, update.wanted)
    for name in _stage_media(press, release, update.wanted, media):
        names.append(name)
        size += (release.staging / name).stat().st_size
    gone = len(update.removed) - ledger.late_among(update.removed)
    fresh = ledger.doubt([*update.files, *update.removed])
    release.appear(names)
    for record, parent in update.records:
        ledger.put(record, parent)
    for unit in update.gone:
        ledger.remove(unit)
    ledger.owe(
        (name, record.name)
        for record, _ in update.records
        for name in record.media
        if name.startswith(CARDS) and not (press.public / name).exists()
    )
    ledger.owe(update.late.items())
    unused = sorted(name for name in update.lost_media if not ledger.has_medium(name))
    # Until it is made anew, none is better than one that says what the text no longer does.
    release.remove([*update.removed, *outdated, *dropped, *unused])
    _forget(press, unused)
    ledger.remove_files(update.removed)
    files = ledger.count("files") + fresh - gone
    ledger.finish(position, fixed_now(ledger, site), files)
    ledger.commit()
    written = tuple(sorted([*update.files, *media]))
    return Report(
        written=written,
        removed=tuple(sorted([*update.removed, *outdated, *unused])),
        unchanged=files - len(update.files),
        bytes=size,
        seconds=time.monotonic() - began,
        made=update.made,
    )


def _fresh(press: Press, release: Release, now: datetime, began: float, progress: Progress | None) -> Report:
    """Makes the whole site in the release folder and lets it take the old one's place."""
    position = last_position()
    site = _site(Library(), now)
    task = Task(release.staging, release.place(".parts/x").parent, press.endings, site.today)
    jobs = press.jobs or (os.cpu_count() or 1)
    # Another process would not see what a transaction that is still open has stored.
    alone = jobs == 1 or connection.in_atomic_block or current_count() < FEW
    with nullcontext() if alone or press.cluster else Processes(task, jobs) as processes:
        maker, folder, own = task.maker()
        cluster = Cluster(press.cluster, task, folder, own) if press.cluster else None
        with cluster or nullcontext():
            hands = cluster or processes or Alone(maker)
            total = make_everything(
                maker,
                hands,
                lambda wanted: _stage_new_media(press, release, wanted),
                lambda units: progress(units, None) if progress else None,
            )
    own.commit()
    own.close()
    ledger = Ledger.create(press.memory / "ledger.new")
    parts = sorted(task.parts.glob("*.part"))
    for part in parts:
        ledger.take(part)
    ledger.sort(parts)
    files = ledger.files()
    ledger.finish(position, fixed_now(ledger, site), files)
    ledger.commit()
    for part in parts:
        part.unlink()
    task.parts.rmdir()
    old = _opened(press)
    _keep_late(press, release, ledger, old)
    gone: list[str] = []
    if press.public.is_dir():
        mine, others = _left_over(press.public, release.staging, old, ledger)
        gone = sorted(mine)
        release.adopt(others)
    if old:
        _forget(press, (name for name in gone if old.has_medium(name)))
        old.close()
    # From here until the new ledger is in place a crash costs another fresh build, and nothing else.
    press.ledger.unlink(missing_ok=True)
    release.switch()
    ledger.move(press.ledger)
    ledger.close()
    if progress:
        progress(total.units, total.units)
    return Report((), tuple(gone), 0, total.bytes, time.monotonic() - began, total.units, files)


def _keep_late(press: Press, release: Release, ledger: Ledger, old: Ledger | None) -> None:
    """Takes over the files made later that are there and still right; the others are owed."""
    ledger.owe(ledger.media_of_units(CARDS))
    ledger.owe(ledger.late())
    there = [name for name in ledger.owed_names() if (press.public / name).exists()]
    # A card's name says what is in it; of a PDF the old ledger knows what it was made from.
    made = [name for name in there if not name.startswith(CARDS)]
    known = old.hashes(made) if old else {}
    now = ledger.hashes(made)
    there = [name for name in there if name.startswith(CARDS) or (known.get(name) and known[name] == now[name])]
    release.adopt(there)
    ledger.settle(there)
    ledger.commit()


def _missing_late(press: Press, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The files made later that are not there, each with its unit."""
    for name, unit in (*ledger.media_of_units(CARDS), *ledger.late()):
        if not (press.public / name).exists():
            yield name, unit


def _left_over(public: Path, staging: Path, old: Ledger | None, new: Ledger) -> tuple[list[str], list[str]]:
    """The files of the public folder that the new site has none of: the press's own, and those it never made."""
    mine: list[str] = []
    others: list[str] = []
    for folder, _, files in os.walk(public):
        base = os.path.relpath(folder, public)
        for file in files:
            name = file if base == "." else f"{base}/{file}"
            # What is not there but will be made later is not kept as it was.
            if os.path.exists(f"{staging}/{name}") or new.has_output(name):
                continue
            plain = name[:-3] if name.endswith(ENDINGS) else name
            if old and (old.has_output(plain) or old.has_medium(plain)):
                if plain == name:
                    mine.append(name)
            else:
                others.append(name)
    return mine, others


def _damaged(public: Path, ledger: Ledger, endings: tuple[str, ...]) -> Iterable[str]:
    """The files that are missing or not of their size, or whose compressed copies are missing."""
    for name, size in ledger.outputs():
        try:
            whole = size == LATE or os.stat(public / name).st_size == size
        except OSError:
            whole = False
        if not whole or (
            size != LATE and has_copies(name, size) and not all((public / (name + e)).exists() for e in endings)
        ):
            yield name
    for name in ledger.media():
        if not (public / name).exists() and not name.startswith(CARDS):
            yield from ledger.showing(name)


def _missing(public: Path, wanted: Wanted) -> list[str]:
    return [name for name in (*wanted.renditions, *wanted.attachments) if not (public / name).exists()]


def _stage_new_media(press: Press, release: Release, wanted: Wanted) -> int:
    """Stages the pictures and attachments that are not staged yet; gives their bytes."""
    new = [name for name in (*wanted.renditions, *wanted.attachments) if not (release.staging / name).exists()]
    return sum((release.staging / name).stat().st_size for name in _stage_media(press, release, wanted, new))


def _stage_media(press: Press, release: Release, wanted: Wanted, names: list[str]) -> Iterator[str]:
    """Pictures and attachments.  Their names say what is in them: one that is there is right."""
    cache = press.memory / "renditions"
    asked = set(names)
    renditions = [r for name, r in wanted.renditions.items() if name in asked]
    make_all(renditions, cache, jobs=press.jobs or os.cpu_count() or 1)
    for name in names:
        sha256 = wanted.attachments.get(name)
        release.stage_copy(name, path_of(sha256) if sha256 else cache / name)
        yield name


def _forget(press: Press, media: Iterable[str]) -> None:
    """Removes pictures that no page shows any more from the cache: what was erased must not wait there."""
    for name in media:
        (press.memory / "renditions" / name).unlink(missing_ok=True)

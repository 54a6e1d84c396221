"""Bringing a site up to date: only what read something that changed is made again.

Nothing here knows which pages there are, nor what any of them shows.  What changed in the store and outside it is
looked up in the ledger, the units that read it are made anew, and a file is written only where its bytes differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from toguna.editions.changes import Changes

from .fixed import fixed_hash
from .ledger import Ledger, Record
from .making import Wanted, digest, made_unit
from .units import Made, Site, edition_unit, numbered

# A unit may remove those below it: they are made after it.
_ORDER = ("site", "language", "sitemaps", "section", "archive", "agenda", "numbers", "register", "edition")


@dataclass(slots=True)
class Update:
    """What is to be done to a folder, and the records of what was made; ``late`` are files made later, by unit."""

    files: dict[str, bytes] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    late: dict[str, str] = field(default_factory=dict)
    records: list[tuple[Record, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    wanted: Wanted = field(default_factory=Wanted)
    lost_media: set[str] = field(default_factory=set)
    made: int = 0


def stale_units(ledger: Ledger, site: Site, changes: Changes) -> set[str]:
    """The units that are to be made again, and those of new editions."""
    now = {key: fixed_hash(key, site.rooms, site.today) for key in ledger.fixed_keys()}
    before = ledger.fixed()
    differing = {key for key, value in now.items() if before.get(key) != value}
    units = ledger.units_by_fixed(differing) if differing else set()
    units |= ledger.readers(changes.points, changes.moved, changes.changed)
    units |= ledger.unsure()
    units.update(edition_unit(edition_id) for edition_id in changes.editions)
    return units


def updated(ledger: Ledger, site: Site, stale: set[str], progress: Callable[[int], None] | None = None) -> Update:
    """Makes the stale units, and those that come to be by them; nothing is written."""
    update = Update()
    waiting = dict.fromkeys(stale, "")
    removed: set[str] = set()
    while waiting:
        name = min(waiting, key=_rank)
        parent = waiting.pop(name)
        if name in removed:
            continue
        made, record = made_unit(site, name, update.wanted)
        update.made += 1
        if progress:
            progress(update.made)
        update.records.append((record, parent))
        known = ledger.unit(name)
        _compare(ledger, update, name, made, known[2] if known else set())
        update.lost_media |= (known[3] if known else set()) - set(record.media)
        below, pages, gone = _below(ledger, known, made)
        for child in gone:
            _remove(ledger, update, child)
        removed.update(update.gone)
        waiting.update((child, name) for child in below if child not in waiting)
        waiting.update((page, "") for page in pages if page not in waiting)
    update.removed -= update.files.keys()
    # A file of a removed unit may have been made by another meanwhile.
    kept = {file for record, _ in update.records for file, _, _ in record.outputs}
    update.removed -= kept
    return update


def _rank(name: str) -> tuple[int, str]:
    kind = name.partition(" ")[0]
    return (_ORDER.index(kind) if kind in _ORDER else len(_ORDER), name)


def _compare(ledger: Ledger, update: Update, name: str, made: Made, before: set[str]) -> None:
    names = [item.path for item in made.outputs]
    if len(set(names)) < len(names) or any(file in update.files for file in names):
        raise ValueError(f"two pages would be written to one of {', '.join(names)}")
    known = ledger.hashes(names)
    for item in made.outputs:
        if item.late:
            if known.get(item.path) != item.late:
                update.late[item.path] = name
        elif known.get(item.path) != digest(item.data):
            update.files[item.path] = item.data
    update.removed |= before - set(names)


def _below(
    ledger: Ledger, known: tuple[int, tuple[str, int], set[str], set[str]] | None, made: Made
) -> tuple[set[str], set[str], set[str]]:
    """The units and the numbered pages that come to be by a unit, and those that no longer are."""
    before = ledger.children(known[0]) if known else set()
    pages_name, count = known[1] if known else ("", 0)
    below = set(made.children) - before
    gone = before - set(made.children)
    if pages_name == made.pages[0]:
        pages = {f"{pages_name} {n}" for n in range(count + 1, made.pages[1] + 1)}
        gone.update(f"{pages_name} {n}" for n in range(made.pages[1] + 1, count + 1))
    else:
        pages = set(numbered(made.pages))
        gone.update(numbered((pages_name, count)))
    return below, pages, gone


def _remove(ledger: Ledger, update: Update, name: str) -> None:
    """Marks a unit and all below it as gone."""
    known = ledger.unit(name)
    if known is None:
        return
    pk, pages, outputs, media = known
    update.gone.append(name)
    update.removed |= outputs
    update.lost_media |= media
    for child in (*ledger.children(pk), *numbered(pages)):
        _remove(ledger, update, child)

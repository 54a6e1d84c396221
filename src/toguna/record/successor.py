"""A log that takes the place of another, whose key or newest entries are lost (docs/record/keys.md).

Its first entry commits to the last head of the old one and is signed by the same root keys.  The old log's rows are
kept apart, its public files under ``old/<n>/``; every edition is logged again.  The rows decide: once they are
committed, the files and keys follow, if need be in the next run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from django.db import transaction
from django.db.models import Max

from .ceremony import first_keys, keys_entry, ring_of
from .checkpoint import Checkpoint, parse_checkpoint
from .entry import parse_entry
from .home import RecordHome, ring
from .keyring import Continues, Keyring
from .keys import KeyFolder, NoKey
from .log import CHECKPOINT, Refuses
from .models import FormerEntry, RecordEntry
from .signed_note import BadNote, Signer

BATCH = 2000


def last_head(home: RecordHome, given: Iterable[Checkpoint] = ()) -> Checkpoint:
    """The longest head that the log signed, of those that its guard, its folder and ``given`` know.

    Raises ``log.Refuses`` where there is none, and for a given one that the log did not sign."""
    held = ring(home)
    for head in given:
        if not _signed(held, head):
            raise Refuses(f"the head of size {head.size} is not one that {held.origin} signed")
    heads = [*given, *(head for head in _heads(home) if _signed(held, head))]
    if not heads:
        raise Refuses(f"no head of {held.origin} is left here; give one (--head), from the public site or a witness")
    return max(heads, key=lambda head: head.size)


def known_origins(home: RecordHome) -> set[str]:
    """The names of this log and of those before it."""
    firsts = FormerEntry.objects.filter(index=0).values_list("note", flat=True)
    rings = [ring_of([(0, *parse_entry(note.encode()))]) for note in firsts]
    return {ring(home).origin, *(held.origin for held in rings)}


def _heads(home: RecordHome) -> Iterator[Checkpoint]:
    for file in (home.log_folder / CHECKPOINT, home.guard / "signed", *home.guard.glob("witness-*")):
        try:
            yield parse_checkpoint(file.read_bytes())
        except (OSError, BadNote):
            continue


def _signed(held: Keyring, head: Checkpoint) -> bool:
    try:
        head.check_signed(held.head_keys(head.size))
    except BadNote:
        return False
    return head.origin == held.origin


def succeed(home: RecordHome, origin: str, roots: Sequence[Signer], head: Checkpoint) -> None:
    """Begins the successor: its keys, and the row of its first entry; the old rows are kept apart.

    Whoever calls has the record's turn; ``complete`` does the rest when the next one takes it."""
    held = ring(home)
    last = RecordEntry.objects.aggregate(last=Max("index"))["last"]
    waiting = KeyFolder(_waiting(home))
    waiting.prepare(origin)
    log, desk = waiting.make("log"), waiting.make("desk")
    follows = Continues(head.origin, head.size, head.root)
    lines = first_keys(held.keys("root", last), held.threshold, log, desk, follows)
    note = keys_entry(lines, roots, rev=1, prev=-1)
    with transaction.atomic(durable=True):
        number = _former() + 1
        rows = RecordEntry.objects.order_by("index").iterator(BATCH)
        FormerEntry.objects.bulk_create(
            (
                FormerEntry(log=number, index=r.index, stored_id=r.stored_id, note=r.note, salt=r.salt, frame=r.frame)
                for r in rows
            ),
            batch_size=BATCH,
        )
        RecordEntry.objects.all().delete()
        RecordEntry.objects.create(index=0, stored=None, note=note.decode())


def complete(home: RecordHome) -> None:
    """Moves files and keys to where a successor that was begun wants them; one that was not committed is dropped.

    Cut short anywhere, it goes on when it is called again.  Whoever calls holds the record's lock."""
    waiting = _waiting(home)
    if not waiting.exists():
        return
    try:
        committed = KeyFolder(waiting).origin == ring(home).origin
    except NoKey:
        committed = False
    if not committed:
        shutil.rmtree(waiting)
        return
    number = _former()
    _retire_files(home, home.log_folder / "old" / str(number))
    guarded = home.guard / f"former-{number}"
    guarded.mkdir(parents=True, exist_ok=True)
    kept = (home.guard / name for name in ("signed", "unfinished", "unwitnessed"))
    for file in (*kept, *home.guard.glob("witness-*")):
        if file.exists():
            os.replace(file, guarded / file.name)
    if home.keys.folder.exists():
        os.replace(home.keys.folder, home.folder / f"keys.former-{number}")
    os.replace(waiting, home.keys.folder)


def _retire_files(home: RecordHome, target: Path) -> None:
    """Lets the old log's folder stand within the new one's; its look-up is of no more use there."""
    aside = home.folder / "log.former"
    if target.exists():
        return
    if home.log_folder.exists() and not aside.exists():
        os.replace(home.log_folder, aside)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not aside.exists():
        return
    for earlier in (aside / "old").glob("*"):
        os.replace(earlier, target.parent / earlier.name)
    shutil.rmtree(aside / "old", ignore_errors=True)
    shutil.rmtree(aside / "index", ignore_errors=True)
    os.replace(aside, target)


def _waiting(home: RecordHome) -> Path:
    return home.folder / "keys.next"


def _former() -> int:
    """How many logs there were before."""
    return FormerEntry.objects.aggregate(last=Max("log"))["last"] or 0

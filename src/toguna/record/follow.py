"""Bringing the record up to date with the editions: an entry for every stored version of an official text.

The rows come first, in a transaction; then the log with its signed head; then payloads, proofs and the look-up.  Cut
short anywhere, the next run goes on from the rows, and makes again what may be missing."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction
from django.db.models import Max

from toguna.editions.canonical_text import canonical_text
from toguna.editions.edition import TEXT_KINDS, Edition, instant
from toguna.editions.models import StoredEdition

from .cosigning import Witnesses, wanting
from .entry import OWN_NUMBER, Entry, Payload, parse_entry, shown
from .fingerprints import fingerprints
from .log import CHECKPOINT, Log, Refuses, replace_plainly
from .look_up import LookUp
from .merkle import leaf_hash
from .models import FormerEntry, RecordEntry
from .policy import ALONE, NONE, BadPolicy, Policy, parse_policy
from .proofs import make_owed, make_proofs, owe, owed, witnessed
from .signed_note import Note, Signer, b64, unb64
from .words import words_of

LOGGED = (*TEXT_KINDS, "series")
"""The kinds whose every version is logged: official texts, and the series whose numbers they bear."""
CHUNK = 2000
_KINDS = {"correction": "correct", "withdrawal": "withdraw", "erasure": "erase", "minor": "revise", "update": "revise"}

Frame = Callable[[Edition], Sequence[str]]
"""Gives the lines that stand around a text's words on its page and in its PDF, with ``OWN_NUMBER`` in the place of its
entry's."""


@dataclass(slots=True)
class Followed:
    """What a run did: entries appended, and the names of the files (from ``/record/``) that were written or went."""

    entries: int = 0
    files: set[str] = field(default_factory=set)


def follow(log: Log, desk: Signer, frame: Frame, policy: Policy = ALONE) -> Followed:
    """Appends an entry for every edition that has none, asks the witnesses, and makes the entries' files.

    Whoever calls has the record's turn (``turn.py``).  Raises ``log.Refuses`` where the log would contradict a head
    that exists; then nothing was appended."""
    done = Followed()
    unfinished = log.guard / "unfinished"
    with Witnesses(log, policy) as witnesses:
        done.files.update(_ask_first(log, policy, witnesses))
        size = _size(log)
        if unfinished.exists():
            # Cut short after the head was signed: the files of its last entries are made again.
            begun = RecordEntry.objects.filter(index__gte=int(unfinished.read_text() or 0), index__lt=size)
            done.files.update(make_files(log, list(begun.order_by("index"))))
            unfinished.unlink()
        while True:
            # What an outer transaction may still take back cannot be logged: then this raises.
            with transaction.atomic(durable=True):
                _prepare(desk, frame)
            rows = _waiting(size)
            if not rows:
                _check_rows(size)
                return done
            if rows[0].index != size:
                raise Refuses(f"entry {size} of the log is missing in the database; restore the newer database")
            log.guard.mkdir(parents=True, exist_ok=True)
            unfinished.write_text(str(size))
            appended = log.append([row.note.encode() for row in rows], after=size)
            done.entries += len(rows)
            done.files.update(appended.files)
            # Asked before the proofs are made: where they answer, these are written once.
            witnesses.ask()
            if not witnessed(log, policy):
                owe(log, size)
            done.files.update(make_files(log, rows))
            done.files.update(make_owed(log, policy, size))
            size = appended.checkpoint.size
            unfinished.unlink()


def follow_witnesses(log: Log, policy: Policy) -> set[str]:
    """Asks again where a witness has not cosigned the log's head; gives the names of the files (from ``/record/``) that
    were written.  Whoever calls has the record's turn (``turn.py``).  Raises ``log.Refuses``."""
    if not wanting(log, policy) and owed(log) is None:
        return set()
    with Witnesses(log, policy) as witnesses:
        return _ask_first(log, policy, witnesses)


def _waiting(size: int) -> list[RecordEntry]:
    """The rows that a log of ``size`` lacks, ``CHUNK`` of them; more where a ``keys`` entry comes later, so that no
    head without it is signed by the key that it brings."""
    waiting = RecordEntry.objects.filter(index__gte=size).order_by("index")
    keys = waiting.filter(stored=None).aggregate(last=Max("index"))["last"]
    count = CHUNK if keys is None else max(CHUNK, keys + 1 - size)
    return list(islice(waiting.iterator(CHUNK), count))


def _ask_first(log: Log, policy: Policy, witnesses: Witnesses) -> set[str]:
    """What comes before anything is signed: is the log the one that its guard, the database and the witnesses know?

    Gives the names of the files that bear more cosignatures now.  Raises ``log.Refuses``."""
    head = log.settled()
    if head and head.size:
        last = RecordEntry.objects.filter(index=head.size - 1).first()
        if last is None or leaf_hash(last.note.encode()) != log.tree(head.size).leaf(head.size - 1):
            raise Refuses(f"entry {head.size - 1} of the log is not in the database; restore the newer database")
        if policy.quorum != NONE and not policy.asks_as_much_as(_public_policy(log)):
            owe(log, 0)
    changed = {CHECKPOINT} if witnesses.ask() else set()
    return changed | make_owed(log, policy, _size(log))


def _public_policy(log: Log) -> Policy:
    """The policy that the site shows until now."""
    file = log.folder / "policy"
    try:
        return parse_policy(file.read_bytes()) if file.exists() else ALONE
    except BadPolicy:
        return ALONE


def _size(log: Log) -> int:
    head = log.head()
    return head.size if head else 0


def _check_rows(size: int) -> None:
    last = RecordEntry.objects.aggregate(last=Max("index"))["last"]
    if size != (-1 if last is None else last) + 1:
        raise Refuses(f"the log has {size} entries, the database {(last or -1) + 1}: restore the newer of the two")


def _prepare(desk: Signer, frame: Frame) -> None:
    """Makes the rows of up to ``CHUNK`` editions that have none."""
    last = RecordEntry.objects.aggregate(index=Max("index"), stored=Max("stored_id"))
    pending = StoredEdition.objects.filter(kind__in=LOGGED).exclude(canonical="").order_by("pk")
    some = list(pending.filter(pk__gt=last["stored"] or 0)[:CHUNK])
    before = _latest({row.edition_id for row in some})
    rows = []
    index = -1 if last["index"] is None else last["index"]
    for stored in some:
        edition, index = stored.edition(), index + 1
        around = tuple(line.replace(OWN_NUMBER, shown(index)) for line in frame(edition))
        payload = Payload(secrets.token_bytes(32), stored.canonical.encode(), around)
        entry = _entry(edition, payload, before.get(edition.id, -1))
        text = entry.note_text
        note = str(Note(text, (desk.sign(text),)))
        rows.append(
            RecordEntry(index=index, stored=stored, note=note, salt=b64(payload.salt), frame=list(payload.frame))
        )
        before[edition.id] = index
    RecordEntry.objects.bulk_create(rows, batch_size=500)


def _latest(edition_ids: set[str]) -> dict[str, int]:
    """The last entries of texts."""
    found: dict[str, int] = {}
    ids = sorted(edition_ids)
    for start in range(0, len(ids), 500):
        rows = RecordEntry.objects.filter(stored__edition_id__in=ids[start : start + 500])
        found.update(rows.values_list("stored__edition_id").annotate(last=Max("index")))
    return found


def _entry(edition: Edition, payload: Payload, prev: int) -> Entry:
    kind = _KINDS.get(edition.change.kind, "deny" if edition.kind == "denial" else "publish")
    text, files = payload.commit(canonical_text(edition))
    moment = instant(edition.published_at)
    return Entry(kind, edition.id, edition.version, edition.language, moment, prev, text, files)


def make_files(log: Log, rows: Sequence[RecordEntry]) -> set[str]:
    """The payloads, proofs and look-up files of entries that are in the log; gives their names."""
    look_up = LookUp(log.folder / "index")
    names = make_proofs(log, rows)
    postings: list[tuple[int, int]] = []
    texts = 0
    for row in rows:
        if row.stored is None or not row.salt:
            continue
        edition = row.stored.edition()
        payload = Payload(unb64(row.salt), row.stored.canonical.encode(), tuple(row.frame))
        replace_plainly(log.folder / f"payload/{row.index}.json", bytes(payload))
        names.add(f"payload/{row.index}.json")
        entry, _ = parse_entry(row.note.encode())
        if entry.prev >= 0:
            look_up.follow(entry.prev, row.index, entry.kind)
        if edition.kind == "series":
            _note_series(look_up, edition)
            continue
        first = _first(entry, row.index)
        if edition.number and not edition.translation_of:
            number = edition.number
            told = {"entry": first, "title": edition.title, "path": edition.path}
            look_up.number(
                number.series, number.year, number.number, {**told, "state": "erased"} if edition.erased else told
            )
        if edition.erased:
            names.update(_erase(log, look_up, edition.id, row.index, first))
            continue
        texts += 1
        postings += [(h, first) for h in _new_fingerprints(edition, entry)]
    # A record without a text has an empty look-up: whoever asks it is answered, not told that a file is missing.
    if texts or not look_up.begun:
        look_up.add(postings, texts)
    look_up.finish()
    return names | {f"index/{name}" for name in look_up.changed}


def _first(entry: Entry, index: int) -> int:
    if entry.prev < 0:
        return index
    firsts = RecordEntry.objects.filter(stored__edition_id=entry.doc).order_by("index")
    return firsts.values_list("index", flat=True).first() or index


def _new_fingerprints(edition: Edition, entry: Entry) -> set[int]:
    """The fingerprints that no earlier version of the text has."""
    ours = {h for h, _ in fingerprints(words_of(canonical_text(edition)))}
    if entry.prev >= 0:
        earlier = StoredEdition.objects.filter(edition_id=edition.id, version__lt=edition.version).exclude(canonical="")
        for stored in earlier:
            ours -= {h for h, _ in fingerprints(words_of(canonical_text(stored.edition())))}
    return ours


def _note_series(look_up: LookUp, edition: Edition) -> None:
    if edition.translation_of:
        return
    details = edition.details
    look_up.series(edition.id, {"title": edition.title, "pattern": str(details.get("pattern", ""))})
    voids = details.get("voids", ())
    look_up.voids(edition.id, [(int(v["year"]), int(v["number"]), str(v.get("reason", ""))) for v in voids])


def _erase(log: Log, look_up: LookUp, doc: str, by: int, first: int) -> Iterator[str]:
    """Takes away what an erased text left in the record: payloads, salts, fingerprints."""
    rows = RecordEntry.objects.filter(stored__edition_id=doc, index__lt=by)
    for index in rows.values_list("index", flat=True):
        (log.folder / f"payload/{index}.json").unlink(missing_ok=True)
        yield f"payload/{index}.json"
    former = FormerEntry.objects.filter(stored__edition_id=doc)
    for number, index in former.values_list("log", "index"):
        (log.folder / f"old/{number}/payload/{index}.json").unlink(missing_ok=True)
        yield f"old/{number}/payload/{index}.json"
    for table in (rows, former):
        table.update(salt="", frame=[])
    look_up.forget(first)

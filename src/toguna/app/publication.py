"""What follows a publication: the public site is brought up to date with the editions.

The store announces each edition inside its transaction; one update is enqueued when that transaction commits,
however many editions it held."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

if TYPE_CHECKING:
    from toguna.press.press import Press
    from toguna.press.publish import Progress, Report

log = logging.getLogger(__name__)

_held: ContextVar[bool] = ContextVar("site updates held back", default=False)


@contextmanager
def held_back() -> Iterator[None]:
    """Within it no update is enqueued: the caller updates the site itself."""
    token = _held.set(True)
    try:
        yield
    finally:
        _held.reset(token)


def edition_appended(**_: Any) -> None:
    """Receiver of the store's signal: enqueues one update for the whole transaction."""
    if _held.get():
        return
    connection = transaction.get_connection()
    if not any(hook is _enqueue for _, hook, *_ in connection.run_on_commit):
        transaction.on_commit(_enqueue)


def _enqueue() -> None:
    follow_publication.enqueue()


@task()
def follow_publication() -> None:
    """Brings the site up to date, and keeps a row that says how it went."""
    from .models import SiteUpdate
    from .record import warn_of_root_keys

    warn_of_root_keys()
    row = SiteUpdate.objects.create()
    try:
        report = update_site()
        row.status, row.written, row.removed = SiteUpdate.Status.DONE, report.files, len(report.removed)
    except Exception as error:
        row.status, row.reason = SiteUpdate.Status.FAILED, f"{type(error).__name__}: {error}"
        log.exception("the public site was left as it was; it will be brought up to date by the next publication")
    row.ended_at = timezone.now()
    row.save()


def update_site(
    *,
    to: str = "",
    full: bool = False,
    check: bool = False,
    jobs: int | None = None,
    cluster: str = "",
    progress: Progress | None = None,
) -> Report:
    """Brings the public folder up to date with the editions (see ``press.publish``), and then the store that it is
    mirrored on, if there is one.

    ``to`` is another folder, or another store (``s3://bucket/prefix``).  Raises what the press raises, and then the
    folder is as it was; or ``StoreRefused``, and the next run finishes the store."""
    from toguna.editions.library import Library
    from toguna.press.late import make_owed
    from toguna.press.publish import publish

    from .record import follow_record, signed_site

    press, mirror = _press(to, jobs, cluster)
    recorded = follow_record(press.public)
    with signed_site(press) as signing:
        report = publish(press, Library(), now=timezone.now(), full=full, check=check, progress=progress)
        late = make_owed(press, Library())
        signing.everything |= bool(full or report.whole)
        signing.changed.update(report.written, report.removed, late)
    recorded += signing.lists
    if not to:
        _follow_search(full)
    if mirror:
        from toguna.press.mirror import Mirror

        store = Mirror.open(mirror, press.memory)
        if full or report.whole:
            store.repair(press.public, progress=progress)
        else:
            store.bring(press.public, [*report.written, *late, *recorded], report.removed, progress=progress)
    return report


def _follow_search(full: bool) -> None:
    """Brings the search up to date.  Should it be down, the site stands all the same; the next time makes it good."""
    from toguna.editions.library import Library
    from toguna.search.answer import SearchDown
    from toguna.search.follow import follow, rebuild

    from .search import the_index

    if (index := the_index()) is None:
        return
    try:
        (rebuild if full else follow)(index, Library())
    except SearchDown as error:
        log.warning("the search was not brought up to date: %s", error)


def make_late(*, to: str = "", most: int = 200) -> tuple[int, int]:
    """Makes share cards, PDFs and books that are owed, at most so many; gives how many were made and how many are left.

    A publication makes a few itself; these are the many of a whole site.  Raises ``StoreRefused``."""
    from toguna.editions.library import Library
    from toguna.press.late import make_owed, owed_count

    from .record import signed_site

    press, mirror = _press(to)
    if not owed_count(press):
        return 0, 0
    with signed_site(press) as signing:
        made = make_owed(press, Library(), most=most)
        signing.changed.update(made)
    if mirror:
        from toguna.press.mirror import Mirror

        Mirror.open(mirror, press.memory).bring(press.public, [*made, *signing.lists], ())
    return len(made), owed_count(press)


def ask_witnesses() -> None:
    """Asks the record's witnesses for cosignatures that are missing, and brings what has them to the site.

    Raises ``log.Refuses`` where a witness has seen a head that the record does not go on from; or ``StoreRefused``."""
    from . import record

    press, mirror = _press("")
    names = record.ask_witnesses(press.public)
    if mirror and names:
        from toguna.press.mirror import Mirror

        Mirror.open(mirror, press.memory).bring(press.public, names, ())


def _press(to: str, jobs: int | None = None, cluster: str = "") -> tuple[Press, str]:
    """The press of the newsroom's own site or of ``to``, and the address of the store it is mirrored on."""
    from toguna.press.press import Press

    mirror = to if to.startswith("s3://") else "" if to else settings.TOGUNA_MIRROR
    public = Path(to).resolve() if to and not mirror else settings.TOGUNA_PUBLIC
    # What the press remembers of a folder belongs to that folder alone.
    memory = settings.TOGUNA_HOME / "press" / hashlib.sha256(str(public).encode()).hexdigest()[:12]
    return Press(public, memory, endings=settings.TOGUNA_COMPRESS, jobs=jobs, cluster=cluster), mirror

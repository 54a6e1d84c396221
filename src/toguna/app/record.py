"""The record beside the site: brought up to date with the editions before any page is made, in the same job."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from toguna.editions.edition import Edition
from toguna.editions.library import Library
from toguna.press.frame import frame_lines
from toguna.press.newsroom import Newsrooms
from toguna.press.press import Press
from toguna.press.shelf import Shelf
from toguna.record.follow import follow, follow_witnesses
from toguna.record.home import RecordHome, establish, write_trust
from toguna.record.log import alone
from toguna.record.page_lists import sign_pages
from toguna.record.public_copy import bring

NOWHERE = "localhost"


def the_record() -> RecordHome | None:
    """The newsroom's record; none where it keeps none."""
    return RecordHome(Path(settings.TOGUNA_RECORD)) if settings.TOGUNA_RECORD else None


def follow_record(public: Path) -> list[str]:
    """Appends what has no entry yet, and brings the public folder's ``record/`` up to date; gives the names of the
    files that were written or went, from the site's root.

    Raises ``log.Refuses``, ``keys.NoKey`` and ``policy.BadPolicy``; then no page may be made."""
    home = the_record()
    if home is None:
        return []
    if not home.keys.ready:
        establish(home, f"{_host()}/record")
    log = home.log()
    with alone(home.guard / "copy-lock"):
        # Left behind by a run that ended before its files were in the public folder: then every file is looked at.
        uncopied = home.guard / "uncopied"
        everything = uncopied.exists() or not (public / "record" / "checkpoint").exists()
        uncopied.touch()
        done = follow(log, home.keys.signer("desk"), _frame(), home.policy(log))
        names = done.files | write_trust(home, log)
        copied = bring(home.log_folder, public / "record", None if everything else names)
        uncopied.unlink()
    return [f"record/{name}" for name in copied]


@contextmanager
def signed_site(press: Press) -> Iterator[Signing]:
    """Around the writing of a site's files: when it ends, the lists that hold changed ones are signed again.

    A run that was cut short leaves a mark, and the next one signs every list."""
    signing, mark = Signing(), press.memory / "unlisted"
    home = the_record()
    if home is None:
        yield signing
        return
    signing.everything = mark.exists()
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    yield signing
    changed = None if signing.everything else signing.changed
    signing.lists = sign_pages(press.public, home.keys.signer("desk"), changed)
    mark.unlink()


@dataclass(slots=True)
class Signing:
    """The files that changed (or that any may have), from the site's root; then the ``lists`` that were signed."""

    changed: set[str] = field(default_factory=set)
    everything: bool = False
    lists: list[str] = field(default_factory=list)


def ask_witnesses(public: Path) -> list[str]:
    """Asks again for cosignatures that are missing, and brings what bears them to the public folder; gives the names of
    the files, from the site's root.  Raises what :func:`follow_record` does."""
    home = the_record()
    if home is None or not home.keys.ready:
        return []
    log = home.log()
    with alone(home.guard / "copy-lock"):
        names = follow_witnesses(log, home.policy(log))
        return [f"record/{name}" for name in bring(home.log_folder, public / "record", names)]


def _frame() -> Callable[[Edition], list[str]]:
    rooms = Newsrooms(Shelf(Library(), recorded=False))

    def frame(edition: Edition) -> list[str]:
        return frame_lines(rooms[edition.language], edition) if edition.is_text else []

    return frame


def _host() -> str:
    """The host of the institution's own address."""
    rooms = Newsrooms(Shelf(Library(), recorded=False))
    return urlsplit(rooms[rooms.first].base).hostname or NOWHERE

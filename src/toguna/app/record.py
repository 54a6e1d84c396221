"""The record beside the site: brought up to date with the editions before any page is made, in the same job."""

from __future__ import annotations

import logging
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
from toguna.record.home import TRUST, RecordHome, establish, write_trust
from toguna.record.log import CHECKPOINT
from toguna.record.page_lists import sign_pages
from toguna.record.public_copy import bring
from toguna.record.turn import turn

NOWHERE = "localhost"
log = logging.getLogger(__name__)


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
    with turn(home):
        if not home.begun:
            establish(home, f"{_host()}/record")
            home.take_up()
            warn_of_root_keys()
        opened, desk = home.log(), home.signer("desk")
        # A folder that a run left unfinished, or that is not at the log's head, is looked at as a whole.
        uncopied = home.uncopied(public)
        everything = uncopied.exists() or _head(public / "record") != _head(home.log_folder)
        uncopied.parent.mkdir(parents=True, exist_ok=True)
        uncopied.touch()
        done = follow(opened, desk, _frame(), home.policy(opened))
        write_trust(home, opened)
        copied = bring(home.log_folder, public / "record", None if everything else done.files | TRUST)
        uncopied.unlink()
    return [f"record/{name}" for name in copied]


def _head(folder: Path) -> bytes:
    file = folder / CHECKPOINT
    return file.read_bytes() if file.exists() else b""


def root_keys_left(home: RecordHome) -> str:
    """A warning, where the root keys still lie on this machine; else empty."""
    if not home.root_keys.exists():
        return ""
    return (
        f"the record's root keys and their passphrases lie in {home.root_keys}, for whoever gets into this machine;"
        " move them to three sticks, the passphrases to paper (docs/record/keys.md)"
    )


def warn_of_root_keys() -> None:
    """Tells the log of the process, where there is reason to."""
    home = the_record()
    if home and (left := root_keys_left(home)):
        log.warning("%s", left)


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
    with turn(home):
        signing.lists = sign_pages(press.public, home.signer("desk"), changed)
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
    if home is None or not home.begun:
        return []
    with turn(home):
        opened = home.log()
        names = follow_witnesses(opened, home.policy(opened))
        return [f"record/{name}" for name in bring(home.log_folder, public / "record", names)]


def _frame() -> Callable[[Edition], list[str]]:
    library = Library()
    rooms = Newsrooms(Shelf(library, recorded=False))

    def frame(edition: Edition) -> list[str]:
        if not edition.is_text:
            return []
        versions = library.versions(edition.id) if edition.version > 1 else []
        return frame_lines(rooms[edition.language], edition, [v for v in versions if v.version < edition.version])

    return frame


def _host() -> str:
    """The host of the institution's own address."""
    rooms = Newsrooms(Shelf(Library(), recorded=False))
    return urlsplit(rooms[rooms.first].base).hostname or NOWHERE

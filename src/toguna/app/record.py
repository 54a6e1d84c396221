"""The record beside the site: brought up to date with the editions before any page is made, in the same job."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from toguna.editions.edition import Edition
from toguna.editions.library import Library
from toguna.press.frame import frame_lines
from toguna.press.newsroom import Newsrooms
from toguna.press.shelf import Shelf
from toguna.record.follow import follow
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
        cut_short = files_will_change(public)
        behind = _head(public / "record") != _head(home.log_folder)
        done = follow(opened, desk, _frame())
        write_trust(home, opened)
        copied = bring(home.log_folder, public / "record", None if cut_short or behind else done.files | TRUST)
    return [f"record/{name}" for name in copied]


def files_will_change(public: Path) -> bool:
    """Notes that files of a public folder will not be as they are signed, until ``sign_site`` has signed them; gives
    whether a run before this one was cut short."""
    home = the_record()
    if home is None:
        return False
    unsettled = home.unsettled(public)
    cut_short = unsettled.exists()
    unsettled.parent.mkdir(parents=True, exist_ok=True)
    unsettled.write_text("cut short" if cut_short else "")
    return cut_short


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


def sign_site(public: Path, changed: Iterable[str] | None) -> list[str]:
    """Signs the lists that hold changed files of the site again (all, where it is not said which); gives their names,
    from the site's root."""
    home = the_record()
    if home is None:
        return []
    unsettled = home.unsettled(public)
    with turn(home):
        cut_short = unsettled.exists() and unsettled.read_text()
        signed = sign_pages(public, home.signer("desk"), None if cut_short else changed)
        unsettled.unlink(missing_ok=True)
    return signed


def _frame() -> Callable[[Edition], list[str]]:
    rooms = Newsrooms(Shelf(Library(), recorded=False))

    def frame(edition: Edition) -> list[str]:
        return frame_lines(rooms[edition.language], edition) if edition.is_text else []

    return frame


def _host() -> str:
    """The host of the institution's own address."""
    rooms = Newsrooms(Shelf(Library(), recorded=False))
    return urlsplit(rooms[rooms.first].base).hostname or NOWHERE

"""Making the files that pages already name: share cards and PDFs, after the publication, never while a page is made.

The ledger keeps which are owed, so that nothing is forgotten when a run is cut short."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from toguna.editions.edition import Edition
from toguna.editions.library import Library

from .ledger import Ledger, Unreadable
from .newsroom import Newsroom, Newsrooms
from .pdf import NoPdf, pdf
from .press import Press, alone
from .release import Release
from .share_card import FOLDER as CARDS
from .share_card import institution_card, share_card
from .share_card_drawing import draw
from .shelf import Shelf
from .views.print import pdf_output, printed

log = logging.getLogger(__name__)

AT_ONCE = 20
"""So many are made while the lock is held: half a second in which no publication can begin."""

Make = Callable[[], bytes]


def owed_count(press: Press) -> int:
    """How many files are still to be made."""
    try:
        ledger = Ledger.open(press.ledger)
    except Unreadable:
        return 0
    try:
        return ledger.owed_count()
    finally:
        ledger.close()


def make_owed(press: Press, library: Library, *, most: int = AT_ONCE) -> list[str]:
    """Makes at most so many owed files, those of the newest texts first; gives their names.

    Waits for a publication that is under way, and then makes what that one left owed."""
    done: list[str] = []
    asked = 0
    while asked < most:
        with alone(press.memory / "lock"):
            try:
                ledger = Ledger.open(press.ledger)
            except Unreadable:
                break
            try:
                some = ledger.owed(min(AT_ONCE, most - asked))
                if not some:
                    break
                asked += len(some)
                done += _made(press, library, ledger, some)
                ledger.settle([name for name, _ in some])
                ledger.commit()
            finally:
                ledger.close()
    return done


def _made(press: Press, library: Library, ledger: Ledger, owed: list[tuple[str, str]]) -> list[str]:
    shelf = Shelf(library)
    rooms = Newsrooms(shelf)
    found = {unit: shelf.edition(unit.partition(" ")[2]) for _, unit in owed}
    hashes = ledger.hashes([name for name, _ in owed])
    work: list[tuple[str, Make]] = []
    for name, unit in owed:
        if unit.startswith("home "):
            if make := _institution(rooms, unit.partition(" ")[2], name):
                work.append((name, make))
        elif edition := found[unit]:
            room = rooms[edition.language]
            make = _card(room, edition, name) if name.startswith(CARDS) else _pdf(room, edition, name, hashes)
            if make:
                work.append((name, make))
    done, missing = [], ""
    with ThreadPoolExecutor(press.jobs or os.cpu_count() or 1) as pool, Release(press.public) as release:
        for name, task in [(name, pool.submit(make)) for name, make in work]:
            try:
                release.stage(name, task.result())
                done.append(name)
            except NoPdf as error:
                missing = str(error)
        release.appear(done)
    if missing:
        log.warning(missing)
    return done


def _card(room: Newsroom, edition: Edition, name: str) -> Make | None:
    """A text that has changed since has another card: the coming publication asks for that one."""
    card = share_card(room, edition)
    return (lambda: draw(card)) if card and card.name == name else None


def _institution(rooms: Newsrooms, code: str, name: str) -> Make | None:
    card = institution_card(rooms[code]) if code in rooms.codes else None
    return (lambda: draw(card)) if card and card.name == name else None


def _pdf(room: Newsroom, edition: Edition, name: str, hashes: dict[str, bytes | None]) -> Make | None:
    output = pdf_output(room, edition)
    if output is None or output.path != name or hashes.get(name) != output.late:
        return None
    source = printed(room, edition)
    return lambda: pdf(source)

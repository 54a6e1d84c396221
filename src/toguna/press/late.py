"""Making the files that pages already name: share cards, PDFs and books, after the publication, never while a page is
made.

The ledger keeps which are owed, so that nothing is forgotten when a run is cut short."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from toguna.editions.edition import Edition
from toguna.editions.library import Library

from .epub import epub
from .ledger import Ledger, Unreadable
from .newsroom import Newsroom, Newsrooms
from .pdf import NoPdf, pdf
from .press import Press, alone
from .release import Release
from .share_card import FOLDER as CARDS
from .share_card import institution_card, share_card
from .share_card_drawing import draw
from .shelf import Shelf
from .views.book import dossier_book, dossier_output, volume_book, volume_output
from .views.print import pdf_output, printed

log = logging.getLogger(__name__)

AT_ONCE = 20
"""So many are made while the lock is held: half a second in which no publication can begin."""

BOOK = ".epub"

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
                some = _in_one_go(ledger.owed(min(AT_ONCE, most - asked)))
                if not some:
                    break
                asked += len(some)
                done += _made(press, library, ledger, some)
                ledger.settle([name for name, _ in some])
                ledger.commit()
            finally:
                ledger.close()
    return done


def _in_one_go(owed: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those that are made while the lock is held: no more than one book, which takes as long as many others."""
    first = next((n for n, (name, _) in enumerate(owed) if name.endswith(BOOK)), len(owed))
    return owed[: first + 1]


def _made(press: Press, library: Library, ledger: Ledger, owed: list[tuple[str, str]]) -> list[str]:
    shelf = Shelf(library)
    rooms = Newsrooms(shelf)
    hashes = ledger.hashes([name for name, _ in owed])
    made = [(name, _maker(shelf, rooms, name, unit, hashes.get(name))) for name, unit in owed]
    work = [(name, make) for name, make in made if make]
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


def _maker(shelf: Shelf, rooms: Newsrooms, name: str, unit: str, digest: bytes | None) -> Make | None:
    """How a file is made; not at all where its unit would make another by now: the coming publication asks for that."""
    kind, *words = unit.split(" ")
    if kind == "book":
        code, path, year, number = words
        return _volume(shelf, rooms, code, path, year, int(number), digest)
    if kind == "home":
        return _institution(rooms, words[0], name)
    edition = shelf.edition(words[0])
    if edition is None:
        return None
    room = rooms[edition.language]
    if name.startswith(CARDS):
        return _card(room, edition, name)
    return _dossier(shelf, room, edition, digest) if name.endswith(BOOK) else _pdf(room, edition, name, digest)


def _card(room: Newsroom, edition: Edition, name: str) -> Make | None:
    card = share_card(room, edition)
    return (lambda: draw(card)) if card and card.name == name else None


def _institution(rooms: Newsrooms, code: str, name: str) -> Make | None:
    card = institution_card(rooms[code]) if code in rooms.codes else None
    return (lambda: draw(card)) if card and card.name == name else None


def _pdf(room: Newsroom, edition: Edition, name: str, digest: bytes | None) -> Make | None:
    output = pdf_output(room, edition)
    if output is None or output.path != name or digest != output.late:
        return None
    source = printed(room, edition)
    return lambda: pdf(source)


def _dossier(shelf: Shelf, room: Newsroom, event: Edition, digest: bytes | None) -> Make | None:
    output = dossier_output(shelf, room, event)
    if output is None or digest != output.late:
        return None
    # The database is asked here, by one thread; what it gave is bound in another.
    book = dossier_book(shelf, room, event)
    return lambda: epub(book())


def _volume(
    shelf: Shelf, rooms: Newsrooms, code: str, path: str, year: str, number: int, digest: bytes | None
) -> Make | None:
    room = rooms[code] if code in rooms.codes else None
    section = next((s for s in room.sections if s.path == path), None) if room else None
    if room is None or section is None or digest != volume_output(shelf, room, section, year, number).late:
        return None
    book = volume_book(shelf, room, section, year, number)
    return lambda: epub(book())

"""Drawing the share cards that pages already refer to: after the publication, never while a page is made.

The ledger keeps which cards are owed, so that nothing is forgotten when a run is cut short."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

from toguna.editions.library import Library

from .ledger import Ledger, Unreadable
from .newsroom import Newsrooms
from .press import Press, alone
from .release import Release
from .share_card import share_card
from .share_card_drawing import draw
from .shelf import Shelf

AT_ONCE = 20
"""So many are drawn while the lock is held: half a second in which no publication can begin."""


def owed_cards(press: Press) -> int:
    """How many cards are still to be drawn."""
    try:
        ledger = Ledger.open(press.ledger)
    except Unreadable:
        return 0
    try:
        return ledger.owed_count()
    finally:
        ledger.close()


def draw_cards(press: Press, library: Library, *, most: int = AT_ONCE) -> list[str]:
    """Draws at most so many owed cards, those of the newest texts first; gives the names of the files.

    Waits for a publication that is under way, and then draws what that one left owed."""
    done: list[str] = []
    while len(done) < most:
        with alone(press.memory / "lock"):
            try:
                ledger = Ledger.open(press.ledger)
            except Unreadable:
                break
            try:
                some = ledger.owed(min(AT_ONCE, most - len(done)))
                if not some:
                    break
                done += _drawn(press, library, some)
                ledger.settle([name for name, _ in some])
                ledger.commit()
            finally:
                ledger.close()
    return done


def _drawn(press: Press, library: Library, owed: list[tuple[str, str]]) -> list[str]:
    shelf = Shelf(library)
    rooms = Newsrooms(shelf)
    editions = shelf.editions(unit.partition(" ")[2] for _, unit in owed)
    found = (share_card(rooms[edition.language], edition) for edition in editions)
    wanted = {name for name, _ in owed}
    # A text that has changed since has another card: the coming publication asks for that one.
    cards = [card for card in found if card and card.name in wanted]
    names = [card.name for card in cards]
    with ThreadPoolExecutor(press.jobs or os.cpu_count() or 1) as pool, Release(press.public) as release:
        for name, data in zip(names, pool.map(draw, cards), strict=True):
            release.stage(name, data)
        release.appear(names)
    return names

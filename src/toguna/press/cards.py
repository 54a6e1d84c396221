"""A text as a card: the few words by which listings show it."""

from __future__ import annotations

from dataclasses import dataclass

from toguna.editions.card import Card as Short
from toguna.editions.card import shortened
from toguna.editions.edition import Edition

from .languages import Language
from .motif import motif
from .renditions import Picture, picture

OPENING = 160


@dataclass(frozen=True, slots=True)
class Card:
    href: str
    title: str
    date: str
    day: str
    kind: str
    kind_key: str
    number: str
    opening: str
    motif: str
    picture: Picture | None
    change: str


def card(short: Short, words: Language, *, shown: Picture | None = None, length: int = OPENING) -> Card:
    """``shown`` is the picture that the card bears, where the listing has room for one."""
    return Card(
        href=short.path,
        title=short.title,
        date=short.date,
        day=words.date(short.date),
        kind=words.of("kinds", short.kind),
        kind_key=short.kind,
        number=short.number,
        opening=shortened(short.opening, length),
        motif=motif(short.group),
        picture=shown,
        change=words.of("changes", short.change) if short.change in ("correction", "update") else "",
    )


def lead(edition: Edition, widths: tuple[int, ...] = (480, 960)) -> Picture | None:
    """The text's lead picture, cut to 3:2."""
    found = next((m for m in edition.media if m.use == "lead"), None)
    return picture(found, cropped=True, widths=widths) if found else None

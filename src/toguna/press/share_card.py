"""The card that networks show for a link: what it says, and the name of its file.  ``share_card_drawing``
makes the picture, ``late`` puts it into the public folder."""

from __future__ import annotations

import hashlib
from dataclasses import astuple, dataclass

from toguna.editions.edition import Edition
from toguna.editions.listings import number_slug

from .newsroom import Newsroom

FOLDER = "media/cards/"
WIDTH, HEIGHT = 1200, 630
RECIPE = "1"
"""Part of every name: another drawing gives other names, so that no network shows the old one."""


@dataclass(frozen=True, slots=True)
class ShareCard:
    """``check`` leads to the text by its number, or by its own address where it has none; without ``https://``."""

    title: str
    kind: str
    number: str
    date: str
    institution: str
    told: str
    check: str
    ink: str
    accent: str
    cloth: str
    right_to_left: bool

    @property
    def name(self) -> str:
        """The file, from the root of the site; the same for the same card."""
        said = "\0".join(str(value) for value in (RECIPE, *astuple(self)))
        digest = hashlib.sha256(said.encode()).hexdigest()[:16]
        return f"{FOLDER}{digest[:2]}/{digest[2:]}.png"

    @property
    def says(self) -> str:
        """Its words, for who does not see it."""
        return " – ".join(filter(None, (self.title, self.number, self.institution)))


def share_card(room: Newsroom, edition: Edition) -> ShareCard | None:
    """The card of a text; none for one that was withdrawn."""
    if not edition.is_text or edition.withdrawn or not edition.path:
        return None
    words = room.language
    return ShareCard(
        title=edition.title,
        kind=words.of("kinds", edition.kind),
        number=edition.number.label if edition.number else "",
        date=words.day_of(edition.first_published_at, room.zone),
        institution=room.title,
        told=words.word("check_here"),
        check=check_address(room, edition).partition("://")[2],
        ink=room.palette.primary,
        accent=room.palette.accent,
        cloth=edition.group,
        right_to_left=words.direction == "rtl",
    )


def institution_card(room: Newsroom) -> ShareCard:
    """The card of every page that is no text: who speaks here."""
    return ShareCard(
        title=room.title,
        kind="",
        number="",
        date="",
        institution=room.tagline,
        told=room.language.word("check_here"),
        check=room.base.partition("://")[2],
        ink=room.palette.primary,
        accent=room.palette.accent,
        cloth="institution",
        right_to_left=room.language.direction == "rtl",
    )


def check_address(room: Newsroom, edition: Edition) -> str:
    """Where a reader checks a text: the short address of its number, or its own where it has none."""
    slug = number_slug(edition.number.label) if edition.number and not edition.translation_of else ""
    return room.absolute(f"/n/{slug}" if slug else edition.path)

"""What a denial shows of a forgery: its words and its number, what the register of numbers says of that number, and the
authentic text beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toguna.editions.card import opening
from toguna.editions.edition import Edition, instant
from toguna.editions.listings import FIRST, LAST, number_key, number_slug, numbered, with_number

from .. import details
from ..cards import OPENING
from ..forgery import Comparison, compared
from ..newsroom import Newsroom
from ..series import line, read_back, voids
from ..shelf import Shelf
from .number_register import series_of
from .number_year import latest_of


@dataclass(frozen=True, slots=True)
class NumberSaid:
    """What the register says of a number: in words, and where it says so."""

    words: str
    href: str = ""
    name: str = ""


def denial(shelf: Shelf, room: Newsroom, edition: Edition) -> Mapping[str, Any] | None:
    """The forgery that a denial tells of; none for any other text."""
    claimed = details.text(edition, "claimed_text")
    if edition.kind != "denial" or not claimed:
        return None
    group = details.text(edition, "authentic")
    number = details.text(edition, "claimed_number")
    texts = [e for code in room.languages if (e := shelf.in_language(group, code))] if group else []
    nearest, comparison = _nearest(claimed, texts)
    # The one to read is in the page's language where it can be; the one to compare is in the forger's.
    linked = next((e for e in texts if e.language == edition.language), nearest)
    told = comparison is not None and comparison.telling
    return {
        "text": [p for p in claimed.splitlines() if p.strip()],
        "number": number,
        "said": _number_said(shelf, room, edition, number, group) if number else None,
        "authentic": {"title": linked.title, "path": linked.path, "language": _foreign(linked, edition)}
        if linked and linked.path
        else None,
        "opening": opening(linked, OPENING) if linked and not linked.erased and not told else "",
        "unlike": comparison is not None and not told,
        "comparison": comparison if told else None,
        "language": _foreign(nearest, edition) if nearest and told else "",
    }


def _foreign(text: Edition, edition: Edition) -> str:
    """The language of a text, where it is not the page's."""
    return text.language if text.language != edition.language else ""


def _nearest(claimed: str, texts: list[Edition]) -> tuple[Edition | None, Comparison | None]:
    """Of the languages of the authentic text the one that the forgery was made from."""
    found = [(compared(claimed, text), text) for text in texts if not text.erased]
    if not found:
        return (texts[0] if texts else None), None
    comparison, text = max(found, key=lambda pair: pair[0].share)
    return text, comparison


def _number_said(shelf: Shelf, room: Newsroom, edition: Edition, label: str, authentic: str) -> NumberSaid | None:
    """What the register says today of the number that a forgery bears; nothing where it cannot know."""
    words = room.language
    series = series_of(shelf, room)
    named = [(one, *found) for one in series if (found := read_back(one, label))]
    slug = number_slug(label)
    borne = shelf.slots(with_number(slug), FIRST, LAST) if slug else []
    for one, year, number in named if not borne else ():
        borne = borne or shelf.slots(numbered(one.group, year), number_key(number), number_key(number + 1) - 1)
    if borne:
        card = shelf.cards(borne[:1])[0]
        if card.group == authentic:
            return NumberSaid(words.word("number_authentic"))
        since = card.first_published > instant(edition.first_published_at)
        here = shelf.cards_in([card.group], words.code).get(card.group, card)
        return NumberSaid(words.word("number_given_since" if since else "number_belongs"), here.path, here.title)
    if series and not named:
        return NumberSaid(words.word("number_no_series"), room.addresses.of("numbers"), words.word("numbers"))
    return next((_not_borne(shelf, room, *found) for found in named if found[1]), None)


def _not_borne(shelf: Shelf, room: Newsroom, series: Edition, year: int, number: int) -> NumberSaid:
    """What the register says of a number that no text bears."""
    words = room.language
    for void in voids(series):
        if (void.year, void.number) == (year, number):
            return NumberSaid(words.word("number_is_void"), line(series.path, year, number), void.reason)
    latest, label = latest_of(shelf, series, year)
    if latest:
        return NumberSaid(words.word("number_not_given", year=year), line(series.path, year, latest), label)
    return NumberSaid(words.word("number_not_given_year", year=year), series.path, series.title)

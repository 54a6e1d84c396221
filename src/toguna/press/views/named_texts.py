"""What the newest texts that name an entry say: words spoken in them, and what else they name."""

from __future__ import annotations

from collections import Counter

from toguna.editions.edition import Edition
from toguna.editions.listings import naming, said_by

from ..citations import citations, day_said
from ..newsroom import Newsroom
from ..shelf import Shelf

READ = 12
"""So many of the newest texts are read."""
BESIDE = 6
SPOKEN = 6
"""So many of somebody's words are shown."""


def said(shelf: Shelf, room: Newsroom, entry: Edition) -> list[dict[str, str]]:
    """The latest words spoken in texts that name the entry, the newest text first."""
    return [row for text in _newest(shelf, entry) for row in _quotes(shelf, room, text)]


def spoken(shelf: Shelf, room: Newsroom, person: Edition) -> list[dict[str, str]]:
    """The latest words a person spoke, the newest text first, each with what they held that day."""
    newest = shelf.newest(SPOKEN, said_by(person.group, person.language))
    rows = [
        row for text in shelf.editions(card.id for card in newest) for row in _quotes(shelf, room, text, person.group)
    ]
    return [{**row, "name": ""} for row in rows[:SPOKEN]]


def _quotes(shelf: Shelf, room: Newsroom, text: Edition, speaker: str = "") -> list[dict[str, str]]:
    """The quotes of a text, or those of one speaker: words, who spoke as what, the day, and their place."""
    day = day_said(room, text)
    return [
        {
            "text": said.text,
            "name": said.name,
            "name_href": said.href,
            "held": said.held,
            "iso": day,
            "day": room.language.date(day),
            "title": text.title,
            "href": text.path + said.place,
        }
        for said in citations(shelf, text)
        if not speaker or said.speaker == speaker
    ]


def named_beside(shelf: Shelf, room: Newsroom, entry: Edition) -> list[tuple[str, list[tuple[str, str]]]]:
    """People, places and topics that stand most often beside the entry, under their headings: name and page."""
    counts: dict[str, Counter[str]] = {"who": Counter(), "places": Counter(), "topics": Counter()}
    for text in _newest(shelf, entry):
        for key, mentions in (("who", text.people), ("places", text.places), ("topics", text.topics)):
            # Once a text, and in its order: a set would forget that.
            counts[key].update(list(dict.fromkeys(m.id for m in mentions if m.id and m.id != entry.group)))
    found = []
    for key, counted in counts.items():
        # What came first stands first among those that stand as often: a counter keeps the order of its words.
        entries = [shelf.entry(group, entry.language) for group, _ in counted.most_common(BESIDE)]
        if named := [(e.title, e.path) for e in entries if e and e.path]:
            found.append((room.language.word(key), named))
    return found


def _newest(shelf: Shelf, entry: Edition) -> list[Edition]:
    newest = shelf.newest(READ, naming(entry.group, entry.language))
    return shelf.editions(card.id for card in newest)

"""What the newest texts that name an entry say: words spoken in them, and what else they name."""

from __future__ import annotations

from collections import Counter

from toguna.editions.edition import Edition
from toguna.editions.listings import naming

from ..newsroom import Newsroom
from ..shelf import Shelf

READ = 12
"""So many of the newest texts are read."""
BESIDE = 6


def said(shelf: Shelf, entry: Edition) -> list[dict[str, str]]:
    """The latest words spoken, each with who spoke and the text they stand in."""
    found = []
    for text in _newest(shelf, entry):
        for quote in text.quotes:
            speaker = shelf.entry(quote.speaker, entry.language) if quote.speaker else None
            found.append(
                {
                    "text": quote.text,
                    "speaker": quote.speaker,
                    "name": quote.speaker_name or (speaker.title if speaker else ""),
                    "name_href": speaker.path if speaker else "",
                    "title": text.title,
                    "href": text.path,
                }
            )
    return found


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

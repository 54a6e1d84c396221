"""The quotes of a text as they are shown and cited: words, speaker with the office of that day, and their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from toguna.editions.edition import Edition, PersonMention
from toguna.editions.speakers import speaker_id, speaker_of

from . import details
from .newsroom import Newsroom
from .quote_marks import marked
from .shelf import Shelf


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with who spoke: the id, the name, the page (empty: none), and what was held on the day of the text.

    ``fragment`` is its place within the text's page; empty where the body does not say its words."""

    text: str
    speaker: str
    name: str
    href: str
    held: str
    fragment: str

    @property
    def place(self) -> str:
        """The link to its place within the text's own page; empty for none."""
        return f"#{self.fragment}" if self.fragment else ""


def citations(shelf: Shelf, edition: Edition) -> list[Citation]:
    """Every quote of a text, in its order."""
    found = []
    for quote, fragment in zip(edition.quotes, marked(edition).fragments, strict=True):
        mention = speaker_of(edition, quote)
        speaker = speaker_id(edition, quote)
        entry = shelf.entry(speaker, edition.language) if speaker else None
        name = quote.speaker_name or (mention.name if mention else "") or (entry.title if entry else "")
        held = held_by(mention) if mention else _held_on(shelf, speaker, edition)
        found.append(Citation(quote.text, speaker, name, entry.path if entry else "", held, fragment))
    return found


def citable(shelf: Shelf, edition: Edition) -> list[Citation]:
    """The quotes that can be cited by their place; none of a text that was withdrawn."""
    return [] if edition.withdrawn else [c for c in citations(shelf, edition) if c.fragment]


def held_by(mention: PersonMention) -> str:
    """The rank and office somebody held on the day of the text, else whom they came for."""
    return ", ".join(filter(None, (mention.rank, mention.role))) or mention.representing


def citation_lines(room: Newsroom, edition: Edition, citation: Citation) -> list[str]:
    """What is copied, line by line: the words, who said them and where, the full address.

    The words stand alone on their lines: so the verification of a pasted citation finds them to be an extract."""
    words = room.language
    said = words.word("quoted", words=citation.text.replace("\n\n", "\n"))
    title = words.word("quoted", words=edition.title)
    source = (citation.name, citation.held, title, room.title, words.date(day_said(room, edition)))
    return [*said.split("\n"), f"— {words.word('comma').join(filter(None, source))}", cited_at(room, edition, citation)]


def cited_at(room: Newsroom, edition: Edition, citation: Citation) -> str:
    """The full address of a quote."""
    return f"{room.absolute(edition.path)}{citation.place}"


def day_said(room: Newsroom, edition: Edition) -> str:
    """The day (ISO, as precise as it is known) that a citation bears: that of the event, else of the signature, else of
    the publication by the institution's clock."""
    if edition.signed_on or (edition.event and edition.event.start):
        return edition.date
    published: datetime = edition.first_published_at
    return published.astimezone(room.zone).date().isoformat()


def _held_on(shelf: Shelf, speaker: str, edition: Edition) -> str:
    """What the register says a speaker held on the day of a text that does not name them among its people."""
    person = shelf.in_language(speaker, edition.language) if speaker else None
    if person is None:
        return ""
    rows = (details.rows(person, "ranks"), "name"), (details.rows(person, "appointments"), "role")
    return ", ".join(filter(None, (_on(some, key, edition.date) for some, key in rows)))


def _on(rows: Sequence[Mapping[str, Any]], key: str, day: str) -> str:
    """What was held on a day (ISO): of several the one taken up last."""
    held = []
    for row in rows:
        start, end = details.day(row.get("start")), details.day(row.get("end"))
        if start <= day and (not end or day[: len(end)] <= end):
            held.append((start, details.named(row.get(key))))
    return max(held, default=("", ""))[1]

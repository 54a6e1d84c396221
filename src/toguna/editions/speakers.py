"""Whose the words of a quote are, among those whom its text names."""

from __future__ import annotations

from .edition import Edition, PersonMention, Quote


def speaker_of(edition: Edition, quote: Quote) -> PersonMention | None:
    """The speaker as the text has them, with the rank and role of that day; None for one it does not name among its
    people.  A speech is its speaker's where nobody else is named."""
    for person in edition.people:
        if quote.speaker or quote.speaker_name:
            if person.id == quote.speaker if quote.speaker else person.name == quote.speaker_name:
                return person
        elif edition.kind == "speech" and person.part == "speaker":
            return person
    return None


def speaker_id(edition: Edition, quote: Quote) -> str:
    """The speaker's group; empty for one who has no entry in the register."""
    found = speaker_of(edition, quote)
    return quote.speaker or (found.id if found else "")

"""What stands around a text's words on its page and in its PDF, line by line.

The record keeps these lines beside the words, so that whoever checks a copied page can tell them from words that were
put in (``record/comparison.py``)."""

from __future__ import annotations

from toguna.editions.edition import Edition

from .addresses import beside
from .newsroom import Newsroom
from .share_card import check_address
from .views.print import printed_facts


def frame_lines(room: Newsroom, edition: Edition) -> list[str]:
    """The lines, each once: a label with its value, and either alone."""
    words = room.language
    lines = [room.title, room.tagline, words.of("kinds", edition.kind), edition.number.label if edition.number else ""]
    for label, value in printed_facts(room, edition):
        lines += [label, value, f"{label} {value}"]
    for medium in edition.media:
        credit = f"{words.word('picture_credit')} {medium.credit}" if medium.credit else ""
        licence = f"{words.word('licence')} {medium.licence}" if medium.licence else ""
        lines += [medium.caption, medium.credit, f"{medium.credit}, {medium.licence}"]
        lines += [credit, licence, f"{credit} {licence}"]
    lines += [words.of("changes", edition.change.kind), edition.change.note]
    corrected = words.moment(edition.published_at, room.zone)
    lines += [words.word("corrected_on", version=edition.version, date=corrected), corrected]
    lines += [words.word("check_here"), check_address(room, edition), words.word("version", number=edition.version)]
    lines += [room.absolute(edition.path), room.absolute(beside(edition.path, ".pdf"))]
    return list(dict.fromkeys(line for line in lines if line.strip()))

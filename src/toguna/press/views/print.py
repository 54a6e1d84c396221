"""A text on paper: the page that its PDF is made from, and the file's place on the site."""

from __future__ import annotations

import re
from functools import cache

import minijinja

from toguna.editions.edition import Edition, instant

from ..addresses import beside, file_of
from ..making_late import source_digest
from ..newsroom import Newsroom
from ..page import Output, filled
from ..pdf import STYLE, qr_code
from ..share_card import check_address

_FIGURE = re.compile(r"<figure.*?</figure>", re.DOTALL)
# What takes words out of a PDF loses a hyphen at the end of a line, or takes it for the end of a word: none ends one.
_HYPHEN = re.compile(r"(?<=\w)-(?=\w)(?![^<]*>)")
_UNBROKEN = "\u2011"


def printed(room: Newsroom, edition: Edition, *, code: bool = True) -> str:
    """The HTML of the PDF: words alone, no pictures, so that a page stays under 60 KB.

    Without its ``code`` it is made in no time, and differs wherever the whole one would: the address stands in it."""
    words = room.language
    corrected = edition.change.kind in ("correction", "update", "minor")
    when = words.moment(edition.published_at, room.zone)
    check = check_address(room, edition)
    return filled(
        "print.html",
        room=room,
        words=words.words,
        text=edition,
        title=_HYPHEN.sub(_UNBROKEN, edition.title),
        summary=_HYPHEN.sub(_UNBROKEN, edition.summary),
        kind=words.of("kinds", edition.kind),
        facts=printed_facts(room, edition),
        body=minijinja.safe(_HYPHEN.sub(_UNBROKEN, _FIGURE.sub("", edition.body))),
        changed=words.word("corrected_on", version=edition.version, date=when) if corrected else "",
        version=words.word("version", number=edition.version),
        published_iso=instant(edition.first_published_at),
        modified_iso=instant(edition.published_at),
        check=check,
        qr=qr_code(check) if code else "",
    )


def printed_facts(room: Newsroom, edition: Edition) -> list[tuple[str, str]]:
    """The labelled lines below a text's title: its dates and place."""
    words = room.language
    event = edition.event
    facts = [
        (words.word("event_date"), words.occasion(event.start, event.end) if event and event.start else ""),
        (words.word("where"), event.place.name if event and event.place else ""),
        (words.word("signed_on"), words.date(edition.signed_on) if edition.signed_on else ""),
        (words.word("published_on"), words.moment(edition.first_published_at, room.zone)),
    ]
    return [(label, value) for label, value in facts if value]


@cache
def _style() -> str:
    return STYLE.read_text("utf-8")


def pdf_output(room: Newsroom, edition: Edition) -> Output | None:
    """The PDF beside a text, made later; none for one that was withdrawn."""
    if edition.withdrawn or not edition.path.endswith(".html"):
        return None
    return Output(
        file_of(beside(edition.path, ".pdf")), b"", late=source_digest(printed(room, edition, code=False) + _style())
    )

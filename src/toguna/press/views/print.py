"""A text on paper: the page that its PDF is made from, and the file's place on the site."""

from __future__ import annotations

import re

import minijinja

from toguna.editions.edition import Edition, instant

from ..addresses import beside, file_of
from ..making_late import source_digest
from ..newsroom import Newsroom
from ..page import Output, filled
from ..pdf import qr_code
from ..share_card import check_address
from .text_facts import day_and_place

_FIGURE = re.compile(r"<figure.*?</figure>", re.DOTALL)


def printed(room: Newsroom, edition: Edition, *, code: bool = True) -> str:
    """The HTML of the PDF: words alone, no pictures, so that a page stays under 60 KB.

    Without its ``code`` it is made in no time, and differs wherever the whole one would: the address stands in it."""
    words = room.language
    published = (words.word("published_on"), words.moment(edition.first_published_at, room.zone))
    corrected = edition.change.kind in ("correction", "update", "minor")
    when = words.moment(edition.published_at, room.zone)
    check = check_address(room, edition)
    return filled(
        "print.html",
        room=room,
        words=words.words,
        text=edition,
        kind=words.of("kinds", edition.kind),
        facts=[*day_and_place(room, edition), published],
        body=minijinja.safe(_FIGURE.sub("", edition.body)),
        changed=words.word("corrected_on", version=edition.version, date=when) if corrected else "",
        version=words.word("version", number=edition.version),
        published_iso=instant(edition.first_published_at),
        modified_iso=instant(edition.published_at),
        check=check,
        qr=qr_code(check) if code else "",
    )


def pdf_output(room: Newsroom, edition: Edition) -> Output | None:
    """The PDF beside a text, made later; none for one that was withdrawn."""
    if edition.withdrawn or not edition.path.endswith(".html"):
        return None
    return Output(file_of(beside(edition.path, ".pdf")), b"", late=source_digest(printed(room, edition, code=False)))

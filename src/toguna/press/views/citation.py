"""The page that cites the quotes of a text: each with its source, ready to be copied, and one button for it.

It loads the one script that copies; without it the words can be selected as they stand.  Nobody needs it to read: it is
found from the text alone, and search engines leave it out."""

from __future__ import annotations

import minijinja

from toguna.editions.edition import Edition

from ..addresses import beside
from ..citations import citable, citation_lines
from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..shelf import Shelf
from ..stylesheet import styles_of

ENDING = ".cite.html"


def citation_address(edition: Edition) -> str:
    """Beside the text: ``/news/2024/03/x.cite.html``."""
    return beside(edition.path, ENDING)


def citation_page(shelf: Shelf, room: Newsroom, edition: Edition) -> Output | None:
    """None for a text without a quote that stands in it, and for one that was withdrawn."""
    found = citable(shelf, edition)
    if not found:
        return None
    address = citation_address(edition)
    section = room.section_of(edition)
    title = f"{room.language.word('cite')} – {edition.title}"
    data = html_page(
        room,
        "cite.html",
        Head(address=address, title=title, noindex=True, canonical=edition.path),
        section=section.path if section else "",
        styles=minijinja.safe(styles_of("tools") + styles_of("cite")),
        text=edition,
        citations=[
            {
                "fragment": c.fragment,
                "copied": "\n".join(citation_lines(room, edition, c)),
                "href": f"{edition.path}{c.place}",
                "name": c.name,
                "speaker": c.href,
            }
            for c in found
        ],
    )
    return output(address, data)

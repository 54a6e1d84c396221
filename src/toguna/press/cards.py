"""A text in a listing: title, date, kind, number, and its opening words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from toguna.editions.canonical_text import html_text
from toguna.editions.edition import Edition

from .languages import Language
from .motif import motif
from .recent import Recent
from .renditions import Picture, picture
from .shelf import Shelf

OPENING = 160
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Card:
    href: str
    title: str
    date: str
    day: str
    kind: str
    kind_key: str
    number: str
    opening: str
    motif: str
    picture: Picture | None
    change: str


def card(edition: Edition, words: Language, *, with_picture: bool = False, length: int = OPENING) -> Card:
    """``with_picture`` gives the lead picture at its smallest width, where the text has one."""
    return Card(
        href=edition.path,
        title=edition.title,
        date=edition.date,
        day=words.date(edition.date),
        kind=words.of("kinds", edition.kind),
        kind_key=edition.kind,
        number=edition.number.label if edition.number else "",
        opening=opening(edition, length),
        motif=motif(edition.group),
        picture=lead(edition, widths=(480,)) if with_picture else None,
        change=words.of("changes", edition.change.kind) if edition.change.kind in ("correction", "update") else "",
    )


def cards(shelf: Shelf, edition_ids: Iterable[str], words: Language) -> list[Card]:
    """The cards of several texts, in the order given; each is made once in a build, however many listings show it."""
    wanted = list(edition_ids)
    known: Recent[str, Card | None] = shelf.made
    for edition in shelf.editions(i for i in wanted if i not in known):
        known.put(edition.id, card(edition, words))
    return [found for i in wanted if (found := known.get(i, lambda: None))]


def lead(edition: Edition, widths: tuple[int, ...] = (480, 960)) -> Picture | None:
    """The text's lead picture, cut to 3:2."""
    found = next((m for m in edition.media if m.use == "lead"), None)
    return picture(found, cropped=True, widths=widths) if found else None


def opening(edition: Edition, length: int = OPENING) -> str:
    """The first words of the summary, else of the body, cut between words."""
    words = " ".join((edition.summary or _first_paragraph(edition.body)).split())
    if len(words) <= length:
        return words
    cut = words[: length + 1].rpartition(" ")[0] or words[:length]
    return cut.rstrip(" ,;:.–—«(") + " …"


def _first_paragraph(body: str) -> str:
    for match in _PARAGRAPH.finditer(body):
        if words := html.unescape(_TAGS.sub("", match[1])).strip():
            return words
    return html_text(body[:20_000])

"""The home page: the lead story, the latest texts, numbered communiqués, the agenda, speeches."""

from __future__ import annotations

import minijinja

from toguna.editions.listings import all_texts, of_kind

from .. import cards
from ..addresses import Addresses
from ..cards import card
from ..motif import motif
from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..share_card import institution_card
from ..shelf import Shelf
from .agenda import upcoming

LATEST = 9


def home_page(shelf: Shelf, room: Newsroom, today: str) -> Output:
    """``today`` (ISO) decides which events are still to come."""
    words = room.language
    code = words.code
    newest = shelf.newest(60, all_texts(code))
    stories = [t for t in newest if t.kind not in ("communique", "denial", "agenda", "act")] or newest
    # The newest story with a picture leads, unless it is far from the newest.
    first = shelf.editions(t.id for t in stories[:4])
    story = next((e for e in first if any(m.use == "lead" for m in e.media)), first[0] if first else None)
    picture = cards.lead(story, widths=(480,)) if story else None
    leading = next((t for t in newest if story and t.id == story.id), None)
    latest = [t for t in newest if t is not leading][:LATEST]
    statements = shelf.newest(4, of_kind("communique", code), of_kind("denial", code))
    speeches = shelf.newest(3, of_kind("speech", code))
    section = room.section_at(statements[0].path) if statements else None
    lead_card = card(leading, words, shown=picture, length=260) if leading else None
    head = Head(
        address=room.addresses.root,
        title=room.title,
        description=room.tagline,
        alternates=[(c, Addresses(c, room.languages[0]).root) for c in room.languages],
        feed=room.addresses.feed("", "atom"),
        feed_title=room.title,
    )
    data = html_page(
        room,
        "home.html",
        head,
        lead=lead_card,
        lead_motif=minijinja.safe(motif(leading.group, 72, 48)) if leading else "",
        latest=[card(t, words) for t in latest],
        statements=[card(t, words, length=110) for t in statements],
        speeches=[card(t, words, length=120) for t in speeches if t is not leading][:2],
        agenda=upcoming(shelf, room, today, 4),
        agenda_href=room.addresses.of("agenda"),
        statements_href=section.path if section else "",
    )
    # The card of every page that has none of its own belongs to this one.
    return output(head.address, data, [lead_card.picture if lead_card else None], card=institution_card(room).name)

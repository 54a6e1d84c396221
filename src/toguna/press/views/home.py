"""The home page: the lead story, the latest texts, numbered communiqués, the agenda, speeches."""

from __future__ import annotations

from datetime import datetime

import minijinja

from ..addresses import Addresses
from ..cards import card
from ..motif import motif
from ..newsroom import Newsroom
from ..page import Head, Output, html_page, output
from ..shelf import Shelf
from .agenda import upcoming

LATEST = 9


def home_page(shelf: Shelf, room: Newsroom, now: datetime) -> Output:
    """``now`` decides which events are still to come."""
    words = room.language
    code = words.code
    newest = shelf.listing(language=code, newest_first=True, stop=60)
    stories = [t for t in newest if t.kind not in ("communique", "denial", "agenda", "act")] or newest
    # The newest story with a picture leads, unless it is far from the newest.
    lead = next((t for t in stories[:4] if any(m.use == "lead" for m in t.media)), stories[0] if stories else None)
    latest = [t for t in newest if lead is None or t.id != lead.id][:LATEST]
    statements = [
        text
        for kind in ("communique", "denial")
        for text in shelf.listing(language=code, kind=kind, newest_first=True, stop=5)
    ]
    statements.sort(key=lambda t: (t.first_published_at, t.id), reverse=True)
    speeches = shelf.listing(language=code, kind="speech", newest_first=True, stop=3)
    section = room.section_of(statements[0]) if statements else None
    lead_card = card(lead, words, with_picture=True, length=260) if lead else None
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
        lead_motif=minijinja.safe(motif(lead.group, 72, 48)) if lead else "",
        latest=[card(t, words) for t in latest],
        statements=[card(t, words, length=110) for t in statements[:4]],
        speeches=[card(t, words, length=120) for t in speeches if lead is None or t.id != lead.id][:2],
        agenda=upcoming(shelf, room, now, 4),
        agenda_href=room.addresses.of("agenda"),
        statements_href=section.path if section else "",
    )
    return output(head.address, data, [lead_card.picture if lead_card else None])

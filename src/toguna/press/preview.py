"""The page that publishing an edition now would write, without storing or writing anything."""

from __future__ import annotations

from datetime import UTC, datetime

from toguna.editions.edition import Edition
from toguna.editions.library import Library

from .newsroom import Newsrooms
from .shelf import Shelf
from .unsaved import WithUnsaved
from .views.entry import REGISTERS, entry_page
from .views.home import home_page
from .views.section import section_page
from .views.text import text_page


def render_page(edition: Edition, library: Library, *, now: datetime | None = None) -> str:
    """The page at the edition's own address, through the view that the press uses.

    The institution's page is its home, a section's the listing at its own address.  Pictures are linked by the
    names they will have; ``preview_pictures`` makes their files.  Raises ``ValueError`` for a kind without a page."""
    shelf = Shelf(WithUnsaved(library, edition))
    room = Newsrooms(shelf)[edition.language]
    if edition.is_text:
        versions = shelf.versions(edition.id) if edition.version > 1 else [edition]
        return text_page(shelf, room, edition, versions).data.decode()
    if edition.kind in REGISTERS and edition.path:
        return entry_page(shelf, room, edition).data.decode()
    if edition.kind == "institution":
        return home_page(shelf, room, now or datetime.now(UTC)).data.decode()
    section = next((s for s in room.sections if s.path == edition.path), None)
    if section is None:
        raise ValueError(f"nothing is published for {edition.kind} {edition.id} on a page of its own")
    return section_page(shelf, room, section).data.decode()

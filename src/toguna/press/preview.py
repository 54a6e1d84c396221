"""The page that publishing an edition now would write, without storing or publishing anything."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from toguna.editions.edition import Edition
from toguna.editions.library import Library

from .images import make_all
from .newsroom import Newsrooms
from .page import Output
from .shelf import Shelf
from .unsaved import WithUnsaved
from .views.entry import REGISTERS, entry_page
from .views.home import home_page
from .views.number_register import series_page
from .views.section import section_page
from .views.text import text_page


def render_page(edition: Edition, library: Library, *, now: datetime | None = None) -> str:
    """The page at the edition's own address, through the view that the press uses.

    The institution's page is its home, a section's the listing at its own address.  Links are relative to that
    address; pictures are linked by the names they will have, and ``make_pictures`` makes their files.  ``now`` matters
    for the home page's agenda only.  Raises ``ValueError`` for a kind without a page."""
    return _output(edition, library, now).data.decode()


def make_pictures(edition: Edition, library: Library, folder: Path) -> None:
    """Makes the pictures that the edition's page shows, as ``folder/media/...``; those that are there stay.

    Raises ``images.PictureRefused``."""
    make_all(_output(edition, library, None).renditions, folder, jobs=1)


def _output(edition: Edition, library: Library, now: datetime | None) -> Output:
    shelf = Shelf(WithUnsaved(library, edition), recorded=False)
    room = Newsrooms(shelf)[edition.language]
    if edition.is_text:
        versions = shelf.versions(edition.id) if edition.version > 1 else [edition]
        return text_page(shelf, room, edition, versions)
    if edition.kind in REGISTERS and edition.path:
        return entry_page(shelf, room, edition)
    if edition.kind == "series" and edition.path:
        return series_page(shelf, room, edition)
    if edition.kind == "institution":
        today = (now or datetime.now(UTC)).astimezone(room.zone).date().isoformat()
        return home_page(shelf, room, today)
    section = next((s for s in room.sections if s.path == edition.path), None)
    if section is None:
        raise ValueError(f"nothing is published for {edition.kind} {edition.id} on a page of its own")
    return section_page(shelf, room, section)

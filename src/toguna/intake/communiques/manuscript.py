"""What a file of a communiqué holds, whatever its format: its words as HTML, its pictures, what it says of itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..markup.pictures import is_picture_file

PICTURES = "https://embedded.invalid/"
"""Where pictures inside a file stand in its HTML, until they have their own addresses."""


@dataclass(frozen=True, slots=True)
class Manuscript:
    """``head`` are the lines that stand on every page, ``running`` those that were taken out of the words for it.

    ``created`` and ``modified`` are the file's own properties, in UTC; ``title`` and ``author`` too, which are often
    those of another text that this one was written over."""

    html: str
    kind: str
    title: str = ""
    author: str = ""
    created: dt.datetime | None = None
    modified: dt.datetime | None = None
    head: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Unreadable(Exception):
    """A file without a text that can be read.  ``str()`` says why and what to do, in one line."""


def is_shown(part: str) -> bool:
    """Whether a picture of a document is of a kind that a page can show."""
    return is_picture_file(PICTURES + part)


def moment(written: str) -> dt.datetime | None:
    """W3C date and time as office programs write it, in UTC; one without a zone is taken for UTC."""
    try:
        found = dt.datetime.fromisoformat(written.strip())
        found = found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None
    return found if found.year > 1970 else None

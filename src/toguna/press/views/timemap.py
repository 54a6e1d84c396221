"""A TimeMap (RFC 7089, section 5): every version a text has had, with its moment, for archives and their tools."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from email.utils import format_datetime

from toguna.editions.edition import Edition

from ..addresses import beside, file_of
from ..newsroom import Newsroom
from ..page import Output

ENDING = ".timemap"


def timemap(room: Newsroom, edition: Edition, versions: Sequence[Edition]) -> Output:
    """The versions of a text as links (``application/link-format``, RFC 6690), first to last."""
    original = room.absolute(edition.path)
    own = room.absolute(beside(edition.path, ENDING))
    lines = [f'<{original}>; rel="original"', f'<{own}>; rel="self"; type="application/link-format"']
    for number, version in enumerate(versions):
        last = version is versions[-1]
        address = original if last else room.absolute(beside(edition.path, f".v{version.version}.html"))
        place = " ".join(word for word, here in (("first", not number), ("last", last), ("memento", True)) if here)
        moment = format_datetime(version.published_at.astimezone(UTC), usegmt=True)
        lines.append(f'<{address}>; rel="{place}"; datetime="{moment}"')
    return Output(file_of(beside(edition.path, ENDING)), (",\n".join(lines) + "\n").encode())

"""At which entries of the log editions stand: what the press asks."""

from __future__ import annotations

from collections.abc import Collection

from .models import RecordEntry


class NotRecorded(Exception):
    """A version that the log does not hold: it must not be on the site."""


def entries_of(edition_ids: Collection[str]) -> dict[tuple[str, int], int]:
    """The index of the entry of every version of some texts that is logged, by id and version."""
    rows = RecordEntry.objects.filter(stored__edition_id__in=edition_ids)
    columns = rows.values_list("stored__edition_id", "stored__version", "index")
    return {(edition_id, version): index for edition_id, version, index in columns}

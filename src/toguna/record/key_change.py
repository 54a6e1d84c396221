"""Keys that come and go in a log that goes on: one more ``keys`` entry, signed by the root keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Max

from .ceremony import keys_entry
from .entry import parse_entry
from .home import RecordHome, ring
from .models import RecordEntry
from .signed_note import Signer


def change_keys(home: RecordHome, lines: Iterable[str], roots: Sequence[Signer]) -> int:
    """Adds the row of a ``keys`` entry and gives its index; the next publication appends it.

    Whoever calls has the record's turn.  Raises ``BadKeys`` where the log would not accept the entry; then nothing has
    changed."""
    held = ring(home)
    index: int = RecordEntry.objects.aggregate(last=Max("index"))["last"] + 1
    last = RecordEntry.objects.filter(stored=None).order_by("-index")[0]
    before, _ = parse_entry(last.note.encode())
    note = keys_entry(lines, roots, rev=before.rev + 1, prev=last.index)
    held.check(index, *parse_entry(note))
    RecordEntry.objects.create(index=index, stored=None, note=note.decode())
    return index

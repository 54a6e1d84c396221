"""The signed head of a log: its origin, size and root.

C2SP tlog-checkpoint v1.0.0 (c2sp.org/tlog-checkpoint), section "Note text"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .merkle import HASH
from .signed_note import BadNote, Note, Signature, Verifier, b64, parse_note, unb64

_NUMBER = re.compile(r"0|[1-9][0-9]{0,18}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a checkpoint says, and the note that says it."""

    origin: str
    size: int
    root: bytes
    note: Note

    def __str__(self) -> str:
        return str(self.note)

    @property
    def text(self) -> str:
        return self.note.text

    def check_signed(self, log: Iterable[Verifier]) -> None:
        """Raises :class:`BadNote` unless a key of the log signed it."""
        if not self.note.signed_by(v for v in log if v.name == self.origin):
            raise BadNote(f"the checkpoint of {self.origin} is not signed by a key that is known for it")

    def with_signatures(self, more: Iterable[Signature]) -> Checkpoint:
        """The same with further signatures, each key's the last one given."""
        lines = {(s.name, s.key_id): s for s in (*self.note.signatures, *more)}
        return Checkpoint(self.origin, self.size, self.root, Note(self.note.text, tuple(lines.values())))


def checkpoint_text(origin: str, size: int, root: bytes) -> str:
    """The text that the log and its witnesses sign."""
    return f"{origin}\n{size}\n{b64(root)}\n"


def parse_checkpoint(data: bytes) -> Checkpoint:
    """Reads a checkpoint; whether anybody signed it is not looked at.  Raises :class:`BadNote`."""
    note = parse_note(data)
    origin, size, root, *more = note.text.removesuffix("\n").split("\n") + [""] * 3
    if not origin or not _NUMBER.fullmatch(size):
        raise BadNote("a checkpoint begins with its origin and its size")
    if more[:-3] and not all(more[:-3]):
        raise BadNote("a checkpoint's further lines are not empty")
    hashed = unb64(root)
    if len(hashed) != HASH:
        raise BadNote(f"a checkpoint's root has {HASH} bytes")
    return Checkpoint(origin, int(size), hashed, note)

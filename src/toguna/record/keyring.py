"""Which keys count at which entry: read from the ``keys`` entries of the log alone.

The first entry of a log is one: it names the root keys, how many of them must sign, and the first keys of the log
and of the desk.  Each later one is signed by enough of the root keys that stood before it.  Their lines
(docs/record/format.md):

    threshold <n>                     how many root keys sign a ``keys`` entry from now on
    root <vkey>                       a root key
    log <vkey>                        a key that signs checkpoints
    desk <vkey>                       a key that signs entries
    revoke <vkey> <reason>            the key counts no more, from this entry on
    continues <origin> <size> <root>  this log takes the place of one whose key was lost"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from .entry import Entry
from .merkle import HASH
from .signed_note import BadNote, Note, Verifier, parse_vkey, unb64

ROLES: Final = ("root", "log", "desk")
DOC: Final = "keys"


class BadKeys(ValueError):
    """A ``keys`` entry that does not hold, or an entry signed by a key that does not count."""


@dataclass(frozen=True, slots=True)
class Held:
    """A key and the entries during which it counts: from ``since``, before ``until`` (-1: still)."""

    verifier: Verifier
    since: int
    until: int = -1
    reason: str = ""

    def at(self, index: int) -> bool:
        return self.since <= index and (self.until < 0 or index < self.until)


@dataclass(frozen=True, slots=True)
class Continues:
    """The head of the log that this one takes the place of."""

    origin: str
    size: int
    root: bytes


@dataclass(slots=True)
class Keyring:
    held: dict[str, list[Held]] = field(default_factory=lambda: {role: [] for role in ROLES})
    threshold: int = 0
    continues: Continues | None = None

    def keys(self, role: str, index: int) -> list[Verifier]:
        """The keys of a role that count at an entry."""
        return [h.verifier for h in self.held[role] if h.at(index)]

    def check(self, index: int, entry: Entry, note: Note) -> None:
        """Takes an entry's signatures in: those of a ``keys`` entry change the ring, any other must be by the desk.

        Entries are given in their order.  Raises :class:`BadKeys`."""
        try:
            if entry.kind == "keys":
                self._change(index, entry.keys, note)
            elif not note.signed_by(self.keys("desk", index)):
                raise BadKeys(f"entry {index} is not signed by a desk key that counts there")
        except BadNote as error:
            raise BadKeys(f"entry {index}: {error}") from error

    def _change(self, index: int, lines: Sequence[str], note: Note) -> None:
        new: list[tuple[str, Verifier]] = []
        gone: dict[bytes, str] = {}
        threshold, continues = self.threshold, self.continues
        for line in lines:
            name, _, value = line.partition(" ")
            if name in ROLES:
                new.append((name, parse_vkey(value)))
            elif name == "revoke":
                vkey, _, reason = value.partition(" ")
                gone[parse_vkey(vkey).public] = reason
            elif name == "threshold" and value.isdecimal() and int(value) > 0:
                threshold = int(value)
            elif name == "continues" and index == 0:
                continues = _continues(value)
            else:
                raise BadKeys(f"entry {index}: not understood: {line[:60]}")
        roots = self.keys("root", index) if index else [v for role, v in new if role == "root"]
        needed = self.threshold if index else threshold
        signed = {v.public for v, _ in note.signed_by(roots)}
        if not needed or len(signed) < needed:
            raise BadKeys(f"entry {index}: signed by {len(signed)} root keys, {needed or 1} are needed")
        for role, held in self.held.items():
            self.held[role] = [
                Held(h.verifier, h.since, index, gone[h.verifier.public])
                if h.verifier.public in gone and h.until < 0 else h
                for h in held
            ]  # fmt: skip
        for role, verifier in new:
            self.held[role].append(Held(verifier, index))
        self.threshold, self.continues = threshold, continues
        if len(self.keys("root", index)) < threshold:
            raise BadKeys(f"entry {index}: {threshold} root keys would be needed and fewer are left")

    def document(self, origin: str) -> dict[str, Any]:
        """The ring as ``/record/keys.json`` shows it: what a verifier without the whole log goes by."""
        found: dict[str, Any] = {"origin": origin, "threshold": self.threshold}
        for role, held in self.held.items():
            found[role] = [{"vkey": h.verifier.vkey, "since": h.since, "until": h.until} for h in held]
        return found


def read_keyring(document: Any) -> tuple[str, Keyring]:
    """The origin and ring of a ``keys.json``.  Raises :class:`BadKeys`."""
    try:
        ring = Keyring(threshold=int(document["threshold"]))
        for role in ROLES:
            ring.held[role] = [Held(parse_vkey(k["vkey"]), int(k["since"]), int(k["until"])) for k in document[role]]
        return str(document["origin"]), ring
    except (KeyError, TypeError, ValueError) as error:
        raise BadKeys(f"not the keys of a record: {error}") from error


def _continues(value: str) -> Continues:
    origin, size, root = [*value.split(" "), "", ""][:3]
    hashed = unb64(root)
    if not origin or not size.isdecimal() or len(hashed) != HASH:
        raise BadKeys("continues: an origin, a size and a root")
    return Continues(origin, int(size), hashed)

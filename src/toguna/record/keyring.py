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
from .signed_note import ED25519, BadNote, Note, Verifier, b64, parse_vkey, unb64

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

    def head_keys(self, size: int) -> list[Verifier]:
        """The keys that may sign a head of a size: those of the log that count at its last entry.

        So the entry that takes a log key's place stands under a head that the new key signed."""
        return self.keys("log", size - 1)

    def now(self, role: str) -> list[Verifier]:
        """The keys of a role that count still."""
        return [h.verifier for h in self.held[role] if h.until < 0]

    @property
    def origin(self) -> str:
        """The log's name, which its keys bear; empty for a ring without keys."""
        return self.held["log"][0].verifier.name if self.held["log"] else ""

    @property
    def changes(self) -> set[int]:
        """The entries at which keys came or went."""
        held = [h for some in self.held.values() for h in some]
        return {h.since for h in held} | {h.until for h in held if h.until >= 0}

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
                new.append((name, _key(value)))
            elif name == "revoke":
                vkey, _, reason = value.partition(" ")
                gone[_key(vkey).public] = reason
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
        if gone.keys() - {v.public for role in ROLES for v in self.keys(role, index)}:
            raise BadKeys(f"entry {index}: revokes a key that does not count")
        held = {
            role: [
                Held(h.verifier, h.since, index, gone[h.verifier.public])
                if h.verifier.public in gone and h.until < 0 else h
                for h in self.held[role]
            ] + [Held(verifier, index) for of, verifier in new if of == role]
            for role in ROLES
        }  # fmt: skip
        if len({h.verifier.public for h in held["root"] if h.at(index)}) < threshold:
            raise BadKeys(f"entry {index}: {threshold} root keys would be needed and fewer are left")
        self.held, self.threshold, self.continues = held, threshold, continues

    def document(self, origin: str) -> dict[str, Any]:
        """The ring as ``/record/keys.json`` shows it: what a verifier without the whole log goes by."""
        found: dict[str, Any] = {"origin": origin, "threshold": self.threshold}
        for role, held in self.held.items():
            found[role] = [
                {"vkey": h.verifier.vkey, "since": h.since, "until": h.until}
                | ({"reason": h.reason} if h.reason else {})
                for h in held
            ]
        if before := self.continues:
            found["continues"] = {"origin": before.origin, "size": before.size, "root": b64(before.root)}
        return found


def read_keyring(document: Any) -> tuple[str, Keyring]:
    """The origin and ring of a ``keys.json``.  Raises :class:`BadKeys`."""
    try:
        ring = Keyring(threshold=int(document["threshold"]))
        for role in ROLES:
            ring.held[role] = [
                Held(_key(k["vkey"]), int(k["since"]), int(k["until"]), str(k.get("reason", "")))
                for k in document[role]
            ]
        if before := document.get("continues"):
            ring.continues = Continues(str(before["origin"]), int(before["size"]), unb64(before["root"]))
        return str(document["origin"]), ring
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise BadKeys(f"not the keys of a record: {error}") from error


def _key(vkey: str) -> Verifier:
    verifier = parse_vkey(vkey)
    if verifier.kind != ED25519:
        raise BadKeys(f"{verifier.name}: a witness's key has no place here")
    return verifier


def _continues(value: str) -> Continues:
    origin, size, root, *more = [*value.split(" "), "", ""]
    hashed = unb64(root)
    if not origin or not size.isdecimal() or len(hashed) != HASH or any(more):
        raise BadKeys("continues: an origin, a size and a root")
    return Continues(origin, int(size), hashed)

"""Which logs and witnesses count, and how many must have signed.

C2SP tlog-policy (c2sp.org/tlog-policy), sections "Policy file syntax and structure"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from .checkpoint import Checkpoint
from .signed_note import COSIGNATURE, ED25519, BadNote, Verifier, parse_vkey

NONE = "none"


class BadPolicy(ValueError):
    """Not a policy; the message names the line."""


class NotWitnessed(ValueError):
    """A checkpoint that too few witnesses have signed; the message says how many, and which."""


@dataclass(frozen=True, slots=True)
class KnownLog:
    """A log's key, whose name is the log's origin, and where the log is to be had."""

    verifier: Verifier
    url: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    name: str
    verifier: Verifier
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group witnesses a checkpoint when ``least`` of its members do."""

    least: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    logs: tuple[Verifier, ...]
    witnesses: Mapping[str, Witness]
    groups: Mapping[str, Group]
    quorum: str = NONE

    def check(self, checkpoint: Checkpoint) -> list[str]:
        """The names of the witnesses that signed.

        Raises ``BadNote`` where the log did not sign or a signature does not fit; :class:`NotWitnessed` below the
        quorum."""
        if self.logs:
            checkpoint.check_signed(self.logs)
        seen = self.seen(checkpoint)
        if not self.reached(seen):
            told = ", ".join(seen) or "none"
            raise NotWitnessed(
                f"the checkpoint of size {checkpoint.size} lacks the quorum of witnesses (seen by {told})"
            )
        return seen

    def seen(self, checkpoint: Checkpoint) -> list[str]:
        """The names of the witnesses whose cosignature the checkpoint bears.  Raises ``BadNote``."""
        by_key = {w.verifier: name for name, w in self.witnesses.items()}
        return [by_key[verifier] for verifier, _ in checkpoint.note.signed_by(by_key)]

    def reached(self, seen: list[str]) -> bool:
        """Whether these witnesses are enough."""
        return self.quorum == NONE or self._witnessed(self.quorum, set(seen))

    @property
    def least(self) -> int:
        """The fewest witnesses that can be enough."""
        return 0 if self.quorum == NONE else self._least(self.quorum)

    def _witnessed(self, name: str, seen: set[str]) -> bool:
        group = self.groups.get(name)
        if group is None:
            return name in seen
        return sum(self._witnessed(member, seen) for member in group.members) >= group.least

    def _least(self, name: str) -> int:
        group = self.groups.get(name)
        return sum(sorted(self._least(m) for m in group.members)[: group.least]) if group else 1

    def asks_as_much_as(self, other: Policy) -> bool:
        """Whether the same witnesses, in the same number, must have signed; where they are reached is not looked at."""
        keys, others = ({n: w.verifier for n, w in p.witnesses.items()} for p in (self, other))
        return (self.quorum, self.groups, keys) == (other.quorum, other.groups, others)

    def __bytes__(self) -> bytes:
        """The policy's file; names are bytes that need not be UTF-8 (section "Character set")."""
        return str(self).encode("utf-8", "surrogateescape")

    def __str__(self) -> str:
        lines = [f"log {v.vkey}" for v in self.logs]
        lines += [f"witness {w.name} {w.verifier.vkey}{f' {w.url}' if w.url else ''}" for w in self.witnesses.values()]
        lines += [f"group {name} {g.least} {' '.join(g.members)}" for name, g in self.groups.items()]
        return "\n".join([*lines, f"quorum {self.quorum}", ""])


ALONE: Final = Policy((), {}, {})
"""No witness at all."""


def parse_policy(data: bytes) -> Policy:
    """Reads a policy file.  Raises :class:`BadPolicy`."""
    return _read(data).policy()


def parse_logs(data: bytes) -> tuple[KnownLog, ...]:
    """Reads a file that holds ``log`` lines alone (section "Defining a log").  Raises :class:`BadPolicy`."""
    reader = _read(data)
    if reader.witnesses or reader.groups or reader.quorum:
        raise BadPolicy("only log lines are expected here")
    return tuple(reader.logs.values())


def _read(data: bytes) -> _Reader:
    if any((b < 0x20 and b not in (0x09, 0x0A)) or b == 0x7F for b in data):
        raise BadPolicy("holds a control character")
    reader = _Reader()
    for number, line in enumerate(data.decode("utf-8", "surrogateescape").split("\n"), 1):
        words = line.replace("\t", " ").split(" ")
        words = [w for w in words if w]
        if not words or words[0].startswith("#"):
            continue
        try:
            reader.line(words)
        except (BadPolicy, BadNote) as error:
            raise BadPolicy(f"line {number}: {error}") from error
    return reader


class _Reader:
    def __init__(self) -> None:
        self.logs: dict[bytes, KnownLog] = {}
        self.witnesses: dict[str, Witness] = {}
        self.groups: dict[str, Group] = {}
        self.used: set[str] = set()
        self.quorum = ""

    def line(self, words: list[str]) -> None:
        kind, *rest = words
        if kind == "log" and len(rest) in (1, 2):
            self._log(parse_vkey(rest[0]), rest[1] if rest[1:] else "")
        elif kind == "witness" and len(rest) in (2, 3):
            self._witness(rest[0], parse_vkey(rest[1]), rest[2] if rest[2:] else "")
        elif kind == "group" and len(rest) >= 3:
            self._group(rest[0], rest[1], rest[2:])
        elif kind == "quorum" and len(rest) == 1:
            if self.quorum:
                raise BadPolicy("a second quorum")
            if rest[0] != NONE:
                self._known(rest[0])
            self.quorum = rest[0]
        else:
            raise BadPolicy(f"not understood: {' '.join(words)[:60]}")

    def policy(self) -> Policy:
        if not self.quorum:
            raise BadPolicy("no quorum line")
        return Policy(tuple(log.verifier for log in self.logs.values()), self.witnesses, self.groups, self.quorum)

    def _log(self, verifier: Verifier, url: str) -> None:
        if verifier.kind != ED25519 or verifier.public in self.logs:
            raise BadPolicy("a log's key is of type 1 and stands once")
        self.logs[verifier.public] = KnownLog(verifier, url)

    def _witness(self, name: str, verifier: Verifier, url: str) -> None:
        self._new(name)
        if verifier.kind != COSIGNATURE or any(w.verifier.public == verifier.public for w in self.witnesses.values()):
            raise BadPolicy("a witness's key is of type 4 and stands once")
        self.witnesses[name] = Witness(name, verifier, url)

    def _group(self, name: str, least: str, members: list[str]) -> None:
        for member in members:
            self._known(member)
            if member in self.used:
                raise BadPolicy(f"{member} is a member twice")
            self.used.add(member)
        if least not in ("any", "all") and not (
            least.isascii() and least.isdigit() and len(least) < 10 and 1 <= int(least) <= len(members)
        ):
            raise BadPolicy(f"{least} of {len(members)} members")
        count = 1 if least == "any" else len(members) if least == "all" else int(least)
        self._new(name)
        self.groups[name] = Group(count, tuple(members))

    def _new(self, name: str) -> None:
        if name == NONE or name in self.witnesses or name in self.groups:
            raise BadPolicy(f"the name {name} is taken")

    def _known(self, name: str) -> None:
        if name not in self.witnesses and name not in self.groups:
            raise BadPolicy(f"{name} is not known yet")

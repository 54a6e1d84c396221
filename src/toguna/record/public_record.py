"""The public files of a record, believed only as far as they prove themselves.

They are read through one function, so that the same code checks a folder, a site and an archive."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from toguna.editions.canonical_text import canonical_text
from toguna.editions.edition import Edition

from .checkpoint import Checkpoint, parse_checkpoint
from .comparison import Official
from .entry import BadEntry, Payload, check_payload, parse_entry, parse_payload
from .fingerprints import BadShard, decode, shard_of, shard_path
from .inclusion_file import InclusionFile, parse_inclusion_file
from .keyring import BadKeys, read_keyring
from .merkle import BadProof, check_consistency
from .policy import BadPolicy, NotWitnessed, Policy, parse_policy
from .signed_note import BadNote
from .tiles import BadTile, Tree
from .trust import follow_keys

STATES: Final = 1024
"""Entries whose fate stands in one file."""
FATES: Final = {"withdraw": "withdrawn", "erase": "erased"}

Get = Callable[[str], bytes | None]
"""Gives the bytes of a file of the record, named from ``/record/``; nothing for one that is not there."""


class NoRecord(ValueError):
    """There is no record here, or none that can be believed; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Found:
    """One version of an official text."""

    index: int
    edition: Edition
    payload: Payload
    official: Official
    canonical: str
    state: str
    follows: int
    """The index of the entry that superseded it, -1 for none."""


class Record:
    """The record's public files, read and believed only as far as they prove themselves.

    ``keys`` and ``policy`` are what the reader trusts; without them the site's own are taken.  Raises
    :class:`NoRecord`."""

    def __init__(self, get: Get, *, keys: bytes | None = None, policy: bytes | None = None) -> None:
        self._get = get
        try:
            self.origin, self.keyring = read_keyring(json.loads(keys or self.file("keys.json")))
            if keys:
                follow_keys(self.origin, self.keyring, self.file)
            self.policy: Policy = parse_policy(policy or self.file("policy"))
            self.checkpoint = self._checkpoint()
        except (BadKeys, BadPolicy, BadNote, NotWitnessed, ValueError) as error:
            raise NoRecord(str(error)) from error

    def file(self, name: str) -> bytes:
        data = self._get(name)
        if data is None:
            raise NoRecord(f"record/{name} is missing")
        return data

    def json(self, name: str, default: Any = None) -> Any:
        data = self._get(name)
        try:
            return default if data is None else json.loads(data)
        except ValueError as error:
            raise NoRecord(f"record/{name} cannot be read: {error}") from error

    def _checkpoint(self) -> Checkpoint:
        checkpoint = parse_checkpoint(self.file("checkpoint"))
        if checkpoint.origin != self.origin:
            raise NoRecord(f"the checkpoint is of {checkpoint.origin}, not of {self.origin}")
        # The key must count now: one that was revoked makes no new head believed, of whatever size.
        checkpoint.check_signed(
            h.verifier for h in self.keyring.held["log"] if h.until < 0 and h.at(checkpoint.size - 1)
        )
        return checkpoint

    def texts_with(self, lookups: Sequence[int]) -> dict[int, list[int]]:
        """For each fingerprint the first entries of the texts that have it."""
        meta = self.json("index/meta.json")
        if not isinstance(meta, dict):
            raise NoRecord("record/index/meta.json is missing")
        found: dict[int, list[int]] = {}
        try:
            shards = int(meta["shards"])
            recent = decode(self._get("index/recent.bin") or b"")
            kept: dict[int, dict[int, list[int]]] = {}
            for fingerprint in lookups:
                number = shard_of(fingerprint, shards)
                if number not in kept:
                    kept[number] = decode(self._get(f"index/{shard_path(number)}") or b"")
                if texts := [*kept[number].get(fingerprint, ()), *recent.get(fingerprint, ())]:
                    found[fingerprint] = texts
        except BadShard as error:
            raise NoRecord(str(error)) from error
        except (KeyError, TypeError, ValueError) as error:
            raise NoRecord("record/index/meta.json cannot be read") from error
        return found

    def versions(self, first: int) -> Iterable[Found]:
        """The versions of a text, from the entry of the first one; those that were erased are left out."""
        chain: list[int] = []
        index, kind = first, ""
        while index >= 0 and index not in chain:
            chain.append(index)
            fate = self.json(f"index/state/{index // STATES}.json", {}).get(str(index))
            index, kind = (int(fate[0]), str(fate[1])) if fate else (-1, kind)
        for n, index in enumerate(chain):
            if (data := self._get(f"payload/{index}.json")) is not None:
                follows = chain[n + 1] if n + 1 < len(chain) else -1
                yield self._found(index, data, follows, FATES.get(kind, "superseded"))

    def _found(self, index: int, data: bytes, follows: int, fate: str) -> Found:
        try:
            payload = parse_payload(data)
            edition = Edition.from_document(payload.document)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise NoRecord(f"record/payload/{index}.json cannot be read: {error}") from error
        words = canonical_text(edition)
        now = "erased" if edition.erased else "withdrawn" if edition.withdrawn else "current"
        state = fate if follows >= 0 else now
        return Found(index, edition, payload, Official.of(words, payload.frame), words, state, follows)

    def prove(self, found: Found) -> tuple[InclusionFile, list[str]]:
        """The proof that a version was logged, checked, and the names of the witnesses of it.

        Raises :class:`NoRecord` where anything does not hold."""
        try:
            proof = parse_inclusion_file(self.file(f"proof/{found.index}.tlog-proof"))
            proof.check()
            if proof.index != found.index or proof.checkpoint.origin != self.origin:
                raise NoRecord("the proof is of another entry")
            self._check_head(proof.checkpoint)
            seen = self.policy.seen(proof.checkpoint)
            if not self.policy.reached(seen):
                raise NotWitnessed("too few witnesses have signed it yet")
            entry, note = parse_entry(proof.entry)
            if not note.signed_by(self.keyring.keys("desk", found.index)):
                raise NoRecord("the entry is not signed by the desk")
            check_payload(entry, found.payload, found.canonical)
        except (BadNote, BadProof, BadTile, BadEntry, NotWitnessed) as error:
            raise NoRecord(str(error)) from error
        return proof, seen

    def _check_head(self, head: Checkpoint) -> None:
        """Raises ``BadNote`` unless a key signed the head that counted at its size; where that key counts no more, it
        may have been stolen: then the present head must extend that one (``BadProof`` where it does not)."""
        counted = self.keyring.head_keys(head.size)
        head.check_signed(counted)
        now = self.checkpoint
        if not {v for v, _ in head.note.signed_by(counted)}.intersection(self.keyring.now("log")):
            path = Tree(now.size, lambda name: self._get(name) or b"").consistency(head.size)
            check_consistency(head.size, now.size, head.root, now.root, path)

"""Replaying one log: signatures, tree, entries, payloads, proofs, look-up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from toguna.editions.canonical_text import canonical_text
from toguna.editions.edition import Edition

from .entry import BadEntry, Entry, check_payload, parse_entry, parse_payload
from .fingerprints import COMMON, BadShard, Postings, add, decode, fingerprints, shard_of, shard_path
from .inclusion_file import parse_inclusion_file
from .keyring import BadKeys, Keyring
from .merkle import BadProof
from .public_record import STATES, Get, NoRecord, Record
from .signed_note import BadNote, Note
from .tiles import ENTRIES, WIDTH, BadTile, Tree, bundles_of, entries_in, grown, tile_path
from .words import words_of

Progress = Callable[[int, int | None], None]


@dataclass(slots=True)
class Report:
    """``problems`` are lines: the file, and what is wrong with it.  ``notes`` say what holds and should be known."""

    entries: int = 0
    files: int = 0
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Text:
    """What the log says of one text: its entries in order, and the current edition where it was not erased."""

    entries: list[tuple[int, Entry]] = field(default_factory=list)
    edition: Edition | None = None
    canonical: bytes = b""


class LogAudit:
    """One log, read through ``get``; what does not hold goes into ``report``.

    ``where`` is its place in the site.  Of the texts in ``erased`` nothing may be left: a later log says so."""

    def __init__(
        self,
        get: Get,
        record: Record,
        report: Report,
        progress: Progress,
        *,
        where: str = "record/",
        erased: Collection[str] = (),
    ) -> None:
        self.get, self.record, self.report, self.progress = get, record, report, progress
        self.where = where
        self.erased = set(erased)
        self.size = record.checkpoint.size
        self.ring = Keyring()
        self.texts: dict[str, _Text] = {}

    def wrong(self, name: str, what: object) -> None:
        self.report.problems.append(f"{self.where}{name}: {what}")

    def run(self) -> None:
        """Checks a log that is in use: the look-up too."""
        self._look_up(self.replay())
        self.report.entries = self.size

    def replay(self) -> Postings:
        """Checks what a log has to show when it is in use no more; gives the look-up as it would be."""
        self._head()
        entries = self._tree()
        postings = self._payloads(self._entries(entries))
        self._proofs(entries)
        if self.ring.document(self.record.origin) != self._json("keys.json"):
            self.wrong("keys.json", "not what the log's keys entries say")
        return postings

    def _head(self) -> None:
        data = self.record.file("checkpoint")
        if data != str(self.record.checkpoint).encode():
            self.wrong("checkpoint", "not written in the one form a checkpoint has")
        self._signatures("checkpoint", self.record.checkpoint.note)

    def _signatures(self, name: str, note: Note) -> None:
        """Every signature must be by a key that is known: of the log, now or before, or of a witness of the policy."""
        known = [held.verifier for held in self.record.keyring.held["log"]]
        known += [witness.verifier for witness in self.record.policy.witnesses.values()]
        if len(note.signed_by(known)) != len(note.signatures):
            self.wrong(name, "bears a signature of a key that is not known")

    def _tree(self) -> list[bytes]:
        """The entries, their bundles and tiles compared with each other and with the signed root."""
        tree = Tree(self.size, self.tile)
        try:
            tiles_hold = tree.root() == self.record.checkpoint.root
        except BadTile:
            tiles_hold = False
        if not tiles_hold:
            self.wrong("tile/", f"the tiles do not lead to the signed root of size {self.size}")
        entries: list[bytes] = []
        for number, width in bundles_of(self.size):
            path = tile_path(ENTRIES, number, width)
            some: list[bytes] = []
            try:
                some = entries_in(self.tile(path), path)
                if len(some) != width:
                    raise BadTile(f"{path}: has {len(some)} entries instead of {width}")
            except BadTile as error:
                self.wrong(path, str(error).removeprefix(f"{path}: "))
                some = (some + [b""] * width)[:width]
            entries += some
            self.progress(len(entries), self.size)
        self._compare_tiles(entries, tiles_hold)
        return entries

    def _compare_tiles(self, entries: Sequence[bytes], tiles_hold: bool) -> None:
        """The tiles beside those that the entries give.  Where they differ the signed root says which are wrong."""
        computed = {p: d for p, d in grown(0, entries, self.tile) if not p.startswith("tile/entries")}
        entries_hold = Tree(self.size, computed.__getitem__).root() == self.record.checkpoint.root
        for path, expected in computed.items():
            found = self.get(path)
            if found == expected:
                continue
            if found is None:
                self.wrong(path, "is missing")
            elif entries_hold or not tiles_hold:
                self.wrong(path, "is not what the entries give")
            if not entries_hold and found and path.startswith("tile/0/"):
                self._name_entries(path, found, expected)

    def _name_entries(self, path: str, found: bytes, expected: bytes) -> None:
        bundle = path.replace("tile/0/", "tile/entries/", 1)
        differing = [n for n in range(0, len(expected), 32) if found[n : n + 32] != expected[n : n + 32]]
        self.wrong(bundle, f"the {differing[0] // 32 + 1}. entry in it is not the one that was logged")

    def tile(self, path: str) -> bytes:
        data = self.get(path)
        if data is None:
            raise BadTile(f"{path}: is missing")
        return data

    def _entries(self, entries: Sequence[bytes]) -> list[tuple[int, Entry]]:
        """The entries read and their signatures replayed; those that do not hold are named."""
        found = []
        for index, data in enumerate(entries):
            bundle = index // WIDTH
            name = f"{tile_path(ENTRIES, bundle, min(WIDTH, self.size - bundle * WIDTH))}, entry {index}"
            try:
                entry, note = parse_entry(data)
                self.ring.check(index, entry, note)
            except (BadEntry, BadKeys) as error:
                self.wrong(name, error)
                continue
            if entry.kind != "keys":
                text = self.texts.setdefault(entry.doc, _Text())
                last, before = text.entries[-1] if text.entries else (-1, None)
                if entry.prev != last or entry.rev != (before.rev + 1 if before else 1):
                    self.wrong(name, f"version {entry.rev} of {entry.doc} does not follow the one before it")
                text.entries.append((index, entry))
            found.append((index, entry))
        return found

    def _payloads(self, notes: Sequence[tuple[int, Entry]]) -> Postings:
        """The payloads beside their entries; gives the look-up as it must be."""
        self.erased |= {entry.doc for _, entry in notes if entry.kind == "erase"}
        postings: Postings = {}
        seen: dict[str, set[int]] = {}
        for index, entry in notes:
            name = f"payload/{index}.json"
            data = self.get(name)
            gone = entry.doc in self.erased and entry.kind != "erase"
            if data is None or gone:
                if gone and data is not None:
                    self.wrong(name, "is still there, though the text was erased")
                elif not gone and entry.kind != "keys":
                    self.wrong(name, "is missing")
                continue
            try:
                payload = parse_payload(data)
                edition = Edition.from_document(payload.document)
                words = canonical_text(edition)
                check_payload(entry, payload, words)
                if bytes(payload) != data:
                    raise BadEntry("not written in the one form a payload has")
            except (BadEntry, ValueError, KeyError, TypeError) as error:
                self.wrong(name, error)
                continue
            text = self.texts[entry.doc]
            text.edition, text.canonical = edition, payload.edition
            if edition.is_text and entry.kind != "erase":
                ours = {h for h, _ in fingerprints(words_of(words))}
                before = seen.setdefault(entry.doc, set())
                for fingerprint in ours - before:
                    add(postings, fingerprint, text.entries[0][0])
                before |= ours
            self.progress(index, self.size)
        return postings

    def _proofs(self, entries: Sequence[bytes]) -> None:
        tree = Tree(self.size, self.tile)
        roots: dict[int, bytes] = {}
        for index, data in enumerate(entries):
            name = f"proof/{index}.tlog-proof"
            try:
                found = self.record.file(name)
                proof = parse_inclusion_file(found)
                if str(proof).encode() != found:
                    raise BadNote("not written in the one form a proof has")
                if (proof.index, proof.entry) != (index, data):
                    raise BadNote("of another entry")
                head = proof.checkpoint
                if head.origin != self.record.origin or not head.size <= self.size:
                    raise BadNote("with a head of another log")
                head.check_signed(self.ring.head_keys(head.size))
                self._signatures(name, head.note)
                if roots.setdefault(head.size, tree.root_at(head.size)) != head.root:
                    raise BadNote(f"with a head of size {head.size} that this log never had")
                proof.check()
            except (BadNote, BadProof, BadTile, NoRecord) as error:
                self.wrong(name, str(error).removeprefix(f"record/{name} "))

    def _look_up(self, expected: Postings) -> None:
        meta = self._json("index/meta.json")
        shards = meta.get("shards", 0) if isinstance(meta, dict) else 0
        if not shards:
            if expected:
                self.wrong("index/meta.json", "is missing")
            return
        recent = self._postings("index/recent.bin")
        for number in range(shards):
            name = f"index/{shard_path(number)}"
            for fingerprint, texts in self._postings(name).items():
                if shard_of(fingerprint, shards) != number:
                    self.wrong(name, "holds what belongs elsewhere")
                    break
                for text in texts:
                    add(recent, fingerprint, text)
        # What many texts have is listed for the first of them alone.
        if any(sorted(recent.get(f, ())) != sorted(t) for f, t in expected.items() if len(t) < COMMON) or (
            recent.keys() - expected.keys()
        ):
            both = recent.keys() | expected.keys()
            differing = [f for f in both if sorted(recent.get(f, [-1])) != sorted(expected.get(f, [-1]))]
            names = {f"index/{shard_path(shard_of(f, shards))}" for f in differing}
            self.wrong(min(names), "or index/recent.bin does not have the fingerprints of the texts")
        fates: dict[str, dict[str, list[object]]] = {}
        for known in self.texts.values():
            for (before, _), (index, entry) in zip(known.entries, known.entries[1:], strict=False):
                fates.setdefault(f"index/state/{before // STATES}.json", {})[str(before)] = [index, entry.kind]
        for name, expected_fates in fates.items():
            if self._json(name) != expected_fates:
                self.wrong(name, "does not say what became of the entries")

    def _json(self, name: str) -> Any:
        """A file's object; an empty one where it cannot be read, which is noted."""
        try:
            return self.record.json(name, {})
        except NoRecord as error:
            self.wrong(name, str(error).removeprefix(f"record/{name} "))
            return {}

    def _postings(self, name: str) -> Postings:
        try:
            return decode(self.get(name) or b"")
        except BadShard as error:
            self.wrong(name, error)
            return {}

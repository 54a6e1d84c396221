"""A log in a folder: what is appended stays, whatever happens.

An append writes bundles and tiles, makes sure they are on the disk, signs the new head into the *guard* (which lies
with the keys, apart from the log and from backups), and then lets the checkpoint take its place at once.  A crash at
any point leaves the old head or the new one.  Before it signs, the log proves to itself that it extends every head that
it, or a witness, ever signed: an old backup put back does not."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from .checkpoint import Checkpoint, checkpoint_text, parse_checkpoint
from .merkle import EMPTY
from .signed_note import BadNote, Note, Signer
from .tiles import BadTile, Tree, grown, outgrown

CHECKPOINT = "checkpoint"
_SEEN: Final = "witness-"


class Refuses(Exception):
    """The log does not sign; the message says which head it would contradict, and what to do."""


@dataclass(frozen=True, slots=True)
class Appended:
    """The new head, and the files (from the log's folder) that were written."""

    checkpoint: Checkpoint
    files: tuple[str, ...]


class Log:
    """``folder`` holds the public files; ``guard`` the heads signed so far, one file each: the log's own last one and,
    by their names, the last ones that witnesses cosigned."""

    def __init__(self, folder: Path, guard: Path, signer: Signer) -> None:
        self.folder = folder
        self.guard = guard
        self.signer = signer

    @property
    def origin(self) -> str:
        return self.signer.name

    def head(self) -> Checkpoint | None:
        """The signed head; none for a log without entries.  Raises :class:`Refuses` where it is not of this log."""
        file = self.folder / CHECKPOINT
        if not file.exists():
            return None
        try:
            checkpoint = parse_checkpoint(file.read_bytes())
        except BadNote as error:
            raise Refuses(f"{file}: {error}; restore the log from a backup, or from the public site") from error
        if checkpoint.origin != self.origin:
            raise Refuses(f"{file} is of {checkpoint.origin}, and the key here of {self.origin}")
        return checkpoint

    def tree(self, size: int) -> Tree:
        """The tree of a size, read from the folder."""
        return Tree(size, self._read)

    def append(self, entries: Sequence[bytes], *, after: int | None = None) -> Appended:
        """Appends entries (none: signs the first head anew) and signs the new head.

        ``after`` is the size the caller believes the log to have.  Raises :class:`Refuses`; then nothing has changed
        that anybody can see."""
        with alone(self.guard / "lock"):
            head = self._settled()
            size = head.size if head else 0
            if after not in (None, size):
                raise Refuses(f"the log has {size} entries, and not {after}: another process has written to it")
            old_root = head.root if head else EMPTY
            files = []
            try:
                for path, data in grown(size, entries, self._read):
                    _plain(self.folder / path, data)
                    files.append(path)
                _all_to_the_disk([self.folder / path for path in files])
                tree = self.tree(size + len(entries))
                if tree.root_at(size) != old_root:
                    raise Refuses(f"the tiles in {self.folder} are not those of the signed head of size {size}")
                self._agrees(tree)
                root = tree.root()
            except BadTile as error:
                raise Refuses(f"{self.folder}: {error}; put the file back, the public site has it too") from error
            text = checkpoint_text(self.origin, tree.size, root)
            note = Note(text, (self.signer.sign(text),))
            checkpoint = Checkpoint(self.origin, tree.size, root, note)
            self._guarded("signed", checkpoint)
            # Should the power fail before this is on the disk: the guard is, and what it says is taken up again.
            replace_plainly(self.folder / CHECKPOINT, str(checkpoint).encode())
            for gone in outgrown(size, tree.size):
                shutil.rmtree(self.folder / gone, ignore_errors=True)
            return Appended(checkpoint, (*files, CHECKPOINT))

    def settled(self) -> Checkpoint | None:
        """The head, brought up to the guard where a crash came between the two.

        Raises :class:`Refuses` where the log is not the one of every head that was ever signed or cosigned."""
        with alone(self.guard / "lock"):
            head = self._settled()
            try:
                self._agrees(self.tree(head.size if head else 0))
            except (BadTile, BadNote) as error:
                raise Refuses(
                    f"{self.folder}: {error}; restore the log from a backup, or from the public site"
                ) from error
            return head

    def cosigned(self, name: str, seen: Checkpoint) -> bool:
        """Keeps that a witness has seen a head of this log, whose note bears its cosignature; a smaller one than it is
        known to have seen changes nothing.  Whether the log's head bears the cosignature from now on: not where it is
        another by now."""
        with alone(self.guard / "lock"):
            if seen.size >= self.seen_by(name):
                self._guarded(_guard_name(name), seen)
            head = self.head()
            if head is None or head.text != seen.text:
                return False
            # Lost with the power, it is asked for again.
            replace_plainly(self.folder / CHECKPOINT, str(head.with_signatures(seen.note.signatures)).encode())
            return True

    def seen_by(self, name: str) -> int:
        """The size of the last head that a witness cosigned."""
        seen = self._seen(_guard_name(name))
        return seen.size if seen else 0

    def _settled(self) -> Checkpoint | None:
        """The head, brought up to the guard where a crash came between the two."""
        signed = self._seen("signed")
        if signed is None:
            return self.head()
        try:
            head = self.head()
        except Refuses:
            head = None
        size = head.size if head else 0
        if signed.size < size:
            raise Refuses(f"the log has {size} entries and only {signed.size} were signed with this key's guard")
        if head and head.text == signed.text and {*signed.note.signatures} <= {*head.note.signatures}:
            return head
        try:
            holds = self.tree(signed.size).root() == signed.root
        except BadTile:
            holds = False
        if not holds:
            raise rolled_back(size, signed.size, "it signed itself")
        replace(self.folder / CHECKPOINT, str(signed).encode())
        return signed

    def _seen(self, name: str) -> Checkpoint | None:
        """A head that the guard keeps."""
        file = self.guard / name
        if not file.exists():
            return None
        try:
            seen = parse_checkpoint(file.read_bytes())
        except BadNote as error:
            raise Refuses(
                f"{file}: {error}; put the newest head there that the public site or a witness has"
            ) from error
        if seen.origin != self.origin:
            raise Refuses(f"{file} is of {seen.origin}, and the key here of {self.origin}")
        return seen

    def _agrees(self, tree: Tree) -> None:
        """Raises :class:`Refuses` unless the tree extends every head that was ever signed or cosigned."""
        for file in [*sorted(self.guard.glob(f"{_SEEN}*")), self.guard / "signed"]:
            if (seen := self._seen(file.name)) is None:
                continue
            by = "it signed itself" if file.name == "signed" else f"{unquote(file.name.removeprefix(_SEEN))} cosigned"
            if seen.size > tree.size or tree.root_at(seen.size) != seen.root:
                raise rolled_back(tree.size, seen.size, by)

    def _guarded(self, name: str, checkpoint: Checkpoint) -> None:
        self.guard.mkdir(parents=True, exist_ok=True)
        replace(self.guard / name, str(checkpoint).encode())

    def _read(self, path: str) -> bytes:
        try:
            return (self.folder / path).read_bytes()
        except OSError as error:
            raise BadTile(f"{path}: is missing") from error


def _guard_name(witness: str) -> str:
    """The file of what a witness has seen: its name may hold a slash."""
    return _SEEN + quote(witness, safe="", errors="surrogateescape")


def rolled_back(size: int, signed: int, by: str) -> Refuses:
    """The refusal of a log that contradicts a head of ``signed`` entries."""
    if size >= signed:
        return Refuses(f"the log is not the one of size {signed} that {by}; restore that one")
    return Refuses(
        f"the log has {size} entries, and a head of {signed} that {by} exists: this is an old copy;"
        " restore the newer log, or begin a successor (toguna record keys recover)"
    )


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Holds the lock; waits for whoever has it."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def replace(file: Path, data: bytes) -> None:
    """Lets a file have these bytes, at once, and sees to it that they are on the disk."""
    new = file.with_name(f".{file.name}.new")
    _plain(new, data)
    to_the_disk(new)
    os.replace(new, file)
    to_the_disk(file.parent)


def replace_plainly(file: Path, data: bytes) -> None:
    """The same, without waiting for the disk: for what can be made again."""
    new = file.with_name(f".{file.name}.new")
    _plain(new, data)
    os.replace(new, file)


def _plain(file: Path, data: bytes) -> None:
    try:
        stream = open(file, "wb")  # noqa: SIM115
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        stream = open(file, "wb")  # noqa: SIM115
    with stream:
        stream.write(data)


def _all_to_the_disk(files: Sequence[Path]) -> None:
    """Sees to it that files, and that they are in their folders, outlast a loss of power; several at a time."""
    if waiting := [*files, *{file.parent for file in files}]:
        with ThreadPoolExecutor(min(len(waiting), 8)) as pool:
            list(pool.map(to_the_disk, waiting))


def to_the_disk(file: Path) -> None:
    """Sees to it that a file, or what a folder says is in it, outlasts a loss of power."""
    handle = os.open(file, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""A ready-made proof in one file: the entry itself, its way to the root, and a signed checkpoint.

C2SP tlog-proof v1 (c2sp.org/tlog-proof), section "Format".  The ``extra`` line holds the entry, from which the leaf's
hash is computed: the file needs nothing else to be checked but the public keys."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .checkpoint import Checkpoint, parse_checkpoint
from .merkle import check_inclusion, leaf_hash
from .signed_note import BadNote, b64, unb64

_HEAD = "c2sp.org/tlog-proof@v1\n"
_INDEX = re.compile(r"index (0|[1-9][0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class InclusionFile:
    index: int
    entry: bytes
    path: tuple[bytes, ...]
    checkpoint: Checkpoint

    def __str__(self) -> str:
        hashes = "".join(f"{b64(h)}\n" for h in self.path)
        return f"{_HEAD}extra {b64(self.entry)}\nindex {self.index}\n{hashes}\n{self.checkpoint}"

    def check(self) -> None:
        """Raises ``BadProof`` unless the entry is in the checkpoint's tree.  Who signed that is another question."""
        head = self.checkpoint
        check_inclusion(self.index, head.size, leaf_hash(self.entry), self.path, head.root)


def parse_inclusion_file(data: bytes) -> InclusionFile:
    """Reads a proof.  Raises :class:`BadNote` for what is none."""
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise BadNote("not UTF-8") from error
    body, blank, checkpoint = text.partition("\n\n")
    if not text.startswith(_HEAD) or not blank:
        raise BadNote("no proof of version 1")
    _, extra, index, *path = body.split("\n") + [""] * 2
    found = _INDEX.fullmatch(index)
    if not extra.startswith("extra ") or not found:
        raise BadNote("a proof names its entry and its index")
    hashes = tuple(unb64(line) for line in path if line)
    return InclusionFile(
        int(found[1]), unb64(extra.removeprefix("extra ")), hashes, parse_checkpoint(checkpoint.encode())
    )

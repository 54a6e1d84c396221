"""What a witness decides: whether a log's new head goes on from the last one that it cosigned.

C2SP tlog-witness (c2sp.org/tlog-witness), section "add-checkpoint", and tlog-cosignature v1.  Pure: what is remembered
of a log is one checkpoint, and ``witness_state.py`` keeps it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .checkpoint import Checkpoint, parse_checkpoint
from .merkle import HASH, BadProof, check_extension
from .signed_note import BadNote, Note, Signature, Signer, Verifier, b64, parse_signatures, unb64

MOST_HASHES: Final = 63
MOST_BYTES: Final = 131_072
"""Room for 63 hashes and a head with 16 signatures of the longest kind (signed-note, section "Format")."""
SIZE_TYPE: Final = "text/x.tlog.size"
_OLD = re.compile(r"old (0|[1-9][0-9]{0,18})")


class NotCosigned(Exception):
    """A head that a witness does not cosign: ``status`` is that of HTTP, the message says why.

    ``size`` is that of the last head it cosigned, where that is what the asker must know."""

    def __init__(self, status: int, why: str, size: int | None = None) -> None:
        super().__init__(why)
        self.status = status
        self.size = size


class Contradiction(NotCosigned):
    """A head that contradicts the last one: both are signed by the log, and that is the evidence."""


@dataclass(frozen=True, slots=True)
class Submission:
    """A head, and the consistency proof from the size ``old`` (RFC 6962, section 2.1.2)."""

    old: int
    proof: tuple[bytes, ...]
    checkpoint: Checkpoint

    def __bytes__(self) -> bytes:
        """The body of a request."""
        hashes = "".join(f"{b64(h)}\n" for h in self.proof)
        return f"old {self.old}\n{hashes}\n{self.checkpoint}".encode()


def parse_submission(data: bytes) -> Submission:
    """Reads the body of a request.  Raises :class:`NotCosigned` (400)."""
    head, blank, checkpoint = data.partition(b"\n\n")
    try:
        first, *hashes = head.decode("ascii").split("\n")
        found = _OLD.fullmatch(first)
        if not found or not blank:
            raise BadNote("begins with the old size and its proof, then an empty line")
        if len(hashes) > MOST_HASHES:
            raise BadNote(f"a proof has at most {MOST_HASHES} hashes")
        proof = tuple(unb64(line) for line in hashes)
        if any(len(h) != HASH for h in proof):
            raise BadNote(f"a hash has {HASH} bytes")
        return Submission(int(found[1]), proof, parse_checkpoint(checkpoint))
    except (BadNote, UnicodeDecodeError) as error:
        raise NotCosigned(400, f"not understood: {error}") from error


def signed_by_log(checkpoint: Checkpoint, trusted: Sequence[Verifier]) -> Checkpoint:
    """The head with the signatures of its log alone.

    Raises :class:`NotCosigned`: 404 where no trusted key has the name of its origin, 403 where none of them signed."""
    keys = [v for v in trusted if v.name == checkpoint.origin]
    if not keys:
        raise NotCosigned(404, f"no log of the name {checkpoint.origin} is known here")
    try:
        signed = checkpoint.note.signed_by(keys)
    except BadNote as error:
        raise NotCosigned(403, str(error)) from error
    if not signed:
        raise NotCosigned(403, f"not signed by a key that is known for {checkpoint.origin}")
    return _bearing(checkpoint, [signature for _, signature in signed])


def check_submission(submission: Submission, seen: Checkpoint | None) -> None:
    """Raises :class:`NotCosigned` unless the head, whose signature was looked at, goes on from the last one."""
    head, old = submission.checkpoint, submission.old
    size = seen.size if seen else 0
    if old > head.size:
        raise NotCosigned(400, f"the old size {old} is larger than the new one, {head.size}")
    if old != size:
        raise NotCosigned(409, f"the last head cosigned here has {size} entries, not {old}", size)
    if seen and head.size == size and head.root != seen.root:
        raise Contradiction(409, f"another head of {size} entries was cosigned here", size)
    try:
        check_extension(size, head.size, seen.root if seen else b"", head.root, submission.proof)
    except BadProof as error:
        raise NotCosigned(422, f"not shown to go on from the last head cosigned here: {error}") from error


def cosigned(checkpoint: Checkpoint, signer: Signer, seconds: int) -> Checkpoint:
    """The head with the witness's cosignature at a moment, in seconds since 1970."""
    return checkpoint.with_signatures([signer.cosign(checkpoint.text, seconds)])


def cosignatures(lines: bytes, checkpoint: Checkpoint, witness: Verifier) -> Checkpoint:
    """The head with the cosignature that stands in a witness's answer, and nothing else; other keys' lines are passed
    over.  Raises ``BadNote``."""
    try:
        answered = Note(checkpoint.text, parse_signatures(lines.decode()))
    except UnicodeDecodeError as error:
        raise BadNote("not UTF-8") from error
    return _by(witness, answered, checkpoint)


def cosigned_by(checkpoint: Checkpoint, witness: Verifier) -> Checkpoint:
    """The head with this witness's cosignature alone.  Raises ``BadNote`` where it bears none."""
    return _by(witness, checkpoint.note, checkpoint)


def file_name(origin: str) -> str:
    """How the file of a log's head is called: the origin with ``~0`` for ``~`` and ``~1`` for ``/`` (as in RFC 6901):
    no two logs have the same."""
    name = origin.replace("~", "~0").replace("/", "~1")
    return f"~2{name[1:]}" if name.startswith(".") else name


def _by(witness: Verifier, note: Note, checkpoint: Checkpoint) -> Checkpoint:
    signed = note.signed_by([witness])
    if not signed:
        raise BadNote(f"not cosigned by {witness.name}")
    return _bearing(checkpoint, [signature for _, signature in signed])


def _bearing(checkpoint: Checkpoint, signatures: Sequence[Signature]) -> Checkpoint:
    note = Note(checkpoint.text, tuple(signatures))
    return Checkpoint(checkpoint.origin, checkpoint.size, checkpoint.root, note)

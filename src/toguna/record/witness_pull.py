"""How a witness looks at a log by itself: the head that its site shows, and the proof made from the site's tiles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .checkpoint import Checkpoint, parse_checkpoint
from .merkle import HASH
from .policy import KnownLog
from .public_record import Get
from .signed_note import BadNote, Signer
from .tiles import BadTile, Tree
from .witness import Contradiction, NotCosigned, Submission, signed_by_log
from .witness_state import WitnessFolder


def pull(witness: WitnessFolder, log: KnownLog, get: Get, signer: Signer) -> Checkpoint | None:
    """Cosigns the head that a log shows; none where it is the last one cosigned.  ``get`` reads the site's ``record/``.

    Raises ``NotCosigned``, where two heads contradict each other ``Contradiction`` (evidence is kept); ``BadState``;
    and what ``get`` raises."""
    head = _shown(witness, log, get)
    seen = witness.seen(head.origin)
    if seen and seen.text == head.text:
        return None
    if seen is None or not seen.size:
        return witness.cosign(Submission(0, (), head), signer)
    if head.size < seen.size:
        why = f"it shows a head of {head.size} entries, and one of {seen.size} was cosigned here: an old copy"
        raise _contradiction(witness, seen, head, why)
    tree = Tree(head.size, reading_tiles(get))
    try:
        if tree.root() != head.root:
            raise NotCosigned(422, "the tiles that it shows are not those of its head")
        root, proof = tree.root_at(seen.size), tree.consistency(seen.size)
    except BadTile as error:
        raise NotCosigned(422, str(error)) from error
    if root != seen.root:
        why = f"the head of {head.size} entries that it shows does not go on from that of {seen.size} cosigned here"
        raise _contradiction(witness, seen, head, why, root, proof)
    return witness.cosign(Submission(seen.size, tuple(proof), head), signer)


def reading_tiles(get: Get) -> Callable[[str], bytes]:
    """Reads tiles; of one that is full by now, the part that was asked for (tlog-tiles, section "Partial Tiles")."""

    def read(path: str) -> bytes:
        data = get(path)
        if data is None:
            full, partial, width = path.partition(".p/")
            data = get(full) if partial else None
            if data is None:
                raise BadTile(f"{path}: is missing")
            data = data[: int(width) * HASH]
        return data

    return read


def _shown(witness: WitnessFolder, log: KnownLog, get: Get) -> Checkpoint:
    """The head that the site shows, signed by its log."""
    data = get("checkpoint")
    if data is None:
        raise NotCosigned(404, "there is no record/checkpoint")
    try:
        head = parse_checkpoint(data)
    except BadNote as error:
        raise NotCosigned(400, f"record/checkpoint: {error}") from error
    if head.origin != log.verifier.name:
        raise NotCosigned(404, f"the head that it shows is of {head.origin}")
    return signed_by_log(head, [known.verifier for known in witness.logs()])


def _contradiction(
    witness: WitnessFolder,
    seen: Checkpoint,
    shown: Checkpoint,
    why: str,
    root: bytes = b"",
    proof: Sequence[bytes] = (),
) -> Contradiction:
    folder = witness.keep_evidence(seen, shown, why, root, proof)
    return Contradiction(409, f"{why}; both heads are in {folder}", seen.size)

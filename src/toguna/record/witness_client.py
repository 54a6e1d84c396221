"""Asking one witness to cosign the head of a log: what it submits, and what it makes of the answer.

C2SP tlog-witness (c2sp.org/tlog-witness), section "add-checkpoint".  A witness that only looks by itself (``toguna
witness pull``) answers no submission, and shows what it cosigned at ``<its address>/cosigned/<file_name>``."""

from __future__ import annotations

import http.client
import re
from contextlib import closing
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from .checkpoint import Checkpoint, parse_checkpoint
from .policy import Witness
from .signed_note import BadNote, Verifier
from .tiles import Tree
from .witness import MOST_BYTES, SIZE_TYPE, Submission, cosignatures, cosigned_by, file_name

TRIES: Final = 3
"""With the size that is known of; with the one that the witness tells; once more, should another have been faster."""
_SIZE = re.compile(rb"(0|[1-9][0-9]{0,18})\n")


class Silent(Exception):
    """A witness that gives no cosignature, for now; the message says why."""


class Contradicted(Exception):
    """A witness has seen a head of this log, of ``size`` entries, that this one does not go on from.

    ``shown`` is that head, signed with this log's own key and cosigned, where the witness shows it: else it only says
    so."""

    def __init__(self, size: int, shown: Checkpoint | None) -> None:
        super().__init__(f"a head of {size} entries")
        self.size = size
        self.shown = shown


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    kind: str
    body: bytes

    @property
    def size(self) -> int | None:
        """The size of the last head cosigned, where the answer tells it."""
        found = _SIZE.fullmatch(self.body) if self.status == 409 and self.kind == SIZE_TYPE else None
        return int(found[1]) if found else None

    @property
    def why(self) -> str:
        """What a witness says beside its status, as far as it is words."""
        said = self.body[:200].decode("ascii", "replace").partition("\n")[0]
        return f": {said}" if self.kind == "text/plain" and said.isprintable() and said else ""


class Line:
    """A connection to a witness, kept open between questions."""

    def __init__(self, url: str, seconds: float) -> None:
        try:
            parts = urlsplit(url)
            kind = {"http": http.client.HTTPConnection, "https": http.client.HTTPSConnection}[parts.scheme]
            self._prefix = parts.path.rstrip("/")
            self._connection = kind(parts.hostname or "", parts.port, timeout=seconds)
        except (KeyError, ValueError) as error:
            raise Silent(f"{url} is no address of a witness") from error

    def ask(self, method: str, path: str, body: bytes | None = None) -> Reply:
        """Raises :class:`Silent` where nothing comes back."""
        try:
            self._connection.request(method, f"{self._prefix}/{path}", body, {"User-Agent": "toguna"})
            with closing(self._connection.getresponse()) as answer:
                data = answer.read(MOST_BYTES + 1)
        except (OSError, http.client.HTTPException) as error:
            self._connection.close()
            raise Silent(getattr(error, "strerror", None) or str(error) or type(error).__name__) from error
        if len(data) > MOST_BYTES:
            self._connection.close()
            raise Silent("its answer is too long")
        return Reply(answer.status, answer.headers.get_content_type(), data)

    def close(self) -> None:
        self._connection.close()


def cosignature(line: Line, witness: Witness, head: Checkpoint, tree: Tree, old: int, log: Verifier) -> Checkpoint:
    """A head of this log, bearing the witness's cosignature alone: ``head``, or an older one where the witness has not
    looked since.

    ``old`` is what it is known to have seen.  Raises :class:`Silent`, :class:`Contradicted` and ``BadTile``."""
    for _ in range(TRIES):
        submission = Submission(old, tuple(tree.consistency(old)), head)
        reply = line.ask("POST", "add-checkpoint", bytes(submission))
        if reply.status == 200:
            try:
                return cosignatures(reply.body, head, witness.verifier)
            except BadNote as error:
                raise Silent(f"its answer cannot be used: {error}") from error
        if reply.size is None or reply.size == old or reply.size > head.size:
            break
        old = reply.size
    shown = _shown(line, witness, head.origin)
    told = _contradicting(reply, old, head)
    agrees = shown is not None and shown.size <= head.size and tree.root_at(shown.size) == shown.root
    if shown and agrees and told is None:
        return cosigned_by(shown, witness.verifier)
    ours = shown is not None and not agrees and _signed(shown, log)
    if told is not None or ours:
        raise Contradicted(shown.size if shown and ours else told or 0, shown if ours else None)
    raise Silent(f"it answers {reply.status}{reply.why}")


def _contradicting(reply: Reply, old: int, head: Checkpoint) -> int | None:
    """The size of a head that this one does not go on from, as the answer has it."""
    if reply.status == 422 and old:
        return old
    if reply.size is not None and (reply.size > head.size or reply.size == old == head.size):
        return reply.size
    return None


def _shown(line: Line, witness: Witness, origin: str) -> Checkpoint | None:
    """The head that a witness shows for this log, if it cosigned it."""
    reply = line.ask("GET", f"cosigned/{quote(file_name(origin), safe='')}")
    if reply.status != 200:
        return None
    try:
        shown = parse_checkpoint(reply.body)
        cosigned_by(shown, witness.verifier)
    except BadNote:
        return None
    return shown if shown.origin == origin else None


def _signed(shown: Checkpoint, log: Verifier) -> bool:
    try:
        shown.check_signed([log])
    except BadNote:
        return False
    return True

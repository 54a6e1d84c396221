"""The log's side of its witnesses: all are asked at once, briefly, before a head is signed and after.

Before: a witness knows whether this is an old copy of the log, and then nothing may be signed.  After: for its
cosignature.  One that is out of reach stops nothing; it is asked again by the next publication and by the clock of
``toguna serve``."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from types import TracebackType
from typing import Final

from .checkpoint import Checkpoint, checkpoint_text
from .log import Log, Refuses, rolled_back
from .merkle import EMPTY
from .policy import Policy, Witness
from .signed_note import Note
from .tiles import BadTile
from .witness_client import Contradicted, Line, Silent, cosignature

log = logging.getLogger(__name__)

SECONDS: Final = 2.0
"""What all witnesses together have for their answers."""
_ERRS: Final = "restore the newer log or, should the witness err, take it out of the record's file of witnesses"
_silent: set[str] = set()
"""Witnesses that were last found silent: that is said once, not every minute."""

Answer = Checkpoint | Silent | Contradicted | BadTile


class Witnesses:
    """The witnesses of a policy that have an address, asked in the course of one run; who stays silent is not asked
    again in it."""

    def __init__(self, log: Log, policy: Policy) -> None:
        self._log = log
        self._waiting = [w for w in policy.witnesses.values() if w.url]
        self._lines: dict[str, Line] = {}
        self._over = False

    def __enter__(self) -> Witnesses:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._over = True
        for line in list(self._lines.values()):
            line.close()

    def ask(self) -> bool:
        """Asks for cosignatures of the log's head; whether it bears more of them from now on.

        Raises :class:`Refuses` where a witness has seen a head that the log does not go on from."""
        head = self._log.head() or _empty(self._log)
        answers = _together(self._waiting, lambda witness: self._answer(witness, head))
        if head.size:  # what is made of an empty log says nothing of the next head
            self._waiting = [w for w in self._waiting if not isinstance(answers[w.name], Silent)]
        changed, refusal = False, None
        for name, answer in answers.items():
            if isinstance(answer, Checkpoint):
                changed |= self._take(name, answer, head)
            elif isinstance(answer, Contradicted):
                refusal = refusal or self._refusal(name, answer, head)
            elif isinstance(answer, BadTile):
                raise Refuses(f"{self._log.folder}: {answer}; restore the log from a backup") from answer
            _tell(name, answer)
        if refusal:
            raise refusal
        return changed

    def _answer(self, witness: Witness, head: Checkpoint) -> Answer:
        """In a thread of its own, which may be left behind: what it opened it closes itself."""
        line = self._lines.pop(witness.name, None)
        try:
            line = line or Line(witness.url, SECONDS)
            # Each has a tree of its own: they are read at the same time.
            tree, old = self._log.tree(head.size), min(self._log.seen_by(witness.name), head.size)
            answer = cosignature(line, witness, head, tree, old, self._log.signer.verifier)
        except (Silent, Contradicted, BadTile) as error:
            if line:
                line.close()
            return error
        if self._over:
            line.close()
        self._lines[witness.name] = line
        return answer

    def _take(self, name: str, seen: Checkpoint, head: Checkpoint) -> bool:
        borne = {(s.name, s.key_id) for s in head.note.signatures}
        new = any((s.name, s.key_id) not in borne for s in seen.note.signatures)
        if seen.size > self._log.seen_by(name) or (new and seen.text == head.text):
            return self._log.cosigned(name, seen)
        return False

    def _refusal(self, name: str, answer: Contradicted, head: Checkpoint) -> Refuses:
        if answer.shown:
            # Kept, so that the log refuses from now on whether the witness is reached or not.
            self._log.cosigned(name, answer.shown)
        if answer.size > head.size:
            if answer.shown:
                return rolled_back(head.size, answer.size, f"{name} cosigned")
            said = (
                f"the witness {name} says that it cosigned a head of {answer.size} entries, and the log has {head.size}"
            )
            return Refuses(f"{said}: this is an old copy; {_ERRS}")
        said = f"the log is not the one whose head of {answer.size} entries {name} cosigned"
        return Refuses(f"{said}; restore that one" if answer.shown else f"{said}, as it says; {_ERRS}")


def wanting(log: Log, policy: Policy) -> bool:
    """Whether a witness that has an address has not cosigned the head yet."""
    head = log.head()
    if head is None:
        return False
    seen = policy.seen(head)
    return any(w.url and w.name not in seen for w in policy.witnesses.values())


def _together(witnesses: Sequence[Witness], ask: Callable[[Witness], Answer]) -> dict[str, Answer]:
    """The answer of each, by its name.  Who has not answered in time is left behind: an answer that trickles in, or an
    address that is not resolved, holds nobody up."""
    answers: dict[str, Answer] = {}
    given: SimpleQueue[tuple[str, Answer]] = SimpleQueue()
    for witness in witnesses:
        Thread(target=lambda w=witness: given.put((w.name, ask(w))), daemon=True).start()
    end = time.monotonic() + SECONDS
    while len(answers) < len(witnesses):
        try:
            name, answer = given.get(timeout=max(0.0, end - time.monotonic()))
        except Empty:
            break
        answers[name] = answer
    late = Silent(f"no answer within {SECONDS:g} s")
    return {w.name: answers.get(w.name, late) for w in witnesses}


def _empty(log: Log) -> Checkpoint:
    """The signed head of a log without entries: a witness says whether it knows of any."""
    text = checkpoint_text(log.origin, 0, EMPTY)
    return Checkpoint(log.origin, 0, EMPTY, Note(text, (log.signer.sign(text),)))


def _tell(name: str, answer: Answer) -> None:
    if not isinstance(answer, Silent):
        _silent.discard(name)
    elif name not in _silent:
        _silent.add(name)
        log.warning("the witness %s has not cosigned: %s; it is asked again", name, answer)

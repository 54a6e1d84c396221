"""Proof files, each with a signed head: one that enough witnesses have cosigned, as soon as there is one."""

from __future__ import annotations

from collections.abc import Iterable

from .inclusion_file import InclusionFile
from .log import Log, replace, replace_plainly
from .models import RecordEntry
from .policy import Policy

CHUNK = 2000
_OWED = "unwitnessed"


def make_proofs(log: Log, rows: Iterable[RecordEntry]) -> set[str]:
    """The proofs of entries that are in the log, by its present head; gives the files' names."""
    head = log.head()
    assert head is not None
    tree = log.tree(head.size)
    names = set()
    for row in rows:
        proof = InclusionFile(row.index, row.note.encode(), tuple(tree.inclusion(row.index)), head)
        name = f"proof/{row.index}.tlog-proof"
        replace_plainly(log.folder / name, str(proof).encode())
        names.add(name)
    return names


def owe(log: Log, first: int) -> None:
    """Notes that the proofs from an entry on lack the quorum."""
    before = owed(log)
    if before is None or first < before:
        replace(log.guard / _OWED, str(first).encode())


def owed(log: Log) -> int | None:
    """The first entry whose proof lacks the quorum."""
    file = log.guard / _OWED
    return int(file.read_text()) if file.exists() else None


def witnessed(log: Log, policy: Policy) -> bool:
    """Whether enough witnesses have cosigned the log's head."""
    head = log.head()
    return head is not None and policy.reached(policy.seen(head))


def make_owed(log: Log, policy: Policy, before: int) -> set[str]:
    """Makes the proofs that lacked the quorum again, of the entries before one, if the head has it by now; gives the
    files' names."""
    first = owed(log)
    if first is None or not witnessed(log, policy):
        return set()
    rows = RecordEntry.objects.filter(index__gte=first, index__lt=before).order_by("index")
    names = make_proofs(log, rows.only("index", "note").iterator(CHUNK))
    (log.guard / _OWED).unlink()
    return names

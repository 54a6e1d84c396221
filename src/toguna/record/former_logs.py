"""The logs before a successor, under ``old/<n>/`` of its files: each replayed, and tied to the one after it."""

from __future__ import annotations

from itertools import count

from .log_audit import LogAudit, Progress, Report
from .public_record import Get, NoRecord, Record
from .tiles import BadTile, Tree


def check_former(newest: LogAudit, get: Get, report: Report, progress: Progress) -> None:
    """Replays the logs that the newest one continues, each of which must commit to a head of the one before.

    What they have of texts that were erased since must be gone."""
    chain: list[LogAudit] = []
    for number in count(1):
        where = f"old/{number}/"

        def within(name: str, where: str = where) -> bytes | None:
            return get(where + name)

        if within("checkpoint") is None:
            break
        try:
            record = Record(within)
        except NoRecord as error:
            report.problems.append(f"record/{where}: {error}")
            return
        former = LogAudit(within, record, report, progress, where=f"record/{where}", erased=newest.erased)
        former.replay()
        chain.append(former)
    for before, after in zip([None, *chain], [*chain, newest], strict=True):
        _tie(before, after, report)


def _tie(before: LogAudit | None, after: LogAudit, report: Report) -> None:
    follows = after.ring.continues
    if follows is None or before is None:
        if follows:
            after.wrong("", f"continues {follows.origin}, which is not there")
        elif before:
            after.wrong("", "does not continue the log before it")
    elif before.record.origin != follows.origin:
        after.wrong("", f"continues {follows.origin}, and not {before.record.origin}")
    elif before.size < follows.size:
        lost = follows.size - before.size
        report.notes.append(f"{follows.origin} lost its last {lost} entries; {after.record.origin} continues it")
    elif _root(before, follows.size) != follows.root:
        after.wrong("", f"continues a head of {follows.size} entries that {follows.origin} never had")


def _root(log: LogAudit, size: int) -> bytes:
    try:
        return Tree(log.size, log.tile).root_at(size)
    except BadTile:
        return b""

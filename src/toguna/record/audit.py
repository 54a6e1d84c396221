"""Replaying a whole record: its log, the logs that it continues, and the site against the log.

Every byte of every file is accounted for: what is wrong is named by its file."""

from __future__ import annotations

from pathlib import Path

from toguna.editions.canonical_text import canonical_text

from .former_logs import check_former
from .log_audit import LogAudit, Progress, Report
from .page_list import PageList, list_path, parse_page_list
from .page_lists import COPIES, listed
from .public_record import NoRecord, Record
from .reader import Pages, files_of, pages_of
from .signed_note import BadNote


def audit(site: str, *, keys: str | None = None, progress: Progress = lambda done, total: None) -> Report:
    """Checks a site's folder or address.  ``keys`` is a file of trusted keys.

    Raises ``NoRecord`` where there is no record at all."""
    files_of(site)
    return audit_files(pages_of(site), keys=Path(keys).read_bytes() if keys else None, progress=progress)


def audit_files(pages: Pages, *, keys: bytes | None = None, progress: Progress = lambda done, total: None) -> Report:
    """Checks a site's files, the record among them."""
    report = Report()

    def get(name: str) -> bytes | None:
        return pages.get(f"record/{name}")

    try:
        record = Record(get, keys=keys)
    except NoRecord as error:
        report.problems.append(f"record/: {error}")
        return report
    check = LogAudit(get, record, report, progress)
    check.run()
    check_former(check, get, report, progress)
    _check_pages(pages, check, report)
    return report


def _check_pages(pages: Pages, check: LogAudit, report: Report) -> None:
    """The site's files beside the signed lists and the log's texts."""
    desks = check.ring.keys("desk", check.size - 1)
    files: dict[str, bytes] = {}
    number, count = 0, 1
    while number < count:
        try:
            some: PageList = parse_page_list(check.record.file(list_path(number)), desks)
            if some.number != number:
                raise BadNote("another list stands here")
            files.update(some.files)
            count = some.count
        except (BadNote, NoRecord) as error:
            check.wrong(list_path(number), error)
        number += 1
    for name, told in pages.check(files, COPIES):
        report.problems.append(f"{name}: {told}")
    report.files = len(files)
    if pages.folder:
        for name in listed(pages.folder):
            if name.endswith(".html") and name not in files:
                report.problems.append(f"{name}: the newsroom did not put it there")
    for doc, text in check.texts.items():
        edition = text.edition
        if edition is None or not edition.path.endswith(".html") or not edition.is_text:
            continue
        stem = edition.path[1:].removesuffix(".html")
        beside = {f"{stem}.json": text.canonical, f"{stem}.txt": canonical_text(edition).encode() + b"\n"}
        for name, expected in beside.items():
            if pages.get(name) != expected:
                report.problems.append(f"{name}: not the edition of {doc} that was logged last")

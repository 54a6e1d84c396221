"""Lighthouse (npm) over a site's kinds of pages, on its default slow phone.

python -m tests.browser.lighthouse (``make lighthouse``) publishes a sample newsroom, prints a table and ends with 1 where
a page has less than 100 in a category."""

from __future__ import annotations

import json
import shutil
import statistics
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MODULES = Path(__file__).resolve().parents[2] / ".venv/page-checks/node_modules"
CHROMIUM = Path("/usr/bin/chromium")
SCRIPT = Path(__file__).with_name("tools") / "lighthouse.mjs"
STEADY = ("accessibility", "best-practices", "seo")
"""What does not depend on how busy the machine is."""
SPEED = "performance"
AGAIN = 2
"""A page that is not fast at once is tried so often again, and has the median: a busy machine is not the page's fault."""
NOT_TO_BE_FOUND = {
    "search": "its answers have no end (robots.txt)",
    "share": "leads to another page",
    "citation": "belongs to its text",
    "missing": "is no page",
    "withdrawn": "was withdrawn",
    "earlier version": "has a later one",
}
"""Kinds that search engines are told to leave out, and why; everything else is asked of them too."""


@dataclass(frozen=True)
class Audit:
    """What Lighthouse says of a page: scores from 0 to 100, and what cost any."""

    kind: str
    scores: dict[str, int]
    failed: tuple[str, ...]


def missing() -> str:
    """What keeps Lighthouse from running here; empty if nothing."""
    if not (MODULES / "lighthouse").exists() or not shutil.which("node"):
        return "the page checks are not installed (npm; make test installs them)"
    return "" if CHROMIUM.exists() else "Debian's package chromium is not installed"


def audits(address: str, named: dict[str, str], categories: Iterable[str]) -> list[Audit]:
    """Audits of some pages, given by kind as names of files.  Not being found does not count for those kinds that are
    not to be."""
    wanted = list(categories)
    told = _told(wanted, [f"{address}/{name}" for name in named.values()])
    found = []
    for kind, page in zip(named, told, strict=True):
        if page["error"]:
            raise RuntimeError(f"{page['address']}: {page['error']}")
        failed = [f for f in page["failed"] if not (f["id"] == "is-crawlable" and kind in NOT_TO_BE_FOUND)]
        scores = {name: round(score * 100) for name, score in page["scores"].items()}
        if not any(f["category"] == "seo" for f in failed) and "seo" in scores:
            scores["seo"] = 100
        if SPEED in scores and scores[SPEED] < 100:
            more = [round(p["scores"][SPEED] * 100) for p in _told([SPEED], [page["address"]] * AGAIN)]
            scores[SPEED] = round(statistics.median([scores[SPEED], *more]))
        shown = [f"{f['id']} {f['shown']} {f['where']}" for f in failed if scores[f["category"]] < 100]
        found.append(Audit(kind, scores, tuple(shown)))
    return found


def _told(categories: list[str], addresses: list[str]) -> list[dict]:
    done = subprocess.run(
        ["node", SCRIPT, MODULES, CHROMIUM, ",".join(categories), *addresses],
        capture_output=True,
        text=True,
        timeout=60 + 60 * len(addresses),
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]


def main() -> int:
    from rich.console import Console
    from rich.table import Table
    from tests.browser.page_kinds import pages
    from tests.own_newsroom import own_newsroom

    if why := missing():
        raise SystemExit(f"left out: {why}")
    with own_newsroom() as newsroom, newsroom.serving("demo") as address:
        named = {kind: names[0] for kind, names in pages(newsroom.public, 1).items()}
        found = audits(address, named, (*STEADY, SPEED))
    table = Table("kind of page", *STEADY, SPEED, "what costs", title="Lighthouse, phone")
    for audit in found:
        noted = "; ".join(audit.failed) or (
            f"(not to be found: {NOT_TO_BE_FOUND[audit.kind]})" if audit.kind in NOT_TO_BE_FOUND else ""
        )
        table.add_row(audit.kind, *(str(audit.scores[name]) for name in (*STEADY, SPEED)), noted)
    Console(width=140).print(table)
    return int(any(score < 100 for audit in found for score in audit.scores.values()))


if __name__ == "__main__":
    raise SystemExit(main())

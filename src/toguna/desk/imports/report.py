"""What an import did, so that it can be proved: counted by kind and state, with all that was not taken, held back or
not found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from toguna.intake.documents import NotTaken

from ..batches import batches
from ..models import ImportedItem
from .taking import Taken


@dataclass
class Report:
    """Counts of one run; what is listed is listed whole.

    ``kinds``: how many of each kind came and what became of them.  ``held_back``: texts that the source does not show,
    by why.  ``words``: in the texts as the source has them, and as the desk has them."""

    sources: list[str] = field(default_factory=list)
    kinds: dict[str, dict[str, int]] = field(default_factory=dict)
    held_back: dict[str, int] = field(default_factory=dict)
    published: int = 0
    words: dict[str, int] = field(default_factory=lambda: {"in": 0, "out": 0})
    words_differ: list[dict[str, Any]] = field(default_factory=list)
    links: dict[str, int] = field(default_factory=lambda: {"to_the_old_site": 0, "rewritten": 0, "lost": 0})
    lost_links: list[dict[str, str]] = field(default_factory=list)
    media: dict[str, int] = field(default_factory=lambda: {"described": 0, "here": 0, "missing": 0})
    missing_media: list[dict[str, str]] = field(default_factory=list)
    addresses: int = 0
    not_taken: list[dict[str, str]] = field(default_factory=list)
    notes: list[dict[str, str]] = field(default_factory=list)
    seconds: float = 0.0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def damaged(self) -> bool:
        """Whether something of the source is broken, so that a text may not have come in: pages that hold no text, and
        files nobody can show, are no damage."""
        return any(one["kind"] not in ("page", "file", "picture") for one in self.not_taken)


def report_of(
    sources: Sequence[str], taken: Iterable[Taken], problems: Sequence[NotTaken], others: Sequence[int]
) -> Report:
    """The report of a run: its documents, what it could not take, and the keys of the rows of all else it saw."""
    report = Report(list(sources))
    states: dict[int, str] = {}
    for one in taken:
        if one.item:
            states[one.item] = one.state
        else:
            _count(report, "text", "known")
    for keys in batches(states, 500):
        for item in ImportedItem.objects.filter(pk__in=keys).order_by("pk"):
            _text(report, item, states[item.pk])
    for keys in batches(others, 500):
        for item in ImportedItem.objects.filter(pk__in=keys).order_by("pk"):
            _other(report, item)
    report.not_taken = [
        {"kind": p.kind, "where": p.where, "title": p.title, "why": p.why} for p in problems
    ] + report.not_taken  # fmt: skip
    for problem in problems:
        _count(report, problem.kind, "not taken")
    report.kinds = {kind: report.kinds[kind] for kind in sorted(report.kinds)}
    return report


def _text(report: Report, item: ImportedItem, state: str) -> None:
    _count(report, item.kind, {"left": "left alone"}.get(state, state))
    if item.status != "public":
        report.held_back[item.status] = report.held_back.get(item.status, 0) + 1
    report.words["in"] += item.words_in
    report.words["out"] += item.words_out
    if item.words_in != item.words_out:
        report.words_differ.append({**_named(item), "in": item.words_in, "out": item.words_out})
    lost = item.data.get("lost_links") or []
    report.links["to_the_old_site"] += len(item.links)
    report.links["lost"] += len(lost)
    report.links["rewritten"] += len(item.links) - len(lost)
    report.lost_links += [{**_named(item), "address": address} for address in lost]
    report.missing_media += [{**_named(item), "address": address} for address in item.missing]
    report.addresses += len(item.addresses)
    report.notes += [{**_named(item), "note": note} for note in item.data.get("notes") or ()]
    if "look at it" in str(item.data.get("dated_by")):
        report.notes.append({**_named(item), "note": f"dated by {item.data['dated_by']}"})
    if item.why:
        report.notes.append({**_named(item), "note": item.why})


def _other(report: Report, item: ImportedItem) -> None:
    _count(report, item.kind, "kept" if item.outcome != ImportedItem.Outcome.MEDIUM else "described")
    if item.outcome == ImportedItem.Outcome.MEDIUM:
        here = bool(item.picture_id or item.document_id)
        report.media["described"] += 1
        report.media["here" if here else "missing"] += 1
        if not here:
            report.missing_media.append({**_named(item), "address": item.data.get("address", ""), "why": item.why})


def _count(report: Report, kind: str, state: str) -> None:
    counts = report.kinds.setdefault(kind, {})
    counts["in"] = counts.get("in", 0) + 1
    counts[state] = counts.get(state, 0) + 1


def _named(item: ImportedItem) -> dict[str, str]:
    return {"title": item.title, "key": item.key}

"""The reader of single pages: how much of an article it finds, what of the frame it lets in, and in what time.

``python -m bench.intake_pages [--pages DIRECTORY] [--each]``: the labelled pages of ``bench/intake_pages/held_out``, or
of another directory of the same shape, read by trafilatura alone (with ``favor_precision``) and by ours, in one run.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import trafilatura

from bench.machine import machine
from toguna.intake.documents import SourcePage
from toguna.intake.html import read_html

_PAGES = Path(__file__).parent / "intake_pages"
_TODAY = dt.date(2026, 11, 25)
_RUNS = 5
_BARS = {"all": 0.985, "official": 0.97}
_MILLISECONDS = 40.0


@dataclass
class Score:
    """What one reader made of the pages; ``f1`` holds a figure a page, official ones marked."""

    f1: list[tuple[float, bool]] = field(default_factory=list)
    leaked: list[tuple[str, str]] = field(default_factory=list)
    frame: int = 0
    titles: list[bool] = field(default_factory=list)
    dates: list[bool] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)


Reader = Callable[[bytes, str], tuple[str, str, str | None]]
"""The text, title and day of a page."""


def plain(data: bytes, address: str) -> tuple[str, str, str | None]:
    found = trafilatura.bare_extraction(
        data, url=address, favor_precision=True, include_comments=False, with_metadata=True
    )
    if found is None or isinstance(found, dict):
        return "", "", None
    return found.text or "", found.title or "", found.date


def ours(data: bytes, address: str) -> tuple[str, str, str | None]:
    found = read_html(data, address, "bench", today=_TODAY)
    if not isinstance(found, SourcePage):
        return "", "", None
    document = found.documents[0]
    return document.body, document.title, document.published_date


def measure(folder: Path, read: Reader, each: bool = False) -> Score:
    """The score of a reader on the labelled pages of a folder."""
    score = Score()
    for file in sorted(folder.glob("*.json")):
        label: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        data = file.with_suffix(".html").read_bytes()
        times = []
        for _ in range(_RUNS):
            begin = time.perf_counter()
            text, title, day = read(data, label["address"])
            times.append((time.perf_counter() - begin) * 1000)
        found = f1(tokens(text), tokens(" ".join(label["paragraphs"])))
        score.f1.append((found, label["official"]))
        leaked = [phrase for phrase in label["frame"] if _flat(phrase) in _flat(text)]
        score.leaked += [(file.stem, phrase) for phrase in leaked]
        score.frame += len(label["frame"])
        score.titles.append(tokens(title) == tokens(label["title"]))
        if label["date"]:
            score.dates.append(day == label["date"])
        score.milliseconds.append(statistics.median(times))
        if each:
            right = f"{'' if score.titles[-1] else f'title: {title!r} '}{'' if day == label['date'] else f'day: {day}'}"
            print(f"    {file.stem} {label['shape']:<14}{label['language']} {found:.3f} {right} {leaked or ''}")
    return score


def f1(found: Counter[str], wanted: Counter[str]) -> float:
    """The harmonic mean of precision and recall over words, each as often as it stands there."""
    common = sum((found & wanted).values())
    return 2 * common / (sum(found.values()) + sum(wanted.values())) if common else 0.0


def tokens(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _print(name: str, score: Score) -> None:
    every = statistics.mean(figure for figure, _ in score.f1)
    official = statistics.mean(figure for figure, marked in score.f1 if marked)
    print(
        f"{name:<14}{every:>8.4f}{official:>10.4f}{f'{len(score.leaked)} of {score.frame}':>12}"
        f"{f'{sum(score.titles)} of {len(score.titles)}':>11}{f'{sum(score.dates)} of {len(score.dates)}':>11}"
        f"{statistics.median(score.milliseconds):>9.1f}"
    )


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pages", type=Path, default=_PAGES / "held_out")
    arguments.add_argument("--each", action="store_true", help="a line a page, for pages that may be looked at")
    given = arguments.parse_args()
    print(machine())
    scores = {"trafilatura": measure(given.pages, plain), "ours": measure(given.pages, ours, given.each)}
    print(f"{'':<14}{'F1 all':>8}{'official':>10}{'leaked':>12}{'titles':>11}{'dates':>11}{'ms/page':>9}")
    for name, score in scores.items():
        _print(name, score)
    print(
        f"{'bars':<14}{_BARS['all']:>8.4f}{_BARS['official']:>10.4f}{'3 of 86':>12}{'21 of 22':>11}"
        f"{'23 of 24':>11}{_MILLISECONDS:>9.1f}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

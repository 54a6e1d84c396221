"""The reader of facts: how right it is on labelled texts, how fast it reads, and what a long text takes.

``python -m bench.reading [DIRECTORY]``: the labelled texts of ``bench/reading_texts/held_out``, or of another directory
of the same shape. Prints every figure beside its bar, French and English apart.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import sys
import time
from pathlib import Path

from bench.machine import machine
from bench.reading_score import KINDS, score
from toguna.reading import read
from toguna.reading.tally import Tally

_TEXTS = Path(__file__).parent / "reading_texts"
_BARS = {
    "fr": {
        "people": 0.93, "person with office": 0.80, "countries": 0.97, "other places": 0.75, "dates": 0.95,
        "quotes": 0.97,
        "quote with speaker": 0.85, "kind of event": 0.80, "actors": 0.70, "documents": 0.95,
    },
    "en": {"people": 0.90, "dates": 0.90, "quotes": 0.92},
}  # fmt: skip
_WORDS, _MILLISECONDS = 400, 3.0
_LONG, _SECONDS = 1_000_000, 10.0
_RUNS = 15


def measure(folder: Path) -> dict[str, dict[str, Tally]]:
    """Return the counts over the labelled texts of a folder, by language and kind of fact."""
    found: dict[str, dict[str, Tally]] = {}
    for file in sorted(folder.glob("*.json")):
        label = json.loads(file.read_text(encoding="utf-8"))
        reading = read(file.with_suffix(".txt").read_text(encoding="utf-8")).as_json()
        counts = found.setdefault(label["language"], {kind: Tally() for kind in KINDS})
        for kind, count in score(reading, label).items():
            counts[kind].add(count)
    return found


def _print_table(language: str, counts: dict[str, Tally]) -> None:
    print(f"\n{language}: {'fact':<20}{'labels':>8}{'precision':>11}{'recall':>8}{'F1':>8}{'bar':>6}{'F1/bar':>8}")
    for kind, count in counts.items():
        bar = _BARS.get(language, {}).get(kind)
        precision, recall, f1 = (share or 0.0 for share in (count.precision, count.recall, count.f1))
        ratio = f"{bar:>6.2f}{f1 / bar:>8.2f}" if bar else ""
        labels = count.right + count.missed
        print(f"    {kind:<20}{labels:>8}{precision:>11.3f}{recall:>8.3f}{f1:>8.3f}{ratio}")


def _print_speed(folder: Path) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt"))]
    for text in texts:
        read(text)
    per_text = []
    for text in texts:
        times = []
        for _ in range(_RUNS):
            begin = time.perf_counter()
            read(text)
            times.append(time.perf_counter() - begin)
        per_text.append(statistics.median(times) * 1000 * _WORDS / max(1, len(text.split())))
    median = statistics.median(per_text)
    print(f"\na text of {_WORDS} words: {median:.1f} ms, {median / _MILLISECONDS:.2f} of {_MILLISECONDS:.0f} ms")
    whole = "\n\n".join(texts)
    for size in (_LONG // 4, _LONG):
        long = (whole * (size // len(whole) + 1))[:size]
        begin = time.perf_counter()
        read(long)
        seconds = time.perf_counter() - begin
        bar = _SECONDS * size / _LONG
        print(f"a text of {size:,} characters: {seconds:.1f} s, {seconds / bar:.2f} of the bar of {bar:.1f} s")
    print(f"memory at most: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def main() -> int:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", nargs="?", type=Path, default=_TEXTS / "held_out")
    directory = parser.parse_args().directory
    print(machine())
    for language, counts in measure(directory).items():
        _print_table(language, counts)
    _print_speed(directory)
    return 0


if __name__ == "__main__":
    sys.exit(main())

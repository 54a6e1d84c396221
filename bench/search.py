"""The readers' search: an index made of a newsroom's texts, and questions cut from them.

    python -m bench.search [--texts 10000] [--questions 500] [--folder DIR]

The newsroom is filled by ``toguna sample``.  Questions are one to three words that follow each other in a text; for the
misspelled ones a letter is left out.  Times are of ``Index.ask`` in one process; the page is not counted.  The index is
the embedded one, or that of ``TOGUNA_SEARCH``, which is made anew and left there."""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from .machine import machine

TOGUNA = Path(sys.executable).with_name("toguna")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--questions", type=int, default=500)
    parser.add_argument("--folder", type=Path, help="where everything is written (default: the temporary folder)")
    args = parser.parse_args()
    print(machine())
    for texts in args.texts:
        with tempfile.TemporaryDirectory(prefix="toguna-search-", dir=args.folder) as folder:
            environment = {**os.environ, "TOGUNA_HOME": folder}
            subprocess.run(
                [TOGUNA, "sample", "--texts", str(texts)], env=environment, check=True, stdout=subprocess.DEVNULL
            )
            command = [sys.executable, "-c", f"from bench.search import measure; measure({args.questions})"]
            print(f"\n{texts} texts", flush=True)
            subprocess.run(command, env=environment, check=True)
    return 0


def measure(number: int) -> None:
    """Prints the figures of the newsroom in ``TOGUNA_HOME``."""
    from toguna.app.newsroom import open_newsroom

    open_newsroom()
    from django.conf import settings

    from toguna.app.search import the_index
    from toguna.editions.canonical_text import html_text
    from toguna.editions.library import Library
    from toguna.search.follow import rebuild

    index = the_index()
    if index is None:
        raise SystemExit("TOGUNA_SEARCH is off: there is nothing to measure")
    start = time.perf_counter()
    count = rebuild(index, Library())
    taken = time.perf_counter() - start
    size = sum(f.stat().st_size for f in (settings.TOGUNA_HOME / "search").rglob("*") if f.is_file())
    stored = "" if settings.TOGUNA_SEARCH else f", {size / 2**20:.0f} MiB"
    print(f"  index made in {taken:.1f} s, {1000 * taken / count:.2f} ms a text{stored}")
    chance = random.Random(1)
    asked = []
    for edition in islice(Library().stream(texts_only=True), number):
        said = html_text(f"{edition.title} {edition.body}").split()
        words = chance.choice((1, 2, 2, 3))
        start_at = chance.randrange(max(1, len(said) - words))
        asked.append((" ".join(said[start_at : start_at + words]), edition.language))
    _line("questions", index, asked)
    _line("misspelled", index, [(q[:2] + q[3:], language) for q, language in asked if len(q) > 6])


def _line(label: str, index: object, asked: Iterable[tuple[str, str]]) -> None:
    from toguna.search.question import question

    times, found = [], 0
    for words, language in asked:
        start = time.perf_counter()
        answer = index.ask(question({"q": words}, language))  # type: ignore[attr-defined]
        times.append((time.perf_counter() - start) * 1000)
        found += bool(answer.count)
    times.sort()
    print(
        f"  {label:<12} median {statistics.median(times):5.1f} ms, p95 {times[int(len(times) * 0.95)]:5.1f} ms,"
        f" most {times[-1]:5.1f} ms; {found} of {len(times)} found something"
    )


if __name__ == "__main__":
    raise SystemExit(main())

"""A newsroom of 10,000 generated texts: how long it takes to fill, to publish, and to publish one more; and the dry
run of a page.  Whole processes, start of the interpreter included, with the peak memory the system accounts for.

    python -m bench.newsroom [--texts 10000] [--page FILE]
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from .machine import machine

TOGUNA = Path(sys.executable).with_name("toguna")
PAGE = Path(os.environ.get("TOGUNA_SHARED", "../shared")) / "data/pages/presidence-du-mali-2023-07-29.txt"


@dataclass(frozen=True)
class Run:
    seconds: float
    mebibytes: float


def run(home: str, *arguments: str) -> Run:
    """One process, timed from outside; raises when it fails."""
    start = time.perf_counter()
    with subprocess.Popen(
        [TOGUNA, *arguments], env={**os.environ, "TOGUNA_HOME": home}, stdout=subprocess.DEVNULL
    ) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"toguna {' '.join(arguments)}: status {process.returncode}")
    return Run(time.perf_counter() - start, usage.ru_maxrss / 1024)


def line(label: str, runs: list[Run], texts: int = 0) -> None:
    seconds = statistics.median(r.seconds for r in runs)
    each = f"   {seconds / texts * 1000:7.2f} ms a text" if texts else ""
    print(f"{label:<44} {seconds:8.2f} s   {max(r.mebibytes for r in runs):6.0f} MiB{each}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--page", type=Path, default=PAGE)
    args = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory(prefix="toguna-bench-") as home:
        if args.page.exists():
            line("import --dry-run of one page (median of 7)", [_dry(home, args.page) for _ in range(7)])
        line("an empty newsroom made ready", [run(home, "publish")])
        line(f"sample of {args.texts} texts", [run(home, "sample", "--texts", str(args.texts))], args.texts)
        full = run(home, "publish")
        line("first publication of the site", [full], args.texts)
        again = run(home, "publish")
        line("publication with nothing changed", [again], args.texts)
        if args.page.exists():
            line("import --publish of one page", [run(home, "import", str(args.page), "--publish")])
        files = [f for f in Path(home, "public").rglob("*") if f.is_file()]
        size = sum(f.stat().st_size for f in files)
        print(
            f"{len(files)} files, {size / 2**20:.0f} MiB; nothing changed / first: {again.seconds / full.seconds:.2f} x"
        )
    return 0


def _dry(home: str, page: Path) -> Run:
    return run(home, "import", str(page), "--dry-run", "--json")


if __name__ == "__main__":
    raise SystemExit(main())

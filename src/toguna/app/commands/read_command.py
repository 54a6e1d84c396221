"""``toguna read``: the facts in a text, without a database; ``--score``: how right the reader was in this newsroom."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toguna.desk.reader_score import Score

HELP = "print the facts in a text: people, places, dates, quotes, event"
EXAMPLE = "toguna read communique.txt --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", nargs="?", help="a text, or - for standard input")
    parser.add_argument("--json", action="store_true", help="print one JSON object (docs/reading.md)")
    parser.add_argument(
        "--score",
        action="store_true",
        help="measure the reader against what this newsroom's editors accepted, changed and refused",
    )


def run(args: argparse.Namespace) -> int:
    from ..refusal import Refusal

    if args.score and args.file:
        raise Refusal("--score measures over the newsroom's texts", args.file, "leave one of the two out")
    if args.score:
        return _score(as_json=args.json)
    if not args.file:
        raise Refusal("no text to read", "FILE", "name a file, or - for standard input")

    from toguna.intake import SourceProblem, as_json, read_source

    from ..words import listing

    try:
        pages = list(read_source(args.file))
    except SourceProblem as problem:
        raise Refusal(str(problem)) from problem
    for page in pages:
        facts = as_json(page)
        if args.json:
            print(json.dumps(facts, ensure_ascii=False))
        else:
            print(listing(facts))
    return 0


def _score(*, as_json: bool) -> int:
    from ..newsroom import open_newsroom

    open_newsroom()

    from toguna.desk.reader_score import score

    measured = score()
    if as_json:
        print(json.dumps(_document(measured)))
    elif not measured.decisions:
        print("nothing to measure yet: no editor of this newsroom has decided on a finding (desk, panel “Lecture”)")
    else:
        _print_table(measured)
    return 0


def _document(measured: Score) -> dict[str, object]:
    kinds = {
        kind: {
            "right": one.right, "wrong": one.wrong, "missed": one.missed,
            "precision": _rounded(one.precision), "recall": _rounded(one.recall), "f1": _rounded(one.f1),
        }
        for kind, one in measured.kinds.items()
    }  # fmt: skip
    return {"texts": measured.texts, "decisions": measured.decisions, "kinds": kinds}


def _print_table(measured: Score) -> None:
    print(f"{measured.decisions} decisions on the findings of {measured.texts} texts")
    print()
    print(f"{'':20} {'right':>6} {'wrong':>6} {'missed':>6}  {'precision':>9} {'recall':>7} {'F1':>6}")
    for kind, one in measured.kinds.items():
        shares = f"{_shown(one.precision):>9} {_shown(one.recall):>7} {_shown(one.f1):>6}"
        print(f"{kind:20} {one.right:>6} {one.wrong:>6} {one.missed:>6}  {shares}")


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _shown(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"

"""``toguna read``: the facts in a text, without a database."""

from __future__ import annotations

import argparse
import json

HELP = "print the facts in a text: people, places, dates, quotes, event"
EXAMPLE = "toguna read communique.txt --json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help="a text, or - for standard input")
    parser.add_argument("--json", action="store_true", help="print one JSON object (docs/reading.md)")


def run(args: argparse.Namespace) -> int:
    from toguna.intake import SourceProblem, as_json, read_source

    from ..refusal import Refusal
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

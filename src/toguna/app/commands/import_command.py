"""``toguna import``: brings texts in from the outside, all of them or none."""

from __future__ import annotations

import argparse
import json
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toguna.intake import SourcePage

HELP = "bring texts in from pages, exports and archives"
EXAMPLE = "toguna import page.txt --publish"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sources", nargs="+", metavar="SOURCE", help="a file, or - for standard input")
    parser.add_argument("--dry-run", action="store_true", help="say what would be brought in, and change nothing")
    parser.add_argument("--publish", action="store_true", help="publish the texts at once (else they are drafts)")
    parser.add_argument("--json", action="store_true", help="print JSON, one object a page")


def run(args: argparse.Namespace) -> int:
    pages = _read(args.sources)
    if args.dry_run:
        from toguna.intake import as_json

        from ..words import listing

        for page in pages:
            facts = as_json(page)
            print(json.dumps(facts, ensure_ascii=False) if args.json else listing(facts))
        return 0
    return _bring_in(pages, publish=args.publish, as_json=args.json)


def _read(sources: list[str]) -> list[SourcePage]:
    """Every page of every source; when one cannot be read nothing at all is brought in."""
    from toguna.intake import SourceProblem, read_source

    from ..refusal import Refusal

    pages: list[SourcePage] = []
    for source in sources:
        try:
            pages += read_source(source)
        except SourceProblem as problem:
            raise Refusal(str(problem)) from problem
    return pages


def _update_site() -> None:
    from toguna.record.keys import NoKey
    from toguna.record.log import Refuses
    from toguna.record.policy import BadPolicy

    from ..progress import stage
    from ..publication import update_site
    from ..refusal import Refusal

    try:
        with stage("Publishing"):
            update_site()
    except (Refuses, NoKey, BadPolicy, OSError) as error:
        raise Refusal(f"the texts are in, the site is as it was: {error}", do="then run toguna publish") from error


def _bring_in(pages: list[SourcePage], *, publish: bool, as_json: bool) -> int:
    from ..newsroom import open_newsroom
    from ..progress import stage
    from ..refusal import Refusal

    with stage("Opening the newsroom"):
        open_newsroom()

    from toguna.editions.store import InvalidEdition, Refused

    from ..arrivals import bring_in

    try:
        with stage("Bringing the texts in"):
            arrivals = bring_in(pages, publish=publish)
    except (InvalidEdition, Refused, OSError) as error:
        raise Refusal(f"nothing was brought in: {error}", do="correct it and run this again") from error
    if any(arrival.state == "published" for arrival in arrivals):
        _update_site()
    for arrival in arrivals:
        if as_json:
            print(json.dumps(arrival.as_json(), ensure_ascii=False))
        else:
            print(f"{arrival.state:<9} {arrival.path or '(draft)'}  {arrival.title}")
    if not as_json:
        new = sum(a.state != "known" for a in arrivals)
        print(f"{new} brought in, {len(arrivals) - new} already here", file=sys.stderr)
    return 0

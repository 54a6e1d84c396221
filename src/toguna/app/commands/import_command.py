"""``toguna import``: brings texts in from the outside, and proves that nothing was lost."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toguna.desk.imports.media import Finder
    from toguna.desk.imports.report import Report
    from toguna.intake.opened import OpenedSource

HELP = "bring texts in from pages, exports and archives"
EXAMPLE = "toguna import export.xml --media wp-content/uploads --publish"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources", nargs="+", metavar="SOURCE",
        help="a page, a WordPress export, a saved site (folder, WARC, WACZ), a feed, Word, ODT or PDF texts, the"
        " address of a site, or - for standard input",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="say what would be brought in, and change nothing")
    parser.add_argument(
        "--publish", action="store_true", help="publish at once what the source shows to the public (else drafts)"
    )
    parser.add_argument(
        "--facts", choices=("suggest", "accept", "none"), default="suggest",
        help="what is done with the persons, places and quotes read in the texts: proposed to editors (suggest), those"
        " kept that are certain and in the registers (accept), nothing read (none)",
    )  # fmt: skip
    parser.add_argument(
        "--media", metavar="DIR|fetch", action="append", default=[],
        help="a copy of the old site's files (wp-content/uploads), or fetch: have them from the old site; may be given"
        " again",
    )  # fmt: skip
    parser.add_argument(
        "--engine", default="local", metavar="local|dask://HOST:PORT", help="who reads the texts (default: local)"
    )
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="processes that read (default: one a core)")
    parser.add_argument(
        "--most", type=int, default=100_000, metavar="N", help="pages fetched of a site at most (default: 100000)"
    )
    parser.add_argument(
        "--allow-private", action="store_true", help="let the named site stand at a private address (an intranet)"
    )
    parser.add_argument("--report", metavar="FILE", help="write the report there as well (.json or .html)")
    parser.add_argument("--json", action="store_true", help="print JSON: one object a document, then the report")


def run(args: argparse.Namespace) -> int:
    from ..refusal import Refusal

    if args.report and Path(args.report).suffix not in (".json", ".html"):
        raise Refusal("the report is a .json or an .html file", args.report, "name it so")
    for folder in args.media:
        if folder != "fetch" and not Path(folder).is_dir():
            raise Refusal("there is no such folder", folder, "give the copy of the old site's files")
    return _dry_run(args) if args.dry_run else _bring_in(args)


def _dry_run(args: argparse.Namespace) -> int:
    import tempfile

    from toguna.intake.documents import SourcePage
    from toguna.intake.json_shape import as_json

    from ..words import listing

    with tempfile.TemporaryDirectory(prefix="toguna-import-") as folder:
        for source in _opened(args, Path(folder)):
            for pending in source.items():
                item = pending.read()
                facts = as_json(item)
                if args.json:
                    print(json.dumps(facts, ensure_ascii=False, default=str))
                elif isinstance(item, SourcePage):
                    print(listing(facts))
                else:
                    print(f"{facts['item']}: {facts.get('title') or facts.get('address') or facts.get('why')}")
    return 0


def _opened(args: argparse.Namespace, folder: Path) -> list[OpenedSource]:
    """The sources; what has to be fetched first goes into ``folder``."""
    from toguna.intake import SourceProblem
    from toguna.intake.sources import Fetching, open_sources

    from ..progress import bar
    from ..refusal import Refusal

    with bar("Fetching") as advance:
        fetching = Fetching(folder, args.allow_private, args.most, lambda had, left: advance(had, had + left))
        try:
            return open_sources(args.sources, fetching)
        except SourceProblem as problem:
            raise Refusal(str(problem)) from problem


def _finders(args: argparse.Namespace, sources: list[OpenedSource], folder: Path) -> tuple[Finder, ...]:
    """Where media are looked for: the folders that were named, then what is fetched from the old site."""
    from toguna.desk.imports.media import in_folder
    from toguna.intake import SourceProblem

    from ..fetched_media import fetched_media
    from ..progress import bar
    from ..refusal import Refusal

    finders = [in_folder(Path(name)) for name in args.media if name != "fetch"]
    if "fetch" in args.media:
        with bar("Fetching media") as advance:
            try:
                finders.append(fetched_media(sources, folder, finders, args.allow_private, advance))
            except SourceProblem as problem:
                raise Refusal(str(problem)) from problem
    return tuple(finders)


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


def _bring_in(args: argparse.Namespace) -> int:
    from ..newsroom import configure, open_newsroom
    from ..progress import bar, stage
    from ..refusal import Refusal

    configure()

    from django.conf import settings

    folder = Path(settings.TOGUNA_HOME) / "imports"
    sources = _opened(args, folder)
    with stage("Opening the newsroom"):
        open_newsroom()
    finders = _finders(args, sources, folder)

    from toguna.editions.store import InvalidEdition, Refused
    from toguna.intake import SourceProblem

    from ..arrivals import Wanted, bring_in
    from ..import_report import html_page, lines

    wanted = Wanted(args.publish, args.facts, args.engine, args.jobs, finders)
    try:
        with bar("Bringing the texts in") as advance:
            arrived = bring_in(sources, wanted, lambda _, done, total: advance(done, total))
    except SourceProblem as problem:
        raise Refusal(str(problem)) from problem
    except (InvalidEdition, Refused, OSError) as error:
        raise Refusal(f"not everything was brought in: {error}", do="correct it and run this again") from error
    if arrived.editions or arrived.renewed:
        _update_site()
    report = arrived.report
    for line in arrived.lines():
        print(
            json.dumps(line, ensure_ascii=False)
            if args.json
            else f"{line['state']:<9} {line['path'] or '(draft)'}  {line['title']}"
        )
    if args.json:
        print(json.dumps({"report": report.as_json()}, ensure_ascii=False))
    else:
        new = sum(one.state == "new" for one in arrived.taken)
        known = sum(one.state == "known" for one in arrived.taken)
        print(f"{new} brought in, {known} already here", file=sys.stderr)
        for told in lines(report):
            print(told, file=sys.stderr)
    if args.report:
        _write(Path(args.report), report, html_page)
    return 1 if report.damaged else 0


def _write(path: Path, report: Report, html_page: Any) -> None:
    from ..refusal import Refusal

    text = html_page(report) if path.suffix == ".html" else json.dumps(report.as_json(), ensure_ascii=False, indent=1)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Refusal(f"the report cannot be written ({error.strerror})", str(path), "the texts are in") from error

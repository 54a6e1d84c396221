"""``toguna publish``: brings the public site up to date with the editions."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

HELP = "bring the public site up to date with the editions"
EXAMPLE = "toguna publish --full"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--full", action="store_true", help="write every file again, changed or not")
    parser.add_argument("--to", metavar="DIR", help="another folder than the newsroom's own")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(args: argparse.Namespace) -> int:
    from ..newsroom import open_newsroom
    from ..progress import bar
    from ..refusal import Refusal

    open_newsroom()

    from ..publication import update_site

    with bar("Publishing") as progress:
        try:
            report = update_site(full=args.full, progress=progress, to=Path(args.to) if args.to else None)
        except OSError as error:
            raise Refusal(
                error.strerror or str(error), str(error.filename or args.to or "public folder"), "the site is as it was"
            ) from error
    if args.json:
        print(
            json.dumps(
                {
                    "written": len(report.written),
                    "unchanged": report.unchanged,
                    "removed": len(report.removed),
                    "bytes": report.bytes,
                    "seconds": round(report.seconds, 3),
                }
            )
        )
    else:
        print(
            f"{len(report.written)} files written, {report.unchanged} left as they were, {len(report.removed)} removed,"
            f" in {report.seconds:.2f} s"
        )
    return 0

"""``toguna publish``: brings the public site up to date with the editions."""

from __future__ import annotations

import argparse
import json

HELP = "bring the public site up to date with the editions"
EXAMPLE = "toguna publish --full"
SLICE = 50
FEW = 200
"""So many share cards, PDFs and books are made at once; more would keep the caller waiting after the site stands."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--full", action="store_true", help="make every file again, changed or not, in a new folder")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes that make a whole site (default: one a core)")
    parser.add_argument(
        "--to", metavar="DIR|s3://...", default="", help="another folder or store than the newsroom's own"
    )
    parser.add_argument(
        "--engine", default="local", metavar="local|dask://HOST:PORT", help="who makes a whole site (default: local)"
    )
    parser.add_argument(
        "--late",
        action="store_true",
        help="make all share cards, PDFs and books now; toguna serve makes what is left by itself",
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(args: argparse.Namespace) -> int:
    from ..newsroom import open_newsroom
    from ..progress import bar
    from ..refusal import Refusal

    if args.jobs is not None and args.jobs < 1:
        raise Refusal(f"{args.jobs} is not a number of processes", "--jobs", "give 1 or more")
    cluster = _cluster(args.engine)
    open_newsroom()

    from toguna.press.cluster import Unreachable
    from toguna.press.object_store import StoreRefused
    from toguna.record.keys import NoKey
    from toguna.record.log import Refuses
    from toguna.record.policy import BadPolicy

    from ..publication import make_late, update_site

    with bar("Publishing") as progress:
        try:
            report = update_site(
                to=args.to, full=args.full, check=True, jobs=args.jobs, cluster=cluster, progress=progress
            )
        except (StoreRefused, Refuses, NoKey, BadPolicy) as error:
            raise Refusal(str(error)) from error
        except Unreachable as error:
            raise Refusal(str(error), "--engine", "start one, or leave --engine out; the site is as it was") from error
        except OSError as error:
            raise Refusal(
                error.strerror or str(error), str(error.filename or args.to or "public folder"), "the site is as it was"
            ) from error
    left = 0
    with bar("Making share cards, PDFs and books") as progress:
        done = 0
        while True:
            made, left = make_late(to=args.to, most=SLICE)
            done += made
            progress(done, done + left)
            if not left or not (args.late or done < FEW):
                break
    if args.json:
        print(
            json.dumps(
                {
                    "written": report.files,
                    "unchanged": report.unchanged,
                    "removed": len(report.removed),
                    "bytes": report.bytes,
                    "seconds": round(report.seconds, 3),
                    "late_left": left,
                }
            )
        )
    else:
        print(
            f"{report.files} files written, {report.unchanged} left as they were, {len(report.removed)} removed,"
            f" in {report.seconds:.2f} s"
        )
        if left:
            print(f"{left} cards, PDFs and books are left: toguna serve makes them, or toguna publish --late at once")
    return 0


def _cluster(engine: str) -> str:
    """The address of the scheduler that ``--engine`` names; empty for this machine."""
    from ..refusal import Refusal

    if engine == "local":
        return ""
    kind, _, address = engine.partition("://")
    if kind != "dask" or not address:
        raise Refusal(f"{engine} is no engine", "--engine", "write local or dask://host:port")
    try:
        import distributed  # noqa: F401
    except ImportError as error:
        raise Refusal("Dask is not installed", "--engine", "pip install 'toguna[dask]'") from error
    return f"tcp://{address}"

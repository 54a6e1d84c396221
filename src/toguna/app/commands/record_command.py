"""``toguna record``: checking a whole record, and the ceremonies of its keys."""

from __future__ import annotations

import argparse
import json

from . import record_archive, record_keys_command

HELP = "check a record, keep its keys, hand it on"
EXAMPLE = "toguna record check --site https://presidence.example"
CHECK = "replay the whole log: signatures, tree, proofs, payloads, site against log"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = actions.add_parser("check", help=CHECK, epilog="example: toguna record check --site ./public")
    check.add_argument("--site", required=True, metavar="DIR|URL", help="the site, as a folder or an address")
    check.add_argument("--keys", metavar="FILE", help="the keys you trust (else the site's own record/keys.json)")
    check.add_argument("--json", action="store_true", help="print one JSON object")
    keys = actions.add_parser("keys", help="make the keys, change them, replace what was lost")
    record_keys_command.add_arguments(keys)
    record_archive.add_arguments(actions)


def run(args: argparse.Namespace) -> int:
    acts = {
        "check": _check,
        "keys": record_keys_command.run,
        "export": record_archive.export,
        "rebuild": record_archive.rebuild,
    }
    return acts[args.action](args)


def _check(args: argparse.Namespace) -> int:
    from toguna.record.audit import audit
    from toguna.record.public_record import NoRecord

    from ..progress import bar
    from ..refusal import Refusal

    try:
        with bar("Checking") as progress:
            report = audit(args.site, keys=args.keys, progress=progress)
    except (NoRecord, OSError) as error:
        raise Refusal(str(error), args.site) from error
    if args.json:
        print(
            json.dumps(
                {
                    "entries": report.entries,
                    "files": report.files,
                    "problems": report.problems,
                    "notes": report.notes,
                },
                ensure_ascii=False,
            )
        )
    else:
        for line in (*report.problems, *report.notes):
            print(line)
        held = "everything holds" if not report.problems else f"{len(report.problems)} problems"
        print(f"{report.entries} entries, {report.files} files of the site: {held}")
    return 1 if report.problems else 0

"""``toguna witness``: what an archive, a newspaper or a university runs to see that logs are only ever added to.

It needs no newsroom, and loads none."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toguna.record.witness_state import WitnessFolder

HELP = "be a witness of other newsrooms' records"
EXAMPLE = "toguna witness init --dir ./witness --name witness.archives.example"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    init = actions.add_parser("init", help="make a witness's key and folder",
                              epilog=f"example: {EXAMPLE}")  # fmt: skip
    serve = actions.add_parser("serve", help="cosign what logs submit (C2SP tlog-witness)",
                               epilog="example: toguna witness serve --dir ./witness --port 8100")  # fmt: skip
    pull = actions.add_parser("pull", help="look at the logs and cosign what they show, once; for cron",
                              epilog="example: toguna witness pull --dir ./witness")  # fmt: skip
    for action in (init, serve, pull):
        action.add_argument("--dir", required=True, type=Path, metavar="DIR", help="the witness's folder")
    init.add_argument("--name", required=True, metavar="NAME", help="how the witness is called: an address of its own")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=8100, help="port to listen on (default: %(default)s)")
    pull.add_argument("--log", metavar="URL", help="only the log of this site (default: every one that has an address)")


def run(args: argparse.Namespace) -> int:
    from toguna.record.keys import NoKey
    from toguna.record.signed_note import BadNote
    from toguna.record.witness_state import BadState, WitnessFolder

    from ..refusal import Refusal

    witness = WitnessFolder(args.dir)
    action = {"init": _init, "serve": _serve, "pull": _pull}[args.action]
    try:
        return action(witness, args)
    except (NoKey, BadState, BadNote) as error:
        raise Refusal(str(error)) from error
    except OSError as error:
        raise Refusal(error.strerror or str(error), str(error.filename or args.dir)) from error


def _init(witness: WitnessFolder, args: argparse.Namespace) -> int:
    print(witness.begin(args.name))
    print(f"this is the witness's key; name the logs that it is to know in {args.dir / 'logs'}", file=sys.stderr)
    return 0


def _serve(witness: WitnessFolder, args: argparse.Namespace) -> int:
    import logging

    from toguna.record.witness_server import WitnessServer

    from ..refusal import Refusal

    signer = witness.signer()
    known = len(witness.logs())
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
    try:
        server = WitnessServer((args.host, args.port), witness, signer)
    except OSError as error:
        where = f"{args.host}:{args.port}"
        raise Refusal(f"cannot listen: {error.strerror or error}", where, "choose another with --port") from error
    address = f"[{args.host}]" if ":" in args.host else args.host
    print(f"{signer.name} knows {known} logs: http://{address}:{args.port}/add-checkpoint", flush=True)
    with server:
        server.serve_forever()
    return 0


def _pull(witness: WitnessFolder, args: argparse.Namespace) -> int:
    """1 where a log shows what cannot be cosigned; else 2 where one is out of reach."""
    from toguna.record.public_record import NoRecord
    from toguna.record.reader import files_of
    from toguna.record.witness import NotCosigned
    from toguna.record.witness_pull import pull

    from ..refusal import Refusal

    signer = witness.signer()
    logs = [log for log in witness.logs() if log.url and args.log in (None, log.url)]
    if not logs:
        raise Refusal("no log with such an address", str(args.dir / "logs"), "write: log <its key> <its site>")
    status = 0
    for log in logs:
        try:
            head = pull(witness, log, files_of(log.url), signer)
        except NotCosigned as refusal:
            print(f"toguna witness: {log.url}: not cosigned: {refusal}", file=sys.stderr)
            status = 1
        except NoRecord as error:
            print(f"toguna witness: {error}", file=sys.stderr)
            status = status or 2
        else:
            if head:
                print(f"{head.origin}: cosigned {head.size} entries")
    return status

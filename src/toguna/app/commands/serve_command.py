"""``toguna serve``: desk, site and schedule in one process."""

from __future__ import annotations

import argparse

HELP = "serve the desk and the public site from one process"
EXAMPLE = "toguna serve --port 8000"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")


def run(args: argparse.Namespace) -> int:
    from ..newsroom import open_newsroom

    open_newsroom()

    from toguna.record.keys import NoKey
    from toguna.record.log import Refuses
    from toguna.record.policy import BadPolicy

    from ..publication import update_site
    from ..record import warn_of_root_keys
    from ..refusal import Refusal
    from ..server import serve

    try:
        update_site()
    except (Refuses, NoKey, BadPolicy) as error:
        raise Refusal(str(error)) from error
    warn_of_root_keys()
    print(f"site  http://{args.host}:{args.port}/\ndesk  http://{args.host}:{args.port}/desk/", flush=True)
    serve(args.host, args.port)
    return 0

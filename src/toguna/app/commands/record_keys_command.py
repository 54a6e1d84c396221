"""``toguna record keys``: the ceremonies of the record's keys (docs/record/keys.md)."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", metavar="CEREMONY", required=True)

    init = acts.add_parser("init", help="make the keys, before the first publication",
                           epilog="example: toguna record keys init --origin presidence.example/record"
                           " --root-dir /media/one --root-dir /media/two --root-dir /media/three")  # fmt: skip
    init.add_argument("--origin", required=True, help="the log's name for all time: an address without https://")
    init.add_argument("--root-dir", required=True, action="append", type=Path, metavar="DIR",
                      help="where root keys go: three times, a stick each; once: all into one folder")  # fmt: skip

    rotate = acts.add_parser("rotate", help="a new key takes the place of one that counts",
                             epilog="example: toguna record keys rotate log --root /media/one/root-1.pem"
                             " --root /media/two/root-2.pem")  # fmt: skip
    rotate.add_argument("role", choices=("log", "desk", "root"))
    rotate.add_argument(
        "--reason", default="its time was over", help="why, for everyone to read (default: %(default)s)"
    )
    rotate.add_argument("--key", metavar="VKEY|FILE", help="root: which one goes (keys show lists them)")
    rotate.add_argument("--root-dir", type=Path, metavar="DIR", help="root: where the new one goes")

    revoke = acts.add_parser("revoke", help="a key counts no more, and none takes its place")
    revoke.add_argument("role", choices=("log", "desk", "root"))
    revoke.add_argument("--key", required=True, metavar="VKEY|FILE", help="which one (keys show lists them)")
    revoke.add_argument("--reason", required=True, help="why, for everyone to read")

    recover = acts.add_parser("recover", help="begin a successor of a log that cannot go on")
    recover.add_argument("--origin", required=True, help="the successor's name, another than the old log's")
    recover.add_argument("--head", type=Path, metavar="FILE", help="a newer signed head than is left here")

    show = acts.add_parser("show", help="which keys count, and whether they open")
    show.add_argument("--json", action="store_true", help="print one JSON object")

    for act in (rotate, revoke, recover, show):
        act.add_argument("--root", action="append", type=Path, metavar="FILE", default=[],
                         help="a root key that signs (show: is tried)")  # fmt: skip
    for act in (init, rotate, revoke, recover, show):
        act.add_argument("--passphrase-file", type=Path, metavar="FILE",
                         help="root keys' passphrases, one a line; else from TOGUNA_ROOT_PASSPHRASE_1 and so on, else"
                         " they are asked for")  # fmt: skip


def run(args: argparse.Namespace) -> int:
    from ..newsroom import configure, open_newsroom

    configure()

    from ..publication import held_back

    # A new newsroom publishes its first pages as it opens, and would make itself keys.
    with held_back():
        open_newsroom()

    from toguna.record.keyring import BadKeys
    from toguna.record.keys import NoKey
    from toguna.record.log import Refuses

    from .. import key_ceremonies
    from ..record import the_record
    from ..refusal import Refusal

    home = the_record()
    if home is None:
        raise Refusal("this newsroom keeps no record", "settings")
    try:
        status: int = getattr(key_ceremonies, args.act)(args, home)
    except (BadKeys, NoKey, Refuses, OSError) as error:
        raise Refusal(str(error)) from error
    return status

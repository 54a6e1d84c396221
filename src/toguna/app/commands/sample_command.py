"""``toguna sample``: fills the newsroom with generated texts, for benchmarks."""

from __future__ import annotations

import argparse

HELP = "add generated texts, for benchmarks"
EXAMPLE = "toguna sample --texts 10000 --seed 1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--texts", type=int, required=True, metavar="N", help="how many texts")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same texts (default: %(default)s)")


def run(args: argparse.Namespace) -> int:
    from ..newsroom import open_newsroom
    from ..progress import bar, stage
    from ..refusal import Refusal

    if args.texts < 1:
        raise Refusal(f"{args.texts} is not a number of texts", "--texts", "give 1 or more")
    with stage("Opening the newsroom"):
        open_newsroom()

    from toguna.sample.filling import AlreadyFilled, fill

    from ..publication import held_back

    with held_back(), bar("Filling the newsroom") as progress:
        try:
            count = fill(args.texts, args.seed, lambda done: progress(done, args.texts))
        except AlreadyFilled as error:
            raise Refusal(str(error), "newsroom", "use another --seed or another TOGUNA_HOME") from error
    print(f"{count} texts; `toguna publish` puts them on the site")
    return 0

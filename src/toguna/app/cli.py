"""The ``toguna`` program: finds the command, runs it, turns a refusal into one line and a status.

Status 0: done, or yes.  1: the answer is no.  2: a usage or input error.  A command's module is imported without
Django; it loads what it needs when it runs, so that a dry run starts at once."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from toguna import __version__

from .refusal import Refusal

COMMANDS = ("demo", "serve", "sample", "read", "import", "publish", "verify", "record", "witness")


def parser() -> argparse.ArgumentParser:
    """The program's arguments, every command with an example."""
    program = argparse.ArgumentParser(
        prog="toguna", description="An official newsroom: a desk, a public site, and a record of every published word."
    )
    program.add_argument("--version", action="version", version=f"toguna {__version__}")
    commands = program.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        module = import_module(f"toguna.app.commands.{name}_command")
        command = commands.add_parser(
            name,
            help=module.HELP,
            description=module.HELP[0].upper() + module.HELP[1:] + ".",
            epilog=f"example: {module.EXAMPLE}",
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return program


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; gives its exit status."""
    args = parser().parse_args(argv)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
        return status
    except Refusal as refusal:
        print(f"toguna {args.command}: {refusal}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output went away (`| head`); nothing more can be said to it, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130

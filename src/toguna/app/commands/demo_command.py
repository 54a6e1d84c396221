"""``toguna demo``: an embedded newsroom with the sample archive, ready to edit and read."""

from __future__ import annotations

import argparse

from . import serve_command

HELP = "serve a newsroom with its sample archive"
EXAMPLE = "toguna demo --port 8000"
USER, PASSWORD = "demo", "toguna-demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    serve_command.add_arguments(parser)
    parser.add_argument("--prepare", action="store_true", help="make everything ready and stop before serving")


def run(args: argparse.Namespace) -> int:
    from ..newsroom import open_newsroom
    from ..progress import stage

    with stage("Preparing the newsroom"):
        open_newsroom()

    from django.contrib.auth import get_user_model

    from toguna.sample.loader import load_archive

    from ..publication import held_back, update_site

    users = get_user_model().objects
    if not users.filter(username=USER).exists():
        users.create_superuser(USER, "demo@example.org", PASSWORD, first_name="Démo")
    with held_back(), stage("Publishing the sample archive"):
        load_archive()
        update_site()
    if args.prepare:
        return 0
    print(f"user  {USER}, password {PASSWORD} (this demonstration only)")
    return serve_command.run(args)

"""``toguna record export`` and ``toguna record rebuild``: the portable record."""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import zipfile
from pathlib import Path
from typing import Any


def add_arguments(actions: Any) -> None:
    export = actions.add_parser(
        "export",
        help="write site, log and all they were made from into one archive",
        epilog="example: toguna record export --to record.zip",
    )
    export.add_argument("--to", required=True, metavar="FILE.zip", help="the archive to write")
    rebuild = actions.add_parser(
        "rebuild",
        help="make the site again from such an archive, and check it",
        epilog="example: toguna record rebuild record.zip --to ./site",
    )
    rebuild.add_argument("archive", metavar="FILE.zip", help="an archive that toguna record export wrote")
    rebuild.add_argument("--to", required=True, metavar="DIR", help="the folder to write; must not be there")


def export(args: argparse.Namespace) -> int:
    from ..newsroom import open_newsroom
    from ..progress import stage
    from ..refusal import Refusal

    target = Path(args.to)
    if not target.parent.is_dir():
        raise Refusal("the folder is not there", str(target.parent), "make it, or name another")
    open_newsroom()

    from django.conf import settings
    from django.utils import timezone

    from toguna.editions.library import Library
    from toguna.press.headers import content_type
    from toguna.press.newsroom import Newsrooms
    from toguna.press.shelf import Shelf
    from toguna.record.portable import export as write

    from ..publication import make_late, update_site

    with stage("Bringing the site up to date"):
        update_site()
        while make_late()[1]:
            pass
    rooms = Newsrooms(Shelf(Library(), recorded=False))
    room = rooms[rooms.first]
    with stage("Writing the archive"):
        done = write(
            target,
            settings.TOGUNA_PUBLIC,
            title=room.title,
            base=room.base,
            now=timezone.now(),
            media_type=content_type,
        )
    print(f"{target}: {done.entries} entries, {done.files} files, {done.bytes / 2**20:.1f} MiB")
    return 0


def rebuild(args: argparse.Namespace) -> int:
    from ..progress import stage
    from ..refusal import Refusal

    target = Path(args.to)
    if target.exists():
        raise Refusal("it is there already", args.to, "name a folder that is not")
    try:
        archive = zipfile.ZipFile(args.archive)
    except (OSError, zipfile.BadZipFile) as error:
        raise Refusal("not a zip archive that can be read", args.archive) from error
    with archive, tempfile.TemporaryDirectory(prefix="toguna-rebuild-") as home:
        # A newsroom of its own, which is gone afterwards: the present one is not touched.
        os.environ.update(
            TOGUNA_HOME=home, TOGUNA_PUBLIC=str(Path(home) / "public"), DATABASE_URL="", TOGUNA_SEARCH="off"
        )
        with stage("Making the site again"):
            _made_again(archive, Path(home), args.archive)
        shutil.copytree(Path(home) / "public", target)
    from toguna.record.audit import audit

    report = audit(str(target))
    for problem in report.problems:
        print(problem)
    held = "everything holds" if not report.problems else f"{len(report.problems)} problems"
    print(f"{target}: {report.entries} entries, {report.files} files of the site: {held}")
    return 1 if report.problems else 0


def _made_again(archive: zipfile.ZipFile, home: Path, name: str) -> None:
    from datetime import datetime

    from ..newsroom import migrate
    from ..refusal import Refusal

    migrate()

    from toguna.editions.library import Library
    from toguna.press.late import make_owed, owed_count
    from toguna.press.press import Press
    from toguna.press.publish import publish
    from toguna.record.portable import BadArchive, manifest_of, take_in

    try:
        manifest = manifest_of(archive)
        take_in(archive)
    except (BadArchive, KeyError, ValueError) as error:
        raise Refusal(str(error), name) from error
    for inner in archive.namelist():
        relative = inner.removeprefix("site/")
        if relative.startswith("record/") and ".." not in relative and not relative.endswith("/"):
            for target in (home / "public" / relative, home / "record" / "log" / relative.removeprefix("record/")):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(inner))
    press = Press(home / "public", home / "press", endings=())
    publish(press, Library(), now=datetime.fromisoformat(manifest["made"]))
    while owed_count(press) and make_owed(press, Library(), most=200):
        pass

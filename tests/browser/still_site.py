"""A site that is the same every day, with every kind of page in French, English and Arabic."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.own_newsroom import OwnNewsroom


def still_site(newsroom: OwnNewsroom, folder: Path) -> Path:
    """Copies a sample newsroom (on SQLite) into ``folder``, adds to it (see ``still_newsroom``) and publishes it as on
    one day; gives the public folder.  The newsroom itself stays as it is, and may be serving."""
    home, public = folder / "home", folder / "public"
    home.mkdir(parents=True)
    for name in ("assets", "media", "record"):
        shutil.copytree(newsroom.home / name, home / name)
    for made in (newsroom.home / "press").glob("*/renditions"):
        # Pictures that are made already need not be made again.
        shutil.copytree(made, home / "press" / "renditions")
    name = "newsroom.sqlite3"
    with closing(sqlite3.connect(newsroom.home / name)) as one, closing(sqlite3.connect(home / name)) as other:
        one.backup(other)
    environment = {k: v for k, v in newsroom.environment.items() if not k.startswith("TOGUNA_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.still_newsroom", str(public)],
        env={**environment, "TOGUNA_HOME": str(home), "TOGUNA_LANGUAGES": "fr,en,ar"},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"the still site could not be made: {done.stderr}")
    return public

"""A run of fetching, which may take days and many starts: from when on an answer counts as its own."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

NAME = "run.json"


class Run:
    """The run of a folder: the one that was not finished, else a new one.  ``began`` is in UTC."""

    def __init__(self, folder: Path, now: dt.datetime) -> None:
        self._path = folder / NAME
        self.began = self._unfinished() or now
        self._write({"began": self.began.isoformat()})

    def finish(self, now: dt.datetime) -> None:
        """The next start is a new run, which asks again for everything."""
        self._write({"began": self.began.isoformat(), "finished": now.isoformat()})

    def _unfinished(self) -> dt.datetime | None:
        try:
            said = json.loads(self._path.read_bytes())
            began = None if "finished" in said else dt.datetime.fromisoformat(said["began"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return began if began and began.tzinfo else None

    def _write(self, said: dict[str, str]) -> None:
        beside = self._path.with_suffix(".new")
        beside.write_text(json.dumps(said))
        os.replace(beside, self._path)

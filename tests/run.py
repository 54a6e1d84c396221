"""Runs the whole suite, first on SQLite and then on a real PostgreSQL; ends with pytest's closing line.

python -m tests.run [pytest arguments]
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests import postgresql


def suite(database: str, arguments: list[str]) -> int:
    print(f"== the suite on {'PostgreSQL' if database else 'SQLite'}", flush=True)
    environment = {**os.environ, "DATABASE_URL": database}
    command = [sys.executable, "-m", "pytest", "--numprocesses", "auto", "--dist", "loadgroup", "--quiet", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


def main(arguments: list[str]) -> int:
    programs = postgresql.programs()
    if programs is None:
        print("== left out: the suite on PostgreSQL (Debian's package postgresql is not installed)", flush=True)
        return suite("", arguments)
    first = suite("", arguments)
    with postgresql.server(programs) as url:
        second = suite(url, arguments)
    if first:
        print("== the suite on SQLite failed: see above", file=sys.stderr)
    return first or second


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

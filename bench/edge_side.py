"""One side of the link: where a program runs, and how a server is started there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ANSWERS = """
import socket, sys, time
until = time.monotonic() + 90
while time.monotonic() < until:
    try:
        sys.exit(socket.create_connection((sys.argv[1], int(sys.argv[2])), 1).close())
    except OSError:
        time.sleep(0.1)
sys.exit(1)
"""


@dataclass(frozen=True)
class Side:
    """``enter`` is the beginning of every command that is to run there; ``address`` is what its servers listen on."""

    enter: tuple[str, ...] = ()
    address: str = "127.0.0.1"

    @contextmanager
    def serving(
        self, command: Sequence[str | Path], port: int, log: Path, environment: Mapping[str, str] | None = None
    ) -> Iterator[None]:
        """A server that answers at ``port`` until the end.  Raises :class:`RuntimeError` with what it said when it does
        not answer."""
        with log.open("wb") as output:
            server = subprocess.Popen(
                [*self.enter, *command],
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, **(environment or {})},
            )
            try:
                asked = [*self.enter, sys.executable, "-c", ANSWERS, self.address, str(port)]
                if subprocess.run(asked, check=False).returncode or server.poll() is not None:
                    raise RuntimeError(f"{command[0]} does not answer:\n{log.read_text()[-2000:]}")
                yield
            finally:
                server.terminate()
                server.wait(timeout=30)

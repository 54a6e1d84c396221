"""Logs and witnesses for tests: real ones, in folders of a test's own, over real HTTP."""

import http.client
import threading
from contextlib import contextmanager
from pathlib import Path

from toguna.record.keys import new_key
from toguna.record.log import Log
from toguna.record.signed_note import Signer, parse_vkey
from toguna.record.witness import Submission
from toguna.record.witness_server import WitnessServer
from toguna.record.witness_state import WitnessFolder

ORIGIN = "presidence.example/record"


def a_log(folder: Path, *, signer: Signer | None = None, entries: int = 0, salt: str = "") -> Log:
    """A log with so many entries; two with one signer and another salt are a split view."""
    log = Log(folder / "log", folder / "guard", signer or Signer(ORIGIN, new_key()))
    if entries:
        grow(log, entries, salt)
    return log


def grow(log: Log, entries: int, salt: str = "") -> None:
    head = log.head()
    size = head.size if head else 0
    log.append([f"entry {n} {salt}".encode() for n in range(size, size + entries)])


def submission(log: Log, old: int = 0) -> Submission:
    head = log.head()
    return Submission(old, tuple(log.tree(head.size).consistency(old)), head)


def of_folder(folder: Path):
    """Reads a log's files from its folder, as ``reader.files_of`` does from a site's."""

    def get(name):
        file = folder / name
        return file.read_bytes() if file.is_file() else None

    return get


class OwnWitness:
    """A witness that knows one log, answering at ``url`` while :meth:`serving`."""

    def __init__(self, folder: Path, log: Log | None = None, name: str = "witness.example", url: str = "") -> None:
        self.folder = WitnessFolder(folder)
        self.verifier = parse_vkey(self.folder.begin(name))
        self.signer = self.folder.signer()
        self.port = 0
        if log:
            self.know(log, url)

    def know(self, log: Log, url: str = "") -> None:
        (self.folder.folder / "logs").write_text(f"log {log.signer.verifier.vkey} {url}\n")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def serving(self, **options):
        with WitnessServer(("127.0.0.1", self.port), self.folder, self.signer, **options) as server:
            self.port = server.server_address[1]
            thread = threading.Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            try:
                yield self
            finally:
                server.shutdown()
                thread.join()

    @contextmanager
    def line(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            yield connection
        finally:
            connection.close()

    def post(self, body, line=None):
        """Status, type and bytes of what is answered to a submission."""
        if line is None:
            with self.line() as own:
                return self.post(body, own)
        line.request("POST", "/add-checkpoint", bytes(body))
        answer = line.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read()


@contextmanager
def witnessing(folder: Path, log: Log, **options):
    with OwnWitness(folder, log).serving(**options) as witness:
        yield witness

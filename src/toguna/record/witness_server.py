"""A witness over HTTP: ``POST .../add-checkpoint`` (C2SP tlog-witness), and ``GET .../cosigned/<name>``.

The standard library's server, with what that lacks: a whole request has ``SECONDS``, idle time included, however slowly
it trickles in; so many connections and no more; bodies that are bounded before they are read.  TLS is the business of
the server in front (docs/record/witness.md)."""

from __future__ import annotations

import io
import logging
import socket
import socketserver
import threading
import time
from http.server import BaseHTTPRequestHandler
from typing import Any, Final
from urllib.parse import unquote

from .signed_note import Signer
from .witness import MOST_BYTES, SIZE_TYPE, NotCosigned, Submission, parse_submission
from .witness_state import BadState, WitnessFolder

log = logging.getLogger(__name__)

SECONDS: Final = 30.0
MOST_CONNECTIONS: Final = 256
_TEXT: Final = "text/plain; charset=utf-8"
_MOST_DRAINED: Final = 8 * MOST_BYTES


class WitnessServer(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """Answers until it is shut down.  ``seconds`` is what a request may take to arrive."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self,
        address: tuple[str, int],
        witness: WitnessFolder,
        signer: Signer,
        *,
        seconds: float = SECONDS,
        most: int = MOST_CONNECTIONS,
    ) -> None:
        self.address_family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
        self.witness = witness
        self.signer = signer
        self.seconds = seconds
        self._free = threading.BoundedSemaphore(most)
        super().__init__(address, _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        log.warning("a connection ended within a request", exc_info=True)


class _Patience(io.RawIOBase):
    """Reads a socket until a moment that no sender can put off."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self.until = 0.0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the request takes too long")
        self._connection.settimeout(left)
        return self._connection.recv_into(buffer)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "toguna-witness"
    sys_version = ""
    # An answer leaves in one piece, at once: else Nagle's algorithm holds its body back for 40 ms.
    wbufsize = -1
    disable_nagle_algorithm = True
    server: WitnessServer

    def setup(self) -> None:
        super().setup()
        self._patience = _Patience(self.connection)
        self.rfile = io.BufferedReader(self._patience)

    def handle_one_request(self) -> None:
        self._patience.until = time.monotonic() + self.server.seconds
        try:
            super().handle_one_request()
        except ConnectionError:
            self.close_connection = True

    def handle_expect_100(self) -> bool:
        done = super().handle_expect_100()
        self.wfile.flush()
        return done

    def do_POST(self) -> None:
        body = self._body()
        if body is None:
            return
        if _last(self.path)[1] != "add-checkpoint":
            self._answer(404, "nothing is here; a head is submitted to add-checkpoint\n")
            return
        try:
            self._cosign(parse_submission(body))
        except NotCosigned as refusal:
            self._answer(refusal.status, f"{refusal}\n")
        except (BadState, OSError) as error:
            log.error("nothing is cosigned: %s", error)
            self._answer(500, "this witness is out of order\n")

    def _cosign(self, submission: Submission) -> None:
        signer = self.server.signer
        try:
            head = self.server.witness.cosign(submission, signer)
        except NotCosigned as refusal:
            if refusal.status in (409, 422):
                log.info("%s: not cosigned: %s", ascii(submission.checkpoint.origin), refusal)
            if refusal.size is None:
                raise
            self._answer(refusal.status, f"{refusal.size}\n", SIZE_TYPE)
            return
        log.info("%s: cosigned %s entries", ascii(head.origin), head.size)
        ours = (signer.name, signer.verifier.key_id)
        self._answer(200, "".join(s.line for s in head.note.signatures if (s.name, s.key_id) == ours))

    def do_GET(self) -> None:
        if self.headers.get("Content-Length") or self.headers.get("Transfer-Encoding"):
            # A body that nobody asked for must not be read as the next request.
            self.close_connection = True
        folder, name = _last(self.path)
        try:
            if folder != "cosigned" or "/" in name or name.startswith(".") or "\0" in name:
                raise FileNotFoundError(name)
            self._answer(200, (self.server.witness.folder / "cosigned" / name).read_text())
        except OSError:
            self._answer(404, "nothing is here\n")

    do_HEAD = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: who asked is nobody's business, and what was cosigned is said elsewhere."""

    def _body(self) -> bytes | None:
        """The body; none where it was answered that there is no such body."""
        lengths = self.headers.get_all("Content-Length", [])
        if self.headers.get("Transfer-Encoding") or len(lengths) != 1 or not _whole(lengths[0]):
            self._answer(411, "a Content-Length is needed\n", close=True)
            return None
        length = int(lengths[0])
        if length > MOST_BYTES:
            # Read to its end where that is near: who is cut off while sending does not see the answer.
            self.rfile.read(length if length <= _MOST_DRAINED else 0)
            self._answer(413, f"a request has at most {MOST_BYTES} bytes\n", close=True)
            return None
        body = self.rfile.read(length)
        if len(body) < length:
            self.close_connection = True
            return None
        return body

    def _answer(self, status: int, text: str, kind: str = _TEXT, *, close: bool = False) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache")
        if close:
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _last(path: str) -> tuple[str, str]:
    """The last two parts of an address: before them stands the prefix, whatever it is."""
    parts = path.partition("?")[0].split("/")
    return (parts[-2] if parts[1:] else "", unquote(parts[-1]))


def _whole(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 10

"""A web server on loopback that answers as a test says, well or badly, and remembers what it was asked."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Handler = BaseHTTPRequestHandler
Route = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Host:
    """``routes`` maps a path to what is done there; ``asked`` are the requests in order, with their headers."""

    port: int
    routes: dict[str, Route]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def page(body: str | bytes, status: int = 200, media_type: str = "text/html; charset=utf-8", **headers: str) -> Route:
    """A plain answer; ``_`` in a header's name stands for ``-``."""
    data = body.encode() if isinstance(body, str) else body

    def answer(handler: Handler) -> None:
        etag = headers.get("ETag")
        if etag and handler.headers.get("If-None-Match") == etag:
            handler.send_response(304)
            handler.send_header("ETag", etag)
            handler.end_headers()
            return
        handler.send_response(status)
        handler.send_header("Content-Type", media_type)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def redirect(to: str, status: int = 302) -> Route:
    return page("", status, Location=to)


@contextmanager
def web_host(routes: dict[str, Route], certificate: Path | None = None) -> Iterator[Host]:
    """Serves until the end; what is not among the routes is 404.  With a certificate and its key, over TLS."""

    class Answers(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            try:
                routes.get(self.path, page("no such page", 404))(self)
            except OSError:
                # The fetcher has had enough and went.
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            return

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True
        block_on_close = False

        def handle_error(self, request: Any, client_address: Any) -> None:
            return

    server = Quiet(("127.0.0.1", 0), Answers)
    if certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate)
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    host = Host(server.server_port, routes)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

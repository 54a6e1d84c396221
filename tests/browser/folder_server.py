"""A folder served as any static host would serve it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A browser that goes on to the next page drops what it was loading: nothing to tell."""


def serve(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    server = _Server(("127.0.0.1", port), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def stop(server: ThreadingHTTPServer) -> None:
    server.shutdown()
    server.server_close()


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the folder while it is served."""
    server = serve(folder)
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        stop(server)

"""Real web servers on loopback, each giving out one public folder: the embedded one, and nginx and Caddy with the
configurations of ``docs/serving/``, in which only folder, address and port are replaced."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CONFIGURATIONS = Path(__file__).resolve().parents[2] / "docs/serving"
FOLDER = "/srv/toguna/public"
TOGUNA = "127.0.0.1:8000"
NOBODY = "127.0.0.1:9"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
CADDY = shutil.which("caddy")
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")

EMBEDDED = """
import sys
from toguna.app.newsroom import configure
configure()
from toguna.app.server import serve
serve("127.0.0.1", int(sys.argv[1]))
"""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class WebServer:
    name: str
    port: int
    brotli: bool = True

    def ask(self, target: str, method: str = "GET", **headers: str) -> Answer:
        """One request, sent exactly so; header names of the answer in small letters."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.putrequest(method, target, skip_accept_encoding=True)
            for name, value in headers.items():
                connection.putheader(name.replace("_", "-"), value)
            connection.endheaders()
            response = connection.getresponse()
            found = {name.lower(): value for name, value in response.getheaders()}
            assert len(found) == len(response.getheaders()), "a header was sent twice"
            return Answer(response.status, found, response.read())
        finally:
            connection.close()


@contextmanager
def embedded(public: Path, work: Path) -> Iterator[WebServer]:
    port = free_port()
    kept = {k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
    environment = {**kept, "TOGUNA_HOME": str(work / "home"), "TOGUNA_PUBLIC": str(public)}
    with _running([sys.executable, "-c", EMBEDDED, str(port)], port, work / "embedded.log", environment):
        yield WebServer("embedded", port)


@contextmanager
def nginx(public: Path, work: Path, more: str = "", toguna: str = NOBODY) -> Iterator[WebServer]:
    """``more`` goes into the ``http`` block beside the documented configuration; ``toguna`` is who answers questions."""
    assert NGINX
    port = free_port()
    site = _replaced("nginx.conf", {FOLDER: str(public), "listen 80;": f"listen 127.0.0.1:{port};", TOGUNA: toguna})
    if BROTLI.exists():
        site = site.replace("#brotli_static on;", "brotli_static on;")
    (work / "site.conf").write_text(site)
    temporary = "".join(f"{k}_temp_path {work}/{k};\n" for k in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (work / "nginx.conf").write_text(
        # The tests' folders are for their owner alone.
        ("user root;\n" if os.geteuid() == 0 else "")
        + (f"load_module {BROTLI};\n" if BROTLI.exists() else "")
        + f"daemon off;\nworker_processes 1;\npid {work}/nginx.pid;\nerror_log {work}/nginx.log;\nevents {{}}\n"
        + f"http {{\naccess_log off;\n{temporary}include {work}/site.conf;\n{more}}}\n"
    )
    command = [NGINX, "-e", str(work / "nginx.log"), "-c", str(work / "nginx.conf")]
    with _running(command, port, work / "nginx.out"):
        yield WebServer("nginx", port, BROTLI.exists())


@contextmanager
def caddy(public: Path, work: Path, toguna: str = NOBODY) -> Iterator[WebServer]:
    assert CADDY
    port = free_port()
    site = _replaced(
        "Caddyfile", {FOLDER: str(public), "presse.example.org {": f"http://127.0.0.1:{port} {{", TOGUNA: toguna}
    )
    file = work / "Caddyfile"
    file.write_text("{\n\tadmin off\n\tauto_https off\n}\n" + site)
    environment = {**os.environ, "HOME": str(work), "XDG_DATA_HOME": str(work), "XDG_CONFIG_HOME": str(work)}
    command = [CADDY, "run", "--config", str(file), "--adapter", "caddyfile"]
    with _running(command, port, work / "caddy.log", environment):
        yield WebServer("caddy", port)


def _replaced(name: str, replacements: dict[str, str]) -> str:
    text = (CONFIGURATIONS / name).read_text("utf-8")
    for old, new in replacements.items():
        assert old in text, f"{name} no longer says {old}"
        text = text.replace(old, new)
    return text


@contextmanager
def _running(command: list[str], port: int, log: Path, environment: dict[str, str] | None = None) -> Iterator[None]:
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
    try:
        _wait(process, port, log)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped: {log.read_text()}")
        try:
            socket.create_connection(("127.0.0.1", port), 5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"the server did not answer: {log.read_text()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

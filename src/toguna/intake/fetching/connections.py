"""The edge to the network: one connection a host, made to an address that was looked at first."""

from __future__ import annotations

import ipaddress
import logging
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from http.client import HTTPException
from urllib.parse import urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from toguna import __version__

from .addresses import IPAddress, host_is_a_disguised_number, origin_of, why_refused
from .answers import Answer, NotFetched, unpacked
from .limits import USUAL, Limits

AGENT = f"toguna/{__version__} (brings a site's own texts into its newsroom)"
_CONNECTING = 10.0
_TRIED = 3
_PIECE = 2**16

# What it warns of, odd headers and wrong certificates, is told as a refusal or does no harm.
logging.getLogger("urllib3.connection").setLevel(logging.ERROR)

Resolver = Callable[[str, int], list[str]]


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a host, in the order of the system's resolver.  Raises :class:`OSError`."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Connections:
    """Asks hosts one thing after another.

    ``private_hosts`` may stand at private addresses, no other; ``ports`` are those allowed beside 80 and 443;
    ``resolver`` gives the addresses of a name: it is asked once for each connection, and the connection goes to the
    very address that was checked, whatever the name says a moment later."""

    def __init__(
        self,
        limits: Limits = USUAL,
        *,
        private_hosts: frozenset[str] = frozenset(),
        ports: frozenset[int] = frozenset(),
        resolver: Resolver = resolved,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.limits = limits
        self._private_hosts = private_hosts
        self._ports = ports | {80, 443}
        self._resolver = resolver
        self._tls = tls or ssl.create_default_context()
        self._open: dict[tuple[str, str, int], tuple[HTTPConnection, str]] = {}

    def ask(self, address: str, headers: Mapping[str, str] | None = None) -> Answer:
        """The answer to a GET of a normalised address, no redirect followed.  Raises :class:`NotFetched`."""
        origin = origin_of(address)
        deadline = time.monotonic() + self.limits.seconds
        asked = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "gzip", **(headers or {})}
        kept = origin in self._open
        try:
            try:
                return self._asked(origin, address, asked, deadline)
            except (OSError, HTTPException, HTTPError):
                self._close(origin)
                if not kept:
                    raise
                # The host had closed the connection that was kept.
                return self._asked(origin, address, asked, deadline)
        except (OSError, HTTPException, HTTPError, ValueError, UnicodeError) as error:
            self._close(origin)
            late = time.monotonic() >= deadline
            why = (
                f"no whole answer in {self.limits.seconds:.0f} s"
                if late
                else f"the connection failed ({_named(error)})"
            )
            raise NotFetched(why, passing=not (late or _lasting(error))) from error
        except NotFetched:
            self._close(origin)
            raise

    def close(self) -> None:
        for origin in list(self._open):
            self._close(origin)

    def _close(self, origin: tuple[str, str, int]) -> None:
        if found := self._open.pop(origin, None):
            found[0].close()

    def _asked(self, origin: tuple[str, str, int], address: str, asked: Mapping[str, str], deadline: float) -> Answer:
        connection, ip = self._open.get(origin) or self._connected(origin, deadline)
        self._open[origin] = connection, ip
        parts = urlsplit(address)
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        # Held here: the connection lets go of it while an answer without a length is still being read.
        sock = connection.sock
        with _ended_at(deadline, lambda: sock):
            # The connection is to a number; the host is named as the address names it.
            connection.request("GET", target, headers={"Host": parts.netloc, **asked}, preload_content=False,
                               decode_content=False)  # fmt: skip
            response = connection.getresponse()
            headers = tuple((name, _as_written(value)) for name, value in response.headers.iteritems())
            answer = Answer(
                address, response.status, response.reason or "", headers, b"", b"", tuple(asked.items()), ip
            )
            largest = self.limits.of(answer.media_type)
            sent = _read(response, largest)
        if time.monotonic() >= deadline:
            # Cut in its headers, or in a body whose length nobody told, an answer looks like a whole one.
            raise TimeoutError
        if answer.header("connection").lower() == "close" or response.version < 11:
            self._close(origin)
        body = unpacked(sent, answer.header("content-encoding"), largest)
        return Answer(address, answer.status, answer.reason, headers, sent, body, answer.asked, ip)

    def _connected(self, origin: tuple[str, str, int], deadline: float) -> tuple[HTTPConnection, str]:
        scheme, host, port = origin
        if port not in self._ports:
            raise NotFetched(f"port {port} was not named by you")
        failed: Exception | None = None
        for ip in self._allowed(host, port)[:_TRIED]:
            connection = self._to(scheme, host, ip, port)
            try:
                with _ended_at(deadline, partial(getattr, connection, "sock")):
                    connection.connect()
                connection.timeout = self.limits.silence
                self._refuse(connection.sock.getpeername()[0], host)
                return connection, ip
            except (OSError, HTTPError) as error:
                connection.close()
                failed = error
            except BaseException:
                connection.close()
                raise
        raise failed or OSError("no address")

    def _to(self, scheme: str, host: str, ip: str, port: int) -> HTTPConnection:
        made = HTTPConnection(ip, port, timeout=_CONNECTING)
        if scheme == "https":
            # The context itself sees to it that the certificate names this host.
            made = HTTPSConnection(ip, port, timeout=_CONNECTING, ssl_context=self._tls, server_hostname=host)
        # A closed one stays closed: every connection is made, and looked at, in `_connected`.
        made.auto_open = 0
        return made

    def _allowed(self, host: str, port: int) -> list[str]:
        """The addresses of a host that a connection may be made to."""
        if host_is_a_disguised_number(host):
            raise NotFetched("its host is a number in disguise")
        found = self._resolver(host, port)
        allowed = [ip for ip in found if not self._why_refused(ip, host)]
        if found and not allowed:
            self._refuse(found[0], host)
        return allowed

    def _why_refused(self, ip: str, host: str) -> str:
        return why_refused(_number(ip), private=host in self._private_hosts)

    def _refuse(self, ip: str, host: str) -> None:
        if why := self._why_refused(ip, host):
            raise NotFetched(f"its host stands at {why} ({ip})")


def _number(ip: str) -> IPAddress:
    return ipaddress.ip_address(ip.partition("%")[0])


def _read(response: BaseHTTPResponse, largest: int) -> bytes:
    """The body as it comes, piece by piece, so that its size is not found out too late."""
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > largest:
        raise NotFetched(f"it is larger than {largest // 2**20} MB")
    pieces: list[bytes] = []
    length = 0
    for piece in response.stream(_PIECE, decode_content=False):
        pieces.append(piece)
        length += len(piece)
        if length > largest:
            raise NotFetched(f"it is larger than {largest // 2**20} MB")
    return b"".join(pieces)


@contextmanager
def _ended_at(deadline: float, socket_of: Callable[[], socket.socket | None]) -> Iterator[None]:
    """Cuts a connection at a moment: a host that sends a byte now and then never lets a timeout of its own pass."""

    def cut() -> None:
        if (sock := socket_of()) is not None:
            with suppress(OSError):
                # The socket's own, whatever lies over it: what waits in another thread wakes to an end.
                socket.socket.shutdown(sock, socket.SHUT_RDWR)

    timer = threading.Timer(max(0.0, deadline - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _as_written(value: str) -> str:
    """A header's value: it comes as Latin-1, and is UTF-8 in truth where an address is sent as people write it."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def _lasting(error: BaseException) -> bool:
    """Whether another attempt would fail alike: a wrong certificate, a name that does not exist."""
    if isinstance(error, socket.gaierror):
        return error.errno != socket.EAI_AGAIN
    return isinstance(error, ssl.SSLCertVerificationError)


def _named(error: BaseException) -> str:
    if isinstance(error, socket.gaierror):
        return "no such host"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not good: {error.verify_message}"
    if isinstance(error, TimeoutError):
        return "it said nothing"
    words = str(error) or type(error).__name__
    return words.splitlines()[0][:160]

"""Speaking to an OpenSearch server: requests and answers as JSON, and what went wrong in one line.

urllib3 is used as it is: OpenSearch's own client would add discovery of nodes and a class for every request, which
nothing here needs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

import urllib3

from .answer import SearchDown

PORT = 9200
ASKING = urllib3.Timeout(connect=1.0, read=4.0)
"""Seconds.  A reader is better served by the archive's pages than by waiting."""
WRITING = urllib3.Timeout(connect=5.0, read=120.0)
CHUNK = 5_000_000
"""Bytes of documents sent at once.  Source: "Bulk", 5 to 15 MB."""
_BUSY = urllib3.Retry(
    total=4,
    connect=0,
    read=0,
    redirect=0,
    status_forcelist=(429, 503),
    backoff_factor=0.5,
    allowed_methods=None,
    raise_on_status=False,
)
"""Documents are offered again to a server that has too much to do: it makes no difference how often they arrive."""


class NotThere(SearchDown):
    """The server answers that it does not have what was asked for."""


class Server:
    """A server at ``opensearch://user:password@host:port/...``; with TLS where the scheme is another."""

    def __init__(self, url: str) -> None:
        given = urlsplit(url)
        self.name = f"{given.hostname}:{given.port or PORT}"
        headers = {"Accept": "application/json"}
        if given.username is not None:
            secret = f"{unquote(given.username)}:{unquote(given.password or '')}"
            headers |= urllib3.make_headers(basic_auth=secret)
        kind = urllib3.HTTPConnectionPool if given.scheme == "opensearch" else urllib3.HTTPSConnectionPool
        self._pool = kind(given.hostname or "", given.port or PORT, maxsize=8, headers=headers)

    def ask(self, path: str, body: dict[str, Any]) -> Any:
        """The answer to a search: all of it, or ``SearchDown``."""
        return self._send("POST", f"{path}?allow_partial_search_results=false", body, ASKING)

    def read(self, path: str) -> Any:
        """What stands at an address of the server.  Raises ``NotThere`` or ``SearchDown``."""
        return self._send("GET", path, None, ASKING)

    def write(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """The answer to an order.  Raises ``NotThere`` or ``SearchDown``."""
        return self._send(method, path, body, WRITING)

    def bulk(self, path: str, orders: Iterable[tuple[dict[str, Any], dict[str, Any] | None]]) -> None:
        """Gives the server many orders, each with its document, a few megabytes at a time.

        Raises ``SearchDown`` where one of them was not carried out; others were."""
        for chunk in _chunks(orders):
            answer = self._send("POST", path, chunk, WRITING)
            if answer.get("errors") is not False:
                raise SearchDown(f"{self.name} does not take every text: {_refused(answer)}")

    def close(self) -> None:
        """Ends the connections that are kept open between questions; the next one opens another."""
        self._pool.close()

    def _send(self, method: str, path: str, body: dict[str, Any] | bytes | None, timeout: urllib3.Timeout) -> Any:
        many = isinstance(body, bytes)
        data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
        headers = dict(self._pool.headers)
        if data is not None:
            headers["Content-Type"] = "application/x-ndjson" if many else "application/json"
        try:
            answer = self._pool.request(
                method,
                path,
                body=data,
                headers=headers,
                timeout=timeout,
                redirect=False,
                retries=_BUSY if many else False,
            )
        except urllib3.exceptions.HTTPError as error:
            raise SearchDown(f"{self.name} does not answer: {_line(error)}") from error
        try:
            told = json.loads(answer.data)
        except ValueError:
            told = None
        if answer.status == 404:
            raise NotThere(f"{self.name} has no {path.partition('?')[0]}")
        if answer.status == 401:
            raise SearchDown(f"{self.name} refuses the user of TOGUNA_SEARCH")
        if answer.status >= 300 or not isinstance(told, dict):
            raise SearchDown(f"{self.name} answers {answer.status}: {_reason(told)}")
        return told


def _chunks(orders: Iterable[tuple[dict[str, Any], dict[str, Any] | None]]) -> Iterator[bytes]:
    chunk = bytearray()
    for order, document in orders:
        for line in (order, document):
            if line is not None:
                chunk += json.dumps(line, ensure_ascii=False).encode() + b"\n"
        if len(chunk) >= CHUNK:
            yield bytes(chunk)
            chunk.clear()
    if chunk:
        yield bytes(chunk)


def _refused(answer: dict[str, Any]) -> str:
    """The first of many orders that failed, and why."""
    results = [given for result in answer.get("items", ()) for given in result.values()]
    return next((f"{given['_id']}: {_reason(given)}" for given in results if "error" in given), "nothing more")


def _reason(told: Any) -> str:
    """What the server says was wrong, in one line."""
    error = told.get("error") if isinstance(told, dict) else None
    if not isinstance(error, dict):
        return _line(error or "nothing more")
    return _line(f"{error.get('type')}: {error.get('reason')}")


def _line(what: object) -> str:
    return " ".join(str(what).split())[:200]

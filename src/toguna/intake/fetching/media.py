"""Fetching the files that a source only names, as a WordPress export does, into an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ..documents import NotTaken
from .addresses import normalised
from .answers import NotFetched
from .archive import Archive
from .connections import Connections
from .fetcher import Fetcher, now
from .limits import USUAL, Limits
from .pace import Pace
from .run import Run
from .site import Fetched


def fetch_media(
    addresses: Iterable[str],
    folder: Path,
    *,
    private_hosts: frozenset[str] = frozenset(),
    ports: frozenset[int] = frozenset(),
    limits: Limits = USUAL,
    pace: Pace | None = None,
    connections: Connections | None = None,
    told: Callable[[Fetched], None] | None = None,
) -> Fetched:
    """Fetches each address into the archive of ``folder``, under the rules of :func:`~.site.fetch_site`: killed
    anywhere, the next call goes on.

    The addresses come from a source, so nothing private is asked but ``private_hosts``, and no port but 80, 443 and
    ``ports``; a redirect may lead to another host of the web."""
    connections = connections or Connections(limits, private_hosts=private_hosts, ports=ports)
    with Archive(folder) as archive:
        run = Run(folder, now())
        fetcher = Fetcher(archive, connections, since=run.began, pace=pace)
        fetched = Fetched(archive.path)
        try:
            for address in dict.fromkeys(map(normalised, addresses)):
                _fetch(fetcher, address, fetched)
                if told:
                    told(fetched)
        finally:
            connections.close()
        run.finish(now())
        return fetched


def _fetch(fetcher: Fetcher, address: str, fetched: Fetched) -> None:
    why = ""
    try:
        answer = fetcher.get(address)
        if answer.status != 200:
            why = f"the site answers with {answer.status} {answer.reason}".strip()
        elif answer.media_type == "text/html":
            why = "a page came instead of a file"
    except NotFetched as error:
        why = str(error)
    fetched.asked, fetched.unchanged = fetcher.asked, fetcher.unchanged
    if why:
        fetched.not_taken.append(NotTaken("file", address, why))
    else:
        fetched.media += 1

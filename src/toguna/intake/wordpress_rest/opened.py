"""A WordPress site as a source, by its REST door; every answer is kept in a WARC file, so that a killed run goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

from ..documents import NotTaken
from ..fetching import Archive, Connections, Fetcher, Limits, NotFetched, Pace
from ..fetching.addresses import normalised
from ..fetching.fetcher import now
from ..fetching.limits import USUAL
from ..fetching.run import Run
from ..fetching.site import scope_of
from ..opened import Pending, Ready
from ..problems import SourceProblem
from .door import Door, NoDoor, Unread, root_of
from .objects import RestObject

_LISTS = ("categories", "tags", "users")
# Of these the site may keep the list to itself; what a text needs of them comes with the text.
_MAY_BE_CLOSED = frozenset({"users", "tags", "categories"})


class WordpressSite:
    """An opened site; to be closed, or used with ``with``."""

    kind = "WordPress site"

    def __init__(self, address: str, folder: Path, connections: Connections, pace: Pace | None) -> None:
        self.origin = urlsplit(address).netloc
        self._scope = scope_of(address)
        self._connections = connections
        self._archive = Archive(folder)
        try:
            self._run = Run(folder, now())
            self._fetcher = Fetcher(self._archive, connections, since=self._run.began, pace=pace)
            self._door = self._found_door(address)
        except BaseException:
            self.close()
            raise
        self._read = 0

    def __enter__(self) -> WordpressSite:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._connections.close()
        self._archive.close()

    @property
    def archive(self) -> Path:
        return self._archive.path

    @property
    def asked(self) -> int:
        """The requests that went out."""
        return self._fetcher.asked

    @property
    def hosts(self) -> frozenset[str]:
        return self._scope.hosts

    def items(self) -> Iterator[Pending]:
        """Terms and authors, media, then the texts, each list oldest first."""
        texts = {"post": "posts", "page": "pages", **self._door.types()}
        for collection in (*_LISTS, "media", *texts.values()):
            for position, one in enumerate(
                self._door.all_of(collection, embed=collection not in (*_LISTS, "media")), 1
            ):
                if isinstance(one, Unread):
                    if collection not in _MAY_BE_CLOSED:
                        yield Ready(NotTaken(collection, one.where, one.why, origin=self.origin))
                    continue
                self._read += 1
                yield RestObject(one, self._door.home, self.origin, collection, position)
        self._run.finish(now())

    def progress(self) -> tuple[int, int]:
        """Objects so far; how many there are is known only at the end."""
        return self._read, 0

    def medium(self, address: str) -> bytes | None:
        """The bytes at an address of the site: from the archive, else fetched into it."""
        at = normalised(address)
        if not at or not self._scope.holds(at):
            return None
        try:
            answer = self._fetcher.get(at, self._scope.holds)
        except NotFetched:
            return None
        return answer.body if answer.status == 200 and answer.media_type != "text/html" else None

    def _found_door(self, address: str) -> Door:
        try:
            if root := root_of(self._fetcher, self._scope, address):
                return Door(self._fetcher, self._scope, root)
        except NotFetched as error:
            do = "run it again later: it goes on where it stopped" if error.passing else "check the address"
            raise SourceProblem(f"nothing was fetched: {error}", address, do) from error
        raise NoDoor("the site has no WordPress REST door", address, "import the pages of the site instead")


def open_wordpress_site(
    address: str,
    folder: Path,
    *,
    allow_private: bool = False,
    limits: Limits = USUAL,
    pace: Pace | None = None,
    connections: Connections | None = None,
) -> WordpressSite:
    """Opens the WordPress site at ``address`` by its REST door.  What is fetched goes into ``folder``, under the rules
    of :func:`~toguna.intake.fetching.fetch_site`.

    Raises :class:`NoDoor` where there is no open door, :class:`SourceProblem` where the site cannot be asked."""
    start = normalised(address)
    if not start:
        raise SourceProblem("this is no address of a site", address, "give it as https://example.org/")
    scope = scope_of(start)
    private = scope.hosts if allow_private else frozenset()
    connections = connections or Connections(limits, private_hosts=private, ports=scope.ports)
    return WordpressSite(start, folder, connections, pace)

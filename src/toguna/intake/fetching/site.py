"""Fetching a whole site: its sitemaps, its feeds, then link by link; what it holds goes into one WARC file."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from ..documents import NotTaken
from ..feeds import Sitemap, read_feed, read_sitemap
from ..problems import SourceProblem
from .addresses import PORTS, normalised, origin_of
from .answers import Answer, NotFetched
from .archive import Archive
from .connections import Connections
from .fetcher import Fetcher, now
from .limits import USUAL, Limits
from .links import is_page_like, links_of
from .pace import Pace
from .run import Run

MOST_PAGES = 100_000
_SITEMAPS = 500
_FEEDS = 20
_GIVES_UP = 10
"""Failures of the host one after another after which it is left alone."""
_HTML = ("text/html", "application/xhtml+xml", "")


@dataclass(frozen=True, slots=True)
class Scope:
    """What of the web belongs to the site: its host, with or without ``www.``, on the ports of its address, and the
    pages below ``prefix``."""

    hosts: frozenset[str]
    ports: frozenset[int]
    prefix: str = "/"

    def holds(self, address: str) -> bool:
        _, host, port = origin_of(address)
        return host in self.hosts and port in self.ports

    def holds_page(self, address: str) -> bool:
        return self.holds(address) and urlsplit(address).path.startswith(self.prefix)


@dataclass(slots=True)
class Fetched:
    """What a run brought: ``archive`` is the WARC file, ``pages`` and ``media`` those in it now, ``asked`` the requests
    that went out and ``unchanged`` those that brought nothing new; ``not_taken`` what did not come, and why.
    ``waiting`` counts the pages known and not yet asked for."""

    archive: Path
    pages: int = 0
    media: int = 0
    asked: int = 0
    unchanged: int = 0
    waiting: int = 0
    not_taken: list[NotTaken] = field(default_factory=list)


def scope_of(address: str, prefix: str = "") -> Scope:
    """The site of an address: its host with and without ``www.``."""
    _, host, port = origin_of(address)
    bare = host.removeprefix("www.")
    ports = {port, *PORTS.values()} if port in PORTS.values() else {port}
    return Scope(frozenset({bare, f"www.{bare}"}), frozenset(ports), prefix or "/")


def fetch_site(
    address: str,
    folder: Path,
    *,
    prefix: str = "",
    most: int = MOST_PAGES,
    media: bool = True,
    allow_private: bool = False,
    limits: Limits = USUAL,
    pace: Pace | None = None,
    connections: Connections | None = None,
    told: Callable[[Fetched], None] | None = None,
) -> Fetched:
    """Fetches the site of ``address`` into ``folder``.  Killed anywhere, the next call goes on; once it has ended, the
    next asks only for what changed.

    ``prefix`` is the path that its pages begin with, ``most`` the number of pages at most; ``media`` fetches its
    pictures and documents too.  ``allow_private`` lets the host itself, and no other, stand at a private address.
    ``told`` is called after every answer.  Raises :class:`SourceProblem` where nothing can be fetched."""
    start = normalised(address)
    if not start:
        raise SourceProblem("this is no address of a site", address, "give it as https://example.org/")
    scope = scope_of(start, prefix)
    connections = connections or Connections(
        limits, private_hosts=scope.hosts if allow_private else frozenset(), ports=scope.ports
    )
    with Archive(folder) as archive:
        run = Run(folder, now())
        fetcher = Fetcher(archive, connections, since=run.began, pace=pace)
        crawl = _Crawl(fetcher, scope, most, media, told, Fetched(archive.path))
        try:
            crawl.go(start)
        finally:
            connections.close()
        run.finish(now())
        return crawl.fetched


class _Crawl:
    def __init__(
        self,
        fetcher: Fetcher,
        scope: Scope,
        most: int,
        media: bool,
        told: Callable[[Fetched], None] | None,
        fetched: Fetched,
    ) -> None:
        self.fetcher = fetcher
        self.scope = scope
        self.most = most
        self.media = media
        self.told = told
        self.fetched = fetched
        self.waiting: deque[str] = deque()
        self.known: set[str] = set()
        self.files: deque[str] = deque()
        self.failures = 0

    def go(self, start: str) -> None:
        home = self._home(start)
        self._know([start, *self._of_sitemaps(start), *self._of_feeds(home)], home=start)
        while self.waiting and self.fetched.pages < self.most:
            if answer := self._got("page", self.waiting.popleft()):
                self._page(answer)
        while self.files:
            if answer := self._got("file", self.files.popleft()):
                self.fetched.media += answer.status == 200
                self._tell()

    def _home(self, start: str) -> Answer:
        try:
            answer = self.fetcher.get(start, self.scope.holds)
        except NotFetched as error:
            do = (
                "run it again later: it goes on where it stopped"
                if error.passing
                else "give another address of the site"
            )
            raise SourceProblem(f"nothing was fetched: {error}", start, do) from error
        if answer.status != 200:
            raise SourceProblem(f"the site answers with {answer.status} {answer.reason}", start, "check the address")
        return answer

    def _got(self, kind: str, address: str) -> Answer | None:
        try:
            answer = self.fetcher.get(address, self.scope.holds)
        except NotFetched as error:
            self._not_taken(kind, address, str(error))
            self.failures = self.failures + 1 if error.passing else 0
            if self.failures >= _GIVES_UP:
                do = "run it again later: it goes on where it stopped"
                raise SourceProblem(f"the host fails again and again: {error}", address, do) from error
            return None
        finally:
            self.fetched.asked, self.fetched.unchanged = self.fetcher.asked, self.fetcher.unchanged
        self.failures = 0
        if answer.status != 200:
            self._not_taken(kind, address, f"the site answers with {answer.status} {answer.reason}".strip())
            return None
        return answer

    def _page(self, answer: Answer) -> None:
        # One page is led to from many redirects.
        self.known.add(answer.address)
        if answer.media_type not in _HTML:
            self.fetched.media += 1
            self._tell()
            return
        self.fetched.pages += 1
        links = links_of(answer)
        self._know(links.pages)
        if self.media:
            files = [one for one in links.media if self.scope.holds(one) and one not in self.known]
            self.known.update(files)
            self.files.extend(files)
        self._tell()

    def _know(self, addresses: Iterable[str], home: str = "") -> None:
        for address in addresses:
            if address in self.known or not (self.scope.holds_page(address) or address == home):
                continue
            self.known.add(address)
            self.waiting.append(address)

    def _of_sitemaps(self, start: str) -> Iterator[str]:
        """The pages that the site's sitemaps name."""
        named = [found for one in self.fetcher.robots(start).sitemaps if (found := normalised(one, start))]
        usual = [normalised(path, start) for path in ("/sitemap.xml", "/sitemap_index.xml", "/wp-sitemap.xml")]
        queue = deque(dict.fromkeys(named or usual))
        seen, count = set(queue), 0
        while queue and len(seen) <= _SITEMAPS and count <= self.most:
            address = queue.popleft()
            sitemap = self._sitemap(address, told=bool(named))
            if sitemap is None:
                continue
            if not named and address in usual:
                # One of the usual places is the site's own; the others would name the same again.
                queue.clear()
            for further in (normalised(one.address, address) for one in sitemap.sitemaps):
                if further and further not in seen:
                    seen.add(further)
                    queue.append(further)
            for page in (normalised(one.address, address) for one in sitemap.pages):
                if page and is_page_like(page):
                    count += 1
                    yield page

    def _sitemap(self, address: str, *, told: bool) -> Sitemap | None:
        if not self.scope.holds(address):
            return None
        try:
            answer = self.fetcher.get(address, self.scope.holds)
            return read_sitemap(answer.body, address) if answer.status == 200 else None
        except (NotFetched, SourceProblem) as error:
            if told:
                self._not_taken("sitemap", address, error.what if isinstance(error, SourceProblem) else str(error))
            return None

    def _of_feeds(self, home: Answer) -> Iterator[str]:
        """The pages that the feeds of the site's first page name."""
        for address in links_of(home).feeds[:_FEEDS]:
            if not self.scope.holds(address) or "/comments/" in address:
                continue
            try:
                answer = self.fetcher.get(address, self.scope.holds)
                feed = read_feed(answer.body, address, address) if answer.status == 200 else None
            except (NotFetched, SourceProblem):
                # A feed only repeats what the pages say.
                continue
            for entry in feed.entries if feed else ():
                if (found := normalised(entry.address, address)) and is_page_like(found):
                    yield found

    def _not_taken(self, kind: str, where: str, why: str) -> None:
        self.fetched.not_taken.append(NotTaken(kind, where, why, origin=next(iter(self.scope.hosts))))
        self._tell()

    def _tell(self) -> None:
        self.fetched.waiting = len(self.waiting) + len(self.files)
        if self.told:
            self.told(self.fetched)

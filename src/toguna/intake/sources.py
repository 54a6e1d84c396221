"""Opening what was named: a file, a folder, standard input; each in its own kind, found by content."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .detect import Kind, kind_of, refuse_unread
from .documents import NotTaken, SourcePage
from .encoding import decoded
from .old_addresses import host_of
from .opened import OpenedSource, Pending, Ready
from .page_text import read_page
from .problems import SourceProblem

_ASKED_FOR = re.compile(r"/(?:robots\.txt|(?:wp-)?sitemap(?:_index)?\.xml|wp-json/?.*)$")
LARGEST = 20 * 2**20
"""Bytes of a page's text; the longest official reports have a tenth of it."""


@dataclass
class Page:
    """A single page, read before anything is brought in: what is wrong with it is said at once."""

    origin: str
    page: SourcePage
    kind: str = "page"
    hosts: frozenset[str] = field(default_factory=frozenset)

    def items(self) -> Iterator[Pending]:
        yield Ready(self.page)

    def progress(self) -> tuple[int, int]:
        return 1, 1

    def medium(self, address: str) -> bytes | None:
        return None


@dataclass(frozen=True)
class Fetching:
    """How the address of a site is fetched: into which folder, and what of it.

    ``allow_private`` lets the host itself stand at a private address; ``most`` is the number of pages at most; ``told``
    is called after every answer with the numbers of pages had and of those known and waiting."""

    folder: Path
    allow_private: bool = False
    most: int = 100_000
    told: Callable[[int, int], None] | None = None


def open_sources(names: Sequence[str], fetching: Fetching | None = None) -> list[OpenedSource]:
    """Opens everything that is named; the files of one WordPress export become one source, and so do web archives.
    Addresses of sites need to be told how they are ``fetching``.

    Raises :class:`SourceProblem` for the first that cannot be read."""
    kinds = [(name, kind_of(name)) for name in names]
    together: dict[Kind, list[Path]] = {}
    opened: list[OpenedSource] = []
    for name, kind in kinds:
        if kind in (Kind.WORDPRESS, Kind.WARC, Kind.WACZ):
            together.setdefault(Kind.WARC if kind is Kind.WACZ else kind, []).append(Path(name))
        else:
            opened.append(_opened(name, kind, fetching))
    if exports := together.get(Kind.WORDPRESS):
        from .wordpress import open_exports

        opened[:0] = open_exports(exports)
    if archives := together.get(Kind.WARC):
        from .web_archive import open_web_archive

        opened.append(open_web_archive(*archives))
    return opened


def _opened(name: str, kind: Kind, fetching: Fetching | None) -> OpenedSource:
    if kind is Kind.TEXT:
        (page,) = read_source(name)
        return Page(page.origin, page)
    if kind is Kind.HTML:
        return _page_of_html(name)
    if kind is Kind.SITE:
        if fetching is None:
            raise SourceProblem("this is the address of a site, and nothing is fetched here", name, "give its files")
        return _site(name, fetching)
    path = Path(name)
    if kind is Kind.FEED:
        from .feeds import open_feed

        return open_feed(path)
    from .communiques import holds_communiques, open_communiques

    if kind is Kind.DOCUMENT or holds_communiques(path):
        return open_communiques(path)
    from .mirror import open_mirror

    return open_mirror(path)


def _page_of_html(name: str) -> Page:
    from .html import read_html

    path = Path(name)
    found = read_html(_file(name), "", path.name)
    if isinstance(found, NotTaken):
        raise SourceProblem(f"no article was taken from this page: {found.why}", name, "give a page that holds one")
    return Page(found.origin, found)


def _site(address: str, fetching: Fetching) -> OpenedSource:
    """A site by its address: a WordPress by its REST door, any other page by page, into a web archive first."""
    from .fetching import fetch_site
    from .web_archive import open_web_archive
    from .wordpress_rest import NoDoor, open_wordpress_site

    folder = fetching.folder / (host_of(address) or "site")
    try:
        return open_wordpress_site(address, folder, allow_private=fetching.allow_private)
    except NoDoor:
        pass
    told = fetching.told
    fetched = fetch_site(
        address,
        folder,
        most=fetching.most,
        allow_private=fetching.allow_private,
        told=(lambda now: told(now.pages, now.waiting)) if told else None,
    )
    if not fetched.pages:
        raise SourceProblem("no page of this site could be had", address, "check the address")
    return Fetched(open_web_archive(fetched.archive), fetched.not_taken)


@dataclass
class Fetched:
    """A site that was fetched: the archive, and what did not come."""

    archive: OpenedSource
    not_taken: Sequence[NotTaken]

    @property
    def origin(self) -> str:
        return self.archive.origin

    @property
    def kind(self) -> str:
        return "site"

    @property
    def hosts(self) -> frozenset[str]:
        return self.archive.hosts

    def items(self) -> Iterator[Pending]:
        """The items of the archive, but for what the fetcher asked for and no reader of the site ever does."""
        for pending in self.archive.items():
            item = pending.item if isinstance(pending, Ready) else None
            if not (isinstance(item, NotTaken) and _ASKED_FOR.search(item.where)):
                yield pending
        yield from map(Ready, self.not_taken)

    def progress(self) -> tuple[int, int]:
        return self.archive.progress()

    def medium(self, address: str) -> bytes | None:
        return self.archive.medium(address)


def read_source(source: str) -> Iterator[SourcePage]:
    """Yield the pages of a source that is the text of a page: a path, or ``-`` for standard input.

    Raises :class:`SourceProblem` for what cannot be read."""
    where = "standard input" if source == "-" else source
    data = sys.stdin.buffer.read(LARGEST + 1) if source == "-" else _file(source)
    if len(data) > LARGEST:
        raise _too_large(where)
    if not data.strip():
        raise SourceProblem("the file is empty", where, "give a file with the text of a page")
    refuse_unread(data, where)
    text, encoding = decoded(data, where)
    if not text.strip():
        raise SourceProblem("the file is empty", where, "give a file with the text of a page")
    yield read_page(text, Path(source).name if source != "-" else where, encoding)


def _file(source: str) -> bytes:
    path = Path(source)
    try:
        if path.is_dir():
            raise SourceProblem("this is a folder", source, "name the files in it")
        if path.stat().st_size > LARGEST:
            raise _too_large(source)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceProblem(f"cannot be read ({reason})", source, "check the name and your rights") from error


def _too_large(where: str) -> SourceProblem:
    return SourceProblem(f"larger than {LARGEST // 2**20} MB, no page's text is", where, "give one page a file")

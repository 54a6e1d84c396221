"""The media that sources only name, had from the old site before anything is brought in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from toguna.desk.imports.media import Finder
from toguna.intake import SourceProblem
from toguna.intake.blocks import images_of
from toguna.intake.documents import Item, SourceMedium, SourcePage
from toguna.intake.fetching import fetch_media
from toguna.intake.old_addresses import host_of, originals
from toguna.intake.opened import OpenedSource
from toguna.intake.web_archive import open_web_archive


def fetched_media(
    sources: Sequence[OpenedSource],
    folder: Path,
    finders: Sequence[Finder],
    allow_private: bool,
    advance: Callable[[int, int | None], None],
) -> Finder:
    """Fetches what the ``finders`` do not have into an archive below ``folder``; gives what finds it there.

    A picture is asked for in its full size first, and as it was shown where there is none.  Killed, the next run goes
    on.  Raises :class:`SourceProblem` where the archive cannot be read."""
    wanted = {one: None for one in _addresses(sources) if not any(finder(one) for finder in finders)}
    hosts = frozenset(host for source in sources for host in source.hosts)
    private = hosts if allow_private else frozenset[str]()
    archive, find = folder / "media", _nothing
    for asked in ([originals(address)[0] for address in wanted], list(wanted)):
        missing = [
            address for address in dict.fromkeys(asked) if find(address) is None and find(originals(address)[0]) is None
        ]
        if not missing:
            continue
        done = 0

        def told(_: object, whole: int = len(missing)) -> None:
            nonlocal done
            done += 1
            advance(done, whole)

        fetched = fetch_media(missing, archive, private_hosts=private, ports=_ports(wanted), told=told)
        try:
            find = open_web_archive(fetched.archive).medium
        except SourceProblem:
            # Not one answer came: nothing to be found.
            find = _nothing
    return find


def _addresses(sources: Sequence[OpenedSource]) -> Iterator[str]:
    for source in sources:
        for pending in source.items():
            for address in _named(pending.read()):
                if host_of(address) and source.medium(address) is None:
                    yield address


def _named(item: Item) -> Iterator[str]:
    if isinstance(item, SourceMedium):
        yield item.address
    elif isinstance(item, SourcePage):
        for document in item.documents:
            if document.lead:
                yield document.lead.address
            yield from (image.address for image in images_of(document.blocks))


def _ports(addresses: dict[str, None]) -> frozenset[int]:
    return frozenset(port for address in addresses if (port := urlsplit(address).port))


def _nothing(address: str) -> bytes | None:
    return None

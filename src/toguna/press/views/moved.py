"""Redirects of the addresses that imported texts had before: as servers read them (``redirects``), and as pages for
where only static hosting exists."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate
from urllib.parse import unquote, urlsplit

from toguna.editions import assets
from toguna.editions.edition import Edition
from toguna.editions.listings import MOVED

from ..addresses import relative
from ..languages import language
from ..newsroom import Newsrooms
from ..page import Output, xml_page
from ..redirects import CADDY_FILE, FILE, NGINX_FILE, as_caddy, as_json, as_nginx
from ..renditions import picture
from ..shelf import Shelf

_OWN = frozenset({"desk", "feeds", "media", "n", "record", "sitemaps"})
"""First words of addresses that the site keeps for itself, beside those of its languages and sections."""


def moved_outputs(shelf: Shelf, rooms: Newsrooms) -> Iterator[Output]:
    """The three files and the pages; none where no text ever had another address.

    Of two texts that claim one old address the first published has it."""
    redirects: dict[str, str] = {}
    titles: dict[str, str] = {}
    for edition in shelf.editions(card.id for card in shelf.whole(MOVED)):
        for address, new in _moved(edition):
            if (old := _old(address)) and old != new:
                redirects.setdefault(old, new)
                titles[new] = edition.title
    if redirects:
        for name, written in ((FILE, as_json), (NGINX_FILE, as_nginx), (CADDY_FILE, as_caddy)):
            yield Output(name, written(redirects))
        ours = _OWN.union(_first(path) for path in shelf.members("in"))
        for code in rooms.codes:
            ours = ours.union([code.lower()], language(code).tables["addresses"].values())
        for file, new in page_files(redirects, ours).items():
            room = rooms[rooms.first]
            page = xml_page("moved.html", title=titles[new], leads_to=new, canonical=room.absolute(new))
            yield Output(file, relative(page.decode(), f"/{file}").encode())


def _moved(edition: Edition) -> Iterator[tuple[str, str]]:
    """The former addresses of an edition and of its files, with where each leads: a picture's to its largest form."""
    if edition.path:
        yield from ((address, edition.path) for address in (edition.source.addresses if edition.source else ()))
    if edition.withdrawn or edition.erased:
        return
    for medium in edition.media:
        if medium.addresses:
            # As its page shows it: another form of it is nowhere.
            cropped = medium.use == "lead" and edition.kind != "gallery"
            shown = picture(medium, cropped=cropped)
            yield from ((address, shown.largest) for address in medium.addresses)
    for attachment in edition.attachments:
        given = assets.public_address(attachment.sha256, attachment.name)
        yield from ((address, given) for address in attachment.addresses)


def page_files(redirects: Mapping[str, str], ours: Collection[str]) -> dict[str, str]:
    """The files by which a server that only sends files answers old addresses, with where each leads.

    An address with a query has none, nor one that would lie among the site's own (first words ``ours``), nor one whose
    ending is another type's; of ``/a`` and ``/a/b.html`` both have theirs."""
    files: dict[str, str] = {}
    for old, new in sorted(redirects.items()):
        words = old[1:].removesuffix("/").split("/")
        if "?" in old or words[0] in ours or not all(map(_plain, words)):
            continue
        page = words[-1].endswith((".html", ".htm")) and not old.endswith("/")
        if page and len(words) == 1 and words[0] in ("index.html", "404.html", "verifier.html"):
            continue
        if not page and "." in words[-1] and not old.endswith("/"):
            continue
        files.setdefault("/".join(words) if page else "/".join([*words, "index.html"]), new)
    # A file cannot be a folder too.
    return {
        file: new
        for file, new in files.items()
        if not any(ancestor in files for ancestor in accumulate(file.split("/")[:-1], "{}/{}".format))
    }


def _plain(word: str) -> bool:
    """Whether this can be a file's name everywhere."""
    if not word or word.startswith(".") or "\\" in word:
        return False
    return word.isprintable() and len(word.encode()) <= 200


def _first(path: str) -> str:
    return path.strip("/").partition("/")[0]


def _old(address: str) -> str:
    """The path of a former address, with its query as it was; empty for what is no address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https", "") or (parts.path in ("", "/") and not parts.query):
        return ""
    return f"{parts.path or '/'}?{parts.query}" if parts.query else unquote(parts.path)

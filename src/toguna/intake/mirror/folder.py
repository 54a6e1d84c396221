"""A folder of saved pages opened."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from ..blocks import paragraphs_of
from ..documents import Item, Moved, NotTaken, SourceMedium, SourcePage, identity
from ..html import read_html
from ..html.decoding import page_characters
from ..html.head import canonical_link, refreshed_to
from ..html.lines import letters_of
from ..html.tree import LARGEST
from ..old_addresses import host_of
from ..opened import Pending, Ready
from ..problems import SourceProblem
from .addresses import NOWHERE, address_of, placed_address
from .grouping import Group, Saved, grouped, key_of
from .walk import SavedFile, files_of

_HEAD = 2**17
_PAGE_BYTES = 4 * LARGEST
_LARGEST_MEDIUM = 400 * 2**20
_DEEPER_THAN_A_HOST = 3
_TITLE = re.compile(r"(?is)<title\b[^>]*>(.{0,500}?)</title>")


class Mirror:
    """The pages of a folder.  Media are those the folder holds; links that lead out of it are not followed."""

    kind = "folder of saved pages"

    def __init__(self, path: Path) -> None:
        self.origin = path.name or str(path)
        self._root = os.path.abspath(path)
        self._name = os.path.basename(self._root)
        self._folders: dict[str, str] = {}
        self._hosts: dict[str, int] = {}
        self._others: list[Item] = []
        self._groups = grouped(self._saved())
        self._done = 0
        if not self._groups and not any(isinstance(one, SourceMedium) for one in self._others):
            raise SourceProblem("no saved page was found in this folder", str(path), "name a folder with pages of HTML")

    @property
    def hosts(self) -> frozenset[str]:
        most = max(self._hosts.values(), default=0)
        names = [host for host, number in self._hosts.items() if number * 10 >= most]
        return frozenset(name for host in names for name in (host, f"www.{host}"))

    def progress(self) -> tuple[int, int]:
        return self._done, len(self._groups)

    def items(self) -> Iterator[Pending]:
        """Pages in the order of the folder, each with where its other addresses lead; then what was not taken."""
        self._done = 0
        for group in self._groups:
            self._done += 1
            if group.page.onward:
                yield Ready(Moved(group.page.address, group.page.onward, self.origin))
                continue
            yield SavedPage(
                self._root, self.origin, str(group.page.place), group.page.address,
                tuple(str(part.place) for part in group.parts), _others(group),
            )  # fmt: skip
        for item in self._others:
            yield Ready(item)

    def medium(self, address: str) -> bytes | None:
        """The bytes of the file that an address names in this folder."""
        for place in self._places(address):
            data = _inside(self._root, place, _LARGEST_MEDIUM)
            if data is not None:
                return data
        return None

    def _saved(self) -> Iterator[Saved]:
        """The heads of the pages; what is no page is noted."""
        for file in files_of(self._root):
            if file.form == "page":
                if (saved := self._page(file)) is not None:
                    yield saved
            elif file.form == "document":
                address = placed_address(file.place, self._name) or NOWHERE + str(file.place)
                self._others.append(SourceMedium(key_of(address), _sound(address), self.origin))
            else:
                why = "a symbolic link" if file.form == "link" else "a part of the page saved beside it"
                self._others.append(
                    NotTaken("file", _sound(str(file.place)), f"{why}, not followed", origin=self.origin)
                )

    def _page(self, file: SavedFile) -> Saved | None:
        data = _inside(self._root, str(file.place), _HEAD, whole=False)
        if data is None:
            self._others.append(NotTaken("file", _sound(str(file.place)), "it cannot be read", origin=self.origin))
            return None
        text, _ = page_characters(data)
        address = address_of(text, file.place, self._name)
        self._folders.setdefault(_folder(address), os.path.dirname(str(file.place)))
        if host := host_of(address):
            self._hosts[host] = self._hosts.get(host, 0) + 1
        onward = refreshed_to(text, address)
        canonical = canonical_link(text, address)
        same_site = canonical and host_of(canonical) == host_of(address)
        title = _TITLE.search(text)
        return Saved(
            file.place, _sound(address), key_of(address), key_of(canonical) if same_site else "",
            title[1] if title else "", onward if onward and key_of(onward) != key_of(address) else "",
        )  # fmt: skip

    def _places(self, address: str) -> Iterator[str]:
        """The paths, within the folder, that a file of this address may have."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return
        path, host = unquote(parts.path, errors="surrogateescape").lstrip("/"), (parts.hostname or "").lower()
        names = [f"{path}?{parts.query}", f"{path}@{parts.query}", path] if parts.query else [path]
        bare = host.removeprefix("www.")
        for name in names:
            if address.startswith(NOWHERE):
                yield name
                continue
            if self._name.lower() in (host, bare, f"www.{bare}"):
                yield name
            for folder in dict.fromkeys((host, bare, f"www.{bare}")):
                yield f"{folder}/{name}"
        folder, name = _folder(address), path.rpartition("/")[2]
        below = [name]
        while folder:
            if folder in self._folders:
                yield "/".join(filter(None, (self._folders[folder], *below)))
            if folder.count("/") < _DEEPER_THAN_A_HOST:
                return
            folder, _, last = folder.rpartition("/")
            below.insert(0, unquote(last, errors="surrogateescape"))


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page of a folder, with the files of its further pages."""

    root: str
    origin: str
    place: str
    address: str
    parts: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def text(self) -> bool:
        return True

    def read(self) -> Item:
        page = self._read(self.place)
        if not isinstance(page, SourcePage):
            return page
        (document,) = page.documents
        for place in self.parts:
            further = self._read(place)
            if isinstance(further, SourcePage) and letters_of(further.title) == letters_of(page.title):
                blocks = (*document.blocks, *further.documents[0].blocks)
                document = replace(document, blocks=blocks, paragraphs=paragraphs_of(blocks))
        addresses = tuple(dict.fromkeys((*document.source.addresses, *self.others)))
        source = replace(
            document.source,
            addresses=addresses,
            sha256=identity(document.title, document.paragraphs, document.language),
        )
        return replace(page, documents=(replace(document, source=source),))

    def _read(self, place: str) -> SourcePage | NotTaken:
        data = _inside(self.root, place, _PAGE_BYTES)
        where = _sound(place)
        if data is None:
            return NotTaken("page", where, "it cannot be read, or is larger than any page", origin=self.origin)
        return read_html(data, self.address, where, lists=False)


def open_mirror(path: Path) -> Mirror:
    """Opens a folder of saved pages.  Raises :class:`SourceProblem` where it has none, or cannot be read."""
    if not path.is_dir():
        raise SourceProblem("this is no folder", str(path), "name the folder that the pages were saved in")
    return Mirror(path)


def _inside(root: str, place: str, limit: int, whole: bool = True) -> bytes | None:
    """The bytes of a file of the folder; nothing for one that is not in it, or larger where it is wanted whole."""
    if "\0" in place or PurePosixPath(place).is_absolute() or ".." in PurePosixPath(place).parts:
        return None
    path = os.path.join(root, place)
    try:
        if not os.path.isfile(path) or os.path.realpath(path) != os.path.join(os.path.realpath(root), place):
            return None
        with open(path, "rb") as file:
            data = file.read(limit + 1 if whole else limit)
    except (OSError, ValueError):
        return None
    return None if whole and len(data) > limit else data


def _others(group: Group) -> tuple[str, ...]:
    return tuple(saved.address for saved in (*group.others, *group.parts))


def _folder(address: str) -> str:
    """An address up to its last slash, without its query."""
    return address.partition("?")[0].partition("#")[0].rpartition("/")[0]


def _sound(words: str) -> str:
    """A name as text: bytes that are none in UTF-8 are shown as in Windows-1252, in which old folders are named."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        return words.encode("utf-8", "surrogateescape").decode("cp1252", "replace")
    return words

"""A web archive opened: the newest words of each address, the earlier ones before them, and what moved or is gone."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import weakref
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..documents import Item, Moved, NotTaken, SourceDocument, SourceMedium, SourcePage
from ..html import read_html
from ..html.tree import LARGEST
from ..old_addresses import normal
from ..opened import Pending, Ready
from ..problems import SourceProblem
from .captures import Capture, Captures
from .http_message import Message, message_of, plain_body
from .packed import archives_in
from .records import Damage, NotSingly, content_at, records_in

_PAGE_BYTES = 4 * LARGEST
_LARGEST_MEDIUM = 200 * 2**20
_MOST_VERSIONS = 100
_RATIO = 400
_STEP = 2**20


class WebArchive:
    """The captures of one site, of one file or several.

    A page captured again with other words is several documents of one page, the oldest first, all of one key;
    ``modified`` is when each was captured."""

    kind = "web archive"

    def __init__(self, paths: Sequence[Path]) -> None:
        self.origin = ", ".join(path.name for path in paths)
        self._folder = Path(tempfile.mkdtemp(prefix="toguna-archive-"))
        weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        self._problems: list[NotTaken] = []
        self._done = 0
        self._captures = Captures(self._folder / "captures.sqlite")
        found = [self._note(*archive) for path in paths for archive in self._archives(path)]
        self._captures.finished()
        self._whole = len(self._captures)
        if not any(found):
            raise SourceProblem("no record can be read in this web archive", self.origin, "fetch the site again")

    @property
    def hosts(self) -> frozenset[str]:
        return self._captures.hosts()

    def progress(self) -> tuple[int, int]:
        return self._done, self._whole

    def items(self) -> Iterator[Pending]:
        """Addresses in the order of the archive; then what of it is damaged."""
        self._done = 0
        for key in self._captures.each():
            self._done += 1
            if (found := self._item(key)) is not None:
                yield found
        for problem in self._problems:
            yield Ready(problem)

    def medium(self, address: str) -> bytes | None:
        """The bytes of the newest sound capture of an address; nothing for more than 200 MB."""
        capture = self._captures.medium(normal(address))
        if capture is None:
            return None
        found = plain_body(_message(capture, _LARGEST_MEDIUM + 1), _LARGEST_MEDIUM)
        # One cut short at the bound would be a broken file: better none.
        return found if 0 < len(found) < _LARGEST_MEDIUM else None

    def _archives(self, path: Path) -> Iterator[tuple[str, str, int, int]]:
        if not zipfile.is_zipfile(path):
            yield path.name, str(path), 0, path.stat().st_size
            return
        try:
            for found in archives_in(path, self._folder):
                if isinstance(found, NotTaken):
                    self._problems.append(found)
                else:
                    yield found
        except (zipfile.BadZipFile, OSError, ValueError) as error:
            raise SourceProblem(
                f"the packed archive cannot be read ({error})", path.name, "fetch the site again"
            ) from error

    def _note(self, name: str, path: str, begin: int, end: int) -> int:
        """Indexes one file; gives the number of its records."""
        number = 0
        try:
            for record in records_in(path, begin, end):
                if isinstance(record, Damage):
                    where = f"{name}, byte {record.offset - begin}"
                    self._problems.append(NotTaken("record", where, record.why, origin=self.origin))
                    continue
                self._captures.add(record)
                number += 1
        except NotSingly:
            return self._note(name, *self._unpacked(name, path, begin, end))
        return number

    def _unpacked(self, name: str, path: str, begin: int, end: int) -> tuple[str, int, int]:
        """A file that was compressed as one piece, unpacked beside the index, to the first byte that is not sound."""
        target = self._folder / f"whole-{len(list(self._folder.iterdir()))}.warc"
        machine, left = zlib.decompressobj(31), (end - begin) * _RATIO
        with Path(path).open("rb") as file, target.open("wb") as out:
            file.seek(begin)
            try:
                while left > 0 and not machine.eof and (data := machine.unconsumed_tail or file.read(_STEP)):
                    piece = machine.decompress(data, _STEP)
                    out.write(piece)
                    left -= len(piece)
            except zlib.error:
                self._problems.append(NotTaken("web archive", name, "its compression is broken", origin=self.origin))
        return str(target), 0, target.stat().st_size

    def _item(self, key: str) -> Pending | None:
        captures = self._captures.of(key)
        answers = [c for c in captures if c.status < 500 and c.status] or captures
        newest = answers[-1]
        pages = [c for c in captures if c.form == "page"]
        if newest.form == "moved" and newest.target and (not pages or self._captures.holds_page(normal(newest.target))):
            return Ready(Moved(newest.address, newest.target, self.origin))
        if pages:
            owner = self._captures.owner(key)
            if owner != key:
                held = self._captures.of(owner)[-1].address
                return Ready(Moved(pages[-1].address, held, self.origin))
            gone = newest if newest.status in (404, 410) else None
            return ArchivedPage(
                tuple(_distinct(pages)), tuple(self._captures.owned(key)), self.origin, gone.day if gone else ""
            )
        if newest.form == "medium":
            if newest.type.startswith("image/"):
                return None
            return Ready(SourceMedium(key, newest.address, self.origin, media_type=newest.type))
        if newest.status >= 400:
            return Ready(
                NotTaken(
                    "page",
                    newest.address,
                    f"the site answered {newest.status} on {newest.day[:10]}",
                    origin=self.origin,
                )
            )
        return None


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """A page as it was captured, once or more; ``gone`` is when it was found to be no longer there."""

    captures: tuple[Capture, ...]
    others: tuple[str, ...]
    origin: str
    gone: str = ""

    @property
    def text(self) -> bool:
        return True

    def read(self) -> Item:
        """The page with a document for each of its wordings, the oldest first."""
        pages: list[SourcePage] = []
        refusal: NotTaken | None = None
        documents: list[SourceDocument] = []
        for capture in self.captures:
            message = _message(capture, _PAGE_BYTES)
            moment = _moment(capture.day)
            found = read_html(
                plain_body(message, _PAGE_BYTES), capture.address, self.origin, charset=message.charset,
                today=moment.date() if moment else None, lists=False,
            )  # fmt: skip
            if isinstance(found, NotTaken):
                refusal = found
                continue
            pages.append(found)
            for document in found.documents:
                if not documents or documents[-1].source.sha256 != document.source.sha256:
                    documents.append(self._captured(document, capture))
        if not pages:
            return refusal or NotTaken("page", self.captures[-1].address, "it cannot be read", origin=self.origin)
        key = documents[-1].source.key
        whole = tuple(
            replace(d, source=replace(d.source, key=key, position=n, addresses=self._addresses(documents)))
            for n, d in enumerate(documents, 1)
        )
        return replace(pages[-1], documents=whole)

    def _captured(self, document: SourceDocument, capture: Capture) -> SourceDocument:
        archive = {"captured": capture.day}
        if self.gone:
            archive["gone"] = f"no longer there on {self.gone[:10]}"
        return replace(document, modified=_moment(capture.day), archive=archive)

    def _addresses(self, documents: list[SourceDocument]) -> tuple[str, ...]:
        newest_first = [address for document in reversed(documents) for address in document.source.addresses]
        return tuple(dict.fromkeys((*newest_first, *self.others)))


def open_web_archive(*paths: Path) -> WebArchive:
    """Opens WARC files (compressed or not) or packed archives (WACZ) of one site.

    Raises :class:`SourceProblem` where no record of them can be read."""
    try:
        return WebArchive(paths)
    except OSError as error:
        names = ", ".join(path.name for path in paths)
        reason = error.strerror or str(error)
        raise SourceProblem(f"cannot be read ({reason})", names, "check the name and your rights") from error


def _distinct(pages: list[Capture]) -> Iterator[Capture]:
    """The captures whose bytes differ from those before, the newest ones of very many."""
    kept: list[Capture] = []
    for page in pages:
        if not kept or page.digest != kept[-1].digest:
            kept.append(page)
    return iter(kept[-_MOST_VERSIONS:])


def _message(capture: Capture, limit: int) -> Message:
    content = content_at(capture.place, limit)
    if content.startswith(b"HTTP/"):
        return message_of(content)
    return Message(200, {"content-type": capture.type}, content)


def _moment(day: str) -> dt.datetime | None:
    try:
        found = dt.datetime.fromisoformat(day.replace("Z", "+00:00"))
    except ValueError:
        return None
    return found.astimezone(dt.UTC) if found.tzinfo else found.replace(tzinfo=dt.UTC)


__all__ = ["WebArchive", "open_web_archive"]

"""One file of a communiqué as a document: title, number, dates, and where each comes from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from lxml.html import HtmlElement

from toguna.reading.language import recognise

from ..blocks import Block, Gallery, Image, paragraphs_of
from ..documents import Item, Leftover, NotTaken, Source, SourceDocument, SourcePage, identity
from ..facts import with_facts
from ..markup import blocks_of
from ..markup.parsing import parsed
from ..problems import SourceProblem
from ..zip_source import ZipParts
from .inscription import Inscription, inscription_of
from .kinds import reader_of
from .manuscript import PICTURES, Manuscript, Unreadable
from .masthead import is_title, masthead_of

SCHEME = "embedded:"
"""Addresses of pictures inside a document: ``embedded:<checksum>/<file>!<part>``."""
_OPENING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Communique:
    """A file: ``name`` is its path within the source, ``position`` its place among the others from 1."""

    path: Path
    name: str
    position: int

    @property
    def text(self) -> bool:
        return True

    def read(self) -> Item:
        """A page with the file's one document; :class:`NotTaken` for a file whose text cannot be read."""
        try:
            manuscript = reader_of(self.path)(self.path, self.name)
            return self._page(manuscript)
        except SourceProblem as error:
            return self._not_taken(f"{error.what}; {error.do}")
        except Unreadable as error:
            return self._not_taken(str(error))
        except OSError as error:
            return self._not_taken(f"cannot be read ({error.strerror or error}); check your rights")
        except (RecursionError, MemoryError):
            return self._not_taken("it is nested deeper, or larger, than any text; give the text itself")

    def _not_taken(self, why: str) -> NotTaken:
        return NotTaken("file", self.name, " ".join(why.split()), origin=self.name)

    def _page(self, manuscript: Manuscript) -> Item:
        root = parsed(manuscript.html)
        if root is not None and len(root) == 1 and root[0].tag == "div":
            root = root[0]
        elements: list[HtmlElement] = [one for one in root if isinstance(one.tag, str)] if root is not None else []
        masthead = masthead_of(elements)
        for element in masthead.taken:
            element.drop_tree()
        blocks = self._addressed(blocks_of(root)) if root is not None else ()
        paragraphs = paragraphs_of(blocks)
        above = (*manuscript.head, *masthead.above, masthead.title)
        language = recognise(" ".join((masthead.title, *paragraphs))) or ""
        inscription = inscription_of(above, paragraphs, language)
        opening = " ".join(" ".join(paragraphs).split()[:_OPENING_WORDS])
        title = masthead.title or (manuscript.title if is_title(manuscript.title) else "") or opening
        if not title or not any(map(str.isalnum, title + "".join(paragraphs))):
            return self._not_taken("no words were found in it; give a file with a text")
        document = SourceDocument(
            title=title,
            paragraphs=paragraphs,
            blocks=blocks,
            language=language,
            kind="main",
            # No key: files are renamed and moved, and two folders hold the same names; its words name it.
            source=Source(self.name, self.position, identity(title, paragraphs, language)),
            modified=manuscript.modified,
        )
        read = self._dated(document, inscription, manuscript)
        left = [*map(_leftover, masthead.above), *map(_running, manuscript.running)]
        return SourcePage(self.name, "utf-8", read.language, title, (read,), tuple(left), None)

    def _dated(self, document: SourceDocument, inscription: Inscription, manuscript: Manuscript) -> SourceDocument:
        """The document with its facts, its day, and what is kept of where that comes from."""
        day, by = inscription.published_on, inscription.dated_by
        if not day and (written := manuscript.created or manuscript.modified):
            day, by = written.date().isoformat(), "the properties of the file"
        read = _with_facts(document, day)
        if not day:
            stamp = dt.datetime.fromtimestamp(self.path.stat().st_mtime, dt.UTC).date().isoformat()
            day, by = stamp, "the date of the file on its disk: nothing else tells; look at it"
            told = read.event_date or ""
            if len(told) == len(stamp) and told <= stamp:
                day, by = told, "the day of what it tells of: nothing else tells; look at it"
        kept = {
            "format": manuscript.kind,
            "number": inscription.number,
            "signed_on": inscription.signed_on,
            "signed_at": inscription.signed_at,
            "dated_by": by,
            "wrong_date": inscription.wrong,
            "author_of_the_file": manuscript.author,
            "title_of_the_file": manuscript.title,
            "notes": list(manuscript.notes),
        }
        archive = {name: value for name, value in kept.items() if value}
        return replace(read, published_date=day, archive=archive)

    def _addressed(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks with the pictures inside the file under their own addresses."""
        if not any(isinstance(block, Image | Gallery) for block in blocks):
            return blocks
        with ZipParts(self.path, self.name) as parts:
            return tuple(found for block in blocks if (found := self._block(block, parts)))

    def _block(self, block: Block, parts: ZipParts) -> Block | None:
        if isinstance(block, Image):
            return self._image(block, parts)
        if isinstance(block, Gallery):
            images = tuple(found for image in block.images if (found := self._image(image, parts)))
            return Gallery(images) if images else None
        return block

    def _image(self, image: Image, parts: ZipParts) -> Image | None:
        if not image.address.startswith(PICTURES):
            return image
        part = image.address.removeprefix(PICTURES)
        return replace(image, address=address_of(self.name, part, parts)) if part in parts else None


def address_of(name: str, part: str, parts: ZipParts) -> str:
    """The address of a picture: with its checksum, so that it is the same picture wherever it is found again."""
    return f"{SCHEME}{parts.checksum(part)}/{name}!{part}"


def part_of(address: str) -> tuple[str, str]:
    """The file and the part that an address names; two empty strings for another address."""
    if not address.startswith(SCHEME):
        return "", ""
    name, _, part = address.removeprefix(SCHEME).partition("/")[2].rpartition("!")
    return name, part


def _with_facts(document: SourceDocument, day: str) -> SourceDocument:
    """The document with its facts, told from the day it bears, where it bears one; ``published`` stays open, which is a
    moment."""
    if not day:
        return with_facts(document)
    moment = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(), dt.UTC)
    return replace(with_facts(replace(document, published=moment)), published=None)


def _leftover(text: str) -> Leftover:
    return Leftover("letterhead", text)


def _running(text: str) -> Leftover:
    return Leftover("running head", text)

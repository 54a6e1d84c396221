"""An entry of a feed, whatever the feed's format, and the document it becomes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from toguna.reading.language import recognise

from ..blocks import Image, images_of, paragraphs_of, plain
from ..documents import Item, NotTaken, Source, SourceDocument, SourceMedium, SourcePage, Term, identity
from ..markup import blocks_of

SUMMARY_ONLY = "summary only: the feed does not give the whole text"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that comes with an entry; ``media_type`` as the feed says."""

    address: str
    media_type: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one text.  ``html`` is its whole text where the feed gives it, ``summary`` its summary, both
    HTML; ``position`` counts from 1.  Dates are in UTC."""

    origin: str
    position: int
    key: str
    address: str
    title: str
    html: str = ""
    summary: str = ""
    language: str = ""
    published: dt.datetime | None = None
    modified: dt.datetime | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[tuple[str, str], ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    picture: str = ""
    feed: str = ""

    @property
    def text(self) -> bool:
        return True

    def read(self) -> Item:
        """A page with the one document of the entry; :class:`NotTaken` for an entry without words."""
        blocks = blocks_of(self.html or self.summary, self.address)
        paragraphs = paragraphs_of(blocks)
        title = " ".join(plain(self.title)) or _opening(paragraphs)
        where = f"{self.origin}, entry {self.position}"
        if not title:
            return NotTaken("entry", where, "it has neither title nor words", origin=self.origin)
        pictures = [one.address for one in self.enclosures if one.media_type.startswith("image/")]
        lead = next((address for address in (self.picture, *pictures) if address), "")
        shown = {image.address for image in images_of(blocks)}
        # The words before the feed: many French sites say "en-US" there.
        language = recognise(" ".join((title, *paragraphs))) or self.language
        document = SourceDocument(
            title=title,
            paragraphs=paragraphs,
            blocks=blocks,
            language=language,
            kind="main",
            source=Source(
                self.origin, self.position, identity(title, paragraphs, language), self.key, self._addresses()
            ),
            published_date=self.published.date().isoformat() if self.published else None,
            published=self.published,
            modified=self.modified,
            summary=" ".join(plain(self.summary)) if self.html else "",
            authors=self.authors,
            terms=tuple(Term("category", slug, name) for slug, name in self.categories),
            lead=Image(lead) if lead and lead not in shown else None,
            archive={"feed": self.feed, **({} if self.html else {"notes": [SUMMARY_ONLY]})},
        )
        return SourcePage(self.origin, "utf-8", language, title, (document,))

    def media(self) -> Iterator[SourceMedium]:
        """The files that come with it."""
        for one in self.enclosures:
            yield SourceMedium(
                key=one.address,
                address=one.address,
                origin=self.origin,
                title=one.title,
                media_type=one.media_type,
                parent=self.key,
            )

    def _addresses(self) -> tuple[str, ...]:
        return (self.address,) if self.address else ()


def distinct(entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], tuple[NotTaken, ...]]:
    """The entries with a key of their own, and those whose key came before: a key names one text."""
    kept: dict[str, Entry] = {}
    again: list[NotTaken] = []
    for entry in entries:
        key = entry.key or entry.address or f"entry {entry.position}"
        if key in kept:
            where = f"{entry.origin}, entry {entry.position}"
            why = f"its id is that of entry {kept[key].position}"
            again.append(NotTaken("entry", where, why, entry.title, entry.origin))
        else:
            kept[key] = replace(entry, key=entry.key or entry.address)
    return tuple(kept.values()), tuple(again)


def language_code(tag: str) -> str:
    """ "fr" of "fr-FR"; nothing for what is no language tag (BCP 47)."""
    found = re.match(r"([A-Za-z]{2,3})(?:[-_]|$)", tag.strip())
    return found[1].lower() if found else ""


def _opening(paragraphs: tuple[str, ...]) -> str:
    """A title for an entry that has none: its first words."""
    words = " ".join(paragraphs[:1]).split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")

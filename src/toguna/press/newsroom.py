"""Whose site it is: the institution in each of its languages, and the sections its texts stand in.

Without an edition of the institution (a newsroom that only imported texts) plain defaults serve, and sections without a
collection of their own are read off the addresses of their texts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from toguna.editions.edition import Edition, Number
from toguna.editions.listings import LARGEST_NUMBER, in_folder, of_kind

from . import notes, series
from .addresses import Addresses
from .colours import Palette, palette
from .details import items, number, text
from .languages import FALLBACK, Language, language
from .recent import Recent
from .shelf import Shelf

BASE = "http://127.0.0.1:8000"


@dataclass(frozen=True, slots=True)
class Channel:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Section:
    """A listing of texts, those whose addresses begin with ``path``."""

    title: str
    path: str
    summary: str
    name: str
    listing: str
    group: str = ""


@dataclass(frozen=True, eq=False)
class Newsroom:
    """The institution's face in one language.  ``named_in`` is the language of its names: the first one where they are
    not translated; ``country`` is its country (ISO 3166-1 alpha-2).  ``series`` are the ids and addresses of the series
    whose numbers are in the register: a void number that one declares is none of the face's business.  ``recorded``
    says whether texts can be checked here.  ``frames`` remembers what pages of one folder share."""

    language: Language
    addresses: Addresses
    title: str
    short_name: str
    tagline: str
    channels: tuple[Channel, ...]
    sections: tuple[Section, ...]
    registers: tuple[tuple[str, str], ...]
    series: tuple[tuple[str, str], ...]
    palette: Palette
    base: str
    zone: ZoneInfo
    languages: tuple[str, ...]
    named_in: str
    country: str
    recorded: bool
    frames: Recent[Any, dict[str, str]] = field(default_factory=lambda: Recent(256))

    def absolute(self, address: str) -> str:
        return self.base + address

    def line_of(self, number: Number | None) -> str:
        """Where a number stands in the register of numbers; empty for one of no series that is there."""
        path = dict(self.series).get(number.series) if number else None
        if not path or not number or number.number > LARGEST_NUMBER:
            return ""
        return series.line(path, number.year, number.number)

    def fingerprint(self) -> str:
        """The same for the same face: what every page of this language depends on."""
        values = [getattr(self, f.name) for f in fields(self) if f.name not in ("frames", "language", "addresses")]
        values += [self.language.tables, self.addresses.root]
        return hashlib.blake2b(repr(values).encode(), digest_size=16).hexdigest()

    def section_of(self, edition: Edition) -> Section | None:
        """The section that lists a text."""
        for section in self.sections:
            if edition.section and edition.section == section.group:
                return section
        return self.section_at(edition.path)

    def section_at(self, path: str) -> Section | None:
        """The section under which an address stands."""
        below = [s for s in self.sections if path.startswith(s.path)]
        return max(below, key=lambda s: len(s.path), default=None)


class Newsrooms:
    """The newsroom in every language it has: the first is the institution's own."""

    def __init__(self, shelf: Shelf) -> None:
        with notes.unnoted():
            self._read(shelf)

    def _read(self, shelf: Shelf) -> None:
        found = {e.language: e for code in shelf.languages() for e in shelf.of_kind("institution", code)}
        own = next((e for e in found.values() if not e.translation_of), None)
        wanted = [code for code in items(own, "languages") if isinstance(code, str)] or [FALLBACK]
        # A language that only texts have is kept too: every text has a page.
        self.codes = tuple(dict.fromkeys([*wanted, *shelf.languages()]))
        self.first = self.codes[0]
        self._shelf = shelf
        self._own = own
        self._institution = found
        self._made: dict[str, Newsroom] = {}

    def __getitem__(self, code: str) -> Newsroom:
        notes.fixed(f"face {code}")
        if code not in self._made:
            # What a face is made of is nobody's reading: it is compared as a whole, by its fingerprint.
            with notes.unnoted():
                self._made[code] = self._newsroom(code)
        return self._made[code]

    def _others(self, code: str) -> list[str]:
        """The roots of the further languages that do not hold a language's own."""
        return [Addresses(c, self.first).root for c in self.codes[1:] if c != code]

    def _newsroom(self, code: str) -> Newsroom:
        edition = self._institution.get(code) or self._own
        words = language(code)
        addresses = Addresses(code, self.first)
        title = edition.title if edition else words.word("newsroom")
        numbered = tuple((e.group, e.path) for e in self._shelf.of_kind("series", code) if e.path)
        base = text(self._own, "address").rstrip("/")
        return Newsroom(
            language=words,
            addresses=addresses,
            title=title,
            short_name=text(edition, "short_name") or title,
            tagline=edition.summary if edition else "",
            channels=tuple(
                Channel(str(c.get("label", "")) or str(c["url"]), str(c["url"]))
                for c in items(edition, "channels")
                if isinstance(c, dict) and str(c.get("url", "")).startswith(("http://", "https://"))
            ),
            sections=tuple(_sections(self._shelf, words, addresses, self._others(code))),
            registers=tuple(_registers(self._shelf, code, addresses, words, bool(numbered))),
            series=numbered,
            palette=palette(text(self._own, "primary"), text(self._own, "accent")),
            base=base if base.startswith(("http://", "https://")) else BASE,
            zone=_zone(text(self._own, "time_zone")),
            languages=self.codes,
            named_in=edition.language if edition else code,
            country=text(self._own, "country"),
            recorded=bool(settings.TOGUNA_RECORD),
        )


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _sections(shelf: Shelf, words: Language, addresses: Addresses, others: Sequence[str]) -> list[Section]:
    """The sections of one language; ``others`` are the roots of the further languages."""
    code = words.code
    collections = [c for c in shelf.of_kind("collection", code) if c.path.endswith("/") and c.path != addresses.root]
    collections.sort(key=lambda c: (number(c, "order", 1000), c.title))
    sections = [Section(c.title, c.path, c.summary, _last(c.path), in_folder(c.path), c.group) for c in collections]
    known = {s.path for s in sections}
    for folder in shelf.members("in"):
        if folder.startswith(addresses.root) and not folder.startswith(tuple(others)) and folder not in known:
            name = _last(folder)
            title = words.of("sections", name) or name.replace("-", " ").replace("_", " ").capitalize()
            sections.append(Section(title, folder, "", name, in_folder(folder)))
    # A section without a text is not shown: an empty page says nothing.
    return [s for s in sections if shelf.holds(s.listing)]


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _registers(shelf: Shelf, code: str, addresses: Addresses, words: Language, numbered: bool) -> list[tuple[str, str]]:
    kinds = (("people", "person"), ("places", "place"), ("topics", "topic"), ("events", "event"))
    names = [name for name, kind in kinds if shelf.holds(of_kind(kind, code))]
    return [(words.word(name), addresses.of(name)) for name in [*names, *(["numbers"] if numbered else [])]]

"""A document of a source as a draft of the desk: what it says, where it belongs, what may be known of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from html import escape, unescape
from typing import Any
from urllib.parse import unquote, urlsplit

from django.utils import timezone

from toguna.intake import SourceDocument
from toguna.intake.blocks import Image, Prose
from toguna.intake.old_addresses import host_of
from toguna.reading.folding import fold

from .. import languages
from ..choices import EventType, Kind
from ..composing import day_of
from ..models import Place, Section, Text
from ..newsroom import section_for
from .kinds import kind_of
from .ledger import document_name
from .stream import Raw, stream_of, words_of

LONGEST_TITLE = 255
LONGEST_SUMMARY = 5000
_HREF = re.compile(r'href="([^"]*)"')
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*$")
_LONGEST_SLUG = 90


@dataclass
class Draft:
    """A text not yet saved, with what belongs beside it; ``links`` are those to its own site, ``missing`` the addresses
    of pictures that were not to be had."""

    text: Text
    section: Section
    year: int
    raw: Raw
    links: list[str]
    missing: list[str]
    words: int


class Drafting:
    """Makes drafts; sections and places are read once."""

    def __init__(self, picture: Callable[[Image], int | None], hosts: frozenset[str] = frozenset()) -> None:
        self._picture = picture
        self.hosts = frozenset(host.removeprefix("www.") for host in hosts)
        self._sections: dict[tuple[str, str], Section] = {}
        self._places: dict[str, Place] | None = None

    def draft(self, document: SourceDocument, user: Any = None) -> Draft:
        """The document as a text of the newsroom's languages: of another, it stands with the first language's."""
        language = languages.ours(document.language)
        kind = Kind.PAGE.value if document.form == "page" else kind_of(
            document.event_type or "", document.title, document.terms
        )  # fmt: skip
        missing: list[str] = []
        title, blocks = _headed(document)
        raw = stream_of(blocks, lambda image: self._shown(image, missing))
        place = self.place(document.place or "")
        moment = document.published or noon(document.published_date or document.event_date)
        lead = self._shown(document.lead, missing) if document.lead else None
        text = Text(
            title=title,
            kind=kind,
            summary=document.summary if len(document.summary) <= LONGEST_SUMMARY else "",
            body=raw,
            event_type=_event_type(document.event_type or ""),
            event_start=document.event_date or "",
            place=place,
            place_name="" if place else (document.place or "")[:255],
            signed_on=_signed_on(document),
            lead_picture_id=lead,
            address=_slug(document),
            first_published_on=moment if moment and moment <= timezone.now() else None,
            source_origin=document.source.origin[:500],
            source_taken_at=timezone.now().replace(microsecond=0),
            source_date=document.published_date
            or (document.published.date().isoformat() if document.published else ""),
            source_addresses=list(document.source.addresses),
            source_key=document_name(document),
            owner=user,
        )
        section = self._section(kind, language)
        told = document.event_date or document.published_date
        day = day_of(told) if told else (moment.date() if moment else timezone.localdate())
        return Draft(text, section, day.year, raw, self._internal(raw), missing, words_of(raw))

    def place(self, name: str) -> Place | None:
        """The place of the register of this name, in any of its languages; accents do not count."""
        if self._places is None:
            self._places = {}
            for place in Place.objects.order_by("pk"):
                for words in (place.name, *place.names.values()):
                    self._places.setdefault(fold(words), place)
        wanted = fold(name.strip())
        return self._places.get(wanted) if wanted else None

    def _shown(self, image: Image, missing: list[str]) -> int | None:
        key = self._picture(image)
        if key is None:
            missing.append(image.address)
        return key

    def _section(self, kind: str, language: str) -> Section:
        key = (kind, language)
        if key not in self._sections:
            self._sections[key] = section_for(kind, language)
        return self._sections[key]

    def _internal(self, raw: Raw) -> list[str]:
        """The links of a body that lead to its own site."""
        found = []
        for block in raw:
            if block["type"] in ("text", "kept"):
                for href in map(unescape, _HREF.findall(block["value"])):
                    host = host_of(href)
                    if host in self.hosts or (not host and href.startswith("/")):
                        found.append(href)
        return list(dict.fromkeys(found))


def noon(day: str | None) -> datetime | None:
    """Midday of that day in the institution's zone."""
    return timezone.make_aware(datetime.combine(day_of(day), time(12))) if day else None


def _headed(document: SourceDocument) -> tuple[str, list[Any]]:
    """A title the desk can hold; of a longer one the rest is not lost: it stands whole before the text.  So does a
    summary that is longer than the desk's."""
    title, blocks = " ".join(document.title.split()), list(document.blocks)
    if len(document.summary) > LONGEST_SUMMARY:
        blocks.insert(0, Prose(f"<p>{escape(document.summary, quote=False)}</p>"))
    if len(title) <= LONGEST_TITLE:
        return title, blocks
    blocks.insert(0, Prose(f"<p>{escape(title, quote=False)}</p>"))
    return title[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…", blocks


def _signed_on(document: SourceDocument) -> date | None:
    """The day a text says it was signed on, where it names one."""
    try:
        return date.fromisoformat(str(document.archive.get("signed_on") or ""))
    except ValueError:
        return None


def _event_type(given: str) -> str:
    return given if given in EventType.values else (EventType.AUTRE.value if given else "")


def _slug(document: SourceDocument) -> str:
    """The last part of the old address, where it is one that a reader can read."""
    for address in document.source.addresses[:1]:
        last = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2].lower()
        last = re.sub(r"\.(?:html?|php|aspx?)$", "", last)
        if _SLUG.match(last) and len(last) <= _LONGEST_SLUG and re.search("[a-z]{3}", last):
            return last
    return ""

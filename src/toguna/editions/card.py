"""What other pages show of an edition: enough for a listing and for finding its kin, without reading it whole.

A card is made from its edition alone, when that is stored; a listing that shows cards changes when a card does."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from sys import intern

from .canonical_text import html_text
from .edition import Edition, instant
from .terms import counted_terms

OPENING = 260
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Card:
    """``terms`` are the words that say most about the text, each with its weight, the heaviest first;
    ``length`` is how many words were counted.  ``first_published`` and ``published`` are instants (RFC 3339, UTC)."""

    id: str
    group: str
    language: str
    kind: str
    path: str
    title: str
    date: str
    number: str
    opening: str
    change: str
    first_published: str
    published: str
    withdrawn: bool
    terms: Mapping[str, int]
    length: int


_TERMS = [f.name for f in fields(Card)].index("terms")


def card_of(edition: Edition) -> Card:
    terms, length = counted_terms(edition) if edition.is_text else ({}, 0)
    return Card(
        id=edition.id,
        group=edition.group,
        language=edition.language,
        kind=edition.kind,
        path=edition.path,
        title=edition.title,
        date=edition.date,
        number=edition.number.label if edition.number else "",
        opening=opening(edition, OPENING),
        change=edition.change.kind,
        first_published=instant(edition.first_published_at),
        published=instant(edition.published_at),
        withdrawn=edition.withdrawn,
        terms=terms,
        length=length,
    )


def opening(edition: Edition, length: int) -> str:
    """The first words of the summary, else of the body, cut between words."""
    return shortened(edition.summary or _first_paragraph(edition.body), length)


def shortened(words: str, length: int) -> str:
    """At most ``length`` characters, cut between words."""
    words = " ".join(words.split())
    if len(words) <= length:
        return words
    cut = words[: length + 1].rpartition(" ")[0] or words[:length]
    return cut.rstrip(" ,;:.–—«(…") + " …"


def written(card: Card) -> str:
    """The card as JSON: a list of its values in their order."""
    values = [getattr(card, f.name) for f in fields(card)]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=8192)
def read_card(text: str) -> Card:
    """The card that ``written`` wrote."""
    values = json.loads(text)
    # The same few thousand words in every card of a language: each is kept once.
    values[_TERMS] = {intern(term): weight for term, weight in values[_TERMS].items()}
    return Card(*values)


def _first_paragraph(body: str) -> str:
    for match in _PARAGRAPH.finditer(body):
        if words := html.unescape(_TAGS.sub("", match[1])).strip():
            return words
    return html_text(body[:20_000])

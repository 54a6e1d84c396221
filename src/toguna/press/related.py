"""The "other news" of a text: which texts are its kin, and why.

What is linked by hand comes first, then what shares its event, people, places, topics and institutions.  What is
rarely named weighs more than what stands everywhere: a head of state says little about kinship, a village much.

Only the texts published nearest in time count for each thing named: so a text's block depends on its
neighbourhood, and a new text changes the blocks of a few others instead of all that name the head of state."""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from toguna.editions.edition import Edition

from .shelf import Shelf

ITEMS = 4
BEFORE, AFTER = 10, 6
"""How many texts, for each thing named, are looked at on either side in time."""
_PLAIN_TITLE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a text is shown: a key of the messages' ``reasons``, the name it holds, or the editor's own words."""

    key: str
    name: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    edition: Edition
    reason: Reason


@dataclass(slots=True)
class _Score:
    total: float = 0.0
    best: float = 0.0
    reason: Reason = field(default_factory=lambda: Reason("near"))

    def add(self, weight: float, reason: Reason) -> None:
        self.total += weight
        if weight > self.best:
            self.best, self.reason = weight, reason


def related(shelf: Shelf, edition: Edition, count: int = ITEMS) -> list[Related]:
    """Up to ``count`` texts of the same language, best first; never the text itself nor a withdrawn one."""
    chosen: list[Related] = []
    taken = {edition.id}
    titles = {_plain(edition.title)}

    def take(candidate: Edition, reason: Reason) -> None:
        title = _plain(candidate.title)
        if candidate.id in taken or title in titles or len(chosen) >= count:
            return
        taken.add(candidate.id)
        titles.add(title)
        chosen.append(Related(candidate, reason))

    for candidate, reason in _linked(shelf, edition):
        take(candidate, reason)
    if len(chosen) < count:
        scores = _scores(shelf, edition)
        ranked = sorted(scores.items(), key=lambda item: (-item[1].total, item[0]))
        # A few more than needed: some will be one story's duplicates.
        for candidate in shelf.editions(i for i, _ in ranked[: 3 * count]):
            take(candidate, scores[candidate.id].reason)
    if len(chosen) < count:
        for candidate in shelf.neighbours(edition, before=2 * count, after=count):
            take(candidate, Reason("near"))
    return chosen


def _linked(shelf: Shelf, edition: Edition) -> Iterator[tuple[Edition, Reason]]:
    for link in edition.links:
        target = shelf.edition(link.id)
        if target and target.language != edition.language:
            target = shelf.in_language(target.group, edition.language)
        if target and target.is_text and not target.withdrawn and target.path:
            yield target, Reason(link.type, said=link.reason)
    # A link counts from both of its ends.
    for name in dict.fromkeys((edition.id, edition.group)):
        for other in shelf.editions(shelf.linking(name, edition.language)[-BEFORE:]):
            back = next((link for link in other.links if link.id == name), None)
            if back:
                yield other, Reason(back.type, said=back.reason)


def _scores(shelf: Shelf, edition: Edition) -> dict[str, _Score]:
    scores: dict[str, _Score] = {}
    moment = edition.first_published_at
    for target, weight, reason in _named(edition):
        order = shelf.mention_order(target, edition.language)
        here = bisect_left(order, (moment, edition.id))
        nearby = order[max(0, here - BEFORE) : here + AFTER + 1]
        # How often it had been named by then: this never changes afterwards, unlike how often it is named today.
        weight /= math.log2(3 + here)
        for published, other in nearby:
            if other != edition.id:
                scores.setdefault(other, _Score(_nearness(moment, published))).add(weight, reason)
    return scores


def _named(edition: Edition) -> Iterator[tuple[str, float, Reason]]:
    if edition.event and edition.event.id:
        yield edition.event.id, 60, Reason("event", edition.event.name or "")
    for person in edition.people:
        yield person.id, 12, Reason("person", person.name)
    places = [*edition.places, *([edition.event.place] if edition.event and edition.event.place else [])]
    for place in dict.fromkeys(p for p in places if p.id):
        yield place.id, 7, Reason("place", place.name)
    for topic in edition.topics:
        yield topic.id, 6, Reason("topic", topic.name)
    for body in edition.organisations:
        yield body.id, 4, Reason("organisation", body.name)


def _nearness(one: datetime, other: datetime) -> float:
    return 3 / (1 + abs((one - other).total_seconds()) / 2_592_000)


@lru_cache(maxsize=8192)
def _plain(title: str) -> str:
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    # Accents, now letters of their own, are not word characters; they and blanks and marks all go.
    return _PLAIN_TITLE.sub("", decomposed)

"""The "other news" of a text: which texts are its kin, and why.

What is linked by hand comes first, then what shares its event, people, places, topics, institutions, and then words.
What is rarely named weighs more than what stands everywhere: a head of state says little about kinship, a village much.

Only the texts published nearest in time count for each thing named: so a text's block depends on its neighbourhood,
costs the same in any archive, and a new text changes the blocks of a few others instead of all that name the head of
state.  Words are weighed among those candidates (BM25, Robertson and Zaragoza 2009, with the candidates as the
collection)."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from toguna.editions import listings
from toguna.editions.card import Card, card_of
from toguna.editions.edition import Edition
from toguna.editions.library import Place

from .shelf import Shelf

ITEMS = 4
BEFORE, AFTER = 8, 3
"""How many texts, for each thing named, are looked at on either side in time."""
LINKS = 4
K1, B = 1.2, 0.75
"""BM25's usual constants."""
WORDS = 2.0
"""The weight of a unit of BM25, beside those of things named."""
TWIN = 0.8
"""Two texts of one day that share so much of their terms tell one story."""
_MONTH = 30 * 86_400
_PLAIN_TITLE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a text is shown: a key of the messages' ``reasons``, the name it holds, or the editor's own words."""

    key: str
    name: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    card: Card
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
    own = card_of(edition)
    key = shelf.key(edition)
    language = edition.language
    named = list(_named(edition))
    wanted = {listings.naming(target, language): (BEFORE, AFTER) for target, _, _ in named}
    for term, _ in own.terms[: listings.KEYWORDS]:
        wanted[listings.with_term(term, language)] = (BEFORE, AFTER)
    for name in dict.fromkeys((edition.id, edition.group)):
        wanted[listings.linking(name, language)] = (LINKS, LINKS)
    wanted[listings.all_texts(language)] = (2 * count, count)
    around = shelf.around(key, wanted)
    pool = _pool(shelf, around, own)

    chosen: list[Related] = []
    taken = {edition.id}

    def take(card: Card, reason: Reason) -> None:
        if card.id in taken or len(chosen) >= count or _twins(card, own):
            return
        if not any(_twins(card, other.card) for other in chosen):
            taken.add(card.id)
            chosen.append(Related(card, reason))

    for card, reason in _linked(shelf, edition, around, pool):
        take(card, reason)
    scores = _scores(key, named, language, around)
    _weigh_words(own, pool, scores)
    for at in sorted(scores, key=lambda at: (-scores[at].total, -at)):
        if len(chosen) >= count:
            break
        take(pool[at], scores[at].reason)
    before, after = around[listings.all_texts(language)]
    for at, _ in (*before, *after):
        if at in pool:
            take(pool[at], Reason("near"))
    return chosen


def _pool(shelf: Shelf, around: dict[str, tuple[list[Place], list[Place]]], own: Card) -> dict[int, Card]:
    """Every candidate by its key, which is the same in all these listings."""
    places = dict.fromkeys(place for before, after in around.values() for place in (*before, *after))
    cards = shelf.cards(list(places))
    return {key: card for (key, _), card in zip(places, cards, strict=True) if card.id != own.id}


def _linked(
    shelf: Shelf, edition: Edition, around: dict[str, tuple[list[Place], list[Place]]], pool: dict[int, Card]
) -> Iterator[tuple[Card, Reason]]:
    for link in edition.links:
        target = shelf.edition(link.id)
        if target and target.language != edition.language:
            target = shelf.in_language(target.group, edition.language)
        if target and target.is_text and not target.withdrawn and target.path:
            yield card_of(target), Reason(link.type, said=link.reason)
    # A link counts from both of its ends.
    for name in dict.fromkeys((edition.id, edition.group)):
        before, after = around[listings.linking(name, edition.language)]
        for key, _ in (*before, *after):
            other = shelf.edition(pool[key].id) if key in pool else None
            back = next((link for link in other.links if link.id == name), None) if other else None
            if back:
                yield pool[key], Reason(back.type, said=back.reason)


def _scores(
    key: int,
    named: list[tuple[str, float, Reason]],
    language: str,
    around: dict[str, tuple[list[Place], list[Place]]],
) -> dict[int, _Score]:
    scores: dict[int, _Score] = {}
    moment = listings.seconds(key)
    for target, weight, reason in named:
        before, after = around[listings.naming(target, language)]
        if before:
            # How often it is named at that time: so many texts in so many months.
            months = max((moment - listings.seconds(before[-1][0])) / _MONTH, 1 / 30)
            weight /= math.log2(2 + len(before) / months)
        for other, _ in (*before, *after):
            if other not in scores:
                scores[other] = _Score(3 / (1 + abs(moment - listings.seconds(other)) / _MONTH))
            scores[other].add(weight, reason)
    return scores


def _weigh_words(own: Card, pool: dict[int, Card], scores: dict[int, _Score]) -> None:
    """Adds BM25 of the text's terms against each candidate's."""
    if not pool or not own.terms:
        return
    asked = dict(own.terms)
    documents = {key: {term: count for term, count in card.terms if term in asked} for key, card in pool.items()}
    holding = Counter(term for document in documents.values() for term in document)
    mean = sum(card.length for card in pool.values()) / len(pool) or 1.0
    rarity = {term: math.log(1 + (len(pool) - n + 0.5) / (n + 0.5)) for term, n in holding.items()}
    for key, document in documents.items():
        # One word in common is chance.
        if len(document) < 2:
            continue
        norm = K1 * (1 - B + B * pool[key].length / mean)
        weight = sum(rarity[term] * count * (K1 + 1) / (count + norm) for term, count in document.items())
        scores.setdefault(key, _Score()).add(WORDS * weight, Reason("words"))


def _named(edition: Edition) -> Iterator[tuple[str, float, Reason]]:
    if edition.event and edition.event.id:
        yield edition.event.id, 60, Reason("event", edition.event.name or "")
    for person in edition.people:
        if person.id:
            yield person.id, 12, Reason("person", person.name)
    places = [*edition.places, *([edition.event.place] if edition.event and edition.event.place else [])]
    for place in dict.fromkeys(p for p in places if p.id):
        yield place.id, 7, Reason("place", place.name)
    for topic in edition.topics:
        yield topic.id, 6, Reason("topic", topic.name)
    for body in edition.organisations:
        yield body.id, 4, Reason("organisation", body.name)


def _twins(one: Card, other: Card) -> bool:
    """Whether two texts tell the same story: one title, or one day and nearly the same words."""
    if _plain(one.title) == _plain(other.title):
        return True
    if one.date != other.date or len(one.terms) < 8:
        return False
    mine, theirs = {term for term, _ in one.terms}, {term for term, _ in other.terms}
    return len(mine & theirs) >= TWIN * len(mine | theirs)


@lru_cache(maxsize=8192)
def _plain(title: str) -> str:
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    # Accents, now letters of their own, are not word characters; they and blanks and marks all go.
    return _PLAIN_TITLE.sub("", decomposed)

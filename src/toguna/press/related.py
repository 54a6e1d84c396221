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
from itertools import islice

from toguna.editions import listings
from toguna.editions.card import Card
from toguna.editions.edition import Edition
from toguna.editions.library import Place

from .shelf import Shelf

ITEMS = 4
BEFORE, AFTER = 6, 2
"""How many texts, for each thing named, are looked at on either side in time."""
LINKS = 4
CANDIDATES = 24
"""How many of them are looked at closer, with their words."""
LEADING = 3
"""The weight of a shared leading word, beside those of things named."""
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
    own = shelf.card(edition)
    key = shelf.key(edition)
    language = edition.language
    named = list(_named(edition))
    wanted = {listings.naming(target, language): (BEFORE, AFTER) for target, _, _ in named}
    for term in islice(own.terms, listings.KEYWORDS):
        wanted[listings.with_term(term, language)] = (BEFORE, AFTER)
    for name in dict.fromkeys((edition.id, edition.group)):
        wanted[listings.linking(name, language)] = (LINKS, LINKS)
    wanted[listings.all_texts(language)] = (count + 2, count)
    around = shelf.around(key, wanted)
    scores = _scores(key, named, own, around)
    best = sorted(scores, key=lambda place: (-scores[place].total, -place[0]))[:CANDIDATES]
    before, after = around[listings.all_texts(language)]
    links = {
        name: [place for side in around[listings.linking(name, language)] for place in side]
        for name in dict.fromkeys((edition.id, edition.group))
    }
    if len(best) < 2 * count:
        best += [place for place in (*before, *after) if place not in scores]
    places = list(dict.fromkeys([*best, *(place for some in links.values() for place in some)]))
    cards = dict(zip(places, shelf.cards(places), strict=True))

    chosen: list[Related] = []
    taken = {edition.id}

    def take(card: Card, reason: Reason) -> None:
        if card.id in taken or len(chosen) >= count or _twins(card, own):
            return
        if not any(_twins(card, other.card) for other in chosen):
            taken.add(card.id)
            chosen.append(Related(card, reason))

    for card, reason in _linked(shelf, edition, {name: [cards[p] for p in some] for name, some in links.items()}):
        take(card, reason)
    _weigh_words(own, {place: cards[place] for place in best if cards[place].id != own.id}, scores)
    near = _Score()
    for place in sorted(best, key=lambda place: -scores.get(place, near).total):
        take(cards[place], scores.get(place, near).reason)
    return chosen


def _linked(shelf: Shelf, edition: Edition, back: dict[str, list[Card]]) -> Iterator[tuple[Card, Reason]]:
    for link in edition.links:
        target = shelf.edition(link.id)
        if target and target.language != edition.language:
            target = shelf.in_language(target.group, edition.language)
        if target and target.is_text and not target.withdrawn and target.path:
            yield shelf.card(target), Reason(link.type, said=link.reason)
    # A link counts from both of its ends.
    for name, cards in back.items():
        for card in cards:
            other = shelf.edition(card.id)
            found = next((link for link in other.links if link.id == name), None) if other else None
            if found:
                yield card, Reason(found.type, said=found.reason)


def _scores(
    key: int,
    named: list[tuple[str, float, Reason]],
    own: Card,
    around: dict[str, tuple[list[Place], list[Place]]],
) -> dict[Place, _Score]:
    """What shares a name or a leading word, with the weight of that."""
    scores: dict[Place, _Score] = {}
    moment = listings.seconds(key)
    shared = [(listings.naming(target, own.language), weight, reason) for target, weight, reason in named]
    leading = islice(own.terms, listings.KEYWORDS)
    shared += [(listings.with_term(term, own.language), LEADING, Reason("words")) for term in leading]
    for name, weight, reason in shared:
        before, after = around[name]
        if before:
            # How often it is named at that time: so many texts in so many months.
            months = max((moment - listings.seconds(before[-1][0])) / _MONTH, 1 / 30)
            weight /= math.log2(2 + len(before) / months)
        for side in (before, after):
            for place in side:
                score = scores.get(place)
                if score is None:
                    scores[place] = score = _Score(3 / (1 + abs(moment - listings.seconds(place[0])) / _MONTH))
                score.add(weight, reason)
    return scores


def _weigh_words(own: Card, pool: dict[Place, Card], scores: dict[Place, _Score]) -> None:
    """Adds BM25 of the text's terms against each candidate's."""
    if not pool or not own.terms:
        return
    asked = own.terms.keys()
    shared = {place: terms for place, card in pool.items() if len(terms := asked & card.terms.keys()) > 1}
    holding = Counter(term for terms in shared.values() for term in terms)
    mean = sum(card.length for card in pool.values()) / len(pool) or 1.0
    rarity = {term: math.log(1 + (len(pool) - n + 0.5) / (n + 0.5)) for term, n in holding.items()}
    for place, terms in shared.items():
        counts = pool[place].terms
        norm = K1 * (1 - B + B * pool[place].length / mean)
        # In the order of the text's own terms: sums of fractions depend on it.
        weight = sum(
            rarity[term] * counts[term] * (K1 + 1) / (counts[term] + norm) for term in own.terms if term in terms
        )
        if place not in scores:
            scores[place] = _Score()
        scores[place].add(WORDS * weight, Reason("words"))


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
    mine, theirs = one.terms.keys(), other.terms.keys()
    return len(mine & theirs) >= TWIN * len(mine | theirs)


@lru_cache(maxsize=8192)
def _plain(title: str) -> str:
    decomposed = unicodedata.normalize("NFKD", title.casefold())
    # Accents, now letters of their own, are not word characters; they and blanks and marks all go.
    return _PLAIN_TITLE.sub("", decomposed)

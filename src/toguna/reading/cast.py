"""Who a text speaks of, and where: people by their names, and by the offices that stand for them ("le ministre").

An office is the person of whom the text says it, or the one the register knows.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from toguna.reading.folding import compiled, fold
from toguna.reading.languages.pack import LanguagePack, SpeechWords
from toguna.reading.names import Mention
from toguna.reading.people import Person
from toguna.reading.source import Source, before, covered

_AROUND = 12000
_NOT_FAR_BACK = 500


class Reference(NamedTuple):
    """Somebody the text names at one place: by a name (``mention``, None where the surname stands alone), or by an office.

    ``person`` is None for an office whose holder the text does not name.
    """

    start: int
    end: int
    person: Person | None
    by_name: bool
    mention: Mention | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """An office of somebody, as it is compared: its noun's stem, its words, the groups of nouns it belongs to."""

    stem: str
    words: frozenset[str]
    groups: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Rank:
    """What the text gives a person by which an office may mean them: offices, titles (lower case), and where the names stand."""

    offices: Sequence[_Known]
    titles: Sequence[str]
    starts: Sequence[int]


class Cast:
    """The people of a text, by where it speaks of them."""

    def __init__(self, source: Source, people: Sequence[Person]) -> None:
        self._source = source
        self._people = people
        self._patterns = _patterns(source.pack)
        references = [Reference(one.start, one.end, person, True, one) for person in people for one in person.mentions]
        references += [Reference(*span, person, True) for person in people for span in person.bare]
        self._ranks = {person: self._rank(person) for person in people if person.has_rank()}
        self._named = sorted((one.start, index) for index, person in enumerate(people) for one in person.mentions)
        references += self._by_office(references)
        self.references = sorted(references, key=lambda one: one.start)
        self._starts = [one.start for one in self.references]

    def _rank(self, person: Person) -> _Rank:
        return _Rank(
            [self._known(text) for text in self._texts(person)],
            [title.lower() for one in person.mentions for title in one.titles],
            [one.start for one in person.mentions],
        )

    def _texts(self, person: Person) -> list[str]:
        """The offices of a person, each once; who leads a delegation is also called its head."""
        texts = {fold(office.text): None for office in person.offices()}
        speech = self._source.pack.speech
        for one in person.mentions:
            outset = min([one.outset, *(o.start for o in one.offices if o.start < one.start)])
            if before(self._source, outset, speech.leading, 40):
                texts[speech.leader] = None
        return list(texts)

    def _known(self, text: str) -> _Known:
        head, words = self._patterns.head.match(text), _words(text)
        begins = [at for at, word in enumerate(words) if word in self._patterns.like]
        groups = frozenset(group for at in begins for group in self._groups(words[at:]))
        return _Known(self._stem(head[0] if head else text.split(" ")[0]), self._telling(words), groups)

    def _groups(self, words: Sequence[str]) -> Iterator[int]:
        """The groups of like offices of which one begins these words."""
        for office, group in self._patterns.like.get(words[0], ()) if words else ():
            if words[: len(office)] == office:
                yield group

    def _near(self, at: int) -> list[Person]:
        """The people named around a place: who is spoken of is not further away, and a book has thousands."""
        low, high = bisect_left(self._named, (at - _AROUND, -1)), bisect_left(self._named, (at + _AROUND // 2, -1))
        return list(dict.fromkeys(self._people[index] for _, index in self._named[low:high]))

    def between(self, start: int, end: int) -> list[Reference]:
        """Return the references to named people that begin in a span."""
        return [one for one in self.about(start, end) if one.person is not None]

    def about(self, start: int, end: int) -> list[Reference]:
        """Return every reference that begins in a span, also those to nobody named."""
        return self.references[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _by_office(self, named: Sequence[Reference]) -> list[Reference]:
        """Offices that stand for a person: "le ministre", "la directrice générale", "l'ambassadeur des États-Unis"."""
        folded = self._source.folded
        # Where an office belongs to a name beside it, it is no reference of its own.
        taken = covered((office.start, office.end) for person in self._people for office in person.offices())
        taken |= covered((one.start, one.end) for one in named)
        found: list[Reference] = []
        for match in self._patterns.office.finditer(folded):
            start, end = match.span("office")
            if start in taken:
                continue
            # Names are subjects too: an office reaches to the next name and not over it.
            stop = next((at for at in range(start, end) if at in taken), end)
            person = self._whose(folded[start:stop], start, folded[match.start() : start])
            if person is not None or (" " in folded[start:stop].strip() and self._patterns.article.match(match[0])):
                found.append(Reference(match.start(), stop, person, False))
        return found

    def _whose(self, office: str, at: int, article: str) -> Person | None:
        words, grammar = self._source.pack.people, self._source.pack.grammar
        head_match = self._patterns.head.match(office)
        head = head_match[0] if head_match else office.split(" ")[0]
        she = compiled(grammar.her_article).search(article) is not None or compiled(words.women).match(head) is not None
        said = _words(office)
        stem, rest, groups = self._stem(head), self._telling(said) - set(head.split()), frozenset(self._groups(said))
        bounded = self._patterns.bounded.search(office) is not None
        best: list[tuple[int, int, Person]] = []
        for person in self._near(at):
            rank = self._ranks.get(person)
            if rank is None or (she and person.sex == "m"):
                continue
            weight = 0
            for own in rank.offices:
                weight = max(weight, _likeness(stem, rest, groups, bounded, own))
            # The title alone ("le général", "le président") says it too.
            if weight == 0 and any(head in title for title in rank.titles):
                weight = 2
            if weight:
                seen = max((start for start in rank.starts if start < at), default=-1)
                best.append((weight, seen, person))
        if not best:
            return self._last_named(at) if self._patterns.anybody.match(office) else None
        top = max(weight for weight, _, _ in best)
        return max((one for one in best if one[0] == top), key=lambda one: one[1])[2]

    def _last_named(self, at: int) -> Person | None:
        """ "L'orateur", "le responsable": whoever was named last, not far back."""
        low, high = bisect_left(self._named, (at - _NOT_FAR_BACK, -1)), bisect_left(self._named, (at, -1))
        return self._people[self._named[high - 1][1]] if high > low else None

    def subject(self, start: int, end: int) -> Reference | None:
        """Return who a stretch of text is about: the first somebody who is no object there."""
        return next((one for one in self.about(start, end) if not self.is_object(one, start)), None)

    def is_object(self, one: Reference, floor: int) -> bool:
        """Say whether somebody is the object of the words before, no further back than ``floor``: "avec X", "reçu par X"."""
        outset = one.start
        if one.mention is not None:
            outset = one.mention.outset
            # The office before a name is part of it: "avec le ministre de la Santé, X".
            for office in one.mention.offices:
                if floor <= office.start < outset:
                    outset = office.start
        lead = self._patterns.the.search(self._source.folded[max(0, outset - 6) : outset])
        outset -= len(lead[0]) if lead else 0
        if before(self._source, outset, self._source.pack.speech.topic, 40):
            return False
        if not one.by_name and compiled(self._source.pack.grammar.of_the).match(self._source.folded, one.start):
            return True
        return outset > floor and before(self._source, outset, self._source.pack.speech.object, 40) is not None

    def _telling(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(words) - self._source.pack.grammar.empty

    def _stem(self, head: str) -> str:
        """One form for "directeur" and "directrice", "président" and "présidente"."""
        return compiled(self._source.pack.people.office_forms).sub("", head)


def _likeness(stem: str, rest: frozenset[str], groups: frozenset[int], bounded: bool, own: _Known) -> int:
    """How well an office asked for is one that somebody holds: 0 not at all, 2 by another noun, 3 and more by its own."""
    if stem == own.stem:
        if rest & own.words or not rest:
            return 3 + len(rest & own.words)
        return 0 if bounded else 1
    return 0 if groups.isdisjoint(own.groups) else 2


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns that a language's words of people and speech make."""

    head: re.Pattern[str]
    office: re.Pattern[str]
    like: Mapping[str, Sequence[tuple[list[str], int]]]
    anybody: re.Pattern[str]
    bounded: re.Pattern[str]
    article: re.Pattern[str]
    the: re.Pattern[str]


@cache
def _patterns(pack: LanguagePack) -> _Patterns:
    words, speech, grammar = pack.people, pack.speech, pack.grammar
    blank = "|".join((" ", *(f" {article}" for article in grammar.glued_articles)))
    return _Patterns(
        head=compiled(rf"(?:{words.offices})(?![\w-])"),
        office=compiled(
            rf"(?<![\w'-])(?:{speech.the}|{grammar.of_the})(?:(?:{words.office_adjectives}) )?"
            rf"(?P<office>(?:{words.offices}|{speech.stand_ins})(?![\w-])(?:(?:{blank})(?!{words.office_ends}(?![\w-]))(?:[a-z'’-]+)){{0,7}})"
        ),
        like=_like_offices(speech),
        anybody=compiled(rf"(?:{speech.anybody})(?![\w-])"),
        bounded=compiled(rf" (?:{words.office_bounds})"),
        article=compiled(grammar.articles),
        the=compiled(rf"\b(?:{speech.the})$"),
    )


def _like_offices(speech: SpeechWords) -> Mapping[str, Sequence[tuple[list[str], int]]]:
    """The offices that have others like them, by their first word: the words of each, and which group it belongs to."""
    found: dict[str, list[tuple[list[str], int]]] = {}
    for group, offices in enumerate(speech.same_office):
        for office in offices.split("|"):
            words = _words(office)
            found.setdefault(words[0], []).append((words, group))
    return found


def _words(text: str) -> list[str]:
    return compiled(r"[a-z0-9-]+").findall(text)

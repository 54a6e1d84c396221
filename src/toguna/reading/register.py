"""Who held which office when: what a reader may be told, so that an office without a name still names somebody."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from toguna.reading.cast import Cast
from toguna.reading.folding import compiled, fold
from toguna.reading.languages import packs
from toguna.reading.names import Mention, tokens_of
from toguna.reading.offices import Office
from toguna.reading.people import Person
from toguna.reading.source import Source


@cache
def empty_words() -> frozenset[str]:
    """Return the words that count for nothing in an office, of every language: a register may be in another than the text."""
    return frozenset(word for pack in packs() for word in pack.grammar.empty)


@dataclass(frozen=True, slots=True)
class Holding:
    """One person's time in an office; ``office`` in the words of the institution, ``end`` (the last day) None: still."""

    person: str
    office: str
    start: dt.date | None = None
    end: dt.date | None = None

    def on(self, day: dt.date) -> bool:
        """Say whether the office was held on that day."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


class Register:
    """Offices and their holders, asked by the words a text uses for the office."""

    def __init__(self, holdings: Iterable[Holding]) -> None:
        self._by_words: dict[frozenset[str], list[Holding]] = {}
        for one in holdings:
            self._by_words.setdefault(_words(one.office), []).append(one)

    def holder(self, office: str, day: dt.date) -> str | None:
        """Return who held ``office`` on ``day``; None where nobody, or more than one, may be meant.

        "le ministre de la Défense" is also found under "ministre de la Défense et des Anciens Combattants", where no
        other office of that day begins so.
        """
        asked = _words(office)
        if len(asked) < 2 and asked not in self._by_words:
            return None
        exact = {one.person for one in self._by_words.get(asked, ()) if one.on(day)}
        if exact:
            return exact.pop() if len(exact) == 1 else None
        wider = {
            one.person
            for words, holdings in self._by_words.items()
            if asked < words
            for one in holdings
            if one.on(day) and fold(one.office).split()[:1] == fold(office).split()[:1]
        }
        return wider.pop() if len(wider) == 1 else None


def with_holders(
    source: Source, people: Sequence[Person], cast: Cast, register: Register, day: dt.date
) -> list[Person]:
    """Add those whom the register knows under an office that the text says of nobody ("le ministre de la Défense")."""
    found = list(people)
    for one in cast.references:
        if one.person is not None:
            continue
        start = one.start + len(_article(source, one.start, one.end))
        office = " ".join(source.text[start : one.end].split())
        holder = register.holder(office, day)
        if holder is None:
            continue
        tokens = tokens_of(holder)
        person = next((known for known in found if sorted(known.tokens) == sorted(tokens)), None)
        if person is None:
            person = Person(tokens=tokens, name=holder)
            found.append(person)
        said = Office(office, start, one.end)
        person.mentions.append(Mention(holder, start, one.end, one.start, tokens, offices=(said,), sure=0.8))
    return sorted(found, key=lambda person: min(mention.start for mention in person.mentions))


def _article(source: Source, start: int, end: int) -> str:
    """Return the article a stretch of text begins with, with its blank."""
    match = compiled(rf"(?:{source.pack.speech.the}|{source.pack.grammar.of_the})").match(source.folded, start, end)
    return match[0] if match else ""


def _words(office: str) -> frozenset[str]:
    return frozenset(compiled(r"[a-z0-9]+").findall(fold(office))) - empty_words()

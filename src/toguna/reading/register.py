"""Who held which office when: what a reader may be told, so that an office without a name still names somebody."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from toguna.reading.folding import compiled, fold

_EMPTY = frozenset("le la les l un une de du des d et a au aux en the of for and".split())


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
        self._holdings = tuple(holdings)
        for one in self._holdings:
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


def _words(office: str) -> frozenset[str]:
    return frozenset(compiled(r"[a-z0-9]+").findall(fold(office))) - _EMPTY

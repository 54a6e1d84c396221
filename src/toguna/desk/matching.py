"""From a name in a text to the entries of a register that may be meant.

Accents, case and the order of given name and surname do not count.  Two entries of one name are both given: only a
person can choose between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from rapidfuzz import fuzz, process

from toguna.reading.folding import composed, fold
from toguna.reading.register import empty_words

from . import languages
from .choices import PlaceKind
from .models import Body, Person, Place, Role

NEAR = 84
"""How alike two names are (0 to 100, the words in any order) that may be one name in two spellings."""
FEW = 5
_WORD = re.compile(r"[^\W_]+")

Entry = TypeVar("Entry", Person, Place, Body, Role)


@dataclass(frozen=True, slots=True)
class Match(Generic[Entry]):
    """An entry that a name may mean; ``same`` where it is the name itself, but for accents, case and order."""

    entry: Entry
    same: bool


def name_words(name: str) -> frozenset[str]:
    """The words of a name, without what does not count."""
    return frozenset(_WORD.findall(fold(composed(name))))


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for accents, case and the order of their words."""
    return bool(name_words(one)) and name_words(one) == name_words(other)


class Names(Generic[Entry]):
    """The names of one register, asked as often as a text has names."""

    def __init__(self, entries: Iterable[Entry], named: Callable[[Entry], Iterable[str]], *, partly: bool) -> None:
        """``partly``: a part of a name ("Keïta" of "Aminata Keïta") may mean the whole."""
        self._partly = partly
        named_words = [
            (entry, words) for entry in entries for words in {name_words(name) - empty_words() for name in named(entry)}
        ]
        self._names: list[tuple[Entry, frozenset[str]]] = [(entry, words) for entry, words in named_words if words]
        self._lines = [" ".join(sorted(words)) for _, words in self._names]

    @cached_property
    def _same(self) -> dict[frozenset[str], list[Entry]]:
        found: dict[frozenset[str], list[Entry]] = {}
        for entry, words in self._names:
            found.setdefault(words, []).append(entry)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for n, (_, words) in enumerate(self._names):
            for word in words:
                found.setdefault(word, []).append(n)
        return found

    def matches(self, name: str) -> list[Match[Entry]]:
        """The entries of that name; where there is none, a few that are near to it, the nearest first."""
        asked = name_words(name) - empty_words()
        if not asked:
            return []
        same = {entry.pk: entry for entry in self._same.get(asked, ())}
        if same:
            return [Match(entry, True) for entry in same.values()]
        line = " ".join(sorted(asked))
        alike = process.extract(line, self._lines, scorer=fuzz.ratio, score_cutoff=NEAR, limit=FEW)
        near = [n for _, _, n in alike]
        if self._partly:
            sharing = dict.fromkeys(n for word in sorted(asked) for n in self._by_word.get(word, ()))
            near += [n for n in sharing if asked < self._names[n][1] or self._names[n][1] < asked]
        found = {self._names[n][0].pk: self._names[n][0] for n in near}
        return [Match(entry, False) for entry in list(found.values())[:FEW]]


def _everywhere(entry: Any) -> list[str]:
    return [entry.name, *(entry.names or {}).values()]


def persons() -> Names[Person]:
    # Offices are looked up for those alone who are offered.
    return Names(
        Person.objects.order_by("sort_name", "pk"),
        lambda p: [*_everywhere(p), f"{p.given_name} {p.family_name}"],
        partly=True,
    )


def places() -> Names[Place]:
    return Names(Place.objects.order_by("name", "pk"), _everywhere, partly=False)


def bodies() -> Names[Body]:
    def named(body: Body) -> list[str]:
        return [*_everywhere(body), *(name for former in body.former_names.all() for name in _everywhere(former))]

    return Names(Body.objects.prefetch_related("former_names").order_by("name", "pk"), named, partly=False)


def roles() -> Names[Role]:
    def named(role: Role) -> list[str]:
        return [*_everywhere(role), role.name_f, *(role.names_f or {}).values()]

    return Names(Role.objects.select_related("body").order_by("name", "pk"), named, partly=True)


def place_matches(names: Names[Place], name: str, kind: str, iso2: str) -> list[Match[Place]]:
    """As ``names.matches``; a country is also known by its code, whatever the text calls it."""
    found = names.matches(name)
    if kind == PlaceKind.COUNTRY and iso2 and not any(match.same for match in found):
        coded = list(Place.objects.filter(kind=PlaceKind.COUNTRY, iso2=iso2))
        return [Match(place, True) for place in coded] or found
    if kind:
        # A city is not the country that bears its name.
        same_kind = [match for match in found if not match.same or match.entry.kind == kind]
        return same_kind or found
    return found


def parted(name: str, forms: Iterable[str]) -> tuple[str, str]:
    """Given name and surname of a name as the text writes it: capitals or a particle begin a surname, else its last
    word is one."""
    words = name.split()
    capitals = {fold(word) for form in forms for word in form.split() if len(word) > 1 and word.isupper()}
    surname = [word for word in words if fold(word) in capitals]
    if surname and len(surname) < len(words):
        return " ".join(word for word in words if word not in surname), " ".join(surname)
    for n, word in enumerate(words[1:-1], 1):
        if fold(word) in ("ag", "al", "ben", "bint", "da", "de", "di", "dos", "el", "ould", "van", "von", "walet"):
            return " ".join(words[:n]), " ".join(words[n:])
    return " ".join(words[:-1]), " ".join(words[-1:])


def first_language(name: str, language: str) -> dict[str, Any]:
    """``name`` and ``names`` of an entry that a text in some language names."""
    return {"name": name, "names": {} if language == languages.first() else {language: name}}

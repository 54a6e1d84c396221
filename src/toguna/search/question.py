"""What a reader asks: words, phrases in quotation marks, and filters, out of the parameters of an address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from .words import STOP, composed, words

ON_A_PAGE = 10
LAST_PAGE = 50
MOST_WORDS = 12
MOST_LETTERS = 200
_PHRASE = re.compile('["“”«»„]([^"“”«»„]+)["“”«»„]')
_DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_PLAIN = re.compile(r"[\w-]{1,80}")


@dataclass(frozen=True, slots=True)
class Term:
    """A word to be found: folded, and in its stemmed form."""

    exact: str
    stem: str


@dataclass(frozen=True, slots=True)
class Question:
    """``terms`` must all be found, and every one of ``phrases`` word by word.  Dates are ISO (a day, month or year) and
    included.  Ids are those of the registers."""

    text: str = ""
    language: str = "fr"
    terms: tuple[Term, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    since: str = ""
    until: str = ""
    kind: str = ""
    person: str = ""
    place: str = ""
    newest: bool = False
    page: int = 1

    @property
    def empty(self) -> bool:
        """Whether nothing is asked: neither words nor any filter."""
        return not (self.terms or self.phrases or self.since or self.until or self.kind or self.person or self.place)

    def parameters(self, changed: Mapping[str, str | int]) -> str:
        """The question as the query of an address, with some of it changed; what is empty is left out."""
        given: dict[str, str | int] = {
            "q": self.text,
            "from": self.since,
            "to": self.until,
            "kind": self.kind,
            "person": self.person,
            "place": self.place,
            "sort": "date" if self.newest else "",
            "page": self.page,
            **changed,
        }
        return urlencode({key: value for key, value in given.items() if value and (key != "page" or value != 1)})


def question(parameters: Mapping[str, str], language: str) -> Question:
    """The question in an address's parameters; whatever is not understood is as if it were not there."""
    text = " ".join(composed(parameters.get("q", "")).replace("\0", " ").split())[:MOST_LETTERS]
    phrases = []
    for match in _PHRASE.finditer(text):
        found = tuple(word.exact for word in words(match.group(1), language))
        if found:
            phrases.append(found)
    rest = _PHRASE.sub(" ", text)
    terms = [Term(word.exact, word.stem) for word in words(rest, language)]
    stop = STOP.get(language[:2], frozenset())
    telling = [term for term in terms if term.exact not in stop] or terms
    asked = Question(
        text=text,
        language=language,
        terms=tuple(dict.fromkeys(telling))[:MOST_WORDS],
        phrases=tuple(phrases)[:MOST_WORDS],
        since=_date(parameters.get("from", "")),
        until=_date(parameters.get("to", "")),
        kind=_plain(parameters.get("kind", "")),
        person=_plain(parameters.get("person", "")),
        place=_plain(parameters.get("place", "")),
        newest=parameters.get("sort") == "date",
    )
    page = parameters.get("page", "1")
    return replace(asked, page=min(max(int(page), 1), LAST_PAGE) if page.isascii() and page.isdigit() else 1)


def _date(value: str) -> str:
    value = value.strip()
    return value if _DATE.fullmatch(value) else ""


def _plain(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else ""

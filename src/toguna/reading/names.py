"""Names of people: which capitals are a person, told by what stands beside and inside them.

A run of capitals is a *candidate* (``candidates.py``). A title, an office, a surname in capitals, a known given name, a verb
of saying or a neighbour that is a person speaks for it; the nouns of institutions, a building it names, a word the text also
writes in small letters speak against it.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from toguna.reading.candidates import Candidate, find_candidates
from toguna.reading.cities import cities
from toguna.reading.countries import countries
from toguna.reading.folding import compiled, fold
from toguna.reading.given_names import is_given
from toguna.reading.languages.pack import GrammarWords, LanguagePack
from toguna.reading.offices import Office, Offices
from toguna.reading.source import Source, before

_SURE = 0.55


class Mention(NamedTuple):
    """A person's name at one place: ``start`` to ``end`` is the name alone, ``outset`` where its titles begin.

    ``tokens`` are the words of the name, folded; initials without their stop."""

    name: str
    start: int
    end: int
    outset: int
    tokens: tuple[str, ...]
    titles: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    sure: float = 0.0


def tokens_of(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded; initials without their stop."""
    return tuple(fold(name).replace(".", " ").split())


def find_mentions(source: Source, taken: Sequence[tuple[int, int]]) -> tuple[list[Mention], Offices]:
    """Return the mentions of people in order, and the offices of the text. ``taken``: the spans of buildings and the like, whose names are no people."""
    candidates = find_candidates(source, taken)
    offices = Offices(source, [one.outset for one in candidates if one.may_end_office()])
    found = [_weighed(source, one, offices) for one in candidates]
    found = _each_its_own(source, found)
    found = _shared_offices(source, found)
    found = _with_company(source, candidates, found)
    return [one for one in found if one.sure >= _SURE], offices


def _weighed(source: Source, one: Candidate, offices: Offices) -> Mention:
    """Weigh a candidate: what speaks for it and against it."""
    nobody = _is_nobody(source, one)
    found = () if nobody else _offices_beside(one, offices)
    text = source.text[one.start : one.end]
    titles = one.title.surfaces if one.title else ()
    sure = 0.0 if nobody else _sure(source, one, found)
    tokens = tuple(source.folded[one.start : one.end].replace(".", " ").split())
    return Mention(text, one.start, one.end, one.outset, tokens, titles, found, sure)


def _sure(source: Source, one: Candidate, found: tuple[Office, ...]) -> float:
    """How sure it is that a candidate with these offices is a person."""
    if one.title:
        return 0.97 if one.title.surfaces else 0.93
    likely = any(is_given(word.folded) for word in one.words) or _has_capital_surname(source, one)
    if one.left_body and found and not likely:
        return 0.3
    if (one.left_body and not found) or all(word.folded.endswith(".") for word in one.words):
        return 0.0
    if not likely and compiled(r" ?\([A-Z][A-Za-z0-9-]{1,10}\)").match(source.text, one.end):
        # "Benin Control (BC)": the letters of an organisation.
        return 0.0
    return 0.92 if found else _sure_alone(source, one)


def _is_nobody(source: Source, one: Candidate) -> bool:
    """Whether a candidate is surely no person: a lone capital without a title, or what a building is named after."""
    words = source.pack.people
    count = sum(bool(word.folded) for word in one.words)
    if one.title is None:
        return count < 2 or before(source, one.outset, words.named_after, 70) is not None
    if count > 1:
        return before(source, one.outset, words.named_after, 70) is not None
    last = one.words[-1].folded
    return len(last) < 3 or (not one.title.surfaces and (last in countries() or last in cities()))


def _offices_beside(one: Candidate, offices: Offices) -> tuple[Office, ...]:
    behind = offices.after(one.end)
    found = ((behind,) if behind else ()) + offices.before(one.outset)
    found = found or offices.lines(one.outset, one.end)
    own = offices.own(*one.title.office) if one.title and one.title.office else None
    return (*found, own) if own else found


def _sure_alone(source: Source, one: Candidate) -> float:
    """How sure a name is that has neither title nor office."""
    first, last = one.words[0], one.words[-1]
    shouted = source.is_shouted(one.start)
    if is_given(first.folded) or (is_given(last.folded) and source.text[first.start : first.end].isupper()):
        sure = 0.9
    elif not shouted and _has_capital_surname(source, one):
        sure = 0.85
    elif any(is_given(word.folded) for word in one.words):
        sure = 0.7
    elif _verb(source.pack).match(source.folded, one.end):
        sure = 0.65
    else:
        sure = 0.35
    if shouted:
        sure -= 0.2
    if before(source, one.start, rf"{source.pack.places.at_name}$", 40):
        sure -= 0.3
    return sure


@cache
def _verb(pack: LanguagePack) -> re.Pattern[str]:
    return compiled(rf" (?:{pack.speech.saying}|(?:{pack.speech.auxiliaries}) )")


def _has_capital_surname(source: Source, one: Candidate) -> bool:
    """ "Given SURNAME": one word written as a given name is, another in capitals."""
    parts = [source.text[word.start : word.end] for word in one.words if not word.folded.endswith(".")]
    upper = [
        part
        for part in parts
        if part.isupper() and len(part) >= 3 and part.replace("-", "").replace("'", "").replace("’", "").isalpha()
    ]
    lower = [part for part in parts if not part.isupper() and len(part) > 2]
    opens = one.start in (0, source.sentences[source.sentence_at(one.start)][0])
    return bool(upper and lower) and max(map(len, upper)) >= (6 if opens else 4)


def _with_company(source: Source, candidates: Sequence[Candidate], found: Sequence[Mention]) -> list[Mention]:
    """Raise the candidates that stand in a list with people ("A, B et C"), and those that share a surname with one."""
    mentions = list(found)
    surnames = {one.tokens[-1] for one in mentions if one.sure >= 0.9 and one.tokens}
    accepted = {one.tokens for one in mentions if one.sure >= _SURE}
    for at, one in enumerate(mentions):
        candidate = candidates[at]
        if one.sure >= _SURE or len(candidate.words) < 2 or one.sure == 0:
            continue
        if one.tokens in accepted:
            mentions[at] = one._replace(sure=0.8)
            continue
        if candidate.left_body:
            continue
        neighbours = [n for n in (at - 1, at + 1) if 0 <= n < len(mentions) and mentions[n].sure >= 0.85]
        if any(_listed(source, min(at, n), max(at, n), mentions) for n in neighbours):
            mentions[at] = one._replace(sure=one.sure + 0.35)
        elif one.tokens[-1] in surnames:
            mentions[at] = one._replace(sure=one.sure + 0.3)
    return mentions


def _each_its_own(source: Source, found: Sequence[Mention]) -> list[Mention]:
    """An office between two names ("X, maire de Z, Y, préfet") is one's alone: with an article the next one's, else the last one's."""
    mentions = list(found)
    for at in range(1, len(mentions)):
        upper, lower = mentions[at - 1], mentions[at]
        shared = {office.start for office in upper.offices if office.start >= upper.end} & {
            office.start for office in lower.offices if office.start < lower.outset
        }
        if not shared or not upper.sure or not lower.sure:
            continue
        if before(source, min(shared), source.pack.grammar.determiner, 5):
            mentions[at - 1] = upper._replace(
                offices=tuple(office for office in upper.offices if office.start not in shared)
            )
        else:
            mentions[at] = lower._replace(
                offices=tuple(office for office in lower.offices if office.start not in shared)
            )
    return mentions


def _shared_offices(source: Source, found: Sequence[Mention]) -> list[Mention]:
    """ "Les ministres X et Y", "MM. X et Y, ambassadeurs": an office in the plural is that of everybody in the list."""
    mentions = list(found)
    for at in range(1, len(mentions)):
        upper, lower = mentions[at - 1], mentions[at]
        if not upper.sure or not lower.sure or lower.offices:
            continue
        plural = tuple(
            office
            for office in upper.offices
            if office.start < upper.start and compiled(source.pack.grammar.plural).search(office.text)
        )
        if plural:
            between = compiled(r" ?\([^)\n]{1,60}\)").sub("", source.folded[upper.end : lower.outset])
            if _next_of_list(source.pack.grammar).fullmatch(between):
                mentions[at] = lower._replace(offices=plural)
    return mentions


@cache
def _next_of_list(words: GrammarWords) -> re.Pattern[str]:
    return compiled(rf",? ?(?:{words.joining}|,|;)? ?(?:{words.articles})?")


@cache
def _between_names(words: GrammarWords) -> re.Pattern[str]:
    return compiled(rf",? ?(?:{words.joining}|,|;|&)? ?|\s*\n[•*\- ]{{0,4}}")


def _listed(source: Source, upper: int, lower: int, mentions: Sequence[Mention]) -> bool:
    between = source.folded[mentions[upper].end : mentions[lower].outset]
    return _between_names(source.pack.grammar).fullmatch(between) is not None

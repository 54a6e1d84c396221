"""Organisations: a head noun and what follows it, with the acronym in brackets where there is one; and acronyms alone."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache

from toguna.reading.facts import OrganisationFound
from toguna.reading.folding import compiled, fold
from toguna.reading.languages.pack import OrganisationWords
from toguna.reading.source import UPPER, Source

_ACRONYM = r"(?<![/.-])[A-Z][A-Z0-9]{2,9}(?:-[A-Z][A-Za-z]{1,12})?(?![\w/-])"
_ACRONYM_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_CAPITAL_BEFORE, _CAPITAL_BEHIND = rf"[{UPPER}][\w-]+ $", rf" [{UPPER}]"
_CAPITAL = rf"[{UPPER}][\w’'-]{{1,30}}"


def find_organisations(source: Source, taken: Container[int]) -> tuple[OrganisationFound, ...]:
    """Return the organisations of a text in order, each under its fullest name; none that begins at a place of ``taken``."""
    words = source.pack.organisations
    # Also a head within a name ("Autorité" in "Haute Autorité") may begin one, where the longer name does not.
    head = _head(words)
    heads = [at for at, _ in source.capitals if at not in taken and head.match(source.text, at)]
    found: dict[str, OrganisationFound] = {}
    acronyms: set[str] = set()
    for match in _at(heads, _introduced(words), source.text) if "(" in source.text else ():
        name, acronym = " ".join(match[1].split()), match[2]
        if sum(letter.isupper() for letter in acronym) >= 2:
            found.setdefault(fold(name), OrganisationFound(name, (name, acronym), match.start(1), match.end(1), 0.95))
            acronyms.add(acronym)
    for match in _at(heads, _named(words), source.text):
        name = " ".join(match[0].split())
        key = fold(name)
        if not any(key in known for known in found):
            found.setdefault(key, OrganisationFound(name, (name,), match.start(), match.end(), 0.75))
    for match in _acronyms(source):
        acronym = match[0]
        if match.start() not in taken and acronym not in acronyms and _is_body(source, match):
            found.setdefault(fold(acronym), OrganisationFound(acronym, (acronym,), match.start(), match.end(), 0.7))
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _at(starts: Sequence[int], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what the pattern matches at these places, no match over another."""
    reached = 0
    for start in starts:
        if start >= reached and (match := pattern.match(text, start)):
            reached = match.end()
            yield match


@cache
def _head(words: OrganisationWords) -> re.Pattern[str]:
    return compiled(words.heads)


@cache
def _introduced(words: OrganisationWords) -> re.Pattern[str]:
    """ "Autorité de régulation de la commande publique (ARCOP)": small words too, for the brackets say where it ends."""
    small = rf"(?: (?:{words.joining}|[a-zà-ÿ]{{4,16}}))"
    return compiled(
        rf"((?:{words.heads})(?:{small}| {_CAPITAL}|['’]{_CAPITAL}|['’][a-zà-ÿ]{{3,20}}){{0,14}}) ?\(([A-Z][A-Za-z-]{{1,14}})\)"
    )


@cache
def _named(words: OrganisationWords) -> re.Pattern[str]:
    """ "Commission de l'Union africaine": capitals, joined by small words, and one adjective."""
    joining = rf"(?: (?:{words.joining}))"
    return compiled(
        rf"(?:{words.heads})(?:{joining}? ?{_CAPITAL}|{joining}+ ?{_CAPITAL}| (?:{words.adjectives})){{1,6}}"
    )


def _acronyms(source: Source) -> Iterator[re.Match[str]]:
    """Yield the words in capitals, with what a hyphen joins to them."""
    starts = [start for start, word in source.capitals if len(word) > 2 and source.text[start + 1] in _ACRONYM_LETTERS]
    return _at(starts, compiled(_ACRONYM), source.text)


def _is_body(source: Source, acronym: re.Match[str]) -> bool:
    """Whether an acronym is that of an organisation: no number, no word in capitals, no part of a longer name."""
    letters = acronym[0]
    if letters.lower() in source.pack.organisations.no_acronyms or source.is_shouted(acronym.start()):
        return False
    if any(letter.isdigit() for letter in letters) or compiled(r"[IVXLCDM]+").fullmatch(letters):
        return False
    # Beside another capital it is a surname, or a part of a longer name.
    lead = source.text[max(0, acronym.start() - 14) : acronym.start()]
    follows = compiled(_CAPITAL_BEHIND).match(source.text, acronym.end())
    return follows is None and compiled(_CAPITAL_BEFORE).search(lead) is None

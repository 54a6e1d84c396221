"""Titles and ranks before a name ("le Premier ministre, Dr"), parted into what is a title and what is an office."""

import re
from dataclasses import dataclass
from functools import cache

from toguna.reading.folding import compiled
from toguna.reading.languages.pack import LanguagePack, PeopleWords
from toguna.reading.source import Source


@dataclass(frozen=True, slots=True)
class Title:
    """The titles and ranks before a name, and the office that stands there as one ("le Premier ministre, Dr")."""

    start: int
    end: int
    surfaces: tuple[str, ...]
    office: tuple[int, int] | None


def find_titles(source: Source) -> list[Title]:
    """Return the titles, ranks and offices that a name may follow, in order."""
    words = source.pack.people
    found = []
    for match in _title_sign(source.pack).finditer(source.folded):
        end = match.end()
        if end >= len(source.text) or not (
            source.text[end].isupper() or source.folded.startswith(words.name_begins, end)
        ):
            continue
        surfaces, office = _parted(source, match.start(), end)
        if not surfaces and source.folded.startswith(source.pack.grammar.glued_of, end):
            # "le maire d'Oyem" is of Oyem, and no Mr d'Oyem.
            continue
        found.append(Title(match.start(), end, surfaces, office))
    return found


@cache
def _title_sign(pack: LanguagePack) -> re.Pattern[str]:
    words = pack.people
    one = rf"(?:{words.honorifics}|{words.ranks}|{words.before_name})(?:(?<=\.)|(?![a-z'-]))"
    return compiled(
        rf"(?<![\w'-])(?:{pack.grammar.articles})?{one}(?:,? (?:{words.title_joins})?{one}){{0,4}}(?: ?\(?(?:{words.title_endings})?\)?)(?: |(?<=\.)(?=\S)|(?<=')(?=\S))"
    )


@cache
def _title_parts(words: PeopleWords) -> re.Pattern[str]:
    return compiled(rf"(?<![\w])(?:{words.honorifics}|{words.ranks}|{words.before_name})(?![a-z])")


@cache
def _no_office(words: PeopleWords) -> re.Pattern[str]:
    return compiled(rf"(?:{words.honorifics}|{words.ranks})")


def _parted(source: Source, start: int, end: int) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Part "le Premier ministre, Dr" into its titles ("Dr") and its office, if that says enough."""
    words = source.pack.people
    titles: list[str] = []
    office = None
    for match in _title_parts(words).finditer(source.folded, start, end):
        if _no_office(words).fullmatch(match[0]):
            titles.append(" ".join(source.text[match.start() : match.end()].split()))
        else:
            office = match.span()
    return tuple(titles), office

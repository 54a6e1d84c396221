"""Organisations: a head noun and what follows it, with the acronym in brackets where there is one; and acronyms alone."""

import re
from collections.abc import Iterable, Iterator

from toguna.reading.facts import OrganisationFound
from toguna.reading.folding import compiled, fold
from toguna.reading.source import UPPER, Source, covered

_ACRONYM = r"(?<![/.-])[A-Z][A-Z0-9]{2,9}(?:-[A-Z][A-Za-z]{1,12})?(?![\w/-])"
_CAPITAL = rf"[{UPPER}][\w’'-]{{1,30}}"


def find_organisations(source: Source, people: Iterable[tuple[int, int]] = ()) -> tuple[OrganisationFound, ...]:
    """Return the organisations of a text in order, each under its fullest name; none in the spans of ``people``."""
    words = source.pack.organisations
    taken = covered(people)
    found: dict[str, OrganisationFound] = {}
    acronyms: dict[str, str] = {}
    small = rf"(?: (?:{words.joining}|[a-zà-ÿ]{{4,16}}))"
    # "Autorité de régulation de la commande publique (ARCOP)": small words too, for the brackets say where it ends.
    for match in compiled(
        rf"\b((?:{words.heads})(?:{small}| {_CAPITAL}|['’]{_CAPITAL}|['’][a-zà-ÿ]{{3,20}}){{0,14}}) ?\(([A-Z][A-Za-z-]{{1,14}})\)"
    ).finditer(source.text):
        name, acronym = " ".join(match[1].split()), match[2]
        if sum(letter.isupper() for letter in acronym) >= 2 and match.start() not in taken:
            found.setdefault(fold(name), OrganisationFound(name, (name, acronym), match.start(1), match.end(1), 0.95))
            acronyms[acronym] = fold(name)
    # "Commission de l'Union africaine": capitals, joined by small words, and one adjective.
    for match in compiled(
        rf"\b(?:{words.heads})(?:(?: (?:{words.joining}))? ?{_CAPITAL}|(?: (?:{words.joining}))+ ?{_CAPITAL}| (?:{words.adjectives})){{1,6}}"
    ).finditer(source.text):
        name = " ".join(match[0].split())
        if match.start() in taken or any(fold(name) in known or known.startswith(fold(name)) for known in found):
            continue
        found.setdefault(fold(name), OrganisationFound(name, (name,), match.start(), match.end(), 0.75))
    for match in _acronyms(source):
        acronym = match[0]
        if (
            match.start() in taken
            or acronym in acronyms
            or acronym.lower() in words.no_acronyms
            or source.is_shouted(match.start())
        ):
            continue
        if any(letter.isdigit() for letter in acronym) or compiled(r"[IVXLCDM]+").fullmatch(acronym):
            continue
        before, after = (
            source.text[max(0, match.start() - 14) : match.start()],
            source.text[match.end() : match.end() + 2],
        )
        if compiled(rf"[{UPPER}][\w-]+ $").search(before) or compiled(rf" [{UPPER}]").match(after):
            # Beside another capital it is a surname, or a part of a longer name.
            continue
        found.setdefault(fold(acronym), OrganisationFound(acronym, (acronym,), match.start(), match.end(), 0.7))
    return tuple(sorted(found.values(), key=lambda one: one.start))


def _acronyms(source: Source) -> Iterator[re.Match[str]]:
    """Yield the words in capitals, with what a hyphen joins to them."""
    reached = 0
    for start, _ in source.capitals:
        if start >= reached and (match := compiled(_ACRONYM).match(source.text, start)):
            reached = match.end()
            yield match

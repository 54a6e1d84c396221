"""Organisations: those whose acronym stands in brackets after their name, and those with a head noun of their kind."""

from toguna.reading.facts import OrganisationFound
from toguna.reading.folding import compiled, fold
from toguna.reading.languages import pack

_WORDS = (
    r"(?: (?:[A-ZÀ-ÖØ-ÞŒ][\w’'-]{1,30}|d[eu]s?|de la|de l['’]\w{2,30}|pour|et|la|les|of|the|for|and|[a-zà-ÿ]{4,14}))"
)


def find_organisations(text: str, language: str) -> tuple[OrganisationFound, ...]:
    """Return the organisations of ``text`` that are introduced with their acronym, in order."""
    heads = pack(language).organisation_heads
    found: dict[str, OrganisationFound] = {}
    for match in compiled(rf"\b((?:{heads}){_WORDS}{{1,10}}) \(([A-Z][A-Za-z]{{1,11}})\)").finditer(text):
        name, acronym = " ".join(match[1].split()), match[2]
        if sum(letter.isupper() for letter in acronym) >= 2:
            found.setdefault(fold(name), OrganisationFound(name, (name, acronym), match.start(1), match.end(1)))
    return tuple(found.values())

"""A document as an index holds it, and what is made of it when it is found.

The words are cut, folded and stemmed here, once for every kind of index: an index is handed words with blanks between
them and needs to know no language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .answer import Facet, Hit
from .document import Document
from .question import Question, Term
from .snippet import marked, snippet
from .words import VERSION, words

FORMAT = f"1.{VERSION}"
"""Another set of fields, or another way of cutting words, needs an index made anew."""

WEIGHTS = {"title_exact": 4.0, "title": 3.0, "names_exact": 2.5, "exact": 1.2, "stems": 1.0}
"""How much a word counts in the field it stands in; exact forms above stemmed ones."""
PHRASES = ("exact", "title_exact")
"""The fields that keep the order of words; every word of a text stands in one of them."""
KEYS = ("id", "language", "kind", "person", "place", "number")
"""The fields of single values, matched as they are."""
NAMED = ("person_named", "place_named")
"""The fields that facets are counted from: an id, a tab, a name."""
FACETS = 8
BUCKETS = 3 * FACETS
"""How many values are counted for the facets shown: one person may stand under several names."""


def fields(document: Document) -> dict[str, list[str]]:
    """The values of each field of ``KEYS`` and ``NAMED``; of each one of ``WEIGHTS`` its words, with blanks between."""
    names = document.protected()
    title = words(document.title, document.language, names)
    body = words(f"{document.summary}\n{document.text}", document.language, names)
    return {
        "id": [document.id],
        "language": [document.language],
        "kind": [document.kind],
        "number": list(document.numbers),
        "person": [key for key, _ in document.people],
        "place": [key for key, _ in document.places],
        "person_named": [f"{key}\t{name}" for key, name in document.people],
        "place_named": [f"{key}\t{name}" for key, name in document.places],
        "title": [" ".join(word.stem for word in title if word.stem)],
        "stems": [" ".join(word.stem for word in body if word.stem)],
        "title_exact": [" ".join(word.exact for word in title)],
        "exact": [" ".join(word.exact for word in body)],
        "names_exact": [" ".join(word.exact for word in words(document.names, document.language))],
    }


def sought(term: Term) -> dict[str, str]:
    """The form in which a word is looked for in each field of ``WEIGHTS``."""
    forms = {name: term.exact if name.endswith("exact") else term.stem for name in WEIGHTS}
    return {name: form for name, form in forms.items() if form}


def shown(document: Document) -> dict[str, str]:
    """What an index keeps to show a document found: see ``hit``."""
    names = ("path", "kind", "date", "number", "title", "summary", "text", "names")
    return {name: getattr(document, name) for name in names}


def hit(kept: Mapping[str, str], question: Question) -> Hit:
    """A document found, out of what ``shown`` kept of it."""
    names = frozenset(word.exact for word in words(kept["names"], question.language))
    return Hit(
        path=kept["path"],
        kind=kept["kind"],
        date=kept["date"],
        number=kept["number"],
        title=marked(kept["title"], question, names),
        snippet=snippet(kept["text"] or kept["summary"], question, names),
    )


def facets(counts: Iterable[tuple[str, int]]) -> tuple[Facet, ...]:
    """The facets to show, out of how many documents hold each value of a field of ``NAMED``, most frequent first."""
    counted: dict[str, Facet] = {}
    for value, count in counts:
        key, _, name = value.partition("\t")
        known = counted.get(key)
        counted[key] = Facet(key, known.name if known else name, count + (known.count if known else 0))
    ordered = sorted(counted.values(), key=lambda facet: (-facet.count, facet.name))
    return tuple(ordered[:FACETS])

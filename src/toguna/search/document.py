"""An edition as it is searched and shown in results."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from toguna.editions.canonical_text import html_text
from toguna.editions.edition import Edition
from toguna.editions.listings import number_slug

from .words import composed, words

_MOST_TEXT = 400_000


@dataclass(frozen=True, slots=True)
class Document:
    """``text`` is what snippets are cut from; ``names`` are those of people, places and organisations.  ``numbers`` are
    the printed number in the forms that a reader may write."""

    id: str
    language: str
    path: str
    kind: str
    section: str
    date: str
    title: str
    summary: str
    text: str
    number: str
    numbers: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    names: str

    @property
    def day(self) -> int:
        """The date as a number that sorts: 20240305."""
        return day_number(self.date)

    def protected(self) -> frozenset[str]:
        """The folded words of names, which are never stemmed."""
        return frozenset(word.exact for word in words(self.names, self.language))


def day_number(iso: str, *, last: bool = False) -> int:
    """``2024-03-05`` as 20240305; of a month or a year alone its first day, or its last; 0 for what is no date."""
    year, _, rest = iso[:10].partition("-")
    month, _, day = rest.partition("-")
    try:
        return int(year) * 10_000 + int(month or (12 if last else 1)) * 100 + int(day or (31 if last else 1))
    except ValueError:
        return 0


def document(edition: Edition) -> Document | None:
    """The document of a text; none for what readers are not to find: a register's entry, a text that was withdrawn."""
    if not edition.is_text or edition.withdrawn or not edition.path:
        return None
    places = [*edition.places, *([edition.event.place] if edition.event and edition.event.place else [])]
    people = _named((p.id, p.name) for p in edition.people)
    spoken = [quote.speaker_name for quote in edition.quotes if quote.speaker_name]
    names = [name for _, name in people] + [p.name for p in places] + [o.name for o in edition.organisations] + spoken
    topics = [topic.name for topic in edition.topics]
    event = [edition.event.name] if edition.event and edition.event.name else []
    captions = [m.caption for m in edition.media if m.caption]
    text = "\n".join([html_text(edition.body[:_MOST_TEXT]).strip(), *captions, *topics, *event])
    return Document(
        id=edition.id,
        language=edition.language,
        path=edition.path,
        kind=edition.kind,
        section=edition.section,
        date=edition.date,
        title=composed(edition.title),
        summary=composed(edition.summary),
        text=composed(text),
        number=edition.number.label if edition.number else "",
        numbers=number_forms(edition.number.label) if edition.number else (),
        people=people,
        places=_named((p.id, p.name) for p in places if p),
        names=composed(" , ".join(dict.fromkeys(names))),
    )


def number_forms(label: str) -> tuple[str, ...]:
    """A number as its slug, and that without zeros in front: ``N° 012/2024`` is ``n-012-2024`` and ``n-12-2024``, and
    both without the abbreviation."""
    slug = number_slug(label)
    short = "-".join(part.lstrip("0") or "0" if part.isdigit() else part for part in slug.split("-"))
    bare = [form.partition("-")[2] for form in (slug, short) if form.partition("-")[0] in ("n", "no", "num", "numero")]
    return tuple(dict.fromkeys(form for form in (slug, short, *bare) if any(c.isdigit() for c in form)))


def _named(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((key, name) for key, name in pairs if key and name))

"""In which listings an edition stands, and where.  Pure: the same edition always stands in the same places.

A listing is named by a string (``names:awa-diarra:fr``) and runs from its smallest key to its largest.  A key is one
whole number: seconds since 1970 of the moment the listing goes by, and then the order in which texts came into the
store.  A withdrawn text keeps its place and is not shown, so that no page after it moves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice

from .card import Card
from .edition import Edition
from .speakers import speaker_id

KEYWORDS = 3
"""How many of a text's terms have a listing of their own."""
LARGEST_NUMBER = 99_999
"""A larger one belongs to no sequence that begins with 1 each year."""
FIRST, LAST = -(2**63), 2**63 - 1
"""Before and after every key."""
_TIES = 2**31
_PLAIN = re.compile(r"[a-z0-9]+")
_YEAR = re.compile(r"([0-9]{4})/")


def all_texts(language: str) -> str:
    return f"all:{language}"


def of_kind(kind: str, language: str) -> str:
    return f"kind:{kind}:{language}"


def in_folder(folder: str) -> str:
    """``folder`` is an address, ``/en/news/``."""
    return f"in:{folder}"


def naming(target: str, language: str) -> str:
    """The texts that name a person, place, topic, event, organisation or series (by group)."""
    return f"names:{target}:{language}"


def said_by(speaker: str, language: str) -> str:
    """The texts with words of a person (by group)."""
    return f"said:{speaker}:{language}"


def linking(target: str, language: str) -> str:
    """The texts that hold a typed link to a text (by id or group)."""
    return f"links:{target}:{language}"


def with_term(term: str, language: str) -> str:
    return f"term:{term}:{language}"


def calendar(language: str) -> str:
    """Events by their own date."""
    return f"calendar:{language}"


def calendar_month(month: str, language: str) -> str:
    """Events of one month (``2024-03``)."""
    return f"days:{month}:{language}"


def published_in(month: str) -> str:
    """Everything that has an address, by the month of its first publication (UTC)."""
    return f"published:{month}"


def held_at(place: str, language: str) -> str:
    """The events of the register held at a place (by group), by their own date."""
    return f"held:{place}:{language}"


def represented(name: str, language: str) -> str:
    """Texts and registered events that tell of somebody who came for a body of that name (``represented_name``)."""
    return f"for:{name}:{language}"


def within(place: str, language: str) -> str:
    """The places that lie in a place (by group)."""
    return f"within:{place}:{language}"


def in_year(folder: str, year: str) -> str:
    """The texts of a section whose addresses bear a year: ``/en/news/2024/...``."""
    return f"year:{folder}{year}"


def month_texts(month: str, language: str) -> str:
    """The texts first published in a month (UTC)."""
    return f"month:{month}:{language}"


def with_number(slug: str) -> str:
    """The texts that bear a serial number, by ``number_slug``: one, where the series are in order."""
    return f"number:{slug}"


def numbered(series: str, year: int | str) -> str:
    """The texts that bear a number of a series (by group) in a year, by that number; all languages stand together."""
    return f"numbered:{series}:{year}"


MOVED = "moved:"


def had_addresses(edition: Edition) -> bool:
    """Whether an edition, or a file of it, stood elsewhere before."""
    if edition.source and edition.source.addresses:
        return True
    return any(medium.addresses for medium in edition.media) or any(a.addresses for a in edition.attachments)


"""The texts that had an address elsewhere before."""


def number_slug(label: str) -> str:
    """A printed serial number as a word of an address: ``N° 012/2024 PR`` gives ``n-012-2024-pr``."""
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    return "-".join(_PLAIN.findall(plain))


def family(name: str) -> tuple[str, str]:
    """What kind of listing a name is of, and its language (empty where languages stand together)."""
    kind, _, rest = name.partition(":")
    if kind == "in":
        # The folder of a further language begins with its code; which languages there are only the site knows.
        return kind, ""
    return kind, "" if kind in ("published", "number", "numbered", "moved", "year") else rest.rpartition(":")[2]


def member(name: str) -> str:
    """What a name of a family singles out: ``/news/`` of ``in:/news/``, ``2024-03`` of ``days:2024-03:fr``."""
    kind, _, rest = name.partition(":")
    whole = ("in", "published", "numbered", "all", "calendar", "year")
    return rest if kind in whole else rest.rpartition(":")[0]


def moment_key(moment: datetime, serial: int = 0) -> int:
    """The key of a moment; ``serial`` is the number of the text's first version in the store."""
    return int(moment.timestamp()) * _TIES + serial


def number_key(number: int, serial: int = 0) -> int:
    """The key of a serial number in the listing of its year; of two texts that bear it the first stored comes first."""
    return number * _TIES + serial


def number_at(key: int) -> int:
    """The serial number that a key of such a listing begins with."""
    return key // _TIES


def seconds(key: int) -> int:
    """The moment a key begins with, in seconds since 1970."""
    return key // _TIES


def places(edition: Edition, card: Card, serial: int) -> dict[str, int]:
    """Every listing the edition stands in, with its key there."""
    key = moment_key(edition.first_published_at, serial)
    month = edition.first_published_at.astimezone(UTC).strftime("%Y-%m")
    found = {of_kind(edition.kind, edition.language): key}
    if edition.path:
        found[published_in(month)] = key
    if edition.is_text and edition.kind != "page":
        found[all_texts(edition.language)] = key
        found[month_texts(month, edition.language)] = key
        if folder := folder_of(edition.path, edition.language):
            found[in_folder(folder)] = key
            if year := _YEAR.match(edition.path, len(folder)):
                found[in_year(folder, year[1])] = key
        found.update((naming(target, edition.language), key) for target in named(edition))
        speakers = filter(None, (speaker_id(edition, quote) for quote in edition.quotes))
        found.update((said_by(speaker, edition.language), key) for speaker in speakers)
        found.update((linking(link.id, edition.language), key) for link in edition.links)
        found.update((with_term(term, edition.language), key) for term in islice(card.terms, KEYWORDS))
        if edition.number and not edition.translation_of and (slug := number_slug(edition.number.label)):
            found[with_number(slug)] = key
        if (number := edition.number) and not edition.translation_of and number.number <= LARGEST_NUMBER:
            found[numbered(number.series, number.year)] = number_key(number.number, serial)
    if had_addresses(edition):
        found[MOVED] = key
    if edition.kind == "event" and edition.event and edition.event.start:
        day = edition.event.start[:10]
        its_day = moment_key(_day(day), serial)
        found[calendar(edition.language)] = its_day
        if len(day) >= 7:
            found[calendar_month(day[:7], edition.language)] = its_day
        if (place := edition.event.place) and place.id:
            found[held_at(place.id, edition.language)] = its_day
    if edition.kind == "event" or (edition.is_text and edition.kind != "page"):
        names = filter(None, (represented_name(person.representing) for person in edition.people))
        found.update((represented(name, edition.language), key) for name in names)
    if edition.kind == "place" and isinstance(parent := edition.details.get("parent"), str) and parent:
        found[within(parent, edition.language)] = key
    return found


def represented_name(name: str) -> str:
    """The name of a body as a listing bears it: on one line, in small letters, no longer than there is room for."""
    return " ".join(name.casefold().split())[:200]


def named(edition: Edition) -> Iterator[str]:
    """The groups that a text names, each once or more."""
    for mentions in (edition.people, edition.organisations, edition.places, edition.topics):
        yield from (mention.id for mention in mentions if mention.id)
    if event := edition.event:
        if event.id:
            yield event.id
        if event.place and event.place.id:
            yield event.place.id
    if edition.number:
        yield edition.number.series


def folder_of(path: str, language: str) -> str:
    """The section's folder in a text's address: ``/en/news/2024/03/x.html`` is in ``/en/news/``."""
    code = f"/{language.lower()}/"
    root = code if path.startswith(code) else "/"
    name, slash, _ = path.removeprefix(root).partition("/")
    return f"{root}{name}/" if slash else ""


def _day(iso: str) -> datetime:
    """The first day that an ISO date of any precision may mean."""
    year, month, day = [*iso.split("-"), "1", "1"][:3]
    return datetime(int(year), int(month), int(day), tzinfo=UTC)

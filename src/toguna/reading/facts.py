"""The facts a reading gives back, and their shape in JSON (the contract of ``toguna read --json``).

Offsets (``start``, ``end``, ``spans``) count characters of the text in normal form C. They are for programs
that show a fact where it stands, and are left out of the JSON; so is ``sure``, how certain the reader is of a fact,
from 0 to 1: above 0.9 the text says it in so many words, under 0.6 an editor should look.
"""

from dataclasses import dataclass
from typing import Any, Literal

Precision = Literal["day", "month", "year"]
DocumentKind = Literal["main", "teaser"]
PlaceKind = Literal["country", "city", "building", "region"]


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date as written and, where the text allows, the day, month or year it names.

    ``iso`` is None for a date that could not be resolved ("hier" in a text without a date).
    ``weekday_agrees`` is None where no weekday is written. ``deictic`` marks dates told from the
    moment of writing ("ce samedi", "hier").
    """

    surface: str
    iso: str | None
    start: int
    end: int
    precision: Precision = "day"
    end_iso: str | None = None
    weekday_agrees: bool | None = None
    deictic: bool = False

    def as_json(self) -> list[dict[str, str]]:
        """Return one entry, two for a range (its first and last day), none when unresolved."""
        days = [iso for iso in (self.iso, self.end_iso) if iso]
        return [{"surface": self.surface, "iso": iso} for iso in days]


@dataclass(frozen=True, slots=True)
class DateProblem:
    """A date that does not exist in the calendar, such as the 31st of February."""

    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person, under every form the text uses; ``spans`` are the places of the names alone."""

    name: str
    forms: tuple[str, ...]
    titles: tuple[str, ...] = ()
    role: str | None = None
    organisation: str | None = None
    country: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    sure: float = 1.0

    def as_json(self) -> dict[str, Any]:
        """Return the person in the contract's shape."""
        return {
            "name": self.name,
            "forms": list(self.forms),
            "titles": list(self.titles),
            "role": self.role,
            "organisation": self.organisation,
            "country": self.country,
        }


@dataclass(frozen=True, slots=True)
class OrganisationFound:
    """An organisation under its full name, or under its acronym when that is all there is."""

    name: str
    forms: tuple[str, ...]
    start: int = 0
    end: int = 0
    sure: float = 1.0

    def as_json(self) -> dict[str, Any]:
        """Return the organisation in the contract's shape."""
        return {"name": self.name, "forms": list(self.forms)}


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """A country, city, building or region; ``iso2`` is its country where that is certain."""

    name: str
    kind: PlaceKind
    iso2: str | None
    start: int = 0
    end: int = 0
    sure: float = 1.0

    def as_json(self) -> dict[str, Any]:
        """Return the place in the contract's shape."""
        return {"name": self.name, "kind": self.kind, "iso2": self.iso2}


@dataclass(frozen=True, slots=True)
class QuoteFound:
    """Words in quotation marks that somebody said; offsets are of the words inside the marks.

    ``sure`` is of the speaker, where there is one.
    """

    text: str
    speaker: str | None
    start: int = 0
    end: int = 0
    sure: float = 1.0

    def as_json(self) -> dict[str, Any]:
        """Return the quote in the contract's shape."""
        return {"text": self.text, "speaker": self.speaker}


@dataclass(frozen=True, slots=True)
class EventFound:
    """What a text reports: kind of event, who took part, where and when."""

    type: str | None = None
    actors: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the event in the contract's shape."""
        return {"type": self.type, "actors": list(self.actors), "place": self.place, "date": self.date}


@dataclass(frozen=True, slots=True)
class AppointmentFound:
    """Somebody named to an office ("Directeur général du Budget : Monsieur X, précédemment ...").

    ``person`` is the ``name`` of one of the people; ``office`` and ``former_office`` stand as written; ``replaced`` is
    the name of who held the office until then. ``start`` and ``end`` are of the whole sentence or list item.
    """

    person: str
    office: str
    former_office: str | None = None
    replaced: str | None = None
    start: int = 0
    end: int = 0
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Document:
    """One article of a page."""

    title: str
    kind: DocumentKind
    body: str
    event: EventFound

    def as_json(self) -> dict[str, Any]:
        """Return the document in the contract's shape."""
        return {
            "title": self.title,
            "kind": self.kind,
            "event_date": self.event.date,
            "place": self.event.place,
            "event_type": self.event.type,
            "actors": list(self.event.actors),
            "body": self.body,
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """All the facts found in one text."""

    language: str
    title: str
    published_or_event_date: str | None
    documents: tuple[Document, ...] = ()
    people: tuple[PersonFound, ...] = ()
    organisations: tuple[OrganisationFound, ...] = ()
    places: tuple[PlaceFound, ...] = ()
    dates: tuple[DateFound, ...] = ()
    quotes: tuple[QuoteFound, ...] = ()
    event: EventFound = EventFound()
    appointments: tuple[AppointmentFound, ...] = ()
    problems: tuple[DateProblem, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return exactly the keys of the contract, in its order."""
        return {
            "language": self.language,
            "title": self.title,
            "published_or_event_date": self.published_or_event_date,
            "documents": [document.as_json() for document in self.documents],
            "people": [person.as_json() for person in self.people],
            "organisations": [organisation.as_json() for organisation in self.organisations],
            "places": [place.as_json() for place in self.places],
            "dates": [entry for date in self.dates for entry in date.as_json()],
            "quotes": [quote.as_json() for quote in self.quotes],
            "event": self.event.as_json(),
        }

"""A reading: all the facts of one text, put together."""

import datetime as dt

from toguna.reading.actors import find_actors
from toguna.reading.appointments import find_appointments
from toguna.reading.dates import expressions, resolve
from toguna.reading.event_dates import event_date, present_day
from toguna.reading.events import event_type
from toguna.reading.facts import DateFound, Document, EventFound, QuoteFound, Reading
from toguna.reading.folding import composed
from toguna.reading.language import recognise
from toguna.reading.organisations import find_organisations
from toguna.reading.pages import PageDocument, split_page
from toguna.reading.people import Person, find_people
from toguna.reading.people import found as person_found
from toguna.reading.event_places import event_place
from toguna.reading.places import find_buildings, find_places, known_places
from toguna.reading.quotes import Marked, find_marked
from toguna.reading.source import Source
from toguna.reading.speakers import Cast, Speakers

_DEFAULT_LANGUAGE = "fr"


def read(text: str, *, page_date: dt.date | None = None, language: str | None = None) -> Reading:
    """Return the facts of a text, which may be a page that holds several articles.

    ``page_date``: the day the page bears, against which "hier" or "le 5 mars" are told; without it the text's own
    first full date serves. ``language``: its code, else it is recognised (French where nothing tells)."""
    whole = composed(text)
    language = language or recognise(whole) or _DEFAULT_LANGUAGE
    split = split_page(whole)
    documents = tuple(read_document(one, page_date=page_date)[0] for one in split.documents)
    main = split.documents[0] if split.documents else None
    title = main.title.text if main and main.title else ""
    facts = _facts(whole, len(title), page_date, language)
    first = documents[0] if documents else None
    return Reading(
        language=language,
        title=title,
        published_or_event_date=first.event.date if first else facts.published_or_event_date,
        documents=documents,
        people=facts.people,
        organisations=facts.organisations,
        places=facts.places,
        dates=facts.dates,
        quotes=facts.quotes,
        event=first.event if first else facts.event,
        appointments=facts.appointments,
        problems=facts.problems,
    )


def read_document(
    one: PageDocument, *, page_date: dt.date | None = None, language: str | None = None
) -> tuple[Document, Reading]:
    """Return one article of a page, and the reading of that article alone."""
    title = one.title.text if one.title else ""
    body = "\n\n".join(paragraph.text for paragraph in one.paragraphs)
    text = f"{title}\n\n{body}" if title and body else title or body
    language = language or recognise(text) or _DEFAULT_LANGUAGE
    published = _published(one, language)
    facts = _facts(text, len(title), published or page_date, language)
    document = Document(title or _opening(body), one.kind, body, facts.event)
    date = facts.event.date or (published.isoformat() if published else None)
    reading = Reading(
        language=language,
        title=document.title,
        published_or_event_date=date,
        documents=(document,),
        people=facts.people,
        organisations=facts.organisations,
        places=facts.places,
        dates=facts.dates,
        quotes=facts.quotes,
        event=facts.event,
        appointments=facts.appointments,
        problems=facts.problems,
    )
    return document, reading


def _facts(text: str, title_end: int, reference: dt.date | None, language: str) -> Reading:
    found = expressions(text, language)
    dates, problems = resolve(text, found, language, reference)
    told = event_date(text, title_end, dates, language)
    if reference is None and (present := present_day(found, dates, told, language)):
        # What is told from the present ("hier") is told from the day the text itself gives.
        dates, problems = resolve(text, found, language, present)
        told = event_date(text, title_end, dates, language)
    source = Source(text, language, title_end)
    known, buildings = known_places(source), find_buildings(source)
    cast, offices = find_people(source, [(p.start, p.end) for p in (*buildings, *known)])
    appointments = find_appointments(source, cast, offices)
    people = tuple(person_found(source, person) for person in cast)
    places = find_places(source, known, buildings, [span for person in people for span in person.spans])
    voices = Cast(source, cast)
    marked = find_marked(source)
    told_by = Speakers(source, voices, marked).all()
    kind = event_type(text, title_end, language)
    event = EventFound(
        type=kind,
        actors=find_actors(source, voices, cast, kind, appointments, [speaker for speaker, _ in told_by]),
        place=event_place(source, places),
        date=told.iso if told else None,
    )
    return Reading(
        language=language,
        title=text[:title_end],
        published_or_event_date=event.date,
        people=people,
        organisations=find_organisations(text, language),
        places=places,
        dates=tuple(_once(dates)),
        quotes=_quotes(source, marked, told_by),
        event=event,
        appointments=appointments,
        problems=problems,
    )


def _quotes(source: Source, marked: list[Marked], told_by: list[tuple[Person | None, float]]) -> tuple[QuoteFound, ...]:
    return tuple(
        QuoteFound(source.text[one.start : one.end], speaker.name if speaker else None, one.start, one.end, sure)
        for one, (speaker, sure) in zip(marked, told_by, strict=True)
    )


def _once(dates: tuple[DateFound, ...]) -> list[DateFound]:
    seen: dict[tuple[str, str | None], DateFound] = {}
    for date in dates:
        seen.setdefault((date.surface, date.iso), date)
    return list(seen.values())


def _published(one: PageDocument, language: str) -> dt.date | None:
    if one.published is None:
        return None
    dates, _ = resolve(one.published.text, expressions(one.published.text, language), language, None)
    days = [date.iso for date in dates if date.iso and date.precision == "day"]
    return dt.date.fromisoformat(days[0]) if days else None


def _opening(body: str) -> str:
    """A title for an article that has none: its first words."""
    words = body.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")


def published_date(one: PageDocument, language: str) -> str | None:
    """The date line of an article's frame ("Publié le 12 mars 2024"), ISO."""
    day = _published(one, language)
    return day.isoformat() if day else None

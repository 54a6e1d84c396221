"""A reading: all the facts of one text, put together."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from toguna.reading.actors import find_actors
from toguna.reading.appointments import find_appointments
from toguna.reading.cast import Cast
from toguna.reading.date_expressions import expressions
from toguna.reading.dates import resolve
from toguna.reading.event_dates import event_date, present_day
from toguna.reading.event_places import event_place
from toguna.reading.events import event_type
from toguna.reading.facts import DateFound, DateProblem, Document, EventFound, QuoteFound, Reading
from toguna.reading.folding import composed, fold
from toguna.reading.language import recognise, recognise_folded
from toguna.reading.organisations import find_organisations
from toguna.reading.pages import PageDocument, split_page
from toguna.reading.people import Person, find_people
from toguna.reading.people import found as person_found
from toguna.reading.places import find_buildings, find_places, known_places
from toguna.reading.quotes import Marked, find_marked
from toguna.reading.register import Register, with_holders
from toguna.reading.source import Source, covered
from toguna.reading.speakers import Speakers

_DEFAULT_LANGUAGE = "fr"


def read(
    text: str,
    *,
    page_date: dt.date | None = None,
    language: str | None = None,
    register: Register | None = None,
    articles: Sequence[tuple[Document, Reading]] | None = None,
) -> Reading:
    """Return the facts of a text, which may be a page that holds several articles.

    ``page_date``: the day the page bears, against which "hier" or "le 5 mars" are told; without it the text's own
    first full date serves. ``language``: its code, else it is recognised (French where nothing tells). ``register``: who
    held which office, so that "le ministre de la Défense" is somebody though the text does not name him. ``articles``:
    what ``read_document`` gave for each article of the page, from a caller that has read them."""
    whole = composed(text)
    folded = fold(whole)
    language = language or recognise_folded(folded) or _DEFAULT_LANGUAGE
    split = split_page(whole)
    main = split.documents[0] if split.documents else None
    title = main.title.text if main and main.title else ""
    title_end = whole.find(title) + len(title) if title else 0
    present = page_date or (_published(main, language) if main else None)
    if len(split.documents) < 2:
        facts = _facts(Source(whole, language, title_end, folded), present, register=register)
        documents = tuple(Document(title, one.kind, _body(one), facts.event) for one in split.documents)
    else:
        articles = articles or [read_document(one, page_date=page_date, register=register) for one in split.documents]
        documents = tuple(document for document, _ in articles)
        source = Source(whole, language, title_end, folded)
        facts = _facts(source, present, _presents(whole, split.documents, articles), register)
    first = documents[0] if documents else None
    date = facts.published_or_event_date or (present.isoformat() if present else None)
    return replace(
        facts,
        title=title,
        published_or_event_date=first.event.date or date if first else date,
        documents=documents,
        event=first.event if first else facts.event,
    )


def read_document(
    one: PageDocument,
    *,
    page_date: dt.date | None = None,
    language: str | None = None,
    register: Register | None = None,
) -> tuple[Document, Reading]:
    """Return one article of a page, and the reading of that article alone."""
    title = one.title.text if one.title else ""
    body = _body(one)
    text = f"{title}\n\n{body}" if title and body else title or body
    language = language or recognise(text) or _DEFAULT_LANGUAGE
    published = _published(one, language)
    facts = _facts(Source(text, language, len(title)), published or page_date, register=register)
    document = Document(title, one.kind, body, facts.event)
    date = facts.event.date or (published.isoformat() if published else None)
    return document, replace(facts, title=title, published_or_event_date=date, documents=(document,))


def _body(one: PageDocument) -> str:
    return "\n\n".join(paragraph.text for paragraph in one.paragraphs)


def _presents(
    whole: str, documents: Sequence[PageDocument], read_alone: Sequence[tuple[Document, Reading]]
) -> list[tuple[int, dt.date]]:
    """Where each article of a page begins, and the day it was written on: "aujourd'hui" is another day in each."""
    lines = whole.splitlines(keepends=True)
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    found = []
    for one, (_, reading) in zip(documents, read_alone, strict=True):
        first = one.title or one.paragraphs[0]
        date = reading.published_or_event_date
        if date and len(date) == len("2024-01-01"):
            found.append((offsets[first.line - 1], dt.date.fromisoformat(date)))
    return found


def _facts(
    source: Source,
    reference: dt.date | None,
    presents: Sequence[tuple[int, dt.date]] = (),
    register: Register | None = None,
) -> Reading:
    dates, problems, told = _dates(source, reference, presents)
    known, buildings = known_places(source), find_buildings(source)
    people, offices = find_people(source, [(p.start, p.end) for p in (*buildings, *known)])
    appointments = find_appointments(source, people, offices)
    cast = Cast(source, people)
    day = reference or (dt.date.fromisoformat(told.iso) if told and told.iso and told.precision == "day" else None)
    if register is not None and day is not None:
        people = with_holders(source, people, cast, register, day)
        cast = Cast(source, people)
    persons = tuple(person_found(source, person) for person in people)
    named = covered(span for person in persons for span in person.spans)
    places = find_places(source, known, buildings, named)
    marked = find_marked(source)
    told_by = Speakers(source, cast, marked).all()
    kind = event_type(source)
    event = EventFound(
        type=kind,
        actors=find_actors(source, cast, people, kind, appointments, [speaker for speaker, _ in told_by]),
        place=event_place(source, places),
        date=told.iso if told else None,
    )
    return Reading(
        language=source.pack.code,
        title=source.text[: source.title_end],
        published_or_event_date=event.date,
        people=persons,
        organisations=find_organisations(source, named),
        places=places,
        dates=tuple(_once(dates)),
        quotes=_quotes(source, marked, told_by),
        event=event,
        appointments=appointments,
        problems=problems,
    )


def _dates(
    source: Source, reference: dt.date | None, presents: Sequence[tuple[int, dt.date]]
) -> tuple[tuple[DateFound, ...], tuple[DateProblem, ...], DateFound | None]:
    """The dates, those that do not exist, and the one of the event."""
    language = source.pack.code
    found = expressions(source)
    dates, problems = resolve(source.text, found, language, reference)
    told = event_date(source, dates)
    if presents:
        parts = [resolve(source.text, [one for one in found if one.start < presents[0][0]], language, presents[0][1])]
        for (start, day), end in zip(presents, [*(at for at, _ in presents[1:]), len(source.text)], strict=True):
            parts.append(resolve(source.text, [one for one in found if start <= one.start < end], language, day))
        dates = tuple(date for part, _ in parts for date in part)
    elif reference is None and (present := present_day(found, dates, told, language)):
        # What is told from the present ("hier") is told from the day the text itself gives.
        dates, problems = resolve(source.text, found, language, present)
        told = event_date(source, dates)
    return dates, problems, told


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
    dates, _ = resolve(one.published.text, expressions(Source(one.published.text, language)), language, None)
    days = [date.iso for date in dates if date.iso and date.precision == "day"]
    return dt.date.fromisoformat(days[0]) if days else None


def published_date(one: PageDocument, language: str) -> str | None:
    """The date line of an article's frame ("Publié le 12 mars 2024"), ISO."""
    day = _published(one, language)
    return day.isoformat() if day else None

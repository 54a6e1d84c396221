"""The first reader: the text of a page, as scraped or copied from a site."""

from toguna.intake.blocks import Prose
from toguna.intake.body import body_html
from toguna.intake.documents import Leftover, Source, SourceDocument, SourcePage, identity
from toguna.intake.problems import SourceProblem
from toguna.reading import Document, Reading, read
from toguna.reading.facts import DateProblem
from toguna.reading.folding import composed
from toguna.reading.pages import PageDocument, split_page
from toguna.reading.reader import published_date, read_document

_LEDE = 400


def read_page(text: str, origin: str, encoding: str) -> SourcePage:
    """Return the documents of a page and what was left out.

    Raises :class:`SourceProblem` for a page without an article, or whose date does not exist."""
    text = composed(text)
    split = split_page(text)
    articles = [read_document(one) for one in split.documents]
    bodied = [(one, *article) for one, article in zip(split.documents, articles, strict=True) if one.paragraphs]
    if not bodied:
        raise SourceProblem("no article was found in this page", origin, "give the text of a page that holds one")
    documents = tuple(_document(*article, n, origin) for n, article in enumerate(bodied, 1))
    leftovers = [(b.line, b.column, Leftover(b.kind, b.text)) for b in split.boilerplate]
    leftovers += [
        (one.title.line, one.title.column, Leftover("heading", one.title.text))
        for one in split.documents
        if not one.paragraphs and one.title
    ]
    reading = read(text, articles=articles)
    return SourcePage(
        origin=origin,
        encoding=encoding,
        language=reading.language,
        title=documents[0].title,
        documents=documents,
        boilerplate=tuple(left for *_, left in sorted(leftovers, key=lambda found: found[:2])),
        reading=reading,
    )


def _document(one: PageDocument, document: Document, reading: Reading, position: int, origin: str) -> SourceDocument:
    paragraphs = tuple(paragraph.text for paragraph in one.paragraphs)
    title = document.title or _opening(document.body)
    _refuse_wrong_date(reading.problems, len(one.title.text) if one.title else 0, origin)
    return SourceDocument(
        title=title,
        paragraphs=paragraphs,
        blocks=(Prose(body_html(paragraphs)),),
        language=reading.language,
        kind=one.kind,
        event_date=document.event.date,
        published_date=published_date(one, reading.language),
        place=document.event.place,
        event_type=document.event.type,
        actors=document.event.actors,
        reading=reading,
        source=Source(origin, position, identity(title, paragraphs, reading.language)),
    )


def _opening(body: str) -> str:
    """A title for an article that has none: its first words."""
    words = body.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")


def _refuse_wrong_date(problems: tuple[DateProblem, ...], title_end: int, origin: str) -> None:
    """A date of the title or the lede that the calendar does not have would give the text a wrong year."""
    for problem in problems:
        if problem.start < title_end + _LEDE:
            surface = " ".join(problem.surface.split())
            raise SourceProblem(f"“{surface}” is a date that does not exist", origin, "correct it in the source")

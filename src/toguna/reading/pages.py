"""A page of text split into its articles and the frame around them.

The page comes as lines (see ``page_lines.py``). Frame lines cut it into *runs* of article lines;
a read link or a heading of other news ends an article for certain. Inside a run, titles are told
by shape: a rather short line, not a finished sentence, followed by longer ones. No word is lost:
each is in a title, in a paragraph, or in a named piece of frame, and each piece keeps its place.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from toguna.reading.facts import DocumentKind
from toguna.reading.page_lines import FrameKind, Line, frame_kind, lines_of, trailing_read_link
from toguna.reading.page_titles import Cut, cut_into_articles
from toguna.reading.wrapping import unwrapped

# In words; a teaser without a title that is shorter is the remains of a link.
_SHORTEST_TEASER = 15


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of the page as written, with the line (from 1) and column (from 0) it begins at."""

    text: str
    line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class PageDocument:
    """One article: its title (None when it has none), its paragraphs, the date line of its frame."""

    title: Fragment | None
    paragraphs: tuple[Fragment, ...]
    kind: DocumentKind
    published: Fragment | None = None


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A piece of the frame, named by what it is for."""

    kind: FrameKind
    text: str
    line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class SplitPage:
    """A page's articles in order, the main one first, and its frame."""

    documents: tuple[PageDocument, ...]
    boilerplate: tuple[Boilerplate, ...]

    def fragments(self) -> list[Fragment]:
        """Return every piece of the page, frame included, in the order of the source."""
        pieces = [Fragment(one.text, one.line, one.column) for one in self.boilerplate]
        for document in self.documents:
            pieces.extend(document.paragraphs)
            if document.title:
                pieces.append(document.title)
        return sorted(pieces, key=lambda piece: (piece.line, piece.column))


@dataclass(slots=True)
class _Run:
    """Article lines between two certain boundaries; ``related``: after a read link or a heading of other news."""

    lines: list[Line]
    related: bool
    linked: bool = False


def split_page(text: str) -> SplitPage:
    """Split the text of a page into documents and boilerplate.

    Takes any text; a text that is frame alone, or nothing, gives no document.
    """
    frame: list[Boilerplate] = []
    runs = _runs(unwrapped(lines_of(text)), frame)
    documents: list[PageDocument] = []
    cuts: list[tuple[_Run, Cut]] = []
    for run in runs:
        cuts.extend(
            (run, cut) for cut in cut_into_articles(run.lines, related=run.related, linked=run.linked, first=not cuts)
        )
    for run, cut in cuts:
        frame.extend(_frame("heading", line) for line in cut.above)
        if run.related and len(cut.body) + bool(cut.title) == 1 and _is_link_only(cut):
            frame.extend(_frame("related_link", line) for line in (cut.title, *cut.body) if line)
            continue
        if not cut.body and not cut.title:
            continue
        kind: DocumentKind = "teaser" if documents or run.related else "main"
        documents.append(
            PageDocument(_fragment(cut.title) if cut.title else None, tuple(map(_fragment, cut.body)), kind)
        )
    documents = _titled_by_section(documents, frame)
    documents = _with_published(documents, frame)
    return SplitPage(tuple(documents), tuple(sorted(frame, key=lambda one: (one.line, one.column))))


def _runs(lines: Iterable[Line], frame: list[Boilerplate]) -> list[_Run]:
    runs = [_Run([], related=False)]
    gap = False
    for line in lines:
        kind = frame_kind(line.text)
        if kind is not None and _belongs_to_body(kind, line, runs[-1]):
            kind = None
        if kind is None:
            _add(runs[-1], line, frame, gap)
            gap = False
            if frame and frame[-1].kind == "read_link" and frame[-1].line == line.number:
                runs[-1].linked = True
                runs.append(_Run([], related=True))
            continue
        frame.append(_frame(kind, line))
        gap = True
        if kind == "read_link" and runs[-1].lines:
            runs[-1].linked = True
            runs.append(_Run([], related=True))
        elif kind == "related_heading":
            # Above any article the same words head a list of news, whose first is the main one.
            runs.append(_Run([], related=any(run.lines for run in runs)))
    return [run for run in runs if run.lines]


def _belongs_to_body(kind: FrameKind, line: Line, run: _Run) -> bool:
    """Short words inside running text are its own subheadings, whatever they mean elsewhere."""
    if kind in ("section", "navigation", "byline", "related_heading"):
        return bool(run.lines) and not line.gap and not run.lines[-1].text[-1:].isalnum()
    return False


def _add(run: _Run, line: Line, frame: list[Boilerplate], gap: bool) -> None:
    at = trailing_read_link(line.text)
    gap = gap or line.gap
    if at is None:
        run.lines.append(Line(line.text, line.number, line.column, gap))
        return
    run.lines.append(Line(line.text[:at].rstrip(), line.number, line.column, gap))
    frame.append(Boilerplate("read_link", line.text[at:], line.number, line.column + at))


def _titled_by_section(documents: list[PageDocument], frame: list[Boilerplate]) -> list[PageDocument]:
    """A page that has a section heading and no other title is titled by it ("Communiqué")."""
    if not documents or documents[0].title or not documents[0].paragraphs:
        return documents
    begin = documents[0].paragraphs[0].line
    headings = [one for one in frame if one.kind in ("section", "heading") and one.line < begin]
    if not headings:
        return documents
    frame.remove(headings[-1])
    title = Fragment(headings[-1].text, headings[-1].line, headings[-1].column)
    return [PageDocument(title, documents[0].paragraphs, documents[0].kind), *documents[1:]]


def _with_published(documents: list[PageDocument], frame: Sequence[Boilerplate]) -> list[PageDocument]:
    """Give each date line to the article it stands in, or just above."""
    dates = [one for one in frame if one.kind == "published"]
    taken: dict[int, Fragment] = {}
    for date in dates:
        inside = [i for i, document in enumerate(documents) if _begin(document) < date.line]
        after = [i for i, document in enumerate(documents) if _begin(document) > date.line]
        # Above its title on a page that puts dates there: the first article shows which.
        above = bool(after) and (not inside or inside[-1] in taken)
        index = after[0] if above else inside[-1] if inside else None
        if index is not None:
            taken.setdefault(index, Fragment(date.text, date.line, date.column))
    return [
        PageDocument(document.title, document.paragraphs, document.kind, taken.get(i))
        for i, document in enumerate(documents)
    ]


def _begin(document: PageDocument) -> int:
    first = document.title or document.paragraphs[0]
    return first.line


def _is_link_only(cut: Cut) -> bool:
    """A title without a body among other news, or the rest of one, is a link to another page."""
    return cut.title is not None or cut.body[0].text.count(" ") < _SHORTEST_TEASER


def _fragment(line: Line) -> Fragment:
    return Fragment(line.text, line.number, line.column)


def _frame(kind: FrameKind, line: Line) -> Boilerplate:
    return Boilerplate(kind, line.text, line.number, line.column)

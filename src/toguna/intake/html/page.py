"""One page of a site: its article as a document, and what of the page is frame or another article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from html import escape

from lxml.html import HtmlElement

from ..blocks import Block, Image, Prose, paragraphs_of
from ..documents import Leftover, NotTaken, Source, SourceDocument, SourcePage, identity
from ..markup import blocks_of
from .anchor import anchored, found_words, whole_page
from .decoding import page_characters
from .frame import cut_frame, cut_teasers
from .head import saved_from
from .lines import Line, Lines, letters_of, lines_of
from .linked_data import linked_data
from .lists import list_reason
from .metadata import authors_of, base_of, canonical_of, language_of, lead_of, metas, terms_of
from .pruning import prune
from .published import published_on
from .region import article_region, cut_lines
from .titles import find_title, shown_above
from .tree import LARGEST, page_tree, without_pictures
from .wording import line_kind
from .written_dates import moment

UNREAD = "unread structure"
"""The kind of the leftover that says why only the bare words of a page were read."""

_FEWEST_WORDS = 5
_FEWEST_LETTERS = 200
_SHORT = 15
_MOST_LINES = 50_000
_OF_THE_SITE = re.compile(r"(?i)cookie|©|\(c\)|copyright|rights|droits|rechte|الارتباط|الكوكيز|حقوق|الحقوق")
_FEWEST_OF_MAIN = 20
_CREDIT = re.compile(
    r"(?i)(?:^|[\s|–(-]+)((?:©|\(c\)|crédits?(?: photos?)?\s?:|photos?\s?:|foto\s?:|bild\s?:"
    r"|quelle\s?:|credits?\s?:|تصوير\s?:)"
    r"\s?[^.]{2,100})\)?\.?$"
)


def read_html(
    data: bytes, address: str, origin: str, *, charset: str = "", today: dt.date | None = None, lists: bool = True
) -> SourcePage | NotTaken:
    """The article of a page.

    ``address`` is where the page stood, absolute, or empty: then what the program that saved it noted serves.
    ``origin`` names the source in messages; ``charset`` is what the server said.  ``today`` is the last day that a text
    can bear (the present one, in UTC, by default).  Without ``lists``, a page that is a list of others is none: so are
    folders and archives of whole sites read, where a page named by hand is what it is.  A page without an article is a
    :class:`NotTaken` that says why; nothing is ever raised for what a page holds."""
    text, encoding = page_characters(data, charset)
    address = address or saved_from(text)
    where = address or origin
    if _is_binary(text):
        return NotTaken("page", where, "this is no page of HTML", origin=origin)
    text = without_pictures(text)
    if len(text) > LARGEST:
        return NotTaken("page", where, f"larger than {LARGEST // 2**20} MB of HTML, no page's text is", origin=origin)
    root = page_tree(text)
    if root is None:
        return _bare(text, address, origin, encoding)
    try:
        return _article(root, text, address, origin, encoding, today or dt.datetime.now(dt.UTC).date(), lists)
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        # One page out of 100,000 must not end an import: its words come in, and what was wrong is left over with it.
        return _bare(text, address, origin, encoding, f"{type(error).__name__}: {error}")


def _is_binary(text: str) -> bool:
    """More controls than a page has, those that a broken program scatters in its words aside."""
    sample = text[:4096]
    return sum(c < " " and c not in "\t\n\r\f\v" for c in sample) * 8 > len(sample)


def _article(
    root: HtmlElement, text: str, address: str, origin: str, encoding: str, today: dt.date, lists: bool
) -> SourcePage | NotTaken:
    data, told = linked_data(root), metas(root)
    base = base_of(root, address)
    canonical = canonical_of(root, told, address, base)
    body = root if root.find("body") is None else root.find("body")
    assert body is not None
    lines = lines_of(body)
    if len(lines.all) > _MOST_LINES:
        return NotTaken(
            "page", address or origin, f"more than {_MOST_LINES:,} lines, no page's text has", origin=origin
        )
    main = _said_main(body, lines)
    cut_frame(body, lines, main)
    cut_teasers(lines, main)
    for line in lines.all:
        if (
            not line.cut
            and line.block.tag != "figcaption"
            and _OF_THE_SITE.search(line.text)
            and (kind := line_kind(line.text)) in ("cookies", "copyright")
        ):
            line.cut = kind
    title, title_line = find_title(root, lines, data, address)
    words = letters_of(data.body)
    words = f"{words if len(words) >= _FEWEST_LETTERS else ''} {found_words(body, lines)}"
    anchors = anchored(lines, words) if words else set()
    if title_line is not None:
        anchors.discard(title_line)
    region = article_region(body, lines, anchors, title_line)
    if not title or title_line is None:
        first = next((line.number for line in lines.of(region) if line.prose and not line.cut), 0)
        shown, shown_line = shown_above(lines, first)
        if shown and not title_line:
            title, title_line = shown, shown_line
    cut_lines(region, lines, title_line, title)
    if not lists:
        kept = sum(line.words for line in lines.of(region) if line.prose and not line.cut)
        if reason := list_reason(root, lines, kept, address, told.get("og:type", "")):
            return NotTaken("page", address or origin, reason, title=title, origin=origin)
    found = published_on(root, lines, region, title_line, data, canonical, today)
    authors = authors_of(root, lines, region, told, data)
    terms = terms_of(root, region, told, data)
    left = tuple(_leftovers(lines, region))
    prune(region, lines)
    blocks = tuple(_credited(block) for block in blocks_of(region, base))
    paragraphs = paragraphs_of(blocks)
    if _count(paragraphs) < _SHORT and _count(others := whole_page(text)) > 2 * _SHORT:
        blocks, paragraphs = (Prose("".join(f"<p>{escape(p, quote=False)}</p>" for p in others)),), tuple(others)
    if _count(paragraphs) < _FEWEST_WORDS:
        return NotTaken("page", address or origin, "no article was found in this page", title=title, origin=origin)
    language = language_of(root, told, data, " ".join(paragraphs))
    title = title or _opening(paragraphs[0])
    day, published = found if found else (None, None)
    if day is not None and published is None:
        published = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    changed = moment(data.modified or told.get("article:modified_time", ""))
    document = SourceDocument(
        title=title,
        paragraphs=paragraphs,
        blocks=blocks,
        language=language,
        kind="main",
        summary=_summary(told, paragraphs),
        published=published,
        modified=changed[1] if changed else None,
        published_date=day.isoformat() if day else None,
        authors=authors,
        terms=terms,
        lead=lead_of(told, data, base),
        source=Source(
            origin,
            1,
            identity(title, paragraphs, language),
            key=canonical,
            addresses=tuple(dict.fromkeys(filter(None, (canonical, address)))),
        ),
    )
    return SourcePage(origin, encoding, language, title, (document,), left)


def _said_main(body: HtmlElement, lines: Lines) -> HtmlElement | None:
    """The one element that the page marks as the body of its article."""
    for path in (
        './/*[@itemprop="articleBody"]', ".//article", ".//main", './/*[@role="main"]',
    ):  # fmt: skip
        found = [e for e in body.iterfind(path) if lines.of(e)]
        if len(found) == 1 and sum(line.words for line in lines.of(found[0]) if line.prose) >= _FEWEST_OF_MAIN:
            return found[0]
    return None


def _leftovers(lines: Lines, region: HtmlElement) -> Iterator[Leftover]:
    """What is none of the article: pieces of one kind that follow one another are one."""
    first, last = lines.spans.get(region, (0, 0))
    kind, words = "", list[str]()
    for line in lines.all:
        mine = _leftover_kind(line, first <= line.number < last)
        if mine != kind and words:
            yield Leftover(kind, "\n".join(words))
            words = []
        kind = mine
        if mine:
            words.append(line.text)
    if words:
        yield Leftover(kind, "\n".join(words))


def _leftover_kind(line: Line, inside: bool) -> str:
    if line.cut == "title":
        return ""
    if line.cut:
        return line.cut
    return "" if inside else "outside"


def _credited(block: Block) -> Block:
    """A picture whose caption ends in whose it is."""
    if isinstance(block, Image) and block.caption and not block.credit and (match := _CREDIT.search(block.caption)):
        return Image(block.address, block.alt, block.caption[: match.start()].strip(), match[1].strip())
    return block


def _summary(told: dict[str, str], paragraphs: tuple[str, ...]) -> str:
    """What the page gives as its description, unless it is the beginning of the text cut short."""
    words = told.get("og:description") or told.get("description") or ""
    start = letters_of(words)[:60]
    return "" if not start or letters_of(paragraphs[0]).startswith(start) else words


def _count(paragraphs: Sequence[str]) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _opening(paragraph: str) -> str:
    words = paragraph.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")


def _bare(text: str, address: str, origin: str, encoding: str, problem: str = "") -> SourcePage | NotTaken:
    """A page nested too deep for any tree, or of a shape that could not be read: its words."""
    blocks = blocks_of(text)
    paragraphs = paragraphs_of(blocks)
    if _count(paragraphs) < _FEWEST_WORDS:
        return NotTaken("page", address or origin, "no article was found in this page", origin=origin)
    title = _opening(paragraphs[0])
    language = language_of(HtmlElement(), {}, linked_data(HtmlElement()), " ".join(paragraphs))
    source = Source(origin, 1, identity(title, paragraphs, language), address, (address,) if address else ())
    document = SourceDocument(title, paragraphs, language, "main", source, blocks=blocks)
    left = (Leftover(UNREAD, problem),) if problem else ()
    return SourcePage(origin, encoding, language, title, (document,), left)

"""The element that holds an article, and which of its lines are the article's own."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from .lines import Line, Lines, letters_of
from .wording import CERTAIN, line_kind

_MOST_OF_IT = 0.9
_CLEAN, _LINKS = 0.5, 0.35
_HIGHEST = 6
_LEDE = re.compile(
    r"(?i)chapo|chapeau|lead|intro|subtitle|sub-?headline|sous-?titre|standfirst|summary|teaser-?text|resume|kicker|surtitre|excerpt"
)
_FILE = re.compile(r"(?i)\.(?:pdf|docx?|odt|xlsx?|ods|pptx?|zip|mp3|mp4)(?:$|[?#])")
_SIGNED = re.compile(
    r"(?i)^(?:fait|done|gegeben|geschehen|حرر|signe|pour)\b|^(?:le|la|the|der|die|son|s\.\s?e|m\.|mme|dr|pr)\b.{3,80}$"
)
_CAPTIONS = ("figcaption", "caption")
_SHORTEST_BEFORE = 20
_FEWEST_OF_A_ROW = 3
_FEW = 14
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_ENDS = frozenset({"related_heading", "navigation", "tags", "cookies"})


def article_region(root: HtmlElement, lines: Lines, anchors: set[int], title: int | None) -> HtmlElement:
    """The element that holds the article; the lines of its neighbours that are none of it are marked as cut.

    ``anchors`` are the numbers of lines that are surely the article's, ``title`` that of the line of its title."""
    weights = _weights(lines, anchors)
    region = _heaviest(root, lines, weights)
    height = 0
    while (parent := region.getparent()) is not None and parent.tag != "html" and height < _HIGHEST:
        first, last = lines.spans.get(region, (0, 0))
        if title is not None and first <= title < last:
            break
        outer_first, outer_last = lines.spans.get(parent, (0, 0))
        holds_title = title is not None and outer_first <= title < outer_last
        if parent.tag == "body" and not holds_title:
            break
        # A paragraph or a cell that holds most of an article is never all of it.
        if title is None and not _worth(region, parent, lines, anchors):
            break
        _sort_neighbours(region, parent, lines, title, anchors)
        region = parent
        height += 1
        if holds_title:
            break
    return region


def cut_lines(region: HtmlElement, lines: Lines, title: int | None, title_words: str) -> None:
    """Marks the lines of a region that are frame by their wording or their place."""
    held = lines.of(region)
    _cut_title(held, title, title_words)
    prose = [line.number for line in held if line.prose and not line.cut]
    first, last = (prose[0], prose[-1]) if prose else (0, 0)
    for line in held:
        if line.cut or line.block.tag in _CAPTIONS:
            continue
        kind = line_kind(line.text)
        edge = line.number < first or line.number > last
        if kind in CERTAIN or (kind and edge):
            line.cut = kind
    _cut_related(region, held, lines)
    _cut_other_articles(held, first)
    _cut_link_rows(held)
    _cut_head(held)
    _cut_tail(held)


def _weights(lines: Lines, anchors: set[int]) -> list[int]:
    found = [
        line.words if line.number in anchors and not line.linked and (line.prose or line.words > 3) else 0
        for line in lines.all
    ]
    if sum(found) < _SHORTEST_BEFORE:
        found = [line.words if line.prose and not line.cut else 0 for line in lines.all]
    if not sum(found):
        found = [line.words if not line.linked and not line.cut else 0 for line in lines.all]
    return found


def _heaviest(root: HtmlElement, lines: Lines, weights: list[int]) -> HtmlElement:
    """The deepest element with nearly all of the weight."""
    sums = [0]
    for weight in weights:
        sums.append(sums[-1] + weight)
    element = root
    while True:
        below = None
        for child in element:
            first, last = lines.spans.get(child, (0, 0))
            if sums[-1] and sums[last] - sums[first] >= _MOST_OF_IT * sums[-1] and _is_block(child):
                below = child
                break
        if below is None:
            return element
        element = below


def _is_block(element: HtmlElement) -> bool:
    return isinstance(element.tag, str) and element.tag not in ("a", "b", "strong", "em", "i", "span", "font", "p")


def _worth(region: HtmlElement, parent: HtmlElement, lines: Lines, anchors: set[int]) -> bool:
    """Whether the neighbours of a region hold anything of the article."""
    return any(
        _is_part(child, lines, anchors, child_before=False)
        for child in parent
        if child is not region and isinstance(child.tag, str) and lines.of(child)
    )


def _sort_neighbours(
    region: HtmlElement, parent: HtmlElement, lines: Lines, title: int | None, anchors: set[int]
) -> None:
    """Marks what stands beside a region and is no part of its article."""
    first, last = lines.spans.get(region, (0, 0))
    ended = False
    for child in parent:
        if child is region or not isinstance(child.tag, str):
            continue
        begin, end = lines.spans.get(child, (0, 0))
        if begin == end:
            continue
        before = end <= first
        if not before and not ended:
            opening = next(lines.kept(child), None)
            ended = opening is not None and opening.words <= 12 and line_kind(opening.text) in _ENDS
        if before and title is not None and begin <= title < end:
            _cut_outside_title(child, lines, title)
        elif ended or not _is_part(child, lines, anchors, child_before=before and (title is None or begin > title)):
            for line in lines.all[begin:end]:
                line.cut = line.cut or "beside"
    for line in lines.of(parent):
        own = line.block is parent and not first <= line.number < last
        if own and not line.cut and not line.prose and line.number != title and line.number not in anchors:
            line.cut = "beside"


def _cut_outside_title(child: HtmlElement, lines: Lines, title: int) -> None:
    """In the element with the title only what follows it can be the article's: a lede, a subtitle."""
    for line in lines.of(child):
        if line.number <= title:
            continue
        if not line.cut and not line.prose and not _is_subtitle(line):
            line.cut = "beside"


def _is_subtitle(line: Line) -> bool:
    named = f"{line.block.get('class') or ''} {line.block.get('id') or ''}"
    return line.words >= 3 and not line.linked and bool(_LEDE.search(named) or line.block.tag in ("h2", "h3"))


def _is_part(child: HtmlElement, lines: Lines, anchors: set[int], child_before: bool) -> bool:
    kept = list(lines.kept(child))
    words = sum(line.words for line in kept)
    if not words:
        return True
    if child.tag in ("figure", "blockquote"):
        return True
    letters = sum(line.letters for line in kept)
    links = sum(line.link for line in kept)
    if links > _LINKS * letters:
        return False
    prose = sum(line.words for line in kept if line.prose or line.number in anchors)
    if prose >= _CLEAN * words:
        return True
    return child_before and len(kept) <= 2 and all(_is_subtitle(line) and not line_kind(line.text) for line in kept)


def _cut_title(held: list[Line], title: int | None, words: str) -> None:
    wanted = letters_of(words)
    if title is not None and held and held[0].number <= title <= held[-1].number:
        before = sum(line.words for line in held if line.number < title and line.prose and not line.cut)
        whole = sum(line.words for line in held if line.prose and not line.cut)
        if before * 4 <= whole:
            for line in held:
                if line.number < title and line.block.tag not in _CAPTIONS:
                    line.cut = line.cut or "above"
        held[title - held[0].number].cut = "title"
    for line in held[: max(12, (title or 0) - (held[0].number if held else 0) + 8)]:
        if not line.cut and wanted and letters_of(line.text) == wanted:
            line.cut = "title"


def _cut_related(region: HtmlElement, held: list[Line], lines: Lines) -> None:
    """After a heading of other news: its box, or what follows it to the end of the links."""
    linked = [0]
    for line in held:
        linked.append(linked[-1] + (line.linked or bool(line.cut)))
    done = 0
    for at, line in enumerate(held):
        if line.cut != "related_heading" or at < done:
            continue
        box = _box(line, region, lines)
        if box is not None:
            first, last = lines.spans[box]
            for other in lines.all[first:last]:
                other.cut = other.cut or "related_link"
            done = at + last - line.number
            continue
        # Most of what follows being links, all of it is other news: whole teasers stand between them.
        whole = (linked[-1] - linked[at + 1]) * 3 >= len(held) - at - 1
        done = at + 1
        for other in held[at + 1 :]:
            if not whole and not other.linked and not other.cut:
                break
            other.cut = other.cut or "related_link"
            done += 1


def _cut_other_articles(held: list[Line], first: int) -> None:
    """Other articles below the first: a heading with a day of its own under it, or a link to its text at its end."""
    heading: int | None = None
    for at, line in enumerate(held):
        if line.number <= first:
            continue
        if not line.cut and line.block.tag in _HEADINGS:
            heading = at
            continue
        kind = line.cut or (line_kind(line.text) if line.words <= _FEW else "")
        if heading is None or kind not in ("published", "read_link"):
            continue
        if kind == "published" and at - heading > 1:
            continue
        for other in held[heading:] if kind == "published" else held[heading : at + 1]:
            other.cut = other.cut or "teaser"
        heading = None


def _box(line: Line, region: HtmlElement, lines: Lines) -> HtmlElement | None:
    """The element within a region that a heading opens, and that holds more than it."""
    box: HtmlElement | None = line.block
    while box is not None and box is not region:
        first, last = lines.spans.get(box, (0, 0))
        if first < line.number - 2:
            return None
        if last > line.number + 1:
            return box
        box = box.getparent()
    return None


def _cut_link_rows(held: list[Line]) -> None:
    """Lines of nothing but links at the edges of an article, or several in a row in its midst, unless they lead to
    files."""
    prose = [line.number for line in held if line.prose and not line.cut]
    first, last = (prose[0], prose[-1]) if prose else (0, -1)
    row: list[Line] = []
    for line in [*held, None]:
        if line is not None and not line.cut and line.linked and line.block.tag not in ("td", "th", *_CAPTIONS):
            row.append(line)
            continue
        if line is not None and line.cut:
            continue
        if row and (row[-1].number > last or row[0].number < first or len(row) > _FEWEST_OF_A_ROW):
            for one in row:
                if not _leads_to_file(one):
                    one.cut = "links"
        row = []


def _leads_to_file(line: Line) -> bool:
    links = list(line.block.iter("a"))
    links += list(line.block.iterancestors("a"))
    return any(_FILE.search(a.get("href") or "") for a in links)


def _cut_head(held: list[Line]) -> None:
    """Before the first sentence only a subtitle, a heading, a dateline or a salutation may stand."""
    kept = [line for line in held if not line.cut]
    first = next((n for n, line in enumerate(kept) if line.prose), 0)
    for line in kept[:first]:
        opens = line.block.tag in _CAPTIONS or line.text.endswith((",", ":", "!"))
        if line.words <= 2 and not opens and (line.linked or line.text.isdigit()):
            line.cut = "above"


def _cut_tail(held: list[Line]) -> None:
    """After the last sentence: links that are no files, and single words, are the frame's."""
    for line in reversed([line for line in held if not line.cut]):
        if line.prose or line.block.tag in (*_CAPTIONS, "td", "th"):
            break
        if (line.linked and not _leads_to_file(line)) or len(line.text) < 3:
            line.cut = "below"

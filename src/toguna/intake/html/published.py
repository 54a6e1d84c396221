"""The day a page says its article was published: never that of its last change, never today's."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from .lines import Line, Lines
from .linked_data import LinkedData
from .written_dates import believable, moment, written_day, written_days

Found = tuple[dt.date, dt.datetime | None]
_METAS = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "date.published",
    "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created", "publication_date", "publication-date",
    "publishdate", "publish-date", "pubdate", "pub_date", "published", "parsely-pub-date", "sailthru.date",
    "citation_publication_date", "citation_date", "article.published", "rnews:datepublished", "dcterms.date", "dc.date",
    "date", "date_published",
    "cxenseparse:recs:publishtime", "govuk:first-published-at", "govuk:public-updated-at",
)  # fmt: skip
_PUBLISHED = re.compile(
    r"(?i)publi[ée]|mis(?:e)? en ligne|posted|publish|released?\b|veröffentlicht|erschienen"
    r"|datum|vom\b|publicado|نشر|بتاريخ|تاريخ"
    r"|\bdate\b|issued|created|paru|pressemitteilung|eingestellt"
)
_CHANGED = re.compile(
    r"(?i)mis(?:e)? [àa] jour|modifi|updated|last (?:changed|reviewed|modified)|aktualisiert"
    r"|geändert|änderung|stand\s?:"
    r"|تحديث|actualizado|revised|revu"
)
_TIMES = re.compile(
    r"(?i)(?:^|[\s_-])(?:published|entry-date|pubdate|post-date|date|created|publish\w*|posted)(?:$|[\s_-])"
)
_UPDATED = re.compile(r"(?i)(?:^|[\s_-])(?:updated|modified|changed)(?:$|[\s_-])")
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)")
_DATELINE = re.compile(r"^(?:[^.!?؟]{0,60}?)[,،(]?\s*(?:le|am|den|on|this|ce|vom|du|في|يوم)?\s*")
_DONE = re.compile(r"(?i)^(?:fait|done|gegeben|حرر)\b|^[\w\s.'’-]{2,40},\s*(?:le|den|am|the|on)\s")
_FRAMES = frozenset(
    {
        "related",
        "teaser",
        "sidebar",
        "navigation",
        "footer",
        "comments",
        "cookies",
        "newsletter",
        "hidden",
        "advertisement",
        "header",
    }
)
_ELSEWHERE = frozenset({"related", "teaser", "sidebar", "navigation", "comments", "hidden", "advertisement"})
_NEAR, _ABOVE, _DATE_LINE_WORDS = 14, 4, 18


def published_on(
    root: HtmlElement,
    lines: Lines,
    region: HtmlElement,
    title: int | None,
    data: LinkedData,
    address: str,
    today: dt.date,
) -> Found | None:
    """The day of publication and, where the page tells it, the moment in UTC."""
    month_first = (root.get("lang") or "").lower().startswith("en-us") or any(
        (m.get("content") or "").lower().replace("-", "_") == "en_us" and (m.get("property") == "og:locale")
        for m in root.iter("meta")
    )
    for found in _told(root, lines, region, title, data, address, month_first, today):
        if found is not None and believable(found[0], today):
            return found
    return None


def _told(
    root: HtmlElement,
    lines: Lines,
    region: HtmlElement,
    title: int | None,
    data: LinkedData,
    address: str,
    month_first: bool,
    today: dt.date,
) -> Iterator[Found | None]:
    yield _machine(data.published)
    metas = {
        (m.get("property") or m.get("name") or m.get("itemprop") or "").lower(): m.get("content") or ""
        for m in root.iter("meta")
    }
    for name in _METAS:
        if metas.get(name):
            yield _machine(metas[name])
    for element in root.iter():
        if (
            isinstance(element.tag, str)
            and "datepublished" in (element.get("itemprop") or "").lower()
            and not _framed(element)
        ):
            yield _machine(element.get("content") or element.get("datetime") or "") or _written(
                element.text_content(), month_first
            )
    yield from _times(root, lines, region, title, month_first)
    near = _near(lines, region, title)
    for line in near:
        if _PUBLISHED.search(line.text) and line.words <= _DATE_LINE_WORDS and not line.prose:
            yield _written(_before_change(line.text), month_first)
    for line in near:
        if (
            line.words <= _DATE_LINE_WORDS
            and not line.prose
            and not _CHANGED.search(line.text)
            and not _is_long_event(line)
            and (title is None or line.number >= title - _ABOVE)
        ):
            found = _written(line.text, month_first)
            # The day that a site shows above its pages is the one on which they were looked at.
            yield found if found is None or found[0] != today else None
    if match := _ADDRESS.search(address):
        yield _written("-".join(match.groups()), False)
    held = [line for line in lines.of(region) if not line.cut]
    for line in held[:2]:
        yield _dateline(line, month_first)
    for line in reversed(held[-5:]):
        if _DONE.match(line.text) and line.words <= 14:
            yield _written(line.text, month_first)
    for line in lines.all:
        if (
            _PUBLISHED.search(line.text)
            and not _CHANGED.search(line.text)
            and line.words <= 12
            and line.cut not in _FRAMES
            and not line.prose
        ):
            yield _written(line.text, month_first)


def _machine(written: str) -> Found | None:
    return moment(written) if written else None


def _written(text: str, month_first: bool) -> Found | None:
    day = written_day(text, month_first)
    return (day, None) if day else None


def _times(
    root: HtmlElement, lines: Lines, region: HtmlElement, title: int | None, month_first: bool
) -> Iterator[Found | None]:
    """The ``time`` elements of the article's own head: those that say so first."""
    own = []
    for element in root.iter("time"):
        if _framed(element):
            continue
        named = f"{element.get('class') or ''} {element.get('itemprop') or ''}"
        around = element.getparent()
        words = " ".join((around.text_content() if around is not None else "").split())[:120]
        if _UPDATED.search(named) and not _TIMES.search(named):
            continue
        if _CHANGED.search(words) and not _PUBLISHED.search(words):
            continue
        first = lines.spans.get(element, (0, 0))[0]
        distance = abs(first - title) if title is not None else first
        rank = 0 if element.get("pubdate") is not None else 1 if _TIMES.search(named) else 2
        within = element is region or region in element.iterancestors()
        if within or distance <= _NEAR:
            own.append((rank, distance, element))
    for _, _, element in sorted(own, key=lambda found: found[:2]):
        yield _machine(element.get("datetime") or "") or _written(element.text_content(), month_first)


def _near(lines: Lines, region: HtmlElement, title: int | None) -> list[Line]:
    """The lines about the title and before the first sentence, and the last of the region: the nearest first."""
    first, last = lines.spans.get(region, (0, 0))
    begin = title if title is not None else first
    prose = next((line.number for line in lines.all[begin:last] if line.prose and not line.cut), begin)
    after = lines.all[begin : max(prose, begin) + 1]
    before = list(reversed(lines.all[max(0, begin - _NEAR) : begin]))
    tail = lines.all[max(prose + 1, last - 8) : last + 4]
    return [line for line in (*after, *before, *tail) if line.cut not in _FRAMES and line.number != title]


def _before_change(text: str) -> str:
    """What of a line tells of publication: in "Publié le 3 mars, mis à jour le 5 mai" the words before the change."""
    change, publication = _CHANGED.search(text), _PUBLISHED.search(text)
    if change is None:
        return text
    if publication is not None and publication.start() < change.start():
        return text[: change.start()]
    if publication is not None and publication.start() > change.end():
        return text[publication.start() :]
    return ""


def _is_long_event(line: Line) -> bool:
    """A line that speaks of a day rather than bears one: most of its words are other words."""
    return line.words > 9 and not _PUBLISHED.search(line.text)


def _dateline(line: Line, month_first: bool) -> Found | None:
    """ "Solabé, le 4 juin 2024 –" and "Berlin, 3. Mai 2021." at the beginning of a text."""
    head = line.text[:70]
    found = written_days(head, month_first)
    if not found or found[0][0] > 40:
        return None
    match = re.match(r"^[\w\s'’.-]{2,40}?\s*[,،(/–-]", head)
    return (found[0][1], None) if match or found[0][0] <= 12 else None


def _framed(element: HtmlElement) -> bool:
    return any(e.get("data-frame") in _ELSEWHERE for e in (element, *element.iterancestors()))

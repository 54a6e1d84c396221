"""The title of an article: as its page shows it, or as it tells it to machines, without the name of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from toguna.reading.page_lines import frame_kind, is_institution

from ..old_addresses import host_of
from .frame import frame_of
from .head import path_of
from .lines import Line, Lines, letters_of
from .linked_data import LinkedData
from .tree import words_of
from .written_dates import written_day

_SEPARATORS = re.compile(r"\s+[|–—·•»›\-:]{1,2}\s+|\s*[|»]\s*|\s::\s")
_TITLED = re.compile(
    r"(?i)(?:^|[\s_-])(?:titre\w*|title|headline|contentheading|entry-title|page-title|article-title|ueberschrift|post-title|news-title)(?:$|[\s_-])"
)
_NOT_TITLED = re.compile(
    r"(?i)site-?title|widget-?title|block-?title|section-?title|sous-?titre|subtitle|sub-title|logo"
)
_KICKER = re.compile(
    r"(?i)(?:^|[\s_-])(?:category|kicker|dachzeile|aural|sr-only|visually-hidden|screen-reader-text|surtitre|tagline|roofline|label|badge)(?:$|[\s_-])"
)
_GENRE = re.compile(
    r"(?i)communiqu[ée](?: de presse| officiel)?|d[ée]claration|message|discours|allocution"
    r"|d[ée]menti|mise au point|statement|press release|pressemitteilung"
    r"|erklärung|بيان(?: صحفي)?|بلاغ(?: صحفي)?"
)
_LONGEST = 400
_SHORTEST_REST = 2


def find_title(root: HtmlElement, lines: Lines, data: LinkedData, address: str) -> tuple[str, int | None]:
    """The title, and the number of the line it stands on; an empty string where the page has none."""
    told = list(dict.fromkeys(filter(None, (data.headline, *_told(root)))))
    sites = _site_names(root, data, address)
    parts = {letters_of(part): part for title in told for part in (title, *_SEPARATORS.split(title)) if part.strip()}
    for site in sites:
        parts.pop(letters_of(site), None)
    best: tuple[float, str, HtmlElement] | None = None
    for order, (element, words) in enumerate(_shown(root, lines, parts)):
        score = _score(element, words, parts, sites) - order / 100
        if score > 0 and (best is None or score > best[0]):
            best = (score, words, element)
    if best is not None:
        return best[1], _line_of(best[2], best[1], lines)
    for title in told:
        if short := without_site(title, sites):
            line = next((one.number for one in lines.all if letters_of(one.text) == letters_of(short)), None)
            if not _says_little(short):
                return short, line
    return "", None


def shown_above(lines: Lines, first: int) -> tuple[str, int | None]:
    """The title of a page that has no heading: the last short line set apart above its first sentence."""
    for line in reversed(lines.all[max(0, first - 6) : first]):
        if not line.cut and not line.linked and _GENRE.fullmatch(line.text.strip(" :")) and _set_apart(line):
            return line.text.strip(" :"), line.number
        if line.cut or line.linked or not 3 <= line.words <= 40 or frame_kind(line.text):
            continue
        if line.words <= 8 and written_day(line.text):
            continue
        if _set_apart(line):
            return line.text, line.number
    return "", None


def without_site(title: str, sites: list[str]) -> str:
    """A title told to machines without the name of the site before or after it; empty where nothing else is left."""
    parts = [part.strip() for part in _SEPARATORS.split(title) if part and part.strip()]
    marks = [found[0] for found in _SEPARATORS.finditer(title)]
    named = {letters_of(site) for site in sites}
    begin, end = 0, len(parts)
    while end > begin and (letters_of(parts[end - 1]) in named):
        end -= 1
    while begin < end and (letters_of(parts[begin]) in named):
        begin += 1
    if end - begin > 1 and end == len(parts) and is_institution(parts[-1]) and len(parts[-1].split()) <= 8:
        end -= 1
    rest = [parts[begin]] if begin < end else []
    for number in range(begin + 1, end):
        rest += [marks[number - 1] if number - 1 < len(marks) else " – ", parts[number]]
    return " ".join("".join(rest).split())


def _told(root: HtmlElement) -> Iterator[str]:
    wanted = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "citation_title")
    metas = {(m.get("property") or m.get("name") or "").lower(): m.get("content") or "" for m in root.iter("meta")}
    for name in wanted:
        if words := " ".join(metas.get(name, "").split()):
            yield words
    for element in root.iter("title"):
        if next(element.iterancestors("svg"), None) is None:
            yield words_of(element)
            return


def _site_names(root: HtmlElement, data: LinkedData, address: str) -> list[str]:
    metas = {(m.get("property") or m.get("name") or "").lower(): m.get("content") or "" for m in root.iter("meta")}
    found = [
        metas.get(name, "")
        for name in (
            "og:site_name",
            "application-name",
            "dc.publisher",
            "dcterms.publisher",
            "apple-mobile-web-app-title",
            "twitter:site",
        )
    ]
    found += [data.site, data.publisher]
    host = host_of(address)
    found += [host, f"www.{host}", host.partition(".")[0]]
    return [" ".join(name.split()) for name in found if name and name.strip()]


def _shown(root: HtmlElement, lines: Lines, parts: dict[str, str]) -> Iterator[tuple[HtmlElement, str]]:
    for element in root.iter("h1", "h2", "h3", "h4", "div", "p", "span", "td", "font", "b", "strong", "center"):
        first, last = lines.spans.get(element, (0, 0))
        if first == last or last - first > 4:
            continue
        if element.tag == "h1":
            yield element, _without_kicker(element, parts)
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
        if _TITLED.search(named) and not _NOT_TITLED.search(named):
            yield element, words_of(element)
        elif element.tag in ("h2", "h3", "h4", "b", "strong", "font", "p", "td", "div", "center") and last - first == 1:
            words = lines.all[first].text
            if letters_of(words) in parts and len(words.split()) > _SHORTEST_REST:
                yield element, words


def _without_kicker(element: HtmlElement, parts: dict[str, str]) -> str:
    words = words_of(element)
    for child in element.iter():
        if isinstance(child.tag, str) and child is not element and _KICKER.search(child.get("class") or ""):
            rest = " ".join(words.replace(words_of(child), " ", 1).split())
            if rest:
                words = rest
    return words


def _score(element: HtmlElement, words: str, parts: dict[str, str], sites: list[str]) -> float:
    if not words or len(words) > _LONGEST:
        return 0
    letters = letters_of(words)
    if not letters or any(letters == letters_of(site) for site in sites):
        return 0
    frame = next((e for e in (element, *element.iterancestors()) if e.get("data-frame")), None)
    kind = frame.get("data-frame") if frame is not None else ""
    if kind in (
        "related",
        "teaser",
        "sidebar",
        "navigation",
        "footer",
        "comments",
        "cookies",
        "newsletter",
        "hidden",
        "breadcrumb",
    ):
        return 0
    score = {"h1": 3.0, "h2": 1.0}.get(str(element.tag), 0.4)
    if letters in parts:
        score += 4
    elif any(len(part) > 12 and (part in letters or letters in part) for part in parts):
        score += 2.5
    elif element.tag != "h1":
        return 0
    if element.get("itemprop") and "headline" in (element.get("itemprop") or ""):
        score += 2
    if any(ancestor.tag in ("article", "main") for ancestor in element.iterancestors()):
        score += 1
    if kind == "header":
        score -= 2
    if _says_little(words):
        score -= 3.5
    link = element.find(".//a[@href]")
    if link is not None and path_of(link.get("href") or "") in ("", "/"):
        score -= 3
    if frame_of(element) == "header" and element.tag != "h1":
        score -= 1
    return score


def _says_little(words: str) -> bool:
    """Whether these words name a section or an owner rather than a text."""
    return frame_kind(words) in ("section", "navigation", "related_heading") or (
        is_institution(words) and len(words.split()) <= 6
    )


def _line_of(element: HtmlElement, words: str, lines: Lines) -> int | None:
    first, last = lines.spans.get(element, (0, 0))
    wanted = letters_of(words)
    for line in lines.all[first:last]:
        if wanted.endswith(letters_of(line.text)):
            return max(line.number, last - 1) if last - first > 1 else line.number
    return last - 1 if last > first else None


def _set_apart(line: Line) -> bool:
    named = f"{line.block.get('class') or ''} {line.block.get('id') or ''}"
    if _TITLED.search(named) and not _NOT_TITLED.search(named):
        return True
    if line.block.tag in ("h1", "h2", "h3", "h4", "h5", "center", "th"):
        return True
    if line.words <= 25 and not line.text.endswith((".", ",", ";")):
        inner = line.nodes[0][0] if line.nodes else line.block
        return any(
            e.tag in ("b", "strong", "font", "big", "u") for e in (inner, *inner.iterancestors()) if e is not line.block
        )
    return False

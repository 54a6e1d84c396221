"""The frame of a page told by its elements: by tag, role, class, and by the shape of a row of teasers.

The names of classes stand in ``frame_names.py``."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from .frame_names import NAMES
from .lines import Line, Lines

_TAGS = {"nav": "navigation", "footer": "footer", "aside": "sidebar", "dialog": "dialog", "menu": "navigation"}
_ROLES = {
    "navigation": "navigation", "contentinfo": "footer", "search": "navigation", "complementary": "sidebar",
    "dialog": "dialog", "alertdialog": "dialog", "banner": "header", "menu": "navigation", "menubar": "navigation",
    "toolbar": "share",
}  # fmt: skip
_HIDDEN = re.compile(r"(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)")


def _pattern(inner: str, whole: str) -> re.Pattern[str]:
    """Matches the classes of an element, in which every word is parted by a hyphen."""
    alternatives = [rf"(?:^|[\s-])(?:{inner})(?:$|[\s-])"] if inner else []
    alternatives += [rf"(?:^|\s)(?:{whole})(?:$|\s)"] if whole else []
    return re.compile("|".join(alternatives).replace("_", "-"))


_CLASSES = tuple((kind, _pattern(inner, whole)) for kind, inner, whole in NAMES)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CONTENT = re.compile(
    r"(?:^|[\s_-])(?:(?:entry|post|article|page|news|main|node|single|detail|blog|story|body)-?(?:content|body|text|detail|copy|inner)|article-?body|articletext"
    r"|contenu|inhalt|texte|field--name-body|field-name-body|govspeak|hentry|item-page|maincontent)(?:$|[\s_-])"
)
_SHOWN_WIDE = re.compile(r"\bd-(?:sm|md|lg|xl|xxl)-(?:block|flex|inline|grid|table)")
_SAFE = frozenset({"html", "body", "main", "h1"})
_SURE = frozenset({"hidden", "cookies", "comments"})
_MOST_PROSE = 0.45
_CONTENT_PROSE = 0.2
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEASER_TAGS = frozenset({"div", "li", "article", "section", "td", "tr", "a", "dl", "p", "table"})
_TEASER_WORDS = 90
_FEWEST_TEASERS = 2
_FEWEST_LIKELY = 3
_FEWEST_WORDS = 3


def frame_of(element: HtmlElement) -> str:
    """What part of a page's frame an element says it is, or an empty string."""
    tag = element.tag
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return "hidden"
    named = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    if named:
        names = _CAMEL.sub("-", named[:400]).lower().replace("_", "-")
        for kind, pattern in _CLASSES:
            if pattern.search(names) and not (kind == "hidden" and _SHOWN_WIDE.search(names)):
                return kind
    return _TAGS.get(str(tag)) or _ROLES.get(element.get("role") or "", "")


def cut_frame(root: HtmlElement, lines: Lines, main: HtmlElement | None) -> None:
    """Marks the lines of elements that are frame.

    ``main`` is what the page itself says holds the article: nothing around it is frame."""
    prose = _sums(lines)
    whole = prose[-1]
    kept = set(main.iterancestors()) | {main} if main is not None else set()
    headings = list(root.iter("h1"))
    stack = [root]
    while stack:
        element = stack.pop()
        kind = "" if element.tag in _SAFE or element in kept else frame_of(element)
        if kind:
            first, last = lines.spans.get(element, (0, 0))
            inside = prose[last] - prose[first]
            if _is_frame(element, kind, inside, whole, headings):
                for line in lines.all[first:last]:
                    line.cut = line.cut or kind
                element.set("data-frame", kind)
                continue
        stack.extend(child for child in reversed(element) if isinstance(child.tag, str))


def _is_frame(element: HtmlElement, kind: str, inside: int, whole: int, headings: list[HtmlElement]) -> bool:
    if not inside and kind not in ("header", "published", "byline", "share"):
        return True
    if kind in _SURE and (kind != "hidden" or inside < _MOST_PROSE * whole):
        return True
    if len(headings) == 1 and (element is headings[0] or element in headings[0].iterancestors()):
        return False
    if inside > _CONTENT_PROSE * whole and _CONTENT.search(
        f"{element.get('class') or ''} {element.get('id') or ''}".lower()
    ):
        return False
    return inside <= _MOST_PROSE * whole * _trust(kind)


def cut_teasers(lines: Lines, main: HtmlElement | None) -> None:
    """Marks rows of teasers: two or more elements alike, each a link to a text with at most a few words of it."""
    kept = set(main.iterancestors()) | {main} if main is not None else set()
    prose = _sums(lines)
    rows: dict[tuple[HtmlElement, str, str], list[HtmlElement]] = {}
    for element, (first, last) in lines.spans.items():
        if first < last and element.tag in _TEASER_TAGS and element not in kept and not lines.all[first].cut:
            parent = element.getparent()
            if parent is not None and _is_teaser(element, lines.all[first:last]):
                rows.setdefault((parent, str(element.tag), _alike(element)), []).append(element)
    for (parent, _, _), row in rows.items():
        if len(row) < (
            _FEWEST_TEASERS if all(_is_sure(element, lines.of(element)) for element in row) else _FEWEST_LIKELY
        ):
            continue
        words = sum(prose[lines.spans[e][1]] - prose[lines.spans[e][0]] for e in row)
        if prose[-1] and words > 0.7 * prose[-1] and main is not None and main in parent.iterancestors():
            continue
        for element in row:
            element.set("data-frame", "teaser")
            for line in lines.of(element):
                line.cut = line.cut or "teaser"


def _trust(kind: str) -> float:
    """How much of a page's prose an element of that name may hold and still be frame."""
    return {"published": 0.2, "header": 0.25, "byline": 0.5, "tags": 0.5, "share": 0.4, "advertisement": 0.6}.get(
        kind, 1.0
    )


def _sums(lines: Lines) -> list[int]:
    """Words of sentences before each line, and in all."""
    found = [0]
    for line in lines.all:
        found.append(found[-1] + (line.words if line.prose and not line.cut else 0))
    return found


def _alike(element: HtmlElement) -> str:
    """The first class of an element without the numbers in it: rows differ in "odd", "post-123"."""
    classes = (element.get("class") or "").split()
    return re.sub(r"\d+", "", classes[0]) if classes else ""


def _is_teaser(element: HtmlElement, lines: list[Line]) -> bool:
    """Whether an element begins with a link to a text and holds no more than a few words of it."""
    words = sum(line.words for line in lines)
    if not 2 <= words <= _TEASER_WORDS or not any(line.link for line in lines):
        return False
    opens = len(lines) > 1 and lines[0].linked and lines[0].words >= _FEWEST_WORDS
    return opens or _is_sure(element, lines)


def _is_sure(element: HtmlElement, lines: list[Line]) -> bool:
    """Whether it has what only teasers have: a title that is a link, a picture that is one, a day beside its link."""
    if element.tag == "a":
        pictured = bool(element.get("href")) and element.find(".//img") is not None
        return pictured or any(element.find(f".//{tag}") is not None for tag in _HEADINGS)
    for tag in _HEADINGS:
        for heading in element.iter(tag):
            if heading.find(".//a[@href]") is not None or next(heading.iterancestors("a"), None) is not None:
                return True
    if len(lines) < 2 or not any(line.linked and line.words >= _FEWEST_WORDS for line in lines):
        return False
    dated = lines[0].text if not lines[0].linked else lines[-1].text
    return element.find(".//a//img") is not None or bool(re.search(r"\d{4}", dated)) or lines[-1].linked

"""The lines of a page: what each one is, told by its wording alone.

A page copied from a site is lines of articles between lines of frame: section headings, read
links, share footers. Frame lines are named here by the lexicons of every language pack, tolerant
of marks and case; which of the other lines are titles is decided in ``pages.py`` by shape.
"""

import re
from functools import cache
from typing import Literal, NamedTuple

from toguna.reading.folding import compiled, fold
from toguna.reading.languages import packs
from toguna.reading.languages.pack import with_names
from toguna.reading.literals import may_hold

FrameKind = Literal[
    "read_link", "related_heading", "related_link", "section", "share", "breadcrumb", "navigation",
    "published", "byline", "tags", "copyright", "cookies", "heading",
]  # fmt: skip

_MARKS = " »«>›→➔➜▶►…[](){}|+·•:*#.-–—_=!&"
_NETWORKS = (
    r"facebook|twitter|x|whatsapp|linkedin|telegram|instagram|youtube|tiktok|pinterest|messenger|viber|flickr|rss|"
    r"threads|bluesky|mastodon|reddit|tumblr|google\+?|skype|snapchat|gmail|viadeo|wechat|sms|pdf"
)
_CRUMB = re.compile(r"\s[>›»/|→]\s|>|›")
# A frame line is short; a longer one that begins alike is a sentence of an article.
_FRAME_WORDS = 14
_COOKIE_WORDS = 90


class Line(NamedTuple):
    """One line with something on it: its text, stripped, and where it stands.

    ``number`` counts the lines of the page from 1, ``column`` characters from 0. ``gap`` is true
    where an empty line, or the beginning of the page, precedes it.
    """

    text: str
    number: int
    column: int
    gap: bool


def lines_of(text: str) -> list[Line]:
    """Return the lines of ``text`` that hold a word, whatever ends them (LF, CR LF, CR, FF...)."""
    found: list[Line] = []
    gap = True
    for number, raw in enumerate(text.splitlines(), 1):
        stripped = raw.strip()
        if stripped:
            found.append(Line(stripped, number, len(raw) - len(raw.lstrip()), gap))
        gap = not stripped
    return found


def frame_kind(text: str) -> FrameKind | None:
    """Return what part of a page's frame the line ``text`` is, or None for a line of an article."""
    count = text.count(" ") + 1
    if count > _COOKIE_WORDS:
        return None
    if count > _FRAME_WORDS * 2 and "cookie" not in text.lower():
        return None
    folded = fold(text)
    if "cookie" in folded and compiled(_any("cookies")).search(folded):
        return "cookies"
    if count > _FRAME_WORDS * 2:
        return None
    bare = _bare(folded)
    if not bare:
        return "navigation"
    if _is_crumb(folded):
        return "breadcrumb"
    if _whole("related_link", folded):
        return "related_link"
    if count > _FRAME_WORDS:
        return None
    return _short_kind(folded, bare)


def trailing_read_link(text: str) -> int | None:
    """Return where a read link begins that ends the paragraph ``text`` ("[…] Lire la suite »")."""
    tail = fold(text[-60:])
    match = _read_link_behind().search(tail) if may_hold(tail, _any("read_link_tail")) else None
    if match is None:
        return None
    if match[1] in _words("read") and not compiled(r"[»›>→]").search(tail, match.start(1)):
        return None
    return len(text) - len(tail) + match.start() + (len(match[0]) - len(match[0].lstrip()))


@cache
def _read_link_behind() -> re.Pattern[str]:
    return compiled(
        rf"(?<=[.…!?\])»”\"])\s{{0,3}}(?:\[|\()?({_any('read_link_tail')})[\s\])]{{0,3}}[»›>→….\s\])]{{0,6}}$"
    )


def _short_kind(folded: str, bare: str) -> FrameKind | None:
    sentence = folded.endswith((".", ";", ",", "!")) and not folded.endswith("...")
    if _whole("read_link", bare) and (_is_marked(folded) or (" " in bare and len(bare) < 40) or bare in _words("read")):
        return "read_link"
    if folded.startswith(("©", "(c) ", "copyright")) or _whole("copyright", bare):
        return "copyright"
    if sentence:
        return None
    if _whole("share", bare) or _networks_only(bare):
        return "share"
    # A title may begin like a heading of other news; a heading never runs past its formula.
    if _whole("related_heading", bare) and bare.count(" ") < 9:
        return "related_heading"
    if _whole("section", bare):
        return "section"
    if _whole("navigation", bare):
        return "navigation"
    if _whole("published", bare) and compiled(rf"\d|{_any('published_when')}").search(bare):
        return "published"
    if _published_line().fullmatch(bare):
        return "published"
    if _whole("tags", folded):
        return "tags"
    if _whole("byline", bare) and bare.count(" ") < 9:
        return "byline"
    return None


def _is_marked(folded: str) -> bool:
    """Whether a line ends in an arrow, three dots or the like, as links do."""
    return compiled(r"[»›>→➔➜▶►…\]+]\s*$|\.\.\.$").search(folded) is not None


def is_institution(text: str) -> bool:
    """Say whether ``text`` is the name of a site's owner, as it stands above its pages."""
    return _whole("institution", fold(text))


def is_salutation(text: str) -> bool:
    """Say whether ``text`` begins as one addresses an audience or takes leave of it."""
    return _one("salutation").match(fold(text)) is not None


def _is_crumb(folded: str) -> bool:
    first = _CRUMB.split(folded, maxsplit=1)
    return len(first) == 2 and _whole("home", _bare(first[0]))


def _networks_only(bare: str) -> bool:
    words = [word for word in compiled(r"[\s,|/·•:-]+").split(bare) if word not in _words("share_joining")]
    return all(map(_network().fullmatch, words)) and any(word != "x" for word in words)


@cache
def _network() -> re.Pattern[str]:
    return compiled(rf"(?:{_NETWORKS}|{_any('social')})")


@cache
def _published_line() -> re.Pattern[str]:
    return compiled("|".join(with_names(pack.pages.published_line, pack.dates) for pack in packs()))


@cache
def _words(name: str) -> frozenset[str]:
    """The words of that name in any language."""
    return frozenset(word for pack in packs() for word in getattr(pack.pages, name))


def _bare(folded: str) -> str:
    """Strip the marks around a line's words, and count any run of spaces for one."""
    return " ".join(folded.strip(_MARKS).split())


def _whole(name: str, folded: str) -> bool:
    return _one(name).fullmatch(folded) is not None


@cache
def _one(name: str) -> re.Pattern[str]:
    """What is one of the patterns of that name, in any language."""
    return compiled(rf"(?:{_any(name)})")


@cache
def _any(name: str) -> str:
    """The patterns of that name in any language, with bars between."""
    return "|".join(getattr(pack.pages, name) for pack in packs())

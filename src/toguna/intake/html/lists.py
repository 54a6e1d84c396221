"""Pages that are lists of other pages: home pages, sections, tags, archives by month, results of a search."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from lxml.html import HtmlElement

from .lines import Lines

_PATHS = re.compile(
    r"(?i)(?:^|/)(?:page|tags?|categor(?:y|ies|ie)|author|auteur|archives?|rubriques?|search|recherche|suche|suchergebnis\w*|schlagwort|kategorie|mot-?cle|etiquettes?|feed|sitemap|plan-du-site)"
    r"(?:/[^/]{1,120}){0,3}/?$|/page/\d{1,5}/?$|(?:^|/)(?:rubrique|mot)\d{1,6}(?:\.html)?$|/(?:19|20)\d\d/(?:\d\d/)?$|(?:^|/)(?:recherche|search|plan|sitemap|tags?)\.(?:html?|php|aspx?)$"
)
_QUERIES = frozenset(
    {
        "s",
        "q",
        "cat",
        "tag",
        "paged",
        "m",
        "author",
        "recherche",
        "search",
        "id_rubrique",
        "id_mot",
        "start",
        "limitstart",
        "debut_articles",
    }
)
_CLASSES = re.compile(
    r"(?:^|\s)(?:home|blog|archive|category|tag|search|search-results|search-no-results|paged|author|date|page_rubrique|page_sommaire|page_mot|page_recherche|rubrique"
    r"|view-category|view-featured|view-categories|path-frontpage|front|path-taxonomy|page-taxonomy|is-home|error404|error-404|page-node-type-landing-page)(?:\s|$)"
)
_SINGLE = re.compile(
    r"(?:^|\s)(?:single|singular|postid-\d+|page_article|view-article|page-node-type-\w+|node-type-\w+|single-\w+)(?:\s|$)"
)
_LONG, _FEWEST_TEASERS = 200, 4


def list_reason(root: HtmlElement, lines: Lines, kept: int, address: str, kind: str) -> str:
    """Why a page is taken for a list of others; empty for an article.

    ``kept`` is how many words of sentences its article has, ``kind`` the type the page gives itself (``og:type``)."""
    body = root.find("body")
    classes = (body.get("class") or "") if body is not None else ""
    if re.search(r"error-?404", classes):
        return "a page that says that another is missing"
    if _SINGLE.search(classes) and not re.search(r"(?:^|\s)(?:home|front|path-frontpage)(?:\s|$)", classes):
        return ""
    teasers = sum(1 for element in lines.spans if element.get("data-frame") in ("teaser", "related"))
    if _CLASSES.search(classes):
        return "a list of other pages"
    if kind == "article" and kept >= 40:
        return ""
    if _is_home(address) and (teasers or kept < _LONG):
        return "the home page, a list of other pages"
    if _names_list(address) and kept < _LONG * 2:
        return "a list of other pages"
    links = sum(line.words for line in lines.all if line.linked)
    if teasers >= _FEWEST_TEASERS and kept < 30 and links > kept:
        return "a list of other pages"
    return ""


def _names_list(address: str) -> bool:
    try:
        parts = urlsplit(address)
        query = parse_qs(parts.query)
    except ValueError:
        return False
    if _QUERIES & set(query) or any(
        re.match(r"rubrique\d|mot\d", name) for name in (parts.query.split("&") if parts.query else ())
    ):
        return not any(re.match(r"article\d", name) for name in query)
    return bool(_PATHS.search(parts.path))


def _is_home(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    home = bool(re.fullmatch(r"/?(?:[a-z]{2}/?)?(?:(?:index|default|accueil|home)\.\w{2,5})?", parts.path))
    return home and not parts.query and bool(parts.netloc)

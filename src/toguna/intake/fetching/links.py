"""Where a page leads: other pages, pictures and documents, feeds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from ..markup.pictures import picture
from .addresses import normalised
from .answers import Answer

_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_PICTURE = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?|svg|jfif|ico)$")
_DOCUMENT = re.compile(r"(?i)\.(?:pdf|docx?|odt|rtf|xlsx?|ods|pptx?|odp|csv|epub)$")
_FILM = re.compile(r"(?i)\.(?:mp[34]|m4[av]|ogg|ogv|oga|webm|avi|mov|wav|flac|zip|rar|7z|gz|exe|apk|dmg|iso|css|js)$")
_REFRESH = re.compile(r"(?i)^\s*\d+(?:\.\d*)?\s*[;,]\s*url\s*=\s*[\"']?([^\"']+)")
_MOST_ALIKE = 3
# Of no text: the ways in, what programs write for programs, and the same page again in other clothes.
_NO_PAGE = re.compile(
    r"(?i)/(?:wp-login\.php|wp-admin/|wp-json/|xmlrpc\.php|wp-cron\.php|cdn-cgi/)|/feed/?$|/trackback/?$"
    r"|[?&](?:replytocom|share|print|preview|add-to-cart|fbclid|phpsessid|sid|lightbox)="
)


@dataclass(frozen=True, slots=True)
class Links:
    """Normalised addresses, each once, in the order of the page."""

    pages: tuple[str, ...] = ()
    media: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()


def is_page_like(address: str) -> bool:
    """Whether an address may be that of a page with a text, told by its writing alone."""
    path = urlsplit(address).path
    # A wrong relative link makes a site without end: /a/b/a/b/a/b/...
    steps = Counter(filter(None, path.split("/")))
    endless = max(steps.values(), default=0) > _MOST_ALIKE
    return not (endless or _NO_PAGE.search(address) or is_medium(address) or _FILM.search(path))


def is_medium(address: str) -> bool:
    """Whether an address is that of a picture or a document, told by its ending."""
    path = urlsplit(address).path
    return bool(_PICTURE.search(path) or _DOCUMENT.search(path))


def links_of(answer: Answer) -> Links:
    """The links of an HTML page; none for what cannot be read as one."""
    parser = HTMLParser(encoding=answer.charset or None, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        # The parser stops where the page says it ends; some say so in their middle.
        body = re.sub(rb"(?i)</(?:html|body)\s*>", b"", answer.body)
        tree = etree.fromstring(body, parser) if body.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, LookupError):
        return Links()
    if tree is None:
        return Links()
    stated = next((found for element in tree.iter("base") if (found := element.get("href"))), "")
    base = normalised(stated, answer.address) or answer.address
    led = list(dict.fromkeys(_anchors(tree, base)))
    feeds = (
        element.get("href", "")
        for element in tree.iter("link")
        if (element.get("type") or "").strip().lower() in _FEEDS and "alternate" in (element.get("rel") or "").lower()
    )
    shown = (found for written in _pictures(tree, base) if (found := normalised(written, base)))
    return Links(
        tuple(one for one in led if is_page_like(one)),
        tuple(dict.fromkeys((*shown, *filter(is_medium, led)))),
        tuple(dict.fromkeys(found for written in feeds if (found := normalised(written, base)))),
    )


def _anchors(tree: HtmlElement, base: str) -> Iterator[str]:
    for element in tree.iter("a", "area", "link", "iframe", "frame"):
        if element.tag == "link" and not {"next", "prev", "alternate"} & set(
            (element.get("rel") or "").lower().split()
        ):
            continue
        if element.tag == "link" and element.get("type", "text/html") != "text/html":
            continue
        written = element.get("src" if element.tag in ("iframe", "frame") else "href") or ""
        if written and not written.startswith("#") and (found := normalised(written, base)):
            yield found
    for element in tree.iter("meta"):
        if (element.get("http-equiv") or "").strip().lower() == "refresh":
            led = _REFRESH.match(element.get("content") or "")
            if led and (found := normalised(led[1], base)):
                yield found


def _pictures(tree: HtmlElement, base: str) -> Iterator[str]:
    """The very files that reading the page will ask for, and the one it shows to others."""
    for element in tree.iter("img"):
        if found := picture(element, base):
            yield found.address
    for element in tree.iter("meta"):
        if (element.get("property") or element.get("name")) in ("og:image", "twitter:image"):
            yield element.get("content") or ""

"""What a page says of its article beside title and day: language, address, authors, section, tags, lead picture."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from toguna.reading.language import recognise

from ..blocks import Image
from ..documents import Term
from ..markup.links import absolute
from ..old_addresses import host_of
from .head import path_of
from .lines import Lines, letters_of
from .linked_data import LinkedData
from .tree import words_of

_NOT_AUTHORS = re.compile(
    r"(?i)^(?:admin\w*|administrat\w*|webmaster|root"
    r"|super ?user|editor|user\d*|author|auteur|redaction|wp|wordpress|manager"
    r"|test|staff|none|null|.*@.*|https?:.*)$"
)
_BYLINE = re.compile(
    r"(?i)^(?:par|by|von|auteur|autor(?:in)?|written by|écrit par|rédigé par|بقلم|كتب)\s?:?\s+(.{3,80})$"
)
_NO_LEAD = re.compile(
    r"(?i)(?:logo|favicon|default|placeholder|blank|share-?image|og-?image|fallback|site-?icon|opengraph)"
)
_STOPS = {
    "de": frozenset("der die das und ist nicht mit den von zu im für auf dem des eine ein wird sich auch hat".split()),
    "es": frozenset("el los las del que por con una para se su al es como más fue ha sobre".split()),
    "pt": frozenset("o os as do da dos das que com uma para não ao foi pelo pela em são".split()),
    "it": frozenset("il gli della del che con una per di sono nel alla dei è le".split()),
}
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_HOMES = re.compile(
    r"(?i)^(?:accueil|home(?:page)?|startseite|inicio|الرئيسية|الصفحة الرئيسية|vous êtes ici\s?:?|you are here\s?:?"
    r"|sie sind hier\s?:?)$"
)


def metas(root: HtmlElement) -> dict[str, str]:
    """The contents of ``meta`` by name or property, small; of several the first."""
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower().strip()
        words = " ".join((meta.get("content") or "").split())
        if name and words:
            found.setdefault(name, words)
    return found


def language_of(root: HtmlElement, told: dict[str, str], data: LinkedData, text: str) -> str:
    """The code of the text's language: its words decide where they can, then what the page says."""
    sample = text[:6000]
    letters = sum(c.isalpha() for c in sample)
    said = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang")
        or data.language or told.get("og:locale") or told.get("content-language") or told.get("dc.language")
        or told.get("language") or ""
    )  # fmt: skip
    said = re.split(r"[-_,;\s]", said.strip().lower())[0]
    said = said if re.fullmatch(r"[a-z]{2,3}", said) else ""
    if letters and len(_ARABIC.findall(sample)) > letters / 2:
        return said if said in ("ar", "fa", "ur", "ps", "ku") else "ar"
    found = re.findall(r"\w+", sample.lower())
    best = max(_STOPS, key=lambda code: sum(word in _STOPS[code] for word in found))
    score = sum(word in _STOPS[best] for word in found)
    if len(found) >= 30 and score * 7 > len(found) and said not in ("fr", "en"):
        return said if said and said in _STOPS else best
    known = recognise(sample)
    if score * 6 > len(found) and len(found) >= 30 and known is None:
        return best
    if said and said not in ("fr", "en") and (known is None or said in _STOPS):
        return said
    if len(found) >= 30 and score * 5 > len(found):
        return best
    return known or said or "fr"


def canonical_of(root: HtmlElement, told: dict[str, str], address: str, base: str) -> str:
    """The address the page gives itself, where it is one of the same site or the page came with none; else its own."""
    own = host_of(address)
    for given in (_link(root, "canonical"), told.get("og:url", "")):
        whole = absolute(given, base) if given else ""
        if (
            whole.startswith(("http://", "https://"))
            and (not own or host_of(whole) == own)
            and not _is_home(whole, address)
        ):
            return whole
    return address


def base_of(root: HtmlElement, address: str) -> str:
    for element in root.iter("base"):
        if element.get("href"):
            return absolute(element.get("href"), address) or address
    return address


def authors_of(
    root: HtmlElement, lines: Lines, region: HtmlElement, told: dict[str, str], data: LinkedData
) -> tuple[str, ...]:
    site = {letters_of(told.get("og:site_name", "")), letters_of(data.publisher), letters_of(data.site)}
    found = list(data.authors)
    found += [
        told[name]
        for name in ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author")
        if name in told
    ]
    for element in region.iter():
        if isinstance(element.tag, str) and (
            element.get("rel") == "author" or "author" in (element.get("itemprop") or "").split()
        ):
            found.append(words_of(element))
    if not found:
        for line in lines.of(region):
            if line.cut == "byline" and (match := _BYLINE.match(line.text)):
                found.append(match[1])
    names = [" ".join(name.split()) for name in found]
    kept = [
        name for name in names if 2 < len(name) <= 80 and not _NOT_AUTHORS.match(name) and letters_of(name) not in site
    ]
    return tuple(dict.fromkeys(kept))[:8]


def terms_of(root: HtmlElement, region: HtmlElement, told: dict[str, str], data: LinkedData) -> tuple[Term, ...]:
    """The section of an article as a category, and its tags."""
    found: list[Term] = []
    section = data.section or told.get("article:section", "") or told.get("dc.type", "")
    for link in root.iter("a"):
        rel = (link.get("rel") or "").split()
        words = words_of(link)
        if "tag" in rel and 0 < len(words) <= 80:
            kind = "category" if "category" in rel or "/categor" in (link.get("href") or "") else "tag"
            if kind == "category" and not _nearby(link, region):
                continue
            found.append(Term(kind, _slug(link.get("href") or "", words), words))
    if section:
        found.insert(0, Term("category", _slug("", section), section))
    if not any(term.taxonomy == "category" for term in found) and (crumb := _crumb(root, data)):
        found.insert(0, Term("category", _slug("", crumb), crumb))
    told_tags = (
        m.get("content") or "" for m in root.iter("meta") if (m.get("property") or "").lower() == "article:tag"
    )
    found += [Term("tag", _slug("", words), words) for words in (" ".join(tag.split()) for tag in told_tags) if words]
    return tuple({(term.taxonomy, term.name.lower()): term for term in reversed(found)}.values())[::-1][:20]


def lead_of(told: dict[str, str], data: LinkedData, base: str) -> Image | None:
    """The picture a page gives those who cite it; the logo of its site is none."""
    address = absolute(
        told.get("og:image:secure_url")
        or told.get("og:image")
        or told.get("twitter:image")
        or told.get("twitter:image:src")
        or data.image,
        base,
    )
    name = path_of(address).rpartition("/")[2]
    if not address or _NO_LEAD.search(name):
        return None
    return Image(address, told.get("og:image:alt", ""))


def _crumb(root: HtmlElement, data: LinkedData) -> str:
    """The last but one of a way from the home page to the article, the home page itself aside."""
    names = list(data.crumbs)
    if not names:
        for element in root.iter():
            if isinstance(element.tag, str) and element.get("data-frame") == "breadcrumb":
                names = [words_of(link) for link in element.iter("a")]
                names.append("")
                break
    names = [name for name in names[:-1] if name and not _HOMES.match(name)]
    return names[-1] if names and len(names[-1]) <= 80 else ""


def _nearby(link: HtmlElement, region: HtmlElement) -> bool:
    return region in link.iterancestors() or not any(
        e.get("data-frame") in ("sidebar", "footer", "navigation", "related", "teaser") for e in link.iterancestors()
    )


def _slug(href: str, words: str) -> str:
    last = unquote(path_of(href)).rstrip("/").rpartition("/")[2]
    return last or re.sub(r"\W+", "-", words.lower()).strip("-")


def _link(root: HtmlElement, rel: str) -> str:
    return next((e.get("href") or "" for e in root.iter("link") if rel in (e.get("rel") or "").lower().split()), "")


def _is_home(canonical: str, address: str) -> bool:
    """A site that calls every page of it by its home page's address is not believed."""
    return path_of(canonical) in ("", "/") and not urlsplit(canonical).query and path_of(address) not in ("", "/")

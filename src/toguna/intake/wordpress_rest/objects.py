"""The objects of the REST door as items: texts, media, terms and authors.

Keys are those that the same site's export gives, so that a text is one text by either way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toguna.reading.language import recognise

from ..blocks import Image, paragraphs_of, plain
from ..documents import Item, Kept, NotTaken, Source, SourceDocument, SourceMedium, SourcePage, Status, Term, identity
from ..markup import blocks_of
from ..markup.text import text_blocks
from ..wordpress.items import code_of, one_line
from ..wordpress.shortcodes import expanded

_STATUSES: dict[str, Status] = {
    "publish": "public", "inherit": "public", "draft": "draft", "pending": "draft", "future": "scheduled",
    "trash": "deleted",
}  # fmt: skip
_OPENING_WORDS = 12
_KINDS = {"categories": "category", "tags": "tag", "users": "author"}
_OF_LANGUAGES = ("language", "post_translations", "term_language", "term_translations", "translation_priority")


@dataclass(frozen=True, slots=True)
class RestObject:
    """An object as the site gave it.  ``home`` is the site's address without its last stroke, ``collection`` where it
    was in (``posts``, ``media``...), ``position`` counts from 1."""

    data: Mapping[str, Any]
    home: str
    origin: str
    collection: str
    position: int

    @property
    def text(self) -> bool:
        return self.collection not in ("media", *_KINDS)

    def read(self) -> Item:
        """The item; never raises for what the site says."""
        if self.collection == "media":
            return self._medium()
        if self.collection in _KINDS:
            return self._kept()
        return self._page()

    @property
    def key(self) -> str:
        return f"{self.home}/?p={self._number('id')}"

    def _page(self) -> Item:
        content = self._map("content")
        protected = content.get("protected") is True or self._map("excerpt").get("protected") is True
        link = self._text("link")
        html = expanded(_string(content, "rendered"), {}).html
        # What stands in the place of a protected text is a form or nothing, no word of it.
        blocks = () if protected else blocks_of(html, link)
        paragraphs = paragraphs_of(blocks)
        given = one_line(_string(self._map("title"), "rendered"))
        title = given or " ".join(" ".join(paragraphs).split()[:_OPENING_WORDS])
        if not title:
            return NotTaken("text", link or self.key, "it has neither title nor words", origin=self.origin)
        language = self._language() or recognise(" ".join((title, *paragraphs))) or ""
        published = _moment(self._text("date_gmt"))
        document = SourceDocument(
            title=title,
            paragraphs=paragraphs,
            language=language,
            kind="main",
            source=Source(
                self.origin, self.position, identity(title, paragraphs, language), self.key, self._addresses(link)
            ),
            blocks=blocks,
            summary="" if protected else self._summary(paragraphs),
            status="protected" if protected else _STATUSES.get(self._text("status") or "publish", "private"),
            form="page" if self._text("type") == "page" else "text",
            published=published,
            published_date=published.date().isoformat() if published else None,
            modified=_moment(self._text("modified_gmt")),
            authors=tuple(filter(None, (one_line(_string(one, "name")) for one in self._embedded("author")))),
            terms=tuple(self._terms()),
            group=self._group(),
            lead=next((_image(one) for one in self._embedded("wp:featuredmedia") if _string(one, "source_url")), None),
            archive=self._archive(html if not protected else ""),
        )
        return SourcePage(self.origin, "utf-8", language, title, (document,))

    def _archive(self, html: str) -> dict[str, Any]:
        extras = {
            "parent": self._number("parent"), "order": self._number("menu_order"), "sticky": self.data.get("sticky"),
            "slug": self._text("slug"), "template": self._text("template"), "format": self._text("format"),
            "meta": self.data.get("meta"), "acf": self.data.get("acf"),
        }  # fmt: skip
        words = len(" ".join(paragraphs_of(text_blocks(html))).split())
        return {"type": self._text("type"), "words": words, **{name: value for name, value in extras.items() if value}}

    def _summary(self, paragraphs: tuple[str, ...]) -> str:
        """The summary that somebody wrote: where nobody did, the site gives the text's first words."""
        written = " ".join(plain(_string(self._map("excerpt"), "rendered")))
        bare = written.removesuffix("[…]").removesuffix("…").removesuffix("[...]").strip()
        return "" if _letters(" ".join(paragraphs)).startswith(_letters(bare)) else written

    def _terms(self) -> Iterator[Term]:
        for one in self._embedded("wp:term"):
            taxonomy, slug, name = (_string(one, field) for field in ("taxonomy", "slug", "name"))
            if name and taxonomy not in _OF_LANGUAGES:
                list_of = "tag" if taxonomy == "post_tag" else taxonomy
                yield Term(list_of, slug, one_line(name), _string(one, "link"))

    def _language(self) -> str:
        """By Polylang or WPML, where they say it."""
        said = self._text("lang") or self._text("polylang_current_lang") or self._text("wpml_current_locale")
        return code_of(said) if said else ""

    def _group(self) -> str:
        """The texts that translate one another, named by the first of them."""
        named = self.data.get("translations")
        listed = self.data.get("polylang_translations") or self.data.get("wpml_translations")
        ids = list(named.values()) if isinstance(named, dict) else []
        ids += [one.get("id") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
        numbers = {
            int(n) for n in (*ids, self._number("id")) if isinstance(n, int) or (isinstance(n, str) and n.isdecimal())
        }
        return f"{self.home}#translations-{min(numbers)}" if len(numbers) > 1 else ""

    def _addresses(self, link: str) -> tuple[str, ...]:
        guid = _string(self._map("guid"), "rendered").replace("&#038;", "&").replace("&amp;", "&")
        return tuple(dict.fromkeys(one for one in (link, self.key, guid) if one.startswith(("http://", "https://"))))

    def _medium(self) -> Item:
        address, link = self._text("source_url"), self._text("link")
        title = one_line(_string(self._map("title"), "rendered"))
        if not address.startswith(("http://", "https://")):
            return NotTaken("medium", link or self.key, "it names no address of its file", title, self.origin)
        details = self._map("media_details")
        sizes = details.get("sizes")
        smaller = [_string(size, "source_url") for size in sizes.values()] if isinstance(sizes, dict) else []
        others = dict.fromkeys(one for one in (self.key, link, *smaller) if one and one != address)
        return SourceMedium(
            key=self.key,
            address=address,
            origin=self.origin,
            title=title,
            alt=" ".join(self._text("alt_text").split()),
            caption=" ".join(plain(_string(self._map("caption"), "rendered"))),
            description=_words_of_description(_string(self._map("description"), "rendered")),
            credit=one_line(_string(_map(details, "image_meta"), "credit")),
            media_type=self._text("mime_type"),
            status=_STATUSES.get(self._text("status") or "inherit", "private"),
            parent=self._number("post"),
            addresses=tuple(others),
        )

    def _kept(self) -> Kept:
        kind = _KINDS[self.collection]
        slug, taxonomy = self._text("slug"), self._text("taxonomy")
        key = f"{self.home}#author-{slug}" if kind == "author" else f"{self.home}#{kind}-{taxonomy}-{slug}"
        names = ("id", "name", "slug", "description", "link", "parent", "taxonomy", "count", "url")
        data = {name: self.data[name] for name in names if self.data.get(name)}
        return Kept(key, kind, one_line(self._text("name")), self.origin, data)

    def _embedded(self, name: str) -> Iterator[Mapping[str, Any]]:
        """Objects that came with this one; refusals among them (``code``) are none."""
        found = self._map("_embedded").get(name)
        for one in found if isinstance(found, list) else ():
            for inner in one if isinstance(one, list) else (one,):
                if isinstance(inner, dict) and "code" not in inner:
                    yield inner

    def _map(self, name: str) -> Mapping[str, Any]:
        return _map(self.data, name)

    def _text(self, name: str) -> str:
        return _string(self.data, name)

    def _number(self, name: str) -> str:
        value = self.data.get(name)
        return str(value) if isinstance(value, int) and value > 0 else ""


def _map(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, dict) else {}


def _string(data: Any, name: str) -> str:
    value = data.get(name) if isinstance(data, dict) else None
    return value.encode("utf-8", "replace").decode().strip() if isinstance(value, str) else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _image(one: Mapping[str, Any]) -> Image:
    caption = " ".join(plain(_string(_map(one, "caption"), "rendered")))
    credit = one_line(_string(_map(_map(one, "media_details"), "image_meta"), "credit"))
    return Image(_string(one, "source_url"), " ".join(_string(one, "alt_text").split()), caption, credit)


def _words_of_description(rendered: str) -> str:
    """The words of a medium's description, without the picture itself that WordPress puts before them."""
    return " ".join(paragraphs_of(block for block in blocks_of(rendered) if not isinstance(block, Image)))


def _moment(written: str) -> dt.datetime | None:
    """The site's ``*_gmt``: ISO, in UTC, without saying so."""
    try:
        moment = dt.datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)

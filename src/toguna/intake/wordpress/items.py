"""What an item of an export is: a text, a medium, or something kept as data."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any

from toguna.reading.language import recognise

from ..blocks import Image, paragraphs_of, plain
from ..documents import (
    Item,
    Kept,
    NotTaken,
    Source,
    SourceDocument,
    SourceMedium,
    SourcePage,
    Status,
    Term,
    identity,
)
from ..markup.embeds import words_added
from ..markup.text import text_blocks
from ..old_addresses import host_of
from .content import content_of
from .fields import Fields

_STATUSES: dict[str, Status] = {
    "publish": "public", "inherit": "public", "draft": "draft", "pending": "draft", "auto-draft": "draft",
    "private": "private", "future": "scheduled", "trash": "deleted",
}  # fmt: skip
_TECHNICAL = re.compile(
    r"^(?:_|wp_|acf[-_]|elementor_|e-|et_|jp_|jetpack|oembed_cache$|custom_css$|customize_changeset$|nav_menu_item$|"
    r"revision$|user_request$|mc4wp-form$|wpcf7|wpforms|ninja|nf_sub$|shop_order|shop_coupon|flamingo_|scheduled-action$|"
    r"amn_|popup|polylang_mo$|feedback$|msp_|fusion_|avada_|vc4_|vc_grid_item$|rm_|tablepress_table$|mt_pp$|bp-email$|"
    r"envira|ml-slider|soliloquy|wpdiscuz|safecss$|amp_validated_url$|is_search_form$|lzb_|astra-|kadence_|ct_template$)"
)
_CREDIT = re.compile(
    r"(?i)(?:cr[ée]dits?(?:\s+photos?)?\s*:|photos?(?:graphie)?\s*(?:by|par|de)?\s*[:©]|©|\(c\)|copyright\s*:?)\s*(.{2,200})$"
)
_ZERO = "0000-00-00"
_OPENING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Site:
    """What an export says of its site, for reading its items."""

    base: str
    language: str
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """An item of the file ``origin``, with the parts of others that it shows: its media, its reusable blocks; ``turn``
    counts the items of its number."""

    fields: Fields
    site: Site
    origin: str
    media: Mapping[str, str]
    lead: Image | None = None
    attached: str = ""
    reused: Mapping[str, str] = field(default_factory=dict)
    turn: int = 1
    parent_status: Status = "public"

    def read(self) -> Item:
        """The item; never raises for what the export holds."""
        fields = self.fields
        where = f"{self.origin}, line {fields.line}"
        if not fields.whole:
            return NotTaken(
                fields.type, where, "the file ends in the middle of it", fields["title"].strip(), self.origin
            )
        if fields.type == "attachment":
            return self._medium()
        if _TECHNICAL.match(fields.type):
            return self._kept()
        page = self._page()
        empty = not page.documents[0].paragraphs and not page.documents[0].blocks and not fields["title"].strip()
        return self._kept() if empty and fields.type not in ("post", "page") else page

    @property
    def text(self) -> bool:
        return self.fields.type != "attachment" and not _TECHNICAL.match(self.fields.type)

    @property
    def key(self) -> str:
        again = f"#{self.turn}" if self.turn > 1 else ""
        return f"{self.site.base.rstrip('/')}/?p={self.fields.id}{again}"

    def _not_taken(self, why: str) -> NotTaken:
        where = f"{self.origin}, line {self.fields.line}"
        return NotTaken(self.fields.type, where, why, one_line(self.fields["title"]), self.origin)

    def _status(self) -> Status:
        fields = self.fields
        if fields["post_password"].strip():
            return "protected"
        status = _STATUSES.get(fields["status"].strip(), "private")
        if status == "public" and (moment := self._published()) and moment > dt.datetime.now(dt.UTC):
            return "scheduled"
        return status

    def _published(self) -> dt.datetime | None:
        return (
            moment(self.fields["post_date_gmt"])
            or rss_moment(self.fields["pubDate"])
            or moment(self.fields["post_date"])
        )

    def _page(self) -> SourcePage:
        fields = self.fields
        blocks, source_html, notes = content_of(fields, self.site.base, self.media, self.attached, self.reused)
        paragraphs = paragraphs_of(blocks)
        summary = " ".join(plain(fields.excerpt))
        given = one_line(fields["title"])
        title = given or " ".join(" ".join(paragraphs).split()[:_OPENING_WORDS]) or f"({fields.type} {fields.id})"
        language = self._language(" ".join((title, *paragraphs)))
        archive: dict[str, Any] = {
            "type": fields.type,
            "words": len(" ".join(paragraphs_of(text_blocks(source_html))).split()) + words_added(source_html),
            "meta": [list(pair) for pair in fields.meta],
        }
        extras = {
            "comments": list(fields.comments), "notes": notes, "password": fields["post_password"],
            "parent": _number(fields["post_parent"]), "order": _number(fields["menu_order"]),
            "sticky": fields["is_sticky"].strip() == "1", "untitled": not given,
        }  # fmt: skip
        archive.update({name: value for name, value in extras.items() if value})
        document = SourceDocument(
            title=title,
            paragraphs=paragraphs,
            language=language,
            kind="main",
            source=Source(
                host_of(self.site.base) or self.origin,
                fields.line,
                identity(title, paragraphs, language),
                self.key,
                self._addresses(),
            ),
            blocks=blocks,
            summary=summary,
            status=self._status(),
            form="page" if fields.type == "page" else "text",
            published=self._published(),
            modified=moment(fields["post_modified_gmt"]) or moment(fields["post_modified"]),
            authors=tuple(filter(None, (self.site.names.get(fields["creator"].strip(), fields["creator"].strip()),))),
            terms=self._terms(),
            group=self._group(),
            lead=self.lead,
            archive=archive,
        )
        return SourcePage(self.origin, "utf-8", language, title, (document,))

    def _terms(self) -> tuple[Term, ...]:
        return tuple(
            Term(
                "tag" if c.domain in ("post_tag", "tag") else c.domain,
                c.slug,
                html.unescape(c.name),
                f"{self.site.base.rstrip('/')}/category/{c.slug}/" if c.domain == "category" else "",
            )
            for c in self.fields.categories
            if c.domain not in ("language", "post_translations", "term_language", "nav_menu")
        )

    def _language(self, words: str) -> str:
        """By Polylang's term, WPML's field, or the words themselves; the site's where they do not tell."""
        for category in self.fields.categories:
            if category.domain == "language" and category.slug:
                return code_of(category.slug)
        if code := self.fields.first_meta("_icl_lang_code", "wpml_language", "_wpml_language", "language_code"):
            return code_of(code)
        return recognise(words) or code_of(self.site.language)

    def _group(self) -> str:
        for category in self.fields.categories:
            if category.domain == "post_translations" and category.slug:
                return f"{self.site.base}#{category.slug}"
        trid = self.fields.first_meta("trid", "_icl_trid", "wpml_trid", "_wpml_trid")
        return f"{self.site.base}#trid-{trid}" if trid else ""

    def _addresses(self) -> tuple[str, ...]:
        link = self.fields["link"].strip()
        found = [link, self.key]
        if self.fields.type == "page":
            found.append(f"{self.site.base.rstrip('/')}/?page_id={self.fields.id}")
        found.append(self.fields["guid"].strip())
        for key, slug in self.fields.meta:
            if key == "_wp_old_slug" and slug and link and "?" not in link:
                found.append(f"{link.rstrip('/').rpartition('/')[0]}/{slug}/")
        return tuple(dict.fromkeys(a for a in found if a.startswith(("http://", "https://"))))

    def _medium(self) -> Item:
        fields = self.fields
        address = fields["attachment_url"].strip() or fields["guid"].strip()
        title = one_line(fields["title"])
        if not address.startswith(("http://", "https://")):
            return NotTaken(
                "attachment",
                f"{self.origin}, line {fields.line}",
                "it names no address of its file",
                title,
                self.origin,
            )
        own = self._status()
        return SourceMedium(
            key=self.key,
            address=address,
            origin=self.origin,
            title=title,
            alt=" ".join(fields.first_meta("_wp_attachment_image_alt").split()),
            caption=" ".join(plain(fields.excerpt)),
            description=" ".join(plain(fields.content)),
            credit=_credit(fields),
            status=own if own != "public" else self.parent_status,
            parent=_number(fields["post_parent"]),
            addresses=tuple(a for a in self._addresses() if a != address),
        )

    def _kept(self) -> Kept:
        fields = self.fields
        data = {
            **{name: value for name, value in fields.values.items() if value},
            "content": fields.content,
            "excerpt": fields.excerpt,
            "meta": [list(pair) for pair in fields.meta],
            "terms": [[c.domain, c.slug, c.name] for c in fields.categories],
            "comments": list(fields.comments),
        }
        return Kept(self.key, fields.type, one_line(fields["title"]), self.origin, data, self._status())


def one_line(text: str) -> str:
    """A title as words: WordPress keeps it as HTML."""
    return " ".join(" ".join(plain(text)).split())


def code_of(slug: str) -> str:
    """A language code as BCP 47 has it (``pt-BR`` of ``pt_br``); ``fr`` of ``fr-FR``, whose country says nothing."""
    parts = slug.strip().replace("_", "-").split("-")
    code = parts[0].lower()
    region = parts[1].upper() if len(parts) > 1 and len(parts[1]) == 2 else ""
    return code if not region or region.lower() == code or (code, region) in _PLAIN else f"{code}-{region}"


_PLAIN = {("en", "US"), ("en", "GB"), ("ar", "SA")}


def _number(text: str) -> str:
    """A positive whole number as written; empty for zero and what is none."""
    return text.strip() if text.strip().strip("0") else ""


def moment(text: str) -> dt.datetime | None:
    """``2024-11-03 08:00:00`` in UTC; nothing for zeros and what is no date."""
    text = text.strip()
    if not text or text.startswith(_ZERO):
        return None
    try:
        return dt.datetime.strptime(text[:19], "%Y-%m-%d %H:%M:%S").replace(tzinfo=dt.UTC)
    except ValueError:
        return None


def rss_moment(text: str) -> dt.datetime | None:
    """The date of an RSS item (RFC 822), in UTC; nothing for the year -0001, which drafts bear."""
    try:
        found = parsedate_to_datetime(text.strip())
        found = found if found.tzinfo else found.replace(tzinfo=dt.UTC)
        return found.astimezone(dt.UTC) if found.year > 1970 else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _credit(fields: Fields) -> str:
    """The photographer, as plugins for credits and WordPress's own reading of the file keep it, or the description or
    the caption says ("Crédit : …", "© …")."""
    if credit := fields.first_meta("_credit", "credit", "_media_credit", "media_credit", "_wp_attachment_credit"):
        return one_line(credit)
    data = fields.first_meta("_wp_attachment_metadata")
    if data.startswith("{"):
        try:
            credit = one_line(str(json.loads(data).get("image_meta", {}).get("credit") or ""))
        except (ValueError, AttributeError):
            credit = ""
        if credit:
            return credit
    # PHP's own form: s:6:"credit";s:9:"J. Traoré";
    if (found := re.search(r's:6:"credit";s:\d+:"([^"]+)"', data)) and found[1].strip():
        return one_line(found[1])
    for words in (*plain(fields.content), *plain(fields.excerpt)):
        if found := _CREDIT.match(words):
            return found[1].strip()
    return ""

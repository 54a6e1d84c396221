"""Shortcodes (``[caption]...[/caption]``) as the HTML they stand for.

The words of every shortcode stay; of those whose program we do not know only the brackets go, and their names are
told.  Syntax: https://developer.wordpress.org/reference/functions/get_shortcode_regex/"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape

_ATTRIBUTE = re.compile(
    r"""([\w-]+)\s*=\s*"([^"]*)"|([\w-]+)\s*=\s*'([^']*)'|([\w-]+)\s*=\s*([^\s'"\]]+)|"([^"]*)"|(\S+)"""
)
_TAG = re.compile(r"\[(\[?)(/?)([a-zA-Z][\w-]*)((?:[^\[\]\"'<>]|\"[^\"]*\"|'[^']*')*?)(/?)\](\]?)")
# Words in brackets are no shortcode, unless a program is known by its beginning.
_PROGRAMS = re.compile(
    r"(?:vc_|et_pb_|fusion_|av_|su_|wp_|ux_|mk_|cs_|bsf_|nectar_|ultimate_|tatsu_|fl_|siteorigin_|elementor|jetpack)|"
    r"^(?:contact-form-7|wpforms|ninja_form|gravityform|formidable|rev_slider|layerslider|sc|toc|ez-toc|post_grid|"
    r"recent-posts|latest_posts|sitemap|download|wpdm_package|wpfilebase|table|tablepress|button|tabs?|tabgroup|row|"
    r"column|columns|one_half|one_half_last|one_third|two_third|divider|spacer|clear|highlight|dropcap|accordion|"
    r"accordion_item|toggle|spoiler|box|icon|map|googlemaps?|pdf|pdf-embedder|embeddoc|gview|slideshow|slider|"
    r"smartslider3|metaslider|youtube|vimeo|dailymotion|soundcloud|tweet|facebook|instagram|iframe|social_share|addtoany|"
    r"sharing|subscribe2|newsletter|mc4wp_form|polldaddy|poll|login|private|restrict|members_only)$"
)
_TITLES = ("title", "heading", "heading_text", "subhead", "text", "label", "button_text", "h2")
_SOURCES = ("src", "url", "href", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "ogv", "link", "file", "id")
_NOTES = frozenset({"ref", "efn_note", "footnote", "note", "fn", "mfn"})


@dataclass
class Expansion:
    """Content without shortcodes: ``html``, the footnotes it had, and the names of those that left nothing to read."""

    html: str = ""
    notes: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Code:
    name: str
    attributes: Mapping[str, str]
    inner: str


def expanded(content: str, media: Mapping[str, str], attached: str = "") -> Expansion:
    """``content`` with its shortcodes as HTML.

    ``media``: the ``img`` element of each attachment by id; ``attached``: the ids of those of this item, in order,
    which a gallery without ids shows."""
    done = Expansion()
    html = _Expander(media, attached, done).run(content)
    if done.notes:
        html += "<ol>" + "".join(f"<li>{note}</li>" for note in done.notes) + "</ol>"
    done.html = html
    return done


class _Expander:
    def __init__(self, media: Mapping[str, str], attached: str, done: Expansion) -> None:
        self._media, self._attached, self._done = media, attached, done

    def run(self, content: str) -> str:
        """Every shortcode expanded, inner ones first; a stack, so that nesting costs nothing."""
        closes = {m[3].lower() for m in _TAG.finditer(content) if m[2] and not m[1]}
        parts: list[list[str]] = [[]]
        opened: list[tuple[str, dict[str, str]]] = []
        at = 0
        for tag in _TAG.finditer(content):
            name = tag[3].lower()
            if not _is_shortcode(name, tag[4], name in closes):
                continue
            parts[-1].append(content[at : tag.start()])
            at = tag.end()
            if tag[1] and tag[6]:
                parts[-1].append(tag[0][1:-1])  # [[name]] shows [name]
                continue
            if tag[2]:
                if any(name == other for other, _ in opened):
                    while opened[-1][0] != name:
                        self._close(opened, parts, whole=False)
                    self._close(opened, parts, whole=True)
                continue
            attributes = _attributes(tag[4])
            if name in closes and not tag[5] and content.find(f"[/{tag[3]}", tag.end()) >= 0:
                opened.append((name, attributes))
                parts.append([])
            else:
                parts[-1].append(self._one(_Code(name, attributes, "")))
        parts[-1].append(content[at:])
        while opened:
            self._close(opened, parts, whole=False)
        return "".join(parts[0])

    def _close(self, opened: list[tuple[str, dict[str, str]]], parts: list[list[str]], whole: bool) -> None:
        name, attributes = opened.pop()
        inner = "".join(parts.pop())
        parts[-1].append(self._one(_Code(name, attributes, inner if whole else "")) + ("" if whole else inner))

    def _one(self, code: _Code) -> str:
        known = _KNOWN.get(code.name)
        if known is not None:
            return known(self, code)
        html = "".join(f"<h3>{escape(words, quote=False)}</h3>" for words in _titles(code)) + code.inner
        ids = next((code.attributes[a] for a in ("image", "images", "ids", "gallery_ids") if a in code.attributes), "")
        if images := self._images(ids):
            html += images
        elif src := next((code.attributes[a] for a in ("src", "image_url", "image") if a in code.attributes), ""):
            html += _picture_or_link(src, code.attributes.get("alt", ""))
        if not html.strip():
            self._done.left.append(code.name)
        return f"<div>{html}</div>" if "\n" in code.inner or "<" in html else html

    def _caption(self, code: _Code) -> str:
        picture = re.search(r"(?is)(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", code.inner)
        if not picture:
            return code.inner
        words = code.attributes.get("caption") or code.inner[picture.end() :].strip()
        return f"<figure>{picture[0]}<figcaption>{words}</figcaption></figure>" + code.inner[: picture.start()]

    def _gallery(self, code: _Code) -> str:
        ids = code.attributes.get("ids") or code.attributes.get("include") or self._attached
        images = self._images(ids)
        if not images:
            self._done.left.append(code.name)
        return images

    def _images(self, ids: str) -> str:
        found = [self._media[one] for one in re.findall(r"\d+", ids) if one in self._media] if ids else []
        figures = "".join(f"<figure>{image}</figure>" for image in found)
        return f'<figure class="wp-block-gallery">{figures}</figure>' if len(found) > 1 else figures

    def _film(self, code: _Code) -> str:
        given = (code.attributes.get(name, "") for name in (*_SOURCES, *code.attributes))
        sources = [value for value in given if value.startswith(("http", "/"))]
        inner = unescape(re.sub(r"<[^>]*>", " ", code.inner)).strip()
        address = next(iter(sources), inner if inner.startswith("http") else "")
        if not address:
            if not code.inner.strip():
                self._done.left.append(code.name)
            return code.inner
        words = code.attributes.get("title", "") or ("" if inner == address else inner)
        return f'<p><a href="{escape(address)}">{escape(words or _file_name(address), quote=False)}</a></p>'

    def _note(self, code: _Code) -> str:
        self._done.notes.append(code.inner.strip())
        return f"<sup>{len(self._done.notes)}</sup>"

    def _nothing(self, code: _Code) -> str:
        return code.inner


_KNOWN: dict[str, Callable[[_Expander, _Code], str]] = {
    "caption": _Expander._caption, "wp_caption": _Expander._caption, "gallery": _Expander._gallery,
    "embed": _Expander._film, "audio": _Expander._film, "video": _Expander._film, "playlist": _Expander._gallery,
    "vc_video": _Expander._film, "et_pb_video": _Expander._film, "youtube": _Expander._film, "vimeo": _Expander._film,
    "vc_row": _Expander._nothing, "vc_column": _Expander._nothing, **dict.fromkeys(_NOTES, _Expander._note),
}  # fmt: skip


def _is_shortcode(name: str, attributes: str, closed: bool) -> bool:
    if name in _KNOWN:
        return name not in _NOTES or closed
    return bool(_PROGRAMS.search(name)) or "=" in attributes or closed


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(unescape(text).replace("\u00a0", " ").replace("”", '"').replace("″", '"')):
        name = match[1] or match[3] or match[5]
        value = match[2] if match[1] else match[4] if match[3] else match[6] if match[5] else ""
        if name:
            found.setdefault(name.lower(), value)
        elif value := match[7] or match[8] or "":
            found.setdefault(str(len(found)), value)
    return found


def _titles(code: _Code) -> list[str]:
    found = [code.attributes[name].strip() for name in _TITLES if code.attributes.get(name, "").strip()]
    return [words for words in dict.fromkeys(found) if not words.startswith("http")]


def _picture_or_link(address: str, words: str) -> str:
    if re.search(r"(?i)\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)", address):
        return f'<img src="{escape(address)}" alt="{escape(words)}">'
    if address.startswith(("http", "/")):
        return f'<p><a href="{escape(address)}">{escape(words or _file_name(address), quote=False)}</a></p>'
    return ""


def _file_name(address: str) -> str:
    return address.partition("?")[0].rstrip("/").rpartition("/")[2] or address

"""Word documents (.docx, Office Open XML), by mammoth; macros, comments and deleted words are left out."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import mammoth
from lxml import etree

from ..problems import SourceProblem
from ..xml_source import xml_text, xml_tree
from ..zip_source import ZipParts
from .manuscript import PICTURES, Manuscript, Unreadable, is_shown, moment

_LARGEST_PART = 30 * 2**20
_MEDIA = re.compile(r"word/media/[^/]+")
_TAKEN = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/(?:_rels/)?(?:document|footnotes|endnotes|numbering|styles)\d*\.xml(?:\.rels)?"
)
_HEADS = re.compile(r"word/header\d*\.xml")
_BACK = re.compile(r'\s*<a href="#(?:foot|end)note-ref-[^"]*">↑</a>')
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Titre'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Sous-titre'] => h2:fresh
p[style-name='Titre 1'] => h1:fresh
p[style-name='Titre 2'] => h2:fresh
p[style-name='Titre 3'] => h3:fresh
"""


def read_word(path: Path, where: str) -> Manuscript:
    """The manuscript of a document.  Raises :class:`SourceProblem` for a file that is unsound or means ill,
    :class:`Unreadable` for one whose text cannot be told."""
    with ZipParts(path, where) as parts:
        html, notes = _html(parts, where)
        about = _properties(parts, where)
        head = _heads(parts, where)
    return Manuscript(
        html=html,
        kind="Word document",
        title=about.get("title", ""),
        author=about.get("creator", ""),
        created=moment(about.get("created", "")),
        modified=moment(about.get("modified", "")),
        head=head,
        notes=notes,
    )


def pictures_of_word(parts: ZipParts) -> tuple[str, ...]:
    """The names of the parts that are pictures of its text."""
    return tuple(name for name in parts.names if _MEDIA.fullmatch(name))


def _html(parts: ZipParts, where: str) -> tuple[str, tuple[str, ...]]:
    try:
        result = mammoth.convert_to_html(
            _copy(parts, where),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(_picture),
        )
    except SourceProblem:
        raise
    except Exception as error:
        # It fails in many ways on what is no Word document.
        raise Unreadable("it is no sound Word document; save it again from Word or LibreOffice") from error
    notes = tuple(dict.fromkeys(one.message for one in result.messages if one.type == "error"))
    return _BACK.sub("", result.value), notes


def _picture(image: object) -> dict[str, str]:
    with image.open() as part:  # type: ignore[attr-defined]
        name = part.read().decode("utf-8", "replace")
    return {"src": PICTURES + name} if is_shown(name) else {"src": ""}


def _copy(parts: ZipParts, where: str) -> io.BytesIO:
    """The parts that hold words, looked at and packed anew; in the place of each picture only its name, which is all
    that its reader needs."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as copy:
        for name in parts.names:
            if _MEDIA.fullmatch(name):
                copy.writestr(name, name)
            elif _TAKEN.fullmatch(name):
                # Read for its refusal of entities, and written in the one encoding that mammoth's parser then meets.
                copy.writestr(name, xml_text(parts.read(name, _LARGEST_PART), f"{where}, {name}").encode())
    buffer.seek(0)
    return buffer


def _properties(parts: ZipParts, where: str) -> dict[str, str]:
    """Dublin Core as the file has it (ECMA-376, part 2, "core properties")."""
    if "docProps/core.xml" not in parts:
        return {}
    try:
        tree = xml_tree(parts.read("docProps/core.xml", _LARGEST_PART), where)
    except SourceProblem:
        return {}
    return {etree.QName(one).localname: " ".join((one.text or "").split()) for one in tree if isinstance(one.tag, str)}


def _heads(parts: ZipParts, where: str) -> tuple[str, ...]:
    """The paragraphs of the page heads, where letterheads and numbers often stand."""
    lines: dict[str, None] = {}
    for name in sorted(filter(_HEADS.fullmatch, parts.names)):
        for paragraph in xml_tree(parts.read(name, _LARGEST_PART), f"{where}, {name}").iter("{*}p"):
            words = " ".join("".join(one.text or "" for one in paragraph.iter("{*}t")).split())
            if words:
                lines[words] = None
    return tuple(lines)

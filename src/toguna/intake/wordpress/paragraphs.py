"""Paragraphs of the classic editor, which are kept as empty lines: the rule of WordPress's ``wpautop``."""

from __future__ import annotations

import re

_BLOCKS = (
    "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|"
    "style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|"
    "summary|script|center|noscript"
)
_KEPT = re.compile(r"(?is)<(pre|script|style|textarea)\b.*?</\1\s*>")
_AFTER_BLOCK = re.compile(rf"(?i)(</?(?:{_BLOCKS})\b[^<>]*>)\s*\n\s*")
_BEFORE_BLOCK = re.compile(rf"(?i)\s*\n\s*(?=</?(?:{_BLOCKS})\b)")
_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")


def with_paragraphs(content: str) -> str:
    """The content with its line ends as marks: an empty line ends a paragraph, another breaks the line."""
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    parts: list[str] = []
    at = 0
    for kept in _KEPT.finditer(content):
        parts += [_marked(content[at : kept.start()]), kept[0]]
        at = kept.end()
    return "".join([*parts, _marked(content[at:])])


def _marked(text: str) -> str:
    text = _BEFORE_BLOCK.sub("\n", _AFTER_BLOCK.sub(r"\1", text))
    text = re.sub(rf"(?i)\n(?=</?(?:{_BLOCKS})\b)", "", text)
    return _EMPTY_LINES.sub("<br><br>", text.strip("\n")).replace("\n", "<br>")

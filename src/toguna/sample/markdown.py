"""The Markdown of the sample archive as the desk's blocks: rich text, quotes and tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

_parser = MarkdownIt("commonmark").enable("table")
_TEXT_LINK = re.compile(r'<a href="text:([^"]+)">')


def blocks(markdown: str, pages: Mapping[str, int], speakers: Mapping[str, int]) -> list[dict[str, Any]]:
    """The raw value of a text's body.

    ``pages`` gives the page of a text by its key, for links written ``text:KEY``; ``speakers`` the person who said
    the words of a quote.  Raises ``KeyError`` for a link to an unknown text."""
    found: list[dict[str, Any]] = []
    for tokens in _top_level(_parser.parse(markdown)):
        kind = tokens[0].type
        if kind == "blockquote_open":
            words = "\n".join(t.content for t in tokens if t.type == "inline")
            found.append(
                {"type": "quote", "value": {"text": words.strip("« »\u00a0\u202f"), "speaker": _who(words, speakers)}}
            )
        elif kind == "table_open":
            found.append({"type": "table", "value": _table(tokens)})
        else:
            html = _parser.renderer.render(tokens, _parser.options, {}).strip()
            html = _TEXT_LINK.sub(lambda m: f'<a linktype="page" id="{pages[m.group(1)]}">', html)
            if found and found[-1]["type"] == "text":
                found[-1]["value"] += html
            else:
                found.append({"type": "text", "value": html})
    return found


def _top_level(tokens: list[Token]) -> list[list[Token]]:
    groups: list[list[Token]] = []
    depth = 0
    for token in tokens:
        if depth == 0:
            groups.append([])
        groups[-1].append(token)
        depth += token.nesting
    return groups


def _who(words: str, speakers: Mapping[str, int]) -> int | None:
    return next((person for said, person in speakers.items() if said in words or words in said), None)


def _table(tokens: list[Token]) -> dict[str, Any]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(
                "".join(child.content for child in token.children or [] if child.type in ("text", "code_inline"))
            )
    return {
        "data": rows,
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
    }

"""Tables of facts, told from tables that only place things on a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from lxml.html import HtmlElement

from ..blocks import Block, Table, Verbatim, plain

_WORDS_OF_A_CELL = 80
_MOST_JOINED = 1000
"""The most rows or columns a cell may span (HTML, "rowspan" and "colspan")."""

Inner = Callable[[HtmlElement], tuple[str, list[Block]]]


def table_block(table: HtmlElement, inner: Inner) -> list[Block] | None:
    """A table of facts and what of its cells is no words; nothing for one that only places things on the page."""
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table]
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    cells = [row for row in cells if row]
    if not cells or max(map(len, cells)) < 2 or table.get("role") == "presentation" or _places(table, cells):
        return None
    if loose_words(table, [*(cell for row in cells for cell in row), *table.findall("caption")]):
        return None
    made = [[inner(cell) for cell in row] for row in cells]
    others = [block for row in made for _, blocks in row for block in blocks]
    caption = next((" ".join(c.text_content().split()) for c in table.findall("caption")), "")
    if _is_plain(cells, made):
        words = [[" ".join(plain(html)) for html, _ in row] for row in made]
        width = max(map(len, words))
        full = tuple(tuple(row + [""] * (width - len(row))) for row in words)
        return [Table(full, _header(cells), caption), *others]
    body = "".join(
        "<tr>" + "".join(_cell(cell, html) for cell, (html, _) in zip(row, kept, strict=True)) + "</tr>"
        for row, kept in zip(cells, made, strict=True)
    )
    head = f"<caption>{inner(table.findall('caption')[0])[0]}</caption>" if caption else ""
    return [Verbatim(f"<table>{head}<tbody>{body}</tbody></table>"), *others]


def _places(table: HtmlElement, cells: list[list[HtmlElement]]) -> bool:
    """Whether a table places things: tables in it, or cells that hold whole articles."""
    if table.find(".//table") is not None:
        return True
    if any(cell.tag == "th" for row in cells for cell in row):
        return False
    return any(len(cell.text_content().split()) > _WORDS_OF_A_CELL for row in cells for cell in row)


def _is_plain(cells: list[list[HtmlElement]], made: list[list[tuple[str, list[Block]]]]) -> bool:
    joined = any(cell.get(name, "1").strip() not in ("1", "") for row in cells for cell in row for name in _SPANS)
    return not joined and not any("<a " in html or "<li>" in html for row in made for html, _ in row)


def loose_words(node: HtmlElement, parts: list[HtmlElement]) -> bool:
    """Whether an element holds words outside of those of its parts, or parts within parts."""
    return len("".join(node.text_content().split())) != sum(len("".join(p.text_content().split())) for p in parts)


def _in_head(cell: HtmlElement) -> bool:
    return next(cell.iterancestors("thead", "table")).tag == "thead"


def _header(cells: list[list[HtmlElement]]) -> Literal["", "row", "column", "both"]:
    row = len(cells) > 1 and (all(cell.tag == "th" for cell in cells[0]) or _in_head(cells[0][0]))
    column = all(line[0].tag == "th" for line in cells[1 if row else 0 :])
    return "both" if row and column else "row" if row else "column" if column else ""


_SPANS = ("colspan", "rowspan")


def _cell(cell: HtmlElement, html: str) -> str:
    spans = ""
    for name in _SPANS:
        value = (cell.get(name) or "").strip()
        if value.isdecimal() and 1 < int(value[:5]) <= _MOST_JOINED:
            spans += f' {name}="{int(value)}"'
    tag = "th" if cell.tag == "th" else "td"
    return f"<{tag}{spans}>{html}</{tag}>"

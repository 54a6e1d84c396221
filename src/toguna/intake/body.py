"""The body of a text as HTML, made from its paragraphs."""

from collections.abc import Sequence
from html import escape

from toguna.reading.folding import compiled

# A dash also opens a reply or an aside, so it makes a list only in company; a bullet says what it is.
_BULLET = r"[•▪▫◦‣➢➤►●]"
_DASH = r"(?:[-–—*]\s+)"
_FEWEST_INLINE = 2


def body_html(paragraphs: Sequence[str]) -> str:
    """Return paragraphs as ``<p>`` and ``<ul><li>``, escaped.

    Lines that begin with bullets, two or more lines with dashes, and runs of bullets inside a paragraph ("... : • a ;
    • b.") become lists. Nothing but the bullet marks is left out.
    """
    parts: list[str] = []
    items: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        text = paragraph.strip()
        if item := _item(text, _has_dashed_neighbour(paragraphs, index)):
            items.append(item)
            continue
        _close(items, parts)
        _paragraph(text, parts)
    _close(items, parts)
    return "".join(parts)


def _item(text: str, in_company: bool) -> str | None:
    """The words of a paragraph that is one item of a list."""
    marks = rf"{_BULLET}|{_DASH}" if in_company else _BULLET
    match = compiled(rf"(?:{marks})\s*(?=\S)").match(text)
    if match is None or compiled(_BULLET).search(text, match.end()):
        return None
    return text[match.end() :]


def _has_dashed_neighbour(paragraphs: Sequence[str], index: int) -> bool:
    neighbours = [paragraphs[at] for at in (index - 1, index + 1) if 0 <= at < len(paragraphs)]
    return any(compiled(rf"\s*(?:{_BULLET}|{_DASH})").match(one) for one in neighbours)


def _paragraph(text: str, parts: list[str]) -> None:
    lead, *inline = compiled(rf"\s*{_BULLET}\s*").split(text)
    if len(inline) < _FEWEST_INLINE:
        if text:
            parts.append(f"<p>{escape(text, quote=False)}</p>")
        return
    last, rest = _cut_after_item(inline[-1])
    if lead:
        parts.append(f"<p>{escape(lead, quote=False)}</p>")
    _close([*inline[:-1], last], parts)
    if rest:
        parts.append(f"<p>{escape(rest, quote=False)}</p>")


def _cut_after_item(text: str) -> tuple[str, str]:
    """Part the last item of a run from the sentences that follow it in the same paragraph."""
    stop = compiled(r"(?<=\w\w\w[.;])\s+(?=[A-ZÀ-ÖØ-Þ«“])").search(text)
    return (text[: stop.start()], text[stop.end() :]) if stop else (text, "")


def _close(items: list[str], parts: list[str]) -> None:
    written = [f"<li>{escape(item, quote=False)}</li>" for item in items if item]
    if written:
        parts.append("<ul>" + "".join(written) + "</ul>")
    items.clear()

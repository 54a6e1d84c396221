"""The text with its findings marked: what the panel shows everywhere, whatever the browser can highlight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .editor_text import EditorText
from .findings import Finding

LONGEST = 60_000
"""Characters of a text that is shown whole; of a longer one only the paragraphs with findings are."""
MOST = 400
_AROUND = frozenset({"appointment", "event_type"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph, and the finding that they are, if any; ``said`` within a quotation."""

    words: str
    finding: Finding | None = None
    said: bool = False


def marked(text: EditorText, findings: Sequence[Finding]) -> list[list[Piece]]:
    """The paragraphs in pieces; where findings lie in each other, the shortest is marked."""
    spans = _spans(findings)
    out: list[list[Piece]] = []
    first = 0
    for paragraph in text.paragraphs:
        end = paragraph.start + len(paragraph.text)
        while first < len(spans) and spans[first][1] <= paragraph.start and spans[first][0] < paragraph.start:
            first += 1
        here = []
        for span in spans[first:]:
            if span[0] >= end:
                break
            if span[1] > paragraph.start:
                here.append(span)
        if here or len(text.whole) <= LONGEST:
            out.append(_pieces(paragraph.text, paragraph.start, here))
        if len(out) == MOST:
            break
    return out


def _spans(findings: Sequence[Finding]) -> list[tuple[int, int, Finding]]:
    spans = [(s, e, f) for f in findings if f.kind not in _AROUND for s, e in f.spans if e > s]
    return sorted(spans, key=lambda span: (span[0], span[1]))


def _pieces(text: str, start: int, spans: Sequence[tuple[int, int, Finding]]) -> list[Piece]:
    clipped = [(max(s - start, 0), min(e - start, len(text)), finding) for s, e, finding in spans]
    cuts = sorted({0, len(text), *(at for s, e, _ in clipped for at in (s, e))})
    pieces: list[Piece] = []
    over: list[tuple[int, int, Finding]] = []
    coming = 0
    for begin, end in pairwise(cuts):
        over = [span for span in over if span[1] > begin]
        while coming < len(clipped) and clipped[coming][0] <= begin:
            over.append(clipped[coming])
            coming += 1
        inner = min(over, key=lambda span: span[1] - span[0], default=None)
        said = any(span[2].kind == "quote" for span in over)
        pieces.append(Piece(text[begin:end], inner[2] if inner else None, said))
    return pieces

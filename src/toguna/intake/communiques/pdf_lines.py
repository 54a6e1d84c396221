"""The lines of a PDF's pages as paragraphs: joined where a page or a column broke them, running heads taken out."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

_EDGE = 3
"""Lines at the top and foot of a page among which running heads stand."""
_PAGE_NUMBER = re.compile(r"(?i)\W*(?:page|p\.)?\s*\d{1,4}(?:\s*(?:/|sur|of|de)\s*\d{1,4})?\W*")
_HYPHENS = "-\u2010\u00ad"
_BULLET = re.compile(r"[•▪▫◦‣➢➤►●]|[-–—*]\s|\(?\d{1,2}[.)°]\s|[a-z]\)\s")
_ENDS = (".", "!", "?", ":", ";", "»", "”", "…")
# First halves of compounds, whose hyphen is their own though a line ends in it.
_HALVES = frozenset(
    "a après arrière au avant basse ceci cette ceux chef ci cinquante co compte contre demi directeur dix eux euro ex "
    "franco grand grande haut haute high inter là lieu long low lui mi moi non nord outre peut politico porte premier "
    "procès pré quarante quasi quatre quelques rendez secrétaire self semi short social socio soi soixante sous sud "
    "trente vice vingt vis well".split()
)


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line: its words, where it begins (from the left and from the foot of the page, in points; ``None`` where the
    file does not tell), the size of its letters, the page it stands on from 1."""

    text: str
    x: float | None
    y: float | None
    size: float
    page: int


@dataclass(frozen=True, slots=True)
class PdfParagraph:
    text: str
    heading: bool = False


def without_running_heads(lines: Sequence[PdfLine]) -> tuple[list[PdfLine], tuple[str, ...]]:
    """The lines of the text, and those that repeat at the edge of pages, each once; page numbers among them."""
    pages: dict[int, list[PdfLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    seen: Counter[tuple[bool, str]] = Counter()
    for page in pages.values():
        seen.update({(top, _figureless(line.text)) for top, edge in _edges(page) for line in edge})
    most = max(2, (len(pages) + 1) // 2)
    usual = _usual_gap(lines)

    def runs(line: PdfLine, top: bool) -> bool:
        repeats = len(pages) > 1 and seen[top, _figureless(line.text)] >= most
        return repeats or bool(_PAGE_NUMBER.fullmatch(line.text))

    taken: dict[int, PdfLine] = {}
    for page in pages.values():
        for top, edge in _edges(page):
            # From the first line that is the text's own, all are; and between the text and its margin is a gap.
            heads = list(takewhile(lambda line, top=top: runs(line, top), edge))  # type: ignore[misc]
            while heads and not _stand_off(heads, edge, usual):
                heads.pop()
            taken.update((id(line), line) for line in heads)
    left = [line for line in lines if id(line) not in taken]
    if not left:
        return list(lines), ()
    return left, tuple(dict.fromkeys(line.text for line in taken.values()))


def with_bullets(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The lines of a page, with bullets that stand alone put before the line at their height."""
    bullets = [line for line in lines if re.fullmatch(r"[•▪▫◦‣➢➤►●–-]", line.text) and line.y is not None]
    left = [line for line in lines if line not in bullets]
    for bullet in bullets:
        for at, line in enumerate(left):
            if line.y is not None and bullet.y is not None and abs(line.y - bullet.y) < 2:
                left[at] = replace(line, text=f"{bullet.text} {line.text}", x=bullet.x)
                break
    return left


def paragraphs_of_lines(lines: Sequence[PdfLine]) -> list[PdfParagraph]:
    """The lines joined: a new paragraph begins after a gap, at an indent, at a bullet, in letters of another size, or
    after a short line that ends a sentence."""
    if not lines:
        return []
    usual = _usual_gap(lines)
    widest = max(len(line.text) for line in lines)
    # The size most letters have.
    letters: Counter[float] = Counter()
    for line in lines:
        letters[round(line.size)] += len(line.text)
    body = letters.most_common(1)[0][0]
    compounds = {
        f"{first}-{second}"
        for line in lines
        for word in re.findall(r"\w+(?:-\w+)+", line.text.lower())
        for first, second in pairwise(word.split("-"))
    }
    groups: list[list[PdfLine]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, usual, widest):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [
        PdfParagraph(_joined((line.text for line in group), compounds), _is_heading(group, body)) for group in groups
    ]


def _edges(page: Sequence[PdfLine]) -> tuple[tuple[bool, list[PdfLine]], tuple[bool, list[PdfLine]]]:
    """The first lines of a page from its top, and the last from its foot, each with the one that follows inwards.

    By their height where the file tells it: many programs write the heads after the text."""
    known = all(line.y is not None for line in page)
    down = sorted(page, key=lambda line: -(line.y or 0)) if known else list(page)
    return (True, down[: _EDGE + 1]), (False, down[::-1][: _EDGE + 1])


def _stand_off(heads: Sequence[PdfLine], edge: Sequence[PdfLine], usual: float | None) -> bool:
    """Whether lines at an edge stand apart from the next line inwards, as far as the file tells; a page number needs
    not."""
    last = heads[-1]
    if _PAGE_NUMBER.fullmatch(last.text):
        return True
    if len(heads) > _EDGE or len(heads) == len(edge):
        return False
    following = edge[len(heads)]
    if last.y is None or following.y is None or not usual:
        return True
    return abs(last.y - following.y) > usual * 1.35 + 1


def _figureless(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))


def _usual_gap(lines: Sequence[PdfLine]) -> float | None:
    """The distance between two lines of a paragraph: the smallest of the frequent ones, in points."""
    gaps = [
        upper.y - lower.y
        for upper, lower in pairwise(lines)
        if upper.page == lower.page and upper.y is not None and lower.y is not None and 0 < upper.y - lower.y < 60
    ]
    return statistics.quantiles(gaps, n=4)[0] if len(gaps) > 1 else None


def _begins(group: Sequence[PdfLine], line: PdfLine, usual: float | None, widest: int) -> bool:
    last = group[-1]
    if _BULLET.match(line.text) or abs(line.size - last.size) > 1:
        return True
    if last.page == line.page and usual and last.y is not None and line.y is not None:
        # Large letters stand further apart than those of the text.
        if not -1 < last.y - line.y < max(usual * 1.35 + 1, line.size * 1.45):
            return True
        if _is_indented(group, line):
            return True
    if last.text[-1] in _HYPHENS:
        return False
    ends = last.text.endswith(_ENDS)
    if last.page != line.page:
        # A sentence goes on over the page.
        return ends or not line.text[:1].islower()
    if len(last.text) < widest * 0.6 and line.text[:1].isupper():
        # A line that stands for itself: of a letterhead, of a signature.
        return True
    return ends and len(last.text) < widest * 0.75


def _is_indented(group: Sequence[PdfLine], line: PdfLine) -> bool:
    """Whether a line begins further right than the line before it, as first lines do; never within a bullet's item."""
    last = group[-1]
    if line.x is None or last.x is None or _BULLET.match(group[0].text):
        return False
    return 6 < line.x - last.x < 80 and last.text.endswith(_ENDS)


def _is_heading(group: Sequence[PdfLine], body: float) -> bool:
    return group[0].size > body * 1.12 and sum(len(line.text) for line in group) < 250


def _joined(lines: Iterable[str], compounds: set[str]) -> str:
    text = ""
    for line in lines:
        if not text:
            text = line
        elif text[-1] in _HYPHENS and text[-2:-1].isalpha() and line[:1].isalpha():
            text = _unbroken(text, line, compounds)
        else:
            text = f"{text} {line}"
    return " ".join(text.replace("\u00ad", "").split())


def _unbroken(text: str, line: str, compounds: set[str]) -> str:
    """A word that a line's end broke; compounds keep the hyphen that is theirs."""
    first = re.search(r"[^\W\d_]+(?=.$)", text)
    second = re.match(r"[^\W\d_]+", line)
    pair = f"{first[0] if first else ''}-{second[0] if second else ''}".lower()
    if text[-1] == "\u00ad":
        return text[:-1] + line
    if line[0].isupper() or pair in compounds or (first and first[0].lower() in _HALVES):
        return text[:-1] + "-" + line
    return text[:-1] + line

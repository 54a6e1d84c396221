"""Words in quotation marks that somebody said; ``speakers.py`` says who.

Marks are matched within a paragraph, so that a lone mark ("Lire »") never opens or closes over a page. A quote goes on over
paragraphs only where its mark is not closed and the next paragraph, or the one after, opens with the mark again or closes it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from toguna.reading.folding import compiled
from toguna.reading.languages.pack import SpeechWords
from toguna.reading.source import UPPER, Source

_PAIRS = (("«", "»"), ("“", "”"), ("<<", ">>"), ('"', '"'), ("‘", "’"), ("„", "“"))
_FEWEST_WORDS = 3
_LONGEST_SPEECH = 6000


@dataclass(frozen=True, slots=True)
class Marked:
    """Words between marks: ``start`` to ``end`` without the marks, ``outer_start`` to ``outer_end`` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int


def find_marked(source: Source) -> list[Marked]:
    """Return what stands between the outermost marks of the text, in order, when somebody said it."""
    found: list[Marked] = []
    for opening, closing in _PAIRS:
        if opening in source.text:
            found += _paired(source.text, opening, closing)
    if source.pack.speech.plain_single_quotes:
        for match in compiled(r"(?<![\w])'(?=[\w])([^'\n]|'(?=\w)){8,600}(?<=[\w.,!?])'(?!\w)").finditer(source.text):
            found.append(_marked(source.text, match.start(), match.end(), 1, 1))
    outermost: list[Marked] = []
    for one in sorted(found, key=lambda one: (one.outer_start, -one.outer_end)):
        if not outermost or one.outer_start >= outermost[-1].outer_end:
            outermost.append(one)
    return [one for one in outermost if _is_said(source, one)]


def _paired(text: str, opening: str, closing: str) -> Iterator[Marked]:
    paragraphs = [match.span() for match in compiled(r"[^\n]+").finditer(text)]
    at = 0
    while at < len(paragraphs):
        begin, end = paragraphs[at]
        at += 1
        if text.find(opening, begin, end) < 0:
            continue
        found, open_at = _in_paragraph(text, begin, end, opening, closing)
        yield from found
        if open_at is None or opening == closing or opening == "‘":
            continue
        # Not closed in its own paragraph: a speech that goes on?
        for later in range(at, len(paragraphs)):
            low, high = paragraphs[later]
            if high - open_at > _LONGEST_SPEECH:
                break
            close_at = text.find(closing, low, high)
            reopened = text.find(opening, low, high)
            if close_at >= 0 and (reopened < 0 or close_at < reopened or reopened == low):
                if reopened == low and (inner := text.find(opening, low + 1, close_at)) >= 0:
                    following = text.find(closing, close_at + 1, high)
                    close_at = following if following >= 0 and inner < close_at else close_at
                if close_at - low > 12 or close_at == high - len(closing):
                    yield _marked(text, open_at, close_at + len(closing), len(opening), len(closing))
                    yield from _in_paragraph(text, close_at + len(closing), high, opening, closing)[0]
                    at = later + 1
                break
            if reopened >= 0 and reopened != low:
                break


def _in_paragraph(text: str, begin: int, end: int, opening: str, closing: str) -> tuple[list[Marked], int | None]:
    """Return the pairs of one paragraph, and where a mark was opened and not closed."""
    found: list[Marked] = []
    depth, start = 0, 0
    flat = opening != closing and text.count(opening, begin, end) != text.count(closing, begin, end)
    pattern = opening if opening == closing else f"{opening}|{closing}"
    in_pairs = opening == closing and text.count(opening, begin, end) % 2 == 0
    for match in compiled(pattern).finditer(text, begin, end):
        if in_pairs:
            depth = 1 - depth
            if depth:
                start = match.start()
                continue
        elif opening == closing:
            if not depth and not _opens(text, match.start(), match.end()):
                continue
            if depth and _opens(text, match.start(), match.end()) and not _closes(text, match.start(), match.end()):
                continue
            depth = 1 - depth
            if depth:
                start = match.start()
                continue
        elif match[0] == opening:
            depth = 1 if flat else depth + 1
            if depth == 1:
                start = match.start()
            continue
        else:
            if opening == "‘" and _is_apostrophe(text, match.start()):
                continue
            if not depth:
                continue
            depth -= 1
        if depth == 0:
            found.append(_marked(text, start, match.end(), len(opening), len(closing)))
    return found, start if depth else None


def _opens(text: str, start: int, end: int) -> bool:
    return (
        (start == 0 or text[start - 1] in " \n\u00a0\u202f(['’:,—–-.")
        and end < len(text)
        and not text[end : end + 1].isspace()
    )


def _closes(text: str, start: int, end: int) -> bool:
    return end >= len(text) or text[end] in " \n\u00a0\u202f).,;:!?]—–-"


def _is_apostrophe(text: str, at: int) -> bool:
    inside = at + 1 < len(text) and text[at + 1].isalnum() and at > 0 and text[at - 1].isalnum()
    plural = at > 0 and text[at - 1] == "s" and at + 2 < len(text) and text[at + 1] == " " and text[at + 2].islower()
    return inside or plural


def _marked(text: str, start: int, end: int, opening: int, closing: int) -> Marked:
    inside = text[start + opening : end - closing]
    left = start + opening + len(inside) - len(inside.lstrip())
    return Marked(left, left + len(inside.strip()), start, end)


def _is_said(source: Source, one: Marked) -> bool:
    """Whether words were said: long enough, and no name of a programme, a work or a theme."""
    text = source.text[one.start : one.end]
    words = compiled(r"[^\W\d_][\w’'-]*").findall(text)
    if len(words) < _FEWEST_WORDS:
        return False
    lead = source.folded[max(0, one.outer_start - 80) : one.outer_start]
    lead = lead[lead.rfind("\n") + 1 :].rstrip() + " "
    if _naming(source.pack.speech).search(lead) and not (text[0].islower() and len(words) > _FEWEST_WORDS):
        return False
    if text[0].isupper() and len(words) <= 10 and _article_before(source.pack.speech).search(lead):
        # "la « Déclaration de Dakar »": what an article stands before is a name.
        return False
    return not _is_title(text, words)


@cache
def _naming(words: SpeechWords) -> re.Pattern[str]:
    return compiled(rf"\b{words.naming}")


@cache
def _article_before(words: SpeechWords) -> re.Pattern[str]:
    return compiled(rf"(?:^|[ '])(?:{words.articles}) $")


def _is_title(text: str, words: list[str]) -> bool:
    """ "Une Santé pour Tous": a name has capitals at most of its long words and ends in no stop."""
    long = [word for word in words[1:] if len(word) > 3]
    capital = sum(word[0].isupper() for word in long)
    if len(words) <= 6 and all(word[0].isupper() for word in words):
        return True
    return (
        len(words) <= 9
        and len(long) >= 2
        and capital * 3 >= len(long) * 2
        and text[-1] not in ".!?…"
        and not compiled(rf"[.!?] [{UPPER}]").search(text)
    )

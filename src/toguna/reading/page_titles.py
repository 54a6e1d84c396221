"""Titles told from paragraphs by their shape, and runs of lines cut into articles by their titles.

The evidence for a title is weighed, because a subheading inside an article has nearly the same
shape: what follows a title begins a story (a date, a dateline), is long, and stands apart.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from toguna.reading.folding import compiled, fold
from toguna.reading.languages import packs
from toguna.reading.languages.pack import with_names
from toguna.reading.page_lines import Line, is_institution, is_salutation

_TITLE_WORDS = 40
_SENTENCE_TITLE_WORDS = 24
_LEDE = 350
_LONG = 25
_BULLETS = ("•", "-", "–", "—", "*", "·", "▪", "►", "➢", "o ")
# Weighed in _evidence; measured on invented pages with and without subheadings (tests/reading/test_pages.py).
_NEW_ARTICLE = 3


@dataclass(frozen=True, slots=True)
class Cut:
    """One article of a run: lines above its title that are no part of it, title, body."""

    above: tuple[Line, ...]
    title: Line | None
    body: tuple[Line, ...]


def cut_into_articles(lines: Sequence[Line], *, related: bool, linked: bool, first: bool) -> list[Cut]:
    """Cut a run of article lines.

    ``related``: the run follows a heading of other news. ``linked``: it ends in a read link.
    ``first``: it opens the page, so lines of the site may stand above the title.
    """
    starts = [0]
    spaced = any(line.gap for line in lines[1:])
    for index in range(1, len(lines) - 1):
        if index - starts[-1] < 2 or (spaced and not lines[index].gap):
            continue
        if _begins_article(lines, index, starts[-1], related=related, linked=linked):
            starts.append(index)
    if related and not linked and len(lines) - starts[-1] > 1 and not _has_body(lines[starts[-1] :]):
        # A list of titles alone: each leads to another page.
        starts.extend(range(starts[-1] + 1, len(lines)))
    elif related and len(lines) - starts[-1] > 2 and looks_like_title(lines[-1].text) and lines[-1].gap:
        starts.append(len(lines) - 1)
    cuts = []
    for begin, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        cuts.append(_article(lines[begin:end], related=related or begin > 0, first=first and begin == 0))
    return cuts


def looks_like_title(text: str) -> bool:
    """Say whether a line could be a title: not long, not a finished sentence, no list, no quote."""
    count = text.count(" ") + 1
    if not text or count > _TITLE_WORDS or len(text) > 320 or text.startswith(_BULLETS):
        return False
    if text.endswith((".", ";", ",", ":")) and not text.endswith(("...", "etc.")):
        return False
    if text[0] in '«“"' and text[-1] in '»”"':
        return False
    if text[0].islower() or not any(letter.isalpha() for letter in text) or is_salutation(text):
        return False
    return not (count < 9 and any(letter.isdigit() for letter in text) and _is_date_line(text))


def _is_date_line(text: str) -> bool:
    """ "Cotonou, le 1er mai 2022", "Mardi 10 janvier": a day, and perhaps a town, alone on a line."""
    return _date_line().fullmatch(fold(text)) is not None


@cache
def _date_line() -> re.Pattern[str]:
    return compiled("|".join(with_names(pack.dates.line, pack.dates) for pack in packs()))


@cache
def _lede() -> re.Pattern[str]:
    return compiled("|".join(with_names(pack.dates.lede, pack.dates) for pack in packs()) + r"|\d{1,2}/\d{1,2}/\d{4}")


def _is_numbered(text: str) -> bool:
    """ "II. COMMUNICATIONS", "Art. 2": a heading inside a report or an act."""
    return (
        compiled(
            r"(?:[IVXL]{1,6}|[A-Z]|\d{1,2})[.)°/] ?[-–]? ?\S|(?:Art|ART|Article|ARTICLE|Chapitre|CHAPITRE|Titre|TITRE)\b"
        ).match(text)
        is not None
    )


def _is_sentence_title(text: str) -> bool:
    """A title that ends in a full stop, as some newspapers write them."""
    return text.endswith(".") and looks_like_title(text[:-1]) and text.count(" ") < _SENTENCE_TITLE_WORDS


def _begins_article(lines: Sequence[Line], index: int, start: int, *, related: bool, linked: bool) -> bool:
    text, following = lines[index].text, lines[index + 1].text
    if _is_numbered(text):
        return False
    shaped = looks_like_title(text)
    if not shaped and not _is_sentence_title(text):
        return False
    if not _is_body(following, text):
        return False
    # An article begins with a body: what stands between must hold a finished one.
    if not any(_is_body(line.text, "") for line in lines[start:index]):
        return False
    # A short paragraph ends in a full stop too: only the plainest evidence makes one a title.
    needed = _NEW_ARTICLE + 2 * (not shaped) - (not shaped and start > 0 and _is_sentence_title(lines[start].text))
    return _evidence(lines, index, start, related=related, linked=linked) >= needed


def _evidence(lines: Sequence[Line], index: int, start: int, *, related: bool, linked: bool) -> int:
    text, following = lines[index].text, lines[index + 1].text
    rest = len(lines) - index - 1
    evidence = 0
    if _tells_when(following[:_LEDE]) or _tells_when(text):
        evidence += 2
    if text.count(" ") >= 4:
        evidence += 1
    if compiled(r"^[^:.,]{2,40} ?: \S").match(text):
        evidence += 1
    if following.count(" ") >= _LONG:
        evidence += 1
    if related and not linked:
        evidence += 1
    if linked and rest <= 3 and not related:
        evidence += 2
    # Where paragraphs follow each other line by line, an empty line is a boundary and not a rhythm.
    paragraphs = lines[start + 2 : index]
    if lines[index].gap and paragraphs and not any(line.gap for line in paragraphs):
        evidence += 2
    return evidence


def _tells_when(text: str) -> bool:
    """Say whether ``text`` places its story in time, as a lede does: weekday, full date, dateline."""
    return _lede().search(fold(text)) is not None


def _is_body(text: str, title: str) -> bool:
    """Say whether ``text`` may follow a title: a finished sentence, a salutation, or much longer."""
    if text.endswith((".", "!", "?", "…", "»", "”", ":", ";", ",")) and not (title and text == title):
        return text.count(" ") >= 3 or is_salutation(text)
    return text.count(" ") + 1 > max(18, 1.3 * (title.count(" ") + 1))


def _has_body(lines: Sequence[Line]) -> bool:
    return any(_is_body(line.text, lines[0].text) for line in lines[1:])


def _article(lines: Sequence[Line], *, related: bool, first: bool) -> Cut:
    """Find the title at the head of one article's lines."""
    heads = 0
    while heads < len(lines) and looks_like_title(lines[heads].text):
        heads += 1
        # A title longer than what follows it has found its body.
        if heads < len(lines) and not lines[heads].gap and _is_body(lines[heads].text, lines[heads - 1].text):
            break
    if heads == 0:
        head = lines[0].text
        if (
            len(lines) > 1
            and (_is_sentence_title(head) or (related and head.count(" ") < 35))
            and not is_salutation(head)
        ):
            return Cut((), lines[0], tuple(lines[1:]))
        return Cut((), None, tuple(lines))
    if heads == len(lines) and len(lines) > 1:
        # Nothing but lines that look like titles: the body is what is left after the first.
        heads = 1
    candidates = lines[:heads]
    chosen = _choose(candidates) if first else 0
    return Cut(tuple(candidates[:chosen]), candidates[chosen], tuple(lines[chosen + 1 :]))


def _choose(candidates: Sequence[Line]) -> int:
    """Among the lines above a body, pass over the site's name and its menu to the title."""
    best = len(candidates) - 1
    lengths = [line.text.count(" ") + 1 for line in candidates]
    named = [i for i, line in enumerate(candidates) if not (is_institution(line.text) and lengths[i] <= 9)]
    if not named:
        return best
    substantial = [i for i in named if lengths[i] >= 4] or named[-1:]
    # A second substantial line is the title's own subtitle and stays in the text.
    return substantial[0] if lengths[substantial[0]] * 2 > max(lengths[i] for i in substantial) else substantial[-1]

"""Words in quotation marks, and who said them where the sentence tells it plainly.

Marks are matched within one paragraph, so that a lone mark ("Lire »") never opens or closes over a page."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from toguna.reading.facts import PersonFound, QuoteFound
from toguna.reading.folding import compiled, fold
from toguna.reading.languages import pack

_PAIRS = (("«", "»"), ("“", "”"), ("<<", ">>"))
_FEWEST_WORDS = 3
_REMEMBERED = 900
# From "selon" to the name: an honorific and a rank.
_SOURCE = 45
# A full stop that ends a sentence, and not "M." or "Dr.".
_STOP = r"(?<![A-Z])(?<!Mr)(?<!Ms)(?<!Dr)(?<!Pr)(?<!Mrs)(?<!Mme)(?<!Hon)(?<!Prof)[.!?]"


def find_quotes(text: str, language: str, people: Sequence[PersonFound]) -> tuple[QuoteFound, ...]:
    """Return the quotes of ``text`` in order; names and titles of works between marks are none."""
    found: list[QuoteFound] = []
    for paragraph in compiled(r"[^\n]+").finditer(text):
        for opening, closing in _PAIRS:
            if opening in paragraph[0]:
                found += _between(text, paragraph.start(), paragraph.end(), opening, closing)
    said = [q for q in found if _is_said(text, q, language)]
    named = _Named(people)
    return tuple(replace(q, speaker=_speaker(text, q, language, named)) for q in sorted(said, key=lambda q: q.start))


def _between(text: str, begin: int, end: int, opening: str, closing: str) -> list[QuoteFound]:
    found, depth, start = [], 0, 0
    for match in compiled(f"{opening}|{closing}").finditer(text, begin, end):
        if match[0] == opening:
            depth += 1
            if depth == 1:
                start = match.end()
        elif depth:
            depth -= 1
            if depth == 0:
                inside = text[start : match.start()]
                left = len(inside) - len(inside.lstrip())
                found.append(QuoteFound(inside.strip(), None, start + left, start + left + len(inside.strip())))
    return found


def _is_said(text: str, quote: QuoteFound, language: str) -> bool:
    before = fold(text[max(0, quote.start - 70) : quote.start]).rstrip("«“< ") + " "
    named = compiled(rf"\b{pack(language).people.naming}").search(before)
    return quote.text.count(" ") + 1 >= _FEWEST_WORDS and named is None


class _Named:
    """The people of a text by where they are named."""

    def __init__(self, people: Sequence[PersonFound]) -> None:
        pairs = sorted((span[0], person.name) for person in people for span in person.spans)
        self._starts = [start for start, _ in pairs]
        self._names = [name for _, name in pairs]

    def between(self, start: int, end: int) -> list[str]:
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _speaker(text: str, quote: QuoteFound, language: str, named: _Named) -> str | None:
    """The person named next to a verb of saying in the words just after the quote, or just before it."""
    words = pack(language).people
    after = _clause(text, quote.end, min(len(text), quote.end + 160), forwards=True)
    before = _clause(text, max(0, quote.start - 220), quote.start, forwards=False)
    for start, end in (after, before):
        folded = fold(text[start:end])
        according = compiled(rf"\b(?:{words.according_to})\s").search(folded)
        if according and (source := named.between(start + according.end(), start + according.end() + _SOURCE)):
            return source[0]
        if not compiled(rf"\b(?:{words.saying})").search(folded):
            continue
        if compiled(words.said_pronoun).search(folded):
            # "a-t-il indiqué" tells who only where one person alone was named since the paragraph before.
            around = set(named.between(_paragraph_before(text, quote.start), quote.start))
            return around.pop() if len(around) == 1 else None
        inside = named.between(start, end)
        if inside:
            return inside[0]
    return None


def _paragraph_before(text: str, at: int) -> int:
    """Where the paragraph before that of ``at`` begins, at most so far back as a reader remembers."""
    floor = max(0, at - _REMEMBERED)
    own = text.rfind("\n", floor, at)
    end = len(text[floor : max(own, floor)].rstrip()) + floor
    return max(text.rfind("\n", floor, end), floor)


def _clause(text: str, start: int, end: int, *, forwards: bool) -> tuple[int, int]:
    """The part of a span that belongs to the quote's own sentence."""
    if forwards:
        stop = compiled(rf"{_STOP}(?:\s|$)|\n").search(text, start + 2, end)
        return start, stop.start() if stop else end
    stops = [m.end() for m in compiled(rf"{_STOP}\s|\n").finditer(text, start, end)]
    return (stops[-1] if stops else start), end

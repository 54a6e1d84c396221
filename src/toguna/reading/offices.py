"""Offices: the words before or after a name that say what the person is ("le ministre de l'Eau, X", "X, maire de Y").

An office begins with a noun of the language pack and runs to the next stop: a mark, a verb, the next name. A comma does not
end it where the office goes on ("ministre de l'Agriculture, des Eaux et de la Pêche").
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from toguna.reading.folding import compiled
from toguna.reading.languages.pack import LanguagePack
from toguna.reading.source import Source, before

_LONGEST = 190


@dataclass(frozen=True, slots=True)
class Office:
    """An office as written, and where."""

    text: str
    start: int
    end: int


class Offices:
    """Finds the offices of one text. ``names``: where names begin, titles included; no office runs over one."""

    def __init__(self, source: Source, names: Collection[int]) -> None:
        self._source = source
        self._patterns = _patterns(source.pack)
        self._names = sorted(names)
        self._heads = [match.span() for match in self._patterns.head.finditer(source.folded)]
        self._starts = [start for start, _ in self._heads]

    def lines(self, outset: int, end: int) -> tuple[Office, ...]:
        """Return the offices of a signature: a name alone on its line, its office alone on the lines beside it."""
        text = self._source.text
        low, high = text.rfind("\n", 0, outset) + 1, text.find("\n", end)
        high = len(text) if high < 0 else high
        if not low or text[low:outset].strip(" –—-•*") or text[end:high].strip(" .,"):
            return ()
        found: list[Office] = []
        at = low
        while (
            len(found) < 2
            and at > 0
            and (one := self._alone(text.rfind("\n", 0, len(text[:at].rstrip())) + 1, len(text[:at].rstrip())))
        ):
            found.insert(0, one)
            at = text.rfind("\n", 0, one.start) + 1
        if not found and high < len(text):
            begin = high + len(text[high:]) - len(text[high:].lstrip())
            stop = text.find("\n", begin)
            one = self._alone(begin, stop if stop >= 0 else len(text))
            found += [one] if one else []
        return tuple(found)

    def _alone(self, low: int, high: int) -> Office | None:
        """The office that a whole line is ("Le Ministre de la Communication,")."""
        if high - low > 110:
            return None
        lead = self._patterns.alone.match(self._source.folded, low, high)
        if lead is None:
            return None
        office = self._office(lead.end(), high)
        if office is None or compiled(r"[.:;!?«»\"]").search(office.text.rstrip(". ")):
            return None
        for verb in self._patterns.end.finditer(self._source.folded, office.start, office.end):
            if not self._is_preposition(verb):
                return None
        return Office(office.text.rstrip(",. "), office.start, office.end)

    def after(self, end: int) -> Office | None:
        """Return the office behind a name that ends at ``end``."""
        lead = self._patterns.after.match(self._source.folded, end)
        if lead is None:
            return None
        start = lead.end()
        at = bisect_left(self._starts, start)
        if at == len(self._heads) or self._heads[at][0] != start:
            return None
        stop = self._end(start, self._heads[at][1])
        # "..., le Président de la commission, M. Y": that office is the next one's, unless a list goes on.
        if self._source.folded.startswith(",", stop):
            if self._name_from(stop + 1, stop + 3) and self._patterns.articled.match(lead[0]):
                return None
        elif self._name_from(stop, stop + 1) and not self._listed_before(stop):
            return None
        return self._office(self._kept(start), stop)

    def _listed_before(self, stop: int) -> bool:
        """Whether a list goes on at ``stop``."""
        return before(self._source, stop, self._patterns.listed, 6) is not None

    def _kept(self, start: int) -> int:
        """Keep "ancien", "ex-" and the like, which are part of what the person is."""
        kept = self._patterns.former.search(self._source.folded[max(0, start - 20) : start])
        return start - len(kept[0]) if kept else start

    def at(self, start: int, limit: int) -> Office | None:
        """Return the office that begins at ``start``, articles before it left out."""
        lead = self._patterns.at.match(self._source.folded, start, limit)
        if lead is None:
            return None
        at = bisect_left(self._starts, lead.end())
        if at == len(self._heads) or self._heads[at][0] != lead.end():
            return None
        return self._office(self._kept(lead.end()), self._end(lead.end(), self._heads[at][1], limit))

    def own(self, start: int, end: int) -> Office | None:
        """Return the office that stands as a title before a name, when it says enough ("Président X" does not say of what)."""
        if self._patterns.joined.search(self._source.folded[max(0, start - 6) : start]):
            double = self._patterns.double.search(self._source.folded[max(0, start - 90) : start])
            start -= len(double[0]) if double else 0
        if self._source.pack.people.office_modifiers:
            start = self._with_modifiers(start)
        return self._office(self._kept(start), end)

    def before(self, start: int) -> tuple[Office, ...]:
        """Return the offices before a name whose titles begin at ``start``: the nearest first."""
        found: list[Office] = []
        at = start
        while len(found) < 3:
            one = self._directly_before(at)
            if one is None:
                break
            found.append(one)
            lead = self._patterns.comma.search(self._source.folded[max(0, one.start - 8) : one.start])
            if lead is None:
                break
            at = one.start - len(lead[0])
        return tuple(found)

    def _directly_before(self, start: int) -> Office | None:
        folded, words = self._source.folded, self._source.pack.people
        end = self._without_marks(start)
        floor = max(0, end - _LONGEST)
        last = bisect_left(self._starts, end)
        best: tuple[int, int] | None = None
        for head_start, head_end in reversed(self._heads[max(0, last - 8) : last]):
            if head_start < floor:
                break
            if head_end > end or self._end(head_start, head_end, end) < end:
                break
            if best is not None and not self._governs(head_end, best[0]):
                break
            best = (head_start, head_end)
        if best is None or self._is_plural(best[0]) or self._patterns.not_last.search(folded[best[0] : end]):
            return None
        if ":" in folded[end:start] and not before(self._source, best[0], self._patterns.item, 24):
            return None
        begin = self._kept(best[0])
        if words.office_modifiers:
            begin = self._with_modifiers(begin)
        return self._office(begin, end)

    def _without_marks(self, start: int) -> int:
        """Where the words end that stand before a name, its comma, colon or brackets ("maire de Solabé (UDR), X") left out."""
        lead = self._source.folded[max(0, start - 50) : start]
        words = lead.rstrip(" ,(:")
        if words.endswith(")") and (bracket := compiled(r" ?\([^()\n]{1,40}\)$").search(words)):
            words = words[: bracket.start()]
        return start - len(lead) + len(words)

    def _is_plural(self, start: int) -> bool:
        """ "Au nom des administrateurs, X": many people's office is nobody's own."""
        return before(self._source, start, self._source.pack.grammar.many, 12) is not None

    def _governs(self, outer_end: int, inner: int) -> bool:
        """ "représentant du ministre": the outer office is the one meant; "le maire et le ministre" are two."""
        return self._patterns.between.fullmatch(self._source.folded, outer_end, inner) is not None

    def _with_modifiers(self, start: int) -> int:
        """ "Road Safety Minister": the capitals before the noun belong to the office."""
        head = self._patterns.modifiers.search(self._source.text[max(0, start - 70) : start])
        if head is None:
            return start
        kept, at = start, start
        for word in reversed(compiled(r"\S+ ").findall(head[0])):
            at -= len(word)
            bare = word.strip(" ,").lower()
            if bare in self._source.pack.people.function_names:
                break
            kept = at
        return kept

    def _end(self, start: int, head_end: int, limit: int | None = None) -> int:
        """Where the office ends that begins at ``start``, at most at ``limit``."""
        top = min(len(self._source.folded) if limit is None else limit, start + _LONGEST)
        at = bisect_left(self._names, head_end)
        if at < len(self._names):
            top = min(top, self._names[at])
        at = head_end
        while (stop := self._patterns.stop.search(self._source.folded, at, top)) is not None:
            if self._is_preposition(stop):
                at = stop.end()
                continue
            closing = {"«": "»", "“": "”", '"': '"'}.get(stop[0])
            close = self._source.folded.find(closing, stop.end(), min(top, stop.end() + 45)) if closing else -1
            if close < 0 or not before(self._source, stop.start(), r"[a-z] $", 2):
                return stop.start()
            # "la coordonnatrice de l'ONG « Eau claire »": the name of a body inside an office.
            at = close + 1
        return top

    def _is_preposition(self, stop: re.Match[str]) -> bool:
        """Whether the word that would end an office is written with an accent that makes it a preposition ("à")."""
        return self._source.text[stop.start() : stop.end()] in self._source.pack.people.office_no_ends

    def _name_from(self, low: int, high: int) -> bool:
        at = bisect_left(self._names, low)
        return at < len(self._names) and self._names[at] <= high

    def _office(self, start: int, stop: int) -> Office | None:
        written = self._source.text[start:stop]
        words = written.rstrip(" ,'’\u00a0-")
        while loose := self._patterns.loose.search(self._source.folded[start : start + len(words)][-24:]):
            words = words[: len(words) - len(loose[0])].rstrip(" ,")
        text = " ".join(words.split())
        return Office(text, start, start + len(words)) if text else None


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns that a language's words of offices make."""

    head: re.Pattern[str]
    stop: re.Pattern[str]
    end: re.Pattern[str]
    alone: re.Pattern[str]
    after: re.Pattern[str]
    articled: re.Pattern[str]
    at: re.Pattern[str]
    listed: str
    former: re.Pattern[str]
    joined: re.Pattern[str]
    double: re.Pattern[str]
    comma: re.Pattern[str]
    not_last: re.Pattern[str]
    item: str
    between: re.Pattern[str]
    loose: re.Pattern[str]
    modifiers: re.Pattern[str]


@cache
def _patterns(pack: LanguagePack) -> _Patterns:
    words, grammar = pack.people, pack.grammar
    office, leads = words.offices, words.office_before
    ends = rf"(?<![\w-])(?:{words.office_ends})(?![\w-])"
    return _Patterns(
        head=compiled(rf"(?<![\w-])(?:{office})(?![\w-])"),
        stop=compiled(rf"[.;:()«»\"“”\n–—!?•]|,(?! ?(?:{words.office_goes_on}))|{ends}"),
        end=compiled(ends),
        alone=compiled(rf"[ –—-]*(?:{words.office_signed})?(?:(?:{leads}) ?){{0,2}}(?=(?:{office})(?![\w-]))"),
        after=compiled(
            rf"(?: ?, ?| ?\(| [–—-] | (?=(?:{words.office_links})(?![a-z]))| (?=(?:{office})(?![a-z-]))| (?=(?:{words.after_name_office})\b))"
            rf"(?:(?:{words.office_links}) )?(?:(?:{leads}) ?){{0,4}}(?={office})"
        ),
        articled=compiled(rf"[ ,(]*(?:{grammar.articles})"),
        at=compiled(rf"[ ,]*(?:(?:{leads}) ?){{0,3}}(?={office})"),
        listed=rf"(?:,| (?:{grammar.joining})|;) ?$",
        former=compiled(rf"(?<![\w-])(?:{words.office_former})[ -]?$"),
        joined=compiled(rf" (?:{grammar.joining}) $"),
        double=compiled(rf"(?<![\w-])(?:{office})(?: [a-z'-]{{2,16}}){{0,6}} (?:{grammar.joining}) $"),
        comma=compiled(rf", ?(?:{grammar.articles})?$"),
        not_last=compiled(rf"(?:^|[ '])(?:{words.office_not_last})$"),
        item=rf"(?:^|\n)[ •*·▪➢►–—\d.)o-]{{0,6}}(?:{grammar.articles}|{words.office_post})?$",
        between=compiled(
            rf"(?: [a-z'-]{{2,16}}){{0,6}} ?(?:{words.office_of})(?: ?[a-z]{{3,12}}[- ])?|(?: [a-z'-]{{2,16}}){{0,3}} (?:{grammar.joining}|&) "
        ),
        loose=compiled(rf",? (?:{words.office_not_last})$"),
        modifiers=compiled(rf"(?:[A-Z][\w&'’-]*(?:,? (?:{grammar.joining}) |, | )){{1,6}}$"),
    )


def longest(offices: Sequence[Office]) -> Office | None:
    """Return the office that says most."""
    return max(offices, key=lambda one: len(one.text), default=None)

"""Offices: the words before or after a name that say what the person is ("le ministre de l'Eau, X", "X, maire de Y").

An office begins with a noun of the language pack and runs to the next stop: a mark, a verb, the next name. A comma does not
end it where the office goes on ("ministre de l'Agriculture, des Eaux et de la Pêche").
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from toguna.reading.folding import compiled
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
        words = source.pack.people
        self._names = sorted(names)
        self._heads = [m.span() for m in compiled(rf"(?<![\w-])(?:{words.offices})(?![\w-])").finditer(source.folded)]
        self._starts = [start for start, _ in self._heads]
        self._stop = compiled(
            rf"[.;:()«»\"“”\n–—!?•]|,(?! ?(?:{words.office_goes_on}))|(?<![\w-])(?:{words.office_ends})(?![\w-])"
        )

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
        words = self._source.pack.people
        lead = compiled(
            rf"[ –—-]*(?:pour |par )?(?:(?:{words.office_before}) ?){{0,2}}(?=(?:{words.offices})(?![\w-]))"
        ).match(self._source.folded, low, high)
        if lead is None or high - low > 110:
            return None
        office = self._office(lead.end(), high)
        if office is None or compiled(r"[.:;!?«»\"]").search(office.text.rstrip(". ")):
            return None
        for verb in compiled(rf"(?<![\w-])(?:{words.office_ends})(?![\w-])").finditer(
            self._source.folded, office.start, office.end
        ):
            if verb[0] != "a" or self._source.text[verb.start()] not in "àÀ":
                return None
        return Office(office.text.rstrip(",. "), office.start, office.end)

    def after(self, end: int) -> Office | None:
        """Return the office behind a name that ends at ``end``."""
        words = self._source.pack.people
        lead = compiled(
            rf"(?: ?, ?| ?\(| [–—-] | (?=(?:{words.office_links})(?![a-z]))| (?=(?:{words.offices})(?![a-z-]))| (?=(?:{words.after_name_office})\b))(?:(?:{words.office_links}) )?"
            rf"(?:(?:{words.office_before}) ?){{0,4}}(?={words.offices})"
        ).match(self._source.folded, end)
        if lead is None:
            return None
        start = lead.end()
        at = bisect_left(self._starts, start)
        if at == len(self._heads) or self._heads[at][0] != start:
            return None
        stop = self._end(start, self._heads[at][1])
        # "..., le Président de la commission, M. Y": that office is the next one's, unless a list goes on.
        follows = self._source.folded[stop : stop + 2]
        joined = before(self._source, stop, r"(?:,| et| and|;) ?$", 6)
        if not follows.startswith(",") and joined is None and self._name_from(stop, stop + 1):
            return None
        if (
            follows.startswith(",")
            and self._name_from(stop + 1, stop + 3)
            and lead[0].strip(" ,(").startswith(("l", "t"))
        ):
            return None
        return self._office(self._kept(start, lead), stop)

    def _kept(self, start: int, lead: object) -> int:
        """Keep "ancien", "ex-" and the like, which are part of what the person is."""
        kept = before(self._source, start, rf"(?<![\w-])(?:{self._source.pack.people.office_former})[ -]?$", 20)
        return start - len(kept[0]) if kept else start

    def at(self, start: int, limit: int) -> Office | None:
        """Return the office that begins at ``start``, articles before it left out."""
        words = self._source.pack.people
        lead = compiled(rf"[ ,]*(?:(?:{words.office_before}) ?){{0,3}}(?={words.offices})").match(
            self._source.folded, start, limit
        )
        if lead is None:
            return None
        at = bisect_left(self._starts, lead.end())
        if at == len(self._heads) or self._heads[at][0] != lead.end():
            return None
        return self._office(self._kept(lead.end(), None), self._end(lead.end(), self._heads[at][1], limit))

    def own(self, start: int, end: int) -> Office | None:
        """Return the office that stands as a title before a name, when it says enough ("Président X" does not say of what)."""
        double = before(
            self._source,
            start,
            rf"(?<![\w-])(?:{self._source.pack.people.offices})(?: [a-z'-]{{2,16}}){{0,6}} (?:et|and) $",
            90,
        )
        if double:
            start -= len(double[0])
        if self._source.pack.people.office_modifiers:
            start = self._with_modifiers(start)
        start = self._kept(start, None)
        return self._office(start, end)

    def before(self, start: int) -> tuple[Office, ...]:
        """Return the offices before a name whose titles begin at ``start``: the nearest first."""
        found: list[Office] = []
        at = start
        while len(found) < 3:
            one = self._directly_before(at)
            if one is None:
                break
            found.append(one)
            lead = before(self._source, one.start, r", ?(?:l[ea]s? |l')?$", 8)
            if lead is None:
                break
            at = one.start - len(lead[0])
        return tuple(found)

    def _directly_before(self, start: int) -> Office | None:
        folded, words = self._source.folded, self._source.pack.people
        tail = before(self._source, start, r"(?: ?\([^()\n]{1,40}\))?(?:[ ,(]|: ?)*$", 50)
        end = start - len(tail[0]) if tail else start
        colon = bool(tail and ":" in tail[0])
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
        if (
            best is None
            or self._is_plural(best[0])
            or compiled(rf"(?:^|[ '])(?:{words.office_not_last})$").search(folded[best[0] : end])
        ):
            return None
        if colon and not before(
            self._source, best[0], r"(?:^|\n)[ •*·▪➢►–—\d.)o-]{0,6}(?:l[ea]s? |l'|au poste de )?$", 24
        ):
            return None
        begin = self._kept(best[0], None)
        if words.office_modifiers:
            begin = self._with_modifiers(begin)
        return self._office(begin, end)

    def _is_plural(self, start: int) -> bool:
        """ "Au nom des administrateurs, X": many people's office is nobody's own."""
        return (
            before(self._source, start, r"(?<![a-z])(?:les|des|aux|ses|leurs|plusieurs|all|these|those) $", 12)
            is not None
        )

    def _governs(self, outer_end: int, inner: int) -> bool:
        """ "représentant du ministre": the outer office is the one meant; "le maire et le ministre" are two."""
        between = self._source.folded[outer_end:inner]
        joined = rf"(?: [a-z'-]{{2,16}}){{0,6}} ?(?:{self._source.pack.people.office_of})(?: ?[a-z]{{3,12}}[- ])?|(?: [a-z'-]{{2,16}}){{0,3}} (?:et|and|&) "
        return compiled(joined).fullmatch(between) is not None

    def _with_modifiers(self, start: int) -> int:
        """ "Road Safety Minister": the capitals before the noun belong to the office."""
        head = compiled(r"(?:[A-Z][\w&'’-]*(?:,? and |, | )){1,6}$").search(
            self._source.text[max(0, start - 70) : start]
        )
        if head is None:
            return start
        kept, at = start, start
        for word in reversed(compiled(r"\S+ ").findall(head[0])):
            at -= len(word)
            bare = word.strip(" ,").lower()
            if bare in self._source.pack.people.function_names:
                break
            if bare != "and":
                kept = at
        return kept

    def _end(self, start: int, head_end: int, limit: int | None = None) -> int:
        """Where the office ends that begins at ``start``, at most at ``limit``."""
        top = min(len(self._source.folded), start + _LONGEST, *([limit] if limit is not None else []))
        at = bisect_left(self._names, head_end)
        if at < len(self._names):
            top = min(top, self._names[at])
        at = head_end
        while (stop := self._stop.search(self._source.folded, at, top)) is not None:
            if stop[0] == "a" and self._source.text[stop.start()] in "àÀ":
                at = stop.end()
                continue
            closing = {"«": "»", "“": "”", '"': '"'}.get(stop[0])
            close = self._source.folded.find(closing, stop.end(), min(top, stop.end() + 45)) if closing else -1
            if close < 0 or not before(self._source, stop.start(), r"[a-z] $", 2):
                return stop.start()
            # "la coordonnatrice de l'ONG « Eau claire »": the name of a body inside an office.
            at = close + 1
        return top

    def _name_from(self, low: int, high: int) -> bool:
        at = bisect_left(self._names, low)
        return at < len(self._names) and self._names[at] <= high

    def _office(self, start: int, stop: int) -> Office | None:
        written = self._source.text[start:stop]
        words = written.rstrip(" ,'’\u00a0-")
        loose = compiled(rf"(?:,? (?:{self._source.pack.people.office_not_last}))+$").search(
            self._source.folded[start : start + len(words)]
        )
        if loose:
            words = words[: loose.start()].rstrip(" ,")
        text = " ".join(words.split())
        return Office(text, start, start + len(words)) if text else None


def longest(offices: Sequence[Office]) -> Office | None:
    """Return the office that says most."""
    return max(offices, key=lambda one: len(one.text), default=None)

"""Who said a quote: the words after it, the words before it, and who "il", "elle" or "le ministre" is.

A sentence tells its speaker by a verb and an inversion ("a déclaré M. X", "a-t-elle indiqué"), by a source ("selon X"), or by
its subject ("X a salué « ... »"). A pronoun is the last subject of its sex; whom an office stands for, ``cast.py`` says.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from toguna.reading.cast import Cast
from toguna.reading.folding import compiled
from toguna.reading.languages.pack import LanguagePack
from toguna.reading.people import Person
from toguna.reading.quotes import Marked
from toguna.reading.source import Source

_REMEMBERED = 1600
_CLAUSE = 260
_NOT_FAR_BACK = 450


# Who said it, and how sure that is, from 0 to 1.
Told = tuple[Person | None, float]


class Speakers:
    """Says who said each quote of one text, in order: later quotes may go on from earlier ones."""

    def __init__(self, source: Source, cast: Cast, quotes: Sequence[Marked]) -> None:
        self._source = source
        self._cast = cast
        self._quotes = quotes
        self._patterns = _patterns(source.pack)
        self._said: list[tuple[int, Person | None]] = []

    def all(self) -> list[Told]:
        """Return the speaker of each quote and how sure that is."""
        found: list[Told] = []
        for at, quote in enumerate(self._quotes):
            speaker = self._speaker(at, quote)
            found.append(speaker)
            self._said.append((quote.outer_end, speaker[0]))
        return found

    def _speaker(self, at: int, quote: Marked) -> Told:
        return self._after(quote) or self._before(at, quote) or self._continued(at, quote) or (None, 0.0)

    def _sentence(self, quote: Marked) -> tuple[int, int]:
        """The sentence around a quote: the words before it and after it that belong to it, without its own stops."""
        sentences = self._source.sentences
        begin = sentences[self._source.sentence_at(quote.outer_start)][0]
        last = self._source.sentence_at(max(quote.outer_end - 1, quote.outer_start))
        end = sentences[last][1]
        if end <= quote.outer_end + 1 and last + 1 < len(sentences):
            # The quote's own stop ended a sentence: "« ... ! », a-t-il dit."
            following = self._source.text[quote.outer_end : quote.outer_end + 3].lstrip(" \u00a0")
            if following[:1] in (",", "–", "—") or following[:1].islower():
                end = sentences[last + 1][1]
        return begin, min(end, quote.outer_end + _CLAUSE)

    def _after(self, quote: Marked) -> Told | None:
        """Who the words behind a quote say has said it."""
        _, end = self._sentence(quote)
        start = quote.outer_end
        other = self._source.folded.find("«", start, end)
        end = other if other > start else end
        if signed := self._signed(quote):
            return signed
        clause = self._source.folded[start:end]
        if len(clause.strip(' .,;:!?»”"\n')) < 3:
            return None
        if pronoun := compiled(self._source.pack.speech.pronoun).match(clause):
            she = any(value for name, value in pronoun.groupdict().items() if name.startswith("she"))
            return self._antecedent(quote.outer_start, "f" if she else "m")
        if sourced := self._by_source_behind(clause, start):
            return sourced
        if self._patterns.source_again.match(clause):
            return self._antecedent(quote.outer_start, None)
        if compiled(self._source.pack.speech.inverted).match(clause):
            return self._by_inversion(clause, start, end, quote)
        return self._by_apposition(clause, start, end)

    def _signed(self, quote: Marked) -> Told | None:
        """A name on the line behind a quote: "– X, maire de Y"; behind a quote that is its whole line, without a dash too."""
        folded = self._source.folded
        before_it = folded[max(0, quote.outer_start - 1) : quote.outer_start]
        whole = quote.outer_end - quote.outer_start > 40 and before_it in ("", "\n")
        sign = compiled(r"[ .]*\n+ ?[–—-]? ?" if whole else r"[ .]*\n+ ?[–—-] ?").match(folded, quote.outer_end)
        if sign is None:
            return None
        named = self._cast.between(sign.end(), sign.end() + 60)
        if not named or "\n" in folded[sign.end() : named[0].start]:
            return None
        if whole and not (named[0].by_name and named[0].start - sign.end() < 25):
            return None
        return named[0].person, 0.9

    def _by_source_behind(self, clause: str, start: int) -> Told | None:
        """ "« ... », selon X"."""
        sign = self._patterns.source.match(clause)
        named = self._cast.between(start + sign.end() - 1, start + sign.end() + 60) if sign else []
        return (named[0].person, 0.9) if named else None

    def _by_apposition(self, clause: str, start: int, end: int) -> Told | None:
        """ "« ... », M. X", and a headline's "« ... » : le Premier ministre rend visite"; "« ... ». M. X a ajouté" is none."""
        title_end = self._source.title_end
        if start < title_end and compiled(r"\s?:\s").match(clause) and (said := self._cast.subject(start, title_end)):
            return said.person, 0.6
        first = self._cast.subject(start, end) if compiled(r"\s?[,–—-]\s?").match(clause) else None
        return (first.person, 0.75) if first is not None and self._patterns.saying.search(clause) else None

    def _by_inversion(self, clause: str, start: int, end: int, quote: Marked) -> Told | None:
        """ "« ... », a déclaré M. X"."""
        verb = self._patterns.saying.search(clause)
        somebody = self._cast.subject(start, end)
        if somebody is not None and (verb is not None or somebody.start - start < 60):
            return somebody.person, 0.9 if verb else 0.7
        if verb and verb.start() < 40 and self._patterns.somebody.search(clause, verb.start()):
            # Somebody the text does not name said it, unless two words stand for who was just named ("a confié la gardienne").
            return self._periphrasis(clause[verb.start() :], quote)
        return None

    def _periphrasis(self, clause: str, quote: Marked) -> Told:
        short = compiled(self._source.pack.speech.periphrasis).match(clause)
        if short is None:
            return None, 0.0
        sex = next((sex for group, sex in (("he", "m"), ("she", "f")) if short.groupdict().get(group)), None)
        near = [
            one
            for one in self._cast.between(max(0, quote.outer_start - _NOT_FAR_BACK), quote.outer_start)
            if one.by_name and one.person and _fits(one.person, sex)
        ]
        return (near[-1].person, 0.5) if near else (None, 0.0)

    def _before(self, at: int, quote: Marked) -> Told | None:
        begin, _ = self._sentence(quote)
        start = quote.outer_start
        if at and self._quotes[at - 1].outer_end > begin:
            previous = self._quotes[at - 1].outer_end
            begin = max(begin, previous) if self._subject_in(previous, start) else begin
        folded, speech = self._source.folded, self._source.pack.speech
        clause = folded[begin:start]
        if not clause.strip(" \n•-–—:\t"):
            return self._line_before(begin)
        for match in reversed(list(self._patterns.source_inside.finditer(clause))):
            named = self._cast.between(begin + match.end() - 1, begin + match.end() + 60)
            if named and named[0].start - begin - match.end() < 30:
                return named[0].person, 0.85
        if self._patterns.source_again_inside.search(clause):
            return self._antecedent(begin, None)
        verb = self._patterns.saying.search(clause)
        subject = self._subject_in(begin, start)
        if subject is not None:
            return subject, 0.85 if verb else 0.65
        pronoun = next(reversed(list(compiled(speech.subject).finditer(clause))), None)
        inverted = compiled(speech.inverted_pronoun).search(clause)
        told_by = inverted or pronoun
        if told_by:
            return self._by_pronoun(told_by.groupdict(), begin)
        if self._said and compiled(speech.goes_on).search(clause):
            return self._said[-1][1], 0.8
        return None

    def _subject_in(self, begin: int, start: int) -> Person | None:
        one = self._cast.subject(begin, start)
        if one is not None:
            return one.person
        inside = self._cast.between(begin, start)
        colon = self._source.folded[begin:start].rstrip().endswith(":")
        return inside[0].person if len(inside) == 1 and colon else None

    def _line_before(self, begin: int) -> Told | None:
        """ "M. X a déclaré :" on the line before."""
        if not begin:
            return None
        lead = self._source.folded[:begin].rstrip()
        if not lead.endswith(":"):
            return None
        low, _ = self._source.sentences[self._source.sentence_at(len(lead) - 1)]
        person = self._subject_in(low, len(lead))
        if person is not None:
            return person, 0.85
        if self._said and compiled(self._source.pack.speech.goes_on).search(lead[low:]):
            return self._said[-1][1], 0.8
        pronoun = compiled(self._source.pack.speech.subject).search(self._source.folded[low : len(lead)])
        return self._by_pronoun(pronoun.groupdict(), low) if pronoun else None

    def _continued(self, at: int, quote: Marked) -> Told | None:
        """A quote that stands alone goes on from the one before it in its paragraph."""
        if not self._said:
            return self._just_told(quote)
        end, person = self._said[-1]
        between = self._source.text[end : quote.outer_start]
        if person is not None and "\n" not in between.strip(" ") and len(between) < 220:
            return person, 0.6
        return self._just_told(quote)

    def _just_told(self, quote: Marked) -> Told | None:
        """The sentence before a quote that stands alone, in the same paragraph, where it says that somebody spoke."""
        index = self._source.sentence_at(quote.outer_start)
        begin = self._source.sentences[index][0]
        if index == 0 or self._source.text[begin : quote.outer_start].strip(" •-–—"):
            return None
        low, high = self._source.sentences[index - 1]
        if "\n" in self._source.text[low : quote.outer_start].strip():
            return None
        if not self._patterns.saying.search(self._source.folded[low:high]):
            return None
        person = self._subject_in(low, high)
        if person is not None:
            return person, 0.6
        pronoun = compiled(self._source.pack.speech.subject).search(self._source.folded[low:high])
        return self._by_pronoun(pronoun.groupdict(), low) if pronoun else None

    def _by_pronoun(self, groups: dict[str, str | None], at: int) -> Told:
        sex = "f" if any(value for name, value in groups.items() if name.endswith("she")) else "m"
        if not any(value for name, value in groups.items() if name.startswith("last")):
            return self._antecedent(at, sex)
        # "Ce dernier" is whoever was named last, subject or not.
        near = [one for one in self._cast.between(max(0, at - 500), at) if one.person and _fits(one.person, sex)]
        return (near[-1].person, 0.75) if near else (None, 0.0)

    def _antecedent(self, at: int, sex: str | None) -> Told:
        """Who a pronoun at ``at`` is: the speaker of the last quote, or the last subject of that sex."""
        floor = max(0, at - _REMEMBERED)
        spoken = next(
            ((end, person) for end, person in reversed(self._said) if person and end > floor and _fits(person, sex)),
            None,
        )
        index = self._source.sentence_at(max(0, at - 1))
        while index >= 0 and self._source.sentences[index][1] > floor:
            low, high = self._source.sentences[index]
            high = min(high, at)
            if spoken and spoken[0] > low:
                return spoken[1], 0.8
            subject = next(
                (
                    one
                    for one in self._cast.about(low, high)
                    if not self._cast.is_object(one, low) and (one.person is None or _fits(one.person, sex))
                ),
                None,
            )
            if subject is not None:
                return subject.person, 0.75
            index -= 1
        if spoken:
            return spoken[1], 0.7
        around = [one for one in self._cast.between(floor, at) if _fits(one.person, sex)]
        return (around[-1].person, 0.5) if around else (None, 0.0)


def _fits(person: Person | None, sex: str | None) -> bool:
    return person is not None and (person.sex is None or sex is None or person.sex == sex)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns that a language's words of speech make."""

    saying: re.Pattern[str]
    source: re.Pattern[str]
    source_again: re.Pattern[str]
    source_inside: re.Pattern[str]
    source_again_inside: re.Pattern[str]
    somebody: re.Pattern[str]


@cache
def _patterns(pack: LanguagePack) -> _Patterns:
    speech = pack.speech
    return _Patterns(
        saying=compiled(rf"\b(?:{speech.saying})"),
        source=compiled(rf"[\s,.]{{0,3}}(?:{speech.according_to})\s?"),
        source_again=compiled(rf"[\s,.]{{0,3}}(?:{speech.according_pronoun})"),
        source_inside=compiled(rf"(?<![\w])(?:{speech.according_to}) ?"),
        source_again_inside=compiled(rf"(?<![\w])(?:{speech.according_pronoun})"),
        somebody=compiled(rf"[a-z'-]+ (?:{speech.the}|{pack.grammar.indefinite})"),
    )

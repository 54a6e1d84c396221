"""Who said a quote: the words after it, the words before it, and who "il", "elle" or "le ministre" is.

A sentence tells its speaker by a verb and an inversion ("a déclaré M. X", "a-t-elle indiqué"), by a source ("selon X"), or by
its subject ("X a salué « ... »"). A pronoun is the last subject of its sex; an office is the person of whom the text says it,
or the one the register knows.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from toguna.reading.folding import compiled, fold
from toguna.reading.people import Person
from toguna.reading.quotes import Marked
from toguna.reading.source import Source, before, covered

_REMEMBERED = 1600
_CLAUSE = 260
_AROUND = 12000
_EMPTY = frozenset("le la les l un une de du des d et a au aux en the of for and to".split())


@dataclass(frozen=True, slots=True)
class Reference:
    """Somebody the text names at one place: by a name, or by an office ("le ministre").

    ``person`` is None for an office whose holder the text does not name.
    """

    start: int
    end: int
    person: Person | None
    by_name: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """An office of somebody, as it is compared: its noun's stem, its words, the groups of nouns it belongs to."""

    stem: str
    words: frozenset[str]
    groups: frozenset[int]


class Cast:
    """The people of a text, by where it speaks of them."""

    def __init__(self, source: Source, people: Sequence[Person]) -> None:
        self._source = source
        self._people = people
        references = [Reference(one.start, one.end, person, True) for person in people for one in person.mentions]
        references += [Reference(*span, person, True) for person in people for span in person.bare]
        self._heads = compiled(rf"(?:{source.pack.people.offices})(?![\w-])")
        self._offices = {person: [self._known(text) for text in self._texts(person)] for person in people}
        self._named = sorted((one.start, index) for index, person in enumerate(people) for one in person.mentions)
        references += self._by_office(references)
        self.references = sorted(references, key=lambda one: one.start)
        self._starts = [one.start for one in self.references]

    def _texts(self, person: Person) -> list[str]:
        texts = [fold(office.text) for office in person.offices()]
        leading = self._source.pack.speech.leading
        for one in person.mentions:
            outset = min([one.outset, *(o.start for o in one.offices if o.start < one.start)])
            if before(self._source, outset, leading, 40):
                texts.append(self._source.pack.speech.leader)
        return texts

    def _known(self, text: str) -> _Known:
        head = self._heads.match(text)
        groups = frozenset(
            at
            for at, group in enumerate(self._source.pack.speech.same_office)
            if compiled(rf"(?<![\w-])(?:{group})(?![\w-])").search(text)
        )
        return _Known(_stem(head[0] if head else text.split(" ")[0]), _words_of(text), groups)

    def _near(self, at: int) -> list[Person]:
        """The people named around a place: who is spoken of is not further away, and a book has thousands."""
        low, high = bisect_left(self._named, (at - _AROUND, -1)), bisect_left(self._named, (at + _AROUND // 2, -1))
        return list(dict.fromkeys(self._people[index] for _, index in self._named[low:high]))

    def between(self, start: int, end: int) -> list[Reference]:
        """Return the references to named people that begin in a span."""
        return [one for one in self.about(start, end) if one.person is not None]

    def about(self, start: int, end: int) -> list[Reference]:
        """Return every reference that begins in a span, also those to nobody named."""
        return self.references[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _by_office(self, named: Sequence[Reference]) -> list[Reference]:
        """Offices that stand for a person: "le ministre", "la directrice générale", "l'ambassadeur des États-Unis"."""
        words, speech = self._source.pack.people, self._source.pack.speech
        # Where an office belongs to a name beside it, it is no reference of its own.
        taken = covered((office.start, office.end) for person in self._people for office in person.offices())
        taken |= covered((one.start, one.end) for one in named)
        found: list[Reference] = []
        pattern = rf"(?<![\w'-])(?:{speech.the}|du |au |de la |a la )(?:(?:meme|dit|future?|nouveau|nouvelle|jeune|actuelle?|ancien|ancienne|new|former|young) )?(?P<office>(?:{words.offices}|{speech.stand_ins})(?![\w-])(?:(?: | d'| l')(?!{words.office_ends}(?![\w-]))(?:[a-z'’-]+)){{0,7}})"
        for match in compiled(pattern).finditer(self._source.folded):
            start, end = match.span("office")
            if start in taken:
                continue
            # Names are subjects too: an office reaches to the next name and not over it.
            stop = next((at for at in range(start, end) if at in taken), end)
            person = self._whose(self._source.folded[start:stop], start, self._source.folded[match.start() : start])
            if person is not None or (
                " " in self._source.folded[start:stop].strip() and match[0].startswith(("l", "the "))
            ):
                found.append(Reference(match.start(), stop, person, False))
        return found

    def _whose(self, office: str, at: int, article: str) -> Person | None:
        head_match = self._heads.match(office)
        head = head_match[0] if head_match else office.split(" ")[0]
        asked = _words_of(office)
        she = (
            article.strip() in ("la", "cette", "de la", "a la")
            or compiled(self._source.pack.people.women).match(head) is not None
        )
        stem = _stem(head)
        groups = frozenset(
            index
            for index, group in enumerate(self._source.pack.speech.same_office)
            if compiled(rf"(?:{group})(?![\w-])").match(office)
        )
        rest = asked - set(head.split())
        bounded = compiled(r" (?:de|du|des|of|for) | d'").search(office) is not None
        best: list[tuple[int, int, Person]] = []
        for person in self._near(at):
            if she and person.sex == "m":
                continue
            seen = [one.start for one in person.mentions if one.start < at]
            weight = max((_likeness(stem, rest, groups, bounded, own) for own in self._offices[person]), default=0)
            # The title alone ("le général", "le président") says it too.
            if weight == 0 and any(head in title.lower() for one in person.mentions for title in one.titles):
                weight = 2
            if weight:
                best.append((weight, max(seen) if seen else -1, person))
        if not best:
            return (
                self._last_named(at)
                if compiled(rf"(?:{self._source.pack.speech.anybody})(?![\w-])").match(office)
                else None
            )
        top = max(weight for weight, _, _ in best)
        return max((one for one in best if one[0] == top), key=lambda one: one[1])[2]

    def _last_named(self, at: int) -> Person | None:
        """ "L'orateur", "le responsable": whoever was named last, not far back."""
        low, high = bisect_left(self._named, (at - 500, -1)), bisect_left(self._named, (at, -1))
        return self._people[self._named[high - 1][1]] if high > low else None

    def subject(self, start: int, end: int) -> Reference | None:
        """Return who a stretch of text is about: the first somebody who is no object there, else the first."""
        for one in self.about(start, end):
            if not self.is_object(one, start):
                return one
        return None

    def is_object(self, one: Reference, floor: int) -> bool:
        outset = one.start
        if one.by_name and one.person is not None:
            outset = next((m.outset for m in one.person.mentions if m.start == one.start), one.start)
            # The office before a name is part of it: "avec le ministre de la Santé, X".
            for office in next((m.offices for m in one.person.mentions if m.start == one.start), ()):
                if floor <= office.start < outset:
                    outset = office.start
        lead = before(self._source, outset, r"(?:\bl[ea]s? |\bl'|\bson |\bsa |\bthe |\bhis |\bher )$", 6)
        outset -= len(lead[0]) if lead else 0
        if before(self._source, outset, self._source.pack.speech.topic, 40):
            return False
        own = self._source.folded[one.start : one.end]
        if own.startswith("au ") and before(self._source, one.start, self._source.pack.speech.topic, 40):
            return False
        if not one.by_name and own.startswith(("du ", "au ", "de ", "a la ")):
            return True
        return before(self._source, outset, self._source.pack.speech.object, 40) is not None and outset > floor


def _likeness(stem: str, rest: frozenset[str], groups: frozenset[int], bounded: bool, own: _Known) -> int:
    """How well an office asked for is one that somebody holds: 0 not at all, 2 by another noun, 3 and more by its own."""
    if stem == own.stem:
        if rest & own.words or not rest:
            return 3 + len(rest & own.words)
        return 0 if bounded else 1
    return 2 if groups & own.groups else 0


def _words_of(text: str) -> frozenset[str]:
    return frozenset(compiled(r"[a-z0-9-]+").findall(text)) - _EMPTY


def _stem(head: str) -> str:
    """One form for "directeur" and "directrice", "président" and "présidente"."""
    return compiled(r"(?:rice|eure|eur|ere|er|euse|ienne|ien|e)?s?$").sub("", head)


class Speakers:
    """Says who said each quote of one text, in order: later quotes may go on from earlier ones."""

    def __init__(self, source: Source, cast: Cast, quotes: Sequence[Marked]) -> None:
        self._source = source
        self._cast = cast
        self._quotes = quotes
        self._said: list[tuple[int, Person | None]] = []

    def all(self) -> list[tuple[Person | None, float]]:
        """Return the speaker of each quote and how sure that is."""
        found: list[tuple[Person | None, float]] = []
        for at, quote in enumerate(self._quotes):
            speaker = self._speaker(at, quote)
            found.append(speaker)
            self._said.append((quote.outer_end, speaker[0]))
        return found

    def _speaker(self, at: int, quote: Marked) -> tuple[Person | None, float]:
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

    def _after(self, quote: Marked) -> tuple[Person | None, float] | None:
        _, end = self._sentence(quote)
        start = quote.outer_end
        folded, speech = self._source.folded, self._source.pack.speech
        clause = folded[start:end]
        other = clause.find("«")
        if other > 0:
            end, clause = start + other, clause[:other]
        whole = start - quote.outer_start > 40 and folded[max(0, quote.outer_start - 1) : quote.outer_start] in (
            "",
            "\n",
        )
        signed = compiled(r"[ .]*\n+ ?[–—-] ?" if not whole else r"[ .]*\n+ ?[–—-]? ?").match(folded, start)
        if (
            signed
            and (named := self._cast.between(signed.end(), signed.end() + 60))
            and (
                "\n" not in folded[signed.end() : named[0].start]
                and (not whole or (named[0].by_name and named[0].start - signed.end() < 25))
            )
        ):
            return named[0].person, 0.9
        if len(clause.strip(' .,;:!?»”"\n')) < 3:
            return None
        pronoun = compiled(speech.pronoun).match(clause)
        if pronoun:
            she = any(value for name, value in pronoun.groupdict().items() if name.startswith("she"))
            return self._antecedent(quote.outer_start, "f" if she else "m")
        source_said = compiled(rf"[\s,.]{{0,3}}(?:{speech.according_to})\s?").match(clause)
        if source_said:
            named = self._cast.between(start + source_said.end() - 1, start + source_said.end() + 60)
            if named:
                return named[0].person, 0.9
        if compiled(rf"[\s,.]{{0,3}}(?:{speech.according_pronoun})").match(clause):
            return self._antecedent(quote.outer_start, None)
        if not compiled(speech.inverted).match(clause):
            # "« ... ». M. X a ajouté": the next sentence is none of this quote's. "« ... », M. X" is.
            direct = compiled(r"\s?[,–—-]\s?").match(clause)
            if (
                start < self._source.title_end
                and compiled(r"\s?:\s").match(clause)
                and (said := self._cast.subject(start, self._source.title_end))
            ):
                # A headline: "« ... » : le Premier ministre rend visite ...".
                return said.person, 0.6
            first = self._cast.subject(start, end) if direct else None
            if first is not None and compiled(rf"(?:\b(?:{speech.saying}))").search(clause):
                return first.person, 0.75
            return None
        verb = compiled(rf"\b(?:{speech.saying})").search(clause)
        somebody = self._cast.subject(start, end)
        if somebody is not None and (verb is not None or somebody.start - start < 60):
            return somebody.person, 0.9 if verb else 0.7
        if (
            verb
            and verb.start() < 40
            and compiled(rf"[a-z'-]+ (?:{speech.the}|un |une |a |an )").search(clause, verb.start())
        ):
            # Somebody the text does not name said it, unless two words stand for who was just named ("a confié la gardienne").
            return self._periphrasis(clause[verb.start() :], quote)
        return None

    def _periphrasis(self, clause: str, quote: Marked) -> tuple[Person | None, float]:
        short = compiled(
            r"[a-z'-]+ (?P<article>le |la |l')[a-z-]{3,}(?: [a-z-]{3,})?(?=[ ,.;:]|$)(?! (?:d[eu]|des) | d')"
        ).match(clause)
        if short is None:
            return None, 0.0
        sex = {"le ": "m", "la ": "f"}.get(short["article"])
        near = [
            one
            for one in self._cast.between(max(0, quote.outer_start - 450), quote.outer_start)
            if one.by_name and one.person and _fits(one.person, sex)
        ]
        return (near[-1].person, 0.5) if near else (None, 0.0)

    def _before(self, at: int, quote: Marked) -> tuple[Person | None, float] | None:
        begin, _ = self._sentence(quote)
        start = quote.outer_start
        if at and self._quotes[at - 1].outer_end > begin:
            previous = self._quotes[at - 1].outer_end
            begin = max(begin, previous) if self._subject_in(previous, start) else begin
        folded, speech = self._source.folded, self._source.pack.speech
        clause = folded[begin:start]
        if not clause.strip(" \n•-–—:\t"):
            return self._line_before(begin)
        sourced = list(compiled(rf"(?<![\w])(?:{speech.according_to}) ?").finditer(clause))
        for match in reversed(sourced):
            named = self._cast.between(begin + match.end() - 1, begin + match.end() + 60)
            if named and named[0].start - begin - match.end() < 30:
                return named[0].person, 0.85
        if compiled(rf"(?<![\w])(?:{speech.according_pronoun})").search(clause):
            return self._antecedent(begin, None)
        verb = compiled(rf"\b(?:{speech.saying})").search(clause)
        subject = self._subject_in(begin, start)
        if subject is not None:
            return subject, 0.85 if verb else 0.65
        pronoun = next(reversed(list(compiled(speech.subject).finditer(clause))), None)
        inverted = compiled(r"(?:-t-|-)(?:(?P<he>il)|(?P<she>elle))\b").search(clause)
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

    def _line_before(self, begin: int) -> tuple[Person | None, float] | None:
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

    def _continued(self, at: int, quote: Marked) -> tuple[Person | None, float] | None:
        """A quote that stands alone goes on from the one before it in its paragraph."""
        if not self._said:
            return self._just_told(quote)
        end, person = self._said[-1]
        between = self._source.text[end : quote.outer_start]
        if person is not None and "\n" not in between.strip(" ") and len(between) < 220:
            return person, 0.6
        return self._just_told(quote)

    def _just_told(self, quote: Marked) -> tuple[Person | None, float] | None:
        """The sentence before a quote that stands alone, in the same paragraph, where it says that somebody spoke."""
        index = self._source.sentence_at(quote.outer_start)
        begin = self._source.sentences[index][0]
        if index == 0 or self._source.text[begin : quote.outer_start].strip(" •-–—"):
            return None
        low, high = self._source.sentences[index - 1]
        if "\n" in self._source.text[low : quote.outer_start].strip():
            return None
        if not compiled(rf"\b(?:{self._source.pack.speech.saying})").search(self._source.folded[low:high]):
            return None
        person = self._subject_in(low, high)
        if person is not None:
            return person, 0.6
        pronoun = compiled(self._source.pack.speech.subject).search(self._source.folded[low:high])
        return self._by_pronoun(pronoun.groupdict(), low) if pronoun else None

    def _by_pronoun(self, groups: dict[str, str | None], at: int) -> tuple[Person | None, float]:
        sex = "f" if any(value for name, value in groups.items() if name.endswith("she")) else "m"
        if not any(value for name, value in groups.items() if name.startswith("last")):
            return self._antecedent(at, sex)
        # "Ce dernier" is whoever was named last, subject or not.
        near = [one for one in self._cast.between(max(0, at - 500), at) if one.person and _fits(one.person, sex)]
        return (near[-1].person, 0.75) if near else (None, 0.0)

    def _antecedent(self, at: int, sex: str | None) -> tuple[Person | None, float]:
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

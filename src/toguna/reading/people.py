"""People of a text: the mentions of one person brought together under the fullest form of the name.

The forms of one person ("SE le Colonel X KOITE", "le Président KOÏTÉ", "KOÏTÉ X") become one; two people of one surname, or
a woman and a man of one name, stay two.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from toguna.reading.countries import countries, first_words
from toguna.reading.facts import PersonFound
from toguna.reading.folding import compiled, fold
from toguna.reading.given_names import is_given, men, women
from toguna.reading.languages.pack import LanguagePack, PeopleWords
from toguna.reading.names import Mention, find_mentions
from toguna.reading.offices import Office, Offices, longest
from toguna.reading.source import Source, before, covered

# How many people of one surname are compared; more are no family but an attack.
_NAMESAKES = 20


@dataclass(slots=True, eq=False)
class Person:
    """A person while the text is read: the mentions so far, the fullest tokens, and the sex where something tells it."""

    mentions: list[Mention] = field(default_factory=list)
    tokens: tuple[str, ...] = ()
    sex: str | None = None
    name: str = ""
    bare: list[tuple[int, int]] = field(default_factory=list)
    appointed: Office | None = None

    def add(self, mention: Mention, tokens: tuple[str, ...], sex: str | None) -> None:
        """Take one more mention in."""
        self.mentions.append(mention)
        self.sex = self.sex or sex
        if len(tokens) > len(self.tokens):
            self.tokens = tokens

    def has_rank(self) -> bool:
        """Say whether the text gives the person an office or a title."""
        return any(one.offices or one.titles for one in self.mentions)

    def offices(self) -> list[Office]:
        """Every office said of the person, in order."""
        return [office for one in self.mentions for office in one.offices]


def find_people(source: Source, taken: Sequence[tuple[int, int]] = ()) -> tuple[list[Person], Offices]:
    """Return the people of a text in order of first mention, and its offices.

    ``taken`` are the spans of other things (buildings), whose names are no people.
    """
    mentions, offices = find_mentions(source, taken)
    people = _merged(source, mentions)
    for person in people:
        person.name = _name(person, source.pack.people)
    _add_bare(source, people)
    _complete(source, people)
    return people, offices


def found(source: Source, person: Person) -> PersonFound:
    """Return what a reading says of a person."""
    office = _office(source, person)
    spans = sorted({(one.start, one.end) for one in person.mentions} | set(person.bare))
    forms = dict.fromkeys(" ".join(source.text[start:end].split()) for start, end in spans)
    return PersonFound(
        name=person.name,
        forms=tuple(forms),
        titles=tuple(dict.fromkeys(title for one in person.mentions for title in one.titles)),
        role=office,
        country=_country(office, source.pack.grammar.glued_articles),
        spans=tuple(spans),
        sure=max(one.sure for one in person.mentions),
    )


def _office(source: Source, person: Person) -> str | None:
    """The office said most often of a person, in its fullest words; of two said as often, the first."""
    if person.appointed is not None:
        return person.appointed.text
    groups: dict[str, list[Office]] = {}
    for office in person.offices():
        groups.setdefault(fold(office.text).split()[0][:7], []).append(office)
    if not groups:
        return None
    weak = compiled(source.pack.people.relations)
    full = [group for head, group in groups.items() if not weak.match(head)] or [
        group for group in groups.values() if not compiled(source.pack.people.kin).match(fold(group[0].text))
    ]
    if not full:
        return None
    most = max(full, key=lambda group: (any(" " in office.text for office in group), len(group), -group[0].start))
    best = longest(most)
    return best.text if best else None


def _country(office: str | None, glued: Iterable[str]) -> str | None:
    """The country an office names, where it names one alone. ``glued``: the articles that stand before it without a blank."""
    if office is None:
        return None
    folded = fold(office)
    for article in glued:
        folded = folded.replace(article, article.replace("'", " "))
    words = compiled(r"[a-z]+(?:['-][a-z]+)*").findall(folded)
    known = countries()
    begins = [at for at, word in enumerate(words) if word in first_words()]
    runs = (" ".join(words[at : at + length]) for at in begins for length in (1, 2, 3, 4))
    named = {known[run] for run in runs if run in known}
    return named.pop() if len(named) == 1 else None


def _merged(source: Source, mentions: Iterable[Mention]) -> list[Person]:
    """Bring together mentions whose surname is the same and whose given names do not differ."""
    people: list[Person] = []
    by_token: dict[str, list[Person]] = {}
    # The fullest forms first: a bare surname joins whoever bears it, wherever it stands.
    ordered = sorted(mentions, key=lambda one: (-min(2, len(one.tokens)), one.start))
    for mention in ordered:
        tokens = tuple(token.strip("'-") for token in mention.tokens)
        sex = sex_of(source, mention)
        keys = {tokens[-1], tokens[0]} if len(tokens) > 1 else {tokens[-1]}
        near = [one for key in keys for one in by_token.get(key, ())[-_NAMESAKES:]]
        same = [one for one in near if _same(one, tokens, sex)]
        person = _nearest(same, mention) if same else None
        if person is None:
            person = Person()
            people.append(person)
        person.add(mention, tokens, sex)
        for key in {tokens[-1], tokens[0]}:
            known = by_token.setdefault(key, [])
            if person not in known[-_NAMESAKES:]:
                known.append(person)
    people = _initials_joined(people)
    for person in people:
        person.mentions.sort(key=lambda one: one.start)
    return sorted(people, key=lambda one: one.mentions[0].start)


def _initials_joined(people: list[Person]) -> list[Person]:
    """ "Le ministre KKB" is Kouadio Konan Bertin; letters that are nobody's are no person."""
    kept: list[Person] = []
    by_initials = {"".join(token[0] for token in person.tokens): person for person in people if len(person.tokens) > 1}
    for person in people:
        name = person.mentions[0].name
        if len(person.tokens) == 1 and name.isupper() and len(name) <= 4 and name.isalpha():
            owner = by_initials.get(person.tokens[0])
            if owner is not None:
                owner.mentions += person.mentions
                continue
            if len(name) <= 3 and not person.mentions[0].titles:
                continue
        kept.append(person)
    return kept


def _nearest(same: Sequence[Person], mention: Mention) -> Person:
    """Of two people of one surname, the one named last before is meant."""

    def distance(person: Person) -> tuple[bool, int]:
        starts = [one.start for one in person.mentions]
        behind = [mention.start - at for at in starts if at <= mention.start]
        return (not behind, min(behind) if behind else min(at - mention.start for at in starts))

    return min(same, key=distance)


def _same(person: Person, tokens: tuple[str, ...], sex: str | None) -> bool:
    if sex and person.sex and sex != person.sex:
        return False
    known = person.tokens
    shorter, longer = sorted((known, tokens), key=len)
    if len(shorter) == 1:
        # A surname: the last word, or the first where that is written first ("GOITA Assimi").
        return shorter[0] == longer[-1] or (shorter[0] == longer[0] and not is_given(shorter[0]))
    if sorted(known) == sorted(tokens):
        return True
    if shorter == longer[: len(shorter)] and is_given(shorter[0]):
        # "Tony Mwaba" for "Tony Mwaba Kazadi": the last surname is often left out.
        return True
    return shorter[-1] == longer[-1] and all(_borne(token, longer) for token in shorter)


def _borne(token: str, tokens: Sequence[str]) -> bool:
    """Whether a name has the word, or the initial stands for one of its words."""
    return token in tokens or (len(token) == 1 and any(other.startswith(token) for other in tokens))


def sex_of(source: Source, mention: Mention) -> str | None:
    """Return "f" or "m" where the titles, the office or the given name tell it."""
    words, grammar = source.pack.people, source.pack.grammar
    lead = source.folded[mention.outset : mention.start]
    if lead and compiled(words.women).search(lead) and not compiled(grammar.articles).fullmatch(lead):
        return "f"
    if lead and compiled(words.misters).search(lead):
        return "m"
    first = mention.tokens[0].partition("-")[0] if mention.tokens else ""
    if len(mention.tokens) > 1 and first in women():
        return "f"
    if len(mention.tokens) > 1 and first in men():
        return "m"
    for office in mention.offices:
        lead = source.folded[max(0, office.start - 4) : office.start]
        if compiled(grammar.her_article).search(lead) or compiled(words.women).match(source.folded, office.start):
            return "f"
        if compiled(grammar.his_article).search(lead) and compiled(words.men).match(source.folded, office.start):
            return "m"
    return None


def _name(person: Person, words: PeopleWords) -> str:
    """The fullest form in normal case, the given name first; accents from any form that kept them."""
    fullest = max(person.mentions, key=lambda one: len(one.tokens))
    accented = {fold(word): word for one in person.mentions for word in one.name.split() if not word.isascii()}
    # A nickname in marks ("dite « Katy »") is no part of the name.
    written = _nickname(words).sub("", fullest.name).split()
    parts = [accented.get(fold(word), word) if word.isupper() else word for word in written]
    capital = [len(word) > 2 and word.isupper() for word in written]
    if len(written) > 1 and capital[0] and not capital[-1] and not is_given(fold(written[0])):
        at = next(i for i, is_capital in enumerate(capital) if not is_capital)
        parts = parts[at:] + parts[:at]
    return " ".join(_normal_case(part) for part in parts)


@cache
def _nickname(words: PeopleWords) -> re.Pattern[str]:
    return compiled(rf" (?:{words.called})?[\"“«'‘] ?[\w -]{{1,40}}? ?[\"”»'’](?= )")


def _normal_case(token: str) -> str:
    """A surname in capitals as it is written in running text; initials stay."""
    if token[1:].islower():
        return token
    whole = len(token) > 2 and token.isupper()
    return compiled(r"[^\W\d_]+").sub(
        lambda part: part[0].capitalize() if part[0].isupper() and (whole or len(part[0]) > 2) else part[0], token
    )


def _add_bare(source: Source, people: Sequence[Person]) -> None:
    """Find the surnames that stand alone ("Macron a dit"), which only a known person makes a name."""
    surnames: dict[str, Person | None] = {}
    for person in people:
        if len(person.tokens) > 1:
            surname = person.tokens[-1]
            surnames[surname] = None if surname in surnames else person
    first_parts = {compiled(r"\w*").match(surname)[0] for surname in surnames}  # type: ignore[index]
    named = covered((one.start, one.end) for person in people for one in person.mentions)
    for start, word in source.capitals:
        if word not in first_parts or start in named or source.folded[start - 1 : start] in ("'", "-"):
            continue
        written = compiled(r"\w[\w'-]{2,30}").match(source.folded, start)
        surname = written[0].rstrip("'-") if written else ""
        owner = surnames.get(surname)
        if written is None or owner is None or surname in countries() or surname in source.small_words:
            continue
        if _office_behind(source.pack.people).match(source.folded, written.end()) is None:
            owner.bare.append((start, start + len(surname)))


@cache
def _office_behind(words: PeopleWords) -> re.Pattern[str]:
    return compiled(rf" (?:{words.offices})")


@cache
def _head_of_state(pack: LanguagePack) -> re.Pattern[str]:
    return compiled(rf"(?<![\w'-])(?:{pack.speech.the}|{pack.grammar.of_the})(?P<office>{pack.people.heads})(?![\w-])")


def _complete(source: Source, people: Sequence[Person]) -> None:
    """Give "le Président X" the fuller office that the text says of nobody else ("le Président de la Transition").

    Somebody whom the title or the lede names without an office is the head of whom the text then speaks.
    """
    lede = max(source.title_end, 1) + 200
    bare = [person for person in people if not any(" " in office.text for office in person.offices())]
    bare = [one for one in bare if one.offices() or (one is people[0] and one.mentions[0].start < lede)]
    free = _free_heads(source, people) if bare else {}
    for person in bare:
        heads = {fold(office.text).split()[0] for office in person.offices()}
        fitting = {text: spans for text, spans in free.items() if not heads or text.split()[0] in heads}
        if fitting:
            text = max(fitting, key=lambda one: (len(fitting[one]), -fitting[one][0][0]))
            start, end = fitting[text][0]
            at = person.mentions[0]
            # It stands apart from the name, and so begins nowhere beside it.
            apart = Office(source.text[start:end], len(source.text), len(source.text))
            person.mentions[0] = at._replace(offices=(*at.offices, apart))
            free.pop(text)


def _free_heads(source: Source, people: Sequence[Person]) -> dict[str, list[tuple[int, int]]]:
    """The offices of heads ("le Président de la Transition") that the text says of nobody, and where it speaks of them."""
    said = {office.start for person in people for office in person.offices()}
    known = {fold(office.text) for person in people for office in person.offices()}
    outsets = sorted(one.outset for person in people for one in person.mentions)
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _head_of_state(source.pack).finditer(source.folded):
        start, end = match.span("office")
        beside_name = bisect_left(outsets, start + 1) != bisect_right(outsets, end + 3)
        if start not in said and not beside_name and not before(source, match.start(), source.pack.speech.object, 40):
            found.setdefault(match["office"], []).append((start, end))
    return {text: spans for text, spans in found.items() if not any(text in other for other in known)}

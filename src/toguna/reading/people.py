"""People in a text, found by a title, a rank or an office that stands beside their name.

Precision before recall: a name is taken only where the text itself says that it is one ("le général X Y", "M. Y",
"X Y, ministre de ...", "X SURNAME"), so that names in buildings and works are left alone. The forms of one person
("SE le Colonel X KOITE", "le Président KOÏTÉ") are then brought together.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from toguna.reading.facts import PersonFound
from toguna.reading.folding import compiled, fold
from toguna.reading.languages import pack

_UPPER = "A-ZÀ-ÖØ-ÞĀŁŚŞŠŻŽ"
# A capital, then letters, hyphens and apostrophes inside; or an initial.
_WORD = rf"(?:[{_UPPER}][^\W\d_]{{0,30}}(?:[-'’][^\W\d_]{{1,30}}){{0,4}}(?!\w)|[{_UPPER}]\.)"
_BLANKS = (" ", "\u00a0", "\u202f")
_MOST_WORDS = 6
_ROLE_LENGTH = 130
# How many people of one surname are compared; more are no family but an attack.
_NAMESAKES = 20
_SENTENCE_STOPS = (".", "!", "?", ":", "\n", "•", "«", "“", "–", "—")


@dataclass(frozen=True, slots=True)
class _Mention:
    name: str
    start: int
    end: int
    titles: tuple[str, ...] = ()
    role: str | None = None

    def tokens(self) -> list[str]:
        return [part for part in re.split(r"[\s.]+", fold(self.name)) if part]


@dataclass(slots=True, eq=False)
class _Person:
    mentions: list[_Mention] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)

    def add(self, mention: _Mention, tokens: list[str]) -> None:
        self.mentions.append(mention)
        if len(tokens) > len(self.tokens):
            self.tokens = tokens


def find_people(text: str, language: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[PersonFound, ...]:
    """Return the people of ``text`` in order of first mention, each under the fullest form of the name.

    ``taken`` are the spans of other things (buildings), whose names are no people.
    """
    mentions = _titled(text, language)
    covered = {at for one in mentions for at in range(one.start, one.end)}
    mentions += [one for one in _bare(text, language) if one.start not in covered and one.end - 1 not in covered]
    other = {at for start, end in taken for at in range(start, end)}
    kept = sorted((one for one in mentions if one.start not in other), key=lambda one: one.start)
    return tuple(_found(person) for person in _merged(kept))


def _titled(text: str, language: str) -> list[_Mention]:
    """Names after a title, a rank or an office."""
    words = pack(language).people
    folded = fold(text)
    one = rf"(?:{words.honorifics}|{words.ranks}|{words.before_name})(?:(?<=\.)|(?![a-z]))"
    sign = compiled(rf"(?<![\w'-])(?:le |la |l')?{one}(?:,? (?:le |la |l'|the )?{one}){{0,3}}(?: |(?<=\.)(?=\S))")
    found = []
    for match in sign.finditer(folded):
        span = _name_at(text, match.end(), language)
        if span is None:
            continue
        titles, office = _titles_and_office(text[match.start() : match.end()], language)
        role = _role_after(text, folded, span[1], language) or _role_before(text, folded, match.start(), language)
        found.append(_Mention(text[slice(*span)], *span, titles, role or office))
    return found


def _bare(text: str, language: str) -> list[_Mention]:
    """Names without a title: beside an office, or with the surname in capitals."""
    never = pack(language).people.never_names
    folded = fold(text)
    found = []
    reached = 0
    for match in compiled(_WORD).finditer(text):
        start = match.start()
        if start < reached or fold(match[0]) in never or text[start - 1 : start] in ("'", "’", "-", "."):
            continue
        span = _name_at(text, start, language)
        if span is None:
            continue
        reached = span[1]
        if len(text[slice(*span)].split()) < 2:
            continue
        role = _role_after(text, folded, span[1], language) or _role_before(text, folded, start, language)
        if role is not None or _has_capital_surname(text, *span):
            found.append(_Mention(text[slice(*span)], *span, role=role))
    return found


def _name_at(text: str, start: int, language: str) -> tuple[int, int] | None:
    """Return the span of the name that begins at ``start``: capitals, with particles between."""
    words = pack(language).people
    word = compiled(_WORD)
    end = at = start
    count = 0
    while count < _MOST_WORDS:
        match = word.match(text, at)
        if match is None and count:
            match = _after_particle(text, at, words.particles, count)
        if match is None or fold(match[0]) in words.never_names:
            break
        end, count = match.end(), count + 1
        if text[end : end + 1] not in _BLANKS:
            break
        at = end + 1
    return (start, end) if count and end - start > 2 else None


def _after_particle(text: str, at: int, particles: frozenset[str], count: int) -> re.Match[str] | None:
    """The surname after "ben", "ould", "dit"; after "de" only where it is in capitals, for it may be a town."""
    particle = compiled(r"([^\W\d_]{1,4}['’.]?)[ \u00a0]?").match(text, at)
    if particle is None or fold(particle[1]) not in particles:
        return None
    follower = compiled(_WORD).match(text, particle.end())
    if follower and fold(particle[1]) in ("de", "du", "d'", "des", "of") and not (count == 1 and follower[0].isupper()):
        return None
    return follower


def _titles_and_office(form: str, language: str) -> tuple[tuple[str, ...], str | None]:
    """Part "le Premier ministre, Dr" into its titles ("Dr") and its office, if that says enough."""
    words = pack(language).people
    titles: list[str] = []
    office = None
    for match in compiled(rf"(?:{words.honorifics}|{words.ranks}|{words.before_name})(?![a-z])").finditer(fold(form)):
        surface = " ".join(form[match.start() : match.end()].split())
        if compiled(rf"{words.honorifics}|{words.ranks}").fullmatch(match[0]):
            titles.append(surface)
        elif " " in surface:
            # "Président X" does not say of what.
            office = surface
    return tuple(titles), office


def _has_capital_surname(text: str, start: int, end: int) -> bool:
    """ "Given SURNAME": the first word written as a given name is, the last in capitals."""
    first, *_, last = text[start:end].split()
    before = text[max(0, start - 4) : start].rstrip(" «“\"'")
    # At the head of a sentence a capital says nothing ("Projet RISE"), and acronyms are short.
    opens = start == 0 or before.endswith(_SENTENCE_STOPS)
    given = len(first) > 2 and first[1:].replace("-", "").isalpha() and not first.isupper()
    return given and last.isupper() and last.replace("-", "").isalpha() and len(last) >= (6 if opens else 4)


def _role_after(text: str, folded: str, end: int, language: str) -> str | None:
    """The office in "M. X, Président de la Transition, ...": the words up to the next stop."""
    offices = pack(language).people.offices
    match = compiled(rf",\s(?:(?:le|la|the|son|sa|l')\s?)?((?:{offices})\b[^,;.:()«»\n]{{0,{_ROLE_LENGTH}}})").match(
        folded, end
    )
    if match is None:
        return None
    # "..., le Président de la commission, M. Y": that office is the next one's, unless this one's list ends here.
    after = folded[match.end() : match.end() + 2]
    if after.startswith(",") and _name_at_office(text, folded, match.end(), language):
        return None
    return _trimmed(text[match.start(1) : match.end(1)])


def _name_at_office(text: str, folded: str, end: int, language: str) -> bool:
    words = pack(language).people
    sign = compiled(rf",\s(?:(?:le|la|l')\s?)?(?:(?:{words.honorifics}|{words.ranks})(?![a-z])\s?)?").match(folded, end)
    return sign is not None and len(sign[0]) > 2 and _name_at(text, sign.end(), language) is not None


def _role_before(text: str, folded: str, start: int, language: str) -> str | None:
    """The office in "le ministre de la Défense, le Général X": the words of the phrase before the comma."""
    offices = pack(language).people.offices
    begin = max(0, start - _ROLE_LENGTH - 20)
    head = folded[begin:start]
    head = head[max(head.rfind(mark) for mark in ".;:\n«»") + 1 :]
    match = compiled(
        rf"\b(?:le|la|the|du|au|notre|son|sa|l')\s?((?:{offices})\b[^,;.:()«»\n]{{3,{_ROLE_LENGTH}}}),\s?$"
    ).search(head)
    if match is None:
        return None
    offset = start - len(head)
    return _trimmed(text[offset + match.start(1) : offset + match.end(1)])


def _trimmed(role: str) -> str | None:
    """Cut a role where a verb begins: "ministre de la Santé a déclaré" is no office."""
    words = " ".join(role.split())
    verb = compiled(
        r" (?:a|ont|est|sont|était|qui|que|dont|has|have|was|is|who|said|s['’]est|se|avant|lors|ainsi|afin)\b| à ses c"
    ).search(words)
    return (words[: verb.start()] if verb else words).strip() or None


def _merged(mentions: Iterable[_Mention]) -> list[_Person]:
    """Bring together mentions whose surname is the same and whose given names do not differ."""
    people: list[_Person] = []
    by_surname: dict[str, list[_Person]] = {}
    by_words: dict[frozenset[str], _Person] = {}
    for mention in mentions:
        tokens = mention.tokens()
        surname, words = tokens[-1], frozenset(tokens)
        # Of two people of one surname, the one named last is meant.
        namesakes = by_surname.setdefault(surname, [])
        person = next((one for one in reversed(namesakes[-_NAMESAKES:]) if _same(one.tokens, tokens)), None)
        person = person or by_words.get(words)
        if person is None:
            person = _Person()
            people.append(person)
        elif person in namesakes[-_NAMESAKES:]:
            namesakes.remove(person)
        person.add(mention, tokens)
        namesakes.append(person)
        by_words[words] = person
    return people


def _same(known: list[str], tokens: list[str]) -> bool:
    shorter, longer = sorted((known, tokens), key=len)
    return set(shorter) <= set(longer) and shorter[-1] == longer[-1]


def _found(person: _Person) -> PersonFound:
    fullest = max(person.mentions, key=lambda one: len(one.tokens()))
    # Capitals lose their accents: any form that kept them knows better.
    accented = {fold(word): word for one in person.mentions for word in one.name.split() if not word.isascii()}
    forms = dict.fromkeys(" ".join(one.name.split()) for one in person.mentions)
    return PersonFound(
        name=" ".join(_normal_case(accented.get(fold(word), word)) for word in fullest.name.split()),
        forms=tuple(forms),
        titles=tuple(dict.fromkeys(title for one in person.mentions for title in one.titles)),
        role=next((one.role for one in person.mentions if one.role), None),
        spans=tuple((one.start, one.end) for one in person.mentions),
    )


def _normal_case(token: str) -> str:
    """A surname in capitals as it is written in running text; initials stay."""
    whole = len(token) > 2 and token.isupper()
    return compiled(r"[^\W\d_]+").sub(
        lambda part: part[0].capitalize() if part[0].isupper() and (whole or len(part[0]) > 2) else part[0], token
    )

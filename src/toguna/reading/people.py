"""People in a text, where a title, a rank or an office says that a name follows; forms of one person are merged.

Precision before recall: a capitalised word without such a sign is not taken for a person."""

from dataclasses import dataclass, field

from toguna.reading.facts import PersonFound
from toguna.reading.folding import compiled, fold
from toguna.reading.languages import pack

_TOKEN = r"[A-ZÀ-ÖØ-ÞŒ][\w’'-]{0,30}\.?"


@dataclass
class _Person:
    """Forms of one person, as they are met."""

    family: str
    forms: dict[str, None] = field(default_factory=dict)
    titles: dict[str, None] = field(default_factory=dict)
    spans: list[tuple[int, int]] = field(default_factory=list)
    role: str | None = None


def find_people(text: str, language: str) -> tuple[PersonFound, ...]:
    """Return the people of ``text`` in order of first mention, each under the fullest form of the name."""
    words = pack(language).people
    folded = fold(text)
    sign = rf"(?:{words.honorifics}|{words.ranks}|{words.before_name})"
    found: dict[str, _Person] = {}
    for match in compiled(rf"(?<![\w-]){sign}(?: {sign}){{0,3}} (?=\S)").finditer(folded):
        name = _name_at(text, match.end(), language)
        if not name:
            continue
        tokens = name.split()
        person = _same(found, tokens) or found.setdefault(fold(name), _Person(fold(tokens[-1])))
        person.forms[name] = None
        title = " ".join(text[match.start() : match.end()].split())
        if not compiled(rf"(?:{words.before_name})").fullmatch(fold(title)):
            person.titles[title] = None
        person.spans.append((match.end(), match.end() + len(name)))
        person.role = person.role or _role_before(text, folded, match.start(), language)
        person.role = person.role or _role_after(text, folded, match.end() + len(name), language)
    return tuple(_person(p) for p in found.values())


def _name_at(text: str, at: int, language: str) -> str:
    """The name that begins at ``at``: capitalised words and the particles between them."""
    words = pack(language).people
    name: list[str] = []
    pending: list[str] = []
    for match in compiled(r"(\S{1,40})(\s?)").finditer(text, at, at + 120):
        bare = match[1].rstrip(",;:.!?»)”")
        if compiled(_TOKEN).fullmatch(bare) and fold(bare) not in words.never_names:
            name += [*pending, bare]
            pending = []
        elif name and bare == match[1] and bare in words.particles:
            pending.append(bare)
        else:
            break
        if bare != match[1] or "\n" in match[2] or len(name) == 6:
            break
    return " ".join(name)


def _same(found: dict[str, _Person], tokens: list[str]) -> _Person | None:
    """The person already met who bears these names: the same words, or a family name alone."""
    wanted = {fold(t) for t in tokens}
    for person in found.values():
        for form in person.forms:
            known = {fold(t) for t in form.split()}
            family_alone = len(wanted) == 1 and fold(tokens[0]) == person.family
            if known == wanted or family_alone or (known < wanted and len(known) > 1):
                return person
            if len(known) == 1 and known == {fold(tokens[-1])}:
                return person
    return None


def _role_before(text: str, folded: str, start: int, language: str) -> str | None:
    """The office in "le ministre de la Défense, le Général X": the words of the phrase before the comma."""
    offices = pack(language).people.offices
    head = folded[max(0, start - 160) : start]
    match = compiled(rf"\b((?:{offices})\b[^,.;:«»\n(]{{0,110}}), (?:le |la |l')?$").search(head)
    if match is None:
        return None
    begin = start - len(head) + match.start(1)
    return " ".join(text[begin : begin + len(match[1])].split())


def _role_after(text: str, folded: str, end: int, language: str) -> str | None:
    """The office in "M. X, Président de la Transition, ...": the words up to the next stop."""
    offices = pack(language).people.offices
    match = compiled(rf", (?:le |la |l'|the )?((?:{offices})\b[^,.;:«»\n(]{{0,110}})").match(folded, end)
    return " ".join(text[match.start(1) : match.end(1)].split()) if match else None


def _person(person: _Person) -> PersonFound:
    fullest = max(person.forms, key=lambda form: (len(form.split()), any(c.islower() for c in form[1:])))
    return PersonFound(
        name=" ".join(_normal_case(token) for token in fullest.split()),
        forms=tuple(person.forms),
        titles=tuple(person.titles),
        role=person.role,
        spans=tuple(person.spans),
    )


def _normal_case(token: str) -> str:
    """A surname in capitals as it is written in running text; initials stay."""
    if len(token) > 2 and token.isupper():
        return compiled(r"[^\W\d_]+").sub(lambda m: m[0].capitalize(), token)
    return token

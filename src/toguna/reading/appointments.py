"""Appointments: who is named to which office, from which, in whose place.

A sentence says it by its verb ("Monsieur X est nommé préfet de Y", "nommant M. X directeur général"), a council's report by the
shape of its items: "Directeur général du Budget : Monsieur X, précédemment chef de service", or "Madame X, inspecteur des
impôts, Directrice générale des Impôts, en remplacement de Monsieur Y", where the last office is the new one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from toguna.reading.facts import AppointmentFound
from toguna.reading.folding import compiled
from toguna.reading.languages.pack import LanguagePack
from toguna.reading.literals import holds
from toguna.reading.names import Mention
from toguna.reading.offices import Office, Offices
from toguna.reading.people import Person
from toguna.reading.source import Source, before

# How far back the words stand that say that a list is one of appointments.
_CONTEXT = 1500


@dataclass(frozen=True, slots=True)
class _Item:
    """A mention and the sentence or list item it stands in, up to the next person or the item's end."""

    person: Person
    mention: Mention
    start: int
    end: int


def find_appointments(source: Source, people: Sequence[Person], offices: Offices) -> tuple[AppointmentFound, ...]:
    """Return the appointments a text reports, in order; gives each person named the new office as their own."""
    words = source.pack.appointments
    if not holds(source.folded, words.context):
        return ()
    named = sorted(
        ((one.start, one, person) for person in people for one in person.mentions), key=lambda entry: entry[0]
    )
    found: list[AppointmentFound] = []
    skipped: set[int] = set()
    for at, (_, mention, person) in enumerate(named):
        if mention.start in skipped:
            continue
        following = named[at + 1][1].outset if at + 1 < len(named) else len(source.text)
        item = _Item(person, mention, *_bounds(source, mention, following))
        told = _new_office(source, item, offices)
        if told is None:
            continue
        office, sure = told
        former = _former(source, item, offices)
        replaced = _replaced(source, item, named[at + 1 :])
        _take_office(person, mention, office)
        if replaced is not None:
            skipped.add(replaced[1].start)
            if not replaced[0].offices():
                _take_office(*replaced, office)
        found.append(
            AppointmentFound(
                person=person.name,
                office=office.text,
                former_office=former.text if former else None,
                replaced=replaced[0].name if replaced else None,
                start=min(mention.outset, office.start),
                end=item.end,
                sure=sure,
            )
        )
    return tuple(found)


def _bounds(source: Source, mention: Mention, following: int) -> tuple[int, int]:
    """The item of a mention: its line or sentence, ended by a semicolon or the next person who begins one of their own."""
    start, end = source.sentences[source.sentence_at(mention.outset)]
    semicolon = source.text.find(";", mention.end, end)
    end = semicolon if semicolon >= 0 else end
    last = source.text.rfind(";", start, mention.outset)
    start = last + 1 if last >= 0 else start
    lead = source.folded[mention.end : following]
    if following < end and not compiled(source.pack.appointments.replacing).search(lead):
        end = following
    return start, end


def _new_office(source: Source, item: _Item, offices: Offices) -> tuple[Office, float] | None:
    words, folded = source.pack.appointments, source.folded
    rest_end = item.end
    named = compiled(words.named).search(folded, item.mention.end, rest_end)
    if named and (office := offices.at(named.end(), rest_end)):
        return office, 0.95
    if before(source, item.mention.outset, words.naming, 40):
        given = _appositions(source, item, offices)
        return (given[-1], 0.9) if given else None
    line = folded[item.start : item.mention.outset].lstrip(" \n•*·-–—►▪➢\t")
    ahead = [office for office in item.mention.offices if office.end <= item.mention.outset]
    headed = ahead and line.rstrip().endswith(":")
    if not headed and line and not compiled(r"[a-z0-9][).°]? ?-?").fullmatch(line):
        return None
    if not _in_list(source, item.mention.outset):
        return None
    if headed:
        return max(ahead, key=lambda one: one.end), 0.9
    given = _appositions(source, item, offices)
    return (given[-1], 0.8) if given else None


def _in_list(source: Source, at: int) -> bool:
    """Whether the text before says that people are being named."""
    return compiled(source.pack.appointments.context).search(source.folded, max(0, at - _CONTEXT), at) is not None


def _appositions(source: Source, item: _Item, offices: Offices) -> list[Office]:
    """The offices that follow a name one after the other, those of before left out."""
    words, folded = source.pack.appointments, source.folded
    found: list[Office] = []
    stop = compiled(words.replacing).search(folded, item.mention.end, item.end)
    end = stop.start() if stop else item.end
    for comma in compiled(r"[,(] ?| (?=[a-z])").finditer(folded, item.mention.end, end):
        if found and comma.start() < found[-1].end:
            continue
        if comma[0] == " " and comma.start() != item.mention.end:
            continue
        if compiled(words.formerly).match(folded, comma.end()):
            continue
        office = offices.at(comma.end(), end)
        if office is not None and not before(source, office.start, _formerly(source.pack), 30):
            found.append(office)
    return found


@cache
def _formerly(pack: LanguagePack) -> str:
    return rf"(?:{pack.appointments.formerly}) ?(?:{pack.grammar.articles})?$"


def _former(source: Source, item: _Item, offices: Offices) -> Office | None:
    sign = compiled(source.pack.appointments.formerly).search(source.folded, item.mention.end, item.end)
    return offices.at(sign.end(), item.end) if sign else None


def _replaced(
    source: Source, item: _Item, following: Sequence[tuple[int, Mention, Person]]
) -> tuple[Person, Mention] | None:
    sign = compiled(source.pack.appointments.replacing).search(source.folded, item.mention.end, item.end)
    if sign is None:
        return None
    for _, mention, person in following:
        if mention.outset >= sign.end() and mention.outset - sign.end() < 40 and person is not item.person:
            return person, mention
    return None


def _take_office(person: Person, mention: Mention, office: Office) -> None:
    """The new office is what the text says of the person; those before it were of the past."""
    at = person.mentions.index(mention)
    person.mentions[at] = mention._replace(offices=(office,))
    person.appointed = office

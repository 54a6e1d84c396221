"""Places in a text: those known by name, buildings by their noun, others by the words before them or by their company.

What stands in a list with a place ("à Bamako, Ségou et San") is a place; so is each half of "Ségou-San". A name that is also
a person's or a common word counts only behind a word that says where.
"""

import re
from collections.abc import Iterable
from functools import cache

from toguna.reading.cities import cities
from toguna.reading.countries import AMBIGUOUS, countries
from toguna.reading.facts import PlaceFound, PlaceKind
from toguna.reading.folding import compiled, fold
from toguna.reading.given_names import is_given
from toguna.reading.languages.pack import PlaceWords
from toguna.reading.source import UPPER, Source, before, covered
from toguna.reading.towns import towns

_WORD = rf"[{UPPER}][\w’'-]{{0,30}}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_FOLLOWS = rf" {_WORD}"
_LAST_CAPITAL = rf"(?<![\w’'-])([{UPPER}][^\W\d_]+) $"
# A known town of so few letters may be any word ("Man", "Pau", "Say").
_SHORT = 5


def find_places(
    source: Source, known: Iterable[PlaceFound], buildings: Iterable[PlaceFound], taken: set[int]
) -> tuple[PlaceFound, ...]:
    """Return the places a text names, each once, in order of first mention; none that begins at a place of ``taken``.

    ``known`` and ``buildings`` are what ``known_places`` and ``find_buildings`` found."""
    found = [place for place in buildings if place.start not in taken]
    inside = covered((place.start, place.end) for place in found)
    found += [
        place for place in known if place.start not in taken and (place.start not in inside or place.kind == "country")
    ]
    reached = taken | covered((place.start, place.end) for place in found)
    for place in _told(source):
        if place.start not in reached:
            found.append(place)
            reached.update(range(place.start, place.end))
    found += _in_company(source, found, reached)
    unique: dict[tuple[str, str], PlaceFound] = {}
    for place in sorted(found, key=lambda p: p.start):
        named = (place.iso2 or "", "country") if place.kind == "country" else (fold(place.name), "")
        unique.setdefault(named, place)
    return tuple(unique.values())


@cache
def _known_names() -> dict[str, list[tuple[str, PlaceKind, str]]]:
    """Folded names of places by their first word, the longest first."""
    found: dict[str, list[tuple[str, PlaceKind, str]]] = {}
    entries: dict[str, tuple[PlaceKind, str]] = {}
    for name, (code, kind) in towns().items():
        entries[name] = ("region" if kind == "region" else "city", code)
    entries.update({name: ("city", code) for name, code in cities().items()})
    entries.update({name: ("country", code) for name, code in countries().items()})
    for name, (kind_, code) in entries.items():
        found.setdefault(compiled(r"[^ '-]+").match(name)[0], []).append((name, kind_, code))  # type: ignore[index]
    for names in found.values():
        names.sort(key=lambda entry: -len(entry[0]))
    return found


def known_places(source: Source) -> list[PlaceFound]:
    """Return every mention of a place that is known by its name: a country, a city, a region."""
    folded, names = source.folded, _known_names()
    found: list[PlaceFound] = []
    reached = 0
    for start, word in source.capitals:
        if start < reached or word not in names:
            continue
        for name, kind, code in names[word]:
            end = start + len(name)
            spaced = folded[start:end]
            if (spaced != name and spaced.replace("- ", "-") != name) or (
                end < len(folded) and (folded[end].isalnum() or folded[end] == "_")
            ):
                continue
            if not _stands(source, start, end, name, kind):
                continue
            found.append(_place(source, start, end, kind, code))
            reached = end
            break
    return found


def _stands(source: Source, start: int, end: int, name: str, kind: PlaceKind) -> bool:
    """Whether a known name is the place here, and not a person, a common word or a part of a longer name."""
    folded, words = source.folded, source.pack.places
    if folded[end : end + 1] == "-" and source.text[end + 1 : end + 2].isalpha():
        return source.text[end + 1].isupper() and _next_known(source, end + 1)
    if source.text[start - 1 : start] == "-" and source.text[start - 2 : start - 1].isalpha():
        return _previous_known(source, start - 1)
    persons = is_given(name) or name in AMBIGUOUS
    minor = name in towns() and name not in cities()
    if not (persons or minor):
        return True
    strong = (
        before(source, start, words.strong_lead, 30) is not None
        or before(source, start, words.place_of, 60) is not None
    )
    if strong:
        return True
    follows = compiled(_FOLLOWS).match(source.text, end) is not None
    if (follows and not compiled(source.pack.grammar.articles).match(folded, end + 1)) or _after_capital(source, start):
        return False
    common = persons or len(name) <= _SHORT or name in source.small_words or name in source.pack.people.body_names
    lead = before(source, start, words.lead, 14) is not None
    if common:
        return lead and not persons and name not in source.small_words
    return True


def _after_capital(source: Source, start: int) -> bool:
    """Whether a capital that is no noun of institutions stands right before: a person's given name."""
    word = compiled(_LAST_CAPITAL).search(source.text, max(0, start - 32), start)
    if word is None:
        return False
    folded = fold(word[1])
    return folded not in source.pack.people.body_names and folded not in source.pack.people.function_names


def _next_known(source: Source, start: int) -> bool:
    word = compiled(r"[^\W_]+").match(source.folded, start)
    return word is not None and word[0] in _known_names()


def _previous_known(source: Source, end: int) -> bool:
    word = before(source, end, r"[^\W_]+$", 30)
    return word is not None and word[0] in _known_names()


def find_buildings(source: Source) -> list[PlaceFound]:
    """Return every mention of a palace, centre, airport or other building that bears a name."""
    words = source.pack.places
    found: list[PlaceFound] = []
    if words.building_last:
        for match in _ending_in_building(words).finditer(source.text):
            start = _without_grammar(source, match.start())
            if " " in source.text[start : match.end()]:
                found.append(_place(source, start, match.end(), "building", None))
    ended = covered((place.start, place.end) for place in found)
    for match in _building(words).finditer(source.text):
        if match.start() not in ended and any(letter.isupper() for letter in match[0][1:]):
            found.append(_place(source, match.start(), match.end(), "building", None))
    return found


def _without_grammar(source: Source, start: int) -> int:
    """Where a run of capitals begins without its first words of grammar ("The", "At")."""
    first = compiled(r"\S+ ").match(source.text, start)
    while first and first[0].strip().lower() in source.pack.people.function_names:
        start = first.end()
        first = compiled(r"\S+ ").match(source.text, start)
    return start


@cache
def _ending_in_building(words: PlaceWords) -> re.Pattern[str]:
    return compiled(rf"\b(?:{_WORD} ){{1,4}}(?:{words.building_last})\b(?! (?:{words.building_not_before}))")


@cache
def _building(words: PlaceWords) -> re.Pattern[str]:
    name = rf"{_WORD}|{words.building_inside}(?= (?:{words.building_of})?{_WORD})" if words.building_inside else _WORD
    glued = "|['’]" if words.building_inside else ""
    joined = rf"(?:(?: (?:{words.joining}) ?{glued}| )(?:{name}))"
    return compiled(rf"\b(?:{words.building_first})(?: (?:{words.building_adjectives}))?{joined}{{1,5}}")


def _told(source: Source) -> Iterable[PlaceFound]:
    """Yield the places that the words before them tell: "à X", "la commune de X", "dans le X"; and "X County"."""
    words = source.pack.places
    for start, end, first in _names(source):
        name = source.text[start:end]
        if words.region_last and (region := _region_behind(source, start, end)):
            yield _place(source, start, region, "region", None, 0.8)
        elif not _may_be_told(source, start):
            continue
        elif told := before(source, start, words.place_of, 60):
            kind: PlaceKind = "region" if told.groupdict().get("region") else "city"
            yield _place(source, start, _trimmed(source, start, end), kind, None, 0.85)
        elif at := _at_city(words).search(source.text[max(0, start - 24) : start]):
            if not _is_acronym(name) and not before(source, start - len(at[0]), words.not_city_before, 16):
                yield _place(source, start, _trimmed(source, start, end), "city", None, 0.75)
        elif (
            _inside(words).search(source.text[max(0, start - 10) : start])
            and " " not in name
            and first not in source.small_words
            and not _is_acronym(name)
        ):
            yield _place(source, start, end, "region", None, 0.6)


def _names(source: Source) -> Iterable[tuple[int, int, str]]:
    """Yield the runs of capitals that may be a place: where they begin and end, and their first word, folded."""
    people, months = source.pack.people, source.pack.dates.months
    reached, name = 0, compiled(_NAME)
    for start, _ in source.capitals:
        if start < reached or not _begins_name(source, start):
            continue
        match = name.match(source.text, start)
        assert match is not None, "a capital is a name of one letter at least"
        reached = match.end()
        end = start + len(match[0].rstrip("’'-"))
        first = source.folded[start:end].partition(" ")[0]
        if first not in people.function_names and first not in months and first not in people.body_names:
            yield start, end, first


def _begins_name(source: Source, start: int) -> bool:
    """Whether a capital is no part of a word with a hyphen or an apostrophe, but for an article's."""
    if source.folded[start - 1 : start] in (" ", "\n"):
        return True
    lead = source.folded[max(0, start - 3) : start]
    if lead.endswith(source.pack.grammar.glued_articles):
        return len(lead) < 3 or not lead[0].isalnum()
    return not lead.endswith(("'", "-"))


def _may_be_told(source: Source, start: int) -> bool:
    """Whether a word stands before a name, and no mark: only words tell that it is a place."""
    lead = source.folded[max(0, start - 2) : start]
    return lead.endswith("'") or (lead.endswith(" ") and lead[0].isalpha())


def _region_behind(source: Source, start: int, end: int) -> int | None:
    """Where a region ends that is told by the noun behind its name or at the name's end ("Turkana County")."""
    words, name = source.pack.places, source.text[start:end]
    region = compiled(rf" (?:{words.region_last})\b").match(source.text, end)
    if region and before(source, start, words.lead, 14):
        return region.end()
    return end if " " in name and compiled(rf"\b(?:{words.region_last})$").search(name) else None


@cache
def _at_city(words: PlaceWords) -> re.Pattern[str]:
    return compiled(rf"(?:{words.at_city})$")


@cache
def _inside(words: PlaceWords) -> re.Pattern[str]:
    return compiled(rf"(?:{words.inside})$")


def _trimmed(source: Source, start: int, end: int) -> int:
    """Leave nouns of institutions and words of grammar out of a place's end ("à Bamako Le ministre")."""
    people = source.pack.people
    kept = start
    for word in compiled(r"\S+").finditer(source.text, start, end):
        folded = source.folded[word.start() : word.end()]
        if word.start() > start and (folded in people.function_names or folded in people.body_names):
            break
        kept = word.end()
    return kept - (len(source.text[start:kept]) - len(source.text[start:kept].rstrip("’'-")))


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) <= 6


def _in_company(source: Source, found: list[PlaceFound], reached: set[int]) -> list[PlaceFound]:
    """Find what stands in a list with a place: "à Bamako, Ségou et San", "de Gao et de Kidal"."""
    words, people = source.pack.places, source.pack.people
    more: list[PlaceFound] = []
    queue = [place for place in found if place.kind != "building"]
    while queue:
        place = queue.pop()
        match = _next_of_list(words).match(source.text, place.end)
        if match is None or match.start("name") in reached:
            continue
        first = fold(match["name"].split()[0])
        if (
            first in people.function_names
            or first in people.body_names
            or first in source.small_words
            or is_given(first)
            or _is_acronym(match["name"])
        ):
            continue
        kind: PlaceKind = "region" if place.kind == "region" else "city"
        one = _place(source, match.start("name"), match.end("name"), kind, None, 0.65)
        more.append(one)
        reached.update(range(one.start, one.end))
        queue.append(one)
    return more


@cache
def _next_of_list(words: PlaceWords) -> re.Pattern[str]:
    return compiled(rf"{words.joined}(?P<name>{_WORD}(?:[ -]{_WORD})?)(?=[,.;)\n]|$| (?:&|{words.list_ends})\b)")


def _place(source: Source, start: int, end: int, kind: PlaceKind, iso2: str | None, sure: float = 0.95) -> PlaceFound:
    return PlaceFound(" ".join(source.text[start:end].split()), kind, iso2, start, end, sure)

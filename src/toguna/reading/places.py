"""Places in a text: countries by name, buildings by their noun, cities by the preposition before them; and the place of
the event, which the title or the lede tells."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from toguna.reading.countries import countries
from toguna.reading.facts import PlaceFound, PlaceKind
from toguna.reading.folding import compiled, fold
from toguna.reading.languages import pack

_WORD = r"[A-ZÀ-ÖØ-ÞŒ][\w’'-]{0,30}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_LEDE = 600


def find_places(text: str, language: str) -> tuple[PlaceFound, ...]:
    """Return the places ``text`` names, each once, in order of first mention."""
    found = [*_countries(text), *find_buildings(text, language)]
    taken = {at for place in found for at in range(place.start, place.end)}
    found.extend(city for city in _cities(text, language) if city.start not in taken)
    unique: dict[tuple[str, str], PlaceFound] = {}
    for place in sorted(found, key=lambda p: p.start):
        unique.setdefault((place.iso2 or "", "") if place.kind == "country" else (fold(place.name), place.kind), place)
    return tuple(unique.values())


def event_place(text: str, title_end: int, places: Iterable[PlaceFound], language: str) -> str | None:
    """Return the place of the event: the building the title opens with and that "hosted", else the first building or
    city that the lede puts a locative before, else one of the title."""
    folded = fold(text)
    words = pack(language).places
    near = [p for p in places if p.kind in ("building", "city") and p.start < title_end + _LEDE]
    for place in near:
        if place.start <= 4 and compiled(words.hosting).match(folded[place.end : place.end + 40]):
            return place.name
    for place in near:
        before = folded[max(0, place.start - 24) : place.start].rstrip()
        told = place.kind == "city" or compiled(words.locative).search(before) is not None
        if told and place.start >= title_end:
            return place.name
    return near[0].name if near and near[0].kind == "city" else None


@cache
def _country_pattern() -> str:
    names = sorted(countries(), key=len, reverse=True)
    return r"(?<![\w-])(?:" + "|".join(n.replace("'", "['’]").replace(" ", r"\s") for n in names) + r")(?![\w-])"


def _countries(text: str) -> Iterable[PlaceFound]:
    folded = fold(text)
    for match in compiled(_country_pattern()).finditer(folded):
        if text[match.start()].isupper():
            name = " ".join(text[match.start() : match.end()].split())
            yield PlaceFound(name, "country", countries()[" ".join(match[0].split())], *match.span())


def find_buildings(text: str, language: str) -> Iterable[PlaceFound]:
    """Yield every mention of a palace, centre, airport or other building that bears a name."""
    words = pack(language).places
    joined = rf"(?:(?: (?:{words.joining}) ?|['’]| )(?:{_WORD}|[a-zà-ÿ]{{4,14}}(?= {_WORD})))"
    first = rf"\b(?:{words.building_first})(?: (?:international|national|présidentiel|municipal|omnisports))?{joined}{{1,5}}"
    patterns = [first]
    if words.building_last:
        patterns.append(rf"\b{_NAME} (?:{words.building_last})\b")
    for pattern in patterns:
        for match in compiled(pattern).finditer(text):
            if any(letter.isupper() for letter in match[0][1:]):
                yield _place(match[0], "building", match.start())


def _cities(text: str, language: str) -> Iterable[PlaceFound]:
    words = pack(language).places
    never = pack(language).people.never_names
    for match in compiled(rf"(?:{words.at_city})(?P<city>{_NAME})").finditer(text):
        before = fold(text[max(0, match.start() - 20) : match.start()])
        name = match["city"].rstrip("’'-")
        if fold(name.split()[0]) in never or compiled(words.not_city_before).search(before):
            continue
        if fold(name) not in countries():
            yield _place(name, "city", match.start("city"))


def _place(name: str, kind: PlaceKind, start: int) -> PlaceFound:
    place = PlaceFound(name, kind, None, start, start + len(name))
    return replace(place, name=" ".join(name.split()))

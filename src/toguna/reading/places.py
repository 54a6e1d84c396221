"""Places in a text: countries by name, buildings by their noun, cities by the preposition before them; and the place of
the event, which the title or the lede tells."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from toguna.reading.cities import cities
from toguna.reading.countries import AMBIGUOUS, countries
from toguna.reading.facts import PlaceFound, PlaceKind
from toguna.reading.folding import compiled, fold
from toguna.reading.languages import pack

_WORD = r"[A-ZÀ-ÖØ-ÞŒ][\w’'-]{0,30}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_LEDE = 600


def find_places(text: str, language: str, people: Iterable[tuple[int, int]] = ()) -> tuple[PlaceFound, ...]:
    """Return the places ``text`` names, each once, in order of first mention; none in the spans of ``people``."""
    found = [*known_places(text), *find_buildings(text, language)]
    taken = {at for place in found for at in range(place.start, place.end)}
    taken.update(at for start, end in people for at in range(start, end))
    found.extend(city for city in _cities(text, language) if city.start not in taken)
    unique: dict[tuple[str, str], PlaceFound] = {}
    for place in sorted(found, key=lambda p: p.start):
        named = place.iso2 or "" if place.kind == "country" else fold(place.name)
        unique.setdefault((named, place.kind), place)
    return tuple(unique.values())


def event_place(text: str, title_end: int, places: Iterable[PlaceFound], language: str) -> str | None:
    """Return the place of the event as written: what the title or the lede says "hosted" it or puts a locative before.

    A building wins over a town, for it is more exact; a dateline serves where nothing else tells.
    """
    folded = fold(text)
    best: tuple[int, str | None] = (0, None)
    for place in (*places, *_dateline(text, title_end, language)):
        if place.kind in ("building", "city") and place.start < title_end + _LEDE:
            weight = _weight(folded, place, title_end, language)
            if weight > best[0]:
                best = (weight, place.name)
    return best[1]


def _weight(folded: str, place: PlaceFound, title_end: int, language: str) -> int:
    words = pack(language).places
    before = folded[max(0, place.start - 24) : place.start].rstrip()
    hosts = compiled(words.hosting).match(folded[place.end : place.end + 40]) is not None
    located = (
        compiled(words.locative).search(before) is not None
        or compiled(r"(?:^|\W)(?:a|in|at)$").search(before) is not None
    )
    headed = place.kind == "city" and place.start <= title_end + 4 and place.start >= title_end
    if not (hosts or located or headed):
        return 0
    weight = 10 + 30 * (place.kind == "building") + 25 * hosts + 20 * located
    if compiled(words.elsewhere).search(folded[max(0, place.start - 60) : place.start]):
        # "... avant de prendre la direction du palais": where they go next, or came from.
        weight -= 45
    return weight


def _dateline(text: str, title_end: int, language: str) -> Iterable[PlaceFound]:
    """Yield the town at the head of a body: "Solabé, le 3 mars 2024", "MIRANDE (Valdorée) –"."""
    match = compiled(
        rf"\s{{0,4}}({_NAME})(?: ?\([^)\n]{{1,40}}\))?(?:, (?:le |ce |the )?(?:\w{{1,12}} )?\d| ?[–—] | - )"
    ).match(text, title_end)
    if match and fold(match[1].split()[0]) not in (pack(language).people.function_names | pack(language).people.body_names):
        name = match[1].title() if match[1].isupper() else match[1]
        yield PlaceFound(name, "city", None, *match.span(1))


@cache
def _known_pattern() -> str:
    names = sorted({*countries(), *cities()}, key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(re.escape(n).replace(r"\ ", r"\s") for n in names) + r")(?!\w)"


def known_places(text: str) -> Iterable[PlaceFound]:
    """Yield the countries and cities that need no other sign than their name and its capital."""
    folded = fold(text)
    for match in compiled(_known_pattern()).finditer(folded):
        name = " ".join(match[0].split())
        if not text[match.start()].isupper() or (name in AMBIGUOUS and _is_a_persons(text, folded, match)):
            continue
        surface = " ".join(text[match.start() : match.end()].split())
        if name in countries():
            yield PlaceFound(surface, "country", countries()[name], *match.span())
        else:
            yield PlaceFound(surface, "city", cities()[name], *match.span())


def _is_a_persons(text: str, folded: str, match: re.Match[str]) -> bool:
    before = compiled(r"(?:\b(?:la|a|in|of|le|du|au|from|to|ile|de|en|et|and)\s|['(])$").search(
        folded, max(0, match.start() - 8), match.start()
    )
    return before is None or compiled(rf" {_WORD}").match(text, match.end()) is not None


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
    never = (pack(language).people.function_names | pack(language).people.body_names)
    for match in compiled(rf"(?:{words.at_city})(?P<city>{_NAME})").finditer(text):
        before = fold(text[max(0, match.start() - 20) : match.start()])
        name = match["city"].rstrip("’'-")
        if fold(name.split()[0]) in never or compiled(words.not_city_before).search(before):
            continue
        if fold(name) not in countries() and fold(name) not in cities():
            yield _place(name, "city", match.start("city"))


def _place(name: str, kind: PlaceKind, start: int) -> PlaceFound:
    place = PlaceFound(name, kind, None, start, start + len(name))
    return replace(place, name=" ".join(name.split()))

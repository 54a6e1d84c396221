"""The place of the event a text reports: what its title or its lede says."""

import re
from collections.abc import Iterable
from functools import cache

from toguna.reading.facts import PlaceFound
from toguna.reading.folding import compiled, fold
from toguna.reading.languages.pack import PlaceWords
from toguna.reading.source import UPPER, Source

_WORD = rf"[{UPPER}][\w’'-]{{0,30}}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,3}}"
_LEDE = 600


def event_place(source: Source, places: Iterable[PlaceFound]) -> str | None:
    """Return the place of the event as written: what the title or the lede says "hosted" it or puts a locative before.

    A building wins over a town, for it is more exact; a dateline serves where nothing else tells.
    """
    best: tuple[int, str | None] = (0, None)
    for place in (*places, *dateline(source)):
        if place.kind in ("building", "city") and place.start < source.title_end + _LEDE:
            weight = _weight(source, place)
            if weight > best[0]:
                best = (weight, place.name)
    return best[1]


def _weight(source: Source, place: PlaceFound) -> int:
    words, folded, title_end = source.pack.places, source.folded, source.title_end
    before = folded[max(0, place.start - 24) : place.start].rstrip()
    hosts = compiled(words.hosting).match(folded[place.end : place.end + 40]) is not None
    located = compiled(words.locative).search(before) is not None
    headed = place.kind == "city" and place.start <= title_end + 4 and place.start >= title_end
    if not (hosts or located or headed):
        return 0
    weight = 10 + 30 * (place.kind == "building") + 25 * hosts + 20 * located
    if compiled(words.elsewhere).search(folded[max(0, place.start - 60) : place.start]):
        # "... avant de prendre la direction du palais": where they go next, or came from.
        weight -= 45
    return weight


def dateline(source: Source) -> Iterable[PlaceFound]:
    """Yield the town at the head of a body: "Solabé, le 3 mars 2024", "MIRANDE (Valdorée) –"."""
    match = _dateline(source.pack.places).match(source.text, source.title_end)
    if match and fold(match[1].split()[0]) not in (source.pack.people.function_names | source.pack.people.body_names):
        name = match[1].title() if match[1].isupper() else match[1]
        yield PlaceFound(name, "city", None, *match.span(1))


@cache
def _dateline(words: PlaceWords) -> re.Pattern[str]:
    return compiled(
        rf"\s{{0,4}}({_NAME})(?: ?\([^)\n]{{1,40}}\))?(?:, (?:{words.before_day})?(?:\w{{1,12}} )?\d| ?[–—] | - )"
    )

"""What kind of event a text reports, by the words of its title and lede."""

from toguna.reading.folding import compiled
from toguna.reading.literals import may_hold
from toguna.reading.source import Source

_LEDE = 500
_TITLE_COUNTS = 3


def event_type(source: Source) -> str:
    """Return one of the contract's types; "autre" where no word of the title or the lede tells."""
    title_end = source.title_end
    opening = source.folded[: title_end + _LEDE]
    title, lede = opening[:title_end], opening[title_end:]
    best, heaviest = "autre", 0
    for kind, pattern, weight in source.pack.events:
        if weight * (_TITLE_COUNTS + 1) <= heaviest or not may_hold(opening, pattern):
            continue
        named = compiled(pattern)
        score = weight * _TITLE_COUNTS if named.search(title) else 0
        if score + weight > heaviest and named.search(lede):
            score += weight
        if score > heaviest:
            best, heaviest = kind, score
    return best

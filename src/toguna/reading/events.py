"""What kind of event a text reports, by the words of its title and lede."""

from toguna.reading.literals import holds
from toguna.reading.source import Source

_LEDE = 500
_TITLE_COUNTS = 3


def event_type(source: Source) -> str:
    """Return one of the contract's types; "autre" where no word of the title or the lede tells."""
    title_end = source.title_end
    title, lede = source.folded[:title_end], source.folded[title_end : title_end + _LEDE]
    best, heaviest = "autre", 0
    for kind, pattern, weight in source.pack.events:
        if weight * (_TITLE_COUNTS + 1) <= heaviest:
            continue
        score = weight * _TITLE_COUNTS * holds(title, pattern)
        if score + weight > heaviest and holds(lede, pattern):
            score += weight
        if score > heaviest:
            best, heaviest = kind, score
    return best

"""What kind of event a text reports, by the words of its title and lede."""

from toguna.reading.folding import compiled
from toguna.reading.source import Source

_LEDE = 500
_TITLE_COUNTS = 3


def event_type(source: Source) -> str:
    """Return one of the contract's types; "autre" where no word of the title or the lede tells."""
    title_end = source.title_end
    title, lede = source.folded[:title_end], source.folded[title_end : title_end + _LEDE]
    best, heaviest = "autre", 0
    for kind, pattern, weight in source.pack.events:
        score = weight * _TITLE_COUNTS if compiled(pattern).search(title) else 0
        if score + weight > heaviest and compiled(pattern).search(lede):
            score += weight
        if score > heaviest:
            best, heaviest = kind, score
    return best

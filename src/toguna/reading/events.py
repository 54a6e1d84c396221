"""What kind of event a text reports, by the words of its title and lede."""

from toguna.reading.folding import compiled, fold
from toguna.reading.languages import pack

_LEDE = 500
_TITLE_COUNTS = 3


def event_type(text: str, title_end: int, language: str) -> str:
    """Return one of the contract's types; "autre" where no word of the title or the lede tells."""
    folded = fold(text[: title_end + _LEDE])
    title, lede = folded[:title_end], folded[title_end:]
    best, heaviest = "autre", 0
    for kind, pattern, weight in pack(language).events:
        score = 0
        if compiled(pattern).search(title):
            score += weight * _TITLE_COUNTS
        if compiled(pattern).search(lede):
            score += weight
        if score > heaviest:
            best, heaviest = kind, score
    return best

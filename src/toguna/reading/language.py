"""Which language a text is in, told by its most frequent words."""

from toguna.reading.folding import compiled, fold
from toguna.reading.languages import packs

# Enough to be sure of any running text, and a bound on the work for a book.
_SAMPLE = 6000
_FEWEST = 2


def recognise(text: str) -> str | None:
    """Return the code of the language whose function words fill ``text`` best, None when unsure."""
    return recognise_folded(fold(text[:_SAMPLE]))


def recognise_folded(folded: str) -> str | None:
    """Return what ``recognise`` does, of a text that is folded already."""
    found = compiled(r"[a-z]{1,12}").findall(folded, 0, _SAMPLE)
    counts = sorted(((sum(map(pack.function_words.__contains__, found)), pack.code) for pack in packs()), reverse=True)
    (most, code), (second, _) = counts[0], counts[1]
    return code if most >= _FEWEST and most > second else None

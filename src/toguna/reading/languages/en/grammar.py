"""The small words of English (patterns on folded text)."""

from toguna.reading.languages.pack import GrammarWords

GRAMMAR = GrammarWords(
    articles=r"the ",
    indefinite=r"an? ",
    of_the=r"(?!)",
    joining=r"and",
    determiner=r"(?<![a-z])the $",
    many=r"(?<![a-z])(?:all|these|those) $",
    her_article=r"(?!)",
    his_article=r"(?!)",
    before_nouns=r"(?:(?<![a-z])(?:the|of|a|and) |')$",
    before_countries=r"(?:\b(?:in|of|from|to|and)\s|['(])$",
    plural=r"^[^ ]*s(?: |$)|(?:ies|ers|ors|nts|ves)$",
    glued=("d'", "n'"),
    glued_of=("d'",),
    glued_articles=("l'", "d'"),
    possessive="'s",
    abbreviations=frozenset(
        "mr mrs ms m dr pr prof hon rev rt jr sr vs no gov sen rep gen col lt lt-col st s e art av n p pp vol etc".split()
    ),
    empty=frozenset("the of for to and".split()),
)

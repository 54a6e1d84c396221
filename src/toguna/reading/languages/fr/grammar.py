"""The small words of French (patterns on folded text)."""

from toguna.reading.languages.pack import GrammarWords

GRAMMAR = GrammarWords(
    articles=r"les? |la |l'",
    indefinite=r"une? ",
    of_the=r"du |au |de la |a la ",
    joining=r"et",
    determiner=r"(?:(?<![a-z])(?:les?|la|une?|son|sa) |l')$",
    many=r"(?<![a-z])(?:les|des|aux|ses|leurs|plusieurs) $",
    her_article=r"(?:^|\W)(?:la|cette) $",
    his_article=r"(?:^|\W)(?:le|du|au) $",
    before_nouns=r"(?:(?<![a-z])(?:les?|la|du|des?|aux?|une?|a|en|et) |')$",
    before_countries=r"(?:\b(?:la|a|le|du|au|ile|de|en|et)\s|['(])$",
    plural=r"^[^ ]*s(?: |$)",
    glued=("d'", "n'"),
    glued_of=("d'",),
    glued_articles=("l'", "d'"),
    possessive="",
    abbreviations=frozenset(
        "m mm mr mrs ms mme mmes mlle dr pr prof me mgr st ste s e sem gal gen col cdt cne lt lt-col art al av bd no n p pp vol etc j-c".split()
    ),
    empty=frozenset("le la les l un une de du des d et a au aux en".split()),
)

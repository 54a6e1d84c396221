"""The words that say most about a text, by which texts that share no name with it can still be its kin."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter

from .edition import Edition

MOST = 16
TITLE_WEIGHT = 4
_TAGS = re.compile(r"<[^>]*>")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W\d_]{4,}")

# What every text of an institution says tells none apart: articles and the like, and the words of the trade.
_COMMON = frozenset(
    """
    alors apres aussi autre autres avait avant avec avoir bien cadre cela celle celles celui cette ceux chaque chez
    comme comment contre dans depuis devant doit donc dont elle elles encore entre etait etaient etant etat etats etre
    faire fait faut fois font gouvernement grand grande hier jour jours jusqu leur leurs lors madame mais meme memes
    ministre ministere moins mois monsieur national nationale nationaux notamment notre nous nouveau nouvelle occasion
    parmi partie pays pendant peut peuvent place plus plusieurs pour pouvoir present presente president presidence
    premier premiere public publique publics quand quatre quelque quelques republique rien sans selon sera seront
    service services soit sont sous suite tous tout toute toutes travail travaux tres trois vers voici voir votre vous
    about above after again against also because been before being between both cabinet country could
    during each ever every first from government have having here honourable into just last like made make many minister
    ministry more most much must national only other over people present president presidency public republic said same
    shall should since some state states such than that their them then there these they this those through today under
    until upon very were what when where which while will with within would year years your
    """.split()
)


def counted_terms(edition: Edition) -> tuple[dict[str, int], int]:
    """Up to ``MOST`` terms with their weights, the heaviest first, and the number of words counted.

    A word of the title counts ``TITLE_WEIGHT`` times.  Accents, case and a plural's last letter do not matter."""
    title = _terms(edition.title)
    body = _terms(edition.summary + " " + html.unescape(_TAGS.sub(" ", edition.body)))
    counts = Counter(body)
    for term in title:
        counts[term] += TITLE_WEIGHT
    # Of two words said equally often the longer says more; the last key makes the order certain.
    heaviest = sorted(counts.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))[:MOST]
    return dict(heaviest), len(body) + len(title)


def _terms(text: str) -> list[str]:
    plain = text.casefold()
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    singular = [word[:-1] if word[-1] in "sx" and len(word) > 4 else word for word in _WORD.findall(plain)]
    return [word for word in singular if word not in _COMMON]

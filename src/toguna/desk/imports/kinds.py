"""The kind of text, told by what it tells of, by its title and by where its source had filed it."""

from __future__ import annotations

from collections.abc import Iterable

from toguna.intake.documents import Term
from toguna.reading.folding import fold

from ..choices import EventType, Kind

_KINDS = {
    EventType.DISCOURS: Kind.SPEECH,
    EventType.COMMUNIQUE: Kind.COMMUNIQUE,
    EventType.MESSAGE: Kind.MESSAGE,
    EventType.DEMENTI: Kind.DENIAL,
    EventType.AGENDA: Kind.AGENDA,
}
# A council of ministers reports; any other council is news.  A decree is an act, whatever it decides.
_COUNCILS = ("conseil des ministres", "council of ministers", "cabinet meeting")
_ACTS = ("decret", "arrete ", "ordonnance", "loi n", "decree")
_FILED = (
    (("communique", "statement", "press release"), Kind.COMMUNIQUE),
    (("discours", "allocution", "speech", "adresse a la nation"), Kind.SPEECH),
    (("message", "condoleances", "voeux"), Kind.MESSAGE),
    ((*_COUNCILS, "conseil de ministres"), Kind.COUNCIL),
    (("decret", "arrete", "ordonnance", "loi", "decree", "textes officiels"), Kind.ACT),
)


def kind_of(event_type: str, title: str, terms: Iterable[Term] = ()) -> str:
    """The kind of text that tells of such an event under such a title, filed under such terms."""
    folded = fold(title)
    if folded.startswith(_ACTS):
        return Kind.ACT.value
    if event_type == EventType.CONSEIL and any(council in folded for council in _COUNCILS):
        return Kind.COUNCIL.value
    for term in terms:
        name = fold(term.name)
        for words, kind in _FILED:
            if name.startswith(words):
                return kind.value
    return _KINDS.get(event_type, Kind.NEWS).value  # type: ignore[call-overload]

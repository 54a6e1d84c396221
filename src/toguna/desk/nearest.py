"""The real texts that received words are near to: asked of whoever registered, so that nobody denies a true text.

The desk keeps no record of its own; ``register`` gives it one to ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.utils.translation import gettext

from toguna.editions.library import Library

from .refusals import DenialOfOfficialText

SAME, GONE, NEW, FRAME = "same", "gone", "new", "frame"
AROUND = 12
"""Words shown before and after a difference."""


@dataclass(frozen=True, slots=True)
class NearText:
    """An official text near to received words.

    ``path`` is its public address; ``verdict`` is ``identical``, ``same_words``, ``extract`` or ``altered``, ``state``
    ``current``, ``superseded`` or ``withdrawn``.  ``pieces`` are words: ``same``, ``gone`` (only in the official text),
    ``new`` (only in the received one), ``frame`` (what the text's page has around its words)."""

    id: str
    kind: str
    title: str
    number: str
    path: str
    version: int
    state: str
    verdict: str
    pieces: tuple[tuple[str, str], ...] = ()

    @property
    def official(self) -> bool:
        """Whether the received words are this text's.  An extract of a denial may be the forgery that it quotes."""
        return self.verdict != "altered" and (self.kind != "denial" or self.verdict != "extract")

    @property
    def name(self) -> str:
        return f"{self.number}, {self.title}" if self.number else self.title

    @property
    def verdict_said(self) -> str:
        if self.verdict == "extract" and not self.official:
            return gettext("These words stand in a denial that is public, perhaps as the forgery that it quotes.")
        return {
            "identical": gettext("The same text, to the letter."),
            "same_words": gettext("The same words; only typography or layout differ."),
            "extract": gettext("A genuine extract: these words stand so in the official text."),
            "altered": gettext("Altered: close to the official text, but not the same."),
        }[self.verdict]

    @property
    def state_said(self) -> str:
        return {
            "superseded": gettext("Version %(version)s, which has been replaced.") % {"version": self.version},
            "withdrawn": gettext("This text has been withdrawn."),
        }.get(self.state, gettext("Version %(version)s, in force.") % {"version": self.version})

    @property
    def counted(self) -> str:
        """How many words differ."""
        only = {kind: sum(len(words.split()) for k, words in self.pieces if k == kind) for kind in (GONE, NEW)}
        return gettext("Words only in the forgery: %(new)s. Words only in the official text: %(gone)s.") % only

    @property
    def warning(self) -> str:
        """Why these words may be true ones, for all that they are not the same."""
        kinds = {kind for kind, _ in self.pieces}
        if GONE not in kinds:
            return gettext(
                "Every word of the official text is in it: see whether what was added is more than the words of whoever"
                " passed it on."
            )
        return "" if NEW in kinds else gettext("It has no word of its own: see whether it is only abridged.")

    @property
    def shown(self) -> list[tuple[str, str]]:
        """The pieces; of long runs that the official text has only their ends."""
        last = len(self.pieces) - 1
        out = []
        for n, (kind, words) in enumerate(self.pieces):
            if kind == SAME:
                words = _shortened(words, first=n == 0, last=n == last)
            elif kind == GONE:
                words = _shortened(words)
            out.append((kind, words))
        return out


def _shortened(words: str, *, first: bool = False, last: bool = False) -> str:
    some = words.split(" ")
    if len(some) <= 2 * AROUND + 2:
        return words
    # What stands before the first difference, or after the last one, is of interest only next to it.
    before = some[:AROUND] if last or not first else []
    after = [] if last else some[-AROUND:]
    return " ".join([*before, "[…]", *after])


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """What the register of numbers says of one: ``state`` is ``used`` (``title`` and ``path`` are its text's), ``void``
    (for ``reason``), ``not_given`` (``last`` is the last one of its series) or ``erased``."""

    label: str
    state: str
    title: str = ""
    path: str = ""
    reason: str = ""
    last: int = 0

    @property
    def said(self) -> str:
        return {
            "used": gettext("The register knows the number “%(label)s”: it is that of “%(title)s”."),
            "void": gettext("The register says that the number “%(label)s” is void: %(reason)s"),
            "not_given": gettext("The number “%(label)s” was never given: the last one of its series is %(last)s."),
            "erased": gettext("The number “%(label)s” is that of a text that the law had removed."),
        }[self.state] % {"label": self.label, "title": self.title, "reason": self.reason, "last": self.last}


class RealTexts(Protocol):
    """Whoever knows the official texts.  Its methods raise :class:`~toguna.desk.refusals.RecordUnreadable`."""

    def kept(self) -> bool:
        """Whether there is a record to ask."""

    def nearest(self, words: str) -> list[NearText]:
        """The texts that words are near to, those whose words they are before the others."""

    def number(self, words: str) -> KnownNumber | None:
        """The first number of ours that words bear."""


_sources: list[RealTexts] = []


def register(source: RealTexts) -> None:
    """Makes ``source`` the one that is asked."""
    _sources.append(source)


def kept() -> bool:
    return bool(_sources) and _sources[-1].kept()


def nearest(words: str) -> list[NearText]:
    """The official texts near to words, at most three; none without a record.  Raises as :class:`RealTexts` says."""
    return _sources[-1].nearest(words) if words.strip() and kept() else []


def number_in(words: str) -> KnownNumber | None:
    """The first number of this institution that words bear, and what the register says of it."""
    return _sources[-1].number(words) if words.strip() and kept() else None


def refuse_official(words: str, uid: str) -> None:
    """Raises :class:`DenialOfOfficialText` where words to be denied by the text ``uid`` are an official text's.

    Words that it denies in public already are not looked at again."""
    before = Library().edition(uid)
    if before is not None and before.details.get("claimed_text", "").split() == words.split():
        return
    for near in nearest(words):
        if near.official and near.id != uid:
            raise DenialOfOfficialText(
                gettext(
                    "The words of the forgery are official words, of “%(name)s”. %(verdict)s %(state)s"
                    " A denial of them cannot be published."
                )
                % {"name": near.name, "verdict": near.verdict_said, "state": near.state_said}
            )

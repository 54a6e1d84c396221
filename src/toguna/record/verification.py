"""The verdict on a received text: which official text it is, and what of it is different.

What the record's files are believed, :mod:`.public_record` decides.  ``site/scripts/verifier/`` does the same in a
browser; ``tests/record/cases.py`` holds the cases that both must answer alike."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from toguna.editions.canonical_text import t1

from .comparison import AROUND, Comparison, Piece, compare
from .fingerprints import COMMON, fingerprints, shingles
from .public_record import Found, NoRecord, Record
from .words import Line, lines_of, strange_characters

LOOK_UPS: Final = 24
"""Shards fetched for a text: few enough for a phone, and nobody learns the text from them."""
CANDIDATES: Final = 5
MOST_CANDIDATES: Final = 12
"""Texts compared with where more than five have fingerprints that tell nearly as much as those of the first."""
NEARLY: Final = 0.5
DISTINCT: Final = 3
"""A fingerprint of at most so many texts tells them apart; what more of them share is a form of words."""
FORM: Final = 0.001
"""What a full list tells: it is of a form of words, and names a few of its thousands of texts."""
BY_THE_WAY: Final = 0.1
"""What a hash tells that is no fingerprint of the received text itself, against one that is (measured)."""
LONG_RUN: Final = 25
MOST_PARTS: Final = 4
"""Inserted runs that are looked up in their turn, the longest first."""
MOST_SHARED: Final = 0.6
IN_ONE_PIECE: Final = 0.9
MOST_CHARACTERS: Final = 1_000_000
LEAST_WORDS: Final = 8
"""A text of fewer words is in every other: nothing is said of it."""

_SIGNS: Final = {" ": r"\s*", "°": r"\s*[°ºo]\s*"}


@dataclass(slots=True)
class Verdict:
    """What is said of a received text.  ``verdict`` is ``identical``, ``same_words``, ``extract``, ``altered`` or
    ``not_in_record``; ``state`` ``current``, ``superseded``, ``withdrawn`` or ``erased``."""

    verdict: str = "not_in_record"
    state: str = ""
    found: Found | None = None
    pieces: list[Piece] = field(default_factory=list)
    before: str = ""
    after: str = ""
    left_out: int = 0
    parts: list[dict[str, Any]] = field(default_factory=list)
    number: dict[str, Any] | None = None
    warnings: list[dict[str, str]] = field(default_factory=list)
    size: int = 0
    witnesses: list[str] = field(default_factory=list)
    independent: bool = False

    @property
    def good(self) -> bool:
        return self.verdict in ("identical", "same_words", "extract")


@dataclass(frozen=True, slots=True)
class Near:
    """An official text that a received one is near to; ``verdict`` as in :class:`Verdict`, never ``not_in_record``."""

    found: Found
    verdict: str
    pieces: list[Piece]


def verify(text: str, record: Record) -> Verdict:
    """The verdict on a received text.  Raises :class:`NoRecord` for a record that cannot be read."""
    verdict = Verdict(size=record.checkpoint.size, independent=bool(record.policy.witnesses))
    for character, like in strange_characters(text[:MOST_CHARACTERS]):
        kind = "invisible" if like == "invisible" else "look_alike"
        verdict.warnings.append(
            {"kind": kind, "code": f"U+{ord(character):04X}", "like": "" if kind == "invisible" else like}
        )
    if len(text) > MOST_CHARACTERS:
        verdict.warnings.append({"kind": "too_long"})
    lines = lines_of(text[:MOST_CHARACTERS])
    words = [word for line in lines for word in line.words]
    if len(words) < LEAST_WORDS:
        verdict.warnings.append({"kind": "too_short" if words else "empty"})
        return verdict
    verdict.number = number_in(text[:MOST_CHARACTERS], record)
    best = _best(lines, words, record, verdict.number)
    if best is None:
        return verdict
    found, comparison = best
    said = _said(text, found, comparison)
    try:
        _, verdict.witnesses = record.prove(found)
    except NoRecord as error:
        verdict.warnings.append({"kind": "unproven", "why": str(error), "entry": str(found.index)})
        return verdict
    verdict.verdict = said
    verdict.state, verdict.found = found.state, found
    if comparison.verdict == "extract":
        ours = found.official.words
        verdict.before = " ".join(ours[max(0, comparison.start - AROUND) : comparison.start])
        verdict.after = " ".join(ours[comparison.stop : comparison.stop + AROUND])
        verdict.left_out = len(ours) - comparison.same
    if comparison.verdict == "altered":
        verdict.parts = _parts(comparison, found, record)
    if said != "identical":
        verdict.pieces = comparison.pieces(found.official)
    return verdict


def nearest_texts(text: str, record: Record, most: int = 3) -> list[Near]:
    """The official texts that a received one is near to, each in its nearest version, the nearest first.

    None for a text of too few words.  No proof is checked: whoever asks keeps the log.  Raises :class:`NoRecord`."""
    lines = lines_of(text[:MOST_CHARACTERS])
    words = [word for line in lines for word in line.words]
    if len(words) < LEAST_WORDS:
        return []
    near: dict[str, Near] = {}
    for found, comparison in _ranked(lines, words, record, number_in(text[:MOST_CHARACTERS], record)):
        if found.edition.id not in near:
            pieces = comparison.pieces(found.official)
            near[found.edition.id] = Near(found, _said(text, found, comparison), pieces)
    return list(near.values())[:most]


def _said(text: str, found: Found, comparison: Comparison) -> str:
    """The verdict of a comparison; ``identical`` where the texts are the same to the sign."""
    identical = comparison.verdict == "same_words" and t1(text) == found.canonical
    return "identical" if identical else comparison.verdict


def _best(
    lines: Sequence[Line], words: Sequence[str], record: Record, number: dict[str, Any] | None
) -> tuple[Found, Comparison] | None:
    """The official text nearest to a received one; none where nothing is near."""
    return next(iter(_ranked(lines, words, record, number)), None)


def _ranked(
    lines: Sequence[Line], words: Sequence[str], record: Record, number: dict[str, Any] | None
) -> list[tuple[Found, Comparison]]:
    """The versions of official texts that a received one is near to, the nearest first."""
    asked = _looked_up(words)
    texts = record.texts_with([h for h, _ in asked])
    nearest = _nearest(texts, {h for h, _ in fingerprints(words)})
    if number and number.get("entry", -1) >= 0 and number["entry"] not in nearest:
        nearest.append(number["entry"])
    telling = {
        first: [at for h, at in asked if first in texts.get(h, ()) and len(texts[h]) <= DISTINCT] for first in nearest
    }
    ranked = []
    for first in nearest:
        for found in record.versions(first):
            comparison = compare(found.official, lines)
            if comparison.verdict == "altered" and not _near(comparison, found, telling[first], len(asked)):
                continue
            ranked.append((_rank(comparison, found), found, comparison))
    return [(found, comparison) for _, found, comparison in sorted(ranked, key=lambda item: item[0], reverse=True)]


def _nearest(lists: Mapping[int, Sequence[int]], prints: Collection[int]) -> list[int]:
    """The texts to compare with, from the lists of those that have each hash, the most telling first.

    ``prints`` are the fingerprints of the received text.  A text from which it was taken has them too; another hash
    was chosen there only because of words around it that were not received."""
    weights: dict[int, float] = {}
    for asked, texts in lists.items():
        tells = (1 / len(texts) if len(texts) < COMMON else FORM) * (1 if asked in prints else BY_THE_WAY)
        for first in texts:
            weights[first] = weights.get(first, 0.0) + tells
    ordered = sorted(weights, key=lambda first: (-weights[first], first))[:MOST_CANDIDATES]
    least = NEARLY * max(weights.values(), default=0.0)
    return [first for n, first in enumerate(ordered) if n < CANDIDATES or weights[first] >= least]


def _looked_up(words: Sequence[str]) -> list[tuple[int, int]]:
    """The hashes asked for: of a short text all, of a longer one ``LOOK_UPS`` fingerprints from its whole length."""
    if len(every := shingles(words)) <= LOOK_UPS:
        return every
    prints = fingerprints(words)
    if len(prints) <= LOOK_UPS:
        return prints
    return [prints[n * len(prints) // LOOK_UPS] for n in range(LOOK_UPS)]


def _near(comparison: Comparison, found: Found, telling: Sequence[int], asked: int) -> bool:
    """Whether an altered text is one of this text: they share more than forms of words that many texts have."""
    longest = max((length for _, _, length in comparison.blocks), default=0)
    # The official text in one piece, with much around it: the few hashes asked for need not have told it apart.
    if longest >= max(LONG_RUN, IN_ONE_PIECE * len(found.official.words)):
        return True
    if not telling:
        return False
    received = len(comparison.received)
    if comparison.same >= MOST_SHARED * received and len(telling) * 10 >= asked:
        return True
    if comparison.same >= MOST_SHARED * len(found.official.words):
        return True
    return longest >= LONG_RUN


def _rank(comparison: Comparison, found: Found) -> tuple[int, float, float, int, int]:
    order = ("altered", "extract", "same_words").index(comparison.verdict)
    longest = max((length for _, _, length in comparison.blocks), default=0)
    same, received, ours = comparison.same, len(comparison.received), len(found.official.words)
    altered = comparison.verdict == "altered"
    within = same / (received or 1) if altered else 0.0
    # Where most of an official text was received, also how little of it is missing.
    alike = same / (received + ours - same or 1) if altered and same >= MOST_SHARED * ours else 0.0
    # Of two that are as near, the one in force, then the newer.
    return (order, within, alike, found.state == "current", longest + found.index)


def _parts(comparison: Comparison, found: Found, record: Record) -> list[dict[str, Any]]:
    """Official texts that a received one was put together from; none for one that was changed otherwise."""
    parts = []
    runs = [run for run in comparison.inserted(found.official) if len(run) >= LONG_RUN]
    for run in sorted(runs, key=len, reverse=True)[:MOST_PARTS]:
        line = [Line(" ".join(run), tuple(run))]
        if (other := _best(line, run, record, None)) and other[1].verdict != "altered":
            parts.append({"entry": other[0].index, "title": other[0].edition.title, "path": other[0].edition.path})
    return parts


def number_in(text: str, record: Record) -> dict[str, Any] | None:
    """The first serial number that a received text bears, and what the register knows of it.

    ``state`` is ``used`` (with the first ``entry`` of its text), ``void`` (with the reason), ``not_given`` or
    ``erased``."""
    best: tuple[int, dict[str, Any]] | None = None
    plain = " ".join(t1(text).split())
    for series in record.json("index/series.json", []):
        match = _pattern(series["pattern"]).search(plain)
        if match and (best is None or match.start() < best[0]):
            year, number = int(match.groupdict().get("year") or 0), int(match["number"])
            best = (
                match.start(),
                {"series": series["id"], "title": series["title"], "label": match[0], "year": year, "number": number},
            )
    if best is None:
        return None
    found = best[1]
    register = record.json(f"index/numbers/{found['series']}/{found['year']}.json", {})
    key = str(found["number"])
    used, void = register.get("numbers", {}).get(key), register.get("voids", {}).get(key)
    if used:
        state = str(used.get("state", "used"))
        return {**found, "state": state, "entry": int(used["entry"]), "text_title": used["title"], "path": used["path"]}
    return (
        {**found, "state": "void", "reason": void}
        if void
        else {**found, "state": "not_given", "last": register.get("last", 0)}
    )


def _pattern(pattern: str) -> re.Pattern[str]:
    """How a number of a series is read: blanks and leading zeros are free, case is not looked at."""
    parts = re.split(r"(\{number[^}]*\}|\{year[^}]*\})", pattern)
    out = []
    for part in parts:
        if part.startswith("{number"):
            out.append(r"0*(?P<number>[0-9]{1,9})(?![0-9])")
        elif part.startswith("{year"):
            out.append(r"(?P<year>[0-9]{4})(?![0-9])")
        else:
            out += [c if c.isalnum() else _SIGNS.get(c, rf"\s*{re.escape(c)}\s*") for c in part]
    return re.compile("".join(out), re.IGNORECASE)

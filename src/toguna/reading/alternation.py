"""Patterns of many words, arranged so that ``re`` tries few of them.

``re`` tries the words of ``(?:maire|ministre|préfet)`` one after the other at every place of a text. Arranged by their
letters, ``(?:m(?:aire|inistre)|préfet)``, most are passed over with one look. What matches stays the same: alternatives that
begin with different letters exclude each other, and those of one letter keep their order.
"""

import re
from collections.abc import Iterator
from itertools import groupby

_SPECIAL = frozenset(r"\[](){}.^$|?*+")
_QUANTIFIERS = frozenset("?*+{")
_BOUNDARY = r"\b"
_CHOICE = re.compile(r"\[([A-Za-zÀ-ÿ]{2,4})\](?![?*+{])")
_CAPTURE = re.compile(r"\((?!\?)|\(\?P<")


def arranged(pattern: str) -> str:
    """Return a pattern that matches what ``pattern`` does, its alternatives arranged by their first letters."""
    parts = [_inside(one) for one in alternatives(pattern)]
    if len(parts) > 1:
        parts = _by_letter([part for one in parts for part in _certain(one)])
    return "|".join(parts)


def _by_letter(parts: list[str]) -> list[str]:
    """Bring together the alternatives of one letter, but over none whose first letter is not certain."""
    found: list[str] = []
    for begins, run in groupby(parts, key=_begins):
        if begins == "anything":
            found += run
            continue
        same: dict[str, list[str]] = {}
        for one in run:
            first = _BOUNDARY if begins == "boundary" else one[0]
            same.setdefault(first, []).append(one.removeprefix(first))
        found += [first + _grouped(rests) for first, rests in same.items()]
    return found


def _grouped(rests: list[str]) -> str:
    parts = _by_letter(rests) if len(rests) > 1 else rests
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def _begins(one: str) -> str:
    """With what an alternative begins; one that captures must keep its place, whatever it begins with."""
    if one == "" or _CAPTURE.search(one):
        return "anything"
    if one.startswith(_BOUNDARY):
        return "boundary"
    return "letter" if one[0] not in _SPECIAL and one[1:2] not in _QUANTIFIERS else "anything"


def _certain(one: str) -> list[str]:
    """An alternative, or those it comes to by what it may begin with: "[Pp]alais", "(?:sous-)?prefet"."""
    if _CAPTURE.search(one):
        return [one]
    if choice := _CHOICE.match(one):
        return [letter + one[choice.end() :] for letter in choice[1]]
    if one.startswith("(?:"):
        end = group_ends(one, 0)
        rest = one[end + 1 :]
        if rest[:1] == "?" and rest[1:2] not in _QUANTIFIERS:
            return [part for start in (*alternatives(one[3:end]), "") for part in _certain(start + rest[1:])]
        if rest[:1] not in _QUANTIFIERS:
            return [part for start in alternatives(one[3:end]) for part in _certain(start + rest)]
    return [one]


def alternatives(pattern: str) -> list[str]:
    """Return the alternatives of a pattern: cut at the bars that stand in no group and no class of characters."""
    found, begin, depth = [], 0, 0
    for at, mark in _marks(pattern):
        if mark == "|" and depth == 0:
            found.append(pattern[begin:at])
            begin = at + 1
        depth += (mark == "(") - (mark == ")")
    return [*found, pattern[begin:]]


def _inside(one: str) -> str:
    """Arrange what stands in the groups of an alternative."""
    parts, done = [], 0
    for at, mark in _marks(one):
        if mark == "(" and at >= done:
            begin, end = group_begins(one, at), group_ends(one, at)
            parts += [one[done:begin], arranged(one[begin:end])]
            done = end
    return "".join([*parts, one[done:]])


def group_begins(pattern: str, at: int) -> int:
    """Where the alternatives of a group begin that opens at ``at``, behind "?:", "?<!" or "?P<name>"."""
    for sign in ("(?:", "(?=", "(?!", "(?<=", "(?<!"):
        if pattern.startswith(sign, at):
            return at + len(sign)
    if pattern.startswith("(?P<", at):
        return pattern.index(">", at) + 1
    if pattern.startswith("(?P=", at):
        return pattern.index(")", at)
    return at + 1


def group_ends(pattern: str, at: int) -> int:
    """Where the bracket stands that closes the group that opens at ``at``."""
    depth = 0
    for place, mark in _marks(pattern, at):
        depth += (mark == "(") - (mark == ")")
        if depth == 0:
            return place
    raise ValueError(pattern)


def _marks(pattern: str, at: int = 0) -> Iterator[tuple[int, str]]:
    """Yield the brackets and bars that mean something: none that is escaped or stands in a class of characters."""
    while at < len(pattern):
        mark = pattern[at]
        if mark == "\\":
            at += 1
        elif mark == "[":
            at = class_ends(pattern, at)
        elif mark in "(|)":
            yield at, mark
        at += 1


def class_ends(pattern: str, at: int) -> int:
    """Where the class of characters ends that opens at ``at``; a bracket right behind its opening is one of its letters."""
    at += 1 + pattern.startswith("[^", at)
    while pattern[at] != "]" or pattern[at - 1] == "[" or pattern[at - 2 : at] == "[^":
        at += 1 + (pattern[at] == "\\")
    return at

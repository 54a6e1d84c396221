"""Patterns of many words, arranged so that ``re`` tries few of them.

``re`` tries the words of ``(?:maire|ministre|préfet)`` one after the other at every place of a text. Arranged by their
letters, ``(?:m(?:aire|inistre)|préfet)``, most are passed over with one look. What matches stays the same: alternatives that
begin with different letters exclude each other, and those of one letter keep their order.
"""

import re
from collections.abc import Iterator

_SPECIAL = frozenset(r"\[](){}.^$|?*+")
_QUANTIFIERS = frozenset("?*+{")
_CAPTURE = re.compile(r"\((?!\?)|\(\?P<")


def arranged(pattern: str) -> str:
    """Return a pattern that matches what ``pattern`` does, its alternatives arranged by their first letters."""
    return "|".join(_by_letter([_inside(one) for one in alternatives(pattern)]))


def _by_letter(alternatives: list[str]) -> list[str]:
    """Bring together the alternatives of one letter, but over none whose first letter is not certain."""
    found: list[str] = []
    run: dict[str, list[str]] = {}
    for one in alternatives:
        if _first_letter(one):
            run.setdefault(one[0], []).append(one[1:])
        else:
            found += _joined(run)
            run = {}
            found.append(one)
    return found + _joined(run)


def _joined(run: dict[str, list[str]]) -> list[str]:
    return [letter + _grouped(rests) for letter, rests in run.items()]


def _grouped(rests: list[str]) -> str:
    arranged_rests = _by_letter(rests) if len(rests) > 1 else rests
    return arranged_rests[0] if len(arranged_rests) == 1 else f"(?:{'|'.join(arranged_rests)})"


def _first_letter(one: str) -> bool:
    """Whether an alternative begins with a letter that must stand there; one that captures keeps its place."""
    return one != "" and one[0] not in _SPECIAL and one[1:2] not in _QUANTIFIERS and _CAPTURE.search(one) is None


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

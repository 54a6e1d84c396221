"""The letters a text must hold for a pattern to match: a look for them costs a hundredth of the pattern.

Of the sixteen kinds of event, the words of one or two stand in any text; the patterns of the others need not be tried.
"""

from functools import cache

from toguna.reading.alternation import alternatives, class_ends, group_begins, group_ends
from toguna.reading.folding import compiled

# Escaped, these letters stand for themselves; the others for a class or a place.
_PLAIN = frozenset(r".^$*+?()[]{}|\-")


def holds(text: str, pattern: str) -> bool:
    """Say whether ``pattern`` matches anywhere in ``text``."""
    return may_hold(text, pattern) and compiled(pattern).search(text) is not None


def may_hold(text: str, pattern: str) -> bool:
    """Say whether ``text`` has the letters that ``pattern`` needs to match."""
    return any(map(text.__contains__, literals(pattern) or ("",)))


@cache
def literals(pattern: str) -> frozenset[str]:
    """Return strings of which every text that ``pattern`` matches holds one; none where that is not certain."""
    needed = [_of_alternative(one) for one in alternatives(pattern)]
    return frozenset().union(*needed) if all(needed) else frozenset()


def _of_alternative(one: str) -> frozenset[str]:
    """The longest of what must stand there: a run of letters, or what a group needs."""
    choices: list[frozenset[str]] = []
    run, at = "", 0
    while at < len(one):
        letter, end = one[at], at + 1
        if letter == "\\":
            end += 1
            letter = one[at + 1] if one[at + 1] in _PLAIN else ""
        elif letter == "[":
            letter, end = "", class_ends(one, at) + 1
        elif letter == "(":
            end = group_ends(one, at) + 1
            if not one.startswith(("(?=", "(?!", "(?<"), at) and not one.startswith(("?", "*", "{"), end):
                choices.append(literals(one[group_begins(one, at) : end - 1]))
            letter = ""
        elif letter in "^$.?*+{":
            letter = ""
            end = one.index("}", at) + 1 if one[at] == "{" else end
        if letter and one.startswith(("?", "*", "{"), end):
            letter = ""
        choices.append(frozenset({run + letter} - {""}))
        run, at = (run + letter if letter else ""), end
    return max(choices, key=lambda choice: min(map(len, choice), default=0), default=frozenset())

"""Which saved pages are one: the same address twice, a version for printing, the second page of one article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ..old_addresses import normal

_PRINT = re.compile(
    r"(?i)(?:[?&](?:print|pop|tmpl|format|page|layout|share|like|replytocom|output|imprimir|imprimer|printable|view)=(?:1|component|print|amp|raw|pdf|imprim\w*|\d+%?\w*)"
    r"|[?&](?:print|amp|replytocom)(?:=[^&]*)?)+$|/(?:print|amp|imprimer)$|^(?=.*/print/)"
)
_PAGED = re.compile(
    r"^(.+?)(?:/page/(\d{1,2})|/(\d{1,2})|[?&](?:page|pg|p)=(\d{1,2})|[-_](?:p|page)(\d{1,2})(?=(?:\.\w{3,5})?$))((?:\.\w{3,5})?)$"
)
_NUMBER = re.compile(
    r"(?i)\s*[-–|(]?\s*(?:page|seite|صفحة)?\s*\d{1,2}\s*(?:(?:sur|of|von|/|de)\s*\d{1,2})?\)?(?=\s*(?:[-–|]|$))"
)
_MOST = 30


@dataclass(slots=True)
class Saved:
    """What the head of a saved page tells; ``key`` is its address told to be the same however it is written."""

    place: PurePosixPath
    address: str
    key: str
    canonical: str
    title: str
    onward: str = ""


@dataclass(slots=True)
class Group:
    """One text: the page it is read from, further pages of it, and the other addresses it has."""

    page: Saved
    parts: list[Saved] = field(default_factory=list)
    others: list[Saved] = field(default_factory=list)


def grouped(pages: Iterable[Saved]) -> list[Group]:
    """The pages of a folder, one group a text, in their order."""
    by_key: dict[str, Group] = {}
    for page in pages:
        if page.key in by_key:
            by_key[page.key].others.append(page)
        else:
            by_key[page.key] = Group(page)
    named: dict[str, list[Group]] = defaultdict(list)
    for key, group in list(by_key.items()):
        if group.page.canonical and group.page.canonical != key:
            named[group.page.canonical].append(group)
        elif (short := _PRINT.sub("", key)) != key and short in by_key:
            _merge(by_key, by_key[short], key)
    for canonical, groups in named.items():
        owner = by_key.get(canonical) or groups[0]
        for group in groups:
            if group is not owner and group.page.key in by_key:
                _merge(by_key, owner, group.page.key)
    _join_pages(by_key)
    return list(by_key.values())


def _merge(by_key: dict[str, Group], owner: Group, key: str) -> None:
    merged = by_key.pop(key)
    owner.others += [merged.page, *merged.others]


def _join_pages(by_key: dict[str, Group]) -> None:
    """Second and further pages of one article: named after the first, with its title, which no other page has."""
    titles = Counter(_bare(group.page.title) for group in by_key.values())
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for key in by_key:
        match = _PAGED.match(key)
        if match is not None:
            first = match[1] + match[6]
            if first in by_key and first != key:
                found[first].append((int(next(filter(None, match.groups()[1:5]))), key))
    for first, numbered in found.items():
        title = _bare(by_key[first].page.title)
        same = sorted((n, key) for n, key in numbered if _bare(by_key[key].page.title) == title and n >= 2)
        if not title or not same or [n for n, _ in same] != list(range(2, len(same) + 2)) or len(same) > _MOST:
            continue
        if titles[title] != len(same) + 1:
            continue
        for _, key in same:
            by_key[first].parts.append(by_key.pop(key).page)


def _bare(title: str) -> str:
    return " ".join(_NUMBER.sub("", title).lower().split())


def key_of(address: str) -> str:
    """The key of an address; of one that has none, the address."""
    return normal(address) or address

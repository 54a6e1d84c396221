"""How right a reading is: precision, recall and F1 of each kind of fact, against a labelled text.

A person is right under any form of the name, or under the family name with nothing that differs; an office where seven
tenths of its words are the label's (function words aside); a place where its words are; a date where its ISO form is; a
quote where nine tenths of its letters are; a speaker only on a quote that is right. What a label calls optional counts
neither way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Any

from toguna.reading.tally import Tally

KINDS = (
    "people", "person with office", "countries", "other places", "dates", "quotes", "quote with speaker",
    "kind of event", "actors", "organisations", "documents",
)  # fmt: skip
Fact = dict[str, Any]
_SMALL = frozenset("le la les l un une de du des d et a au aux en pour par sur the of for and in to an".split())


def score(reading: Fact, label: Fact) -> dict[str, Tally]:
    """Return the counts of one text: ``reading`` and ``label`` in the shape of ``toguna read --json``."""
    counts: dict[str, Tally] = {}
    people = _matched(reading["people"], label["people"], _same_person)
    counts["people"] = _count(reading["people"], label["people"], people)
    counts["person with office"] = _offices(reading["people"], label["people"], people)
    for kind, wanted in (("countries", True), ("other places", False)):
        found, given = (
            [place for place in side["places"] if (place["kind"] == "country") is wanted] for side in (reading, label)
        )
        counts[kind] = _count(found, given, _matched(found, given, _same_country if wanted else _same_words))
    dates = [{"iso": iso} for iso in dict.fromkeys(date["iso"] for date in reading["dates"])]
    given_dates: dict[str, Fact] = {}
    for date in label["dates"]:
        known = given_dates.setdefault(date["iso"], {"iso": date["iso"], "optional": True})
        known["optional"] = known["optional"] and bool(date.get("optional"))
    counts["dates"] = _same_by(dates, list(given_dates.values()), lambda one, other: one["iso"] == other["iso"])
    quotes = _matched(reading["quotes"], label["quotes"], _same_quote)
    counts["quotes"] = _count(reading["quotes"], label["quotes"], quotes)
    counts["quote with speaker"] = _speakers(reading["quotes"], label["quotes"], quotes, label["people"])
    event, told = label["event"], reading["event"]
    right = told["type"] in (event["type"], *event.get("type_alt", ()))
    counts["kind of event"] = Tally(int(right), int(not right and bool(told["type"])), int(not right))
    by_name = {person["name"]: person for person in label["people"]}
    actors = [by_name.get(name, {"name": name}) for name in event["actors"]]
    counts["actors"] = _same_by([{"name": name} for name in told["actors"]], actors, _same_person)
    counts["organisations"] = _same_by(reading["organisations"], label["organisations"], _same_words)
    titled = [[one for one in side["documents"] if one["title"]] for side in (reading, label)]
    counts["documents"] = _same_by(*titled, lambda one, other: _alike(one["title"], other["title"]) >= 0.9)
    return counts


def _same_by(found: Sequence[Fact], given: Sequence[Fact], same: Callable[[Fact, Fact], bool]) -> Tally:
    return _count(found, given, _matched(found, given, same))


def _matched(found: Sequence[Fact], given: Sequence[Fact], same: Callable[[Fact, Fact], bool]) -> dict[int, int]:
    """Which label each found fact is, each label once."""
    pairs: dict[int, int] = {}
    for index, one in enumerate(found):
        free = (at for at, other in enumerate(given) if at not in pairs.values() and same(one, other))
        if (at := next(free, None)) is not None:
            pairs[index] = at
    return pairs


def _count(found: Sequence[Fact], given: Sequence[Fact], pairs: dict[int, int]) -> Tally:
    optional = sum(bool(given[at].get("optional")) for at in pairs.values())
    missed = sum(not one.get("optional") for at, one in enumerate(given) if at not in pairs.values())
    return Tally(len(pairs) - optional, len(found) - len(pairs), missed)


def _offices(found: Sequence[Fact], given: Sequence[Fact], pairs: dict[int, int]) -> Tally:
    count = Tally()
    right = set()
    for index, person in enumerate(found):
        if not person["role"]:
            continue
        label = given[pairs[index]] if index in pairs else None
        offices = [office for office in (label["role"], *label.get("role_alts", ())) if office] if label else []
        if any(_same_office(person["role"], office) for office in offices):
            right.add(pairs[index])
        elif label is None or not label.get("optional"):
            count.wrong += 1
    for at, label in enumerate(given):
        if label["role"] and not label.get("optional"):
            count.right += at in right
            count.missed += at not in right
    return count


def _speakers(found: Sequence[Fact], given: Sequence[Fact], pairs: dict[int, int], people: Sequence[Fact]) -> Tally:
    by_name = {person["name"]: person for person in people}
    count = Tally()
    right = set()
    for index, quote in enumerate(found):
        label = given[pairs[index]] if index in pairs else None
        if not quote["speaker"] or (label and label.get("optional")):
            continue
        speaker = label["speaker"] if label else None
        if speaker and _same_person({"name": quote["speaker"]}, by_name.get(speaker, {"name": speaker})):
            right.add(pairs[index])
        else:
            count.wrong += 1
    for at, label in enumerate(given):
        if label["speaker"] and not label.get("optional"):
            count.right += at in right
            count.missed += at not in right
    return count


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).lower()
    return re.findall(r"[a-z0-9œ]+", re.sub(r"['’]s\b", "", plain))


def _same_person(one: Fact, other: Fact) -> bool:
    words = _words(one["name"])
    for form in (other["name"], *other.get("forms", ())):
        label = _words(form)
        if not words or not label:
            continue
        if sorted(words) == sorted(label) or (set(words) <= set(label) and label[-1] in words):
            return True
        if len(label) > 1 and set(label) <= set(words):
            return True
    return False


def _same_office(one: str, other: str) -> bool:
    words, label = ([word for word in _words(text) if word not in _SMALL] for text in (one, other))
    if not words or not label:
        return False
    shared = sum(min(words.count(word), label.count(word)) for word in set(words))
    return 2 * shared / (len(words) + len(label)) >= 0.7 or (
        len(words) > 1 and set(words) <= set(label) and words[0] == label[0]
    )


def _same_words(one: Fact, other: Fact) -> bool:
    words = set(_words(one["name"])) - _SMALL
    for form in (other["name"], *other.get("forms", ())):
        label = set(_words(form)) - _SMALL
        if words and label and 2 * len(words & label) / (len(words) + len(label)) >= 0.8:
            return True
    return False


def _same_country(one: Fact, other: Fact) -> bool:
    return bool(one["iso2"]) and one["iso2"] == other.get("iso2")


def _same_quote(one: Fact, other: Fact) -> bool:
    return _alike(one["text"], other["text"]) >= 0.9


def _alike(one: str, other: str) -> float:
    one, other = (" ".join(text.split()).strip(" «»“”\"'‘’").lower() for text in (one, other))
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()

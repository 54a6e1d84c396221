"""The shape of a language pack.

Every word and pattern is written folded (see ``toguna.reading.folding``): lower case, unaccented,
straight apostrophes. Patterns may use ``{month}``, ``{weekday}``, ``{day}``, ``{year}`` and
``{sp}``; none may nest quantifiers, so that reading stays linear.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateWords:
    """How a language writes dates.

    ``rules`` are patterns with the groups that ``dates.py`` understands: ``weekday``, ``day``,
    ``month``, ``year`` for a first day; ``day2``, ``month2``, ``year2`` for the end of a range;
    ``days`` for a list of days; ``relative`` for "yesterday"; ``bare_weekday`` for "on Monday";
    ``last`` and ``next`` for "last May" and "next May"; ``deictic`` for "this Saturday".
    ``background`` matches the words just before a date that is not the news ("promulgated on");
    ``names`` the words just before a date that is part of a name ("avenue du"). ``capital_months``:
    a month in small letters is another word ("may", "march").
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative_days: Mapping[str, int]
    ordinal_day: str
    rules: tuple[str, ...]
    background: str
    deadline: str
    names: str
    capital_months: bool


@dataclass(frozen=True, slots=True)
class PageWords:
    """How sites in a language word the frame around their articles; patterns match whole lines."""

    read_link: str
    related_heading: str
    related_link: str
    section: str
    share: str
    social: str
    home: str
    navigation: str
    published: str
    byline: str
    tags: str
    copyright: str
    cookies: str
    institution: str
    salutation: str


@dataclass(frozen=True, slots=True)
class PeopleWords:
    """Titles, offices and the verbs that carry somebody's words.

    ``honorifics`` and ``ranks`` are patterns; ``offices`` the nouns that begin an office;
    ``before_name`` those that may stand directly before a surname ("President X").
    """

    honorifics: str
    ranks: str
    offices: str
    before_name: str
    particles: frozenset[str]
    never_names: frozenset[str]
    saying: str
    said_pronoun: str
    according_to: str
    naming: str


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """How a language says where; ``elsewhere`` matches the words before a place one goes to or comes from."""

    building_first: str
    building_last: str
    joining: str
    locative: str
    at_city: str
    not_city_before: str
    hosting: str
    elsewhere: str


@dataclass(frozen=True, slots=True)
class LanguagePack:
    """One language: its code, its most frequent words, and its words for each reader."""

    code: str
    function_words: frozenset[str]
    dates: DateWords
    pages: PageWords
    people: PeopleWords
    places: PlaceWords
    events: tuple[tuple[str, str, int], ...]
    organisation_heads: str

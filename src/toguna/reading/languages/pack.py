"""The shape of a language pack.

Every word and pattern is written folded (see ``toguna.reading.folding``): lower case, unaccented,
straight apostrophes. Patterns may use ``{month}``, ``{weekday}``, ``{day}``, ``{year}`` and
``{sp}``; none may nest quantifiers, so that reading stays linear.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """How a language writes dates.

    ``rules`` are pairs: what must stand in the text for the rule to be tried (``month``, ``weekday``, ``year``,
    ``relative`` or ``unit``), and a pattern with the groups that ``dates.py`` understands: ``weekday``, ``day``,
    ``month``, ``year`` for a first day; ``day2``, ``month2``, ``year2`` for the end of a range;
    ``days`` for a list of days; ``relative`` for "yesterday"; ``bare_weekday`` for "on Monday";
    ``last`` and ``next`` for "last May" and "next May"; ``deictic`` for "this Saturday".
    ``unit`` and ``last`` or ``next`` for "last month" (``units``); ``weekday0`` for the first of two days ("Thursday and Friday 3 May").
    ``deadline`` matches the words before a day to come, ``future`` the verbs of a sentence that speaks of what is to come. ``background`` matches the words just before a date that is not the news ("promulgated on");
    ``names`` the words just before a date that is part of a name ("avenue du"). ``capital_months``:
    a month in small letters is another word ("may", "march"). ``line`` matches a whole line that is a date ("Cotonou, le 1er mai
    2022"), ``lede`` a date inside a lede; both may use ``{month}`` and ``{weekday}``.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    relative_days: Mapping[str, int]
    ordinal_day: str
    rules: tuple[tuple[str, str], ...]
    background: str
    deadline: str
    future: str
    units: Mapping[str, Literal["month", "year"]]
    names: str
    capital_months: bool
    line: str
    lede: str


def with_names(pattern: str, words: DateWords) -> str:
    """Put the months and weekdays of a language into a pattern that names them ``{month}`` and ``{weekday}``."""
    return pattern.format(month=f"(?:{'|'.join(words.months)})", weekday=f"(?:{'|'.join(words.weekdays)})")


@dataclass(frozen=True, slots=True, eq=False)
class PageWords:
    """How sites in a language word the frame around their articles; patterns match whole lines.

    ``read_link_tail`` matches a read link behind the words of a paragraph, ``read`` one that needs a mark to be one ("Lire »").
    ``published_line`` is a date alone on its line (with ``{month}`` and ``{weekday}``), ``published_when`` the words besides
    numbers that say when something was published; ``share_joining`` are small words between the names of networks.
    """

    read_link: str
    read_link_tail: str
    read: frozenset[str]
    related_heading: str
    related_link: str
    section: str
    share: str
    share_joining: frozenset[str]
    social: str
    home: str
    navigation: str
    published: str
    published_line: str
    published_when: str
    byline: str
    tags: str
    copyright: str
    cookies: str
    institution: str
    salutation: str


@dataclass(frozen=True, slots=True, eq=False)
class GrammarWords:
    """The small words of a language, as the readers of people and offices need them.

    Patterns of words with their blank behind them: ``articles`` ("le "), ``indefinite`` ("un "), ``of_the`` (a preposition
    melted with an article: "du "). ``joining`` are the words for "and". Patterns of the words just before, each ending in
    ``$``: ``determiner`` before a noun of one person, ``many`` before a noun of several, ``her_article`` and ``his_article``
    before a noun of that sex, ``before_nouns`` and ``before_countries`` before a capital that is no person's. ``plural``
    matches an office of several people.

    What is written without a blank before a name: ``glued`` (all of it), ``glued_of`` ("d'Oyem" is of Oyem), ``glued_articles``
    those that a noun may bear. ``possessive`` stands behind a name ("'s"; empty: there is none). ``empty`` words count for
    nothing when offices are compared. ``abbreviations`` end in a stop that ends no sentence.
    """

    articles: str
    indefinite: str
    of_the: str
    joining: str
    determiner: str
    many: str
    her_article: str
    his_article: str
    before_nouns: str
    before_countries: str
    plural: str
    glued: tuple[str, ...]
    glued_of: tuple[str, ...]
    glued_articles: tuple[str, ...]
    possessive: str
    empty: frozenset[str]
    abbreviations: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class PeopleWords:
    """Titles, offices, and the capitals that are no names.

    ``honorifics`` and ``ranks`` are patterns, ``women`` and ``men`` those of them (and of the offices) that tell the sex;
    ``offices`` the nouns that begin an office; ``before_name`` those that may stand directly before a surname
    ("President X"). ``function_names`` are words of grammar that a sentence may begin with, ``body_names`` nouns of
    institutions, works and events: a capital makes neither a name. ``named_after`` matches the words before a name that
    a building or a prize bears. ``misters`` matches titles that only men bear; ``title_joins`` may stand between two titles,
    ``title_endings`` behind the last, ``name_begins`` are small letters that a name may begin with behind a title. A particle
    ends a name where it is one of ``complements`` ("X Y de Bamako"), unless it is a noble one, alone (``noble``) or melted with
    an article (``noble_articles``). ``called`` stands before a nickname.

    How an office runs: ``office_before`` may stand between the comma and its noun ("le nouveau"), ``office_links``
    between name and office without one ("est nommé"), ``office_former`` belongs to it ("ancien"), ``office_of`` joins two
    nouns of one office, ``office_goes_on`` follows a comma inside an office, ``office_ends`` never belongs to one and
    ``office_not_last`` never ends one; ``office_no_ends`` are words as written that only look like one that ends it ("à").
    ``office_modifiers``: capitals before the noun belong to it ("Health Minister"). ``office_signed`` may stand before an office
    that signs, ``office_post`` before one of a list. ``office_adjectives`` stand between article and noun of an office that is
    somebody named before ("ledit ministre"), ``office_bounds`` begin what an office is of; ``office_forms`` are the endings by
    which the noun differs for women, men and many.
    """

    honorifics: str
    ranks: str
    women: str
    men: str
    offices: str
    before_name: str
    misters: str
    title_joins: str
    title_endings: str
    name_begins: tuple[str, ...]
    particles: frozenset[str]
    complements: frozenset[str]
    noble: frozenset[str]
    noble_articles: frozenset[str]
    called: str
    function_names: frozenset[str]
    body_names: frozenset[str]
    body_endings: str
    named_after: str
    office_before: str
    office_links: str
    office_former: str
    office_of: str
    office_goes_on: str
    office_ends: str
    office_not_last: str
    office_no_ends: frozenset[str]
    office_signed: str
    office_post: str
    office_adjectives: str
    office_bounds: str
    office_forms: str
    office_modifiers: bool
    relations: str
    kin: str
    heads: str
    after_name: frozenset[str]
    after_name_office: str


@dataclass(frozen=True, slots=True, eq=False)
class SpeechWords:
    """How a language says who said something.

    ``saying`` are the stems of the verbs, ``inverted`` matches the words between a quote and its speaker
    ("a déclaré", "said"), ``pronoun`` a pronoun that says it there ("a-t-il indiqué"; groups ``he`` and ``she``),
    ``subject`` a pronoun that begins a sentence (the same groups), ``according_to`` the words before a source, ``according_pronoun`` those that mean the last source again ("selon lui"),
    ``auxiliaries`` are verbs before a participle ("a", "has"), ``inverted_pronoun`` matches a pronoun behind its verb in the
    words before a quote (groups ``he`` and ``she``), ``periphrasis`` a verb with two or three words that stand for who was just named
    (the same groups: "a confié la gardienne").
    ``goes_on`` those with which the last speaker goes on ("et d'ajouter"),
    ``naming`` the nouns before a name in marks ("le programme"), ``object`` the words before somebody who is no subject
    ("avec", "accompagné de"), ``the`` the articles of somebody known, ``articles`` all of them.
    ``plain_single_quotes``: words stand between typewriter apostrophes too.
    ``topic`` are the words before somebody whom a sentence is about ("quant à"); ``leading`` those before who leads a
    delegation, and ``leader`` what the text may call that person; ``stand_ins`` are nouns that stand for somebody and are
    no office ("le magistrat municipal"), ``anybody`` those of them that mean whoever was named last.
    ``same_office`` are groups of nouns for one office ("president|chef de l'etat"), written out with bars between: no patterns.
    """

    saying: str
    auxiliaries: str
    inverted: str
    inverted_pronoun: str
    periphrasis: str
    pronoun: str
    subject: str
    according_to: str
    according_pronoun: str
    goes_on: str
    naming: str
    object: str
    the: str
    articles: str
    plain_single_quotes: bool
    topic: str
    leading: str
    leader: str
    stand_ins: str
    anybody: str
    same_office: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ActorWords:
    """The words before somebody that tell the part played in an event: who presides it, whom the host receives, who only
    attends, and who died; ``envoys`` are the offices of those who present letters of credence."""

    presiding: str
    received: str
    attending: str
    deceased: str
    envoys: str


@dataclass(frozen=True, slots=True, eq=False)
class AppointmentWords:
    """How a language names people to offices.

    ``context`` says that a text, or the list that follows, does; ``named`` matches the words between a name and the new
    office, ``naming`` those before a name that an office follows; ``formerly`` the word before the office of until then,
    ``replacing`` those before who held the office.
    """

    context: str
    named: str
    naming: str
    formerly: str
    replacing: str


@dataclass(frozen=True, slots=True, eq=False)
class PlaceWords:
    """How a language says where.

    ``building_first`` and ``building_last`` are the nouns that begin or end the name of a building, ``joining`` the words
    between the noun and the name; ``building_adjectives`` may follow the noun, ``building_inside`` are words in small letters
    inside the name (empty: there are none), with ``building_of`` before the next capital; ``building_not_before`` is what follows
    a noun that is none there. ``place_of`` matches the words before a place ("la commune de"), with the group
    ``region`` where it is one; ``region_last`` the nouns behind one ("County"); ``at_city`` the preposition before a town,
    ``inside`` that before a region; ``lead`` any word that may stand before a place that is known; ``strong_lead`` those
    that stand before nothing else; ``joined`` what stands between two places of a list. ``at_name`` are the words before a
    place that speak against a name's being a person's. ``list_ends`` are words that may follow the last place of a list, ``before_day`` those
    between a dateline's town and its date. ``elsewhere`` matches the words before a place one goes to or comes
    from.
    """

    building_first: str
    building_last: str
    building_not_before: str
    building_adjectives: str
    building_inside: str
    building_of: str
    joining: str
    locative: str
    place_of: str
    region_last: str
    at_city: str
    inside: str
    lead: str
    strong_lead: str
    joined: str
    at_name: str
    not_city_before: str
    list_ends: str
    before_day: str
    hosting: str
    elsewhere: str


@dataclass(frozen=True, slots=True, eq=False)
class OrganisationWords:
    """How organisations are called: ``heads`` begin their names (case as written), ``joining`` and ``adjectives`` stand in
    small letters inside; ``no_acronyms`` are letters that are no organisation."""

    heads: str
    joining: str
    adjectives: str
    no_acronyms: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class LanguagePack:
    """One language: its code, its most frequent words, and its words for each reader."""

    code: str
    function_words: frozenset[str]
    grammar: GrammarWords
    dates: DateWords
    pages: PageWords
    people: PeopleWords
    speech: SpeechWords
    appointments: AppointmentWords
    places: PlaceWords
    events: tuple[tuple[str, str, int], ...]
    actors: ActorWords
    organisations: OrganisationWords

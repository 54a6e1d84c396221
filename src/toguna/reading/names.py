"""Names of people: which capitals are a person, told by what stands beside and inside them.

A run of capitals is a *candidate*. A title, an office, a surname in capitals, a known given name, a verb of saying or a
neighbour that is a person speaks for it; the nouns of institutions, a building it names, a word the text also writes in small
letters speak against it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from toguna.reading.cities import cities
from toguna.reading.countries import AMBIGUOUS, countries
from toguna.reading.folding import compiled, fold
from toguna.reading.given_names import is_given
from toguna.reading.offices import Office, Offices
from toguna.reading.source import UPPER, Source, before, covered
from toguna.reading.towns import towns

# A capital, then letters, hyphens and apostrophes inside; or an initial.
_WORD = (
    rf"(?<![\w’'])(?:[DNMOdnm]['’](?=[{UPPER}][^\W\d_]))?[{UPPER}](?:[^\W\d_]{{1,30}}(?:[-'’‐][^\W\d_]{{1,30}}){{0,4}}(?![\w])|\.(?!\w\.\w))"
    rf"|(?<=[lLsSjJcC]['’])[{UPPER}][^\W\d_]{{1,30}}(?:[-'’][^\W\d_]{{1,30}}){{0,3}}(?!\w)"
    rf"|(?<=\bd['’])[{UPPER}][^\W\d_]{{1,30}}(?:[-'’][^\W\d_]{{1,30}}){{0,3}}(?!\w)"
)
_MOST_WORDS = 7
_SURE = 0.55


@dataclass(frozen=True, slots=True)
class Mention:
    """A person's name at one place: ``start`` to ``end`` is the name alone, ``outset`` where its titles begin."""

    name: str
    start: int
    end: int
    outset: int
    titles: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    sure: float = 0.0

    def tokens(self) -> list[str]:
        """The words of the name, folded; initials without their stop."""
        return [part for part in re.split(r"[\s.]+", fold(self.name)) if part]


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    outset: int
    words: tuple[_Word, ...]
    titles: tuple[str, ...]
    office: tuple[int, int] | None
    left_body: bool
    titled: bool


def find_mentions(source: Source, taken: Sequence[tuple[int, int]]) -> tuple[list[Mention], Offices]:
    """Return the mentions of people in order, and the offices of the text. ``taken``: the spans of buildings and the like, whose names are no people."""
    candidates = _candidates(source, taken)
    offices = Offices(source, [one.outset for one in candidates if _may_be(one)])
    found = [_weighed(source, one, offices) for one in candidates]
    found = _each_its_own(source, found)
    found = _shared_offices(source, found)
    found = _with_company(source, candidates, found)
    return [one for one in found if one.sure >= _SURE], offices


def _candidates(source: Source, taken: Sequence[tuple[int, int]]) -> list[_Candidate]:
    words = source.pack.people
    titles = {end: (start, surfaces, office) for start, end, surfaces, office in _titles(source)}
    inside_title = sorted((start, end) for end, (start, _, _) in titles.items())
    found: list[_Candidate] = []
    run: list[_Word] = []
    left_body = False
    last_end, last_body = -1, False
    title_at = 0
    other = covered(taken)
    nicknames = {
        m.start(1): m.end()
        for m in compiled(
            rf"[\"“«'‘] ?([{UPPER}][\w-]{{1,15}}(?: [{UPPER}][\w-]{{1,15}}){{0,2}}) ?[\"”»'’](?= [{UPPER}])"
        ).finditer(source.text)
    }

    def close() -> None:
        nonlocal run
        if run:
            candidate = _candidate(source, tuple(run), titles, left_body)
            if candidate is not None:
                found.append(candidate)
        run = []

    for match in compiled(_WORD).finditer(source.text):
        start, end = match.span()
        while title_at < len(inside_title) and inside_title[title_at][1] <= start:
            title_at += 1
        in_title = title_at < len(inside_title) and inside_title[title_at][0] <= start < inside_title[title_at][1]
        folded = source.folded[start:end]
        if folded[1:2] == "'" and start + 2 in other:
            start += 2
        if folded.endswith("'s") and source.pack.code == "en":
            end, folded = end - 2, folded[:-2]
        adjacent = bool(run) and _joined(source, run[-1].end, start, words.particles)
        if in_title or start in other:
            close()
            last_end, last_body = end, start in other and not in_title
            continue
        if adjacent and start in nicknames:
            # "Kadiatou dite "Katy" SOUMAH": the name goes on behind the nickname.
            run.append(_Word(start, nicknames[start], ""))
            last_end, last_body = nicknames[start], False
            continue
        named = adjacent and (is_given(run[0].folded) or run[0].start in titles)
        grammar = folded in words.function_names and not (
            adjacent and (folded in source.pack.dates.months or (folded in words.particles and _goes_on(source, end)))
        )
        is_name = not grammar and not _is_body(source, folded, start, adjacent, named or start in titles)
        if not is_name:
            close()
            last_end, last_body = end, folded not in words.function_names
            continue
        if not adjacent or len(run) >= _MOST_WORDS or start in titles:
            close()
            left_body = last_body and source.text[last_end:start] in (" ", "\u00a0") and start not in titles
        run.append(_Word(start, end, folded))
        last_end, last_body = end, False
    close()
    return found


def _may_be(one: _Candidate) -> bool:
    """Whether an office may end where the candidate begins: a lone capital is as likely a word of the office."""
    return one.titled or (
        len(one.words) > 1 and (not one.left_body or any(is_given(word.folded) for word in one.words))
    )


def _goes_on(source: Source, end: int) -> bool:
    """Whether "Le" or "De" inside a name is followed by the rest of it ("Yann Le Guével"), and no noun of institutions."""
    word = compiled(rf"[ \u00a0]([{UPPER}][\w'’-]+)").match(source.text, end)
    if word is None:
        return False
    folded, words = source.folded[word.start(1) : word.end(1)], source.pack.people
    return (
        folded not in words.function_names and folded not in words.body_names and not _is_office(words.offices, folded)
    )


def _titles(source: Source) -> list[tuple[int, int, tuple[str, ...], tuple[int, int] | None]]:
    """Where names may begin after a title, a rank or an office: (start, end, titles, office)."""
    words = source.pack.people
    one = rf"(?:{words.honorifics}|{words.ranks}|{words.before_name})(?:(?<=\.)|(?![a-z'-]))"
    sign = compiled(
        rf"(?<![\w'-])(?:le |la |l'|the )?{one}(?:,? (?:le |la |l'|the |et )?{one}){{0,4}}(?: ?\(?(?:er|eme)?\)?)(?: |(?<=\.)(?=\S)|(?<=')(?=\S))"
    )
    found = []
    for match in sign.finditer(source.folded):
        end = match.end()
        if end >= len(source.text) or not (
            source.text[end].isupper() or source.folded[end : end + 2] in ("d'", "n'", "m'", "el", "al")
        ):
            continue
        surfaces, office = _parted(source, match.start(), end)
        if not surfaces and source.folded[end : end + 2] == "d'":
            # "le maire d'Oyem" is of Oyem, and no Mr d'Oyem.
            continue
        found.append((match.start(), end, surfaces, office))
    return found


def _parted(source: Source, start: int, end: int) -> tuple[tuple[str, ...], tuple[int, int] | None]:
    """Part "le Premier ministre, Dr" into its titles ("Dr") and its office, if that says enough."""
    words = source.pack.people
    titles: list[str] = []
    office = None
    for match in compiled(rf"(?<![\w])(?:{words.honorifics}|{words.ranks}|{words.before_name})(?![a-z])").finditer(
        source.folded, start, end
    ):
        surface = " ".join(source.text[match.start() : match.end()].split())
        if compiled(rf"(?:{words.honorifics}|{words.ranks})").fullmatch(match[0]):
            titles.append(surface)
        else:
            office = match.span()
    return tuple(titles), office


def _joined(source: Source, end: int, start: int, particles: frozenset[str]) -> bool:
    """Whether two capitals stand together, with nothing but a blank or particles between."""
    between = source.folded[end:start]
    if between == " ":
        return True
    between = compiled(r"[\"“«]").sub("", between)
    if len(between) > 12 or "\n" in between or not between.startswith(" "):
        return False
    parts = between.replace("'", "' ").split()
    return bool(parts) and all(part in particles for part in parts) and (between.endswith((" ", "'")))


def _is_body(source: Source, folded: str, start: int, follows_name: bool, follows_given: bool) -> bool:
    """Whether a capital is a noun of institutions, a country, or a word that the text also writes small."""
    words = source.pack.people
    folded = folded.removeprefix("d'").removeprefix("n'")
    if folded in words.body_names:
        return True
    if is_given(folded):
        return folded in AMBIGUOUS and folded in countries() and not _a_persons(source, start)
    if _is_office(words.offices, folded):
        return True
    if folded in countries():
        return True
    if folded in cities():
        return not follows_name
    if folded in source.small_words:
        return not (follows_given and source.text[start : start + len(folded)].isupper())
    led = (
        follows_name
        or before(source, start, r"(?:(?<![a-z])(?:le|la|les|du|de|des|au|aux|un|une|the|of|a|en|et|and) |['])$", 5)
        is not None
    )
    if (
        led
        and not follows_given
        and "-" not in folded
        and "'" not in folded
        and compiled(words.body_endings).search(folded)
    ):
        # In capitals it may well be a surname ("TALLEMENT").
        return not (source.text[start : start + len(folded)].isupper() and follows_name)
    return False


def _is_town(folded: str) -> bool:
    return folded in towns() or folded in cities() or folded.split(" ")[0] in towns()


@cache
def _is_office(offices: str, folded: str) -> bool:
    return compiled(offices).fullmatch(folded) is not None


def _a_persons(source: Source, start: int) -> bool:
    return before(source, start, r"(?:\b(?:la|a|in|of|le|du|au|from|to|ile|de|en|et|and)\s|['(])$", 8) is None


def _candidate(
    source: Source,
    run: tuple[_Word, ...],
    titles: dict[int, tuple[int, tuple[str, ...], tuple[int, int] | None]],
    left_body: bool,
) -> _Candidate | None:
    words = source.pack.people
    start, end = run[0].start, run[-1].end
    title = titles.get(start)
    if title is None and source.folded[start - 2 : start] in ("d'", "n'"):
        title = titles.get(start - 2)
    if len(run) > 2 and title is None and _is_acronym(source.text[start : run[0].end]) and is_given(run[1].folded):
        # "le ministre de l'EPST Tony Mwaba": the letters are the office's.
        run = run[1:]
        start = run[0].start
    # "X Y de Bamako": what follows a particle is part of the name only where it may be one.
    kept = list(run)
    if not kept[-1].folded:
        kept.pop()
    for at in range(1, len(run)):
        between = source.folded[run[at - 1].end : run[at].start].strip()
        if between in ("de", "du", "d'", "des", "of", "la", "le", "de la", "du la", "dos", "y", "e") and not (
            between in ("de", "d'", "du")
            and at == 1
            and len(run[0].folded) > 2
            and (is_given(run[0].folded) or (title is not None and between == "de"))
            and (
                source.text[run[at].start : run[at].end].isupper()
                or between == "d'"
                or (
                    between == "de"
                    and is_given(run[0].folded)
                    and not _is_town(source.folded[run[at].start : run[-1].end])
                )
            )
        ):
            kept = list(run[:at])
            break
    while len(kept) > 1 and (kept[-1].folded in words.after_name or kept[-1].folded in words.function_names):
        kept.pop()
    end = kept[-1].end
    if kept[-1].folded.endswith(".") and len(kept) > 1 and len(kept[-1].folded) == 2:
        # "Keïta. Le": an initial ends no name, unless it is one after a surname ("Koné A.").
        end -= 1
    if title is not None:
        outset, surfaces, office = title
        return _Candidate(start, end, outset, tuple(kept), surfaces, office, False, True)
    return _Candidate(start, end, start, tuple(kept), (), None, left_body, False)


def _is_acronym(word: str) -> bool:
    return word.isupper() and 2 <= len(word) <= 6


def _weighed(source: Source, one: _Candidate, offices: Offices) -> Mention:
    """Weigh a candidate: what speaks for it and against it."""
    words = source.pack.people
    text = source.text[one.start : one.end]
    found = tuple(office for office in (offices.after(one.end),) if office)
    found += offices.before(one.outset)
    found += offices.lines(one.outset, one.end) if not found else ()
    if one.office and (own := offices.own(*one.office)):
        found += (own,)
    mention = Mention(text, one.start, one.end, one.outset, one.titles, found)
    count = sum(bool(word.folded) for word in one.words)
    first, last = one.words[0].folded, one.words[-1].folded
    shouted = source.is_shouted(one.start)
    named_after = before(source, one.outset, words.named_after, 70) is not None
    if named_after and not (one.titled and count == 1):
        return mention
    if one.titled:
        if count == 1 and (len(last) < 3 or (not one.titles and (last in countries() or last in cities()))):
            return mention
        return replace(mention, sure=0.97 if one.titles else 0.93)
    likely = any(is_given(word.folded) for word in one.words) or _has_capital_surname(source, one)
    if one.left_body and found and not likely and count > 1:
        return replace(mention, sure=0.3)
    if (one.left_body and not found) or count < 2 or all(word.folded.endswith(".") for word in one.words):
        return mention
    if compiled(r" ?\([A-Z][A-Za-z0-9-]{1,10}\)").match(source.text, one.end) and not likely:
        # "Benin Control (BC)": the letters of an organisation.
        return mention
    placed = before(source, one.start, rf"{source.pack.places.at_name}$", 40) is not None
    if found:
        return replace(mention, sure=0.92)
    if is_given(first) or (is_given(last) and text.split()[0].isupper()):
        sure = 0.9
    elif not shouted and _has_capital_surname(source, one):
        sure = 0.85
    elif any(is_given(word.folded) for word in one.words):
        sure = 0.7
    elif compiled(rf" (?:{source.pack.speech.saying}|(?:a|s'est|has) )").match(source.folded, one.end):
        sure = 0.65
    else:
        sure = 0.35
    if shouted:
        sure -= 0.2
    if placed:
        sure -= 0.3
    return replace(mention, sure=sure)


def _has_capital_surname(source: Source, one: _Candidate) -> bool:
    """ "Given SURNAME": one word written as a given name is, another in capitals."""
    parts = [source.text[word.start : word.end] for word in one.words if not word.folded.endswith(".")]
    upper = [
        part
        for part in parts
        if part.isupper() and len(part) >= 3 and part.replace("-", "").replace("'", "").replace("’", "").isalpha()
    ]
    lower = [part for part in parts if not part.isupper() and len(part) > 2]
    opens = one.start in (0, source.sentences[source.sentence_at(one.start)][0])
    return bool(upper and lower) and max(map(len, upper)) >= (6 if opens else 4)


def _with_company(source: Source, candidates: Sequence[_Candidate], found: Sequence[Mention]) -> list[Mention]:
    """Raise the candidates that stand in a list with people ("A, B et C"), and those that share a surname with one."""
    mentions = list(found)
    surnames = {one.tokens()[-1] for one in mentions if one.sure >= 0.9 and one.tokens()}
    accepted = {tuple(one.tokens()) for one in mentions if one.sure >= _SURE}
    for at, one in enumerate(mentions):
        candidate = candidates[at]
        if one.sure >= _SURE or len(candidate.words) < 2 or one.sure == 0:
            continue
        if tuple(one.tokens()) in accepted:
            mentions[at] = replace(one, sure=0.8)
            continue
        if candidate.left_body:
            continue
        neighbours = [n for n in (at - 1, at + 1) if 0 <= n < len(mentions) and mentions[n].sure >= 0.85]
        if any(_listed(source, min(at, n), max(at, n), mentions) for n in neighbours):
            mentions[at] = replace(one, sure=one.sure + 0.35)
        elif one.tokens()[-1] in surnames:
            mentions[at] = replace(one, sure=one.sure + 0.3)
    return mentions


def _each_its_own(source: Source, found: Sequence[Mention]) -> list[Mention]:
    """An office between two names ("X, maire de Z, Y, préfet") is one's alone: with an article the next one's, else the last one's."""
    mentions = list(found)
    for at in range(1, len(mentions)):
        upper, lower = mentions[at - 1], mentions[at]
        shared = {office.start for office in upper.offices if office.start >= upper.end} & {
            office.start for office in lower.offices if office.start < lower.outset
        }
        if not shared or not upper.sure or not lower.sure:
            continue
        article = before(source, min(shared), r"(?:(?<![a-z])(?:le|la|les|the|un|une|son|sa) |l')$", 5) is not None
        if article:
            mentions[at - 1] = replace(
                upper, offices=tuple(office for office in upper.offices if office.start not in shared)
            )
        else:
            mentions[at] = replace(
                lower, offices=tuple(office for office in lower.offices if office.start not in shared)
            )
    return mentions


def _shared_offices(source: Source, found: Sequence[Mention]) -> list[Mention]:
    """ "Les ministres X et Y", "MM. X et Y, ambassadeurs": an office in the plural is that of everybody in the list."""
    mentions = list(found)
    for at in range(1, len(mentions)):
        upper, lower = mentions[at - 1], mentions[at]
        if not upper.sure or not lower.sure or lower.offices:
            continue
        between = compiled(r" ?\([^)\n]{1,60}\)").sub("", source.folded[upper.end : lower.outset])
        plural = tuple(office for office in upper.offices if office.start < upper.start and _is_plural(office.text))
        if plural and compiled(r",? ?(?:et|and|,|;)? ?(?:the |les? )?").fullmatch(between):
            mentions[at] = replace(lower, offices=plural)
    return mentions


def _is_plural(office: str) -> bool:
    return office.split(" ")[0].endswith("s") or office.split(" ")[-1].endswith(("ies", "ers", "ors", "nts", "ves"))


def _listed(source: Source, upper: int, lower: int, mentions: Sequence[Mention]) -> bool:
    between = source.folded[mentions[upper].end : mentions[lower].outset]
    return compiled(r",? ?(?:et|and|,|;|&|ou)? ?|\s*\n[•*\- ]{0,4}").fullmatch(between) is not None

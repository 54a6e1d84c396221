"""Runs of capitals that may be a person's name, cut where a title, a building or a noun of institutions stands.

What speaks for a candidate and against it is weighed in ``names.py``.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from toguna.reading.cities import cities
from toguna.reading.countries import AMBIGUOUS, countries
from toguna.reading.folding import compiled
from toguna.reading.given_names import is_given
from toguna.reading.source import UPPER, Source, before, covered
from toguna.reading.titles import Title, find_titles
from toguna.reading.towns import towns

# A capital, then letters, hyphens and apostrophes inside; or an initial.
_WORD = (
    rf"(?<![\w’'])(?:[DNMOdnm]['’](?=[{UPPER}][^\W\d_]))?[{UPPER}](?:[^\W\d_]{{1,30}}(?:[-'’‐][^\W\d_]{{1,30}}){{0,4}}(?![\w])|\.(?!\w\.\w))"
    rf"|(?<=[lLsSjJcC]['’])[{UPPER}][^\W\d_]{{1,30}}(?:[-'’][^\W\d_]{{1,30}}){{0,3}}(?!\w)"
    rf"|(?<=\bd['’])[{UPPER}][^\W\d_]{{1,30}}(?:[-'’][^\W\d_]{{1,30}}){{0,3}}(?!\w)"
)
_NICKNAME = rf"[\"“«'‘] ?([{UPPER}][\w-]{{1,15}}(?: [{UPPER}][\w-]{{1,15}}){{0,2}}) ?[\"”»'’](?= [{UPPER}])"
_MOST_WORDS = 7


class Word(NamedTuple):
    """One word of a name; ``folded`` is empty for a nickname in marks."""

    start: int
    end: int
    folded: str


class Candidate(NamedTuple):
    """Capitals that may be a name, ``start`` to ``end``; ``outset`` is where the title begins, if there is one.

    ``left_body``: a noun of institutions stands right before ("Centre X Y")."""

    start: int
    end: int
    outset: int
    words: tuple[Word, ...]
    title: Title | None
    left_body: bool

    def may_end_office(self) -> bool:
        """Whether an office may end where the candidate begins: a lone capital is as likely a word of the office."""
        return self.title is not None or (
            len(self.words) > 1 and (not self.left_body or any(is_given(word.folded) for word in self.words))
        )


def find_candidates(source: Source, taken: Sequence[tuple[int, int]]) -> list[Candidate]:
    """Return the candidates of a text in order; none in ``taken``, the spans of buildings and the like."""
    return _Runs(source, taken).all()


class _Runs:
    """The capitals of one text, brought together into runs."""

    def __init__(self, source: Source, taken: Sequence[tuple[int, int]]) -> None:
        self._source = source
        self._words, self._possessive = source.pack.people, source.pack.grammar.possessive
        titles = find_titles(source)
        self._titles = {title.end: title for title in titles}
        self._in_titles = covered((title.start, title.end) for title in titles)
        self._taken = covered(taken)
        self._nicknames = {m.start(1): m.end() for m in compiled(_NICKNAME).finditer(source.text)}
        self._found: list[Candidate] = []
        self._run: list[Word] = []
        self._left_body = False
        # The capital before, which may be no name: where it ends, and whether it is a noun of institutions.
        self._last_end, self._last_body = -1, False

    def all(self) -> list[Candidate]:
        """Return the candidates in order."""
        for start, end in _words(self._source):
            self._take(start, end)
        self._close()
        return self._found

    def _take(self, start: int, end: int) -> None:
        folded = self._source.folded[start:end]
        if folded[1:2] == "'" and start + 2 in self._taken:
            start += 2
        if self._possessive and folded.endswith(self._possessive):
            end, folded = end - len(self._possessive), folded.removesuffix(self._possessive)
        if start in self._in_titles or start in self._taken:
            self._pass_over(end, body=start not in self._in_titles)
            return
        follows = bool(self._run) and _joined(self._source, self._run[-1].end, start, self._words.particles)
        if follows and start in self._nicknames:
            # "Kadiatou dite "Katy" SOUMAH": the name goes on behind the nickname.
            self._run.append(Word(start, self._nicknames[start], ""))
            self._last_end, self._last_body = self._nicknames[start], False
        elif folded in self._words.function_names and not (follows and self._is_in_name(folded, end)):
            self._pass_over(end, body=False)
        elif self._is_noun(folded, start, follows):
            self._pass_over(end, body=folded not in self._words.function_names)
        else:
            self._add(Word(start, end, folded), follows)

    def _is_in_name(self, folded: str, end: int) -> bool:
        """Whether a word of grammar behind a name is a part of it: a surname ("Mai") or a particle with a capital."""
        if folded in self._source.pack.dates.months:
            return True
        return folded in self._words.particles and _goes_on(self._source, end)

    def _is_noun(self, folded: str, start: int, follows: bool) -> bool:
        follows_given = follows and (is_given(self._run[0].folded) or self._run[0].start in self._titles)
        return _is_body(self._source, folded, start, follows, follows_given or start in self._titles)

    def _add(self, word: Word, follows: bool) -> None:
        if not follows or len(self._run) >= _MOST_WORDS or word.start in self._titles:
            self._close()
            between = self._source.text[self._last_end : word.start]
            self._left_body = self._last_body and between in (" ", "\u00a0") and word.start not in self._titles
        self._run.append(word)
        self._last_end, self._last_body = word.end, False

    def _pass_over(self, end: int, *, body: bool) -> None:
        self._close()
        self._last_end, self._last_body = end, body

    def _close(self) -> None:
        if self._run:
            self._found.append(_candidate(self._source, self._run, self._titles, self._left_body))
        self._run = []


def _words(source: Source) -> Iterator[tuple[int, int]]:
    """Yield where each word with a capital begins and ends; a letter glued before it ("N'Diaye", "d'Oyem") is a part of it."""
    reached, word = 0, compiled(_WORD)
    for capital, _ in source.capitals:
        glued = capital > 1 and source.folded[capital - 1] == "'"
        for start in (capital - 2, capital) if glued else (capital,):
            match = word.match(source.text, start) if start >= reached else None
            if match:
                reached = match.end()
                yield match.span()
                break


def _goes_on(source: Source, end: int) -> bool:
    """Whether "Le" or "De" inside a name is followed by the rest of it ("Yann Le Guével"), and no noun of institutions."""
    word = compiled(rf"[ \u00a0]([{UPPER}][\w'’-]+)").match(source.text, end)
    if word is None:
        return False
    folded, words = source.folded[word.start(1) : word.end(1)], source.pack.people
    return (
        folded not in words.function_names and folded not in words.body_names and not _is_office(words.offices, folded)
    )


def _joined(source: Source, end: int, start: int, particles: frozenset[str]) -> bool:
    """Whether two capitals stand together, with nothing but a blank or particles between."""
    between = source.folded[end:start]
    if between == " ":
        return True
    if len(between) > 20 or "\n" in between:
        return False
    between = compiled(r"[\"“«]").sub("", between)
    if len(between) > 12 or not between.startswith(" "):
        return False
    parts = between.replace("'", "' ").split()
    return bool(parts) and all(part in particles for part in parts) and (between.endswith((" ", "'")))


def _is_body(source: Source, folded: str, start: int, follows_name: bool, follows_given: bool) -> bool:
    """Whether a capital is a noun of institutions, a country, or a word that the text also writes small."""
    words = source.pack.people
    if folded.startswith(source.pack.grammar.glued):
        for glued in source.pack.grammar.glued:
            folded = folded.removeprefix(glued)
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
    if follows_given or "-" in folded or "'" in folded or not compiled(words.body_endings).search(folded):
        return False
    if follows_name:
        # In capitals it may well be a surname ("TALLEMENT").
        return not source.text[start : start + len(folded)].isupper()
    return before(source, start, source.pack.grammar.before_nouns, 5) is not None


@cache
def _is_office(offices: str, folded: str) -> bool:
    return compiled(offices).fullmatch(folded) is not None


def _a_persons(source: Source, start: int) -> bool:
    return before(source, start, source.pack.grammar.before_countries, 8) is None


def _candidate(source: Source, run: list[Word], titles: dict[int, Title], left_body: bool) -> Candidate:
    title = titles.get(run[0].start)
    if title is None and source.folded[run[0].start - 2 : run[0].start] in source.pack.grammar.glued:
        title = titles.get(run[0].start - 2)
    if (
        len(run) > 2
        and title is None
        and _is_acronym(source.text[run[0].start : run[0].end])
        and is_given(run[1].folded)
    ):
        # "le ministre de l'EPST Tony Mwaba": the letters are the office's.
        run = run[1:]
    kept = _name_alone(source, run, titled=title is not None)
    start, end = run[0].start, kept[-1].end
    if kept[-1].folded.endswith(".") and len(kept) > 1 and len(kept[-1].folded) == 2:
        # "Keïta. Le": an initial ends no name, unless it is one after a surname ("Koné A.").
        end -= 1
    return Candidate(
        start, end, title.start if title else start, tuple(kept), title, left_body=left_body and title is None
    )


def _name_alone(source: Source, run: list[Word], *, titled: bool) -> list[Word]:
    """Leave out what follows a name: "de Bamako" in "X Y de Bamako", letters of a decoration, words of grammar."""
    words = source.pack.people
    kept = run if run[-1].folded else run[:-1]
    for at in range(1, len(run)):
        between = source.folded[run[at - 1].end : run[at].start].strip()
        if between in words.complements and not (at == 1 and _is_noble(source, run, between, titled=titled)):
            kept = run[:at]
            break
    while len(kept) > 1 and (kept[-1].folded in words.after_name or kept[-1].folded in words.function_names):
        kept = kept[:-1]
    return kept


def _is_noble(source: Source, run: list[Word], particle: str, *, titled: bool) -> bool:
    """Whether the particle behind the first word is part of the name ("Charles de Gaulle") and says of where nobody is."""
    words, first = source.pack.people, run[0].folded
    if len(first) < 3:
        return False
    if particle in words.noble:
        if not (is_given(first) or titled):
            return False
        rest = source.folded[run[1].start : run[-1].end]
        return source.text[run[1].start : run[1].end].isupper() or (is_given(first) and not _is_town(rest))
    if particle in source.pack.grammar.glued_of:
        return is_given(first)
    return particle in words.noble_articles and is_given(first) and source.text[run[1].start : run[1].end].isupper()


def _is_town(folded: str) -> bool:
    return folded in towns() or folded in cities() or folded.split(" ")[0] in towns()


def _is_acronym(word: str) -> bool:
    return word.isupper() and 2 <= len(word) <= 6

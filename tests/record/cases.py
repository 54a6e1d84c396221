"""Texts as people receive them, and what must be said of each: by ``toguna verify`` (test_cases.py) and by the public page
(tests/browser/test_verifier.py)."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from .sample_record import BRIDGE, COUNCIL, ERASED, MEASURES, TARIFFS, VOID, WITHDRAWN, SampleRecord

NUMBER = "Communiqué n° 002/PRK/2025"
FORGERY = (
    "La Présidence informe les usagers que toutes les coupures prévues cette semaine sont annulées et que chaque foyer"
    " recevra une prime exceptionnelle de vingt mille francs avant la fin du mois, sur simple présentation du message."
)
BOILERPLATE = (
    "Le Conseil des ministres s’est réuni le mercredi 3 mars 2027, au Palais de Farakoro, sous la présidence de"
    " M. Hamidou Sanambélé, Président de la République.\n\nAu titre du ministère des Sports, le Conseil a pris acte de la"
    " tenue du tournoi des lycées à Tenkodé, dont les finales se joueront en soirée devant les familles des élèves.\n\n"
    "La Secrétaire générale de la Présidence, Djénéba Togolan."
)


@dataclass(frozen=True)
class Case:
    """``text`` makes the received text (none: not on this machine).  ``gone`` and ``new`` are the words that differ, in
    the compared form; ``warnings`` kinds with their code point; ``number`` what is said of the serial number."""

    name: str
    text: Callable[[SampleRecord], str | None]
    verdict: str
    state: str = ""
    of: str = ""
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
    number: str = ""
    parts: tuple[str, ...] = ()
    huge: bool = False


def changed(stem: str, *changes: tuple[str, str]) -> Callable[[SampleRecord], str]:
    """A text with some words put in the place of others, each once."""

    def made(record: SampleRecord) -> str:
        text = record.text(stem)
        for before, after in changes:
            assert before in text, before
            text = text.replace(before, after, 1)
        return text

    return made


def forwarded(record: SampleRecord) -> str:
    """As a messenger shows it: title in bold, summary in italics, pictures, lines broken anywhere."""
    title, summary, *rest = record.text(TARIFFS).split("\n\n")
    body = "\n".join(re.sub(r"(.{30,44}) ", r"\1\n", paragraph) for paragraph in rest)
    return f"📢🔴 *{title}*\n_{summary}_\n\n{body.replace('58 francs', '*58 francs*')}\n👉🏾🙏"


def retyped(record: SampleRecord) -> str:
    """Other quotes, apostrophes, dashes and blanks."""
    text = record.text(COUNCIL).replace("’", "'").replace("\u00a0", " ").replace("œ", "oe")
    return (
        text.replace(" : ", " — ")
        .replace("Haute-Wolona", "Haute‑Wolona")
        .replace("Textes adoptés", "« Textes adoptés »")
    )


def tokens(record: SampleRecord, stem: str, start: int, count: int) -> str:
    return " ".join(record.text(stem).split()[start : start + count])


def ten_megabytes(record: SampleRecord) -> str:
    """An official text, then its own words again and again in any order."""
    words = record.text(COUNCIL).split()
    some = random.Random(1).choices(words, k=1_700_000)
    return f"{record.text(COUNCIL)}\n{' '.join(some)}"


CASES = (
    Case("the text itself", lambda r: r.text(TARIFFS), "identical", "current", TARIFFS),
    Case("the text with its number", lambda r: f"{NUMBER}\n\n{r.text(TARIFFS)}", "same_words", "current", TARIFFS, number="used"),
    Case("copied from the page", lambda r: r.page(TARIFFS), "same_words", "current", TARIFFS, number="used"),
    Case("copied from a page with a list and versions", lambda r: r.page(MEASURES), "same_words", "current", MEASURES, number="used"),
    Case("copied from a page with a picture and a table", lambda r: r.page(COUNCIL), "same_words", "current", COUNCIL, number="used"),
    Case("copied from the PDF", lambda r: r.paper(TARIFFS), "same_words", "current", TARIFFS, number="used"),
    Case("copied from a PDF with a numbered list", lambda r: r.paper(MEASURES), "same_words", "current", MEASURES, number="used"),
    Case("copied from a PDF with a table", lambda r: r.paper(COUNCIL), "same_words", "current", COUNCIL, number="used"),
    Case("copied with what was said", lambda r: f"{r.text(BRIDGE)}\n{r.said(BRIDGE)}", "same_words", "current", BRIDGE),
    Case("the citation of a quote", lambda r: r.citation(BRIDGE), "extract", "current", BRIDGE),
    Case("forwarded by a messenger", forwarded, "same_words", "current", TARIFFS),
    Case("retyped with other signs", retyped, "same_words", "current", COUNCIL),
    Case("blanks left out before signs and units", changed(COUNCIL, ("22 %", "22%"), ("90 mégawatts", "90mégawatts")), "same_words",
         "current", COUNCIL),
    Case("one digit changed", changed(TARIFFS, ("118 à 126 francs", "118 à 136 francs")), "altered", "current", TARIFFS,
         gone=("126",), new=("136",)),
    Case("one digit added", changed(TARIFFS, ("11,8 milliards", "111,8 milliards")), "altered", "current", TARIFFS,
         gone=("11,8",), new=("111,8",)),
    Case("one decimal sign moved", changed(TARIFFS, ("11,8 milliards", "1,18 milliards")), "altered", "current", TARIFFS,
         gone=("11,8",), new=("1,18",)),
    Case("one minus sign added", changed(TARIFFS, ("réduira de 18 %", "réduira de −18 %")), "altered", "current", TARIFFS,
         gone=("18",), new=("-18",)),
    Case("one negation taken away", changed(TARIFFS, ("Aucun arriéré ne peut donner lieu", "Tout arriéré peut donner lieu")), "altered",
         "current", TARIFFS, gone=("Aucun", "ne"), new=("Tout",)),
    Case("one negation put in", changed(COUNCIL, ("le Conseil a adopté", "le Conseil n’a pas adopté")), "altered", "current", COUNCIL,
         gone=("a",), new=("n'a pas",)),
    Case("one name changed", changed(TARIFFS, ("Modibo Soumbala", "Modibo Sangaré")), "altered", "current", TARIFFS,
         gone=("Soumbala",), new=("Sangaré",)),
    Case("one sentence put in", changed(TARIFFS, ("Le présent communiqué", "Les factures de mars sont annulées. Le présent communiqué")),
         "altered", "current", TARIFFS, new=("Les factures de mars sont annulées.".rstrip("."),)),
    Case("one paragraph left out", changed(TARIFFS, ("La tranche ordinaire, de 51 à 200 kilowattheures, passe de 96 à 100 francs.\n\n", "")),
         "altered", "current", TARIFFS, gone=("La tranche ordinaire de 51 à 200 kilowattheures passe de 96 à 100 francs",)),
    Case("words of the page's frame put into a sentence", changed(TARIFFS, ("passe de 118", f"passe, {NUMBER}, de 118")), "altered",
         "current", TARIFFS, new=("Communiqué n° 002/PRK/2025",), number="other"),
    Case("a person of the page put under it as who signed", lambda r: f"{r.text(TARIFFS)}\nOumou Poudiané", "altered", "current", TARIFFS,
         new=("Oumou Poudiané",)),
    Case("an extract of twenty words", lambda r: tokens(r, TARIFFS, 70, 20), "extract", "current", TARIFFS),
    Case("an extract with an omission", lambda r: f"{tokens(r, TARIFFS, 40, 15)} […] {tokens(r, TARIFFS, 90, 15)}", "extract", "current", TARIFFS),
    Case("an extract that hides its omission", lambda r: f"{tokens(r, TARIFFS, 40, 15)} {tokens(r, TARIFFS, 90, 15)}", "altered", "current", TARIFFS),
    Case("two official texts in one", lambda r: f"{r.text(COUNCIL)}\n{r.text(TARIFFS)}", "altered", "current", COUNCIL, parts=(TARIFFS,)),
    Case("a letter of another script", changed(TARIFFS, ("La tranche sociale", "La trаnche sociale")), "altered", "current", TARIFFS,
         gone=("tranche",), new=("trаnche",), warnings=(("look_alike", "U+0430"),)),
    Case("invisible characters", changed(TARIFFS, ("La tranche", "La\u200b tran\u200eche")), "identical", "current", TARIFFS,
         warnings=(("invisible", "U+200B"), ("invisible", "U+200E"))),
    Case("a version since corrected", lambda r: r.first_version(MEASURES), "identical", "superseded", MEASURES),
    Case("a withdrawn text", lambda r: r.first_version(WITHDRAWN), "identical", "withdrawn", WITHDRAWN),
    Case("the page of a withdrawn text", lambda r: r.page(WITHDRAWN), "same_words", "withdrawn", WITHDRAWN, number="used"),
    Case("an erased text", lambda r: r.erased(), "not_in_record", number="erased"),
    Case("the page of an erased text", lambda r: r.page(ERASED), "same_words", "erased", ERASED, number="erased"),
    Case("another text with the same forms of words", lambda _: BOILERPLATE, "not_in_record"),
    Case("a forgery under a true number", lambda _: f"{NUMBER}\n{FORGERY}", "not_in_record", number="other"),
    Case("a forgery under a void number", lambda _: f"{VOID}\n{FORGERY}", "not_in_record", number="void"),
    Case("a forgery under a number never given", lambda _: f"Communiqué N°44 / PRK / 2025\n{FORGERY}", "not_in_record", number="not_given"),
    Case("a forgery of a year without numbers", lambda _: f"Communiqué n° 001/PRK/1999\n{FORGERY}", "not_in_record", number="none"),
    Case("a forgery", lambda _: FORGERY, "not_in_record"),
    Case("too few words", lambda _: "Le Président de la République", "not_in_record", warnings=(("too_short", ""),)),
    Case("nothing", lambda _: " \n\u200b", "not_in_record", warnings=(("invisible", "U+200B"), ("empty", ""))),
    Case("ten megabytes", ten_megabytes, "altered", "current", COUNCIL, warnings=(("too_long", ""),), huge=True),
)  # fmt: skip

"""The kinds of pages a site has, and some pages of each in a public folder."""

import tomllib
from functools import cache
from pathlib import Path

from toguna.press.languages import language
from toguna.sample.archive_files import register

KINDS = {
    "home": ("index.html", "en/index.html"),
    "section": ("actualites/index.html", "communiques/index.html", "en/news/index.html"),
    "numbered page": ("actualites/page/*.html",),
    "news": ("actualites/*/*/*.html", "en/news/*/*/*.html"),
    "communique": ("communiques/*/*/*.html",),
    "speech": ("discours/*/*/*.html",),
    "message": ("messages/*/*/*.html",),
    "denial": ("communiques/*/*/faux-*.html", "en/statements/*/*/forged-*.html"),
    "withdrawn": ("communiques/*/*/tarifs-*retire.html",),
    "gallery": ("actualites/*/*/*-en-images.html",),
    "institution": ("institution/*.html",),
    "act": ("actes/*/*/*.html",),
    "council": ("conseil/*/*/*.html",),
    "earlier version": ("**/*.v1.html",),
    "register of numbers": (
        "registre/index.html",
        "registre/communiques/index.html",
        "registre/*/2*.html",
        "en/register/*/2*.html",
    ),
    "void number": ("n/communique-n-002-prk-2023.html",),
    "register": ("personnes/index.html", "lieux/index.html", "themes/index.html", "evenements/index.html"),
    "person": ("personnes/*-*.html",),
    "place": ("lieux/*.html",),
    "country": ("lieux/teneka.html", "en/places/sambaraya.html"),
    "topic": ("themes/*.html",),
    "event": ("evenements/*.html",),
    "agenda": ("agenda/index.html", "en/agenda/index.html"),
    "agenda month": ("agenda/*/*.html",),
    "archive": ("archives/index.html", "en/archive/index.html"),
    "archive month": ("archives/*/*.html",),
    "search": ("recherche/index.html", "en/search/index.html"),
    "verification": ("verifier.html", "en/verify.html"),
    "citation": ("actualites/*/*/*.cite.html", "en/news/*/*/*.cite.html"),
    "share": ("partager.html", "en/share.html"),
    "offline": ("hors-ligne.html", "en/offline.html"),
    "missing": ("404.html", "en/404.html"),
}
OWN = "index.html"


def pages(public: Path, each: int = 2, code: str = "") -> dict[str, list[str]]:
    """For each kind the names of some pages, those of one language or of them all: the first, the last, and as many
    between as asked for."""
    found = {}
    for kind, patterns in KINDS.items():
        names = []
        for pattern in in_language(patterns, code) if code else patterns:
            some = sorted(f.relative_to(public).as_posix() for f in public.glob(pattern))
            some = [n for n in some if "*" not in pattern or not n.endswith((OWN, "404.html"))]
            if code == "fr":
                some = [n for n in some if not n.startswith(("ar/", "en/"))]
            if kind != "citation":
                some = [n for n in some if ".cite." not in n]
            if "v1" not in pattern and len(some) > 1:
                some = [n for n in some if ".v" not in n]
            step = max(1, len(some) // each)
            names += some[::step][:each]
        found[kind] = list(dict.fromkeys(names))
    return found


def in_language(patterns: tuple[str, ...], code: str) -> list[str]:
    """Where pages of a kind stand in a language: as written above, or as in French with that language's words."""
    french = [p for p in patterns if not p.startswith("en/")]
    if code == "fr":
        return french
    found = [p for p in patterns if p.startswith(f"{code}/")]
    for pattern in french:
        first, slash, rest = pattern.partition("/")
        stem, dot, ending = first.partition(".")
        # The desk's words for a register entry may still be French where the press has its own.
        some = (_words(code).get(stem, stem), stem)
        found += [f"{code}/{word}{dot}{ending}{slash}{rest}" for word in some]
    return list(dict.fromkeys(found))


@cache
def _words(code: str) -> dict[str, str]:
    """The words of French addresses in another language."""
    ours, theirs = (language(c).tables["addresses"] for c in ("fr", code))
    words = {ours[key]: theirs[key] for key in ours}
    words.update({s["slug"]["fr"]: s["slug"][code] for s in register("sections")["section"] if code in s["slug"]})
    added = tomllib.loads(Path(__file__).with_name("still_texts.toml").read_text("utf-8"))["sections"]
    return {**words, **{french: slug for french, (slug, _) in added.get(code, {}).items()}}

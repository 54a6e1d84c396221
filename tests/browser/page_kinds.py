"""The kinds of pages a site has, and some pages of each in a public folder."""

from pathlib import Path

KINDS = {
    "home": ("index.html", "en/index.html"),
    "section": ("actualites/index.html", "communiques/index.html", "en/news/index.html"),
    "numbered page": ("actualites/page/*.html",),
    "news": ("actualites/*/*/*.html", "en/news/*/*/*.html"),
    "communique": ("communiques/*/*/*.html",),
    "speech": ("discours/*/*/*.html",),
    "message": ("messages/*/*/*.html",),
    "act": ("actes/*/*/*.html",),
    "council": ("conseil/*/*/*.html",),
    "denial": ("communiques/*/*/faux-*.html", "en/statements/*/*/forged-*.html"),
    "gallery": ("actualites/*/*/*-en-images.html",),
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
    "share": ("partager.html", "en/share.html"),
    "offline": ("hors-ligne.html", "en/offline.html"),
    "missing": ("404.html", "en/404.html"),
}
OWN = "index.html"


def pages(public: Path, each: int = 2) -> dict[str, list[str]]:
    """For each kind the names of some pages: the first, the last, and as many between as asked for."""
    found = {}
    for kind, patterns in KINDS.items():
        names = []
        for pattern in patterns:
            some = sorted(f.relative_to(public).as_posix() for f in public.glob(pattern))
            some = [n for n in some if "*" not in pattern or not n.endswith((OWN, "404.html"))]
            if "v1" not in pattern and len(some) > 1:
                some = [n for n in some if ".v" not in n]
            step = max(1, len(some) // each)
            names += some[::step][:each]
        found[kind] = list(dict.fromkeys(names))
    return found

"""Public addresses: which words stand in them in which language.

The first language stands at the root, every other under its code (``/en/...``).  A language without words of its
own uses the French ones under its code."""

from __future__ import annotations

from . import languages

WORDS: dict[str, dict[str, str]] = {
    "fr": {"person": "personnes", "place": "lieux", "topic": "themes", "event": "evenements", "series": "registre"},
    "en": {"person": "people", "place": "places", "topic": "topics", "event": "events", "series": "register"},
}


def prefix(language: str) -> str:
    """``/`` for the first language, ``/en/`` for English beside it."""
    return "/" if language == languages.first() else f"/{language.lower()}/"


def of_entry(kind: str, slug: str, language: str) -> str:
    """The address of a register entry's page; empty for the kinds that have none."""
    word = WORDS.get(language, WORDS["fr"]).get(kind)
    # A series is a folder: its years stand in it.
    ending = "/" if kind == "series" else ".html"
    return f"{prefix(language)}{word}/{slug}{ending}" if word else ""


def of_section(slug: str, language: str) -> str:
    return f"{prefix(language)}{slug}/"


def of_text(section_slug: str, slug: str, language: str, date: str, *, dated: bool = True) -> str:
    """The address of a text.  ``date`` is ISO as precise as known; a month that is not known is the first."""
    if not dated:
        return f"{prefix(language)}{section_slug}/{slug}.html"
    year, month = date[:4], date[5:7] or "01"
    return f"{prefix(language)}{section_slug}/{year}/{month}/{slug}.html"

"""The languages of the newsroom: the institution's own first, and how each edition of a translated entry is named."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings


def codes() -> list[str]:
    """The language codes texts are written in; the first is the institution's own."""
    return [code for code, _ in settings.TOGUNA_LANGUAGES]


def first() -> str:
    return codes()[0]


def ours(code: str) -> str:
    """The language itself where texts are written in it, else the institution's own."""
    return code if code in codes() else first()


def others() -> list[tuple[str, str]]:
    """Code and name of every language but the first."""
    return list(settings.TOGUNA_LANGUAGES[1:])


def edition_id(uid: str, language: str) -> str:
    """The id of a register entry's edition in one language: ``uid`` itself in the first."""
    return uid if language == first() else f"{uid}-{language}"


def in_language(words: str, translations: Mapping[str, str] | None, language: str) -> str:
    """``words`` as they are in ``language``, or as they are in the first language where nobody translated them."""
    return (translations or {}).get(language) or words

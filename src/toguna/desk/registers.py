"""Issuing: an entry of a register becomes an edition in each language whenever its words change."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext

from toguna.editions.edition import Change, Edition
from toguna.editions.library import Library
from toguna.editions.store import append

from . import clock, languages

if TYPE_CHECKING:
    from .models import Section
    from .models.entry import RegisterEntry


def issue(entry: RegisterEntry) -> list[Edition]:
    """Stores an edition of the entry in each language where it says something new; gives those editions.

    Raises what ``editions.store.append`` raises; then nothing was issued."""
    now = clock.now()
    with transaction.atomic():
        return [new for language in languages.codes() if (new := _store(entry.edition(language, now)))]


def issue_page(section: Section) -> Edition | None:
    """Stores an edition of a section where it says something new; raises as ``issue`` does."""
    with transaction.atomic():
        return _store(section.edition(clock.now()))


def withdraw(entry: RegisterEntry) -> None:
    """Says in public that an entry left its register (its address stays)."""
    now = clock.now()
    for language in languages.codes():
        before = Library().edition(languages.edition_id(entry.uid, language))
        if before is not None and not before.withdrawn:
            append(successor(before, before, now, Change("withdrawal", _said(language, withdrawn=True))))


def same_words(one: Edition, other: Edition) -> bool:
    """Whether two editions differ in nothing but version, time of publication and change."""
    level: dict[str, Any] = {"version": 1, "published_at": one.published_at, "change": Change()}
    # A withdrawn edition has the words of the one before it, but says something else.
    return one.withdrawn == other.withdrawn and replace(one, **level).document() == replace(other, **level).document()


def successor(new: Edition, before: Edition, now: datetime, change: Change) -> Edition:
    """``new`` as the version after ``before``."""
    return replace(
        new,
        version=before.version + 1,
        first_published_at=before.first_published_at,
        published_at=max(now, before.published_at),
        path=before.path,
        translation_of=before.translation_of,
        change=change,
    )


def _store(new: Edition) -> Edition | None:
    before = Library().edition(new.id)
    if before is not None:
        new = successor(new, before, new.published_at, Change("update", _said(new.language)))
        if same_words(new, before):
            return None
    append(new)
    return new


def _said(language: str, withdrawn: bool = False) -> str:
    with translation.override(language):
        return gettext("Removed from the register") if withdrawn else gettext("Register updated")

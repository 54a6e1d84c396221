"""Which rank a person bore and which office they held on a day.  Reads what is in memory, writes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from . import languages
from .models.person import Person


def rank_on(person: Person, day: date, language: str) -> str:
    """The rank borne that day, the last taken where several are; empty where none is."""
    held = [rank for rank in person.ranks.all() if _covers(rank, day)]
    if not held:
        return ""
    rank = max(held, key=_order)
    return languages.in_language(rank.name, rank.names, language)


def role_on(person: Person, day: date, language: str) -> str:
    """The offices held that day, the one held longest first, joined by commas; an acting one says so."""
    held = sorted((a for a in person.appointments.all() if _covers(a, day)), key=_order)
    with translation.override(language):
        return ", ".join(
            gettext("%(role)s, acting") % {"role": name} if acting else name
            for name, acting in ((a.role.held_by(person.sex, language), a.acting) for a in held)
        )


def _covers(held: Any, day: date) -> bool:
    return (held.start is None or held.start <= day) and (held.end is None or day <= held.end)


def _order(held: Any) -> tuple[date, int]:
    return (held.start or date.min, held.pk or 0)

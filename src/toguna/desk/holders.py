"""Who held which office when, as the reader is told it: an office without a name then still names somebody."""

from __future__ import annotations

from collections.abc import Iterator

from toguna.reading.register import Holding, Register

from .choices import Sex
from .models import Appointment


def register_of(language: str) -> Register:
    """The appointments of the desk, in the words of a language."""
    return Register(_holdings(language))


def _holdings(language: str) -> Iterator[Holding]:
    appointments = Appointment.objects.select_related("person", "role").order_by("pk")
    for held in appointments:
        person = held.person.named(language)
        # Texts also say "le ministre" of a woman: both names of the office lead to her.
        offices = {held.role.held_by(sex, language) for sex in (held.person.sex, "", Sex.FEMALE.value)}
        for office in sorted(offices):
            yield Holding(person, office, held.start, held.end)

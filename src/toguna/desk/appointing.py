"""Appointments that a text reports: who is named to which office from which day, and whose time in it ends.

A council's report is the act: the new appointment points to it.  The former holder's appointment ends the day before;
where that cannot be, nothing is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext

from .models import Appointment, Person, Role
from .refusals import AppointmentRefused


@dataclass(frozen=True, slots=True)
class Proposal:
    """An appointment ready to be made, and the one that it ends (None: the office is free)."""

    person: Person
    role: Role
    start: date
    ends: Appointment | None = None

    @property
    def last_day(self) -> date:
        """The last day of the former holder."""
        return self.start - timedelta(days=1)


def propose(person: Person, role: Role, start: date) -> Proposal:
    """The appointment of ``person`` from ``start`` on.  Raises :class:`AppointmentRefused` where another stands in
    its way."""
    held = Appointment.objects.filter(role=role, acting=False).filter(Q(end__isnull=True) | Q(end__gte=start))
    ends = None
    for other in held.select_related("person").order_by("start", "pk"):
        names = {"person": other.person, "role": role}
        if other.person_id == person.pk:
            raise AppointmentRefused(gettext("%(person)s holds the office “%(role)s” already.") % names)
        if other.start is not None and other.start >= start:
            raise AppointmentRefused(
                gettext("%(person)s holds the office “%(role)s” from %(day)s: two cannot hold it at a time.")
                % {**names, "day": date_format(other.start)}
            )
        if ends is not None:
            raise AppointmentRefused(
                gettext("More than one person holds the office “%(role)s”. Put the register right first.") % names
            )
        ends = other
    return Proposal(person, role, start, ends)


@transaction.atomic
def appoint(proposal: Proposal, act: Any) -> Appointment:
    """Makes the appointment, of which the text ``act`` is the act, and ends the former holder's.

    Raises :class:`AppointmentRefused`; then nothing was done."""
    if proposal.ends is not None:
        former = Person.objects.get(pk=proposal.ends.person_id)
        held = list(former.appointments.all())
        for one in held:
            if one.pk == proposal.ends.pk:
                one.end = proposal.last_day
        former.appointments = held
        former.save()
    person = Person.objects.get(pk=proposal.person.pk)
    made = Appointment(
        person=person, role=proposal.role, start=proposal.start, act=act, act_words=(act.title or "")[:255]
    )
    try:
        made.clean()
    except ValidationError as error:
        raise AppointmentRefused(" ".join(error.messages)) from error
    person.appointments = [*person.appointments.all(), made]
    person.save()
    return made


def made_by(act: Any) -> list[Appointment]:
    """The appointments of which a text is the act."""
    if act is None or act.pk is None:
        return []
    return list(Appointment.objects.filter(act_id=act.pk).select_related("person", "role"))

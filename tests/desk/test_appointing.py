"""Appointments that a council's report makes: dated, with the act, and never two holders at a time."""

from datetime import date

import pytest

from toguna.desk.appointing import appoint, propose
from toguna.desk.models import Appointment, Body, Person, Role
from toguna.desk.refusals import AppointmentRefused
from toguna.editions.library import Library

COUNCIL = date(2025, 3, 5)


@pytest.fixture
def role(newsroom):
    body = Body(name="Ministère du Budget")
    body.save()
    role = Role(name="Directeur général du Budget", name_f="Directrice générale du Budget", body=body)
    role.save()
    return role


def person(name, role=None, **held):
    given, _, family = name.partition(" ")
    made = Person(given_name=given, family_name=family)
    if role:
        made.appointments = [Appointment(role=role, **held)]
    made.save()
    return made


def test_a_free_office_is_taken_from_the_day_of_the_council(role, draft):
    act, awa = draft("Conseil des ministres", kind="council"), person("Awa Diémé")
    made = appoint(propose(awa, role, COUNCIL), act)
    kept = Appointment.objects.get()
    assert (kept.pk, kept.person, kept.role, kept.start, kept.end, kept.act) == (made.pk, awa, role, COUNCIL, None, act)
    assert Library().edition(awa.uid).details["appointments"][0]["start"] == "2025-03-05"


def test_the_former_holder_stays_until_the_day_before(role, draft):
    former = person("Moussa Sidibé", role, start=date(2020, 1, 1))
    proposal = propose(person("Awa Diémé"), role, COUNCIL)
    assert proposal.ends.person == former
    appoint(proposal, draft(kind="council"))
    assert former.appointments.get().end == date(2025, 3, 4)
    assert Library().edition(former.uid).details["appointments"][0]["end"] == "2025-03-04"


def test_whoever_left_already_is_let_alone(role, draft):
    former = person("Moussa Sidibé", role, start=date(2020, 1, 1), end=date(2024, 1, 1))
    proposal = propose(person("Awa Diémé"), role, COUNCIL)
    assert proposal.ends is None
    appoint(proposal, draft(kind="council"))
    assert former.appointments.get().end == date(2024, 1, 1)


def test_a_later_holder_stands_in_the_way(role):
    person("Moussa Sidibé", role, start=date(2025, 6, 1))
    with pytest.raises(AppointmentRefused, match="Moussa Sidibé"):
        propose(person("Awa Diémé"), role, COUNCIL)


def test_nobody_is_appointed_twice(role, draft):
    awa = person("Awa Diémé")
    appoint(propose(awa, role, COUNCIL), draft(kind="council"))
    with pytest.raises(AppointmentRefused, match="Awa Diémé"):
        propose(awa, role, COUNCIL)
    assert Appointment.objects.count() == 1


def test_acting_holders_do_not_stand_in_the_way(role):
    person("Moussa Sidibé", role, start=date(2025, 2, 1), acting=True)
    assert propose(person("Awa Diémé"), role, COUNCIL).ends is None


def test_what_is_refused_leaves_the_former_holder_as_he_was(role, draft, monkeypatch):
    former = person("Moussa Sidibé", role, start=date(2020, 1, 1))
    proposal = propose(person("Awa Diémé"), role, COUNCIL)
    person("Fanta Sow", role, start=date(2025, 3, 5), acting=False)
    with pytest.raises(AppointmentRefused):
        appoint(proposal, draft(kind="council"))
    assert former.appointments.get().end is None

"""Findings and registers: which entry each finding may mean, and whether the text's form names it already."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext
from wagtail.admin.admin_url_finder import AdminURLFinder

from toguna.editions.canonical_text import t1
from toguna.reading.folding import fold

from . import matching
from .appointing import made_by, propose
from .findings import Finding, Option
from .form_facts import FormFacts
from .matching import Match, same_name
from .models import Person, Role, Text
from .offices import role_on
from .refusals import AppointmentRefused


class Linking:
    """The registers as they are, asked for the findings of one text of ``language`` that tells of ``day``."""

    def __init__(self, *, text: Text, facts: FormFacts, day: date, language: str, user: Any) -> None:
        self.text, self.facts, self.day, self.language = text, facts, day, language
        self.persons = matching.persons()
        self.places = matching.places()
        self.bodies = matching.bodies()
        self.roles = matching.roles()
        self.made = made_by(text)
        self._urls = AdminURLFinder(user)
        self._persons: dict[str, list[Option]] = {}

    def link(self, findings: Sequence[Finding]) -> None:
        """Gives each finding its ``options`` and says which are ``present``."""
        offices = [f.proposed for f in findings if f.kind == "appointment"]
        for finding in findings:
            if finding.kind == "person" and any(
                same_name(one["person"], finding.proposed["name"])
                and fold(one["office"]) == fold(finding.proposed["role"])
                for one in offices
            ):
                # The appointment gives the office; whoever adds the person does not give it a second time.
                finding.ready = {"appointed": True}
            getattr(self, f"_link_{finding.kind}")(finding)

    def options(self, matches: Sequence[Match[Any]]) -> list[Option]:
        return [
            Option(match.entry.pk, match.entry.named(self.language), self._note(match.entry), self._url(match.entry),
                   match.same)
            for match in matches
        ]  # fmt: skip

    def of_person(self, name: str) -> list[Option]:
        if name not in self._persons:
            self._persons[name] = self.options(self.persons.matches(name))
        return self._persons[name]

    def _note(self, entry: Any) -> str:
        if isinstance(entry, Person):
            return role_on(entry, self.day, self.language)
        if isinstance(entry, Role):
            return str(entry.body)
        kind = entry.get_kind_display() if hasattr(entry, "get_kind_display") else ""
        return str(kind)

    def _url(self, entry: Any) -> str:
        return self._urls.get_edit_url(entry) or ""

    def _link_event_type(self, finding: Finding) -> None:
        finding.present = self.facts.event_type == finding.proposed["type"]
        finding.warning = self._instead(self.facts.event_type and not finding.present)

    def _link_event_date(self, finding: Finding) -> None:
        finding.present = self.facts.event_start[:10] == finding.proposed["date"]
        finding.warning = self._instead(self.facts.event_start and not finding.present)

    def _link_event_place(self, finding: Finding) -> None:
        finding.options = self._of_place(finding)
        same = {option.id for option in finding.options if option.same}
        finding.present = self.facts.place in same or (
            bool(self.facts.place_name) and fold(self.facts.place_name) == fold(finding.proposed["name"])
        )
        finding.warning = self._instead((self.facts.place or self.facts.place_name) and not finding.present)

    @staticmethod
    def _instead(filled: Any) -> str:
        return gettext("The text's field says something else; accepting replaces it.") if filled else ""

    def _link_person(self, finding: Finding) -> None:
        finding.options = self.of_person(finding.proposed["name"])
        finding.present = any(option.same and option.id in self.facts.people for option in finding.options)

    def _link_organisation(self, finding: Finding) -> None:
        finding.options = self.options(self.bodies.matches(finding.proposed["name"]))
        finding.present = any(option.same and option.id in self.facts.bodies for option in finding.options)

    def _link_place(self, finding: Finding) -> None:
        finding.options = self._of_place(finding)
        ours = {*self.facts.places, self.facts.place}
        finding.present = any(option.same and option.id in ours for option in finding.options)

    def _of_place(self, finding: Finding) -> list[Option]:
        given = finding.proposed
        return self.options(matching.place_matches(self.places, given["name"], given["kind"], given["iso2"]))

    def _link_date(self, finding: Finding) -> None:
        pass

    def _link_quote(self, finding: Finding) -> None:
        finding.present = t1(finding.proposed["text"]) in self.facts.quotes
        if speaker := finding.proposed["speaker"]:
            finding.options = self.of_person(speaker)

    def _link_appointment(self, finding: Finding) -> None:
        """What a click would do: only where the person, the office and the day leave no doubt."""
        people = [match for match in self.persons.matches(finding.proposed["person"]) if match.same]
        roles = [match for match in self.roles.matches(finding.proposed["office"]) if match.same]
        ids = {match.entry.pk for match in people}
        finding.present = any(
            one.person_id in ids and any(one.role_id == match.entry.pk for match in roles) for one in self.made
        )
        if finding.present or len(people) != 1 or len(roles) != 1:
            return
        try:
            proposal = propose(people[0].entry, roles[0].entry, self.day)
        except AppointmentRefused as refusal:
            finding.warning = str(refusal)
            return
        finding.ready = {
            "person": proposal.person.pk,
            "role": proposal.role.pk,
            "start": proposal.start.isoformat(),
            "said": gettext("from %(start)s") % {"start": date_format(proposal.start)},
            "ends": gettext("The appointment of %(person)s ends on %(day)s.")
            % {"person": proposal.ends.person, "day": date_format(proposal.last_day)}
            if proposal.ends
            else "",
        }

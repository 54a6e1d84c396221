"""Events of the agenda: planned, held or cancelled, with who takes part and for whom."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.search import index

from toguna.editions.edition import Occasion, PersonMention

from .. import languages
from ..choices import EventStatus, EventType, Part
from ..fields import Translations
from .body import Body
from .entry import RegisterEntry
from .person import Person
from .place import Place


class Event(RegisterEntry):
    edition_kind = "event"

    type = models.CharField(_("type"), max_length=30, choices=EventType.choices, default=EventType.AUTRE)
    status = models.CharField(_("status"), max_length=20, choices=EventStatus.choices, default=EventStatus.PLANNED)
    start_on = models.DateField(_("first day"))
    start_time = models.TimeField(_("at"), null=True, blank=True)
    end_on = models.DateField(_("last day"), null=True, blank=True)
    end_time = models.TimeField(_("until"), null=True, blank=True)
    place = models.ForeignKey(Place, verbose_name=_("place"), null=True, blank=True, on_delete=models.PROTECT)
    summary = models.TextField(_("summary"), blank=True, max_length=5000)
    summaries = Translations(verbose_name=_("summary in other languages"), long=True)

    search_fields = [
        *RegisterEntry.search_fields,
        index.FilterField("type"),
        index.FilterField("status"),
        index.FilterField("start_on"),
    ]

    class Meta(RegisterEntry.Meta):
        ordering = ["-start_on", "-pk"]
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        super().clean()
        if self.start_on and self.end_on and self.end_on < self.start_on:
            raise ValidationError({"end_on": gettext("This day is before the first day.")})

    @admin.display(description=_("type"), ordering="type")
    def type_shown(self) -> str:
        return str(self.get_type_display())

    @admin.display(description=_("status"), ordering="status")
    def status_shown(self) -> str:
        return str(self.get_status_display())

    def occasion(self, language: str) -> Occasion:
        """This event as an edition carries it."""
        end_on = self.end_on or (self.start_on if self.end_time else None)
        return Occasion(
            type=self.type,
            start=_iso(self.start_on, self.start_time),
            end=_iso(end_on, self.end_time) if end_on else "",
            id=self.uid,
            name=self.named(language),
            status=self.status,
            place=self.place.mention(language) if self.place else None,
        )

    def edition_fields(self, language: str) -> dict[str, Any]:
        from ..offices import rank_on, role_on

        people = tuple(
            PersonMention(
                id=p.person.uid,
                name=p.person.named(language),
                part=Part.PARTICIPANT.value,
                rank=rank_on(p.person, self.start_on, language),
                role=role_on(p.person, self.start_on, language),
                representing=p.representing.named(language) if p.representing else "",
            )
            for p in self.participants.all()
        )
        summary = languages.in_language(self.summary, self.summaries, language)
        return {"summary": summary, "event": self.occasion(language), "people": people}


class EventParticipant(models.Model):
    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="participants")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+")
    representing = models.ForeignKey(
        Body, verbose_name=_("representing"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("participant")
        verbose_name_plural = _("participants")

    def __str__(self) -> str:
        return str(self.person)


def _iso(day: date, at: time | None) -> str:
    """The day, or the minute with its offset in the institution's time zone."""
    if at is None:
        return day.isoformat()
    return timezone.make_aware(datetime.combine(day, at)).isoformat(timespec="minutes")

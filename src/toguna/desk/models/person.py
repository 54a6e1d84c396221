"""Persons, with the ranks they bore and the offices they held, each from a day to a day (both included)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.search import index

from .. import languages
from ..choices import Sex
from ..fields import Translations
from .entry import RegisterEntry
from .role import Role


class Person(RegisterEntry):
    edition_kind = "person"

    name = models.CharField(
        _("full name"), max_length=255, blank=True, help_text=_("Leave it empty to make it from the two names below.")
    )
    given_name = models.CharField(_("given name"), max_length=120, blank=True)
    family_name = models.CharField(_("family name"), max_length=120)
    sort_name = models.CharField(
        _("name in lists"), max_length=255, blank=True, help_text=_("For example: Keïta, Aminata.")
    )
    sex = models.CharField(_("sex"), max_length=1, choices=Sex.choices, blank=True)
    biography = models.TextField(_("biography"), blank=True, max_length=5000)
    biographies = Translations(verbose_name=_("biography in other languages"), long=True)
    portrait = models.ForeignKey(
        "desk.Picture", verbose_name=_("portrait"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    search_fields = [*RegisterEntry.search_fields, index.FilterField("sort_name"), index.FilterField("sex")]

    class Meta(RegisterEntry.Meta):
        ordering = ["sort_name", "pk"]
        verbose_name = _("person")
        verbose_name_plural = _("persons")

    def save(self, *args: Any, **options: Any) -> None:
        self.name = self.name or f"{self.given_name} {self.family_name}".strip()
        self.sort_name = self.sort_name or ", ".join(filter(None, (self.family_name, self.given_name)))
        super().save(*args, **options)

    @admin.display(description=_("rank today"))
    def current_rank(self) -> str:
        from ..offices import rank_on

        return rank_on(self, timezone.localdate(), get_language() or languages.first())

    @admin.display(description=_("role today"))
    def current_role(self) -> str:
        from ..offices import role_on

        return role_on(self, timezone.localdate(), get_language() or languages.first())

    def edition_fields(self, language: str) -> dict[str, Any]:
        from ..media import medium

        details: dict[str, Any] = {
            "given_name": self.given_name,
            "family_name": self.family_name,
            "sort_name": self.sort_name,
            "ranks": [
                _span({"name": languages.in_language(r.name, r.names, language)}, r)
                for r in sorted(self.ranks.all(), key=_since)
            ],
            "appointments": [
                _span(
                    {
                        "role": a.role.held_by(self.sex, language),
                        "body": a.role.body.named(language),
                        **({"acting": True} if a.acting else {}),
                    },
                    a,
                )
                for a in sorted(self.appointments.all(), key=_since)
            ],
        }
        portrait = (medium(self.portrait, language, "portrait"),) if self.portrait else ()
        summary = languages.in_language(self.biography, self.biographies, language)
        return {"summary": summary, "media": portrait, "details": details}


class RankHolding(models.Model):
    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="ranks")
    name = models.CharField(_("rank or title"), max_length=120)
    names = Translations(verbose_name=_("in other languages"))
    start = models.DateField(_("from"), null=True, blank=True)
    end = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["start", "pk"]
        verbose_name = _("rank")
        verbose_name_plural = _("ranks")

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        _check_order(self)


class Appointment(models.Model):
    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="appointments")
    role = models.ForeignKey(Role, verbose_name=_("role"), on_delete=models.PROTECT, related_name="appointments")
    start = models.DateField(_("from"), null=True, blank=True)
    end = models.DateField(_("until"), null=True, blank=True)
    acting = models.BooleanField(_("acting"), default=False)
    act_words = models.CharField(_("act of appointment"), max_length=255, blank=True)
    act = models.ForeignKey(
        "desk.Text", verbose_name=_("published act"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["start", "pk"]
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")

    def __str__(self) -> str:
        return str(self.role)

    def clean(self) -> None:
        _check_order(self)
        if not self.role_id or self.acting:
            return
        others = Appointment.objects.filter(role_id=self.role_id, acting=False).exclude(person_id=self.person_id)
        if self.pk:
            others = others.exclude(pk=self.pk)
        if self.end:
            others = others.filter(Q(start__isnull=True) | Q(start__lte=self.end))
        if self.start:
            others = others.filter(Q(end__isnull=True) | Q(end__gte=self.start))
        if holder := others.select_related("person").first():
            raise ValidationError(
                gettext("%(person)s already holds this role (%(dates)s). End that appointment first, or tick “acting”.")
                % {"person": holder.person, "dates": spoken_span(holder.start, holder.end)}
            )


def spoken_span(start: date | None, end: date | None) -> str:
    """“from ... to ...” in the desk's language."""
    if start and end:
        return gettext("from %(start)s to %(end)s") % {"start": date_format(start), "end": date_format(end)}
    if start:
        return gettext("since %(start)s") % {"start": date_format(start)}
    if end:
        return gettext("until %(end)s") % {"end": date_format(end)}
    return gettext("without dates")


def _check_order(held: Any) -> None:
    if held.start and held.end and held.end < held.start:
        raise ValidationError({"end": gettext("This day is before the first day.")})


def _since(held: Any) -> tuple[date, int]:
    return (held.start or date.min, held.pk or 0)


def _span(details: dict[str, Any], held: Any) -> dict[str, Any]:
    if held.start:
        details["start"] = held.start.isoformat()
    if held.end:
        details["end"] = held.end.isoformat()
    return details

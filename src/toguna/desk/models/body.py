"""Bodies: the institution's own, its ministries, other states' and international organisations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .. import languages
from ..fields import Translations
from .entry import RegisterEntry


class BodyKind(models.TextChoices):
    PRESIDENCY = "presidency", _("Presidency")
    GOVERNMENT = "government", _("Government")
    MINISTRY = "ministry", _("Ministry")
    ASSEMBLY = "assembly", _("Assembly")
    COURT = "court", _("Court")
    AUTHORITY = "authority", _("Independent authority")
    AGENCY = "agency", _("Agency")
    ARMY = "army", _("Armed forces")
    CITY = "city", _("City or region")
    COMPANY = "company", _("Company")
    ORGANISATION = "organisation", _("Organisation")
    INTERNATIONAL = "international", _("International organisation")
    OTHER = "other", _("Other")


class Body(RegisterEntry):
    edition_kind = "body"

    kind = models.CharField(_("kind"), max_length=40, choices=BodyKind.choices, default=BodyKind.ORGANISATION)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("belongs to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )

    class Meta(RegisterEntry.Meta):
        verbose_name = _("body")
        verbose_name_plural = _("bodies")

    @admin.display(description=_("kind"), ordering="kind")
    def kind_shown(self) -> str:
        return str(self.get_kind_display())

    def edition_fields(self, language: str) -> dict[str, Any]:
        details: dict[str, Any] = {"kind": self.kind}
        if self.parent:
            details["parent"] = self.parent.uid
        former = [
            {
                "name": languages.in_language(f.name, f.names, language),
                **({"until": f.until.isoformat()} if f.until else {}),
            }
            for f in self.former_names.all()
        ]
        if former:
            details["former_names"] = former
        return {"details": details}

    def repeating(self) -> Iterable[RegisterEntry]:
        from .person import Person

        return Person.objects.filter(appointments__role__body=self).distinct()


class FormerName(models.Model):
    body = ParentalKey(Body, on_delete=models.CASCADE, related_name="former_names")
    name = models.CharField(_("former name"), max_length=255)
    names = Translations(verbose_name=_("in other languages"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        ordering = ["until", "pk"]
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return self.name

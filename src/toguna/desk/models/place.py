"""Places, from countries down to buildings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from toguna.editions.edition import PlaceMention

from ..choices import PlaceKind
from .entry import RegisterEntry


class Place(RegisterEntry):
    edition_kind = "place"

    kind = models.CharField(_("kind"), max_length=20, choices=PlaceKind.choices, default=PlaceKind.CITY)
    iso2 = models.CharField(
        _("country code"),
        max_length=2,
        blank=True,
        help_text=_("Two capital letters, for a country: ML, FR."),
        validators=[RegexValidator("^[A-Z]{2}$", _("Two capital letters."))],
    )
    parent = models.ForeignKey(
        "self", verbose_name=_("lies in"), null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )

    class Meta(RegisterEntry.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")

    def mention(self, language: str) -> PlaceMention:
        return PlaceMention(self.uid, self.named(language), self.iso2)

    @admin.display(description=_("kind"), ordering="kind")
    def kind_shown(self) -> str:
        return str(self.get_kind_display())

    def edition_fields(self, language: str) -> dict[str, Any]:
        details: dict[str, Any] = {"kind": self.kind}
        if self.iso2:
            details["iso2"] = self.iso2
        if self.parent:
            details |= {"parent": self.parent.uid, "parent_name": self.parent.named(language)}
        return {"details": details}

    def repeating(self) -> Iterable[RegisterEntry]:
        return self.children.all()

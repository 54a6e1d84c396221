"""The institution whose newsroom this is: one entry, one edition a language."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .. import languages
from ..fields import Translations
from .entry import RegisterEntry

_colour = RegexValidator("^#[0-9a-fA-F]{6}$", _("A colour is written #1f2f5c."))


class Institution(RegisterEntry):
    edition_kind = "institution"
    UID = "institution"

    short_name = models.CharField(_("short name"), max_length=120, blank=True)
    short_names = Translations(verbose_name=_("short name in other languages"))
    tagline = models.CharField(_("tagline"), max_length=255, blank=True)
    taglines = Translations(verbose_name=_("tagline in other languages"))
    address = models.URLField(
        _("address of the public site"), blank=True, help_text=_("For example: https://presidence.example/")
    )
    country = models.CharField(
        _("country code"),
        max_length=2,
        blank=True,
        validators=[RegexValidator("^[A-Z]{2}$", _("Two capital letters."))],
    )
    primary = models.CharField(_("main colour"), max_length=7, default="#1f2f5c", validators=[_colour])
    accent = models.CharField(_("second colour"), max_length=7, default="#8f4f12", validators=[_colour])

    class Meta(RegisterEntry.Meta):
        verbose_name = _("institution")
        verbose_name_plural = _("institution")

    @classmethod
    def current(cls) -> Institution | None:
        return cls.objects.filter(uid=cls.UID).first()

    def save(self, *args: Any, **options: Any) -> None:
        self.uid = self.UID
        super().save(*args, **options)

    def edition_fields(self, language: str) -> dict[str, Any]:
        details = {
            "short_name": languages.in_language(self.short_name or self.name, self.short_names, language),
            "languages": languages.codes(),
            "time_zone": settings.TIME_ZONE,
            "address": self.address,
            "country": self.country,
            "channels": [
                {"label": languages.in_language(c.label, c.labels, language), "url": c.url} for c in self.channels.all()
            ],
            "primary": self.primary,
            "accent": self.accent,
        }
        return {"summary": languages.in_language(self.tagline, self.taglines, language), "details": details}


class Channel(models.Model):
    """Where else the institution speaks officially."""

    institution = ParentalKey(Institution, on_delete=models.CASCADE, related_name="channels")
    label = models.CharField(_("name of the channel"), max_length=120)
    labels = Translations(verbose_name=_("in other languages"))
    url = models.URLField(_("address"))

    class Meta:
        ordering = ["pk"]
        verbose_name = _("official channel")
        verbose_name_plural = _("official channels")

    def __str__(self) -> str:
        return self.label

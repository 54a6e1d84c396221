"""Pictures: with who made them, under which licence, what they show, and whom."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition

from .. import languages
from ..fields import Translations


class Picture(AbstractImage):
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("Who made the picture."))
    licence = models.CharField(
        _("licence"), max_length=120, blank=True, help_text=_("For example: CC0-1.0, or “All rights reserved”.")
    )
    alt = models.TextField(
        _("alternative text"),
        blank=True,
        help_text=_("What the picture shows, for those who do not see it."),
    )
    alts = Translations(verbose_name=_("alternative text in other languages"), long=True)
    persons = models.ManyToManyField(
        "desk.Person", verbose_name=_("persons shown"), blank=True, related_name="pictures"
    )

    admin_form_fields = (
        "title",
        "file",
        "alt",
        "alts",
        "credit",
        "licence",
        "persons",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    @property
    def default_alt_text(self) -> str:
        return self.alt or self.title

    def described(self, language: str) -> str:
        """The alternative text in a language."""
        return languages.in_language(self.alt, self.alts, language)


class PictureRendition(AbstractRendition):
    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

    def __str__(self) -> str:
        return f"{self.image} ({self.filter_spec})"

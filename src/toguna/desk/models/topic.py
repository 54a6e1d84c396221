"""Topics: the themes of the institution."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import languages
from ..fields import Translations
from .entry import RegisterEntry


class Topic(RegisterEntry):
    edition_kind = "topic"

    description = models.TextField(_("description"), blank=True, max_length=5000)
    descriptions = Translations(verbose_name=_("description in other languages"), long=True)

    class Meta(RegisterEntry.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def edition_fields(self, language: str) -> dict[str, Any]:
        return {"summary": languages.in_language(self.description, self.descriptions, language)}

"""Topics: the themes of the institution."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from toguna.editions.edition import Source

from .. import languages
from ..fields import Translations
from .entry import RegisterEntry


class Topic(RegisterEntry):
    edition_kind = "topic"

    description = models.TextField(_("description"), blank=True, max_length=5000)
    descriptions = Translations(verbose_name=_("description in other languages"), long=True)

    came_from = models.JSONField(default=dict, blank=True, editable=False)
    """Where a topic that an import made stood: ``origin``, ``taken_at`` and ``addresses``; empty for all others."""

    class Meta(RegisterEntry.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def edition_fields(self, language: str) -> dict[str, Any]:
        fields: dict[str, Any] = {"summary": languages.in_language(self.description, self.descriptions, language)}
        if self.came_from and language == languages.first():
            taken_at = datetime.fromisoformat(self.came_from["taken_at"])
            fields["source"] = Source(self.came_from["origin"], taken_at, "", tuple(self.came_from["addresses"]))
        return fields

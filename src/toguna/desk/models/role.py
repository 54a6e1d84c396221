"""Roles: the offices of a body.  A role has no edition of its own; those who hold it carry its name."""

from __future__ import annotations

from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from .. import languages, registers
from ..choices import Sex
from ..fields import Translations
from .body import Body
from .entry import Named


class Role(Named):
    body = models.ForeignKey(Body, verbose_name=_("body"), on_delete=models.PROTECT, related_name="roles")
    name_f = models.CharField(
        _("name, for a woman"), max_length=255, blank=True, help_text=_("Where the language says it another way.")
    )
    names_f = Translations(verbose_name=_("name in other languages, for a woman"))

    search_fields = [*Named.search_fields, index.FilterField("body")]

    class Meta(Named.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def held_by(self, sex: str, language: str) -> str:
        """The name of the office as its holder bears it."""
        if sex == Sex.FEMALE:
            first = self.name_f or self.name
            return languages.in_language(first, {**(self.names or {}), **(self.names_f or {})}, language)
        return self.named(language)

    def save(self, *args: Any, **options: Any) -> None:
        from .person import Person

        with transaction.atomic():
            super().save(*args, **options)
            for person in Person.objects.filter(appointments__role=self).distinct():
                registers.issue(person)

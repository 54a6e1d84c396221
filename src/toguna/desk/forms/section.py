"""The form of a section: kinds of text as boxes to tick."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst
from wagtail.admin.forms import WagtailAdminPageForm

from .. import slugs
from ..choices import Kind


class KindsField(models.JSONField):
    """A list of kinds of text."""

    def formfield(self, **options: Any) -> Any:
        return forms.MultipleChoiceField(
            choices=Kind.choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )


class SectionForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            # The address of a section stands in the addresses of its texts.
            self.fields["slug"].disabled = bool(self.instance.pk and self.instance.first_published_at)

    def clean_slug(self) -> str:
        given = self.cleaned_data.get("slug") or ""
        return slugs.slug_of(given) if given else ""

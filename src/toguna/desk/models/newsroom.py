"""Where texts lie: one newsroom a language, its sections, and in each section a container a year.

Editors do not see this tree: they have one flat list of texts.  A section is issued as a collection."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from toguna.editions.edition import Edition

from .. import addresses, languages, slugs
from ..choices import Kind
from ..forms.section import KindsField, SectionForm
from ..refusals import PublishedTextStays
from ..registers import issue_page
from .entry import new_uid


class Newsroom(Page):
    """The root of all texts in one language."""

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["desk.Section"]

    class Meta:
        verbose_name = _("newsroom")
        verbose_name_plural = _("newsrooms")


class Section(Page):
    """A section of the site: which kinds of text it holds, and where it stands among the others.

    ``uid`` is the id of its edition in the first language, and shared by its translations."""

    uid = models.CharField(max_length=50, default=new_uid, editable=False)
    kinds = KindsField(_("kinds of text"), default=list, blank=True)
    order = models.PositiveIntegerField(_("position"), default=100, help_text=_("The smallest number comes first."))
    description = models.TextField(_("description"), blank=True, max_length=5000)

    base_form_class = SectionForm
    content_panels = [
        FieldPanel("title"),
        FieldPanel("description"),
        FieldPanel("kinds"),
        FieldPanel("order"),
    ]
    promote_panels = [FieldPanel("slug")]
    settings_panels: list[Any] = []
    parent_page_types = ["desk.Newsroom"]
    subpage_types = ["desk.Year"]
    exclude_fields_in_copy: list[str] = []

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @property
    def language(self) -> str:
        return str(self.locale.language_code)

    def full_clean(self, *args: Any, **options: Any) -> None:
        if not self.slug:  # type: ignore[has-type]
            parent = self.get_parent()
            self.slug = slugs.free(
                slugs.slug_of(self.title), lambda slug: not self._slug_is_available(slug, parent, self)
            )
        super().full_clean(*args, **options)

    def save(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            super().save(*args, **options)
            if self.live and not options.get("update_fields"):
                issue_page(self)

    def delete(self, *args: Any, **options: Any) -> Any:
        from .text import Text

        if Text.objects.descendant_of(self).exists():
            raise PublishedTextStays(_("A section that holds texts cannot be deleted."))
        return super().delete(*args, **options)

    def edition(self, now: datetime) -> Edition:
        """The first edition of this section as it stands; stores nothing."""
        language = self.language
        first = language == languages.first()
        return Edition(
            id=languages.edition_id(self.uid, language),
            version=1,
            language=language,
            kind="collection",
            title=self.title,
            first_published_at=now,
            published_at=now,
            path=addresses.of_section(self.slug, language),
            translation_of="" if first else self.uid,
            summary=self.description,
            details={"order": self.order, "kinds": list(self.kinds)},
        )

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        return (0, "", addresses.of_section(self.slug, self.language)) if self.live else None

    def holds(self, kind: str) -> bool:
        return kind in (self.kinds or Kind.values)


class Year(Page):
    """The texts of one year in a section; made by itself (``desk.newsroom.year_of``)."""

    parent_page_types = ["desk.Section"]
    subpage_types = ["desk.Text"]

    class Meta:
        verbose_name = _("year")
        verbose_name_plural = _("years")

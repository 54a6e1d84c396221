"""What every entry of a register has: a lasting identity, a name in each language, and its editions."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.search import index

from toguna.editions.edition import Edition
from toguna.editions.library import Library
from toguna.editions.models import Head

from .. import addresses, languages, registers, slugs
from ..fields import Translations
from ..refusals import EntryStillNamed


def new_uid() -> str:
    return str(uuid.uuid4())


class Named(index.Indexed, ClusterableModel):
    """A name in each language and an address that never changes."""

    uid = models.CharField(max_length=50, unique=True, default=new_uid, editable=False)
    slug = models.SlugField(
        _("address"),
        max_length=90,
        unique=True,
        blank=True,
        help_text=_("The last part of the public address. Leave it empty to make it from the name; it stays then."),
    )
    name = models.CharField(_("name"), max_length=255)
    names = Translations(verbose_name=_("name in other languages"))

    search_fields: ClassVar[list[Any]] = [
        index.SearchField("name", boost=2),
        index.AutocompleteField("name"),
        index.FilterField("slug"),
    ]

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def named(self, language: str) -> str:
        """The name in a language."""
        return languages.in_language(self.name, self.names, language)

    def words_for_slug(self) -> str:
        return self.name

    def save(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            if not self.slug:
                self.slug = slugs.free(slugs.slug_of(self.words_for_slug()), self._slug_taken)
            super().save(*args, **options)

    def _slug_taken(self, slug: str) -> bool:
        return type(self)._default_manager.filter(slug=slug).exclude(pk=self.pk).exists()


class RegisterEntry(Named):
    """An entry whose every saving issues its edition, in the same transaction, where something changed."""

    edition_kind: ClassVar[str]

    class Meta(Named.Meta):
        abstract = True

    @property
    def issued(self) -> bool:
        return Head.objects.filter(pk=self.uid).exists()

    def path(self, language: str) -> str:
        return addresses.of_entry(self.edition_kind, self.slug, language)

    def edition(self, language: str, now: datetime) -> Edition:
        """The first edition of this entry in a language, as it stands now; stores nothing."""
        return Edition(
            id=languages.edition_id(self.uid, language),
            version=1,
            language=language,
            kind=self.edition_kind,
            title=self.named(language),
            first_published_at=now,
            published_at=now,
            path=self.path(language),
            translation_of="" if language == languages.first() else self.uid,
            **self.edition_fields(language),
        )

    def edition_fields(self, language: str) -> dict[str, Any]:
        """What this register says beyond a name: ``summary``, ``details`` and so on."""
        raise NotImplementedError

    def repeating(self) -> Iterable[RegisterEntry]:
        """The entries of other registers that repeat words of this one and are issued with it."""
        return ()

    def clean(self) -> None:
        super().clean()
        if self.pk and self.issued:
            before = type(self)._default_manager.filter(pk=self.pk).values_list("slug", flat=True).first()
            if before and self.slug != before:
                raise ValidationError({"slug": gettext("This address is public already and cannot change.")})

    def save(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            super().save(*args, **options)
            registers.issue(self)
            for entry in self.repeating():
                registers.issue(entry)

    def delete(self, *args: Any, **options: Any) -> Any:
        """Removes the entry; its editions stay, the last one saying that it left the register.

        Raises :class:`EntryStillNamed` while a published text names it."""
        count = Library().naming_count(self.uid)
        if count:
            raise EntryStillNamed(
                gettext("“%(name)s” is named by published texts (%(count)d) and cannot be deleted.")
                % {"name": self.name, "count": count}
            )
        with transaction.atomic():
            result = super().delete(*args, **options)
            registers.withdraw(self)
        return result

    def _slug_taken(self, slug: str) -> bool:
        # The address of an entry that was deleted stays in the published word and is never given again.
        path = addresses.of_entry(self.edition_kind, slug, languages.first())
        return super()._slug_taken(slug) or bool(path and Head.objects.filter(path=path).exists())

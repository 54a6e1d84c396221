"""Series: numbers of a body's texts, one sequence a year, without gaps; a number never used is explained."""

from __future__ import annotations

from string import Formatter
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from toguna.editions.edition import Number

from .. import languages, numbering, registers
from ..choices import Kind
from ..fields import Translations
from ..refusals import EntryStillNamed, NumberStays
from .body import Body
from .entry import RegisterEntry


def check_pattern(pattern: str) -> None:
    """Raises ``ValidationError`` unless the pattern prints a number (and perhaps the year), and nothing else."""
    try:
        names = {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}
        sound = "number" in names and names <= {"number", "year"} and bool(pattern.format(number=1, year=2000))
    except (ValueError, IndexError, KeyError):
        sound = False
    if not sound:
        raise ValidationError(gettext("Write {number} where the number goes, and {year} where the year goes."))


def this_year() -> int:
    """The year by the institution's clock."""
    return timezone.localdate().year


class Series(RegisterEntry):
    edition_kind = "series"

    body = models.ForeignKey(Body, verbose_name=_("body"), on_delete=models.PROTECT, related_name="series")
    kind = models.CharField(_("kind of text"), max_length=20, choices=Kind.choices, default=Kind.COMMUNIQUE)
    pattern = models.CharField(
        _("how the number is printed"),
        max_length=120,
        validators=[check_pattern],
        help_text=_("For example: Communiqué n° {number:03}/PRK/{year}"),
    )

    class Meta(RegisterEntry.Meta):
        verbose_name = _("series")
        verbose_name_plural = _("series")

    @admin.display(description=_("kind of text"), ordering="kind")
    def kind_shown(self) -> str:
        return str(self.get_kind_display())

    def label(self, number: int, year: int) -> str:
        return self.pattern.format(number=number, year=year)

    def edition_fields(self, language: str) -> dict[str, Any]:
        details: dict[str, Any] = {"pattern": self.pattern, "kind": self.kind, "body": self.body.uid}
        voids = self.numbers.filter(text=None).order_by("year", "number")
        if rows := [number.explained(language) for number in voids]:
            details["voids"] = rows
        return {"details": details}

    def delete(self, *args: Any, **options: Any) -> Any:
        """Raises :class:`~toguna.desk.refusals.EntryStillNamed` once a number was given."""
        if self.numbers.exists():
            raise EntryStillNamed(
                gettext("“%(name)s” has given numbers, which the public finds in its register: it cannot be deleted.")
                % {"name": self.name}
            )
        return super().delete(*args, **options)


class SeriesNumber(models.Model):
    """One number of a series: in use by a text, or void with its public reason.

    A new one is the next of its series and year, and keeps the form in which it was first printed."""

    series = models.ForeignKey(Series, verbose_name=_("series"), on_delete=models.PROTECT, related_name="numbers")
    year = models.PositiveIntegerField(
        _("year"), validators=[MinValueValidator(1000), MaxValueValidator(9999)], default=this_year
    )
    number = models.PositiveIntegerField(_("number"))
    label = models.CharField(max_length=255, blank=True, editable=False)
    text = models.OneToOneField(
        "desk.Text", verbose_name=_("text"), null=True, on_delete=models.PROTECT, related_name="series_number"
    )
    void_reason = models.TextField(
        _("why the number is void"),
        blank=True,
        max_length=5000,
        help_text=_("Readers find it in the public register, in the place of a text. The number is never given again."),
    )
    void_reasons = Translations(verbose_name=_("reason in other languages"), long=True)

    class Meta:
        ordering = ["series", "-year", "-number"]
        verbose_name = _("number")
        verbose_name_plural = _("numbers")
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "number"], name="desk_one_of_a_number"),
            models.CheckConstraint(
                condition=Q(text__isnull=False, void_reason="") | (Q(text__isnull=True) & ~Q(void_reason="")),
                name="desk_number_used_or_void",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def save(self, *args: Any, **options: Any) -> None:
        """Gives a new one its number; a void one is public at once, as the next version of its series.

        Raises what ``registers.issue`` raises; then no number was given."""
        with transaction.atomic():
            if self._state.adding:
                self.number = numbering.due(self.series_id, self.year)
                self.label = self.series.label(self.number, self.year)
            super().save(*args, **options)
            if self.void:
                registers.issue(self.series)

    def delete(self, *args: Any, **options: Any) -> Any:
        """Raises :class:`~toguna.desk.refusals.NumberStays`: a register has no gaps."""
        raise NumberStays(gettext("A number once given stays in the register."))

    @property
    def void(self) -> bool:
        return self.text_id is None

    def printed(self) -> Number:
        """The number as an edition carries it."""
        return Number(self.series.uid, self.year, self.number, self.label)

    def explained(self, language: str) -> dict[str, Any]:
        """A void number as the edition of its series carries it."""
        reason = languages.in_language(self.void_reason, self.void_reasons, language)
        return {"year": self.year, "number": self.number, "label": self.label, "reason": reason}

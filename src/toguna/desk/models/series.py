"""Series: numbers of a body's texts, one sequence a year, without gaps; a number never used is explained."""

from __future__ import annotations

from string import Formatter
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from toguna.editions.edition import Number

from ..choices import Kind
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
        return {"details": {"pattern": self.pattern, "kind": self.kind, "body": self.body.uid}}


class SeriesNumber(models.Model):
    """One number of a series: in use by a text, or void with its reason."""

    series = models.ForeignKey(Series, verbose_name=_("series"), on_delete=models.PROTECT, related_name="numbers")
    year = models.PositiveIntegerField(_("year"))
    number = models.PositiveIntegerField(_("number"))
    text = models.OneToOneField(
        "desk.Text", verbose_name=_("text"), null=True, on_delete=models.PROTECT, related_name="series_number"
    )
    void_reason = models.TextField(_("why the number is void"), blank=True)

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
        return self.series.label(self.number, self.year)

    @property
    def void(self) -> bool:
        return self.text_id is None

    def printed(self) -> Number:
        """The number as an edition carries it."""
        return Number(self.series.uid, self.year, self.number, str(self))

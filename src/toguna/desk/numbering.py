"""Numbers of a series: given at publication, one after the other, none left out; a number never used is explained."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext

from .refusals import NumberTaken

if TYPE_CHECKING:
    from .models import Series, SeriesNumber, Text


def number_of(text: Text) -> SeriesNumber | None:
    """The number a text bears; its translations bear the same."""
    from .models import SeriesNumber

    if not text.series_id or text.pk is None:
        return None
    numbers = SeriesNumber.objects.filter(series_id=text.series_id).select_related("series")
    return (
        numbers.filter(text_id=text.pk).first()
        or numbers.filter(text__translation_key=text.translation_key).order_by("pk").first()
    )


def assign(text: Text, year: int) -> SeriesNumber | None:
    """Gives the text the next number of its series in a year, unless it bears one.

    Runs in the transaction that publishes: when that fails, the number was never given."""
    from .models import SeriesNumber

    if not text.series_id:
        return None
    if given := number_of(text):
        return given
    return SeriesNumber.objects.create(series_id=text.series_id, year=year, text=text)


def void(
    series: Series, year: int, reason: str, number: int | None = None, reasons: Mapping[str, str] | None = None
) -> SeriesNumber:
    """Explains in the public register why a number stays without text: the next one, or one that is next by its turn.
    ``reasons`` are in the other languages, by their codes.

    Raises :class:`NumberTaken` when ``number`` is in use, or would leave a gap."""
    from .models import SeriesNumber

    with transaction.atomic():
        if number not in (None, next_one := due(series.pk, year)):
            raise NumberTaken(
                gettext("Number %(number)s is not the next one of %(series)s; the next one is %(due)s.")
                % {"number": number, "series": series, "due": next_one}
            )
        return SeriesNumber.objects.create(
            series=series, year=year, void_reason=reason, void_reasons=dict(reasons or {})
        )


def due(series: int, year: int) -> int:
    """The next number of a series (by its row) in a year.  Whoever gives it asks in the transaction that does."""
    from .models import Series, SeriesNumber

    # PostgreSQL holds others here; SQLite lets one transaction write at a time anyway.
    Series.objects.select_for_update().get(pk=series)
    last = SeriesNumber.objects.filter(series_id=series, year=year).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1

"""What editors decided about the facts that the reader proposed for a text."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FactKind(models.TextChoices):
    """What a finding is about: each kind is accepted in a way of its own."""

    EVENT_TYPE = "event_type", _("Type of event")
    EVENT_DATE = "event_date", _("Date of the event")
    EVENT_PLACE = "event_place", _("Place of the event")
    PERSON = "person", _("Person")
    APPOINTMENT = "appointment", _("Appointment")
    ORGANISATION = "organisation", _("Organisation")
    PLACE = "place", _("Place")
    DATE = "date", _("Date")
    QUOTE = "quote", _("Quote")


class Verdict(models.TextChoices):
    """What the editor said of a finding; ``changed`` where the fact is another than the proposed one."""

    ACCEPTED = "accepted", _("Accepted")
    CHANGED = "changed", _("Changed")
    REFUSED = "refused", _("Refused")


class Decision(models.Model):
    """One finding of a text, decided: it is not asked again while the text says it.

    ``key`` names the finding whatever stands around it (``desk.findings``); ``words`` is the SHA-256 of the text that
    was read; ``proposed`` and ``decided`` are the fact before and after, ``entry`` the id of the register's entry."""

    text = models.ForeignKey("desk.Text", on_delete=models.CASCADE, related_name="decisions")
    key = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=FactKind.choices)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    proposed = models.JSONField(default=dict)
    decided = models.JSONField(default=dict, blank=True)
    entry = models.CharField(max_length=50, blank=True)
    words = models.CharField(max_length=64)
    revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField()

    class Meta:
        ordering = ["decided_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["text", "key"], name="one_decision_a_finding")]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.get_verdict_display()}"


class LastReading(models.Model):
    """The keys of all that the reader last found in a text, so that what it missed can be told from what waits."""

    text = models.OneToOneField("desk.Text", on_delete=models.CASCADE, related_name="last_reading")
    found = models.JSONField(default=list)
    words = models.CharField(max_length=64)
    read_at = models.DateTimeField()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")

    def __str__(self) -> str:
        return str(self.text)

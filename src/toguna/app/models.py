"""The site's updates, each a row with its outcome, so that an operator sees what happened and when."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteUpdate(models.Model):
    """One run of the press after a publication."""

    class Status(models.TextChoices):
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")

    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.RUNNING)
    written = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M} {self.status}"

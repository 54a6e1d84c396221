"""Which edition stands at which entry of the log, and what the log's public files are made from.

The rows are the newsroom's own copy of the log: its folder can be made from them again.  They are only ever added to,
but for the salt, which goes with an erasure."""

from __future__ import annotations

from django.db import models

from toguna.editions.models import StoredEdition


class RecordEntry(models.Model):
    """One entry: ``note`` as it stands in the log; ``salt`` (base64) and ``frame`` are empty for a ``keys`` entry and
    once the edition was erased."""

    index = models.BigIntegerField(primary_key=True)
    stored = models.OneToOneField(StoredEdition, null=True, on_delete=models.PROTECT, related_name="record_entry")
    note = models.TextField()
    salt = models.CharField(max_length=44, blank=True)
    frame = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.index)


class FormerEntry(models.Model):
    """One entry of a log that a successor took the place of: the ``log``-th, from 1 (``successor.py``)."""

    log = models.PositiveIntegerField()
    index = models.BigIntegerField()
    stored = models.ForeignKey(StoredEdition, null=True, on_delete=models.PROTECT, related_name="former_entries")
    note = models.TextField()
    salt = models.CharField(max_length=44, blank=True)
    frame = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["log", "index"], name="record_one_of_an_index")]

    def __str__(self) -> str:
        return f"{self.log}/{self.index}"

"""What came in from elsewhere: every item of a source with what became of it, and the addresses it had there.

By this a second run knows what is here, and a report can prove that nothing was lost."""

from __future__ import annotations

from django.db import models


class ImportedItem(models.Model):
    """One item of a source: a text, a medium, or something that is kept as data.

    ``name`` is the SHA-256 of what names it in its source, ``content`` of what it held when it was last taken;
    ``stored`` is the revision of the text that the import made, if any: another tells that an editor changed it."""

    class Outcome(models.TextChoices):
        TEXT = "text", "text"
        MEDIUM = "medium", "medium"
        KEPT = "kept", "kept as data"
        MOVED = "moved", "leads elsewhere"
        LEFT = "left", "not taken"

    name = models.CharField(max_length=64, unique=True)
    key = models.TextField()
    origin = models.CharField(max_length=500)
    kind = models.CharField(max_length=60, db_index=True)
    title = models.TextField(blank=True)
    status = models.CharField(max_length=20)
    language = models.CharField(max_length=35, blank=True)
    content = models.CharField(max_length=64)
    stored = models.CharField(max_length=64, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, db_index=True)
    why = models.TextField(blank=True)
    text = models.ForeignKey("desk.Text", null=True, on_delete=models.SET_NULL, related_name="imported")
    picture = models.ForeignKey("desk.Picture", null=True, on_delete=models.SET_NULL, related_name="imported")
    document = models.ForeignKey("wagtaildocs.Document", null=True, on_delete=models.SET_NULL, related_name="+")
    path = models.CharField(max_length=400, blank=True, db_index=True)
    published = models.DateTimeField(null=True)
    data = models.JSONField(default=dict)
    addresses = models.JSONField(default=list)
    links = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    words_in = models.PositiveIntegerField(default=0)
    words_out = models.PositiveIntegerField(default=0)
    waits = models.BooleanField(default=False, db_index=True)

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"


class OldAddress(models.Model):
    """An address at the old site, in its normal form, and what stands there."""

    address = models.CharField(max_length=500, unique=True)
    item = models.ForeignKey(ImportedItem, on_delete=models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return self.address

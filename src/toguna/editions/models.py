"""Where editions are kept.  ``StoredEdition`` is append-only, and the database itself refuses anything else
(triggers in ``migrations/0002_append_only.py``).  ``Head`` and ``HeadMention`` are an index over it: which version
is current, and what it names.  They can be made again from the stored editions at any time (``store.reindex``)."""

from __future__ import annotations

from django.db import models

from .canonical import parse
from .edition import Edition


class StoredEdition(models.Model):
    """One edition: its canonical bytes (RFC 8785), and the columns by which it is found."""

    edition_id = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    language = models.CharField(max_length=35)
    kind = models.CharField(max_length=20)
    path = models.CharField(max_length=400, blank=True)
    first_published_at = models.DateTimeField()
    published_at = models.DateTimeField()
    change = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64, unique=True)
    text_sha256 = models.CharField(max_length=64, db_index=True)
    canonical = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition_id", "version"], name="editions_one_of_a_version")]

    def __str__(self) -> str:
        return f"{self.edition_id} v{self.version}"

    def edition(self) -> Edition:
        return parse(self.canonical)


class Head(models.Model):
    """The current version of one text or register entry."""

    edition_id = models.CharField(max_length=64, primary_key=True)
    stored = models.OneToOneField(StoredEdition, on_delete=models.PROTECT, related_name="head")
    group = models.CharField(max_length=64)
    language = models.CharField(max_length=35)
    kind = models.CharField(max_length=20)
    section = models.CharField(max_length=64, blank=True)
    path = models.CharField(max_length=400, unique=True, null=True)
    first_published_at = models.DateTimeField()
    published_at = models.DateTimeField()
    listed = models.BooleanField(help_text="a text that stands in listings: neither a page nor withdrawn")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "language"], name="editions_one_of_a_language")]
        indexes = [
            models.Index(
                fields=["section", "listed", "first_published_at", "edition_id"], name="editions_head_section"
            ),
            models.Index(
                fields=["language", "listed", "first_published_at", "edition_id"],
                name="editions_head_language",
            ),
            models.Index(fields=["kind", "language"], name="editions_head_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} ({self.kind}, {self.language})"


class HeadMention(models.Model):
    """The current version of a text names another edition (by group): a person, a place, an event, another text."""

    head = models.ForeignKey(Head, on_delete=models.CASCADE, related_name="mentions")
    target = models.CharField(max_length=64)
    relation = models.CharField(max_length=20)
    language = models.CharField(max_length=35)
    listed = models.BooleanField()
    first_published_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["target", "language", "listed", "first_published_at"], name="editions_mention_target")
        ]

    def __str__(self) -> str:
        return f"{self.head_id} {self.relation} {self.target}"

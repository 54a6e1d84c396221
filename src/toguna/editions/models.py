"""Where editions are kept.

``StoredEdition`` is append-only, and the database itself refuses anything else (triggers in
``migrations/0002_append_only.py``) but the erasure that the law orders (``Erasure``).  The rest is an index over it:
which version is current and how it is shown (``Head``), in which listings it stands (``Listing``, ``Slot``), and what
each edition touched (``Touch``).  It can be made again from the stored editions at any time (``index.rebuild``)."""

from __future__ import annotations

from django.db import models

from .canonical import parse
from .edition import Edition


class StoredEdition(models.Model):
    """One edition: its canonical bytes (RFC 8785; empty once erased), and the columns by which it is found.

    Rows are written one transaction after another: who has seen a row has seen every row with a smaller number."""

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


class Erasure(models.Model):
    """That the law had the content of a text removed: every version before ``version``, its tombstone.

    Only such a row lets the database blank a stored edition (``migrations/0003_erasure.py``), and it stays for ever."""

    edition_id = models.CharField(max_length=64, primary_key=True)
    version = models.PositiveIntegerField()
    ground = models.TextField()
    erased_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.edition_id


class Head(models.Model):
    """The current version of one text or register entry; ``serial`` is the number of its first version's row."""

    edition_id = models.CharField(max_length=64, primary_key=True)
    stored = models.OneToOneField(StoredEdition, on_delete=models.PROTECT, related_name="head")
    serial = models.BigIntegerField(unique=True)
    group = models.CharField(max_length=64)
    language = models.CharField(max_length=35)
    kind = models.CharField(max_length=20)
    path = models.CharField(max_length=400, unique=True, null=True)
    first_published_at = models.DateTimeField()
    published_at = models.DateTimeField()
    withdrawn = models.BooleanField()
    card = models.TextField(help_text="what listings show of it (card.py)")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "language"], name="editions_one_of_a_language")]
        indexes = [models.Index(fields=["first_published_at", "serial"], name="editions_head_first")]

    def __str__(self) -> str:
        return f"{self.edition_id} ({self.kind}, {self.language})"


class Listing(models.Model):
    """A named order of texts or entries (``listings.py``): ``length`` counts its slots, ``shown`` the visible ones."""

    name = models.CharField(max_length=500, unique=True)
    family = models.CharField(max_length=12)
    language = models.CharField(max_length=35)
    length = models.PositiveIntegerField(default=0)
    shown = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True, help_text="newest edition in it; for the published family alone")

    class Meta:
        indexes = [models.Index(fields=["family", "language"], name="editions_listing_family")]

    def __str__(self) -> str:
        return self.name


class Slot(models.Model):
    """One place in a listing: whose (by serial), and at which key."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, db_index=False)
    key = models.BigIntegerField()
    serial = models.BigIntegerField(db_index=True)
    shown = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["listing", "key"], name="editions_slot_key")]

    def __str__(self) -> str:
        return f"{self.listing_id} {self.key}"


class Touch(models.Model):
    """What storing an edition changed in the index: ``moved`` slots came or went, ``changed`` ones show something
    else, ``sets`` are families of listings that gained one.  JSON; each slot is a listing's name and a key."""

    stored = models.OneToOneField(StoredEdition, on_delete=models.PROTECT, primary_key=True, related_name="touch")
    moved = models.JSONField()
    changed = models.JSONField()
    sets = models.JSONField()

    def __str__(self) -> str:
        return str(self.stored_id)

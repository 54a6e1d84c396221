"""Putting editions into the store: the only way in, and there is no way to change one.  The law may have the content
of a text removed (``erasure``).

Whatever is wrong with an edition is said before anything is written; the database's own triggers stand behind
these checks for whoever goes round them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from django.db import IntegrityError, connection, transaction

from . import index
from .canonical import address, canonical_bytes, parse
from .canonical_text import canonical_text
from .edition import Edition
from .html import sanitise
from .models import Head, StoredEdition
from .schema import InvalidEdition, validate
from .signals import appended

__all__ = ["AddressTaken", "FirstPublicationMoved", "InvalidEdition", "Refused", "VersionConflict", "append"]

_LOCK = 0x746F67756E61
"""Any number that nobody else locks: the letters of toguna."""


class Refused(Exception):
    """The store does not take this edition; the message says why."""


class VersionConflict(Refused):
    """The version is not the next one: somebody else published meanwhile, or the edition was made from an old one."""


class FirstPublicationMoved(Refused):
    """A later version claims another first publication, kind, language or address than the first."""


class AddressTaken(Refused):
    """Another text stands at this public address, or already is this text in this language."""


def append(edition: Edition) -> StoredEdition:
    """Stores the next version of a text and makes it the current one.

    Raises :class:`InvalidEdition` (schema, unsanitised body) or a :class:`Refused`; then nothing was stored."""
    row = _row(edition)
    with transaction.atomic():
        _one_after_another()
        head = Head.objects.select_related("stored").filter(pk=edition.id).first()
        _check_succession(edition, head.stored.edition() if head else None)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError as error:
            raise VersionConflict(f"version {edition.version} of {edition.id} exists already") from error
        try:
            with transaction.atomic():
                if head is None:
                    index.enter_first([index.Entering(edition, row, row.pk)])
                else:
                    index.enter_next(index.Entering(edition, row, head.serial))
        except IntegrityError as error:
            raise AddressTaken(
                f"{edition.path or edition.group} is taken by another text; choose another address"
            ) from error
        appended.send(sender=StoredEdition, stored=row)
    return row


def append_first_versions(editions: Iterable[Edition], batch: int = index.BATCH) -> int:
    """Stores many new texts at once, each at version 1 (a sample, an import); gives their number.

    Raises as :func:`append` does; then no edition of the current batch was stored."""
    count = 0
    source = iter(editions)
    while some := list(islice(source, batch)):
        for edition in some:
            _check_succession(edition, None)
        rows = [_row(edition) for edition in some]
        try:
            with transaction.atomic():
                _one_after_another()
                StoredEdition.objects.bulk_create(rows)
                index.enter_first([index.Entering(e, row, row.pk) for e, row in zip(some, rows, strict=True)])
        except IntegrityError as error:
            raise AddressTaken("one of these texts, or its address, is in the store already") from error
        count += len(some)
    return count


def _one_after_another() -> None:
    """Lets one transaction at a time store editions, so that their numbers become visible in order.

    SQLite has one writer anyway; in PostgreSQL a lock is held until the transaction ends."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _row(edition: Edition) -> StoredEdition:
    try:
        data = canonical_bytes(edition)
    except (ValueError, UnicodeError) as error:
        raise InvalidEdition(f"edition: has no canonical form ({error})") from error
    validate(edition.document())
    if edition.body and sanitise(edition.body) != edition.body:
        raise InvalidEdition("body: not sanitised HTML")
    return StoredEdition(
        edition_id=edition.id,
        version=edition.version,
        language=edition.language,
        kind=edition.kind,
        path=edition.path,
        first_published_at=edition.first_published_at,
        published_at=edition.published_at,
        change=edition.change.kind,
        sha256=address(data),
        text_sha256=address(canonical_text(edition).encode()),
        canonical=data.decode(),
    )


def _check_succession(edition: Edition, before: Edition | None) -> None:
    expected = before.version + 1 if before else 1
    if edition.version != expected:
        raise VersionConflict(f"{edition.id}: version {edition.version} offered, {expected} is the next")
    if before is None:
        return
    if before.erased:
        raise Refused(f"{edition.id}: was erased by law; publish a new text instead")
    for name in ("first_published_at", "kind", "language", "path", "translation_of"):
        if getattr(edition, name) != getattr(before, name):
            raise FirstPublicationMoved(
                f"{edition.id}: {name} was {getattr(before, name) or 'empty'} when first published and cannot become"
                f" {getattr(edition, name) or 'empty'}"
            )


def by_address(sha256: str) -> Edition:
    """The edition with this content address; raises ``StoredEdition.DoesNotExist``."""
    return parse(StoredEdition.objects.get(sha256=sha256).canonical)

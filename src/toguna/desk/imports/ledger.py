"""What is here already: items by what names them in their source, and old addresses."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from toguna.intake.documents import SourceDocument
from toguna.intake.old_addresses import normal

from ..models import ImportedItem, OldAddress


def name_of(key: str) -> str:
    """The SHA-256 by which an item is found again."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def document_name(document: SourceDocument) -> str:
    """By its key in its source, or by its words where it has none."""
    return name_of(document.source.key) if document.source.key else document.source.sha256


def content_of(document: SourceDocument) -> str:
    """The SHA-256 of what a document holds: it tells whether the source changed."""
    held = (
        document.title, document.summary, document.blocks, document.status, document.published, document.lead,
        document.terms, document.group,
    )  # fmt: skip
    return name_of(repr(held))


def known(names: Iterable[str]) -> dict[str, ImportedItem]:
    """The items of these names that are here, with their texts."""
    return {item.name: item for item in ImportedItem.objects.filter(name__in=list(names)).select_related("text")}


def note_addresses(items: Iterable[tuple[ImportedItem, Iterable[str]]]) -> None:
    """Remembers where saved items stood; of two that claim one address the first has it."""
    rows: dict[str, OldAddress] = {}
    for item, addresses in items:
        for address in addresses:
            if found := normal(address):
                rows.setdefault(found, OldAddress(address=found, item=item))
    OldAddress.objects.bulk_create(rows.values(), ignore_conflicts=True)


def resolved(addresses: Sequence[str]) -> dict[str, ImportedItem]:
    """What stands at these addresses, by the address as given; an address that leads on is followed."""
    asked = {address: normal(address) for address in addresses}
    rows = OldAddress.objects.filter(address__in=set(asked.values())).select_related("item")
    found = {row.address: row.item for row in rows}
    onward = {item.pk: normal(item.data["to"]) for item in found.values() if item.outcome == ImportedItem.Outcome.MOVED}
    targets = {
        row.address: row.item
        for row in OldAddress.objects.filter(address__in=set(onward.values())).select_related("item")
    }
    return {
        address: targets.get(onward[found[name].pk], found[name]) if found[name].pk in onward else found[name]
        for address, name in asked.items()
        if name in found
    }

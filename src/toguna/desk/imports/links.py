"""Links of brought-in texts to their own old site: to the texts and files as they stand here now.

A link that leads to nothing that came in loses its address and keeps its words; the row of the text says which."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from django.db import transaction

from ..models import ImportedItem, Text, TextAttachment
from .ledger import resolved
from .media import MediaShelf
from .stream import Raw

_ANCHOR = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
_BATCH = 200

Progress = Callable[[int, int | None], None]


def rewrite_links(media: MediaShelf, progress: Progress | None = None) -> int:
    """Gives the links of every text that waits for it their new targets; gives the number of texts.

    Each batch is one transaction; a run that was killed goes on where it was."""
    count = 0
    total = ImportedItem.objects.filter(waits=True).count()
    while batch := list(ImportedItem.objects.filter(waits=True).select_related("text").order_by("pk")[:_BATCH]):
        with transaction.atomic():
            targets = _targets((link for item in batch for link in _links(item)), media)
            for item in batch:
                if item.text is not None:
                    done = _settled(list(item.text.body.raw_data), item.links, targets)
                    Text.objects.filter(pk=item.text_id).update(body=json.dumps(done.raw))
                    attach(item.text, done.files)
                    item.data = {**item.data, "lost_links": done.lost}
                    for wording in item.data.get("earlier") or ():
                        wording["raw"] = _settled(wording["raw"], wording["links"], targets).raw
                item.waits = False
            ImportedItem.objects.bulk_update(batch, ["waits", "data"])
        count += len(batch)
        if progress:
            progress(count, total)
    return count


def rewritten(html: str, asked: Iterable[str], target: Callable[[str], str | None]) -> str:
    """HTML whose links to ``asked`` have what ``target`` gives in place of ``href="..."``; none where it gives none."""
    links = set(asked)

    def replace(found: re.Match[str]) -> str:
        address = unescape(found[1])
        if address not in links:
            return found[0]
        attributes = target(address)
        return f"<a {attributes}>{found[2]}</a>" if attributes else found[2]

    return _ANCHOR.sub(replace, html)


@dataclass
class Settled:
    """A body with its links where they lead now, the files it links to, and the addresses that lead nowhere."""

    raw: Raw
    files: dict[int, ImportedItem] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


def settled(raw: Raw, links: Sequence[str], media: MediaShelf) -> Settled:
    """A body not yet stored, or stored before, with its ``links`` settled."""
    return _settled(raw, links, _targets(links, media))


def attach(text: Text, files: dict[int, ImportedItem]) -> None:
    """Gives a text the documents that it links to, so that they are published with it."""
    have = set(TextAttachment.objects.filter(text=text).values_list("document_id", flat=True))
    TextAttachment.objects.bulk_create(
        TextAttachment(text_id=text.pk, document_id=key, title=found.title[:255], sort_order=n)
        for n, (key, found) in enumerate(files.items(), len(have))
        if key not in have
    )


def _links(item: ImportedItem) -> Iterator[str]:
    yield from item.links
    for wording in item.data.get("earlier") or ():
        yield from wording["links"]


def _targets(links: Iterable[str], media: MediaShelf) -> dict[str, ImportedItem]:
    targets = resolved(list(dict.fromkeys(links)))
    for target in targets.values():
        if target.outcome == ImportedItem.Outcome.MEDIUM:
            media.file(target)
    return targets


def _settled(raw: Raw, links: Sequence[str], targets: dict[str, ImportedItem]) -> Settled:
    done = Settled(raw)

    def target(address: str) -> str | None:
        found = targets.get(address)
        if found is not None and found.text_id:
            return f'linktype="page" id="{found.text_id}"'
        if found is not None and found.document_id:
            done.files[found.document_id] = found
            return f'linktype="document" id="{found.document_id}"'
        done.lost.append(address)
        return None

    for block in raw:
        if block["type"] in ("text", "kept"):
            block["value"] = rewritten(block["value"], links, target)
    return done

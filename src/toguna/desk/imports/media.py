"""Pictures and documents of an old site in the desk's library: each file once, however often it is shown."""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Pillow
from wagtail.documents import get_document_model
from wagtail.models import Collection

from toguna.intake.blocks import Image
from toguna.intake.documents import SourceMedium
from toguna.intake.markup.pictures import is_picture_file
from toguna.intake.old_addresses import normal, originals

from ..models import ImportedItem, OldAddress, Picture
from .ledger import name_of, note_addresses

Finder = Callable[[str], bytes | None]
"""Gives the bytes at an address of the old site, where it has them."""

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF")
_MOST_PIXELS = 100_000_000
_COLLECTION = "Import"


class MediaShelf:
    """The library, asked for what the old site showed; ``finders`` are asked in turn for files that are not in it.

    ``added`` are the rows of files that only the texts told of."""

    def __init__(self, finders: Sequence[Finder] = ()) -> None:
        self.finders = list(finders)
        self._known: dict[str, int] = {}
        self._sought: set[str] = set()
        self.added: set[int] = set()

    def picture(self, image: Image) -> int | None:
        """The key of the picture; nothing where its file is not to be had or is no picture."""
        asked = normal(image.address) or image.address
        if asked not in self._known:
            if asked in self._sought:
                return None
            self._sought.add(asked)
            found = self._item(image.address) or self._new_item(image)
            if found.picture_id is None and not self._fetch_picture(found, image.address):
                return None
            assert found.picture_id is not None
            self._known[asked] = found.picture_id
            _also_at(found, image.address)
        return self._known[asked]

    def at_hand(self, address: str) -> bool:
        """Whether the file at an address that was missing before can be had now."""
        return self._bytes(address) is not None

    def file(self, item: ImportedItem) -> bool:
        """Puts the file of a medium into the library; whether it is there now."""
        if item.picture_id or item.document_id:
            return True
        if item.data.get("media_type", "").startswith("image/") or is_picture_file(item.data["address"]):
            return self._fetch_picture(item, item.data["address"])
        return self._fetch_document(item)

    def _item(self, address: str) -> ImportedItem | None:
        names = [normal(one) for one in originals(address)]
        found = {o.address: o.item for o in OldAddress.objects.filter(address__in=names).select_related("item")}
        return next((found[n] for n in names if n in found and found[n].outcome == ImportedItem.Outcome.MEDIUM), None)

    def _new_item(self, image: Image) -> ImportedItem:
        """A file that a text shows and the source does not describe."""
        address = originals(image.address)[0]
        name = name_of(address)
        item, _ = ImportedItem.objects.get_or_create(
            name=name,
            defaults={
                "key": address, "origin": "", "kind": "file", "title": _file_name(address), "status": "public",
                "content": name, "outcome": ImportedItem.Outcome.MEDIUM, "addresses": list(originals(image.address)),
                "data": {"address": address, "alt": image.alt, "media_type": "image/"},
            },
        )  # fmt: skip
        note_addresses([(item, (address, image.address))])
        self.added.add(item.pk)
        return item

    def _bytes(self, address: str) -> bytes | None:
        for candidate in originals(address):
            for finder in self.finders:
                if data := finder(candidate):
                    return data
        return None

    def _fetch_picture(self, item: ImportedItem, address: str) -> bool:
        data = self._bytes(item.data.get("address") or address) or self._bytes(address)
        if data is None:
            return self._missing(item, "its file is not at hand")
        try:
            with Pillow.open(BytesIO(data), formats=_FORMATS) as opened:
                width, height, kind = opened.width, opened.height, (opened.format or "").lower()
                if width * height > _MOST_PIXELS:
                    return self._missing(item, f"{width} x {height} pixels are too many")
                opened.verify()
        except (OSError, SyntaxError, ValueError, Pillow.DecompressionBombError):
            return self._missing(item, "its file is no picture that can be shown")
        sha1 = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        picture = Picture.objects.filter(file_hash=sha1).order_by("pk").first()
        if picture is None:
            picture = Picture(
                title=(item.title or _file_name(address))[:255],
                alt=item.data.get("alt", ""),
                credit=item.data.get("credit", "")[:255],
                width=width,
                height=height,
                file_size=len(data),
                file_hash=sha1,
                collection=_collection(),
            )
            ending = {"jpeg": "jpg", "tiff": "tif"}.get(kind, kind)
            picture.file.name = _stored(f"original_images/{sha1[:20]}.{ending}", data)
            picture.save()
        elif not picture.alt and item.data.get("alt"):
            picture.alt = item.data["alt"]
            picture.save(update_fields=["alt"])
        return self._found(item, picture=picture)

    def _fetch_document(self, item: ImportedItem) -> bool:
        address = item.data["address"]
        data = self._bytes(address)
        if data is None:
            return self._missing(item, "its file is not at hand")
        model = get_document_model()
        sha1 = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        document = model.objects.filter(file_hash=sha1).order_by("pk").first()
        if document is None:
            name = _file_name(address) or "document"
            document = model(
                title=(item.title or name)[:255], file_size=len(data), file_hash=sha1, collection=_collection()
            )
            document.file.name = _stored(f"documents/{sha1[:12]}-{name[-80:]}", data)
            document.save()
        return self._found(item, document=document)

    @staticmethod
    def _found(item: ImportedItem, **file: object) -> bool:
        for field, value in file.items():
            setattr(item, field, value)
        item.why = ""
        item.save(update_fields=[*file, "why"])
        return True

    @staticmethod
    def _missing(item: ImportedItem, why: str) -> bool:
        if item.why != why:
            item.why = why
            item.save(update_fields=["why"])
        return False


def _also_at(item: ImportedItem, address: str) -> None:
    """Remembers an address at which a text shows a file: a smaller size than the one described."""
    if address not in item.addresses:
        item.addresses = [*item.addresses, address]
        item.save(update_fields=["addresses"])
        note_addresses([(item, (address,))])


def medium_item(medium: SourceMedium) -> ImportedItem:
    """The row of a medium that a source describes; its file comes when it is first shown, or at the end."""
    return ImportedItem(
        name=name_of(medium.key),
        key=medium.key,
        origin=medium.origin[:500],
        kind="attachment",
        title=medium.title,
        status=medium.status,
        content=name_of(repr(medium)),
        outcome=ImportedItem.Outcome.MEDIUM,
        addresses=[medium.address, *medium.addresses],
        data={
            "address": medium.address,
            "alt": medium.alt,
            "credit": medium.credit,
            "caption": medium.caption,
            "description": medium.description,
            "media_type": medium.media_type or mimetypes.guess_type(urlsplit(medium.address).path)[0] or "",
            "parent": medium.parent,
        },
    )


def in_folder(folder: Path) -> Finder:
    """Finds files of the old site in a copy of its folder (``wp-content/uploads``, or the whole of it)."""
    root = folder.resolve()

    def find(address: str) -> bytes | None:
        try:
            words = [word for word in unquote(urlsplit(address).path).split("/") if word]
        except ValueError:
            return None
        if ".." in words or not words:
            return None
        # The longest part of the address that is a file of the folder.
        for start in range(len(words)):
            try:
                path = root.joinpath(*words[start:]).resolve()
                if path.is_relative_to(root) and path.is_file():
                    return path.read_bytes()
            except (OSError, ValueError):
                continue
        return None

    return find


def _collection() -> Collection:
    found = Collection.objects.filter(name=_COLLECTION, depth=2).first()
    return found or Collection.get_first_root_node().add_child(name=_COLLECTION)


def _stored(name: str, data: bytes) -> str:
    """The name under which a file is stored: the same bytes have the same, so that a run that was killed leaves no
    second copy."""
    return name if default_storage.exists(name) else str(default_storage.save(name, ContentFile(data)))


def _file_name(address: str) -> str:
    try:
        return unquote(urlsplit(address).path).rpartition("/")[2]
    except ValueError:
        return ""

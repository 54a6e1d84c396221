"""Pictures and documents as editions carry them: their bytes kept among the assets, under their address."""

from __future__ import annotations

import mimetypes
from io import BytesIO
from typing import TYPE_CHECKING, Any

from PIL import Image

from toguna.editions import assets
from toguna.editions.edition import Attachment, Medium

if TYPE_CHECKING:
    from .models import Picture


def medium(picture: Picture, language: str, use: str, caption: str = "") -> Medium:
    """The picture in a language; keeps its bytes.  Raises ``OSError`` where its file is lost."""
    with picture.open_file() as file:
        data = file.read()
    with Image.open(BytesIO(data)) as image:
        kind = image.get_format_mimetype() or "image/unknown"
    return Medium(
        sha256=assets.keep(data),
        type=kind,
        width=picture.width,
        height=picture.height,
        alt=picture.described(language),
        credit=picture.credit,
        licence=picture.licence,
        use=use,
        caption=caption,
        focal_x=_per_mille(picture.focal_point_x, picture.width),
        focal_y=_per_mille(picture.focal_point_y, picture.height),
        persons=tuple(picture.persons.order_by("uid").values_list("uid", flat=True)),
        addresses=_former(picture.imported.filter(status="public")),
    )


def attachment(document: Any, title: str = "") -> Attachment:
    """A document of the library; keeps its bytes."""
    from .models import ImportedItem

    with document.open_file() as file:
        data = file.read()
    return Attachment(
        sha256=assets.keep(data),
        name=document.filename,
        type=mimetypes.guess_type(document.filename)[0] or "application/octet-stream",
        size=len(data),
        title=title or document.title,
        addresses=_former(ImportedItem.objects.filter(document=document, status="public")),
    )


def public_address(document: Any) -> str:
    """Where the site gives a document of the library out, wherever a published text has it; empty where its file is
    lost."""
    try:
        with document.open_file() as file:
            return assets.public_address(assets.keep(file.read()), document.filename)
    except OSError:
        return ""


def _former(items: Any) -> tuple[str, ...]:
    """The addresses that a file had at a site it was brought from, where the site showed it."""
    found = (address for addresses in items.order_by("pk").values_list("addresses", flat=True) for address in addresses)
    return tuple(dict.fromkeys(found))


def _per_mille(point: int | None, whole: int) -> int:
    return 500 if point is None or not whole else min(1000, max(0, round(1000 * point / whole)))

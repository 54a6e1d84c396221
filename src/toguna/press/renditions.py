"""Which files a picture is shown as: widths, formats, crop and names.  Pure arithmetic; ``images`` makes the files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from toguna.editions.edition import Medium

WIDTHS = (480, 960)
LEAD_RATIO = (3, 2)
RECIPE = "3"
"""Part of every name: another recipe (quality, sharpening) gives other names, so that no cache shows the old one."""

FORMATS = (("avif", "image/avif"), ("webp", "image/webp"), ("jpg", "image/jpeg"))
"""Best first: a browser takes the first it can show; the last stands in ``img``."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """One file: the source asset, the size it is brought to and the focal point (per mille) that is kept in view."""

    sha256: str
    width: int
    height: int
    focal_x: int
    focal_y: int
    ending: str
    path: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a template shows it."""

    src: str
    sets: tuple[tuple[str, str], ...]
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    licence: str
    largest: str
    renditions: tuple[Rendition, ...]


def picture(medium: Medium, *, cropped: bool, widths: tuple[int, ...] = WIDTHS) -> Picture:
    """The picture in every width and format it is offered in, never wider than its source.

    ``cropped`` cuts it to 3:2 about its focal point."""
    full, height = medium.width, medium.height
    if cropped:
        across, down = LEAD_RATIO
        full = min(full, max(1, height * across // down))
        height = max(1, full * down // across)
    sizes = sorted({min(w, full) for w in widths})
    made = {
        (width, ending): _rendition(medium, width, max(1, round(width * height / full)), ending)
        for width in sizes
        for ending, _ in FORMATS
    }
    sets = tuple(
        (mime, ", ".join(f"{made[width, ending].path} {width}w" for width in sizes)) for ending, mime in FORMATS[:-1]
    )
    fallback = made[sizes[0], "jpg"]
    return Picture(
        src=fallback.path,
        sets=sets,
        width=fallback.width,
        height=fallback.height,
        alt=medium.alt,
        caption=medium.caption,
        credit=medium.credit,
        licence=medium.licence,
        largest=made[sizes[-1], "jpg"].path,
        renditions=tuple(made.values()),
    )


def _rendition(medium: Medium, width: int, height: int, ending: str) -> Rendition:
    what = f"{RECIPE} {medium.sha256} {width}x{height} {medium.focal_x},{medium.focal_y}"
    stem = hashlib.sha256(what.encode()).hexdigest()[:12]
    path = f"/media/{stem}-{width}.{ending}"
    return Rendition(medium.sha256, width, height, medium.focal_x, medium.focal_y, ending, path)

"""Makes the files of ``renditions`` from the stored pictures: cut, brought to size, encoded, nothing else kept.

Position, camera and owner that a photograph carries in its metadata do not reach the public.  A file is made once; its
name says what is in it."""

from __future__ import annotations

import math
import os
import warnings
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from toguna.editions.assets import path_of

from .renditions import WIDTHS, Rendition

MAX_PIXELS = 100_000_000
AVIF_QUALITIES = (50, 45, 40, 35, 30)
"""The first in which a telephone's width keeps to :data:`LIGHT`, else the last; wider pictures take the first."""
LIGHT = 15_000 / (480 * 320)
"""Bytes a pixel: a text of 10 KB and its lead picture stay under 25 KB (``make bench-weights``)."""
WEBP_QUALITY = 68
JPEG_QUALITY = 72


class PictureRefused(Exception):
    """A stored picture cannot be shown: too large once unpacked, damaged or lost.  The message names it."""


def make(rendition: Rendition, target: Path) -> None:
    """Writes one file; it appears whole or not at all.  Raises :class:`PictureRefused`."""
    source = path_of(rendition.sha256)
    picture = _opened(source, rendition.sha256)
    size = (rendition.width, rendition.height)
    focus = (rendition.focal_x / 1000, rendition.focal_y / 1000)
    picture = ImageOps.fit(picture, size, Image.Resampling.LANCZOS, centering=focus)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        if rendition.ending == "avif":
            partial.write_bytes(_avif(picture))
        elif rendition.ending == "webp":
            picture.save(partial, "WEBP", quality=WEBP_QUALITY, method=4)
        else:
            picture.save(partial, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
        os.replace(partial, target)
    finally:
        partial.unlink(missing_ok=True)


def _avif(picture: Image.Image) -> bytes:
    most = picture.width * picture.height * LIGHT if picture.width <= WIDTHS[0] else math.inf
    for quality in AVIF_QUALITIES:
        made = BytesIO()
        # One thread inside the encoder: the bytes do not depend on the machine, and files are made side by side.
        picture.save(made, "AVIF", quality=quality, speed=5, max_threads=1)
        if made.tell() <= most:
            break
    return made.getvalue()


def make_all(renditions: Iterable[Rendition], folder: Path, *, jobs: int) -> None:
    """Makes what is missing in ``folder``, ``jobs`` at a time.  Raises what the first failure raised."""
    missing = {r.path: r for r in renditions if not (folder / r.path[1:]).exists()}
    with ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        # The codecs let go of the interpreter while they work: threads use every core.
        for done in [pool.submit(make, r, folder / r.path[1:]) for r in missing.values()]:
            done.result()


def _opened(source: Path, sha256: str) -> Image.Image:
    try:
        with warnings.catch_warnings(), Image.open(source) as image:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            if image.width * image.height > MAX_PIXELS:
                raise PictureRefused(
                    f"picture {sha256[:12]}: {image.width} x {image.height} pixels, more than {MAX_PIXELS} in all"
                )
            upright = ImageOps.exif_transpose(image)
            profile = image.info.get("icc_profile")
            return _plain(upright, profile)
    except Image.DecompressionBombError as error:
        raise PictureRefused(f"picture {sha256[:12]}: too large once unpacked ({error})") from error
    except FileNotFoundError as error:
        raise PictureRefused(f"picture {sha256[:12]}: its file is lost") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise PictureRefused(f"picture {sha256[:12]}: cannot be read ({error})") from error


def _plain(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Red, green and blue in the web's own colour space; what was transparent becomes paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(paper, image.convert("RGBA")).convert("RGB")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            converted = ImageCms.profileToProfile(
                image, ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except ImageCms.PyCMSError:
            converted = None
        if converted is not None:
            converted.info.clear()
            return converted
    plain = image.convert("RGB")
    plain.info.clear()
    return plain

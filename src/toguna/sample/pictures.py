"""The pictures of the sample archive: illustrations drawn by program, the same for the same scene and seed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from .scenes import gatherings, land, town, water
from .scenes.canvas import HEIGHT, WIDTH, Canvas

SCENES: dict[str, Callable[[Canvas], None]] = {
    "airport": gatherings.airport,
    "bridge": water.bridge,
    "cloth": gatherings.cloth,
    "council-table": gatherings.council_table,
    "crowd": gatherings.crowd,
    "market": town.market,
    "palace": town.palace,
    "power-lines": land.power_lines,
    "rain": water.rain,
    "river": water.river,
    "savannah": land.savannah,
    "school": town.school,
}


def draw(scene: str, seed: int, size: tuple[int, int] = (WIDTH, HEIGHT)) -> Image.Image:
    """The picture of a scene; `ValueError` names the scenes there are."""
    if scene not in SCENES:
        raise ValueError(f"no scene {scene!r}; there are: {', '.join(SCENES)}")
    canvas = Canvas(seed)
    SCENES[scene](canvas)
    return canvas.finish(size)


def save_jpeg(image: Image.Image) -> bytes:
    """The file of a picture."""
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=82, optimize=True, progressive=True)
    return buffer.getvalue()

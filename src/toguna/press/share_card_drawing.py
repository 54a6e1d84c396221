"""Draws a share card (1200 x 630): the text's cloth, title, kind, number and day, who says it, where to check it.

The fonts come with the project: the same card gives the same bytes on every machine of one Pillow."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

from .colours import LIGHT_GROUND
from .motif import marks
from .share_card import HEIGHT, WIDTH, ShareCard

FONTS = Path(__file__).parent.parent / "site" / "fonts"
MARGIN = 64
_INK = "#1c1a17"
_BAND, _SCALE = 24, 5
_TITLE_TOP, _TITLE_ROOM = 226, 262
_TITLE_SIZES = (64, 56, 48, 42)
_LEADING = 1.2
_COLOURS = 48
_COMMAND = re.compile(r"([MmlhvHz])([^MmlhvHz]*)")
_NUMBER = re.compile(r"-?\d*\.?\d+")
# What the fonts hold (site/fonts/README.md); anything else (emoji, other scripts) would be an empty box.
_UNKNOWN = re.compile(
    "[^ -~\u00a0-\u02ff\u0300-\u036f\u0600-\u06ff\u0750-\u077f\u07c0-\u07ff\u1e00-\u1eff"
    "\u2010-\u2027\u202f\u2030-\u205e\u2070-\u209f\u20a0-\u20cf\u2116\u2122\u2190-\u2193\u2212\u2264\u2265\ufb50-\ufdff\ufe70-\ufefe]"
)


def draw(card: ShareCard) -> bytes:
    """The card as PNG, under 100 KB."""
    image = Image.new("RGB", (WIDTH, HEIGHT), LIGHT_GROUND)
    image.paste(_cloth(card.cloth, card.ink), (0, 0))
    pen = _Pen(image, card.right_to_left)
    pen.line(card.kind.upper(), 158, _font(30, bold=True), card.accent)
    pen.line(card.date, 158, _font(30), _INK, other_side=True)
    title = _shown(card.title)
    for size in _TITLE_SIZES:
        font = _font(size, bold=True)
        lines = _wrapped(title, font, WIDTH - 2 * MARGIN)
        most = int(_TITLE_ROOM / (size * _LEADING))
        if len(lines) <= most:
            break
    for row, line in enumerate(_cut(lines, most)):
        pen.line(line, _TITLE_TOP + round(row * size * _LEADING), font, _INK)
    pen.draw.rectangle((MARGIN, 508, WIDTH - MARGIN, 510), fill=card.accent)
    number_font = _font(28, bold=True)
    number = _cut(_wrapped(card.number, number_font, 420), 1)[0]
    beside = WIDTH - 2 * MARGIN - (round(number_font.getlength(number)) + 40 if number else 0)
    pen.line(_cut(_wrapped(card.institution, number_font, beside), 1)[0], 530, number_font, card.ink)
    pen.line(number, 530, number_font, card.accent, other_side=True)
    small = _font(25)
    told = f"{card.told} {card.check}"
    if small.getlength(told) > WIDTH - 2 * MARGIN:
        told = f"{card.told} {card.check.partition('/')[0]}"
    pen.line(_cut(_wrapped(told, small, WIDTH - 2 * MARGIN), 1)[0], 577, small, _INK)
    buffer = BytesIO()
    # A palette without dithering: a few flat colours take a fifth of the bytes.
    image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(buffer, "PNG")
    return buffer.getvalue()


class _Pen:
    """Writes lines between the margins, from the side where the language begins."""

    def __init__(self, image: Image.Image, right_to_left: bool) -> None:
        self.draw = ImageDraw.Draw(image)
        self._rtl = right_to_left

    def line(self, text: str, top: int, font: ImageFont.FreeTypeFont, fill: str, *, other_side: bool = False) -> None:
        shown = _shown(text)
        right = self._rtl != other_side
        left = WIDTH - MARGIN - font.getlength(shown) if right else MARGIN
        direction = ("rtl" if self._rtl else "ltr") if features.check("raqm") else None
        self.draw.text((left, top), shown, font=font, fill=fill, direction=direction)


def _cloth(text_id: str, ground: str) -> Image.Image:
    """The band at the top, drawn twice as large and brought down, so that its edges are smooth."""
    scale = 2 * _SCALE
    band = Image.new("RGB", (2 * WIDTH, _BAND * scale), ground)
    pen = ImageDraw.Draw(band)
    strokes, fills = marks(text_id, WIDTH // _SCALE, _BAND)
    for points in _polylines(fills, scale):
        pen.polygon(points, fill=LIGHT_GROUND)
    for points in _polylines(strokes, scale):
        pen.line(points, fill=LIGHT_GROUND, width=scale, joint="curve")
    return band.resize((WIDTH, _BAND * _SCALE), Image.Resampling.BOX)


def _polylines(path: str, scale: int) -> list[list[tuple[float, float]]]:
    """The lines of an SVG path of straight segments: the commands that the cloth is drawn with."""
    lines: list[list[tuple[float, float]]] = []
    x = y = 0.0
    for command, given in _COMMAND.findall(path):
        numbers = [float(n) for n in _NUMBER.findall(given)]
        if command == "z":
            start = lines[-1][0]
            lines[-1].append(start)
            x, y = start[0] / scale, start[1] / scale
            continue
        if command in "hvH":
            steps = [(n - x if command == "H" else n, 0.0) if command in "hH" else (0.0, n) for n in numbers]
        else:
            steps = list(zip(numbers[::2], numbers[1::2], strict=True))
        for index, (across, down) in enumerate(steps):
            moving = command in "Mm" and index == 0
            x, y = (across, down) if command == "M" and moving else (x + across, y + down)
            if moving:
                lines.append([])
            elif not lines[-1]:
                lines[-1].append(((x - across) * scale, (y - down) * scale))
            lines[-1].append((x * scale, y * scale))
    return [line for line in lines if len(line) > 1]


def _shown(text: str) -> str:
    return " ".join(_UNKNOWN.sub("", text).split(" "))


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """The text in lines of at most ``width``; a word that is wider is parted."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for character in word:
            if font.getlength(lines[-1] + character) > width:
                lines.append("")
            lines[-1] += character
    return lines


def _cut(lines: list[str], most: int) -> list[str]:
    """At most so many lines; an ellipsis where something is left out."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    return [*lines[: most - 1], (last.rpartition(" ")[0] or last[:-1]).rstrip(" ,;:.") + "…"]


@cache
def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"), size)

"""A canvas of 1600 by 1067 units, drawn at twice its size and reduced: palettes, skies, trees, figures, grain."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageColor, ImageDraw, ImageFilter, ImageOps

WIDTH, HEIGHT, FINE = 1600, 1067, 2

Colour = tuple[int, int, int]
Point = tuple[float, float]


def rgb(code: str) -> Colour:
    red, green, blue = ImageColor.getrgb(code)[:3]
    return red, green, blue


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of `other` in `one`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


@dataclass(frozen=True)
class Palette:
    """The light of an hour of the day."""

    top: Colour
    middle: Colour
    low: Colour
    sun: Colour
    far: Colour
    near: Colour
    ground: Colour
    accent: Colour


def _palette(*codes: str) -> Palette:
    return Palette(*(rgb(code) for code in codes))


OCHRE = _palette("#c77d3d", "#eab06a", "#fbe2b0", "#fff6dc", "#b9713f", "#5b2c17", "#9a5227", "#27356b")
DUSK = _palette("#2f2d5c", "#b4545a", "#f6b469", "#ffe9b8", "#7c4460", "#33203a", "#63332f", "#e48f32")
DAWN = _palette("#5c7fae", "#e3c2a8", "#fdeac6", "#fffaec", "#9a96ac", "#444761", "#c08549", "#c9582a")
INDIGO = _palette("#172149", "#46568f", "#e9b783", "#fff0cf", "#37426f", "#121934", "#2f2a42", "#e8a244")
PALETTES = (OCHRE, DUSK, DAWN, INDIGO)

CLOTHS = tuple(
    rgb(code) for code in ("#27356b", "#b5561f", "#d9973a", "#7a2d2a", "#3f6b5d", "#e9d3a3", "#4a2a1a", "#8c3f5a")
)
CLAY, EARTH, CREAM = rgb("#c27a43"), rgb("#5a3420"), rgb("#f0dcb2")
SKINS = tuple(rgb(code) for code in ("#3b2219", "#4a2b1e", "#5a3626", "#2f1b15"))


class Canvas:
    """One picture in the making."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = random.Random(seed)
        self.palette = PALETTES[seed % len(PALETTES)]
        self.image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), self.palette.low)
        self.pen = ImageDraw.Draw(self.image)

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        self.pen.polygon([(x * FINE, y * FINE) for x, y in points], fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour, radius: float = 0) -> None:
        corners = (left * FINE, top * FINE, right * FINE, bottom * FINE)
        if radius:
            self.pen.rounded_rectangle(corners, radius * FINE, fill=colour)
        else:
            self.pen.rectangle(corners, fill=colour)

    def oval(self, x: float, y: float, across: float, down: float, colour: Colour) -> None:
        self.pen.ellipse(((x - across) * FINE, (y - down) * FINE, (x + across) * FINE, (y + down) * FINE), fill=colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        self.pen.line(
            [(x * FINE, y * FINE) for x, y in points], fill=colour, width=max(1, round(width * FINE)), joint="curve"
        )

    def fade(self, top: float, bottom: float, colours: Sequence[Colour]) -> None:
        """A vertical gradient over the whole width, through two or three colours."""
        ramp = Image.linear_gradient("L").resize((1, max(1, round((bottom - top) * FINE))))
        if len(colours) == 3:
            strip = ImageOps.colorize(ramp, colours[0], colours[2], mid=colours[1])
        else:
            strip = ImageOps.colorize(ramp, colours[0], colours[1])
        self.image.paste(strip.resize((WIDTH * FINE, strip.height)), (0, round(top * FINE)))

    def wash(self, mask: Image.Image, colour: Colour, left: float = 0, top: float = 0) -> None:
        """Colour laid over the picture as strongly as a mask says."""
        self.image.paste(Image.new("RGB", mask.size, colour), (round(left * FINE), round(top * FINE)), mask)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        disc = ImageOps.invert(Image.radial_gradient("L")).point(
            [int((max(0, v - 78) / 177) ** 1.8 * 255 * strength) for v in range(256)]
        )
        self.wash(disc.resize((round(radius * 2 * FINE),) * 2), colour, x - radius, y - radius)

    def veil(self, top: float, bottom: float, colour: Colour, strength: float) -> None:
        """Haze that thickens downwards."""
        ramp = Image.linear_gradient("L").point([int(v * strength) for v in range(256)])
        self.wash(ramp.resize((WIDTH * FINE, round((bottom - top) * FINE))), colour, 0, top)

    def sky(self, horizon: float, sun: Point | None = None, radius: float = 70) -> None:
        light = self.palette
        self.fade(0, horizon, (light.top, light.middle, light.low))
        for _ in range(7):
            self._cloud(horizon)
        if sun:
            self.glow(*sun, radius * 7, light.sun, 0.75)
            self.oval(*sun, radius, radius, light.sun)

    def _cloud(self, horizon: float) -> None:
        x, y = self.rng.uniform(0, WIDTH), self.rng.uniform(0.12, 0.75) * horizon
        length = self.rng.uniform(120, 420)
        mask = Image.new("L", (round(length * 2), 90), 0)
        pen = ImageDraw.Draw(mask)
        for _ in range(6):
            middle, half = self.rng.uniform(0.25, 0.75) * length * 2, self.rng.uniform(0.08, 0.24) * length * 2
            row = self.rng.uniform(32, 58)
            pen.rounded_rectangle((middle - half, row - 7, middle + half, row + 7), 7, fill=self.rng.randint(40, 95))
        mask = mask.filter(ImageFilter.GaussianBlur(6)).resize((mask.width * 2, mask.height * 2))
        self.wash(mask, mix(self.palette.low, self.palette.sun, 0.5), x - length, y)

    def ridge(self, base: float, height: float, colour: Colour, roughness: float = 1.0) -> None:
        """A line of hills, filled down to the foot of the picture."""
        waves = [(self.rng.uniform(0.5, 2.6) * roughness, self.rng.uniform(0, 6.3), 1 / (n + 1)) for n in range(4)]
        points: list[Point] = []
        for x in range(0, WIDTH + 21, 20):
            rise = sum(
                share * math.sin(speed * (n + 1) * x / 300 + turn) for n, (speed, turn, share) in enumerate(waves)
            )
            points.append((x, base - height * (0.5 + 0.25 * rise)))
        self.polygon([*points, (WIDTH, HEIGHT), (0, HEIGHT)], colour)

    def ripples(
        self, top: float, bottom: float, colours: Sequence[Colour], count: int, middle: float | None = None
    ) -> None:
        """Strokes of light on water, longer and thicker as they come near; gathered about `middle` if given."""
        for _ in range(count):
            depth = self.rng.random() ** 1.5
            y = top + (bottom - top) * depth
            spread = 40 + 260 * depth
            x = self.rng.gauss(middle, spread) if middle is not None else self.rng.uniform(0, WIDTH)
            length, thick = self.rng.uniform(12, 50) * (0.5 + 2 * depth), 1 + 3.2 * depth
            self.box(x - length, y - thick / 2, x + length, y + thick / 2, self.rng.choice(list(colours)), thick / 2)

    def palm(self, x: float, foot: float, height: float, colour: Colour) -> None:
        lean = self.rng.uniform(-0.12, 0.12) * height
        trunk = [(x + lean * (t / 10) ** 2, foot - height * t / 10) for t in range(11)]
        for (x1, y1), (x2, y2) in itertools.pairwise(trunk):
            self.line([(x1, y1), (x2, y2)], colour, height * 0.035)
        crown = trunk[-1]
        for turn in range(9):
            angle = math.radians(-200 + turn * 27.5 + self.rng.uniform(-8, 8))
            self._leaf(crown, angle, height * self.rng.uniform(0.34, 0.44), colour)

    def _leaf(self, start: Point, angle: float, length: float, colour: Colour) -> None:
        upper: list[Point] = []
        lower: list[Point] = []
        for step in range(9):
            t = step / 8
            x = start[0] + math.cos(angle) * length * t
            y = start[1] + math.sin(angle) * length * t + length * 0.62 * t * t
            width = length * 0.075 * math.sin(math.pi * min(1.0, t + 0.08))
            upper.append((x, y - width))
            lower.append((x, y + width))
        self.polygon([*upper, *reversed(lower)], colour)

    def acacia(self, x: float, foot: float, height: float, colour: Colour) -> None:
        top = foot - height
        for side in (-0.42, -0.15, 0.18, 0.46):
            self.line(
                [(x, foot), (x + side * 0.15 * height, foot - height * 0.45), (x + side * height, top + 14)],
                colour,
                height * 0.035,
            )
        for row in range(3):
            half = height * (0.78 - 0.18 * row) * self.rng.uniform(0.92, 1.08)
            self.oval(
                x + self.rng.uniform(-0.06, 0.06) * height, top - row * height * 0.06, half, height * 0.085, colour
            )

    def baobab(self, x: float, foot: float, height: float, colour: Colour) -> None:
        wide = height * 0.14
        top = foot - height * 0.62
        self.polygon(
            [
                (x - wide * 1.45, foot),
                (x - wide, foot - height * 0.2),
                (x - wide * 0.75, top),
                (x + wide * 0.75, top),
                (x + wide, foot - height * 0.2),
                (x + wide * 1.5, foot),
            ],
            colour,
        )
        self._branch((x, top + height * 0.06), -math.pi / 2, height * 0.3, wide * 0.9, 5, colour)

    def _branch(self, start: Point, angle: float, length: float, width: float, depth: int, colour: Colour) -> None:
        end = (start[0] + math.cos(angle) * length, start[1] + math.sin(angle) * length)
        if depth < 5:
            self.line([start, end], colour, width)
        else:
            end = start
        if depth == 0:
            self.oval(*end, 9, 6, colour)
            return
        for turn in (-0.95, -0.35, 0.35, 0.95) if depth == 5 else (-0.5, 0.42):
            self._branch(
                end,
                angle + turn + self.rng.uniform(-0.15, 0.15),
                length * (0.8 if depth == 5 else 0.7),
                width * 0.6,
                depth - 1,
                colour,
            )

    def person(self, x: float, foot: float, height: float, cloth: Colour, wrap: Colour | None = None) -> None:
        """A standing figure in a long robe, with or without a head wrap."""
        skin = self.rng.choice(SKINS)
        head = height * 0.075
        self.oval(x - height * 0.05, foot, height * 0.05, height * 0.014, mix(skin, cloth, 0.1))
        self.oval(x + height * 0.05, foot, height * 0.05, height * 0.014, mix(skin, cloth, 0.1))
        self.polygon(
            [
                (x - height * 0.09, foot - height * 0.8),
                (x + height * 0.09, foot - height * 0.8),
                (x + height * 0.16, foot - height * 0.4),
                (x + height * 0.15, foot - height * 0.01),
                (x - height * 0.15, foot - height * 0.01),
                (x - height * 0.16, foot - height * 0.4),
            ],
            cloth,
        )
        self.polygon(
            [
                (x, foot - height * 0.8),
                (x + height * 0.09, foot - height * 0.8),
                (x + height * 0.16, foot - height * 0.4),
                (x + height * 0.15, foot - height * 0.01),
                (x + height * 0.03, foot - height * 0.01),
            ],
            mix(cloth, self.palette.near, 0.22),
        )
        self.box(x - height * 0.028, foot - height * 0.85, x + height * 0.028, foot - height * 0.79, skin)
        self.oval(x, foot - height * 0.905, head * 0.85, head, skin)
        if wrap:
            self.pen.pieslice(
                [
                    (x - head * 1.15) * FINE,
                    (foot - height * 1.03) * FINE,
                    (x + head * 1.15) * FINE,
                    (foot - height * 0.82) * FINE,
                ],
                180,
                360,
                fill=wrap,
            )
            self.oval(x + head * 0.5, foot - height * 0.985, head * 0.75, head * 0.5, wrap)

    def bogolan(self, left: float, top: float, right: float, bottom: float, dark: Colour, light: Colour) -> None:
        """A band of mud cloth: one of six geometric figures, repeated."""
        tall = bottom - top
        beside = [
            (
                round(x * FINE),
                self.image.crop(
                    (round(x * FINE), round(top * FINE), round((x + 2 * tall) * FINE), round(bottom * FINE) + 1)
                ),
            )
            for x in (left - 2 * tall, right + 0.5)
        ]
        self.box(left, top, right, bottom, dark)
        figure, step = self.rng.randrange(6), tall * self.rng.choice((0.8, 1.0, 1.25))
        margin, thick = tall * 0.14, max(2.0, tall * 0.055)
        x = left - step * self.rng.random()
        while x < right:
            self._figure(figure, x, top + margin, step, tall - 2 * margin, thick, light)
            x += step
        for y in (top, bottom - thick):
            self.box(left, y, right, y + thick, light)
        for x_pixels, strip in beside:
            self.image.paste(strip, (x_pixels, round(top * FINE)))

    def _figure(self, figure: int, x: float, y: float, wide: float, tall: float, thick: float, colour: Colour) -> None:
        jitter = self.rng.uniform(-0.02, 0.02) * tall
        middle, centre = y + tall / 2 + jitter, x + wide / 2
        if figure == 0:
            self.line([(x, y + tall), (centre, y + jitter), (x + wide, y + tall)], colour, thick)
            self.line(
                [(x + wide * 0.25, y + tall), (centre, y + tall * 0.5), (x + wide * 0.75, y + tall)], colour, thick
            )
        elif figure == 1:
            for size in (0.46, 0.26):
                self.line(
                    [
                        (centre - wide * size, middle),
                        (centre, middle - tall * size),
                        (centre + wide * size, middle),
                        (centre, middle + tall * size),
                        (centre - wide * size, middle),
                    ],
                    colour,
                    thick,
                )
            self.oval(centre, middle, thick, thick, colour)
        elif figure == 2:
            self.line(
                [(centre - wide * 0.3, middle - tall * 0.32), (centre + wide * 0.3, middle + tall * 0.32)],
                colour,
                thick * 1.4,
            )
            self.line(
                [(centre - wide * 0.3, middle + tall * 0.32), (centre + wide * 0.3, middle - tall * 0.32)],
                colour,
                thick * 1.4,
            )
            self.line([(x, y), (x, y + tall)], colour, thick * 0.7)
        elif figure == 3:
            for row in (0.15, 0.5, 0.85):
                self.oval(centre, y + tall * row, thick * 1.3, thick * 1.3, colour)
                self.oval(x, y + tall * (row + 0.175) if row < 0.8 else y, thick * 0.8, thick * 0.8, colour)
        elif figure == 4:
            for row in range(4):
                self.line(
                    [
                        (x + wide * 0.12, y + tall * (0.1 + row * 0.27)),
                        (x + wide * 0.88, y + tall * (0.1 + row * 0.27) + jitter),
                    ],
                    colour,
                    thick,
                )
            self.line([(x, y), (x, y + tall)], colour, thick)
        else:
            for ring in (0.44, 0.26, 0.1):
                outline = [
                    ((centre - wide * ring) * FINE, (middle - tall * ring) * FINE),
                    ((centre + wide * ring) * FINE, (middle + tall * ring) * FINE),
                ]
                self.pen.ellipse(outline, outline=colour, width=round(thick * 0.8 * FINE))

    def pennants(self, start: Point, end: Point, sag: float, colours: Sequence[Colour]) -> None:
        """A string of pennants between two points."""
        count = max(6, round(abs(end[0] - start[0]) / 46))
        points = [
            (
                start[0] + (end[0] - start[0]) * n / count,
                start[1] + (end[1] - start[1]) * n / count + sag * math.sin(math.pi * n / count),
            )
            for n in range(count + 1)
        ]
        self.line(points, mix(self.palette.near, self.palette.low, 0.2), 2)
        for n, ((x1, y1), (x2, y2)) in enumerate(itertools.pairwise(points)):
            self.polygon(
                [(x1 + 5, y1), (x2 - 5, y2), ((x1 + x2) / 2 + 4, (y1 + y2) / 2 + 40)], colours[n % len(colours)]
            )

    def finish(self, size: tuple[int, int]) -> Image.Image:
        """Reduced, darkened towards the corners, with a fine grain, in the size asked for."""
        image = ImageOps.fit(self.image.reduce(FINE), size, Image.Resampling.LANCZOS)
        corners = Image.radial_gradient("L").point([255 - max(0, v - 150) // 3 for v in range(256)]).resize(size)
        image = ImageChops.multiply(image, Image.merge("RGB", (corners,) * 3))
        tile = Image.frombytes("L", (331, 331), self.rng.randbytes(331 * 331)).filter(ImageFilter.GaussianBlur(0.6))
        tile = tile.point([128 + round((v - 128) / 13) for v in range(256)])
        grain = Image.new("L", size)
        for x in range(0, size[0], 331):
            for y in range(0, size[1], 331):
                grain.paste(tile, (x, y))
        return ImageChops.add(image, Image.merge("RGB", (grain,) * 3), 1, -128)

"""The river: in calm, under the bridge, in flood."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw, ImageFilter

from .canvas import CLOTHS, FINE, HEIGHT, WIDTH, Canvas, mix, rgb


def _water(canvas: Canvas, shore: float, sun: float) -> None:
    light = canvas.palette
    canvas.fade(
        shore,
        HEIGHT,
        (mix(light.low, light.middle, 0.35), mix(light.middle, light.top, 0.55), mix(light.top, light.near, 0.45)),
    )
    canvas.ripples(shore + 8, HEIGHT, (mix(light.middle, light.top, 0.35), mix(light.top, light.near, 0.3)), 260)
    canvas.ripples(shore + 4, HEIGHT - 60, (light.sun, mix(light.sun, light.low, 0.6), light.low), 130, sun)


def _canoe(canvas: Canvas, x: float, y: float, length: float, crew: int) -> None:
    dark = mix(canvas.palette.near, (0, 0, 0), 0.25)
    canvas.oval(x, y + length * 0.07, length * 0.52, length * 0.025, mix(canvas.palette.top, canvas.palette.near, 0.7))
    for n in range(crew):
        place = x + length * (-0.26 + 0.52 * n / max(1, crew - 1))
        size = length * 0.3
        cloth = mix(canvas.rng.choice(CLOTHS), dark, 0.25)
        canvas.polygon(
            [
                (place - size * 0.17, y),
                (place - size * 0.1, y - size * 0.55),
                (place + size * 0.1, y - size * 0.55),
                (place + size * 0.17, y),
            ],
            cloth,
        )
        canvas.oval(place, y - size * 0.68, size * 0.09, size * 0.11, dark)
    canvas.line([(x + length * 0.34, y - length * 0.62), (x + length * 0.2, y + length * 0.06)], dark, 3)
    top = [
        (x - length * 0.56 + length * 1.12 * t / 12, y - length * 0.09 * abs(t - 6) ** 2.4 / 73.7) for t in range(13)
    ]
    bottom = [(x - length * 0.5 + length * t / 12, y + length * 0.07 * math.sin(math.pi * t / 12)) for t in range(13)]
    canvas.polygon([*top, *reversed(bottom)], dark)


def river(canvas: Canvas) -> None:
    x: float
    light, shore = canvas.palette, 560.0
    sun = canvas.rng.uniform(560, 1040)
    canvas.sky(shore, (sun, shore - 95), 62)
    canvas.ridge(shore - 10, 110, mix(light.far, light.low, 0.45))
    canvas.ridge(shore - 2, 60, mix(light.far, light.near, 0.25), 1.6)
    _water(canvas, shore, sun)
    bank = mix(light.near, light.far, 0.25)
    for x in range(-10, WIDTH, 34):
        canvas.oval(x, shore + 2, canvas.rng.uniform(24, 50), canvas.rng.uniform(8, 26), bank)
    for _ in range(13):
        x = canvas.rng.choice((canvas.rng.uniform(0, sun - 260), canvas.rng.uniform(sun + 260, WIDTH)))
        canvas.palm(x, shore + 4, canvas.rng.uniform(90, 170), bank)
    _canoe(canvas, sun + canvas.rng.choice((-230, 250)), 735, 230, 3)
    _canoe(canvas, sun + canvas.rng.choice((-60, 90)), 615, 84, 2)
    near = mix(light.near, (0, 0, 0), 0.2)
    side = canvas.rng.choice((0, 1))
    edge = [(0.0, 800.0), (180.0, 830.0), (360.0, 915.0), (520.0, 1010.0), (560.0, 1067.0), (0.0, 1067.0)]
    canvas.polygon([(WIDTH - x if side else x, y) for x, y in edge], near)
    for x, height in ((70, 620), (210, 480), (330, 300)):
        canvas.palm(WIDTH - x if side else x, 900 + x * 0.15, height, near)
    for _ in range(60):
        x = canvas.rng.uniform(0, 560)
        foot = 850 + x * 0.36
        x = WIDTH - x if side else x
        canvas.line([(x, foot + 40), (x + canvas.rng.uniform(-22, 22), foot - canvas.rng.uniform(10, 70))], near, 4)


def bridge(canvas: Canvas) -> None:
    x: float
    light, shore, deck = canvas.palette, 640.0, 545.0
    sun = canvas.rng.uniform(640, 960)
    canvas.sky(shore, (sun, shore - 190), 78)
    canvas.ridge(shore - 4, 120, mix(light.far, light.low, 0.5))
    _skyline(canvas, shore)
    _water(canvas, shore, sun)
    steel, shade = mix(light.near, light.accent, 0.12), mix(light.near, (0, 0, 0), 0.25)
    for centre in (470.0, 1130.0):
        canvas.box(centre - 34, deck, centre + 34, shore + 70, shade, 6)
        canvas.box(centre - 62, shore + 50, centre + 62, shore + 78, shade, 12)
        for n in range(1, 15):
            for way in (-1, 1):
                canvas.line(
                    [(centre, 158 + n * 9), (centre + way * (26 + n * 21.5), deck)], mix(steel, light.low, 0.25), 1.7
                )
        for way in (-1, 1):
            canvas.polygon(
                [
                    (centre + way * 30, deck + 40),
                    (centre + way * 16, deck + 40),
                    (centre + way * 1, 132),
                    (centre + way * 9, 132),
                ],
                steel,
            )
        canvas.box(centre - 10, 120, centre + 10, 250, steel, 4)
        canvas.box(centre - 21, 390, centre + 21, 402, steel)
        canvas.ripples(shore + 78, shore + 300, (mix(shade, light.top, 0.35),), 34, centre)
    for pier in (70.0, 800.0, 1530.0):
        if pier != 800.0:
            canvas.box(pier - 18, deck, pier + 18, shore + 40, shade)
    canvas.box(0, deck, WIDTH, deck + 24, steel)
    canvas.box(0, deck + 24, WIDTH, deck + 34, shade)
    canvas.box(0, deck - 3, WIDTH, deck, mix(light.sun, steel, 0.4))
    for x in range(30, WIDTH, 92):
        canvas.line([(x, deck), (x, deck - 34), (x + 14, deck - 38)], steel, 2.4)
    for _ in range(12):
        x = canvas.rng.uniform(20, WIDTH - 60)
        length = canvas.rng.choice((26, 34, 60))
        canvas.box(x, deck - 17, x + length, deck - 3, canvas.rng.choice(CLOTHS), 4)
    _canoe(canvas, canvas.rng.uniform(660, 940), 812, 250, 4)
    _canoe(canvas, canvas.rng.uniform(180, 360), 718, 110, 2)
    _canoe(canvas, canvas.rng.uniform(1250, 1420), 742, 130, 3)


def _skyline(canvas: Canvas, shore: float) -> None:
    light = canvas.palette
    x = 0.0
    while x < WIDTH:
        width, height = canvas.rng.uniform(30, 90), canvas.rng.uniform(14, 78) * (1.25 if x < 500 or x > 1150 else 0.6)
        canvas.box(x, shore - height, x + width, shore + 4, mix(light.far, light.near, canvas.rng.uniform(0.05, 0.4)))
        x += width * canvas.rng.uniform(0.75, 1.1)
    for _ in range(16):
        x = canvas.rng.uniform(0, WIDTH)
        canvas.oval(x, shore, canvas.rng.uniform(20, 46), canvas.rng.uniform(12, 30), mix(light.far, light.near, 0.6))


def rain(canvas: Canvas) -> None:
    light = canvas.palette
    grey, deep = rgb("#6f7689"), rgb("#2b3048")
    canvas.fade(0, 640, (mix(deep, light.top, 0.35), mix(grey, light.middle, 0.25), mix(grey, light.low, 0.45)))
    for _ in range(26):
        x, y = canvas.rng.uniform(-100, WIDTH), canvas.rng.uniform(-40, 190)
        canvas.oval(
            x,
            y,
            canvas.rng.uniform(130, 300),
            canvas.rng.uniform(40, 90),
            mix(deep, grey, canvas.rng.uniform(0.12, 0.3)),
        )
    canvas.veil(120, 640, mix(grey, light.low, 0.4), 0.55)
    canvas.ridge(640, 130, mix(grey, deep, 0.3))
    for row, (foot, size) in enumerate(((640.0, 105.0), (720.0, 165.0), (820.0, 240.0))):
        x = canvas.rng.uniform(-90, 0)
        while x < WIDTH:
            width = size * canvas.rng.uniform(0.9, 1.5)
            _house(canvas, x, foot, width, size * canvas.rng.uniform(0.75, 1.05), 0.42 - row * 0.19)
            x += width * canvas.rng.uniform(1.0, 1.7)
        if row == 1:
            canvas.palm(canvas.rng.uniform(300, 1300), foot + 6, 330, mix(deep, light.near, 0.5))
    water = mix(rgb("#8a6a4c"), grey, 0.3)
    canvas.fade(770, HEIGHT, (mix(water, light.low, 0.3), mix(water, deep, 0.6)))
    canvas.ripples(775, HEIGHT, (mix(water, light.low, 0.45), mix(water, deep, 0.4)), 330)
    _canoe(canvas, canvas.rng.uniform(520, 1080), 905, 330, 4)
    _drops(canvas)


def _house(canvas: Canvas, x: float, foot: float, width: float, height: float, haze: float) -> None:
    fog = rgb("#7d8294")
    wall = mix(canvas.rng.choice((rgb("#a5663a"), rgb("#8d5230"), rgb("#b67a48"))), fog, haze)
    canvas.box(x, foot - height, x + width, foot + 130, wall)
    canvas.polygon(
        [
            (x + width, foot - height),
            (x + width * 1.22, foot - height * 0.92),
            (x + width * 1.22, foot + 130),
            (x + width, foot + 130),
        ],
        mix(wall, rgb("#2a1d22"), 0.4),
    )
    for n in range(4):
        canvas.box(
            x + width * (n / 4 + 0.04),
            foot - height * 1.1,
            x + width * (n / 4 + 0.18),
            foot - height + 2,
            wall,
            width * 0.03,
        )
    for n in range(5):
        canvas.oval(
            x + width * (0.12 + n * 0.19),
            foot - height * 0.84,
            width * 0.016,
            width * 0.016,
            mix(wall, (0, 0, 0), 0.55),
        )
    canvas.box(
        x + width * 0.36,
        foot - height * 0.55,
        x + width * 0.62,
        foot + 130,
        mix(wall, rgb("#1d1418"), 0.7),
        width * 0.02,
    )
    canvas.box(
        x + width * 0.76, foot - height * 0.56, x + width * 0.88, foot - height * 0.36, mix(rgb("#e5b565"), fog, haze)
    )


def _drops(canvas: Canvas) -> None:
    mask = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(mask)
    for _ in range(1500):
        x, y, length = canvas.rng.uniform(0, WIDTH + 200), canvas.rng.uniform(-60, HEIGHT), canvas.rng.uniform(18, 74)
        pen.line(
            (x, y, x - length * 0.24, y + length), fill=canvas.rng.randint(40, 150), width=canvas.rng.choice((1, 1, 2))
        )
    mask = mask.filter(ImageFilter.GaussianBlur(0.5)).resize((WIDTH * FINE, HEIGHT * FINE))
    canvas.wash(mask, rgb("#dfe3ea"))
    for _ in range(90):
        x, y = canvas.rng.uniform(0, WIDTH), canvas.rng.uniform(800, HEIGHT)
        size = 6 + (y - 800) * 0.05
        box = ((x - size) * FINE, (y - size * 0.3) * FINE, (x + size) * FINE, (y + size * 0.3) * FINE)
        canvas.pen.ellipse(box, outline=rgb("#b9aa98"), width=2)

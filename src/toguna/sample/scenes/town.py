"""What people built: palace, market, school."""

from __future__ import annotations

import math

from .canvas import CLAY, CLOTHS, CREAM, EARTH, HEIGHT, WIDTH, Canvas, Colour, mix, rgb


def _arch(canvas: Canvas, x: float, top: float, foot: float, width: float, colour: Colour) -> None:
    canvas.oval(x, top + width / 2, width / 2, width / 2, colour)
    canvas.box(x - width / 2, top + width / 2, x + width / 2, foot, colour)


def _tower(canvas: Canvas, x: float, foot: float, width: float, height: float, wall: Colour) -> None:
    """A tapering earthen tower, its beams showing, its crown of points."""
    shade = mix(wall, EARTH, 0.5)
    lean = width * 0.12
    left, right = x - width / 2, x + width / 2
    canvas.polygon([(left, foot), (left + lean, foot - height), (right - lean, foot - height), (right, foot)], wall)
    canvas.polygon(
        [(x + width * 0.16, foot), (x + width * 0.13, foot - height), (right - lean, foot - height), (right, foot)],
        shade,
    )
    for n in range(4):
        place = left + lean + (width - 2 * lean) * (n + 0.5) / 4
        size = width * 0.09
        canvas.polygon(
            [
                (place - size, foot - height + 2),
                (place, foot - height - width * 0.36),
                (place + size, foot - height + 2),
            ],
            wall if n < 3 else shade,
        )
    for row in range(1, 7):
        y = foot - height * row / 7
        for n in range(4):
            place = left + lean + (width - 2 * lean) * (n + 0.5) / 4
            canvas.box(place - 3, y - 3, place + 13, y + 3, mix(EARTH, (0, 0, 0), 0.3))
    _arch(canvas, x, foot - height * 0.9, foot - height * 0.76, width * 0.16, mix(shade, (0, 0, 0), 0.5))


def palace(canvas: Canvas) -> None:
    x: float
    light, foot = canvas.palette, 760.0
    sun = canvas.rng.choice((330.0, 1270.0))
    canvas.sky(foot, (sun, 330), 66)
    canvas.ridge(650, 150, mix(light.far, light.low, 0.45))
    for x in range(0, WIDTH, 70):
        canvas.oval(x, 690, canvas.rng.uniform(46, 90), canvas.rng.uniform(40, 100), mix(light.far, light.near, 0.45))
    wall = mix(CLAY, light.low, 0.12)
    shade, hollow = mix(wall, EARTH, 0.5), mix(light.near, EARTH, 0.35)
    canvas.box(150, 500, 1450, foot, wall)
    canvas.box(150, 478, 1450, 502, mix(wall, CREAM, 0.25))
    for n in range(44):
        x = 165 + n * 29.5
        canvas.polygon([(x - 9, 480), (x, 452), (x + 9, 480)], wall)
    canvas.bogolan(150, 506, 1450, 548, mix(wall, EARTH, 0.55), mix(CREAM, wall, 0.25))
    lit = mix(rgb("#ffd98f"), light.sun, 0.3)
    for n in range(16):
        x = 205 + n * 79.3
        _arch(canvas, x, 590, foot, 52, hollow)
        _arch(canvas, x + 5, 612, foot, 34, mix(hollow, lit, 0.55 if canvas.rng.random() < 0.75 else 0.2))
    for x in (150, 1450):
        _tower(canvas, x, foot, 150, 390, wall)
    canvas.box(640, 400, 960, foot, mix(wall, CREAM, 0.14))
    canvas.box(860, 400, 960, foot, mix(wall, EARTH, 0.2))
    for n in range(9):
        canvas.polygon([(646 + n * 34.5, 402), (662 + n * 34.5, 356), (678 + n * 34.5, 402)], mix(wall, CREAM, 0.14))
    canvas.bogolan(640, 416, 960, 470, mix(EARTH, light.near, 0.4), CREAM)
    _arch(canvas, 800, 520, foot, 170, shade)
    _arch(canvas, 800, 546, foot, 130, hollow)
    _arch(canvas, 800, 590, foot, 84, lit)
    canvas.line([(800, 362), (800, 190)], mix(light.near, CREAM, 0.2), 5)
    for n, colour in enumerate((light.accent if light.accent[0] > 150 else rgb("#c9732a"), CREAM, rgb("#27356b"))):
        wave = [(803 + t * 11, 196 + n * 24 + 6 * math.sin(t * 0.9)) for t in range(11)]
        canvas.polygon([*wave, *((x, y + 25) for x, y in reversed(wave))], colour)
    ground = mix(light.ground, CLAY, 0.3)
    canvas.fade(foot, HEIGHT, (mix(ground, light.low, 0.35), mix(ground, light.near, 0.55)))
    canvas.polygon([(715, foot), (885, foot), (1330, HEIGHT), (270, HEIGHT)], mix(CREAM, ground, 0.35))
    for n in range(9):
        y = foot + 8 + 300 * (n / 8) ** 1.6
        canvas.line(
            [(715 - (y - foot) * 1.45, y), (885 + (y - foot) * 1.45, y)], mix(CREAM, ground, 0.62), 1 + n * 0.45
        )
    for step in range(6):
        depth = step / 5
        y, gap, size = foot + 26 + 250 * depth**1.4, 150 + 440 * depth**1.4, 60 + 150 * depth
        for way in (-1, 1):
            x = 800 + way * gap
            canvas.oval(x + size * 0.3, y + 4, size * 0.7, size * 0.09, mix(ground, light.near, 0.7))
            canvas.box(x - size * 0.05, y - size * 0.6, x + size * 0.05, y, EARTH)
            green = mix(rgb("#43573a"), light.near, 0.35)
            canvas.oval(x, y - size * 0.95, size * 0.46, size * 0.52, green)
            canvas.oval(x - size * 0.1, y - size * 1.08, size * 0.3, size * 0.32, mix(green, light.sun, 0.16))
    for way in (-1, 1):
        for n in range(3):
            canvas.person(800 + way * (118 + n * 30), foot + 14 + n * 12, 84 + n * 8, rgb("#7a2d2a"), rgb("#7a2d2a"))


def market(canvas: Canvas) -> None:
    light = canvas.palette
    canvas.sky(420, (canvas.rng.uniform(300, 1300), 150), 58)
    for _ in range(26):
        x, width, height = canvas.rng.uniform(-40, WIDTH), canvas.rng.uniform(70, 160), canvas.rng.uniform(60, 190)
        canvas.box(x, 430 - height, x + width, 440, mix(mix(CLAY, CREAM, canvas.rng.uniform(0, 0.5)), light.far, 0.45))
    _tower(canvas, canvas.rng.uniform(500, 1100), 440, 90, 320, mix(CLAY, light.far, 0.35))
    canvas.veil(180, 440, light.low, 0.5)
    canvas.fade(430, HEIGHT, (mix(light.ground, CREAM, 0.4), mix(light.ground, EARTH, 0.45)))
    for row in range(4):
        depth = row / 3
        foot, size = 520 + 430 * depth**1.2, 120 + 250 * depth
        x = canvas.rng.uniform(-1.0, -0.3) * size
        while x < WIDTH + size:
            if canvas.rng.random() < 0.78:
                _stall(canvas, x, foot, size)
            else:
                for n in range(2):
                    canvas.person(
                        x + size * (0.25 + n * 0.4),
                        foot + size * 0.1,
                        size * 0.95,
                        canvas.rng.choice(CLOTHS),
                        canvas.rng.choice(CLOTHS),
                    )
            x += size * canvas.rng.uniform(1.12, 1.3)
        if row < 3:
            canvas.veil(foot - 40, foot + 20, light.low, 0.2 - row * 0.06)
            for _ in range(9 - row):
                canvas.person(
                    canvas.rng.uniform(0, WIDTH),
                    foot + size * 0.38,
                    size * 0.82,
                    canvas.rng.choice(CLOTHS),
                    canvas.rng.choice((*CLOTHS, None)),
                )


def _stall(canvas: Canvas, x: float, foot: float, size: float) -> None:
    rng = canvas.rng
    one, other = rng.choice((CLOTHS[1], CLOTHS[0], CLOTHS[4], CLOTHS[3])), rng.choice((CREAM, CLOTHS[2]))
    high = foot - size * 0.92
    canvas.box(x + size * 0.03, high, x + size * 1.0, foot - size * 0.2, mix(EARTH, (20, 14, 20), 0.45))
    for place in (0.04, 0.98):
        canvas.line([(x + size * place, high), (x + size * place, foot)], EARTH, size * 0.022)
    canvas.person(
        x + size * rng.uniform(0.35, 0.65), foot - size * 0.02, size * 0.72, rng.choice(CLOTHS), rng.choice(CLOTHS)
    )
    stripes = 8
    for n in range(stripes):
        left, right = n / stripes, (n + 1) / stripes
        colour = one if n % 2 else other
        canvas.polygon(
            [
                (x + size * (0.1 + 0.82 * left), high - size * 0.2),
                (x + size * (0.1 + 0.82 * right), high - size * 0.2),
                (x + size * (-0.06 + 1.14 * right), high + size * 0.05),
                (x + size * (-0.06 + 1.14 * left), high + size * 0.05),
            ],
            colour,
        )
        canvas.oval(
            x + size * (-0.06 + 1.14 * (left + right) / 2),
            high + size * 0.05,
            size * 0.071,
            size * 0.045,
            mix(colour, EARTH, 0.18),
        )
    canvas.box(x - size * 0.02, foot - size * 0.3, x + size * 1.04, foot, mix(EARTH, CLAY, 0.35))
    canvas.bogolan(
        x - size * 0.02,
        foot - size * 0.25,
        x + size * 1.04,
        foot - size * 0.08,
        mix(EARTH, (20, 14, 20), 0.3),
        mix(CREAM, CLAY, 0.3),
    )
    fruits = (rgb("#e08a2c"), rgb("#c4402b"), rgb("#8ea24a"), rgb("#efc75e"), rgb("#6b2f4a"))
    for heap in range(4):
        colour, middle = rng.choice(fruits), x + size * (0.13 + heap * 0.255)
        for level in range(4):
            for n in range(4 - level):
                place = middle + size * 0.055 * (n - (3 - level) / 2)
                canvas.oval(
                    place,
                    foot - size * (0.325 + level * 0.045),
                    size * 0.032,
                    size * 0.032,
                    mix(colour, CREAM if n == 0 else EARTH, 0.12),
                )


def school(canvas: Canvas) -> None:
    light, foot = canvas.palette, 650.0
    canvas.sky(foot, (canvas.rng.uniform(150, 420), 190), 60)
    canvas.ridge(560, 120, mix(light.far, light.low, 0.5))
    for x in range(0, WIDTH, 60):
        canvas.oval(x, 590, canvas.rng.uniform(40, 80), canvas.rng.uniform(30, 80), mix(rgb("#5e7050"), light.low, 0.3))
    wall = mix(CREAM, CLAY, 0.22)
    canvas.polygon([(330, 392), (1600, 392), (1600, 330), (380, 330)], mix(rgb("#9a4a2a"), light.low, 0.1))
    canvas.box(360, 390, WIDTH, foot, wall)
    canvas.box(360, 560, WIDTH, foot, mix(CLAY, EARTH, 0.15))
    canvas.bogolan(360, 532, WIDTH, 562, mix(CLAY, EARTH, 0.5), CREAM)
    for n in range(4):
        left = 420 + n * 300
        canvas.box(left, 438, left + 74, foot, rgb("#27406b"))
        canvas.box(left + 6, 446, left + 34, foot, rgb("#345488"))
        for side in (100, 186):
            canvas.box(left + side, 442, left + side + 66, 520, mix(light.near, EARTH, 0.3))
            for bar in range(4):
                canvas.box(left + side, 448 + bar * 18, left + side + 66, 456 + bar * 18, rgb("#345488"))
    canvas.box(330, 388, WIDTH, 404, mix(EARTH, CLAY, 0.3))
    for n in range(7):
        canvas.box(352 + n * 200, 400, 366 + n * 200, foot + 16, CREAM)
        canvas.box(361 + n * 200, 400, 366 + n * 200, foot + 16, mix(CREAM, EARTH, 0.35))
    canvas.box(330, foot, WIDTH, foot + 20, mix(CREAM, CLAY, 0.5))
    canvas.fade(foot + 18, HEIGHT, (mix(light.ground, CREAM, 0.45), mix(light.ground, EARTH, 0.25)))
    canvas.line([(1290, foot + 60), (1290, 150)], mix(CREAM, EARTH, 0.3), 6)
    for n, colour in enumerate((rgb("#c9732a"), CREAM, rgb("#27356b"))):
        wave = [(1293 + t * 9, 156 + n * 20 + 5 * math.sin(t * 0.9)) for t in range(11)]
        canvas.polygon([*wave, *((x, y + 21) for x, y in reversed(wave))], colour)
    _shade_tree(canvas)
    _pupils(canvas)


def _shade_tree(canvas: Canvas) -> None:
    x: float
    y: float
    light, rng = canvas.palette, canvas.rng
    canvas.oval(330, 905, 470, 62, mix(light.ground, EARTH, 0.45))
    trunk = mix(EARTH, light.near, 0.4)
    canvas.polygon([(205, 905), (248, 700), (236, 520), (330, 520), (318, 700), (362, 908)], trunk)
    for x, y in ((60, 430), (170, 380), (400, 390), (500, 440)):
        canvas.line([(280, 640), ((280 + x) / 2, 520), (x, y)], trunk, 26)
    leaf = mix(rgb("#3f5c33"), light.near, 0.22)
    for shade, count, lift in ((0.0, 90, 0), (0.14, 60, 26), (0.3, 34, 54)):
        for _ in range(count):
            turn, reach = rng.uniform(0, math.tau), math.sqrt(rng.random())
            x, y = 275 + 370 * reach * math.cos(turn), 385 - lift + 175 * reach * math.sin(turn)
            canvas.oval(
                x, y, rng.uniform(30, 62), rng.uniform(20, 40), mix(leaf, rgb("#b9b46a"), shade + rng.uniform(0, 0.08))
            )


def _pupils(canvas: Canvas) -> None:
    rng = canvas.rng
    uniform = (rgb("#c98a3f"), rgb("#e3c78f"), rgb("#27406b"))
    for foot, size, count in ((735, 118, 8), (810, 150, 6), (930, 205, 5)):
        for n in range(count):
            x = 480 + (1060 / count) * (n + rng.uniform(0.1, 0.9))
            place = foot + rng.uniform(-16, 16)
            canvas.oval(x + size * 0.22, place, size * 0.34, size * 0.045, mix(canvas.palette.ground, EARTH, 0.5))
            canvas.person(x, place, size, rng.choice(uniform), rng.choice((None, None, CLOTHS[3], CLOTHS[0])))
            bag = rng.choice((CLOTHS[3], CLOTHS[4], CLOTHS[1]))
            canvas.box(x + size * 0.06, place - size * 0.62, x + size * 0.19, place - size * 0.42, bag, size * 0.03)

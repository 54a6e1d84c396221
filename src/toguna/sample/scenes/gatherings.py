"""Where people meet: the council chamber, a crowd, an arrival at the airport; and the cloth they wear."""

from __future__ import annotations

import math

from .canvas import CLAY, CLOTHS, CREAM, EARTH, FINE, HEIGHT, SKINS, WIDTH, Canvas, mix, rgb


def airport(canvas: Canvas) -> None:
    light, horizon = canvas.palette, 610.0
    canvas.sky(horizon, (canvas.rng.uniform(250, 650), 330), 80)
    canvas.ridge(horizon, 90, mix(light.far, light.low, 0.4))
    hall = mix(CLAY, light.far, 0.25)
    canvas.box(60, 500, 720, horizon + 20, hall)
    for n in range(9):
        left = 60 + n * 73.3
        canvas.polygon([(left, 500), (left + 36.6, 462), (left + 73.3, 500)], mix(hall, CREAM, 0.2))
        canvas.box(left + 10, 524, left + 64, horizon + 6, mix(rgb("#ffdf9f"), light.middle, 0.35))
        canvas.line([(left + 37, 524), (left + 37, horizon + 6)], hall, 4)
    canvas.box(800, 330, 838, horizon + 20, mix(hall, CREAM, 0.15))
    canvas.polygon([(772, 330), (866, 330), (882, 274), (756, 274)], mix(light.near, light.top, 0.4))
    canvas.box(764, 262, 874, 276, hall)
    canvas.line([(819, 262), (819, 208)], hall, 4)
    tarmac = mix(mix(light.ground, light.near, 0.35), rgb("#8c8791"), 0.35)
    canvas.fade(horizon + 14, HEIGHT, (mix(tarmac, light.low, 0.45), tarmac, mix(tarmac, light.near, 0.5)))
    canvas.ripples(horizon + 40, HEIGHT, (mix(tarmac, light.low, 0.16),), 70)
    for n in range(5):
        canvas.polygon(
            [(760 + n * 250, 700), (830 + n * 250, 700), (820 + n * 250, 709), (745 + n * 250, 709)],
            mix(CREAM, tarmac, 0.3),
        )
    _aircraft(canvas)
    if canvas.seed % 2:
        _freight(canvas)
    else:
        _honours(canvas)


def _honours(canvas: Canvas) -> None:
    canvas.polygon([(878, 800), (950, 800), (560, HEIGHT), (330, HEIGHT)], rgb("#8e2f2b"))
    canvas.polygon([(878, 800), (888, 800), (362, HEIGHT), (330, HEIGHT)], CLOTHS[2])
    canvas.polygon([(940, 800), (950, 800), (560, HEIGHT), (528, HEIGHT)], CLOTHS[2])
    for n in range(7):
        depth = (n / 6) ** 1.3
        foot, size = 830 + 220 * depth, 92 + 120 * depth
        along = (foot - 800) / 267
        canvas.person(842 - 556 * along, foot, size, rgb("#27356b"), rgb("#c9732a"))
        canvas.person(1014 - 345 * along, foot, size, rgb("#27356b"), rgb("#c9732a"))


def _freight(canvas: Canvas) -> None:
    """Crates on trolleys, a lorry, and those who unload."""
    light = canvas.palette
    shadow = mix(light.near, light.ground, 0.3)
    canvas.oval(330, 952, 250, 20, shadow)
    canvas.box(190, 742, 540, 930, mix(CREAM, light.low, 0.25), 8)
    canvas.bogolan(190, 860, 540, 906, mix(EARTH, light.near, 0.3), CREAM)
    canvas.box(96, 800, 196, 930, rgb("#b5561f"), 14)
    canvas.polygon([(108, 850), (118, 812), (160, 812), (160, 850)], mix(light.near, light.top, 0.35))
    for x in (140.0, 420.0, 490.0):
        canvas.oval(x, 934, 27, 27, mix(light.near, (0, 0, 0), 0.5))
        canvas.oval(x, 934, 11, 11, mix(CREAM, light.near, 0.4))
    for place in (640.0, 800.0, 960.0):
        canvas.oval(place + 60, 938, 84, 10, shadow)
        canvas.box(place, 914, place + 122, 924, EARTH)
        for n in range(5):
            left, level = place + 6 + (n % 3 if n < 3 else n - 2.5) * 37, 914 - (36 if n < 3 else 72)
            canvas.box(left, level, left + 35, level + 34, mix(CLAY, CREAM, 0.35 + 0.1 * (n % 2)), 2)
            canvas.box(left + 13, level + 8, left + 22, level + 26, rgb("#27356b"))
            canvas.box(left + 8, level + 13, left + 27, level + 21, rgb("#27356b"))
        for x in (place + 18, place + 104):
            canvas.oval(x, 930, 11, 11, mix(light.near, (0, 0, 0), 0.5))
    for n, place in enumerate((598.0, 781.0, 941.0, 1108.0)):
        cloth = (rgb("#c9732a"), rgb("#3f6b5d"))[n % 2]
        canvas.person(place + canvas.rng.uniform(-6, 6), 962 + (n % 3) * 12, 170, cloth, None)


def _aircraft(canvas: Canvas) -> None:
    light = canvas.palette
    body, belly, band = mix(rgb("#f6f1e6"), light.sun, 0.25), mix(rgb("#b9b2b4"), light.far, 0.35), rgb("#27356b")
    canvas.oval(1180, 838, 520, 26, mix(light.near, light.ground, 0.25))
    canvas.polygon([(1470, 640), (1560, 420), (1600, 420), (1600, 640)], band)
    canvas.polygon([(1512, 540), (1560, 420), (1600, 420), (1600, 470)], CLOTHS[1])
    turns = [math.radians(n * 6) for n in range(31)]
    nose = [(920 - 232 * math.sin(a) ** 0.86, 712 - 80 * math.cos(a)) for a in turns]
    canvas.polygon([*nose, (1480, 792), (1600, 772), (1600, 632)], body)
    lower = [point for point in nose if point[1] >= 728]
    canvas.polygon([*lower, (1480, 792), (1600, 772), (1600, 728)], belly)
    canvas.polygon([*(point for point in nose if 716 <= point[1] <= 736), (1600, 736), (1600, 720)], band)
    canvas.polygon([(742, 684), (788, 656), (836, 648), (830, 682)], mix(light.near, light.top, 0.3))
    canvas.line([(786, 656), (784, 684)], body, 5)
    for n in range(19):
        canvas.box(962 + n * 33, 676, 976 + n * 33, 698, mix(light.near, light.top, 0.45), 6)
    canvas.box(884, 660, 926, 742, mix(light.near, EARTH, 0.2), 8)
    canvas.polygon([(884, 742), (926, 742), (972, 812), (896, 812)], mix(CREAM, light.far, 0.3))
    for n in range(6):
        canvas.line([(886 + n * 3, 748 + n * 12), (930 + n * 8, 748 + n * 12)], mix(EARTH, CREAM, 0.4), 2)
    canvas.polygon([(1080, 756), (1400, 752), (1600, 872), (1600, 900), (1520, 896)], mix(belly, light.near, 0.25))
    canvas.box(1200, 790, 1380, 850, mix(body, belly, 0.5), 28)
    canvas.oval(1206, 820, 14, 30, mix(light.near, (0, 0, 0), 0.2))
    for x in (800, 1150, 1180):
        canvas.line([(x, 780), (x, 836)], EARTH, 7)
        canvas.oval(x, 836, 17, 17, mix(light.near, (0, 0, 0), 0.4))


def council_table(canvas: Canvas) -> None:
    x: float
    light, rng = canvas.palette, canvas.rng
    wood, wall = rgb("#6e3f22"), mix(CREAM, CLAY, 0.35)
    canvas.fade(0, 520, (mix(wall, EARTH, 0.45), mix(wall, CREAM, 0.25)))
    for n in range(9):
        canvas.box(n * 200 - 6, 0, n * 200 + 6, 520, mix(wall, EARTH, 0.3))
    for row, height in enumerate((64, 96, 70, 110, 70)):
        top = 34 + sum((64, 96, 70, 110, 70)[:row])
        canvas.bogolan(
            480,
            top,
            1120,
            top + height,
            (rgb("#3a2418"), rgb("#5a3420"), rgb("#24304f"))[row % 3],
            mix(CREAM, CLAY, 0.15),
        )
    for x in (300, 1300):
        canvas.box(x - 3, 0, x + 3, 120, EARTH)
        canvas.glow(x, 190, 330, rgb("#ffe2a6"), 0.7)
        canvas.polygon([(x - 34, 120), (x + 34, 120), (x + 66, 200), (x - 66, 200)], rgb("#e7b468"))
        canvas.oval(x, 200, 66, 10, rgb("#fff2cf"))
    for x in (130, 1470):
        canvas.box(x - 3, 150, x + 3, 500, EARTH)
        for n, colour in enumerate((rgb("#c9732a"), CREAM, rgb("#27356b"))):
            canvas.polygon(
                [(x + 4, 160 + n * 46), (x + 52, 172 + n * 52), (x + 40, 226 + n * 50), (x + 4, 206 + n * 46)], colour
            )
    canvas.fade(500, HEIGHT, (mix(rgb("#7a2f2a"), wall, 0.2), mix(rgb("#4a1d20"), light.near, 0.4)))
    _seated(
        canvas,
        [(800 + 560 * math.cos(math.radians(a)), 560 + 130 * math.sin(math.radians(a))) for a in range(-166, -13, 17)],
    )
    canvas.oval(800, 800, 800, 252, mix(wood, (0, 0, 0), 0.55))
    canvas.oval(800, 772, 800, 246, wood)
    canvas.oval(800, 766, 780, 234, mix(wood, CLAY, 0.35))
    canvas.oval(800, 772, 560, 142, mix(wood, (0, 0, 0), 0.35))
    canvas.oval(800, 784, 540, 128, rgb("#33553f"))
    for n in range(46):
        turn, reach = rng.uniform(0, math.tau), math.sqrt(rng.random())
        x, y = 800 + 430 * reach * math.cos(turn), 776 + 84 * reach * math.sin(turn)
        canvas.oval(
            x,
            y,
            rng.uniform(26, 60),
            rng.uniform(12, 26),
            mix(rgb("#3f6b46"), (rgb("#e9d3a3"), rgb("#25402f"), rgb("#8ea24a"))[n % 3], 0.35),
        )
    for angle in (*range(-158, -21, 17), *range(24, 160, 19)):
        x, y = 800 + 668 * math.cos(math.radians(angle)), 768 + 186 * math.sin(math.radians(angle))
        size = 0.75 + (y - 580) / 700
        canvas.polygon(
            [(x - 36 * size, y + 9), (x - 28 * size, y - 12), (x + 28 * size, y - 12), (x + 36 * size, y + 9)],
            rgb("#fbf4e2"),
        )
        canvas.oval(x + 52 * size, y - 4, 8 * size, 4 * size, mix(CREAM, light.top, 0.3))
        canvas.box(x + 46 * size, y - 30 * size, x + 58 * size, y - 4, mix(rgb("#cfe0e6"), CREAM, 0.35), 3)
        canvas.line([(x - 46 * size, y), (x - 50 * size, y - 34 * size)], EARTH, 3)
    canvas.glow(800, 690, 620, rgb("#ffe9bd"), 0.28)
    _backs(canvas)


def _seated(canvas: Canvas, places: list[tuple[float, float]]) -> None:
    """People on the far side of a table, seen from the front."""
    rng = canvas.rng
    for x, y in places:
        cloth, skin = rng.choice(CLOTHS), rng.choice(SKINS)
        canvas.box(x - 50, y - 128, x + 50, y + 60, rgb("#4a1d20"), 20)
        canvas.polygon(
            [
                (x - 62, y + 70),
                (x - 52, y - 30),
                (x - 18, y - 56),
                (x + 18, y - 56),
                (x + 52, y - 30),
                (x + 62, y + 70),
            ],
            cloth,
        )
        canvas.polygon([(x - 12, y - 56), (x + 12, y - 56), (x, y - 8)], mix(cloth, CREAM, 0.55))
        canvas.box(x - 11, y - 72, x + 11, y - 50, skin)
        canvas.oval(x, y - 92, 26, 31, skin)
        if rng.random() < 0.5:
            wrap = rng.choice(CLOTHS)
            canvas.pen.pieslice(
                [(x - 31) * FINE, (y - 136) * FINE, (x + 31) * FINE, (y - 62) * FINE], 180, 360, fill=wrap
            )


def _backs(canvas: Canvas) -> None:
    rng = canvas.rng
    for n in range(5):
        x, y = 130 + n * 335 + rng.uniform(-20, 20), HEIGHT + 30.0
        skin, cloth = rng.choice(SKINS), mix(rng.choice(CLOTHS), (10, 10, 20), 0.25)
        canvas.polygon(
            [(x - 125, y), (x - 104, y - 128), (x - 42, y - 172), (x + 42, y - 172), (x + 104, y - 128), (x + 125, y)],
            cloth,
        )
        canvas.box(x - 24, y - 204, x + 24, y - 160, skin)
        canvas.oval(x, y - 236, 52, 60, skin)
        canvas.oval(x, y - 250, 55, 54, mix(rng.choice(CLOTHS), (10, 10, 20), 0.2))
        canvas.box(x - 112, y - 84, x + 112, y + 20, rgb("#3a171b"), 34)


def crowd(canvas: Canvas) -> None:
    light, rng = canvas.palette, canvas.rng
    canvas.sky(520, (rng.uniform(500, 1100), 260), 74)
    for _ in range(24):
        x, width, height = rng.uniform(-60, WIDTH), rng.uniform(90, 190), rng.uniform(50, 210)
        canvas.box(x, 500 - height, x + width, 540, mix(mix(CLAY, light.far, 0.4), light.low, rng.uniform(0.1, 0.35)))
    for x in (180, 1420):
        canvas.palm(x, 520, 300, mix(light.near, light.far, 0.35))
    canvas.veil(220, 540, light.low, 0.6)
    colours = (rgb("#c9732a"), CREAM, rgb("#27356b"))
    canvas.pennants((-20, 60), (840, 40), 110, colours)
    canvas.pennants((760, 30), (1640, 90), 120, colours)
    canvas.pennants((-20, 210), (1640, 190), 130, colours)
    canvas.fade(520, HEIGHT, (mix(light.ground, light.low, 0.4), mix(light.near, EARTH, 0.4)))
    for row in range(9):
        depth = row / 8
        y, size = 520 + 470 * depth**1.35, 24 + 96 * depth**1.15
        x = -size * rng.random()
        while x < WIDTH + size:
            _from_behind(
                canvas, x, y + rng.uniform(-0.25, 0.25) * size, size * rng.uniform(0.9, 1.1), 0.5 * (1 - depth) ** 1.5
            )
            x += size * rng.uniform(1.35, 1.75)


def _from_behind(canvas: Canvas, x: float, y: float, size: float, haze: float) -> None:
    rng, light = canvas.rng, canvas.palette
    cloth = mix(rng.choice(CLOTHS), light.low, haze)
    skin = mix(rng.choice(SKINS), light.low, haze)
    if rng.random() < 0.09:
        _small_flag(canvas, x + size * 0.75, y, size, haze)
    shoulders = [
        (x - size * 0.85, y + size * 2.6),
        (x - size * 0.8, y + size * 0.35),
        (x - size * 0.55, y + size * 0.05),
        (x - size * 0.2, y - size * 0.08),
        (x + size * 0.2, y - size * 0.08),
        (x + size * 0.55, y + size * 0.05),
        (x + size * 0.8, y + size * 0.35),
        (x + size * 0.85, y + size * 2.6),
    ]
    canvas.polygon(shoulders, cloth)
    trim = mix(rng.choice((CREAM, CLOTHS[2], CLOTHS[1])), cloth, 0.25)
    pattern = rng.randrange(3)
    for n in range(3):
        level = y + size * (0.55 + n * 0.5)
        if pattern == 0:
            canvas.box(x - size * 0.8, level, x + size * 0.8, level + size * 0.09, trim)
        elif pattern == 1:
            for step in range(-3, 4):
                canvas.oval(x + size * 0.23 * step, level, size * 0.06, size * 0.06, trim)
    canvas.polygon(
        [
            (x + size * 0.35, y + size * 2.6),
            (x + size * 0.4, y),
            (x + size * 0.55, y + size * 0.05),
            (x + size * 0.8, y + size * 0.35),
            (x + size * 0.85, y + size * 2.6),
        ],
        mix(cloth, light.near, 0.25 * (1 - haze)),
    )
    canvas.box(x - size * 0.16, y - size * 0.3, x + size * 0.16, y + size * 0.02, skin)
    canvas.oval(x, y - size * 0.55, size * 0.36, size * 0.42, skin)
    choice = rng.random()
    wrap = mix(rng.choice(CLOTHS), light.low, haze)
    if choice < 0.45:
        canvas.oval(x, y - size * 0.7, size * 0.42, size * 0.36, wrap)
        canvas.oval(
            x + size * rng.choice((-0.22, 0.22)), y - size * 1.02, size * 0.24, size * 0.17, mix(wrap, CREAM, 0.12)
        )
    elif choice < 0.65:
        canvas.box(x - size * 0.34, y - size * 1.02, x + size * 0.34, y - size * 0.62, wrap, size * 0.12)
    elif choice < 0.8:
        canvas.oval(x, y - size * 0.72, size * 0.62, size * 0.14, mix(CLOTHS[5], EARTH, 0.15))
        canvas.polygon(
            [(x - size * 0.36, y - size * 0.74), (x, y - size * 1.2), (x + size * 0.36, y - size * 0.74)],
            mix(CLOTHS[5], EARTH, 0.05),
        )


def _small_flag(canvas: Canvas, x: float, y: float, size: float, haze: float) -> None:
    low = canvas.palette.low
    top = y - size * 2.3
    canvas.line([(x, y), (x, top)], mix(EARTH, low, haze), size * 0.06)
    for n, colour in enumerate((rgb("#c9732a"), CREAM, rgb("#27356b"))):
        wave = [(x + size * 0.1 * t, top + size * (0.2 * n + 0.05 * math.sin(t * 0.8))) for t in range(11)]
        canvas.polygon([*wave, *((a, b + size * 0.21) for a, b in reversed(wave))], mix(colour, low, haze))


def cloth(canvas: Canvas) -> None:
    rng = canvas.rng
    grounds = (rgb("#2b1a12"), rgb("#4a2917"), rgb("#7a431d"), rgb("#1f2540"), rgb("#38200f"))
    lights = (rgb("#f2e2bd"), rgb("#e3c488"), rgb("#d99a4a"))
    x = 0.0
    column = 0
    while x < WIDTH:
        width = rng.choice((220.0, 260.0, 300.0))
        y = -rng.uniform(0, 60)
        ground = grounds[column % len(grounds)]
        while y < HEIGHT:
            tall = rng.choice((84.0, 110.0, 140.0, 170.0))
            canvas.bogolan(x, y, x + width, y + tall, mix(ground, rng.choice(grounds), 0.35), rng.choice(lights))
            y += tall
        canvas.box(x - 3, 0, x + 3, HEIGHT, rgb("#170d08"))
        for stitch in range(0, HEIGHT, 22):
            canvas.line([(x - 7, stitch), (x + 7, stitch + 9)], lights[1], 2.4)
        x += width
        column += 1
    for fold in range(7):
        canvas.glow(
            rng.uniform(0, WIDTH),
            rng.uniform(0, HEIGHT),
            rng.uniform(260, 520),
            (255, 226, 170) if fold % 2 else (12, 8, 12),
            0.32,
        )

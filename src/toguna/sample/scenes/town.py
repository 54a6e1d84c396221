"""What people built: palace, market, school, airport, council chamber, a crowd, cloth."""

from __future__ import annotations

import math

from .canvas import CLOTHS, FINE, HEIGHT, SKINS, WIDTH, Canvas, Colour, mix, rgb

CLAY, EARTH, CREAM = rgb("#c27a43"), rgb("#5a3420"), rgb("#f0dcb2")


def _arch(canvas: Canvas, x: float, top: float, foot: float, width: float, colour: Colour) -> None:
    canvas.oval(x, top + width / 2, width / 2, width / 2, colour)
    canvas.box(x - width / 2, top + width / 2, x + width / 2, foot, colour)


def _tower(canvas: Canvas, x: float, foot: float, width: float, height: float, wall: Colour) -> None:
    """A tapering earthen tower, its beams showing, its crown of points."""
    shade = mix(wall, EARTH, 0.5)
    lean = width * 0.12
    left, right = x - width / 2, x + width / 2
    canvas.polygon([(left, foot), (left + lean, foot - height), (right - lean, foot - height), (right, foot)], wall)
    canvas.polygon([(x + width * 0.16, foot), (x + width * 0.13, foot - height), (right - lean, foot - height), (right, foot)], shade)
    for n in range(4):
        place = left + lean + (width - 2 * lean) * (n + 0.5) / 4
        size = width * 0.09
        canvas.polygon([(place - size, foot - height + 2), (place, foot - height - width * 0.36), (place + size, foot - height + 2)], wall if n < 3 else shade)
    for row in range(1, 7):
        y = foot - height * row / 7
        for n in range(4):
            place = left + lean + (width - 2 * lean) * (n + 0.5) / 4
            canvas.box(place - 3, y - 3, place + 13, y + 3, mix(EARTH, (0, 0, 0), 0.3))
    _arch(canvas, x, foot - height * 0.9, foot - height * 0.76, width * 0.16, mix(shade, (0, 0, 0), 0.5))


def palace(canvas: Canvas) -> None:
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
    canvas.polygon([(800, foot), (885, foot), (1330, HEIGHT), (800, HEIGHT)], mix(CREAM, ground, 0.45))
    for n in range(9):
        y = foot + 8 + 300 * (n / 8) ** 1.6
        canvas.line([(715 - (y - foot) * 1.45, y), (885 + (y - foot) * 1.45, y)], mix(CREAM, ground, 0.62), 1 + n * 0.45)
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
                    canvas.person(x + size * (0.25 + n * 0.4), foot + size * 0.1, size * 0.95, canvas.rng.choice(CLOTHS), canvas.rng.choice(CLOTHS))
            x += size * canvas.rng.uniform(1.12, 1.3)
        if row < 3:
            canvas.veil(foot - 40, foot + 20, light.low, 0.2 - row * 0.06)
            for _ in range(9 - row):
                canvas.person(canvas.rng.uniform(0, WIDTH), foot + size * 0.38, size * 0.82, canvas.rng.choice(CLOTHS), canvas.rng.choice((*CLOTHS, None)))


def _stall(canvas: Canvas, x: float, foot: float, size: float) -> None:
    rng = canvas.rng
    one, other = rng.choice((CLOTHS[1], CLOTHS[0], CLOTHS[4], CLOTHS[3])), rng.choice((CREAM, CLOTHS[2]))
    high = foot - size * 0.92
    canvas.box(x + size * 0.03, high, x + size * 1.0, foot - size * 0.2, mix(EARTH, (20, 14, 20), 0.45))
    for place in (0.04, 0.98):
        canvas.line([(x + size * place, high), (x + size * place, foot)], EARTH, size * 0.022)
    canvas.person(x + size * rng.uniform(0.35, 0.65), foot - size * 0.02, size * 0.72, rng.choice(CLOTHS), rng.choice(CLOTHS))
    stripes = 8
    for n in range(stripes):
        left, right = n / stripes, (n + 1) / stripes
        colour = one if n % 2 else other
        canvas.polygon([(x + size * (0.1 + 0.82 * left), high - size * 0.2), (x + size * (0.1 + 0.82 * right), high - size * 0.2), (x + size * (-0.06 + 1.14 * right), high + size * 0.05), (x + size * (-0.06 + 1.14 * left), high + size * 0.05)], colour)
        canvas.oval(x + size * (-0.06 + 1.14 * (left + right) / 2), high + size * 0.05, size * 0.071, size * 0.045, mix(colour, EARTH, 0.18))
    canvas.box(x - size * 0.02, foot - size * 0.3, x + size * 1.04, foot, mix(EARTH, CLAY, 0.35))
    canvas.bogolan(x - size * 0.02, foot - size * 0.25, x + size * 1.04, foot - size * 0.08, mix(EARTH, (20, 14, 20), 0.3), mix(CREAM, CLAY, 0.3))
    fruits = (rgb("#e08a2c"), rgb("#c4402b"), rgb("#8ea24a"), rgb("#efc75e"), rgb("#6b2f4a"))
    for heap in range(4):
        colour, middle = rng.choice(fruits), x + size * (0.13 + heap * 0.255)
        for level in range(4):
            for n in range(4 - level):
                place = middle + size * 0.055 * (n - (3 - level) / 2)
                canvas.oval(place, foot - size * (0.325 + level * 0.045), size * 0.032, size * 0.032, mix(colour, CREAM if n == 0 else EARTH, 0.12))


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
    light, rng = canvas.palette, canvas.rng
    canvas.oval(330, 905, 470, 62, mix(light.ground, EARTH, 0.45))
    trunk = mix(EARTH, light.near, 0.4)
    canvas.polygon([(205, 905), (248, 700), (236, 520), (330, 520), (318, 700), (362, 908)], trunk)
    for x, y in ((60, 430), (170, 380), (400, 390), (500, 440)):
        canvas.line([(280, 640), ((280 + x) / 2, 520), (x, y)], trunk, 26)
    leaf = mix(rgb("#3d5637"), light.near, 0.3)
    for shade, count, lift in ((0.0, 90, 0), (0.14, 60, 26), (0.3, 34, 54)):
        for _ in range(count):
            turn, reach = rng.uniform(0, math.tau), math.sqrt(rng.random())
            x, y = 275 + 370 * reach * math.cos(turn), 385 - lift + 175 * reach * math.sin(turn)
            canvas.oval(x, y, rng.uniform(30, 62), rng.uniform(20, 40), mix(leaf, light.sun, shade + rng.uniform(0, 0.06)))


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
        canvas.polygon([(760 + n * 250, 700), (830 + n * 250, 700), (820 + n * 250, 709), (745 + n * 250, 709)], mix(CREAM, tarmac, 0.3))
    _aircraft(canvas)
    canvas.polygon([(878, 800), (950, 800), (560, HEIGHT), (330, HEIGHT)], rgb("#8e2f2b"))
    canvas.polygon([(878, 800), (888, 800), (362, HEIGHT), (330, HEIGHT)], CLOTHS[2])
    canvas.polygon([(940, 800), (950, 800), (560, HEIGHT), (528, HEIGHT)], CLOTHS[2])
    for n in range(7):
        depth = (n / 6) ** 1.3
        foot, size = 830 + 220 * depth, 92 + 120 * depth
        canvas.person(826 - 590 * depth, foot, size, rgb("#27356b"), rgb("#c9732a"))
        canvas.person(996 - 310 * depth, foot, size, rgb("#27356b"), rgb("#c9732a"))


def _aircraft(canvas: Canvas) -> None:
    light = canvas.palette
    body, belly, band = mix(rgb("#f6f1e6"), light.sun, 0.25), mix(rgb("#b9b2b4"), light.far, 0.35), rgb("#27356b")
    canvas.oval(1180, 838, 520, 26, mix(light.near, light.ground, 0.25))
    canvas.polygon([(1470, 640), (1560, 420), (1600, 420), (1600, 640)], band)
    canvas.polygon([(1512, 540), (1560, 420), (1600, 420), (1600, 470)], CLOTHS[1])
    hull = [(700, 716), (716, 690), (760, 662), (830, 640), (900, 632), (1600, 626), (1600, 770), (1480, 790), (900, 792), (800, 782), (730, 756)]
    canvas.polygon(hull, body)
    canvas.polygon([(700, 716), (730, 756), (800, 782), (900, 792), (1480, 790), (1600, 770), (1600, 730), (900, 744), (760, 738)], belly)
    canvas.polygon([(716, 724), (760, 738), (900, 744), (1600, 728), (1600, 714), (900, 730), (750, 724)], band)
    canvas.polygon([(752, 690), (800, 664), (832, 662), (826, 690)], mix(light.near, light.top, 0.3))
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
    light, rng = canvas.palette, canvas.rng
    wood, wall = rgb("#6e3f22"), mix(CREAM, CLAY, 0.35)
    canvas.fade(0, 520, (mix(wall, EARTH, 0.45), mix(wall, CREAM, 0.25)))
    for n in range(9):
        canvas.box(n * 200 - 6, 0, n * 200 + 6, 520, mix(wall, EARTH, 0.3))
    for row, height in enumerate((64, 96, 70, 110, 70)):
        top = 34 + sum((64, 96, 70, 110, 70)[:row])
        canvas.bogolan(480, top, 1120, top + height, (rgb("#3a2418"), rgb("#5a3420"), rgb("#24304f"))[row % 3], mix(CREAM, CLAY, 0.15))
    for x in (300, 1300):
        canvas.box(x - 3, 0, x + 3, 120, EARTH)
        canvas.glow(x, 190, 330, rgb("#ffe2a6"), 0.7)
        canvas.polygon([(x - 34, 120), (x + 34, 120), (x + 66, 200), (x - 66, 200)], rgb("#e7b468"))
        canvas.oval(x, 200, 66, 10, rgb("#fff2cf"))
    for x in (130, 1470):
        canvas.box(x - 3, 150, x + 3, 500, EARTH)
        for n, colour in enumerate((rgb("#c9732a"), CREAM, rgb("#27356b"))):
            canvas.polygon([(x + 4, 160 + n * 46), (x + 52, 172 + n * 52), (x + 40, 226 + n * 50), (x + 4, 206 + n * 46)], colour)
    canvas.fade(500, HEIGHT, (mix(rgb("#7a2f2a"), wall, 0.2), mix(rgb("#4a1d20"), light.near, 0.4)))
    _seated(canvas, [(800 + 560 * math.cos(math.radians(a)), 560 + 130 * math.sin(math.radians(a))) for a in range(-166, -13, 17)])
    canvas.oval(800, 800, 800, 252, mix(wood, (0, 0, 0), 0.55))
    canvas.oval(800, 772, 800, 246, wood)
    canvas.oval(800, 766, 780, 234, mix(wood, CLAY, 0.35))
    canvas.oval(800, 772, 560, 142, mix(wood, (0, 0, 0), 0.35))
    canvas.oval(800, 784, 540, 128, rgb("#33553f"))
    for n in range(46):
        turn, reach = rng.uniform(0, math.tau), math.sqrt(rng.random())
        x, y = 800 + 430 * reach * math.cos(turn), 776 + 84 * reach * math.sin(turn)
        canvas.oval(x, y, rng.uniform(26, 60), rng.uniform(12, 26), mix(rgb("#3f6b46"), (rgb("#e9d3a3"), rgb("#25402f"), rgb("#8ea24a"))[n % 3], 0.35))
    for angle in (*range(-158, -21, 17), *range(24, 160, 19)):
        x, y = 800 + 668 * math.cos(math.radians(angle)), 768 + 186 * math.sin(math.radians(angle))
        size = 0.75 + (y - 580) / 700
        canvas.polygon([(x - 36 * size, y + 9), (x - 28 * size, y - 12), (x + 28 * size, y - 12), (x + 36 * size, y + 9)], rgb("#fbf4e2"))
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
        canvas.polygon([(x - 62, y + 70), (x - 52, y - 30), (x - 18, y - 56), (x + 18, y - 56), (x + 52, y - 30), (x + 62, y + 70)], cloth)
        canvas.polygon([(x - 12, y - 56), (x + 12, y - 56), (x, y - 8)], mix(cloth, CREAM, 0.55))
        canvas.box(x - 11, y - 72, x + 11, y - 50, skin)
        canvas.oval(x, y - 92, 26, 31, skin)
        if rng.random() < 0.5:
            wrap = rng.choice(CLOTHS)
            canvas.pen.pieslice([(x - 31) * FINE, (y - 136) * FINE, (x + 31) * FINE, (y - 62) * FINE], 180, 360, fill=wrap)


def _backs(canvas: Canvas) -> None:
    rng = canvas.rng
    for n in range(5):
        x, y = 130 + n * 335 + rng.uniform(-20, 20), HEIGHT + 30.0
        skin, cloth = rng.choice(SKINS), mix(rng.choice(CLOTHS), (10, 10, 20), 0.25)
        canvas.polygon([(x - 125, y), (x - 104, y - 128), (x - 42, y - 172), (x + 42, y - 172), (x + 104, y - 128), (x + 125, y)], cloth)
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
            _from_behind(canvas, x, y + rng.uniform(-0.25, 0.25) * size, size * rng.uniform(0.9, 1.1), 0.5 * (1 - depth) ** 1.5)
            x += size * rng.uniform(1.35, 1.75)


def _from_behind(canvas: Canvas, x: float, y: float, size: float, haze: float) -> None:
    rng, light = canvas.rng, canvas.palette
    cloth = mix(rng.choice(CLOTHS), light.low, haze)
    skin = mix(rng.choice(SKINS), light.low, haze)
    if rng.random() < 0.09:
        canvas.line([(x + size * 0.7, y), (x + size * 1.0, y - size * 2.1)], skin, size * 0.24)
        canvas.polygon([(x + size * 1.0, y - size * 2.0), (x + size * 1.9, y - size * 2.35), (x + size * 1.85, y - size * 2.85), (x + size * 0.98, y - size * 2.55)], mix(CREAM if rng.random() < 0.5 else CLOTHS[1], light.low, haze))
    shoulders = [(x - size * 0.85, y + size * 2.6), (x - size * 0.8, y + size * 0.35), (x - size * 0.55, y + size * 0.05), (x - size * 0.2, y - size * 0.08), (x + size * 0.2, y - size * 0.08), (x + size * 0.55, y + size * 0.05), (x + size * 0.8, y + size * 0.35), (x + size * 0.85, y + size * 2.6)]
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
    canvas.polygon([(x + size * 0.35, y + size * 2.6), (x + size * 0.4, y), (x + size * 0.55, y + size * 0.05), (x + size * 0.8, y + size * 0.35), (x + size * 0.85, y + size * 2.6)], mix(cloth, light.near, 0.25 * (1 - haze)))
    canvas.box(x - size * 0.16, y - size * 0.3, x + size * 0.16, y + size * 0.02, skin)
    canvas.oval(x, y - size * 0.55, size * 0.36, size * 0.42, skin)
    choice = rng.random()
    wrap = mix(rng.choice(CLOTHS), light.low, haze)
    if choice < 0.45:
        canvas.oval(x, y - size * 0.7, size * 0.42, size * 0.36, wrap)
        canvas.oval(x + size * rng.choice((-0.22, 0.22)), y - size * 1.02, size * 0.24, size * 0.17, mix(wrap, CREAM, 0.12))
    elif choice < 0.65:
        canvas.box(x - size * 0.34, y - size * 1.02, x + size * 0.34, y - size * 0.62, wrap, size * 0.12)
    elif choice < 0.8:
        canvas.oval(x, y - size * 0.72, size * 0.62, size * 0.14, mix(CLOTHS[5], EARTH, 0.15))
        canvas.polygon([(x - size * 0.36, y - size * 0.74), (x, y - size * 1.2), (x + size * 0.36, y - size * 0.74)], mix(CLOTHS[5], EARTH, 0.05))


def cloth(canvas: Canvas) -> None:
    rng = canvas.rng
    grounds = (rgb("#2b1a12"), rgb("#4a2917"), rgb("#7a431d"), rgb("#1f2540"), rgb("#38200f"))
    lights = (rgb("#f2e2bd"), rgb("#e3c488"), rgb("#d99a4a"))
    x = 0.0
    column = 0
    while x < WIDTH:
        width = rng.choice((160.0, 200.0, 240.0))
        y = -rng.uniform(0, 60)
        ground = grounds[column % len(grounds)]
        while y < HEIGHT:
            tall = rng.choice((56.0, 80.0, 108.0, 140.0))
            canvas.bogolan(x, y, x + width, y + tall, mix(ground, rng.choice(grounds), 0.35), rng.choice(lights))
            y += tall
        canvas.box(x - 3, 0, x + 3, HEIGHT, rgb("#170d08"))
        for stitch in range(0, HEIGHT, 22):
            canvas.line([(x - 7, stitch), (x + 7, stitch + 9)], lights[1], 2.4)
        x += width
        column += 1
    for fold in range(7):
        canvas.glow(rng.uniform(0, WIDTH), rng.uniform(0, HEIGHT), rng.uniform(260, 520), (255, 226, 170) if fold % 2 else (12, 8, 12), 0.32)

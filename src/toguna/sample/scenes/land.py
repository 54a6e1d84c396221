"""The country: river, bridge, savannah, rain, power lines."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw, ImageFilter

from .canvas import CLOTHS, FINE, HEIGHT, WIDTH, Canvas, mix, rgb


def _water(canvas: Canvas, shore: float, sun: float) -> None:
    light = canvas.palette
    canvas.fade(shore, HEIGHT, (mix(light.low, light.middle, 0.35), mix(light.middle, light.top, 0.55), mix(light.top, light.near, 0.45)))
    canvas.ripples(shore + 8, HEIGHT, (mix(light.middle, light.top, 0.35), mix(light.top, light.near, 0.3)), 260)
    canvas.ripples(shore + 4, HEIGHT - 60, (light.sun, mix(light.sun, light.low, 0.6), light.low), 130, sun)


def _canoe(canvas: Canvas, x: float, y: float, length: float, crew: int) -> None:
    dark = mix(canvas.palette.near, (0, 0, 0), 0.25)
    canvas.oval(x, y + length * 0.07, length * 0.52, length * 0.025, mix(canvas.palette.top, canvas.palette.near, 0.7))
    for n in range(crew):
        place = x + length * (-0.26 + 0.52 * n / max(1, crew - 1))
        size = length * 0.3
        cloth = mix(canvas.rng.choice(CLOTHS), dark, 0.25)
        canvas.polygon([(place - size * 0.17, y), (place - size * 0.1, y - size * 0.55), (place + size * 0.1, y - size * 0.55), (place + size * 0.17, y)], cloth)
        canvas.oval(place, y - size * 0.68, size * 0.09, size * 0.11, dark)
    canvas.line([(x + length * 0.34, y - length * 0.62), (x + length * 0.2, y + length * 0.06)], dark, 3)
    top = [(x - length * 0.56 + length * 1.12 * t / 12, y - length * 0.09 * abs(t - 6) ** 2.4 / 73.7) for t in range(13)]
    bottom = [(x - length * 0.5 + length * t / 12, y + length * 0.07 * math.sin(math.pi * t / 12)) for t in range(13)]
    canvas.polygon([*top, *reversed(bottom)], dark)


def river(canvas: Canvas) -> None:
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
                canvas.line([(centre, 158 + n * 9), (centre + way * (26 + n * 21.5), deck)], mix(steel, light.low, 0.25), 1.7)
        for way in (-1, 1):
            canvas.polygon([(centre + way * 30, deck + 40), (centre + way * 16, deck + 40), (centre + way * 1, 132), (centre + way * 9, 132)], steel)
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


def savannah(canvas: Canvas) -> None:
    light, horizon = canvas.palette, 640.0
    sun = canvas.rng.uniform(560, 1040)
    canvas.sky(horizon, (sun, horizon - 120), 128)
    canvas.ridge(horizon + 10, 90, mix(light.far, light.low, 0.5))
    canvas.ridge(horizon + 30, 60, mix(light.far, light.low, 0.15), 1.5)
    canvas.fade(horizon + 10, HEIGHT, (mix(light.ground, light.low, 0.45), light.ground, mix(light.ground, light.near, 0.7)))
    for _ in range(9):
        canvas.acacia(canvas.rng.uniform(0, WIDTH), canvas.rng.uniform(650, 690), canvas.rng.uniform(34, 70), mix(light.near, light.far, 0.4))
    canvas.veil(horizon - 60, horizon + 60, light.low, 0.35)
    dark = mix(light.near, (0, 0, 0), 0.18)
    canvas.baobab(sun - 430 if sun > 800 else sun + 430, 800, 460, dark)
    canvas.acacia(sun + 330 if sun > 800 else sun - 330, 770, 250, dark)
    canvas.acacia(sun + 40, 706, 110, mix(dark, light.far, 0.2))
    for n in range(7):
        x, foot = sun - 150 + n * 52 + canvas.rng.uniform(-9, 9), 745 + canvas.rng.uniform(-6, 8)
        _zebu(canvas, x, foot, 42)
    canvas.person(sun + 250, 758, 78, mix(canvas.palette.accent, dark, 0.2), light.low)
    _grass(canvas, dark)


def _zebu(canvas: Canvas, x: float, foot: float, size: float) -> None:
    dark = mix(canvas.palette.near, canvas.rng.choice(CLOTHS), 0.18)
    canvas.oval(x, foot - size * 0.62, size * 0.48, size * 0.22, dark)
    canvas.oval(x + size * 0.22, foot - size * 0.84, size * 0.12, size * 0.13, dark)
    canvas.polygon([(x + size * 0.38, foot - size * 0.74), (x + size * 0.66, foot - size * 0.78), (x + size * 0.68, foot - size * 0.6), (x + size * 0.4, foot - size * 0.56)], dark)
    canvas.line([(x + size * 0.58, foot - size * 0.78), (x + size * 0.52, foot - size * 1.0), (x + size * 0.6, foot - size * 1.1)], dark, 2.2)
    for leg in (-0.38, -0.26, 0.22, 0.36):
        canvas.line([(x + size * leg, foot - size * 0.55), (x + size * leg, foot)], dark, size * 0.07)


def _grass(canvas: Canvas, dark: tuple[int, int, int]) -> None:
    for _ in range(900):
        depth = canvas.rng.random() ** 0.7
        y = 790 + 290 * depth
        x = canvas.rng.uniform(-10, WIDTH + 10)
        height = canvas.rng.uniform(10, 30) * (0.4 + 1.6 * depth)
        colour = mix(dark, canvas.palette.accent if canvas.rng.random() < 0.12 else canvas.palette.ground, canvas.rng.uniform(0.0, 0.75) * (1.1 - depth))
        canvas.line([(x, y), (x + canvas.rng.uniform(-0.4, 0.7) * height, y - height)], colour, 1 + 2.4 * depth)


def rain(canvas: Canvas) -> None:
    light = canvas.palette
    grey, deep = rgb("#6f7689"), rgb("#2b3048")
    canvas.fade(0, 640, (mix(deep, light.top, 0.35), mix(grey, light.middle, 0.25), mix(grey, light.low, 0.45)))
    for _ in range(26):
        x, y = canvas.rng.uniform(-100, WIDTH), canvas.rng.uniform(-40, 190)
        canvas.oval(x, y, canvas.rng.uniform(130, 300), canvas.rng.uniform(40, 90), mix(deep, grey, canvas.rng.uniform(0.05, 0.42)))
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
    canvas.palette = light
    _canoe(canvas, canvas.rng.uniform(520, 1080), 905, 330, 4)
    _drops(canvas)


def _house(canvas: Canvas, x: float, foot: float, width: float, height: float, haze: float) -> None:
    fog = rgb("#7d8294")
    wall = mix(canvas.rng.choice((rgb("#a5663a"), rgb("#8d5230"), rgb("#b67a48"))), fog, haze)
    canvas.box(x, foot - height, x + width, foot + 130, wall)
    canvas.polygon([(x + width, foot - height), (x + width * 1.22, foot - height * 0.92), (x + width * 1.22, foot + 130), (x + width, foot + 130)], mix(wall, rgb("#2a1d22"), 0.4))
    for n in range(4):
        canvas.box(x + width * (n / 4 + 0.04), foot - height * 1.1, x + width * (n / 4 + 0.18), foot - height + 2, wall, width * 0.03)
    for n in range(5):
        canvas.oval(x + width * (0.12 + n * 0.19), foot - height * 0.84, width * 0.016, width * 0.016, mix(wall, (0, 0, 0), 0.55))
    canvas.box(x + width * 0.36, foot - height * 0.55, x + width * 0.62, foot + 130, mix(wall, rgb("#1d1418"), 0.7), width * 0.02)
    canvas.box(x + width * 0.76, foot - height * 0.56, x + width * 0.88, foot - height * 0.36, mix(rgb("#e5b565"), fog, haze))


def _drops(canvas: Canvas) -> None:
    mask = Image.new("L", (WIDTH, HEIGHT), 0)
    pen = ImageDraw.Draw(mask)
    for _ in range(1500):
        x, y, length = canvas.rng.uniform(0, WIDTH + 200), canvas.rng.uniform(-60, HEIGHT), canvas.rng.uniform(18, 74)
        pen.line((x, y, x - length * 0.24, y + length), fill=canvas.rng.randint(40, 150), width=canvas.rng.choice((1, 1, 2)))
    mask = mask.filter(ImageFilter.GaussianBlur(0.5)).resize((WIDTH * FINE, HEIGHT * FINE))
    canvas.wash(mask, rgb("#dfe3ea"))
    for _ in range(90):
        x, y = canvas.rng.uniform(0, WIDTH), canvas.rng.uniform(800, HEIGHT)
        size = 6 + (y - 800) * 0.05
        box = ((x - size) * FINE, (y - size * 0.3) * FINE, (x + size) * FINE, (y + size * 0.3) * FINE)
        canvas.pen.ellipse(box, outline=rgb("#b9aa98"), width=2)


def power_lines(canvas: Canvas) -> None:
    light, horizon = canvas.palette, 560.0
    sun = canvas.rng.uniform(980, 1280)
    canvas.sky(horizon, (sun, horizon - 110), 84)
    canvas.ridge(horizon + 6, 80, mix(light.far, light.low, 0.4))
    canvas.fade(horizon, HEIGHT, (mix(light.ground, light.low, 0.5), light.ground, mix(light.ground, light.near, 0.6)))
    for _ in range(10):
        canvas.acacia(canvas.rng.uniform(0, WIDTH), horizon + canvas.rng.uniform(4, 22), canvas.rng.uniform(26, 56), mix(light.near, light.far, 0.35))
    steel = mix(light.near, (0, 0, 0), 0.15)
    towers = [(1500.0, 690.0, 560.0), (1130.0, 622.0, 330.0), (900.0, 594.0, 205.0), (752.0, 581.0, 130.0), (655.0, 574.0, 84.0), (590.0, 570.0, 56.0)]
    for (x1, f1, h1), (x2, f2, h2) in zip(towers, towers[1:], strict=False):
        for arm, high in ((-0.2, 0.8), (0.2, 0.8), (-0.16, 0.94), (0.16, 0.94)):
            ends = ((x1 + arm * h1, f1 - high * h1 + h1 * 0.03), (x2 + arm * h2, f2 - high * h2 + h2 * 0.03))
            wire = [(ends[0][0] + (ends[1][0] - ends[0][0]) * t / 16, ends[0][1] + (ends[1][1] - ends[0][1]) * t / 16 + h2 * 0.13 * math.sin(math.pi * t / 16)) for t in range(17)]
            canvas.line(wire, mix(steel, light.low, 0.15), 1 + h1 / 420)
    for x, foot, height in reversed(towers):
        _tower(canvas, x, foot, height)
    _panels(canvas)


def _tower(canvas: Canvas, x: float, foot: float, height: float) -> None:
    steel, thick = mix(canvas.palette.near, (0, 0, 0), 0.15), max(1.2, height / 95)

    def half(t: float) -> float:
        return height * (0.13 * (1 - t) ** 1.5 + 0.022)

    levels = [n / 9 for n in range(10)]
    for way in (-1, 1):
        canvas.line([(x + way * half(t), foot - t * height) for t in levels], steel, thick)
        for low, high in zip(levels, levels[1:], strict=False):
            canvas.line([(x + way * half(low), foot - low * height), (x - way * half(high), foot - high * height)], steel, thick * 0.55)
    for level, arm in ((0.8, 0.2), (0.94, 0.16)):
        y = foot - level * height
        canvas.line([(x - arm * height, y), (x, y - height * 0.035), (x + arm * height, y), (x - arm * height, y)], steel, thick * 0.7)
        for way in (-1, 1):
            canvas.line([(x + way * arm * height, y), (x + way * arm * height, y + height * 0.03)], steel, thick)


def _panels(canvas: Canvas) -> None:
    light = canvas.palette
    blue = rgb("#1d2c5e")
    for row in range(7):
        depth = row / 6
        foot, size = 640 + 400 * depth**1.35, 16 + 92 * depth
        pitch = size * 2.5
        x = -pitch * canvas.rng.random() - 40
        limit = WIDTH * (0.62 + 0.45 * depth)
        while x < limit:
            slant = size * 0.5
            corners = [(x, foot), (x + slant, foot - size), (x + slant + pitch * 0.93, foot - size), (x + pitch * 0.93, foot)]
            canvas.polygon([(x - 8, foot + size * 0.42), (x + pitch * 0.9, foot + size * 0.42), (x + pitch, foot + size * 0.2), (x + 10, foot + size * 0.2)], mix(light.ground, light.near, 0.75))
            for leg in (0.15, 0.8):
                canvas.line([(x + pitch * leg, foot - 2), (x + pitch * leg, foot + size * 0.34)], light.near, size * 0.05)
            canvas.polygon(corners, blue)
            canvas.polygon([(x + slant + pitch * 0.35, foot - size), (x + slant + pitch * 0.6, foot - size), (x + pitch * 0.42, foot), (x + pitch * 0.17, foot)], mix(blue, light.middle, 0.38))
            for n in range(1, 6):
                canvas.line([(x + pitch * 0.93 * n / 6, foot), (x + slant + pitch * 0.93 * n / 6, foot - size)], mix(blue, light.low, 0.3), max(1, size * 0.014))
            for n in (1, 2):
                canvas.line([(x + slant * n / 3, foot - size * n / 3), (x + slant * n / 3 + pitch * 0.93, foot - size * n / 3)], mix(blue, light.low, 0.3), max(1, size * 0.014))
            canvas.line([corners[1], corners[2]], mix(light.sun, blue, 0.25), max(1, size * 0.03))
            x += pitch

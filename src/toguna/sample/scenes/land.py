"""The dry country: savannah, power lines."""

from __future__ import annotations

import itertools
import math

from .canvas import CLOTHS, HEIGHT, WIDTH, Canvas, mix, rgb


def savannah(canvas: Canvas) -> None:
    light, horizon = canvas.palette, 640.0
    sun = canvas.rng.uniform(560, 1040)
    canvas.sky(horizon, (sun, horizon - 120), 128)
    canvas.ridge(horizon + 10, 90, mix(light.far, light.low, 0.5))
    canvas.ridge(horizon + 30, 60, mix(light.far, light.low, 0.15), 1.5)
    canvas.fade(
        horizon + 10, HEIGHT, (mix(light.ground, light.low, 0.45), light.ground, mix(light.ground, light.near, 0.7))
    )
    for _ in range(9):
        canvas.acacia(
            canvas.rng.uniform(0, WIDTH),
            canvas.rng.uniform(650, 690),
            canvas.rng.uniform(34, 70),
            mix(light.near, light.far, 0.4),
        )
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
    canvas.polygon(
        [
            (x + size * 0.38, foot - size * 0.74),
            (x + size * 0.66, foot - size * 0.78),
            (x + size * 0.68, foot - size * 0.6),
            (x + size * 0.4, foot - size * 0.56),
        ],
        dark,
    )
    canvas.line(
        [
            (x + size * 0.58, foot - size * 0.78),
            (x + size * 0.52, foot - size * 1.0),
            (x + size * 0.6, foot - size * 1.1),
        ],
        dark,
        2.2,
    )
    for leg in (-0.38, -0.26, 0.22, 0.36):
        canvas.line([(x + size * leg, foot - size * 0.55), (x + size * leg, foot)], dark, size * 0.07)


def _grass(canvas: Canvas, dark: tuple[int, int, int]) -> None:
    for _ in range(900):
        depth = canvas.rng.random() ** 0.7
        y = 790 + 290 * depth
        x = canvas.rng.uniform(-10, WIDTH + 10)
        height = canvas.rng.uniform(10, 30) * (0.4 + 1.6 * depth)
        colour = mix(
            dark,
            canvas.palette.accent if canvas.rng.random() < 0.12 else canvas.palette.ground,
            canvas.rng.uniform(0.0, 0.75) * (1.1 - depth),
        )
        canvas.line([(x, y), (x + canvas.rng.uniform(-0.4, 0.7) * height, y - height)], colour, 1 + 2.4 * depth)


def power_lines(canvas: Canvas) -> None:
    light, horizon = canvas.palette, 560.0
    sun = canvas.rng.uniform(980, 1280)
    canvas.sky(horizon, (sun, horizon - 110), 84)
    canvas.ridge(horizon + 6, 80, mix(light.far, light.low, 0.4))
    canvas.fade(horizon, HEIGHT, (mix(light.ground, light.low, 0.5), light.ground, mix(light.ground, light.near, 0.6)))
    for _ in range(10):
        canvas.acacia(
            canvas.rng.uniform(0, WIDTH),
            horizon + canvas.rng.uniform(4, 22),
            canvas.rng.uniform(26, 56),
            mix(light.near, light.far, 0.35),
        )
    steel = mix(light.near, (0, 0, 0), 0.15)
    towers = [
        (1500.0, 690.0, 560.0),
        (1130.0, 622.0, 330.0),
        (900.0, 594.0, 205.0),
        (752.0, 581.0, 130.0),
        (655.0, 574.0, 84.0),
        (590.0, 570.0, 56.0),
    ]
    for (x1, f1, h1), (x2, f2, h2) in itertools.pairwise(towers):
        for arm, high in ((-0.2, 0.8), (0.2, 0.8), (-0.16, 0.94), (0.16, 0.94)):
            ends = ((x1 + arm * h1, f1 - high * h1 + h1 * 0.03), (x2 + arm * h2, f2 - high * h2 + h2 * 0.03))
            wire = [
                (
                    ends[0][0] + (ends[1][0] - ends[0][0]) * t / 16,
                    ends[0][1] + (ends[1][1] - ends[0][1]) * t / 16 + h2 * 0.13 * math.sin(math.pi * t / 16),
                )
                for t in range(17)
            ]
            canvas.line(wire, mix(steel, light.low, 0.15), 1 + h1 / 420)
    for x, foot, height in reversed(towers):
        _tower(canvas, x, foot, height)
    _panels(canvas)


def _tower(canvas: Canvas, x: float, foot: float, height: float) -> None:
    steel, thick = mix(canvas.palette.near, (0, 0, 0), 0.15), max(1.2, height / 95)

    def half(t: float) -> float:
        return height * (0.13 * math.pow(1 - t, 1.5) + 0.022)

    levels = [n / 9 for n in range(10)]
    for way in (-1, 1):
        canvas.line([(x + way * half(t), foot - t * height) for t in levels], steel, thick)
        for low, high in itertools.pairwise(levels):
            canvas.line(
                [(x + way * half(low), foot - low * height), (x - way * half(high), foot - high * height)],
                steel,
                thick * 0.55,
            )
    for level, arm in ((0.8, 0.2), (0.94, 0.16)):
        y = foot - level * height
        canvas.line(
            [(x - arm * height, y), (x, y - height * 0.035), (x + arm * height, y), (x - arm * height, y)],
            steel,
            thick * 0.7,
        )
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
            corners = [
                (x, foot),
                (x + slant, foot - size),
                (x + slant + pitch * 0.93, foot - size),
                (x + pitch * 0.93, foot),
            ]
            canvas.polygon(
                [
                    (x - 8, foot + size * 0.42),
                    (x + pitch * 0.9, foot + size * 0.42),
                    (x + pitch, foot + size * 0.2),
                    (x + 10, foot + size * 0.2),
                ],
                mix(light.ground, light.near, 0.75),
            )
            for leg in (0.15, 0.8):
                canvas.line(
                    [(x + pitch * leg, foot - 2), (x + pitch * leg, foot + size * 0.34)], light.near, size * 0.05
                )
            canvas.polygon(corners, blue)
            canvas.polygon(
                [
                    (x + slant + pitch * 0.35, foot - size),
                    (x + slant + pitch * 0.6, foot - size),
                    (x + pitch * 0.42, foot),
                    (x + pitch * 0.17, foot),
                ],
                mix(blue, light.middle, 0.38),
            )
            for n in range(1, 6):
                canvas.line(
                    [(x + pitch * 0.93 * n / 6, foot), (x + slant + pitch * 0.93 * n / 6, foot - size)],
                    mix(blue, light.low, 0.3),
                    max(1, size * 0.014),
                )
            for n in (1, 2):
                canvas.line(
                    [(x + slant * n / 3, foot - size * n / 3), (x + slant * n / 3 + pitch * 0.93, foot - size * n / 3)],
                    mix(blue, light.low, 0.3),
                    max(1, size * 0.014),
                )
            canvas.line([corners[1], corners[2]], mix(light.sun, blue, 0.25), max(1, size * 0.03))
            x += pitch

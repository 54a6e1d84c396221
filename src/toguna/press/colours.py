"""The institution's two colours, made readable on the light and on the dark ground.

Contrast is that of WCAG 2.2 (relative luminance); text colours reach 4.5 to 1, whatever colour was chosen."""

from __future__ import annotations

import re
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from functools import cache

LIGHT_GROUND = "#fbf8f1"
DARK_GROUND = "#15130f"
PRIMARY = "#1f2f5c"
ACCENT = "#8f4f12"


@dataclass(frozen=True, slots=True)
class Palette:
    primary: str
    accent: str
    primary_dark: str
    accent_dark: str

    def css(self) -> str:
        """The tokens as custom properties, for both schemes."""
        return (
            f":root{{--primary:{self.primary};--accent:{self.accent};--cloth:{self.primary}}}"
            "@media (prefers-color-scheme:dark){"
            f":root{{--primary:{self.primary_dark};--accent:{self.accent_dark}}}}}"
        )


@cache
def palette(primary: str, accent: str) -> Palette:
    """Both colours for both grounds; what is not ``#rrggbb`` is replaced by the default."""
    first = primary if re.fullmatch("#[0-9a-fA-F]{6}", primary) else PRIMARY
    second = accent if re.fullmatch("#[0-9a-fA-F]{6}", accent) else ACCENT
    return Palette(
        primary=_readable(first, LIGHT_GROUND, dark=False),
        accent=_readable(second, LIGHT_GROUND, dark=False),
        primary_dark=_readable(first, DARK_GROUND, dark=True),
        accent_dark=_readable(second, DARK_GROUND, dark=True),
    )


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _readable(colour: str, ground: str, *, dark: bool) -> str:
    """The colour itself, or as little lighter or darker as makes it readable: its hue and strength stay."""
    hue, lightness, saturation = rgb_to_hls(*(c / 255 for c in _channels(colour)))
    end = 1.0 if dark else 0.0
    for step in range(41):
        mixed = hls_to_rgb(hue, lightness + (end - lightness) * step / 40, saturation)
        shade = "#" + "".join(f"{round(c * 255):02x}" for c in mixed)
        # Above the 4.5 that is asked for: the colour also stands on tinted panels.
        if contrast(shade, ground) >= (8 if dark else 5.5):
            return shade
    return "#ffffff" if dark else "#000000"


def _channels(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _srgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _srgb(colour: str) -> list[float]:
    return [c / 255 for c in _channels(colour)]

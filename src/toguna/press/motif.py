"""A text's own cloth: a small picture in the manner of bogolan, drawn from its id, so that a text without a photograph
still has a face.

Bogolan is woven in strips and painted in bands: rows of zigzags, diamonds, crosses, dots and combs, parted by lines,
often mirrored about the middle one.  The marks here are a geometric vocabulary of our own.  The colours come
from the style sheet: ``currentColor`` for the marks, the ground behind them by class."""

from __future__ import annotations

import hashlib
from functools import lru_cache

WIDTH, HEIGHT = 48, 32
GROUNDS = 3
"""How many cloth grounds the stylesheet has (``.k0`` to ``.k2``)."""


# Each mark: path commands relative to the middle line of a band 8 high, and how far one repetition advances.
# Strokes first, then the filled ones.
_STROKED = (
    ("l3-5 3 5", 6),  # zigzag
    ("l2-5 2 5 2 0", 6),  # broken zigzag
    ("m2-2.5l4 5m0-5l-4 5m6-2.5", 8),  # saltires
    ("m2-2.5v5m-2-2.5h4m2 0", 6),  # crosses
    ("m1-2.5v5m3-5v5m2-2.5", 6),  # comb
    ("m0-2.5l3 2.5-3 2.5m6-2.5", 6),  # fish bones
    ("m4-3l3 3-3 3-3-3zm4 3", 8),  # open diamonds
    ("m1 2.5v-5h4v5m1-2.5", 6),  # doors
    ("m0-2.5h4v5m2-2.5", 6),  # steps
)
_FILLED = (
    ("m4-3l3 3-3 3-3-3zm4 3", 8),  # diamonds
    ("m0 2.5l3-5 3 5zm6-2.5", 6),  # triangles
    ("m1-1h2v2h-2zm3 1", 4),  # dots
    ("m0-2h3v4h3v-2h-6zm6 2", 6),  # chequers
)


def marks(text_id: str, width: int, height: int) -> tuple[str, str]:
    """The strokes and the filled marks of a text's cloth, as SVG paths of straight segments."""
    bands, seed = height // 8, _seed(text_id)
    # Two painted rows and a filled one, all different, mirrored about the middle: a cloth never has one row only.
    first = seed[1] % len(_STROKED)
    second = (first + 1 + seed[2] % (len(_STROKED) - 1)) % len(_STROKED)
    rows = [_STROKED[first], _FILLED[seed[3] % len(_FILLED)], _STROKED[second]]
    turn = seed[4] % 2
    strokes: list[str] = []
    fills: list[str] = []
    for band in range(bands):
        mark, step = rows[(min(band, bands - 1 - band) + turn) % 3]
        filled = (mark, step) in _FILLED
        middle = 8 * band + (6 if mark.startswith("l") else 4)
        (fills if filled else strokes).append(f"M{(width % step) // 2} {middle}{mark * (width // step)}")
        if band and seed[5] >> band & 1:
            strokes.append(f"M0 {8 * band}H{width}")
    edges = f"M0 .7H{width}M0 {height - 0.7:g}H{width}"
    return "".join(strokes) + edges, "".join(fills)


@lru_cache(maxsize=4096)
def motif(text_id: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """An inline SVG, the same for the same id, under 1 KB at its usual size; decoration, hidden from screen readers.

    ``width`` and ``height`` are in the drawing's own units; a band is 8 high."""
    strokes, fills = marks(text_id, width, height)
    filling = f'<path d="{fills}" fill="currentColor"/>' if fills else ""
    return (
        f'<svg class="mo k{_seed(text_id)[0] % GROUNDS}" viewBox="0 0 {width} {height}" aria-hidden="true"'
        f' preserveAspectRatio="xMidYMid slice"><path d="{strokes}" fill="none"'
        f' stroke="currentColor"/>{filling}</svg>'
    )


def _seed(text_id: str) -> bytes:
    return hashlib.blake2b(text_id.encode(), digest_size=12).digest()

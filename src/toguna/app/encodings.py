"""Which content coding a reader prefers of those there are (RFC 9110, section 12.5.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence

ORDER = ("br", "gzip")
"""Between codings a reader likes as much, the smaller one."""

_WEIGHT = re.compile(r"q\s*=\s*([01](?:\.\d{0,3})?)", re.IGNORECASE)


def preferred(header: str, available: Sequence[str]) -> str | None:
    """The coding to send of those ``available``; nothing: the file as it is.

    A coding that is not named, and not covered by ``*``, is not wanted.  The plain file is the last resort unless it
    is given a weight of its own; where even that is refused it is sent all the same, as the RFC allows."""
    weights = _weights(header)
    others = weights.get("*", 0.0)
    liked = {coding: weights.get(coding, others) for coding in available}
    best = max(liked.values(), default=0.0)
    if best <= 0 or weights.get("identity", 0.0) > best:
        return None
    return min((coding for coding, weight in liked.items() if weight == best), key=ORDER.index)


def _weights(header: str) -> dict[str, float]:
    weights = {}
    for item in header.lower().split(","):
        coding, *parameters = (part.strip() for part in item.split(";"))
        weight = 1.0
        for parameter in parameters:
            if parameter.startswith("q"):
                found = _WEIGHT.fullmatch(parameter)
                # What cannot be read is not taken for a wish.
                weight = min(float(found[1]), 1.0) if found else 0.0
        if coding:
            weights["gzip" if coding == "x-gzip" else coding] = weight
    return weights

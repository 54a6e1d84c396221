"""How fast a host is asked: politely, and more slowly when it says so."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime

USUAL = 1.0
"""Seconds between two requests to one host."""
SLOWEST = 60.0
LONGEST_WAIT = 900.0


class Pace:
    """Waits before each request; ``usual`` in seconds.  Clock and sleep are given for tests."""

    def __init__(
        self,
        usual: float = USUAL,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.usual = usual
        self._clock, self._sleep = clock, sleep
        self._every: dict[str, float] = {}
        self._next: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Returns when the host may be asked again."""
        now = self._clock()
        if (rest := self._next.get(host, now) - now) > 0:
            self._sleep(rest)
        self._next[host] = max(now, self._next.get(host, now)) + self._every.get(host, self.usual)

    def every(self, host: str, seconds: float) -> None:
        """At least so many seconds between two requests (``Crawl-delay``), a minute at most."""
        self._every[host] = min(max(seconds, self._every.get(host, self.usual)), SLOWEST)

    def back_off(self, host: str, attempt: int, retry_after: str = "") -> None:
        """After an answer that asks for patience (429, 503): as long as it says, else twice as long each time; and half
        as fast from then on."""
        asked = seconds_of(retry_after)
        rest = asked if asked is not None else min(max(self.usual, 0.5) * 2**attempt, SLOWEST)
        self._next[host] = self._clock() + min(rest, LONGEST_WAIT)
        self.every(host, 2 * self._every.get(host, self.usual))


def seconds_of(retry_after: str) -> float | None:
    """The seconds that a ``Retry-After`` names, as a number or as a moment (RFC 9110, 10.2.3)."""
    retry_after = retry_after.strip()
    if retry_after.isdecimal():
        return float(retry_after[:9])
    try:
        moment = parsedate_to_datetime(retry_after)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - dt.datetime.now(dt.UTC)).total_seconds())

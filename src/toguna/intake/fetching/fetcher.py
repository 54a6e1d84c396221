"""A polite fetcher that keeps what it gets: robots.txt, pace, redirects, patience, and nothing asked for twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from .addresses import normalised, origin_of
from .answers import Answer, NotFetched
from .archive import Archive
from .connections import Connections
from .pace import Pace
from .robots import Robots, robots_of

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PATIENCE = frozenset({429, 503})


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Fetcher:
    """Fetches into an archive.  An answer of the archive that came at ``since`` or later is given without asking; an
    older one is asked for again on condition that it changed.

    ``asked`` counts the requests that went out, ``unchanged`` those that brought nothing new."""

    def __init__(
        self,
        archive: Archive,
        connections: Connections,
        *,
        since: dt.datetime,
        pace: Pace | None = None,
        clock: Callable[[], dt.datetime] = now,
    ) -> None:
        self.archive = archive
        self.asked = self.unchanged = 0
        self._connections = connections
        self._since = since
        self._pace = pace or Pace()
        self._clock = clock
        self._robots: dict[tuple[str, str, int], Robots] = {}

    def robots(self, address: str) -> Robots:
        """What the robots.txt of an address's host asks."""
        origin = origin_of(address)
        if origin not in self._robots:
            found = self._robots_of(normalised("/robots.txt", address))
            self._robots[origin] = found
            if found.delay is not None:
                self._pace.every(origin[1], found.delay)
        return self._robots[origin]

    def get(self, address: str, allowed: Callable[[str], bool] = lambda _: True) -> Answer:
        """The answer at an address, or where it leads to; ``allowed`` says of each hop whether it may be followed.

        Raises :class:`NotFetched` where robots.txt forbids it, a redirect leads out or round, or no answer comes."""
        at = normalised(address)
        if not at:
            raise NotFetched("this is no address of the web")
        seen: set[str] = set()
        while True:
            if why := self.robots(at).why_not(at):
                raise NotFetched(why)
            answer = self.hop(at)
            to = self._leads_to(answer)
            if not to:
                return answer
            seen.add(at)
            if to in seen:
                raise NotFetched("its redirects go round")
            if len(seen) > self._connections.limits.hops:
                raise NotFetched(f"more than {self._connections.limits.hops} redirects")
            if not allowed(to):
                raise NotFetched(f"it leads out of the site, to {to[:200]}")
            at = to

    def hop(self, address: str) -> Answer:
        """The answer at a normalised address itself, from the archive or from its host."""
        stored = self.archive.stored(address)
        if stored and stored.moment >= self._since and (kept := self.archive.read(address)):
            return kept
        conditions = {}
        if stored and stored.status == 200:
            conditions = {"If-None-Match": stored.etag, "If-Modified-Since": stored.last_modified}
        answer = self._patiently(address, {name: value for name, value in conditions.items() if value})
        if answer.status == 304 and stored and (kept := self.archive.read(address)):
            self.unchanged += 1
            self.archive.unchanged(answer, self._clock())
            return kept
        before = self.archive.stored(address)
        self.archive.add(answer, self._clock())
        after = self.archive.stored(address)
        self.unchanged += bool(before and after and before.start == after.start)
        return answer

    def _leads_to(self, answer: Answer) -> str:
        """Where a redirect leads; nothing for another answer."""
        if answer.status not in _REDIRECTS:
            return ""
        stated = answer.header("location")
        to = normalised(stated, answer.address) if stated else ""
        if not to:
            raise NotFetched("it leads to what is no address of the web")
        return to

    def _patiently(self, address: str, conditions: dict[str, str]) -> Answer:
        host = origin_of(address)[1]
        attempts = self._connections.limits.attempts
        for attempt in range(1, attempts + 1):
            self._pace.wait(host)
            self.asked += 1
            try:
                answer = self._connections.ask(address, conditions)
            except NotFetched as error:
                if not error.passing or attempt == attempts:
                    raise
                self._pace.back_off(host, attempt)
                continue
            if answer.status not in _PATIENCE:
                return answer
            self._pace.back_off(host, attempt, answer.header("retry-after"))
        raise NotFetched(f"the host asks to come back later ({answer.status})", passing=True)

    def _robots_of(self, address: str) -> Robots:
        try:
            answer = self.hop(address)
            for _ in range(self._connections.limits.hops):
                if not (to := self._leads_to(answer)):
                    break
                answer = self.hop(to)
        except NotFetched as error:
            return robots_of(None) if error.passing else Robots(None)
        return robots_of(answer)

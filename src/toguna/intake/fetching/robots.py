"""What a site's robots.txt asks (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from .answers import Answer

NAME = "toguna"
LARGEST = 500 * 1024
"""Bytes that are read of it (RFC 9309, 2.5)."""


@dataclass(frozen=True, slots=True)
class Robots:
    """``delay`` is the ``Crawl-delay``, in seconds; ``sitemaps`` the addresses it names; ``silent`` that the host could
    not be asked, which forbids everything."""

    rules: Protego | None
    silent: bool = False
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()

    def why_not(self, address: str) -> str:
        """Why an address may not be fetched, empty where it may."""
        if self.silent:
            return "its host does not answer for robots.txt"
        if self.rules is not None and not self.rules.can_fetch(address, NAME):
            return "robots.txt forbids it"
        return ""


def robots_of(answer: Answer | None) -> Robots:
    """The rules in an answer for /robots.txt: none where there is no such file, the host is silent where its server
    fails (``None``: it could not be asked)."""
    if answer is None or answer.status >= 500 or answer.status == 429:
        return Robots(None, silent=True)
    if answer.status != 200:
        return Robots(None)
    rules = Protego.parse(answer.body[:LARGEST].decode("utf-8", "replace"))
    delay = rules.crawl_delay(NAME)
    return Robots(rules, delay=float(delay) if delay is not None else None, sitemaps=tuple(rules.sitemaps))

"""The REST door of a WordPress site: where it is, and its collections page by page
(https://developer.wordpress.org/rest-api/reference/)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from ..fetching import Answer, Fetcher, NotFetched
from ..fetching.addresses import normalised
from ..fetching.site import Scope
from ..problems import SourceProblem

_REL = "https://api.w.org/"
_HEADER = re.compile(rf'<([^<>]+)>\s*;\s*rel="?{re.escape(_REL)}"?')
_ELEMENT = re.compile(rb"<link\b[^>]*https://api\.w\.org/[^>]*>", re.IGNORECASE)
_HREF = re.compile(rb"href=[\"']([^\"']+)[\"']", re.IGNORECASE)
_PER_PAGE = 50
_MOST_PAGES = 20_000
_GIVES_UP = 5
"""Pages of a collection that fail one after another before the site is left alone."""
_INSTEAD = "export it (Tools, Export) and give that file"


class NoDoor(SourceProblem):
    """The site is no WordPress, or keeps its door closed: its pages may still be read one by one."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A page of a collection that did not come, and why."""

    where: str
    why: str


class Door:
    """The door at ``root``.  ``home`` is the address of the site's first page as the site itself writes it.

    Raises :class:`NoDoor` where it is closed or another's."""

    def __init__(self, fetcher: Fetcher, scope: Scope, root: str) -> None:
        self._fetcher, self._scope, self._root = fetcher, scope, root
        about = self._json(self._got(root), root)
        if not isinstance(about, dict) or "wp/v2" not in (about.get("namespaces") or ()):
            raise NoDoor("the site's REST door is no WordPress one", root, _INSTEAD)
        home = about.get("home") or about.get("url")
        self.home = (home if isinstance(home, str) and normalised(home) else root).rstrip("/")
        self._got(self._page_of("posts", 1, embed=True))

    def types(self) -> dict[str, str]:
        """The kinds of text beside posts and pages that the site shows, each with the name of its collection."""
        try:
            address = self._address("types", {})
            said = self._json(self._got(address), address)
        except (NotFetched, SourceProblem):
            return {}
        found = {}
        for slug, about in said.items() if isinstance(said, dict) else ():
            base = about.get("rest_base") if isinstance(about, dict) else None
            own = slug.startswith("wp_") or slug in ("post", "page", "attachment", "nav_menu_item")
            if isinstance(base, str) and re.fullmatch(r"[\w-]+", base) and not own:
                found[slug] = base
        return found

    def all_of(self, collection: str, *, embed: bool = False) -> Iterator[dict[str, Any] | Unread]:
        """Every object of a collection, oldest first so that what comes meanwhile shifts nothing.

        Raises :class:`SourceProblem` where the site fails again and again."""
        last, failures = 1, 0
        for page in range(1, _MOST_PAGES):
            if page > last:
                return
            address = self._page_of(collection, page, embed=embed)
            try:
                answer = self._got(address)
                objects = self._json(answer, address)
            except (NotFetched, SourceProblem) as error:
                failures += 1
                why = error.what if isinstance(error, SourceProblem) else str(error)
                if failures >= _GIVES_UP:
                    do = "run it again later: it goes on where it stopped"
                    raise SourceProblem(f"the site fails again and again: {why}", address, do) from error
                yield Unread(address, why)
                continue
            failures = 0
            stated = answer.header("x-wp-totalpages")
            last = int(stated[:9]) if stated.isdecimal() else last
            yield from (one for one in objects if isinstance(one, dict)) if isinstance(objects, list) else ()

    def _page_of(self, collection: str, page: int, *, embed: bool) -> str:
        given = {"per_page": str(_PER_PAGE), "orderby": "id", "order": "asc", **({"_embed": "1"} if embed else {})}
        return self._address(collection, {**given, "page": str(page)})

    def _address(self, collection: str, given: dict[str, str]) -> str:
        """The door may be a path or, without pretty addresses, a parameter (``?rest_route=/``)."""
        mark = "&" if "?" in self._root else "?"
        return normalised(f"{self._root}wp/v2/{collection}" + (f"{mark}{urlencode(given)}" if given else ""))

    def _got(self, address: str) -> Answer:
        answer = self._fetcher.get(address, self._scope.holds)
        if answer.status in (401, 403):
            raise NoDoor("the site keeps its REST door closed", address, _INSTEAD)
        if answer.status != 200:
            raise NoDoor(f"the site answers with {answer.status} {answer.reason}".strip(), address, _INSTEAD)
        return answer

    def _json(self, answer: Answer, address: str) -> Any:
        try:
            return json.loads(answer.body.lstrip(b"\xef\xbb\xbf"))
        except (ValueError, RecursionError) as error:
            raise NoDoor("the site's answer is no JSON", address, _INSTEAD) from error


def root_of(fetcher: Fetcher, scope: Scope, address: str) -> str:
    """Where the REST door of a site is, as its first page says or where it usually is; empty where there is none.

    Raises :class:`NotFetched` where the site cannot be asked."""
    answer = fetcher.get(address, scope.holds)
    stated = [found[1] for name, value in answer.headers if name.lower() == "link" for found in _HEADER.finditer(value)]
    for element in _ELEMENT.findall(answer.body):
        stated += [found[1].decode("utf-8", "replace") for found in _HREF.finditer(element)]
    for found in (normalised(one.replace("&amp;", "&"), answer.address) for one in stated):
        if found and scope.holds(found):
            return found
    usual = normalised("wp-json/", answer.address if answer.address.endswith("/") else answer.address + "/")
    try:
        there = fetcher.get(usual, scope.holds)
    except NotFetched:
        return ""
    return usual if there.status == 200 and there.media_type == "application/json" else ""

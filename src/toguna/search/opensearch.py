"""The index on an OpenSearch server, for a newsroom that has outgrown one machine's folder.

Readers see no difference from the embedded index: words are cut, folded and stemmed by the same code, and so are
snippets cut and spelling judged; the server only finds, counts and ranks.

``TOGUNA_SEARCH`` names the index; its alias is that name with the number of the fields' form behind (``news-1.1``), so
that a program never asks an index made by another's rules.  An index made anew is filled under a name of its own, then
the alias is moved and the old index removed in one step ("Alias APIs": the actions of one request are atomic)."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .answer import Answer, SearchDown
from .document import Document
from .fields import FORMAT, facets, hit
from .lock import alone
from .opensearch_query import creation, holding, loose, parts, search, source
from .opensearch_server import NotThere, Server
from .question import Question
from .spelling import doubtful, nearest, respelled, surface

Order = tuple[dict[str, Any], dict[str, Any] | None]


class OpenSearch:
    """The index at ``opensearch://user:password@host:port/name``; ``folder`` holds its writers' lock and nothing else.

    One machine writes, the one that publishes; any number ask."""

    def __init__(self, url: str, folder: Path) -> None:
        self.server = Server(url)
        self.name = urlsplit(url).path.strip("/")
        self.alias = f"{self.name}-{FORMAT}"
        self.folder = folder

    # -- asking

    def ask(self, question: Question) -> Answer:
        must = parts(question)
        told = self._search(search(question, must))
        is_loose, instead = False, ""
        if not _count(told) and (len(must) > 1 or question.terms):
            again = self._search(loose(question, must))
            instead = self._instead(question, again.get("suggest", {}).get("spelling", []))
            if len(must) > 1 and _count(again):
                told, is_loose = again, True
        people, places = (_buckets(told, kind) for kind in ("person", "place"))
        return Answer(
            count=_count(told),
            hits=tuple(hit(found["_source"]["shown"], question) for found in told["hits"]["hits"]),
            people=() if question.person else facets(people),
            places=() if question.place else facets(places),
            loose=is_loose,
            instead=instead,
            person=_name(people) if question.person else "",
            place=_name(places) if question.place else "",
        )

    def _search(self, body: dict[str, Any]) -> dict[str, Any]:
        server = self.server
        try:
            told: dict[str, Any] = server.ask(f"/{self.alias}/_search", body)
        except NotThere as error:
            raise SearchDown(f"{server.name} holds no index {self.alias} yet; a publication makes it") from error
        if "hits" not in told:
            raise SearchDown(f"{server.name} answers, but not as OpenSearch does; check TOGUNA_SEARCH")
        return told

    def _instead(self, question: Question, suggested: list[dict[str, Any]]) -> str:
        """The question with each word that no text holds replaced by the nearest that one does; empty for none."""
        known = {one["text"]: {option["text"]: option["freq"] for option in one["options"]} for one in suggested}
        found = {}
        for word in doubtful(question):
            if best := nearest(word.exact, known.get(word.exact, {})):
                hits = self._search(holding(best))["hits"]["hits"]
                found[word.exact] = surface(hits[0]["_source"]["shown"], best, question.language) if hits else best
        return respelled(question, found)

    # -- keeping

    def position(self) -> int:
        try:
            told = self.server.read(f"/{self.alias}/_mapping")
        except NotThere:
            return 0
        # An index that someone else made under this name says nothing of a position.
        return min(int(index["mappings"].get("_meta", {}).get("position", 0)) for index in told.values())

    def put(self, documents: Iterable[Document], gone: Iterable[str], position: int) -> None:
        """As every index's.  What was sent is shown to readers by the refresh at the end; should that never come, the
        position is as it was, and the same is sent again, to the same effect."""
        orders = (*(_forget(key) for key in gone), *(_take(document) for document in documents))
        with alone(self.folder):
            # Never makes an index by itself, should this one have been removed.
            self.server.bulk(f"/{self.alias}/_bulk?require_alias=true", orders)
            self.server.write("POST", f"/{self.alias}/_refresh")
            self.server.write("PUT", f"/{self.alias}/_mapping", {"_meta": {"position": position}})

    def rebuild(self, documents: Iterable[Document], position: int) -> None:
        with alone(self.folder):
            fresh = f"{self.alias}-{secrets.token_hex(6)}"
            self.server.write("PUT", f"/{fresh}", creation(position))
            try:
                self.server.bulk(f"/{fresh}/_bulk", map(_take, documents))
                self.server.write("POST", f"/{fresh}/_refresh")
                switch = [{"remove_index": {"index": old}} for old in self.made() if old != fresh]
                switch.append({"add": {"index": fresh, "alias": self.alias}})
                self.server.write("POST", "/_aliases", {"actions": switch})
            except BaseException:
                with suppress(SearchDown):
                    self.server.write("DELETE", f"/{fresh}")
                raise

    def made(self) -> Iterator[str]:
        """The indexes of this newsroom on the server: the one in use, and what a broken rebuild or an older version
        left.  Another newsroom's name may begin with ours, so names are compared whole."""
        ours = re.compile(rf"{re.escape(self.name)}-\d+\.\d+-[0-9a-f]{{12}}")
        return filter(ours.fullmatch, self.server.read(f"/{self.name}-*/_alias"))


def _take(document: Document) -> Order:
    return {"index": {"_id": document.id}}, source(document)


def _forget(key: str) -> Order:
    return {"delete": {"_id": key}}, None


def _count(told: dict[str, Any]) -> int:
    return int(told["hits"]["total"]["value"])


def _buckets(told: dict[str, Any], kind: str) -> list[tuple[str, int]]:
    return [(bucket["key"], bucket["doc_count"]) for bucket in told["aggregations"][kind]["buckets"]]


def _name(buckets: list[tuple[str, int]]) -> str:
    return buckets[0][0].partition("\t")[2] if buckets else ""

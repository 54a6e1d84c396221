"""The index in a folder, by tantivy: no service to run, many readers, one writer at a time.

The folder holds one index under the name of its making, and ``current.json`` that names it and says up to where it
knows; a new index takes the old one's place by that file alone."""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any

import tantivy

from .answer import Answer, Facet, SearchDown
from .document import Document, day_number, number_forms
from .fields import BUCKETS, FORMAT, KEYS, NAMED, PHRASES, WEIGHTS, facets, fields, hit, shown, sought
from .lock import alone
from .question import ON_A_PAGE, Question, Term
from .spelling import doubtful, nearest, respelled, surface

MAKE = f"{FORMAT} {importlib.metadata.version('tantivy')}"
HEAP = 64_000_000
"""Bytes of memory of a writer before it writes a segment."""
_BLANKS = "blanks"
_VOCABULARY = 60_000
"""Words of one first letter that a misspelled one is compared with."""
Query = tantivy.Query
Must, Should = tantivy.Occur.Must, tantivy.Occur.Should


def _schema() -> tantivy.Schema:
    build = tantivy.SchemaBuilder()
    for name in KEYS:
        build.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in NAMED:
        build.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in WEIGHTS:
        order = "position" if name in PHRASES else "freq"
        build.add_text_field(name, tokenizer_name=_BLANKS, index_option=order)
    build.add_integer_field("day", stored=False, indexed=True, fast=True)
    build.add_bytes_field("shown", stored=True, indexed=False)
    return build.build()


class Embedded:
    """The index of a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._opened: tuple[str, tantivy.Index] | None = None
        self._seen = 0

    # -- asking

    def ask(self, question: Question) -> Answer:
        searcher = self._searcher()
        every = self._every(question)
        filters = self._filters(question)
        query = Query.boolean_query([*filters, *every])
        result = self._found(searcher, query, question)
        loose, instead = False, ""
        if not result.count and (len(every) > 1 or question.terms):
            instead = self._instead(searcher, question)
            if len(every) > 1:
                some = Query.boolean_query([(Should, part) for _, part in every])
                query = Query.boolean_query([*filters, (Must, some)])
                result = self._found(searcher, query, question)
                loose = bool(result.count)
        return Answer(
            count=result.count or 0,
            hits=tuple(hit(_kept(searcher, address), question) for _, address in result.hits),
            people=self._facets(searcher, query, "person") if result.count and not question.person else (),
            places=self._facets(searcher, query, "place") if result.count and not question.place else (),
            loose=loose,
            instead=instead,
            person=self._name(searcher, query, "person", question.person),
            place=self._name(searcher, query, "place", question.place),
        )

    def _found(self, searcher: tantivy.Searcher, query: tantivy.Query, question: Question) -> Any:
        offset = (question.page - 1) * ON_A_PAGE
        if question.newest or not (question.terms or question.phrases):
            return searcher.search(query, ON_A_PAGE, offset=offset, order_by_field="day")
        return searcher.search(query, ON_A_PAGE, offset=offset)

    def _filters(self, question: Question) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        wanted = {"language": question.language, "kind": question.kind, "person": question.person}
        wanted["place"] = question.place
        found = [(Must, self._unscored(self._term(name, value))) for name, value in wanted.items() if value]
        if question.since or question.until:
            low = day_number(question.since) if question.since else 0
            high = day_number(question.until, last=True) if question.until else 99_991_231
            days = Query.range_query(self._schema, "day", tantivy.FieldType.Integer, low, high)
            found.append((Must, self._unscored(days)))
        return found

    def _every(self, question: Question) -> list[tuple[tantivy.Occur, tantivy.Query]]:
        """What must be found, each with its weight wherever it may stand."""
        parts: list[tuple[tantivy.Occur, tantivy.Query]] = []
        for phrase in question.phrases:
            places = [(Should, self._phrase(name, phrase)) for name in PHRASES]
            parts.append((Must, Query.boolean_query(places)))
        words_of = [(Must, self._word(term)) for term in question.terms]
        numbers = number_forms(question.text) if not question.phrases else ()
        if not numbers or not words_of:
            return parts + words_of
        # A number as it is printed finds its text first, whatever else holds its digits.
        printed = Query.boolean_query([(Should, self._term("number", form)) for form in numbers])
        either = [(Should, Query.boost_query(printed, 100.0)), (Should, Query.boolean_query(words_of))]
        return [*parts, (Must, Query.boolean_query(either))]

    def _word(self, term: Term) -> tantivy.Query:
        places = [Query.boost_query(self._term(name, form), WEIGHTS[name]) for name, form in sought(term).items()]
        return Query.boolean_query([(Should, place) for place in places])

    def _phrase(self, name: str, phrase: tuple[str, ...]) -> tantivy.Query:
        if len(phrase) == 1:
            return self._term(name, phrase[0])
        return Query.phrase_query(self._schema, name, list(phrase))

    def _term(self, name: str, value: str) -> tantivy.Query:
        return Query.term_query(self._schema, name, value, index_option="basic" if name in KEYS else "freq")

    def _unscored(self, query: tantivy.Query) -> tantivy.Query:
        return Query.const_score_query(query, 0.0)

    def _facets(self, searcher: tantivy.Searcher, query: tantivy.Query, name: str) -> tuple[Facet, ...]:
        asked = {"all": {"terms": {"field": f"{name}_named", "size": BUCKETS}}}
        buckets = searcher.aggregate(query, asked)["all"]["buckets"]
        return facets((str(bucket["key"]), bucket["doc_count"]) for bucket in buckets)

    def _name(self, searcher: tantivy.Searcher, query: tantivy.Query, kind: str, key: str) -> str:
        """How the texts found call a person or place; empty where none was asked for, or none found."""
        if not key:
            return ""
        asked = {"all": {"terms": {"field": f"{kind}_named", "size": 1, "include": f"{re.escape(key)}\t.*"}}}
        buckets = searcher.aggregate(query, asked)["all"]["buckets"]
        return str(buckets[0]["key"]).partition("\t")[2] if buckets else ""

    def _instead(self, searcher: tantivy.Searcher, question: Question) -> str:
        """The question with each word that no text holds replaced by the nearest that one does; empty for none."""
        found = {}
        for word in doubtful(question):
            if any(searcher.doc_freq(name, word.exact) for name in PHRASES):
                continue
            known: Counter[str] = Counter()
            for name in PHRASES:
                known.update(dict(searcher.terms_with_prefix(name, word.exact[0], limit=_VOCABULARY)))
            if best := nearest(word.exact, known):
                found[word.exact] = self._surface(searcher, best, question.language)
        return respelled(question, found)

    def _surface(self, searcher: tantivy.Searcher, exact: str, language: str) -> str:
        """A folded word as a text writes it."""
        either = Query.boolean_query([(Should, self._term(name, exact)) for name in PHRASES])
        hits = searcher.search(either, 1).hits
        return surface(_kept(searcher, hits[0][1]), exact, language) if hits else exact

    # -- keeping

    def position(self) -> int:
        state = self._state()
        return int(state["position"]) if state and state["format"] == MAKE else 0

    def put(self, documents: Iterable[Document], gone: Iterable[str], position: int) -> None:
        with alone(self.folder):
            state = self._state()
            if state is None:
                raise SearchDown(f"{self.folder} holds no index")
            index = self._open(state["index"])
            with index.writer(HEAP, 1) as writer:
                for key in gone:
                    writer.delete_documents_by_term("id", key)
                for document in documents:
                    writer.delete_documents_by_term("id", document.id)
                    writer.add_document(self._document(document))
                writer.commit()
                writer.wait_merging_threads()
            # What was taken in is taken in again, to the same effect, should this never be written.
            self._point(state["index"], position)

    def rebuild(self, documents: Iterable[Document], position: int) -> None:
        with alone(self.folder):
            for left in self.folder.glob("index-*"):
                if left.name != (self._state() or {}).get("index"):
                    shutil.rmtree(left, ignore_errors=True)
            fresh = Path(tempfile.mkdtemp(dir=self.folder, prefix="index-"))
            try:
                index = tantivy.Index(self._schema, str(fresh))
                _tokenize(index)
                with index.writer(HEAP, 1) as writer:
                    for document in documents:
                        writer.add_document(self._document(document))
                    writer.commit()
                    writer.wait_merging_threads()
            except BaseException:
                shutil.rmtree(fresh, ignore_errors=True)
                raise
            old = self._state()
            self._point(fresh.name, position)
            if old and old["index"] != fresh.name:
                shutil.rmtree(self.folder / old["index"], ignore_errors=True)

    def _document(self, document: Document) -> tantivy.Document:
        made = tantivy.Document()
        for name, values in fields(document).items():
            for value in values:
                made.add_text(name, value)
        made.add_integer("day", document.day)
        made.add_bytes("shown", json.dumps(shown(document), ensure_ascii=False).encode())
        return made

    # -- the folder

    @cached_property
    def _schema(self) -> tantivy.Schema:
        return _schema()

    def _searcher(self) -> tantivy.Searcher:
        state = self._state()
        if state is None:
            raise SearchDown(f"{self.folder} holds no index yet")
        if state["format"] != MAKE:
            raise SearchDown("the index was made by another version; the next publication makes it anew")
        index = self._open(state["index"])
        if (changed := self._current.stat().st_mtime_ns) != self._seen:
            index.reload()
            self._seen = changed
        return index.searcher()

    def _open(self, name: str) -> tantivy.Index:
        if self._opened is None or self._opened[0] != name:
            try:
                index = tantivy.Index.open(str(self.folder / name))
            except ValueError as error:
                self._current.unlink(missing_ok=True)
                raise SearchDown(f"{self.folder / name} is damaged; the next publication makes it anew") from error
            _tokenize(index)
            self._opened = (name, index)
        return self._opened[1]

    @property
    def _current(self) -> Path:
        return self.folder / "current.json"

    def _state(self) -> dict[str, Any] | None:
        try:
            state: dict[str, Any] = json.loads(self._current.read_bytes())
        except (FileNotFoundError, ValueError):
            return None
        return state if {"index", "position", "format"} <= state.keys() else None

    def _point(self, name: str, position: int) -> None:
        partial = self.folder / ".current.json"
        partial.write_text(json.dumps({"index": name, "position": position, "format": MAKE}))
        os.replace(partial, self._current)


def _tokenize(index: tantivy.Index) -> None:
    """Words come cut and folded already: they are told apart by blanks alone."""
    index.register_tokenizer(_BLANKS, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def _kept(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> dict[str, str]:
    kept: dict[str, str] = json.loads(bytes(searcher.doc(address)["shown"][0]))
    return kept

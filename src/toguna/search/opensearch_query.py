"""What OpenSearch is told and asked: an index's settings and fields, and the searches of a question.

Source: the OpenSearch documentation, "Mappings", "Query DSL", "Aggregations", "Did-you-mean".  No analysis of the
server's own is used, only blanks: words come cut, folded and stemmed (``fields``), and those asked for come in the same
form, so that both kinds of index find the same texts."""

from __future__ import annotations

import re
from typing import Any

from .document import Document, day_number, number_forms
from .fields import BUCKETS, KEYS, NAMED, PHRASES, WEIGHTS, fields, shown, sought
from .question import ON_A_PAGE, Question, Term
from .spelling import FAR, SHORTEST, doubtful

Query = dict[str, Any]

_PRINTED = 1000.0
"""A number as it is printed finds its text first: more than words can count together."""
_LONGEST = 8000
"""Characters of a value that stands in the index as it is; Lucene takes 32,766 bytes."""


def creation(position: int) -> dict[str, Any]:
    """The body that makes an index: one shard, a copy where there is a second node, and nothing seen by readers until
    it is refreshed.  ``position`` is kept in the mapping."""
    keyed: Query = {"type": "keyword", "doc_values": False, "ignore_above": _LONGEST}
    counted: Query = {"type": "keyword", "index": False, "ignore_above": _LONGEST}
    words: Query = {"type": "text", "analyzer": "whitespace"}
    properties = dict.fromkeys(KEYS, keyed) | dict.fromkeys(NAMED, counted)
    properties |= {name: {**words, "index_options": "freqs"} for name in WEIGHTS}
    properties |= {name: {**words, "copy_to": "spelling"} for name in PHRASES}
    properties["spelling"] = {**words, "index_options": "docs", "norms": False}
    # Results of one rank stand in one order, whichever copy of the index answers.
    properties["id"] = {"type": "keyword"}
    properties["day"] = {"type": "integer"}
    properties["shown"] = {"type": "object", "enabled": False}
    return {
        "settings": {"index": {"number_of_shards": 1, "auto_expand_replicas": "0-1", "refresh_interval": "-1"}},
        "mappings": {
            "dynamic": "strict",
            "_meta": {"position": position},
            # Words are made anew from the editions; only what is shown is kept a second time.
            "_source": {"includes": ["shown.*"]},
            "properties": properties,
        },
    }


def source(document: Document) -> dict[str, Any]:
    """A document as it is sent."""
    return {**fields(document), "day": document.day, "shown": shown(document)}


def parts(question: Question) -> list[Query]:
    """What must all be found, each with its weight wherever it may stand."""
    phrases = [_any({"match_phrase": {name: " ".join(phrase)}} for name in PHRASES) for phrase in question.phrases]
    words = [_word(term) for term in question.terms]
    numbers = number_forms(question.text) if not question.phrases else ()
    if not numbers or not words:
        return phrases + words
    printed = {"terms": {"number": list(numbers), "boost": _PRINTED}}
    return [_any([printed, {"bool": {"must": words}}])]


def search(question: Question, must: list[Query]) -> dict[str, Any]:
    """The body of the search for one page of results, of texts that hold all of ``must``, with their facets."""
    newest: list[Query] = [{"day": "desc"}, {"id": "asc"}]
    ranked = bool(question.terms or question.phrases) and not question.newest
    return {
        "query": {"bool": {"filter": _filters(question), "must": must}},
        "from": (question.page - 1) * ON_A_PAGE,
        "size": ON_A_PAGE,
        "track_total_hits": True,
        "sort": [{"_score": "desc"}, *newest] if ranked else newest,
        "_source": ["shown.*"],
        "aggs": {"person": _counted("person", question.person), "place": _counted("place", question.place)},
    }


def loose(question: Question, must: list[Query]) -> dict[str, Any]:
    """The same where nothing held all: texts that hold some, and for each doubtful word those it may have been."""
    asked = search(question, [_any(must)])
    text = " ".join(dict.fromkeys(word.exact for word in doubtful(question)))
    if text:
        term = {"field": "spelling", "suggest_mode": "missing", "size": 20, "string_distance": "damerau_levenshtein"}
        asked["suggest"] = {
            "spelling": {
                "text": text,
                "term": {**term, "prefix_length": 1, "min_word_length": SHORTEST, "max_edits": FAR},
            }
        }
    return asked


def holding(exact: str) -> dict[str, Any]:
    """The body of the search for a text that holds a folded word."""
    query = _any({"term": {name: {"value": exact}}} for name in PHRASES)
    return {"query": query, "size": 1, "_source": ["shown.*"]}


def _word(term: Term) -> Query:
    return _any({"term": {name: {"value": form, "boost": WEIGHTS[name]}}} for name, form in sought(term).items())


def _filters(question: Question) -> list[Query]:
    wanted = {"language": question.language, "kind": question.kind, "person": question.person, "place": question.place}
    found: list[Query] = [{"term": {name: {"value": value}}} for name, value in wanted.items() if value]
    days = {}
    if question.since:
        days["gte"] = day_number(question.since)
    if question.until:
        days["lte"] = day_number(question.until, last=True)
    return [*found, {"range": {"day": days}}] if days else found


def _counted(kind: str, key: str) -> Query:
    """The people or places that texts found name; of the one that the question is narrowed to only how they call it."""
    asked: Query = {"field": f"{kind}_named", "size": BUCKETS}
    if key:
        # In Lucene's expressions a backslash makes any sign a plain one, but not a letter.
        asked |= {"size": 1, "include": re.sub(r"(\W)", r"\\\1", key) + "\t.*"}
    return {"terms": asked}


def _any(queries: Any) -> Query:
    return {"bool": {"should": list(queries), "minimum_should_match": 1}}

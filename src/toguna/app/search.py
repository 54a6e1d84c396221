"""Answering readers' questions: the published search page with results in it, or the same as JSON.

Nothing but the public folder and the index is read: no database, and nothing of the desk."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from toguna.press.headers import ASK, SECURITY
from toguna.press.languages import available, language
from toguna.press.views.search import Results, answered
from toguna.search.answer import Answer, Index, SearchDown
from toguna.search.question import LAST_PAGE, ON_A_PAGE, Question, question

from .encodings import preferred
from .public import public_file

if TYPE_CHECKING:
    from toguna.search.answer import Facet

_LANGUAGE = re.compile(r'<html lang="([a-zA-Z-]+)"')


def address_pattern() -> str:
    """The addresses of search pages, in every language the site may have."""
    names = sorted({language(code).tables["addresses"]["search"] for code in available()})
    return rf"^(?P<path>(?:[a-z]{{2,3}}(?:-[a-z]+)?/)?(?:{'|'.join(names)})/)$"


def the_index() -> Index | None:
    """The newsroom's index; none where ``TOGUNA_SEARCH`` is ``off``."""
    return _index(settings.TOGUNA_SEARCH, settings.TOGUNA_HOME)


@cache
def _index(where: str, home: Path) -> Index | None:
    if where == "off":
        return None
    if where:
        from toguna.search.opensearch import OpenSearch

        return OpenSearch(where, home / "search")
    from toguna.search.embedded import Embedded

    return Embedded(home / "search")


@csrf_exempt  # nothing can be changed here
def search(request: HttpRequest, path: str) -> HttpResponseBase:
    """The page at a search address: as it is published where nothing is asked, else with what was found."""
    file = Path(settings.TOGUNA_PUBLIC) / path / "index.html"
    if request.method not in ("GET", "HEAD") or not request.GET or not file.is_file():
        return public_file(request, path)
    page = file.read_text("utf-8")
    found = _LANGUAGE.search(page)
    code = found.group(1) if found else "fr"
    parameters = {key: value for key, value in request.GET.items() if isinstance(value, str)}
    asked = question(parameters, code)
    answer, down = _answer(asked)
    response: HttpResponseBase
    if parameters.get("format") == "json":
        response = _json(asked, answer, down)
    else:
        results = _results(asked, answer) if answer else None
        response = _page(request, answered(page, f"/{path}", code, _form(asked), results, down=down))
    response.status_code = 503 if down else 200
    response.headers["Cache-Control"] = ASK
    response.headers["X-Robots-Tag"] = "noindex"
    for name, value in SECURITY.items():
        response.headers[name] = value
    return response


def _answer(asked: Question) -> tuple[Answer | None, bool]:
    """What the index answers, and whether it is down; no answer where nothing was asked."""
    index = the_index()
    if asked.empty:
        return None, False
    if index is None:
        return None, True
    try:
        return index.ask(asked), False
    except SearchDown:
        return None, True


def _page(request: HttpRequest, page: str) -> HttpResponse:
    data = page.encode()
    response = HttpResponse(data, content_type="text/html; charset=utf-8", headers={"Vary": "Accept-Encoding"})
    if preferred(request.headers.get("Accept-Encoding", ""), ("gzip",)):
        response.content = gzip.compress(data, 6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
    return response


def _form(asked: Question) -> dict[str, Any]:
    return {
        "q": asked.text,
        "since": asked.since,
        "until": asked.until,
        "kind": asked.kind,
        "person": asked.person,
        "place": asked.place,
        "newest": asked.newest,
        "narrow": bool(asked.since or asked.until or asked.kind or asked.newest),
    }


def _results(asked: Question, answer: Answer) -> Results:
    links = {"instead": asked.parameters({"q": answer.instead, "page": 1})} if answer.instead else {"instead": ""}
    more = answer.count > asked.page * ON_A_PAGE and asked.page < LAST_PAGE
    links["back"] = asked.parameters({"page": asked.page - 1}) if asked.page > 1 else ""
    links["on"] = asked.parameters({"page": asked.page + 1}) if more else ""
    narrowed = [
        {"name": name or key, "query": asked.parameters({kind: "", "page": 1})}
        for kind, key, name in (("person", asked.person, answer.person), ("place", asked.place, answer.place))
        if key
    ]
    return Results(
        count=answer.count,
        hits=answer.hits,
        people=_facets(asked, answer.people, "person"),
        places=_facets(asked, answer.places, "place"),
        narrowed=narrowed,
        loose=answer.loose,
        instead=answer.instead,
        links=links,
    )


def _facets(asked: Question, facets: tuple[Facet, ...], kind: str) -> list[dict[str, Any]]:
    return [{"name": f.name, "count": f.count, "query": asked.parameters({kind: f.id, "page": 1})} for f in facets]


def _json(asked: Question, answer: Answer | None, down: bool) -> JsonResponse:
    if down:
        return JsonResponse({"error": "the search does not answer at the moment"})
    given = answer or Answer(0)
    return JsonResponse(
        {
            "query": asked.text,
            "count": given.count,
            "page": asked.page,
            "all_words": not given.loose,
            "did_you_mean": given.instead,
            "results": [
                {
                    "path": hit.path,
                    "title": "".join(piece for piece, _ in hit.title),
                    "kind": hit.kind,
                    "date": hit.date,
                    "number": hit.number,
                    "snippet": "".join(piece for piece, _ in hit.snippet),
                }
                for hit in given.hits
            ],
            "people": [{"id": f.id, "name": f.name, "count": f.count} for f in given.people],
            "places": [{"id": f.id, "name": f.name, "count": f.count} for f in given.places],
        },
        json_dumps_params={"ensure_ascii": False},
    )

"""The embedded server's way of giving out the public folder: what nginx and Caddy answer with ``docs/serving/``.

The same addresses, types, validators, compressed variants, redirects and 404 page."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.csrf import csrf_exempt

from toguna.press import redirects
from toguna.press.headers import ASK, CODINGS, always, cache_control, coded, content_type

from .encodings import preferred

SHORT = "n/"
"""Where the short addresses of numbered texts stand: ``/n/<number>`` is the file ``n/<number>.html``."""


@csrf_exempt  # nothing can be changed here, and a form sent here by mistake deserves 405, not 403
def public_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """The public file at an address, ``index.html`` for a folder, the site's 404 page for nothing."""
    response = _answer(request, Path(settings.TOGUNA_PUBLIC), path)
    response.headers.setdefault("Cache-Control", ASK)
    for name, value in always(path).items():
        response.headers[name] = value
    return response


def _answer(request: HttpRequest, root: Path, path: str) -> HttpResponseBase:
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if moved := _moved(request, root, path):
        return HttpResponsePermanentRedirect(moved)
    file = _inside(root, path)
    if file and path and not path.endswith("/") and (file / "index.html").is_file():
        asked = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(quote(f"/{path}/") + (f"?{asked}" if asked else ""))
    if file and (not path or path.endswith("/")):
        file = file / "index.html"
    elif file and path.startswith(SHORT) and not file.is_file():
        file = _inside(root, f"{path}.html")
    if not file or not file.is_file() or _is_variant(file):
        return _missing(request, root, path)
    return _given(request, file, path, file.relative_to(root.resolve()).as_posix())


def _given(request: HttpRequest, file: Path, path: str, name: str) -> HttpResponseBase:
    """The file, or its compressed variant, or word that the reader has it already; ``name`` is the file's own."""
    variants = _variants(file)
    coding = preferred(request.headers.get("Accept-Encoding", ""), tuple(variants))
    sent = variants[coding] if coding else file
    stat = sent.stat()
    # Each coding is a representation of its own, with a tag of its own (RFC 9110, section 8.8.3.3).
    etag = quote_etag("-".join(part for part in (f"{stat.st_mtime_ns:x}", f"{stat.st_size:x}", coding) if part))
    unchanged = get_conditional_response(request, etag=etag, last_modified=int(stat.st_mtime))
    response = _opened(request, sent, content_type(name)) if unchanged is None else unchanged
    if response.status_code == 200:
        response.headers["Last-Modified"] = http_date(stat.st_mtime)
        if coding:
            response.headers["Content-Encoding"] = coding
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = cache_control(path)
    if variants:
        response.headers["Vary"] = "Accept-Encoding"
    return response


def _missing(request: HttpRequest, root: Path, path: str) -> HttpResponseBase:
    """The 404 page: of the language that the address begins with, where there is one."""
    first = _inside(root, path.partition("/")[0] + "/404.html") if "/" in path else None
    page = first if first and first.is_file() else root / "404.html"
    if not page.is_file():
        return HttpResponse(b"<!doctype html><title>404</title><h1>404</h1>", status=404)
    variants = _variants(page)
    coding = preferred(request.headers.get("Accept-Encoding", ""), tuple(variants))
    response = _opened(request, variants[coding] if coding else page, content_type(page.name), status=404)
    if coding:
        response.headers["Content-Encoding"] = coding
    if variants:
        response.headers["Vary"] = "Accept-Encoding"
    return response


def _opened(request: HttpRequest, file: Path, kind: str, status: int = 200) -> HttpResponseBase:
    if request.method == "HEAD":
        length = {"Content-Length": str(file.stat().st_size)}
        return HttpResponse(content_type=kind, status=status, headers=length)
    response = FileResponse(file.open("rb"), content_type=kind, status=status)
    # Django would suggest the file's name; the address has it already.
    response.headers.pop("Content-Disposition", None)
    return response


def _variants(file: Path) -> dict[str, Path]:
    """The compressed variants that stand beside a file, by their coding."""
    beside = {coding: file.with_name(file.name + ending) for ending, coding in CODINGS.items()}
    return {coding: variant for coding, variant in beside.items() if variant.is_file()}


def _is_variant(file: Path) -> bool:
    """Whether this is no file of its own, but another coding of the one beside it."""
    found = coded(file.name)
    return found is not None and bool(found[0]) and file.with_name(found[0]).is_file()


def _inside(root: Path, path: str) -> Path | None:
    """The file a request path names, or nothing where it would leave the folder or names none."""
    if "\0" in path or "\\" in path:
        return None
    file = (root / path).resolve()
    try:
        file.exists()
    except OSError:  # a name longer than the system allows
        return None
    return file if file.is_relative_to(root.resolve()) else None


def _moved(request: HttpRequest, root: Path, path: str) -> str | None:
    """Where an old address has moved to: with its query first, then without."""
    file = root / redirects.FILE
    try:
        stat = file.stat()
    except OSError:
        return None
    known = _redirects(file, stat.st_mtime_ns, stat.st_size)
    return known.get(str(request.META.get("RAW_URI") or request.get_full_path())) or known.get(f"/{path}")


@lru_cache(maxsize=2)
def _redirects(file: Path, mtime_ns: int, size: int) -> dict[str, str]:
    """Read again only when the file has changed, which its time and size say."""
    return redirects.read(file)

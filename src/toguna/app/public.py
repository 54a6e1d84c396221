"""The embedded server's way of giving out the public folder.  A real site is served by nginx or any static host;
this gives the same answers: the same addresses, types, validators and 404 page."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotModified, HttpResponsePermanentRedirect
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_safe

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".avif": "image/avif",
}

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)


@require_safe
def public_file(request: HttpRequest, path: str) -> HttpResponse | FileResponse | HttpResponseNotModified:
    """The public file at an address, ``index.html`` for a folder, the site's 404 page for nothing."""
    root = Path(settings.TOGUNA_PUBLIC)
    file = _inside(root, path)
    if file and file.is_dir():
        if path and not path.endswith("/"):
            return HttpResponsePermanentRedirect("/" + path + "/")
        file = file / "index.html"
    if not file or not file.is_file():
        missing = root / "404.html"
        body = missing.read_bytes() if missing.is_file() else b"<!doctype html><title>404</title><h1>404</h1>"
        return _guarded(HttpResponse(body, status=404))
    stat = file.stat()
    etag = quote_etag(f"{stat.st_mtime_ns:x}-{stat.st_size:x}")
    response: HttpResponse | FileResponse
    unchanged = get_conditional_response(request, etag=etag, last_modified=int(stat.st_mtime))
    if unchanged is not None:
        response = unchanged
    else:
        kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        response = FileResponse(file.open("rb"), content_type=kind)
        response["Last-Modified"] = http_date(stat.st_mtime)
    response["ETag"] = etag
    # A named picture never changes; a page may be corrected at any minute.
    response["Cache-Control"] = "max-age=31536000, immutable" if path.startswith("media/") else "no-cache"
    return _guarded(response)


def _inside(root: Path, path: str) -> Path | None:
    """The file a request path names, or nothing where it would leave the folder."""
    if "\0" in path or "\\" in path:
        return None
    file = (root / path).resolve()
    return file if file.is_relative_to(root.resolve()) else None


def _guarded(response: HttpResponse | FileResponse) -> HttpResponse | FileResponse:
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    response["Referrer-Policy"] = "strict-origin-when-cross-origin"
    return response

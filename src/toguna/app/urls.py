"""Addresses: the desk under ``/desk/``, everything else from the public folder."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from .public import public_file
from .search import address_pattern, search

urlpatterns = [
    path("desk/documents/", include(wagtaildocs_urls)),
    # Renditions and originals of the desk are for those who work there; the public has the press's own copies.
    re_path(
        r"^desk/media/(?P<path>.*)$",
        login_required(serve, login_url="wagtailadmin_login"),
        {"document_root": settings.MEDIA_ROOT},
    ),
    path("desk/", include(wagtailadmin_urls)),
    re_path(address_pattern(), search),
    re_path(r"^(?P<path>.*)$", public_file),
]

"""The desk alone, for its own tests."""

from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("desk/documents/", include(wagtaildocs_urls)),
    path("desk/", include(wagtailadmin_urls)),
]

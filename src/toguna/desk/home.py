"""The desk's first page: how many texts there are, and the latest."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.site_summary import SummaryItem
from wagtail.admin.ui.components import Component

from .models import Person, Text
from .viewsets.texts import in_state


class CountItem(SummaryItem):
    template_name = "desk/home_count.html"
    label: Any = ""
    icon = "doc-full"
    state = ""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        url = reverse("texts:index") + (f"?state={self.state}" if self.state else "")
        return {"count": self.count(), "label": self.label, "icon": self.icon, "url": url}

    def count(self) -> int:
        return in_state(Text.objects.all(), self.state).count() if self.state else Text.objects.count()


class PublishedItem(CountItem):
    order, label, state, icon = 10, _("texts published"), "live", "doc-full"


class DraftItem(CountItem):
    order, label, state, icon = 20, _("drafts"), "draft", "edit"


class ScheduledItem(CountItem):
    order, label, state, icon = 30, _("texts scheduled"), "scheduled", "calendar-alt"


class PersonsItem(CountItem):
    order, label, icon = 40, _("persons known"), "user"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        url = reverse("wagtailsnippets_desk_person:list")
        return {**super().get_context_data(parent_context), "url": url}

    def count(self) -> int:
        return Person.objects.count()


class LatestTexts(Component):
    """The texts last created, whatever their state."""

    name = "latest-texts"
    template_name = "desk/home_latest.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        texts = Text.objects.select_related("locale").defer("body").order_by("-pk")[:8]
        return {"texts": texts, "all": reverse("texts:index")}

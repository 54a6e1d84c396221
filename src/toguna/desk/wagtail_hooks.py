"""Where the desk is hung into Wagtail."""

from __future__ import annotations

from typing import Any

from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem
from wagtail.admin.search import SearchArea
from wagtail.admin.staticfiles import versioned_static
from wagtail.snippets.models import register_snippet

from .bulk_actions import ACTIONS
from .choices import Kind
from .home import DraftItem, LatestTexts, PersonsItem, PublishedItem, ScheduledItem
from .models import Text
from .views.declare_forgery import DeclareForgery
from .views.reading import ReadText
from .views.registering import AddEntry, Appoint
from .views.withdraw import withdraw_text
from .viewsets.registers import Registers
from .viewsets.texts import sections, text_views, texts

register_snippet(Registers)

# The tree of pages, its help and its reports by page are Wagtail's way of seeing things, not a press office's.
HIDDEN_MENUS = {"explorer", "help"}


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    return [texts, text_views, sections]


@hooks.register("register_admin_urls")
def addresses() -> list[Any]:
    return [
        path("textes/<int:page_id>/retirer/", withdraw_text, name="desk_withdraw"),
        path("dementis/declarer/", DeclareForgery.as_view(), name="desk_declare_forgery"),
        *_of_a_text("textes/<int:page_id>/lecture/", ""),
        *_of_a_text("textes/nouveau/<int:parent_id>/lecture/", "_new"),
    ]


def _of_a_text(begin: str, ending: str) -> list[Any]:
    """What the panel “Reading” asks, of a text or of one that is not saved yet."""
    return [
        path(begin, ReadText.as_view(), name=f"desk_read{ending}"),
        path(f"{begin}ajouter/<slug:register>/", AddEntry.as_view(), name=f"desk_read_add{ending}"),
        path(f"{begin}nommer/", Appoint.as_view(), name=f"desk_read_appoint{ending}"),
    ]


for _action in ACTIONS:
    # After Wagtail's own, so that these take their places.
    hooks.register("register_bulk_action", _action, order=100)


@hooks.register("register_admin_menu_item")
def denials_menu() -> SubmenuMenuItem:
    every = f"{reverse('texts:index')}?kind={Kind.DENIAL.value}"
    items = [
        MenuItem(_("Declare a forgery"), reverse("desk_declare_forgery"), name="declare-forgery", icon_name="warning"),
        MenuItem(_("All denials"), every, name="all-denials", icon_name="list-ul", order=1001),
    ]
    return SubmenuMenuItem(_("Denials"), Menu(items=items), name="denials", icon_name="warning", order=110)


@hooks.register("construct_main_menu")
def hide_menus(request: Any, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in HIDDEN_MENUS]


@hooks.register("construct_search")
def search_texts(request: Any, areas: list[Any]) -> None:
    # Wagtail's search of pages ranks every page of the tree; the list of texts searches texts.
    areas[:] = [
        SearchArea(_("Texts"), reverse("texts:index"), name="texts", icon_name="doc-full", order=1),
        *(area for area in areas if area.name != "pages"),
    ]


class WithdrawItem(ActionMenuItem):
    label = _("Withdraw…")
    name = "action-withdraw"
    icon_name = "download"

    def is_shown(self, context: Any) -> bool:
        page = context.get("page")
        if context["view"] != "edit" or not isinstance(page, Text) or context.get("locked_for_user"):
            return False
        return bool(page.permissions_for_user(context["request"].user).can_withdraw())

    def get_url(self, context: Any) -> str:
        return reverse("desk_withdraw", args=[context["page"].pk])


@hooks.register("register_page_action_menu_item")
def withdraw_item() -> WithdrawItem:
    return WithdrawItem(order=60)


@hooks.register("construct_page_listing_buttons")
def listing_buttons(buttons: list[Any], page: Any, user: Any, context: Any = None) -> None:
    _drop(buttons)


def _drop(buttons: list[Any]) -> None:
    gone = ("/move/", "/unpublish/", "/copy/", "/reorder/", "ordering=ord")
    buttons[:] = [b for b in buttons if not any(part in str(getattr(b, "url", "") or "") for part in gone)]


@hooks.register("construct_homepage_panels", order=1000)
def home_panels(request: Any, panels: list[Any]) -> None:
    panels[:] = [p for p in panels if type(p).__name__ not in {"RecentEditsPanel", "LockedPagesPanel"}]
    panels.append(LatestTexts())


@hooks.register("construct_homepage_summary_items", order=1000)
def home_counts(request: Any, items: list[Any]) -> None:
    items[:] = [PublishedItem(request), DraftItem(request), ScheduledItem(request), PersonsItem(request)]


@hooks.register("insert_global_admin_css")
def stylesheet() -> str:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("desk/desk.css"))

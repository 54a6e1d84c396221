"""The flat list of all texts, newest first, and the views of one text."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import IntegerField, Q, QuerySet
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet, PageViewSet
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Locale, Revision

from ..choices import Kind
from ..models import Person, Section, Text, TextPerson
from ..slugs import slug_of
from ..views.new_text import NewText
from ..views.texts import ActOnText, DeleteText, EditText, WriteText

STATES = (
    ("draft", _("Draft")),
    ("live", _("Published")),
    ("changed", _("Published, with changes not published")),
    ("scheduled", _("Scheduled")),
    ("withdrawn", _("Withdrawn")),
)


class SectionField(django_filters.ModelChoiceFilter):
    """Texts below a section, in the tree that editors do not see."""

    def filter(self, qs: QuerySet[Text], value: Section | None) -> QuerySet[Text]:
        return qs.filter(path__startswith=value.path) if value else qs


class TextFilterSet(WagtailFilterSet):
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=Kind.choices, widget=forms.CheckboxSelectMultiple
    )
    section = SectionField(
        label=_("Section"),
        queryset=lambda request: Section.objects.order_by("locale_id", "order"),
        empty_label=_("All"),
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=STATES, method="in_state", widget=forms.RadioSelect, empty_label=_("All")
    )
    person = django_filters.ModelChoiceFilter(
        label=_("Person"), queryset=lambda request: Person.objects.all(), method="with_person", empty_label=_("All")
    )
    language = django_filters.ModelChoiceFilter(
        label=_("Language"), field_name="locale", queryset=lambda request: Locale.objects.all(), empty_label=_("All")
    )

    class Meta:
        model = Text
        fields: list[str] = []

    def in_state(self, texts: QuerySet[Text], name: str, value: str) -> QuerySet[Text]:
        return in_state(texts, value)

    def with_person(self, texts: QuerySet[Text], name: str, value: Person) -> QuerySet[Text]:
        named = TextPerson.objects.filter(person=value).values("text_id")
        return texts.filter(Q(pk__in=named) | Q(signatory=value))


def in_state(texts: QuerySet[Text], state: str) -> QuerySet[Text]:
    """The texts in one of :data:`STATES`."""
    due = (
        Revision.page_revisions.filter(approved_go_live_at__isnull=False)
        .annotate(text_pk=Cast("object_id", IntegerField()))
        .values("text_pk")
    )
    if state == "scheduled":
        return texts.filter(pk__in=due)
    if state == "draft":
        return texts.filter(live=False, withdrawn_reason="").exclude(pk__in=due)
    if state == "withdrawn":
        return texts.filter(live=False).exclude(withdrawn_reason="")
    return texts.filter(live=True, has_unpublished_changes=state == "changed")


def titled(texts: QuerySet[Text], words: str) -> QuerySet[Text]:
    """Texts whose title holds every word; accents may be left out, as the address has none."""
    for word in words.split():
        found = Q(title__icontains=word) | Q(draft_title__icontains=word)
        if slugify(word):
            found |= Q(public_path__contains=slug_of(word))
        texts = texts.filter(found)
    return texts


class StateColumn(PageStatusColumn):
    """Wagtail's column, and a word for what it does not know: a withdrawn text."""

    cell_template_name = "desk/state_cell.html"


class TextIndex(IndexView):
    base_filterset_class = TextFilterSet
    add_item_label = _("New text")
    # By the key of the table: a list of 100,000 opens as fast as one of ten.
    default_ordering = "-pk"
    paginate_by = 50
    base_columns = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind", width="12%"),
        DateColumn("first_published_at", label=_("Published"), sort_key="first_published_at", width="12%"),
        DateColumn(
            "latest_revision_created_at", label=_("Changed"), sort_key="latest_revision_created_at", width="12%"
        ),
        StateColumn("status", label=_("State"), sort_key="live", width="14%"),
    ]

    @cached_property
    def header_buttons(self) -> list[Any]:
        declare = HeaderButton(
            _("Declare a forgery"), url=reverse("desk_declare_forgery"), icon_name="warning", priority=2000
        )
        return [*super().header_buttons, declare]

    def search_queryset(self, queryset: Any) -> Any:
        return titled(queryset, self.search_query) if self.is_searching else queryset

    def order_queryset(self, queryset: Any) -> Any:
        # Texts are searched in the database: their order is the list's own, never one of relevance.
        if not self.is_explicitly_ordered:
            return queryset.order_by(self.default_ordering)
        return super().order_queryset(queryset)

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().select_related(None)


class TextListing(PageListingViewSet):
    model = Text
    index_view_class = TextIndex
    choose_parent_view_class = NewText
    filterset_class = TextFilterSet
    icon = "doc-full"
    menu_label = _("Texts")
    menu_order = 100
    add_to_admin_menu = True
    name = "texts"
    url_prefix = "textes"


class TextViewSet(PageViewSet):
    model = Text
    add_view_class = WriteText
    edit_view_class = EditText
    delete_view_class = DeleteText
    workflow_action_view_class = ActOnText


class SectionListing(PageListingViewSet):
    """The sections of the site, under the registers' menu."""

    model = Section
    icon = "list-ul"
    menu_label = _("Sections")
    menu_order = 250
    add_to_admin_menu = True
    name = "sections"
    url_prefix = "rubriques"


texts = TextListing()
text_views = TextViewSet()
sections = SectionListing()

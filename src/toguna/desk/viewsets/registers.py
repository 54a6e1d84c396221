"""The registers: a list and a form for each, together in one group of the menu."""

from __future__ import annotations

from django.forms import Select
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from ..forms.void import VoidForm
from ..models import Body, Event, Institution, Person, Place, Role, Series, SeriesNumber, Topic
from ..permissions import NumberPermissionPolicy
from ..views.registers import AddEntry, ChangeEntry, ChangeNumber, DeleteEntry, ListInstitution

register_permission_policy(SeriesNumber, NumberPermissionPolicy(SeriesNumber))

_naming = MultiFieldPanel([FieldPanel("name"), FieldPanel("names")], heading=_("Name"))
_address = FieldPanel("slug")


class RegisterViewSet(SnippetViewSet):
    """What all registers share."""

    add_view_class = AddEntry
    edit_view_class = ChangeEntry
    delete_view_class = DeleteEntry
    list_per_page = 50
    copy_view_enabled = False
    add_to_admin_menu = False


class PersonViewSet(RegisterViewSet):
    model = Person
    icon = "user"
    menu_order = 10
    list_display = ["sort_name", "current_rank", "current_role"]
    list_filter = ["sex", "appointments__role__body"]
    panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("given_name"), FieldPanel("family_name")]),
                FieldRowPanel([FieldPanel("name"), FieldPanel("sort_name")]),
                FieldPanel("names"),
                FieldPanel("sex"),
            ],
            heading=_("Name"),
        ),
        InlinePanel(
            "appointments",
            panels=[
                FieldPanel("role"),
                FieldRowPanel([FieldPanel("start"), FieldPanel("end"), FieldPanel("acting")]),
                FieldRowPanel([FieldPanel("act_words"), FieldPanel("act")]),
            ],
            heading=_("Appointments"),
            label=_("appointment"),
        ),
        InlinePanel(
            "ranks",
            panels=[
                FieldRowPanel([FieldPanel("name"), FieldPanel("names")]),
                FieldRowPanel([FieldPanel("start"), FieldPanel("end")]),
            ],
            heading=_("Ranks and titles"),
            label=_("rank"),
        ),
        MultiFieldPanel(
            [FieldPanel("portrait"), FieldPanel("biography"), FieldPanel("biographies")],
            heading=_("Portrait and biography"),
        ),
        _address,
    ]


class BodyViewSet(RegisterViewSet):
    model = Body
    icon = "group"
    menu_order = 20
    list_display = ["name", "kind_shown", "parent"]
    list_filter = ["kind"]
    panels = [
        _naming,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("parent")]),
        InlinePanel("former_names", heading=_("Former names"), label=_("former name")),
        _address,
    ]


class RoleViewSet(RegisterViewSet):
    model = Role
    icon = "tasks"
    menu_order = 30
    list_display = ["name", "body"]
    list_filter = ["body"]
    panels = [
        FieldPanel("body"),
        _naming,
        MultiFieldPanel([FieldPanel("name_f"), FieldPanel("names_f")], heading=_("Name, for a woman")),
    ]


class PlaceViewSet(RegisterViewSet):
    model = Place
    icon = "site"
    menu_order = 40
    list_display = ["name", "kind_shown", "iso2", "parent"]
    list_filter = ["kind"]
    panels = [_naming, FieldRowPanel([FieldPanel("kind"), FieldPanel("iso2")]), FieldPanel("parent"), _address]


class TopicViewSet(RegisterViewSet):
    model = Topic
    icon = "tag"
    menu_order = 50
    list_display = ["name"]
    panels = [_naming, FieldPanel("description"), FieldPanel("descriptions"), _address]


class EventViewSet(RegisterViewSet):
    model = Event
    icon = "calendar-alt"
    menu_order = 60
    list_display = ["name", "type_shown", "start_on", "place", "status_shown"]
    list_filter = ["type", "status", "start_on"]
    panels = [
        _naming,
        FieldRowPanel([FieldPanel("type"), FieldPanel("status")]),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("start_on"), FieldPanel("start_time")]),
                FieldRowPanel([FieldPanel("end_on"), FieldPanel("end_time")]),
            ],
            heading=_("When"),
        ),
        FieldPanel("place"),
        InlinePanel("participants", heading=_("Participants"), label=_("participant")),
        FieldPanel("summary"),
        FieldPanel("summaries"),
        _address,
    ]


class SeriesViewSet(RegisterViewSet):
    model = Series
    icon = "list-ol"
    menu_order = 70
    list_display = ["name", "kind_shown", "body", "pattern"]
    list_filter = ["kind", "body"]
    panels = [_naming, FieldPanel("body"), FieldPanel("kind"), FieldPanel("pattern")]


class SeriesNumberViewSet(RegisterViewSet):
    """The numbers given so far: by publishing, or here, declared void."""

    model = SeriesNumber
    icon = "order"
    edit_view_class = ChangeNumber
    menu_label = _("Numbers given")
    menu_order = 80
    list_display = ["__str__", "series", "year", "number", "text", BooleanColumn("void", label=_("Void"))]
    list_filter = ["series", "year"]
    inspect_view_enabled = True
    edit_handler = ObjectList(
        [
            HelpPanel(_("The next number of the series and year is declared void: no text will ever bear it.")),
            FieldRowPanel([FieldPanel("series", widget=Select), FieldPanel("year")]),
            FieldPanel("void_reason"),
            FieldPanel("void_reasons"),
        ],
        base_form_class=VoidForm,
    )


class InstitutionViewSet(RegisterViewSet):
    model = Institution
    icon = "home"
    menu_order = 90
    index_view_class = ListInstitution
    panels = [
        _naming,
        MultiFieldPanel([FieldPanel("short_name"), FieldPanel("short_names")], heading=_("Short name")),
        MultiFieldPanel([FieldPanel("tagline"), FieldPanel("taglines")], heading=_("Tagline")),
        FieldRowPanel([FieldPanel("address"), FieldPanel("country")]),
        InlinePanel("channels", heading=_("Official channels"), label=_("channel")),
        FieldRowPanel([FieldPanel("primary"), FieldPanel("accent")], heading=_("Colours")),
    ]


class Registers(SnippetViewSetGroup):
    items = (
        PersonViewSet, BodyViewSet, RoleViewSet, PlaceViewSet, TopicViewSet, EventViewSet, SeriesViewSet,
        SeriesNumberViewSet, InstitutionViewSet,
    )  # fmt: skip
    menu_label = _("Registers")
    menu_icon = "folder-open-inverse"
    menu_order = 200

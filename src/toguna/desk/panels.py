"""What editors see of a text, in four tabs."""

from __future__ import annotations

from typing import Any

from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    MultipleChooserPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.admin.panels.comment_panel import CommentPanel
from wagtail.admin.widgets import AdminDateTimeInput

from .nearest_panel import NearestPanel
from .source_panel import SourcePanel


class PublishedOnlyPanel(MultiFieldPanel):
    """Shown only for a text that is public already: there is nothing to correct in a draft."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.published_once) and bool(super().is_shown())


class OfKindPanel(MultiFieldPanel):
    """Shown only for texts of one kind; a new text shows it too once its kind is chosen and it was saved."""

    def __init__(self, *args: Any, kind: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = kind

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "kind": self.kind}

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return self.instance.kind == self.panel.kind and bool(super().is_shown())


writing = [
    FieldPanel("kind", heading=_("Kind")),
    FieldPanel("title", help_text=_("What readers see first.")),
    FieldPanel("summary"),
    MultiFieldPanel([FieldPanel("lead_picture"), FieldPanel("caption")], heading=_("Main picture")),
    FieldPanel("body"),
    OfKindPanel([FieldPanel("speech_form")], kind="speech", heading=_("The speech")),
    OfKindPanel(
        [
            FieldPanel("claimed_number"),
            FieldPanel("claimed_text"),
            NearestPanel(heading=_("Official texts near to it")),
            PageChooserPanel("authentic", "desk.Text"),
        ],
        kind="denial",
        heading=_("The forgery"),
    ),
]

facts = [
    MultiFieldPanel(
        [
            FieldPanel("event"),
            FieldPanel("event_type"),
            FieldRowPanel([FieldPanel("event_start"), FieldPanel("event_end")]),
        ],
        heading=_("When"),
    ),
    MultiFieldPanel(
        [FieldPanel("place"), FieldPanel("place_name"), FieldPanel("places", widget=CheckboxSelectMultiple)],
        heading=_("Where"),
    ),
    MultipleChooserPanel("people", chooser_field_name="person", heading=_("Who"), label=_("person")),
    InlinePanel(
        "quotes",
        panels=[FieldPanel("words"), FieldRowPanel([FieldPanel("speaker"), FieldPanel("speaker_name")])],
        heading=_("Who said what"),
        help_text=_("Words of the running text; the blocks “Quote” are quotes by themselves."),
        label=_("quote"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("topics", widget=CheckboxSelectMultiple),
            FieldPanel("bodies", widget=CheckboxSelectMultiple),
        ],
        heading=_("About what"),
    ),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("signatory"), FieldPanel("signed_on")]), FieldPanel("series")],
        heading=_("Signature and number"),
    ),
]

links = [
    InlinePanel(
        "text_links",
        panels=[PageChooserPanel("target", "desk.Text"), FieldPanel("type"), FieldPanel("reason")],
        heading=_("Other texts"),
        label=_("link"),
    ),
    InlinePanel("attachments", heading=_("Attached documents"), label=_("document")),
]

publication = [
    PublishedOnlyPanel(
        [FieldPanel("change_kind"), FieldPanel("change_note")],
        heading=_("What changes"),
        help_text=_("This text is public. Say what you change before you publish: every reader will see the note."),
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "go_live_at",
                heading=_("Publish on"),
                widget=AdminDateTimeInput,
                help_text=_("Empty: at the moment you press “Publish”. A later day or hour: by itself, at that time."),
            )
        ],
        heading=_("Schedule"),
    ),
    MultiFieldPanel(
        [FieldPanel("address"), FieldPanel("first_published_on")], heading=_("Address and first publication")
    ),
    SourcePanel(heading=_("Source")),
    CommentPanel(),
]

text_edit_handler = TabbedInterface(
    [
        ObjectList(writing, heading=_("Text")),
        ObjectList(facts, heading=_("Who, where, when")),
        ObjectList(links, heading=_("Links and attachments")),
        ObjectList(publication, heading=_("Publication")),
    ]
)

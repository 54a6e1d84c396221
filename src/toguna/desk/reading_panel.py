"""The panel “Reading” beside the editor of a text: what the reader found in it, to be accepted, changed or refused."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.side_panels import BaseSidePanel


class ReadingSidePanel(BaseSidePanel):
    """``parent`` is where a new text will lie; it has no address of its own until it is saved."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle the reading of the text")
        icon_name = "clipboard-list"

    name = "reading"
    title = gettext_lazy("Reading")
    template_name = "desk/reading/panel.html"
    order = 150

    def __init__(self, text: Any, request: Any, *, parent: Any = None) -> None:
        super().__init__(text, request)
        self.parent = parent

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        ending, place = ("", self.object.pk) if self.object.pk else ("_new", self.parent.pk)
        # A new text becomes a saved one without the page being opened again: the script puts its number for this 0.
        saved = reverse("desk_read", args=[0])
        return {
            **context,
            "url": reverse(f"desk_read{ending}", args=[place]),
            "saved_url": saved,
            "choosers": {name: reverse(f"wagtailsnippetchoosers_desk_{name}:choose") for name in _CHOSEN},
            "words": _words(),
        }

    @property
    def media(self) -> forms.Media:
        return forms.Media(
            css={"all": [versioned_static("desk/reading.css")]},
            js=[versioned_static(f"desk/reading/{name}.js") for name in ("editor", "form", "registers", "panel")],
        )


_CHOSEN = ("person", "place", "body")


def _words() -> dict[str, str]:
    """What the script says."""
    return {
        "reading": gettext("The text is being read…"),
        "failed": gettext("The text could not be read. Try again in a moment."),
        "long": gettext("This text is too long to be read here. Read it in parts."),
        "refused": gettext("That could not be done. Try again in a moment."),
        "stale": gettext("The text has changed since it was read."),
        "left": gettext("Findings to decide: %(count)d."),
        "done": gettext("Everything that was found is decided."),
        "accepted": gettext("Accepted"),
        "changed": gettext("Changed"),
        "refusedVerdict": gettext("Refused"),
        "reopened": gettext("Asked again"),
        "choose": gettext("Choose who or what is meant."),
        "gone": gettext("This place is no longer in the text."),
    }

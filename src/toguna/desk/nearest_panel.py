"""What the editor of a denial shows beside the forgery: the real texts that its words are near to."""

from __future__ import annotations

from typing import Any

from wagtail.admin.panels import Panel

from . import nearest
from .refusals import RecordUnreadable


class NearestPanel(Panel):
    """Asks the record whenever the page opens, for the words as they were saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/nearest_panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.claimed_text.strip()) and nearest.kept() and bool(super().is_shown())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            try:
                near = [text for text in nearest.nearest(self.instance.claimed_text) if text.id != self.instance.uid]
                number = nearest.number_in(self.instance.claimed_number or self.instance.claimed_text)
            except RecordUnreadable as refusal:
                return {**context, "unreadable": str(refusal)}
            return {**context, "near": near, "number": number, "official": any(text.official for text in near)}

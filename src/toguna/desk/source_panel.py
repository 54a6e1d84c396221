"""What the editor of a brought-in text shows of its source: where it stood, whose it was, and what did not come with
it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel

from .models.imported import ImportedItem

STATUSES = {
    "public": _("public"), "draft": _("draft"), "private": _("private"), "protected": _("protected by a password"),
    "scheduled": _("scheduled"), "deleted": _("deleted"),
}  # fmt: skip


class SourcePanel(Panel):
    """Shown only for a text that an import made."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "desk/source_panel.html"

        def is_shown(self) -> bool:
            return self._item() is not None and bool(super().is_shown())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            item = self._item()
            assert item is not None
            return {
                **context,
                "item": item,
                "status": STATUSES.get(item.status, item.status),
                "dated_by": item.data.get("dated_by") or "",
                "number": item.data.get("number") or "",
                "authors": item.data.get("authors") or [],
                "terms": [term["name"] for term in item.data.get("terms") or []],
                "comments": len(item.data.get("comments") or []),
                "lost": item.data.get("lost_links") or [],
                "notes": [*(item.data.get("notes") or []), *filter(None, [item.why])],
            }

        def _item(self) -> ImportedItem | None:
            if "_imported" not in self.__dict__:
                found = ImportedItem.objects.filter(text_id=self.instance.pk).first() if self.instance.pk else None
                self.__dict__["_imported"] = found
            imported: ImportedItem | None = self.__dict__["_imported"]
            return imported

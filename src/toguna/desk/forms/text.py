"""The form of a text: what is fixed once published, and what a change must say."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminPageForm

from .. import nearest, slugs
from ..choices import Kind
from ..decisions import DecisionsField
from ..refusals import DeskRefusal

PUBLIC_ACTIONS = ("action-publish", "action-submit", "action-restart-workflow")
"""The buttons after which a change may become public without the form being seen again."""


class TextForm(WagtailAdminPageForm):
    reading = DecisionsField()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        published = bool(getattr(self.instance, "published_once", False))
        for name in ("kind", "address", "first_published_on", "series"):
            if name in self.fields and published and (name != "series" or self.instance.series_id):
                self.fields[name].disabled = True

    def clean_address(self) -> str:
        given = (self.cleaned_data.get("address") or "").strip()
        return slugs.slug_of(given) if given else ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        first = cleaned.get("first_published_on")
        if first and first > timezone.now():
            self.add_error(
                "first_published_on", gettext("This day is still to come. To publish later, set a schedule.")
            )
        public = any(name in self.data for name in PUBLIC_ACTIONS)
        if public and cleaned.get("kind") == Kind.DENIAL and "claimed_text" in cleaned:
            # Said here already: of a text that is scheduled nobody would see the refusal at its hour.
            try:
                nearest.refuse_official(cleaned["claimed_text"], self.instance.uid)
            except DeskRefusal as refusal:
                self.add_error("claimed_text", str(refusal))
        if public and self.instance.published_once:
            if "change_kind" in self.fields and not cleaned.get("change_kind"):
                self.add_error("change_kind", gettext("This text is public already: say what changes."))
            if "change_note" in self.fields and not (cleaned.get("change_note") or "").strip():
                self.add_error(
                    "change_note",
                    gettext("This text is public already: write one or two sentences that tell readers what changes."),
                )
        return cleaned

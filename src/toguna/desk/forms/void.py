"""The form that declares a number void: in which series and year, and why."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminModelForm


class VoidForm(WagtailAdminModelForm):
    """The reason can be written better later on; which number is void stays."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("series", "year"):
            self.fields[name].disabled = bool(self.instance.pk)

    def clean_void_reason(self) -> str:
        reason = str(self.cleaned_data["void_reason"]).strip()
        if not reason:
            self.add_error("void_reason", gettext("Write the reason: readers find it in the register."))
        return reason

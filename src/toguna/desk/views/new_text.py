"""A new text: which language, section and kind; then straight to the editor, in this year's container."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..choices import Kind
from ..models import Section
from ..newsroom import this_year


class SectionChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title} ({obj.locale.get_display_name()})"


class NewTextForm(forms.Form):
    section = SectionChoice(label=_("Section"), queryset=Section.objects.none(), empty_label=None)
    kind = forms.ChoiceField(
        label=_("Kind of text"), choices=[("", _("The usual one of this section")), *Kind.choices], required=False
    )

    def __init__(self, *args: Any, user: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        allowed = [section.pk for section in open_sections(user)]
        cast(SectionChoice, self.fields["section"]).queryset = (
            Section.objects.filter(pk__in=allowed).select_related("locale").order_by("locale_id", "order")
        )


def open_sections(user: Any) -> list[Section]:
    """The sections in which a user may write, by language and order."""
    sections = Section.objects.select_related("locale").order_by("locale_id", "order")
    return [section for section in sections if section.permissions_for_user(user).can_add_subpage()]


class NewText(WagtailAdminTemplateMixin, FormView):
    template_name = "desk/new_text.html"
    form_class = NewTextForm
    page_title = _("New text")
    header_icon = "doc-full"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": reverse("texts:index"), "label": _("Texts")}, {"url": "", "label": self.page_title}]

    def get_initial(self) -> dict[str, Any]:
        """``?kind=`` says which kind it will be."""
        kind = self.request.GET.get("kind", "")
        held = [section for section in open_sections(self.request.user) if kind in section.kinds]
        return {"kind": kind, "section": held[0] if held else None}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form: NewTextForm) -> HttpResponse:
        section = form.cleaned_data["section"]
        kind = form.cleaned_data["kind"] or next(iter(section.kinds), Kind.NEWS.value)
        url = reverse("wagtailadmin_pages:add", args=["desk", "text", this_year(section).pk])
        return redirect(f"{url}?{urlencode({'kind': kind})}")

"""Declaring a forgery: its words, then what official texts are near to them, then the draft of the denial."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from .. import nearest
from ..choices import Kind
from ..denials import announce, declare
from ..forms.forgery import AuthenticForm, ForgeryForm
from ..models import Section, Text
from ..newsroom import section_for
from ..refusals import RecordUnreadable
from .new_text import open_sections


class DeclareForgery(WagtailAdminTemplateMixin, TemplateView):
    """``/desk/dementis/declarer/``; the button pressed (``step``) says how far one is: ``look``, ``change`` the words,
    ``draft`` the denial, or ``announce`` that the version which circulates is no longer in force."""

    template_name = "desk/declare_forgery.html"
    page_title = _("Declare a forgery")
    header_icon = "warning"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [{"url": reverse("texts:index"), "label": _("Texts")}, {"url": "", "label": self.page_title}]

    @cached_property
    def sections(self) -> list[Section]:
        sections = open_sections(self.request.user)
        if not sections:
            raise PermissionDenied
        return sections

    def get(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        return self.asked(ForgeryForm(sections=self.sections))

    def post(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        step = request.POST.get("step", "look")
        if step == "change":
            given = {name: request.POST.get(name, "") for name in ("words", "number", "where", "language")}
            return self.asked(ForgeryForm(initial=given, sections=self.sections))
        form = ForgeryForm(request.POST, request.FILES, sections=self.sections)
        if not form.is_valid():
            return self.asked(form)
        words = form.cleaned_data["words"]
        try:
            near = nearest.nearest(words)
            number = nearest.number_in(form.cleaned_data["number"] or words)
        except RecordUnreadable as refusal:
            form.add_error(None, str(refusal))
            return self.asked(form)
        official = [text for text in near if text.official]
        chosen = AuthenticForm(request.POST if step == "draft" else None, near=near, number=number)
        if step == "announce" and official and official[0].state != "current":
            return self.write(announce(official[0], self.section(form, Kind.COMMUNIQUE), user=request.user))
        if step == "draft" and not official and chosen.is_valid():
            path = chosen.cleaned_data["authentic"]
            authentic = Text.objects.filter(public_path=path).first() if path else None
            section = self.section(form, Kind.DENIAL)
            return self.write(declare(form.forgery(number), section, authentic=authentic, user=request.user))
        return self.shown(
            form=form, forgery=form.forgery(number), near=near, official=official, number=number, chosen=chosen
        )

    def asked(self, form: ForgeryForm) -> HttpResponse:
        kind = Kind.DENIAL.value
        return self.shown(form=form, asking=True, without_words=f"{reverse('texts:choose_parent')}?kind={kind}")

    def shown(self, **context: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(kept=nearest.kept(), **context))

    def section(self, form: ForgeryForm, kind: Kind) -> Section:
        """Where a text of a kind goes, in the language chosen."""
        section = section_for(kind.value, form.cleaned_data["language"])
        if section not in self.sections:
            raise PermissionDenied
        return section

    def write(self, text: Text) -> HttpResponse:
        return redirect(reverse("wagtailadmin_pages:edit", args=[text.pk]))

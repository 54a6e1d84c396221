"""Forms of the registers: a refusal is a sentence above the form, never a page of code."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, IndexView

from toguna.editions.store import InvalidEdition, Refused

from ..models import Institution
from ..refusals import DeskRefusal

REFUSALS = (DeskRefusal, Refused, InvalidEdition, OSError)


class AddEntry(CreateView):
    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except REFUSALS as refusal:
            form.instance.pk, form.instance._state.adding = None, True
            form.add_error(None, str(refusal))
            return self.form_invalid(form)


class ChangeEntry(EditView):
    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)


class DeleteEntry(DeleteView):
    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except REFUSALS as refusal:
            messages.error(self.request, str(refusal))
            return redirect(self.get_success_url())


class ListInstitution(IndexView):
    """There is one institution: its list is its form."""

    def get(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        current = Institution.current()
        if current is None:
            return redirect(reverse("wagtailsnippets_desk_institution:add"))
        return redirect(reverse("wagtailsnippets_desk_institution:edit", args=[current.pk]))


class ChangeNumber(ChangeEntry):
    """The reason of a void number; the number of a text is only looked at."""

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if not self.user_has_permission_for_instance("change", self.object):
            return redirect(self.get_inspect_url())
        return super().dispatch(request, *args, **options)

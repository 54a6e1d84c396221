"""Writing, publishing and deleting texts: Wagtail's views, in one transaction, with refusals said in words."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.rich_text import RichText

from toguna.editions.store import InvalidEdition, Refused

from .. import decisions
from ..choices import Kind
from ..models import Text
from ..reading_panel import ReadingSidePanel
from ..refusals import DeskRefusal, PublishedTextStays

REFUSALS = (DeskRefusal, Refused, InvalidEdition, OSError, ValidationError)


def in_words(refusal: Exception) -> str:
    return " ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)


class BackToTheList:
    """After publishing, editors come back to the list of texts, not to the tree that they do not see."""

    def redirect_away(self) -> HttpResponse:
        return redirect(getattr(self, "next_url", None) or reverse("texts:index"))


class KeepsDecisions:
    """What was decided about the findings of a text is kept in the transaction that saves it."""

    def kept(self, form: Any, response: HttpResponse) -> HttpResponse:
        view: Any = self
        if response.status_code < 400 and view.page.pk and not form.errors:
            decisions.keep(view.page, form.cleaned_data.get("reading"), view.request.user)
        return response


class WriteText(KeepsDecisions, BackToTheList, CreateView):
    """A new text; ``?kind=`` says of which kind."""

    def get(self, request: HttpRequest) -> HttpResponse:
        kind = request.GET.get("kind", "")
        if kind in Kind.values:
            self.page.kind = kind
        if not self.page.body:
            # One may begin to write at once.
            self.page.body = [("text", RichText(""))]
        response: HttpResponse = super().get(request)
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return self.kept(form, super().form_valid(form))
        except REFUSALS as refusal:
            # Nothing was kept: the form must not believe in the page that was rolled back.
            page = form.instance
            page.pk = page.id = page.latest_revision = page.live_revision = None
            page.path, page.depth, page._state.adding = "", None, True
            self.page = page
            form.add_error(None, in_words(refusal))
            return self.form_invalid(form)

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()
        panels.insert(1, ReadingSidePanel(self.page, self.request, parent=self.parent_page))
        return panels


class EditText(KeepsDecisions, BackToTheList, EditView):
    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return self.kept(form, super().form_valid(form))
        except REFUSALS as refusal:
            self.page = form.instance
            form.add_error(None, in_words(refusal))
            return self.form_invalid(form)

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()
        if not (self.expects_json_response or self.hydrate_create_view or self.locked_for_user):
            panels.insert(1, ReadingSidePanel(self.page, self.request))
        return panels


class ActOnText(WorkflowActionView):
    """Approving or sending back a text from outside its form."""

    def post(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                response: HttpResponse = super().post(request, *args, **options)
                return response
        except REFUSALS as refusal:
            messages.error(request, in_words(refusal))
            return redirect(reverse("wagtailadmin_pages:edit", args=[self.object.pk]))


class DeleteText(DeleteView):
    def dispatch(self, request: HttpRequest, page_id: int, *args: Any, **options: Any) -> HttpResponse:
        text = Text.objects.filter(pk=page_id).first()
        if text is not None and text.published_once:
            messages.error(request, str(PublishedTextStays.words()))
            return redirect(reverse("wagtailadmin_pages:edit", args=[page_id]))
        response: HttpResponse = super().dispatch(request, page_id, *args, **options)
        return response

"""Acting on several texts at once: what needs a sentence from an editor is left out, and said so."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.move import MoveBulkAction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction

from .models import Text
from .views.texts import REFUSALS, in_words


class PublishTexts(PublishBulkAction):
    """Publishes drafts, and changes whose note is written; each text with its edition, or none of them."""

    def check_perm(self, page: Any) -> bool:
        page = page.specific
        if isinstance(page, Text) and page.published_once:
            latest = page.get_latest_revision_as_object()
            if not (latest.change_kind and latest.change_note.strip()):
                return False
        return bool(super().check_perm(page))

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
            return response
        except REFUSALS as refusal:
            messages.error(self.request, in_words(refusal))
            return redirect(self.next_url)

    @classmethod
    def execute_action(cls, objects: Any, **options: Any) -> Any:
        with transaction.atomic():
            return super().execute_action(objects, **options)


class DeleteTexts(DeleteBulkAction):
    def check_perm(self, page: Any) -> bool:
        return bool(super().check_perm(page.specific))


class UnpublishNothing(UnpublishBulkAction):
    """Texts are withdrawn one by one, each with its reason."""

    def check_perm(self, page: Any) -> bool:
        page = page.specific
        return not isinstance(page, Text) and bool(super().check_perm(page))


class MoveNothing(MoveBulkAction):
    """A text stays where its address says it is."""

    def check_perm(self, page: Any) -> bool:
        page = page.specific
        return not isinstance(page, Text) and bool(super().check_perm(page))


ACTIONS = (PublishTexts, DeleteTexts, UnpublishNothing, MoveNothing)

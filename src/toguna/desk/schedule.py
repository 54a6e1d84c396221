"""Publishing what is scheduled, when its hour has come."""

from __future__ import annotations

import logging

from django.utils import timezone
from wagtail.models import Revision

from .refusals import DeskRefusal

log = logging.getLogger(__name__)


def publish_due() -> list[DeskRefusal]:
    """Publishes every text whose hour has come; gives what the desk refused.

    A text that it refuses leaves the schedule, which its history shows, and is a draft again: tried for ever it would
    hold up those after it, as it does with Wagtail's own ``publish_scheduled``."""
    refused = []
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
    for revision in due:
        try:
            revision.publish(log_action="wagtail.publish.scheduled")
        except DeskRefusal as refusal:
            log.error("“%s” is not published, and no longer scheduled: %s", revision.object_str, refusal)
            revision.approved_go_live_at = None
            revision.save(update_fields=["approved_go_live_at"])
            refused.append(refusal)
    return refused

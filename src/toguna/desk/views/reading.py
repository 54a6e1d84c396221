"""What the panel “Reading” asks: read the text as it stands, add an entry to a register, make an appointment."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext
from django.views.generic import View

from toguna.editions.canonical_text import t1
from toguna.reading import Reading, read

from ..choices import EventType
from ..composing import day_of
from ..decisions import MOST as KEPT
from ..decisions import Decisions, standing
from ..editor_text import EditorText, editor_text
from ..findings import KINDS, SEARCHED, Finding, findings_of
from ..form_facts import FormFacts, form_facts
from ..holders import register_of
from ..linking import Linking
from ..marked import marked
from ..models import Text, Year
from ..models.decision import FactKind
from ..refusals import TextTooLong
from ..registering import may_add, may_appoint

MOST = 300
"""Findings that are asked at once; a longer text is decided part by part."""


class OfText(View):
    """A view of a text's editor: ``text`` is the text, or a new one that is not saved yet (``parent``)."""

    text: Text

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        self.text = editable(request.user, options.get("page_id"), options.get("parent_id"))
        return super().dispatch(request, *args, **options)


def editable(user: Any, page_id: int | None, parent_id: int | None) -> Text:
    """The text that a user may edit, or a new one where they may write one.  Raises ``PermissionDenied``."""
    if page_id is not None:
        text = get_object_or_404(Text, pk=page_id)
        allowed = text.permissions_for_user(user)
        if not allowed.can_edit() or allowed.page_locked():
            raise PermissionDenied
        return text
    parent = get_object_or_404(Year, pk=parent_id)
    if not parent.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    return Text(locale=parent.locale, live=False)


class ReadText(OfText):
    """``POST`` of the editor's form: the findings as HTML, and in words how many there are.  Writes nothing."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **options: Any) -> HttpResponse:
        try:
            text = editor_text(request.POST)
            sent = Decisions.from_form(request.POST.get("reading", ""))
        except TextTooLong as refusal:
            return JsonResponse({"error": str(refusal)}, status=413)
        except ValidationError as error:
            return JsonResponse({"error": " ".join(error.messages)}, status=400)
        facts = form_facts(request.POST)
        findings = self.findings(text, request.POST.get("first_published_on", ""), sent)
        shown = findings[:MOST]
        linking = Linking(
            text=self.text, facts=facts, day=self.day(facts, findings), language=self.text.language, user=request.user
        )
        linking.link(shown)
        context = {
            "groups": _groups(shown),
            "paragraphs": marked(text, shown),
            "more": len(findings) - len(shown),
            "may_add": may_add(request.user),
            "may_appoint": may_appoint(request.user),
            "saved": self.text.pk is not None,
            "event_types": EventType.choices,
            "lost": lost_quotes(text, facts),
            "empty": not text.whole.strip(),
        }
        return JsonResponse(
            {
                "html": render_to_string("desk/reading/findings.html", context, request),
                "said": _counted(shown),
                "open": sum(finding.open for finding in shown),
                "words": text.words,
                "found": [finding.key for finding in findings[:KEPT]],
                "day": linking.day.isoformat(),
            }
        )

    def findings(self, text: EditorText, published: str, sent: Decisions) -> list[Finding]:
        register = register_of(self.text.language)

        def told(day: date | None) -> Reading:
            return read(text.whole, page_date=day, language=self.text.language, register=register)

        day = self.published(published)
        reading = told(day)
        short = len(text.whole) <= SEARCHED
        if day is None and short and any(found.iso is None for found in reading.dates):
            # A draft is of today, where it does not itself say of which day it is.
            reading = told(timezone.localdate())
        return findings_of(reading, text, standing(self.text.pk, sent))

    def published(self, given: str) -> date | None:
        """The day of first publication, from which “yesterday” is told."""
        try:
            return date.fromisoformat(given[:10])
        except ValueError:
            first = self.text.first_published_on or self.text.first_published_at
            return timezone.localtime(first).date() if first else None

    def day(self, facts: FormFacts, findings: list[Finding]) -> date:
        """The day of the event: as the form has it, else as it was found, else today."""
        found = next((f.proposed["date"] for f in findings if f.kind == FactKind.EVENT_DATE), "")
        for iso in (facts.event_start, found):
            try:
                return day_of(iso)
            except (ValueError, IndexError):
                continue
        return timezone.localdate()


def lost_quotes(text: EditorText, facts: FormFacts) -> list[str]:
    """The quotes of the running text whose words no longer stand in it: they would not be published as quotes."""
    whole = t1(text.whole)
    return [words for words in facts.running if words not in whole]


def _groups(findings: list[Finding]) -> list[tuple[str, str, list[Finding]]]:
    """Kind, heading and findings; what is to be decided first."""
    headings = {
        "event": gettext("What happened"),
        "person": gettext("Persons"),
        "appointment": gettext("Appointments"),
        "organisation": gettext("Organisations"),
        "place": gettext("Places"),
        "date": gettext("Dates"),
        "quote": gettext("Quotes"),
    }
    groups: dict[str, list[Finding]] = {}
    for kind in KINDS:
        of_kind = [finding for finding in findings if finding.kind == kind]
        groups.setdefault("event" if kind.startswith("event_") else kind, []).extend(of_kind)
    return [(kind, headings[kind], sorted(found, key=lambda f: not f.open)) for kind, found in groups.items() if found]


def _counted(findings: list[Finding]) -> str:
    if not findings:
        return gettext("Nothing was found in this text.")
    waiting = sum(finding.open for finding in findings)
    if not waiting:
        return gettext("Everything that was found is decided.")
    return gettext("Findings to decide: %(count)d.") % {"count": waiting}

"""Adding an entry to a register, or an appointment, from beside the text that names it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import log

from .. import matching
from ..appointing import Proposal, appoint, propose
from ..forms.registering import NEW, NewAppointment, NewEntry
from ..models import Person, Role
from ..refusals import AppointmentRefused
from ..registering import may_appoint
from .reading import OfText
from .texts import REFUSALS, in_words

REFUSED = 422
"""The status of a form that comes back with what is wrong in it."""


class AddEntry(OfText):
    """``GET``: the short form for what the text names; ``POST``: adds it and gives its id, name and address."""

    http_method_names = ["get", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        self.register = options.get("register", "")
        if self.register not in NEW:
            raise Http404
        if not request.user.has_perm(f"desk.add_{self.register}"):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def get(self, request: HttpRequest, **options: Any) -> HttpResponse:
        kind = NEW[self.register]
        return self.shown(self.form(initial=kind.proposed(request.GET.dict())))

    def post(self, request: HttpRequest, **options: Any) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid():
            try:
                with transaction.atomic():
                    entry = form.made()
                    log(instance=entry, action="wagtail.create", user=request.user)
            except REFUSALS as refusal:
                form.add_error(None, in_words(refusal))
            else:
                return JsonResponse(
                    {
                        "id": entry.pk,
                        "name": entry.named(self.text.language),
                        "edit_url": AdminURLFinder(request.user).get_edit_url(entry) or "",
                        "register": self.register,
                    }
                )
        return self.shown(form, REFUSED)

    def form(self, *args: Any, **options: Any) -> NewEntry:
        return NEW[self.register](
            *args, user=self.request.user, language=self.text.language, prefix="new", auto_id="reading-%s", **options
        )

    def shown(self, form: NewEntry, status: int = 200) -> HttpResponse:
        context = {"form": form, "button": gettext("Add and accept")}
        return render(self.request, "desk/reading/new_entry.html", context, status=status)


class Appoint(OfText):
    """``GET``: the form of an appointment that the text reports; ``POST``: makes it.

    A ``POST`` of ``person``, ``role`` and ``start`` alone is the click on a proposal that left no doubt."""

    http_method_names = ["get", "post"]

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        if not may_appoint(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **options)

    def get(self, request: HttpRequest, **options: Any) -> HttpResponse:
        found = request.GET
        initial = {"office": found.get("office", ""), "start": found.get("start", "")}
        form = self.form(found.get("person", ""), initial=initial)
        meant = list(form.fields["person"].queryset)  # type: ignore[attr-defined]
        if len(meant) == 1:
            form.initial["person"] = meant[0]
        return self.shown(form, nobody=not meant)

    def post(self, request: HttpRequest, **options: Any) -> HttpResponse:
        if "role" in request.POST:
            return self.ready(request)
        form = self.form(request.POST.get("named", ""), request.POST)
        if form.is_valid():
            try:
                with transaction.atomic():
                    return self.made(propose(form.cleaned_data["person"], form.role(), form.cleaned_data["start"]))
            except REFUSALS as refusal:
                form.add_error(None, in_words(refusal))
        return self.shown(form, status=REFUSED)

    def ready(self, request: HttpRequest) -> HttpResponse:
        person = get_object_or_404(Person, pk=_number(request.POST.get("person", "")))
        role = get_object_or_404(Role, pk=_number(request.POST["role"]))
        try:
            start = date.fromisoformat(request.POST.get("start", ""))
            with transaction.atomic():
                return self.made(propose(person, role, start))
        except ValueError:
            return JsonResponse({"error": gettext("This is not a date.")}, status=REFUSED)
        except REFUSALS as refusal:
            return JsonResponse({"error": in_words(refusal)}, status=REFUSED)

    def made(self, proposal: Proposal) -> HttpResponse:
        if self.text.pk is None:
            raise AppointmentRefused(gettext("Save the text first: the appointment points to it."))
        appointment = appoint(proposal, self.text)
        log(instance=appointment.person, action="wagtail.edit", user=self.request.user)
        return JsonResponse(
            {
                "id": appointment.pk,
                "name": f"{proposal.person}, {proposal.role}",
                "person": proposal.person.pk,
                "person_name": proposal.person.named(self.text.language),
                "role": str(proposal.role),
                "start": proposal.start.isoformat(),
            }
        )

    def form(self, named: str, *args: Any, **options: Any) -> NewAppointment:
        meant = [match.entry for match in matching.persons().matches(named)]
        return NewAppointment(
            *args, meant=meant, user=self.request.user, language=self.text.language, prefix="new",
            auto_id="reading-%s", **options,
        )  # fmt: skip

    def shown(self, form: NewAppointment, status: int = 200, nobody: bool = False) -> HttpResponse:
        context = {"form": form, "button": gettext("Appoint and accept"), "nobody": nobody}
        return render(self.request, "desk/reading/new_entry.html", context, status=status)


def _number(given: str) -> int:
    try:
        return int(given)
    except ValueError as error:
        raise Http404 from error

"""Withdrawing a text: one question, its answer public."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages

from ..models import Text
from ..publishing import withdraw
from .texts import REFUSALS, in_words


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Public reason"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("It stands at the text's address from now on, in place of the text."),
        error_messages={"required": _("Write the reason: readers will find it at the text's address.")},
    )


def withdraw_text(request: HttpRequest, page_id: int) -> HttpResponse:
    """``/desk/textes/<id>/retirer/``"""
    text: Any = get_object_or_404(Text, pk=page_id)
    if not text.permissions_for_user(request.user).can_withdraw():
        raise PermissionDenied
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(text, form.cleaned_data["reason"], user=request.user)
        except REFUSALS as refusal:
            form.add_error(None, in_words(refusal))
        else:
            messages.success(
                request, gettext("“%(title)s” is withdrawn. Its address gives the reason.") % {"title": text.title}
            )
            return redirect(reverse("texts:index"))
    return render(request, "desk/withdraw.html", {"text": text, "form": form, "page_title": gettext("Withdraw")})

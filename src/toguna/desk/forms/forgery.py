"""The forms by which a forgery is declared: what was received, then which text is the authentic one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .. import languages
from ..denials import Forgery
from ..models import Section
from ..nearest import KnownNumber, NearText
from ..received import MOST_BYTES, NoWords, reads_pdf, words_of

LONGEST = 100_000
"""Characters: some thirty printed pages."""


class ForgeryForm(forms.Form):
    words = forms.CharField(
        label=_("Its words"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_("Paste them as they were received."),
    )
    file = forms.FileField(label=_("Or a file"), required=False)
    number = forms.CharField(
        label=_("Number it bears"),
        required=False,
        max_length=120,
        help_text=_("As it is printed. Empty: it is looked for in the words."),
    )
    where = forms.CharField(
        label=_("Where it circulates"),
        required=False,
        max_length=200,
        help_text=_("The denial begins with it: “A forgery circulates on WhatsApp and Facebook, since Monday.”"),
    )
    language = forms.ChoiceField(label=_("Language of the denial"))

    def __init__(self, *args: Any, sections: Sequence[Section], **options: Any) -> None:
        super().__init__(*args, **options)
        open_to = {section.locale.language_code for section in sections}
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            (section.locale.language_code, section.locale.get_display_name())
            for section in {s.locale_id: s for s in sections}.values()
        ]
        self.fields["language"].initial = next((code for code in languages.codes() if code in open_to), None)
        if len(open_to) == 1:
            self.fields["language"].widget = forms.HiddenInput()
        read = gettext("Text, e-mail (.eml), web page or PDF. A picture cannot be read: type what it shows.")
        no_pdf = gettext("Text, e-mail (.eml) or web page. Of a PDF paste the words, of a picture type what it shows.")
        self.fields["file"].help_text = read if reads_pdf() else no_pdf

    def clean_words(self) -> str:
        return str(self.cleaned_data["words"]).replace("\r\n", "\n").strip()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        file = cleaned.get("file")
        if file and cleaned.get("words"):
            self.add_error("file", gettext("Paste the words or choose a file, not both."))
        elif file:
            self._read(file)
        elif not cleaned.get("words") and not self.errors:
            self.add_error("words", gettext("Paste the words of the forgery, or choose a file."))
        return cleaned

    def _read(self, file: Any) -> None:
        try:
            if file.size > MOST_BYTES:
                raise NoWords(gettext("This file is larger than 10 MB: paste the passage that matters."))
            words = words_of(file.read(), file.name)
            if len(words) > LONGEST:
                raise NoWords(gettext("This file has more than 100,000 characters: paste the passage that matters."))
        except NoWords as error:
            self.add_error("file", str(error))
        else:
            self.cleaned_data["words"] = words

    def forgery(self, number: KnownNumber | None) -> Forgery:
        """What was declared; ``number`` is the one found in its words."""
        given = self.cleaned_data
        claimed = given["number"] or (number.label if number else "")
        return Forgery(given["words"], claimed[:120], given["where"].rstrip(". "))


class AuthenticForm(forms.Form):
    """Which text readers see beside the forgery, by its public address; empty for none."""

    authentic = forms.ChoiceField(
        label=_("The authentic text, which readers see beside the forgery"), required=False, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, near: Sequence[NearText], number: KnownNumber | None, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = {text.path: text.name for text in near if text.state != "withdrawn"}
        if number and number.state == "used":
            choices.setdefault(number.path, gettext("%(title)s (it has this number)") % {"title": number.title})
        self.fields["authentic"].choices = [*choices.items(), ("", gettext("None of them"))]  # type: ignore[attr-defined]
        self.fields["authentic"].initial = next(iter(choices), "")

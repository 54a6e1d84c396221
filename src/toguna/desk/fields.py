"""Words in the other languages of the newsroom: a JSON object, edited through one input a language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models
from django.utils.text import capfirst

from . import languages


class TranslationsWidget(forms.MultiWidget):
    """One input a language, each under the language's name."""

    template_name = "desk/translations_widget.html"

    def __init__(self, long: bool = False, attrs: dict[str, Any] | None = None) -> None:
        kind = forms.Textarea if long else forms.TextInput
        options = {"rows": 4} if long else {}
        self.labels = [name for _, name in languages.others()]
        super().__init__({code: kind(attrs=dict(options, lang=code)) for code, _ in languages.others()}, attrs)

    def decompress(self, value: Any) -> list[str]:
        return [(value or {}).get(code, "") for code, _ in languages.others()]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for widget, label in zip(context["widget"]["subwidgets"], self.labels, strict=True):
            widget["label"] = label
        return context


class TranslationsFormField(forms.MultiValueField):
    def __init__(self, *, long: bool = False, **options: Any) -> None:
        options["require_all_fields"] = False
        options["required"] = False
        options["widget"] = TranslationsWidget(long=long)
        super().__init__([forms.CharField(required=False) for _ in languages.others()], **options)

    def compress(self, values: list[str]) -> dict[str, str]:
        pairs = zip(languages.others(), values or [], strict=False)
        return {code: words.strip() for (code, _), words in pairs if words and words.strip()}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.compress(list(data or [])) != (initial or {})


class Translations(models.JSONField):
    """``{language code: words}`` for every language but the first."""

    def __init__(self, *args: Any, long: bool = False, **options: Any) -> None:
        self.long = long
        options.setdefault("default", dict)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        if self.long:
            options["long"] = True
        return name, path, args, options

    def formfield(self, **options: Any) -> Any:
        return TranslationsFormField(long=self.long, label=capfirst(self.verbose_name), help_text=self.help_text)

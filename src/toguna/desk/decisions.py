"""What an editor decides about findings: sent with the text's form, kept with the text, in one transaction with it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from .models.decision import Decision, FactKind, LastReading, Verdict

OPEN = "open"
"""The verdict that takes a decision back: the finding is asked again."""
MOST = 5000
LONGEST_VALUE = 30_000


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision on the finding ``key``: ``verdict`` is a :class:`Verdict`, or :data:`OPEN`."""

    key: str
    kind: str
    verdict: str
    proposed: Mapping[str, Any] = field(default_factory=dict)
    decided: Mapping[str, Any] = field(default_factory=dict)
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What the form of a text sends: the hash of the words that were read, the keys of all that was found in them,
    and what was decided since the page was opened."""

    words: str = ""
    found: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()

    @classmethod
    def from_form(cls, sent: str) -> Decisions:
        """Raises ``ValidationError`` for what no page of ours sends."""
        if not sent.strip():
            return cls()
        try:
            given = json.loads(sent)
            words, found, decided = given["words"], given["found"], given["decisions"]
            if not (isinstance(words, str) and len(words) <= 64 and len(found) <= MOST and len(decided) <= MOST):
                raise ValueError
            return cls(words, tuple(_key(key) for key in found), tuple(_decided(one) for one in decided))
        except (ValueError, KeyError, TypeError) as error:
            raise ValidationError(
                gettext("The decisions on the reading cannot be read. Open the page again.")
            ) from error


class DecisionsField(forms.CharField):
    """The hidden field in which the panel of findings leaves what was decided."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        return Decisions.from_form(value or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        # A decision by itself changes no word of the text.
        return False


def keep(text: Any, sent: Decisions | None, user: Any) -> None:
    """Keeps what the form sent.  A decision that was kept before and says the same stays whose it was."""
    if sent is None or not sent.words:
        return
    now = timezone.now()
    kept = {one.key: one for one in Decision.objects.filter(text_id=text.pk)}
    for one in sent.decided:
        before = kept.get(one.key)
        if one.verdict == OPEN:
            if before is not None:
                before.delete()
        elif before is None or (before.verdict, before.decided, before.entry) != (
            one.verdict, dict(one.decided), one.entry,
        ):  # fmt: skip
            Decision.objects.update_or_create(
                text_id=text.pk,
                key=one.key,
                defaults={
                    "kind": one.kind,
                    "verdict": one.verdict,
                    "proposed": dict(one.proposed),
                    "decided": dict(one.decided),
                    "entry": one.entry,
                    "words": sent.words,
                    "revision_id": text.latest_revision_id,
                    "decided_by": user,
                    "decided_at": now,
                },
            )
    LastReading.objects.update_or_create(
        text_id=text.pk, defaults={"found": list(sent.found), "words": sent.words, "read_at": now}
    )


def standing(text_pk: int | None, sent: Decisions) -> dict[str, Decided]:
    """The decisions that stand, by key: those kept with the text, as what the form sends changes them."""
    stored = Decision.objects.filter(text_id=text_pk) if text_pk else Decision.objects.none()
    found = {one.key: Decided(one.key, one.kind, one.verdict, one.proposed, one.decided, one.entry) for one in stored}
    for one in sent.decided:
        if one.verdict == OPEN:
            found.pop(one.key, None)
        else:
            found[one.key] = one
    return found


def _key(given: Any) -> str:
    if not isinstance(given, str) or not 0 < len(given) <= 300:
        raise ValueError
    return given


def _decided(given: Any) -> Decided:
    verdict, kind, entry = given["verdict"], given["kind"], given.get("entry", "")
    if kind not in FactKind.values or verdict not in (*Verdict.values, OPEN) or not isinstance(entry, str):
        raise ValueError
    return Decided(
        _key(given["key"]), kind, verdict, _value(given.get("proposed")), _value(given.get("decided")), entry[:50]
    )


def _value(given: Any) -> dict[str, Any]:
    """A fact: a flat object of words."""
    value = given or {}
    if not isinstance(value, dict) or len(value) > 12:
        raise ValueError
    if any(not isinstance(one, str | int | type(None)) or len(str(one)) > LONGEST_VALUE for one in value.values()):
        raise ValueError
    return value

"""Publishing, correcting and withdrawing: each makes an edition in the transaction that changes the text, or
neither happens."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from django.utils.translation import gettext
from wagtail.models import Revision

from toguna.editions.edition import Change, ChangeKind, Edition
from toguna.editions.library import Library
from toguna.editions.store import append

from . import clock, nearest, numbering
from .choices import Kind
from .composing import edition_of
from .refusals import ChangeNeedsNote, NotPublished, WithdrawalNeedsReason
from .registers import same_words, successor

if TYPE_CHECKING:
    from .models import Text


def publish(text: Text, *, kind: str = "", note: str = "", user: Any = None) -> Edition:
    """Publishes the text as it stands, or its change with a public note; gives its current edition.

    Raises :class:`ChangeNeedsNote`, ``django.core.exceptions.ValidationError``, or what ``editions.store.append``
    raises; then nothing happened."""
    text.change_kind, text.change_note = kind or text.change_kind, note or text.change_note
    text.save_revision(user=user, changed=True).publish(user=user, skip_permission_checks=True)
    text.refresh_from_db()
    edition = Library().edition(text.uid)
    if edition is None:
        raise NotPublished(gettext("The text is scheduled; it is not published yet."))
    return edition


def withdraw(text: Text, reason: str, *, user: Any = None) -> Edition:
    """Withdraws a published text with a public reason; its address stays and says why.

    Raises :class:`NotPublished` or :class:`WithdrawalNeedsReason`."""
    published = type(text).objects.get(pk=text.pk)
    if not published.live:
        raise NotPublished(gettext("This text is not published: there is nothing to withdraw."))
    published.unpublish(user=user, reason=reason)
    text.refresh_from_db()
    edition = Library().edition(text.uid)
    assert edition is not None
    return edition


@contextmanager
def gate(text: Text, update_fields: Collection[str] | None) -> Iterator[None]:
    """Around the saving of a text, inside its transaction: makes the edition that this saving calls for."""
    state = None
    if not text._state.adding and (update_fields is None or "live" in update_fields):
        state = type(text).objects.filter(pk=text.pk).values("live", "live_revision_id").first()
    if state and text.live and (not state["live"] or text.live_revision_id != state["live_revision_id"]):
        _make_public(text)
        yield
        _forget_note(text)
    elif state and state["live"] and not text.live:
        _withdraw(text)
        yield
    else:
        yield


def _make_public(text: Text) -> None:
    # Before anything is made of it: what is wrong with the text is said in the desk's words.
    text.full_clean()
    if text.kind == Kind.DENIAL:
        nearest.refuse_official(text.claimed_text, text.uid)
    now = clock.now()
    before = Library().edition(text.uid)
    # A number once borne is never exchanged; a new one belongs to the year of signature, or else of the text's date.
    if text.series_id and not numbering.number_of(text):
        day = text.signed_on.isoformat() if text.signed_on else edition_of(text, now=now).date
        numbering.assign(text, int(day[:4]))
    new = edition_of(text, now=now)
    kind, note = text.change_kind, text.change_note.strip()
    if before is None:
        append(new)
        text.public_path, text.first_published_at = new.path, new.first_published_at
    else:
        new = successor(new, before, now, Change())
        if not same_words(new, before):
            if not note or not kind:
                raise ChangeNeedsNote(
                    gettext("“%(title)s” is public already: say what changes, in a note for the readers.")
                    % {"title": text.title}
                )
            append(replace(new, change=Change(cast(ChangeKind, kind), note)))
    text.change_kind = text.change_note = text.withdrawn_reason = ""


def _forget_note(text: Text) -> None:
    """The note belongs to the edition made: whoever edits the text next begins without one."""
    revision = Revision.objects.filter(pk=text.live_revision_id).first()
    if revision is not None and revision.content.get("change_note"):
        Revision.objects.filter(pk=revision.pk).update(
            content={**revision.content, "change_kind": "", "change_note": ""}
        )


def _withdraw(text: Text) -> None:
    reason = text.withdrawing.strip()
    if not reason:
        raise WithdrawalNeedsReason(gettext("A published text is withdrawn with a reason that the public reads."))
    before = Library().edition(text.uid)
    if before is None:
        raise NotPublished(gettext("This text is not published: there is nothing to withdraw."))
    now = max(clock.now(), before.published_at)
    append(replace(before, version=before.version + 1, published_at=now, change=Change("withdrawal", reason)))
    text.withdrawn_reason, text.withdrawing = reason, ""

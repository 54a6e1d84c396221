"""What the desk refuses, each under its own name; the messages are for editors."""

from __future__ import annotations

from django.utils.translation import gettext


class DeskRefusal(Exception):
    """The desk does not do this; the message says why and what to do instead."""


class ChangeNeedsNote(DeskRefusal):
    """A published text was changed without saying what changes."""


class WithdrawalNeedsReason(DeskRefusal):
    """A published text was to disappear without a public reason."""


class NotPublished(DeskRefusal):
    """There is nothing to withdraw: the text is not published."""


class PublishedTextStays(DeskRefusal):
    """A published text cannot be deleted, only withdrawn."""

    @staticmethod
    def words() -> str:
        return gettext("A published text cannot be deleted. Withdraw it: its address will say why.")


class EntryStillNamed(DeskRefusal):
    """An entry of a register is named by texts and cannot be deleted."""


class NumberTaken(DeskRefusal):
    """A number of a series is in use or void already."""


class NumberStays(DeskRefusal):
    """A number once given is never taken out of its series."""


class NoSection(DeskRefusal):
    """The newsroom has no section for such a text."""


class DenialOfOfficialText(DeskRefusal):
    """The words that a denial calls forged are those of an official text."""


class RecordUnreadable(DeskRefusal):
    """The record is there but cannot be read, so that nothing can be compared with it."""

    @staticmethod
    def words(reason: str) -> str:
        said = gettext("The record cannot be read, so nothing can be compared with the official texts: %(reason)s")
        return said % {"reason": reason}


class TextTooLong(DeskRefusal):
    """A text is longer than the reader is asked to read while an editor waits."""


class AppointmentRefused(DeskRefusal):
    """An appointment cannot be made as proposed: the office is held, or something about it is not known."""

"""What belongs to a text: the people in it, the words they said, its links to other texts, its attachments."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from ..choices import LinkType, Part
from .body import Body
from .person import Person


class TextPerson(Orderable):
    """A person in a text, the part played there, and for whom."""

    text = ParentalKey("desk.Text", on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+")
    part = models.CharField(_("part"), max_length=20, choices=Part.choices, default=Part.MENTIONED)
    representing = models.ForeignKey(
        Body, verbose_name=_("representing"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("person of the text")
        verbose_name_plural = _("persons of the text")

    def __str__(self) -> str:
        return f"{self.person} ({self.get_part_display()})"


class TextQuote(Orderable):
    """Words of the running text that somebody said; published as a quote where they stand exactly so in the text."""

    text = ParentalKey("desk.Text", on_delete=models.CASCADE, related_name="quotes")
    words = models.TextField(_("words, exactly as in the text"), max_length=20_000)
    speaker = models.ForeignKey(
        Person, verbose_name=_("who said them"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    speaker_name = models.CharField(
        _("name of the speaker"), max_length=255, blank=True, help_text=_("For somebody who is not in the register.")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("quote in the text")
        verbose_name_plural = _("quotes in the text")

    def __str__(self) -> str:
        return self.words[:60]


class TextLink(Orderable):
    """A link to another text, with the reason a reader is given."""

    text = ParentalKey("desk.Text", on_delete=models.CASCADE, related_name="text_links")
    target = models.ForeignKey(
        "desk.Text", verbose_name=_("text"), on_delete=models.CASCADE, related_name="linked_from"
    )
    type = models.CharField(_("kind of link"), max_length=20, choices=LinkType.choices, default=LinkType.RELATED)
    reason = models.CharField(_("reason"), max_length=255, blank=True, help_text=_("What the reader is told."))

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self) -> str:
        return f"{self.get_type_display()}: {self.target}"


class TextAttachment(Orderable):
    text = ParentalKey("desk.Text", on_delete=models.CASCADE, related_name="attachments")
    document = models.ForeignKey(
        "wagtaildocs.Document", verbose_name=_("document"), on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(_("title"), max_length=255, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")

    def __str__(self) -> str:
        return self.title or str(self.document)

"""The text: what the desk writes.

Whatever road publishes or withdraws a text (button, approval, schedule, bulk action, code) ends in ``Text.save``;
that is where its edition is made (``desk.publishing``), in the same transaction."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.actions.unpublish_page import UnpublishPageAction, UnpublishPagePermissionError
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from ..blocks import BodyBlock
from ..choices import Change, EventType, Kind, SpeechForm
from ..forms.text import TextForm
from ..panels import text_edit_handler
from ..permissions import TextPermissionTester
from ..refusals import PublishedTextStays
from .body import Body
from .entry import new_uid
from .event import Event
from .newsroom import Section
from .person import Person
from .picture import Picture
from .place import Place
from .series import Series
from .topic import Topic

_date = RegexValidator(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d\d:\d\d)?)?)?)?$",
    _("Write a date as 2025, 2025-07, 2025-07-29 or 2025-07-29T10:30."),
)

# What belongs to the text as a whole, whatever revision is looked at.
LASTING = (
    "uid", "public_path", "withdrawn_reason", "live_revision_id", "source_key", "source_origin", "source_taken_at",
)  # fmt: skip


class Text(Page):
    uid = models.CharField(max_length=50, unique=True, default=new_uid, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.NEWS)
    summary = models.TextField(
        _("summary"), blank=True, max_length=5000, help_text=_("Two or three sentences, shown in lists.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    lead_picture = models.ForeignKey(
        Picture, verbose_name=_("picture"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    caption = models.CharField(_("caption"), max_length=500, blank=True)

    event = models.ForeignKey(
        Event, verbose_name=_("event"), null=True, blank=True, on_delete=models.PROTECT, related_name="texts"
    )
    event_type = models.CharField(_("type of event"), max_length=30, choices=EventType.choices, blank=True)
    event_start = models.CharField(
        _("date of the event"),
        max_length=35,
        blank=True,
        validators=[_date],
        help_text=_(
            "As precise as known: 2025, 2025-07, 2025-07-29 or 2025-07-29T10:30. Empty: the date of the event."
        ),
    )
    event_end = models.CharField(_("end of the event"), max_length=35, blank=True, validators=[_date])
    place = models.ForeignKey(
        Place, verbose_name=_("place"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    place_name = models.CharField(
        _("place, in words"), max_length=255, blank=True, help_text=_("For a place that is not in the register.")
    )
    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="texts")
    places = ParentalManyToManyField(Place, verbose_name=_("places"), blank=True, related_name="texts")
    bodies = ParentalManyToManyField(Body, verbose_name=_("bodies"), blank=True, related_name="texts")

    signatory = models.ForeignKey(
        Person, verbose_name=_("signatory"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    series = models.ForeignKey(
        Series,
        verbose_name=_("series"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="texts",
        help_text=_("The next number of the series is given when the text is published."),
    )

    claimed_number = models.CharField(_("number the forgery bears"), max_length=120, blank=True)
    claimed_text = models.TextField(_("words of the forgery"), blank=True)
    authentic = models.ForeignKey(
        "self", verbose_name=_("authentic text"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    speech_form = models.CharField(_("form of the speech"), max_length=20, choices=SpeechForm.choices, blank=True)

    address = models.CharField(
        _("address"),
        max_length=90,
        blank=True,
        help_text=_("The last part of the public address. Leave it empty to make it from the title."),
    )
    first_published_on = models.DateTimeField(
        _("first published on"),
        null=True,
        blank=True,
        help_text=_("Only for a text that was published before it came here. Empty: the moment of publication."),
    )
    public_path = models.CharField(max_length=400, unique=True, null=True, editable=False)
    change_kind = models.CharField(_("what changes"), max_length=20, choices=Change.choices, blank=True)
    change_note = models.TextField(
        _("public note"), blank=True, max_length=5000, help_text=_("One or two sentences that every reader will see.")
    )
    withdrawn_reason = models.TextField(editable=False, blank=True, default="")

    source_origin = models.CharField(max_length=500, blank=True, editable=False)
    source_taken_at = models.DateTimeField(null=True, editable=False)
    source_date = models.CharField(max_length=35, blank=True, editable=False)
    source_addresses = models.JSONField(default=list, blank=True, editable=False)
    source_key = models.CharField(max_length=64, unique=True, null=True, editable=False)

    withdrawing = ""
    """The public reason, set by whoever withdraws the text just before saving it (``desk.publishing.withdraw``)."""

    base_form_class = TextForm
    edit_handler = text_edit_handler
    parent_page_types = ["desk.Year"]
    subpage_types: list[str] = []
    show_in_menus_default = False
    exclude_fields_in_copy = [
        "uid", "public_path", "first_published_on", "change_kind", "change_note", "withdrawn_reason", "source_key",
        "source_origin", "source_taken_at", "source_date", "source_addresses", "address", "wagtail_admin_comments",
    ]  # fmt: skip

    search_fields = [*Page.search_fields, index.FilterField("kind")]

    class Meta:
        verbose_name = _("text")
        verbose_name_plural = _("texts")

    @property
    def language(self) -> str:
        return str(self.locale.language_code)

    @property
    def section(self) -> Section:
        """The section that lists the text: the parent of its year."""
        if "_section" not in self.__dict__:
            self.__dict__["_section"] = Section.objects.select_related("locale").get(
                path=self.path[: -2 * self.steplen]
            )
        section: Section = self.__dict__["_section"]
        return section

    @property
    def published_once(self) -> bool:
        """Whether an edition exists: the address is public, the kind fixed, and every change needs its note."""
        return bool(self.public_path)

    @property
    def withdrawn(self) -> bool:
        return bool(self.withdrawn_reason) and not self.live

    def save(self, *args: Any, **options: Any) -> None:
        from .. import publishing

        if self._state.adding:
            # A new text is a draft, even where Wagtail makes new pages live before it publishes their revision.
            self.live = False
        with transaction.atomic(), publishing.gate(self, options.get("update_fields")):
            super().save(*args, **options)

    def save_revision(self, *args: Any, **options: Any) -> Any:
        if self.live and not self.live_revision_id and not self._state.adding:
            # Texts brought in by the thousand are live without a revision; scheduling a change needs one.
            self.live_revision = super(Text, Text.objects.get(pk=self.pk)).save_revision(changed=False, clean=False)
            Page.objects.filter(pk=self.pk).update(live_revision=self.live_revision)
        return super().save_revision(*args, **options)

    def with_content_json(self, content: Any) -> Any:
        text = super().with_content_json(content)
        for name in LASTING:
            setattr(text, name, getattr(self, name))
        if self.published_once:
            text.kind, text.first_published_on = self.kind, self.first_published_on
            text.first_published_at = self.first_published_at
        return text

    def unpublish(
        self, set_expired: bool = False, commit: bool = True, user: Any = None, log_action: Any = True, reason: str = ""
    ) -> None:
        """Withdraws the text.  Raises :class:`~toguna.desk.refusals.WithdrawalNeedsReason` without a reason."""
        if user and not self.permissions_for_user(user).can_withdraw():
            raise UnpublishPagePermissionError("You do not have permission to withdraw this text.")
        self.withdrawing = reason
        action = UnpublishPageAction(self, set_expired=set_expired, commit=commit, user=user, log_action=log_action)
        with transaction.atomic():
            action.execute(skip_permission_checks=True)

    def publish(self, *args: Any, **options: Any) -> Any:
        with transaction.atomic():
            return super().publish(*args, **options)

    def delete(self, *args: Any, **options: Any) -> Any:
        if self.published_once:
            raise PublishedTextStays(PublishedTextStays.words())
        return super().delete(*args, **options)

    def permissions_for_user(self, user: Any) -> TextPermissionTester:
        return TextPermissionTester(user, self)

    def _set_core_field_defaults(self) -> None:
        # The tree's slug is nobody's concern: the public address is made when the text is first published.
        self.slug = self.uid
        # A text does not expire by itself: it is withdrawn, with a reason.
        self.expire_at = None
        super()._set_core_field_defaults()

    def get_url_parts(self, request: Any = None) -> tuple[int, str, str] | None:
        sites = self._get_site_root_paths(request)
        return (sites[0].site_id, "", self.public_path) if self.public_path and sites else None

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from .. import preview

        return HttpResponse(preview.page_of(self))

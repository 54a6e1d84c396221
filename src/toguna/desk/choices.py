"""The closed lists of the desk, with the words editors read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Kinds of text: the ones of an edition."""

    NEWS = "news", _("News")
    COMMUNIQUE = "communique", _("Statement")
    SPEECH = "speech", _("Speech")
    MESSAGE = "message", _("Message")
    ACT = "act", _("Act")
    COUNCIL = "council", _("Council report")
    AGENDA = "agenda", _("Agenda")
    DENIAL = "denial", _("Denial")
    GALLERY = "gallery", _("Gallery")
    PAGE = "page", _("Page")


class EventType(models.TextChoices):
    AUDIENCE = "audience", _("Audience")
    RENCONTRE = "rencontre", _("Meeting")
    VISITE = "visite", _("Visit")
    SOMMET = "sommet", _("Summit")
    CONSEIL = "conseil", _("Council")
    CEREMONIE = "ceremonie", _("Ceremony")
    INAUGURATION = "inauguration", _("Inauguration")
    DISCOURS = "discours", _("Speech")
    MESSAGE = "message", _("Message")
    NOMINATION = "nomination", _("Nomination")
    PROMULGATION = "promulgation", _("Promulgation")
    LETTRES = "lettres_de_creance", _("Letters of credence")
    COMMUNIQUE = "communique", _("Statement")
    DEMENTI = "dementi", _("Denial")
    AGENDA = "agenda", _("Agenda")
    DECES = "deces", _("Death")
    AUTRE = "autre", _("Other")


class EventStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class Part(models.TextChoices):
    """The part a person plays in a text."""

    AUTHOR = "author", _("Author")
    SPEAKER = "speaker", _("Speaker")
    SIGNATORY = "signatory", _("Signatory")
    HOST = "host", _("Host")
    GUEST = "guest", _("Guest")
    PARTICIPANT = "participant", _("Participant")
    APPOINTED = "appointed", _("Appointed")
    MENTIONED = "mentioned", _("Mentioned")


class Change(models.TextChoices):
    """What a new version of a published text is."""

    MINOR = "minor", _("Minor change (spelling, layout)")
    CORRECTION = "correction", _("Correction (something was wrong)")
    UPDATE = "update", _("Update (something is new)")


class SpeechForm(models.TextChoices):
    DELIVERED = "delivered", _("As delivered")
    SCRIPT = "script", _("Text prepared in advance")
    NOTES = "notes", _("From notes")


class PlaceKind(models.TextChoices):
    COUNTRY = "country", _("Country")
    REGION = "region", _("Region")
    CITY = "city", _("City")
    BUILDING = "building", _("Building")


class Sex(models.TextChoices):
    FEMALE = "f", _("Woman")
    MALE = "m", _("Man")


class LinkType(models.TextChoices):
    RELATED = "related", _("On the same subject")
    SAME_EVENT = "same-event", _("Same event")
    SAME_PAGE = "same-page", _("Published on the same page")
    FOLLOWS = "follows", _("Follows this text")
    APPLIES = "applies", _("Applies this act")
    REPLACES = "replaces", _("Replaces this text")

"""The short forms by which an editor adds to a register what a text names, without leaving the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from toguna.reading.folding import fold

from .. import matching
from ..choices import PlaceKind, Sex
from ..models import Appointment, Body, Person, Place, Role, Topic
from ..models.body import BodyKind
from ..registering import role_named

_WOMAN = ("mme", "madame", "mlle", "mrs", "ms", "miss")
_MAN = ("m.", "m", "monsieur", "mr", "mr.")


class NewEntry(forms.Form):
    """What all share: the user who adds and the language of the text that names the entry."""

    def __init__(self, *args: Any, user: Any, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user, self.language = user, language

    @classmethod
    def proposed(cls, found: Mapping[str, str]) -> dict[str, Any]:
        """The form's first values, from the finding."""
        return {"name": found.get("name", "")}

    def made(self) -> Any:
        """Saves the entry and gives it.  Raises what saving an entry raises, or ``ValidationError``."""
        raise NotImplementedError


class OfficeMixin(NewEntry):
    """The fields of an office: its name as in the text, and its body where the register does not know it."""

    office = forms.CharField(label=_("Office"), max_length=255, required=False)
    body = forms.ModelChoiceField(
        label=_("Body of the office"),
        queryset=Body.objects.order_by("name"),
        required=False,
        empty_label=_("As in the register"),
    )
    start = forms.DateField(
        label=_("Holds it from"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def role(self) -> Role:
        """Raises ``ValidationError`` as ``registering.role_named`` does."""
        return role_named(self.cleaned_data["office"], self.cleaned_data["body"], self.user, self.language)


class NewPerson(OfficeMixin):
    given_name = forms.CharField(label=_("Given name"), max_length=120, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=120)
    sex = forms.ChoiceField(label=_("Sex"), choices=[("", "—"), *Sex.choices], required=False)
    field_order = ["given_name", "family_name", "sex", "office", "body", "start"]

    @classmethod
    def proposed(cls, found: Mapping[str, str]) -> dict[str, Any]:
        name = found.get("name", "")
        given, family = matching.parted(name, found.get("forms", "").split("|"))
        titles = fold(found.get("titles", "")).replace(",", " ").split()
        sex = Sex.FEMALE.value if any(t in _WOMAN for t in titles) else Sex.MALE.value if _man(titles) else ""
        return {"given_name": given, "family_name": family, "sex": sex, "office": found.get("role", "")}

    def made(self) -> Person:
        given = self.cleaned_data
        person = Person(given_name=given["given_name"], family_name=given["family_name"], sex=given["sex"])
        if given["office"]:
            appointment = Appointment(role=self.role(), start=given["start"])
            appointment.clean()
            person.appointments = [appointment]
        person.save()
        return person


def _man(titles: list[str]) -> bool:
    return any(title in _MAN for title in titles)


class NewPlace(NewEntry):
    name = forms.CharField(label=_("Name"), max_length=255)
    kind = forms.ChoiceField(label=_("Kind"), choices=PlaceKind.choices)
    iso2 = forms.CharField(
        label=_("Country code"),
        max_length=2,
        required=False,
        validators=[RegexValidator("^[A-Z]{2}$", _("Two capital letters."))],
    )

    @classmethod
    def proposed(cls, found: Mapping[str, str]) -> dict[str, Any]:
        return {name: found.get(name, "") for name in ("name", "kind", "iso2")}

    def made(self) -> Place:
        given = self.cleaned_data
        place = Place(kind=given["kind"], iso2=given["iso2"], **matching.first_language(given["name"], self.language))
        if place.kind != PlaceKind.COUNTRY and place.iso2:
            place.parent = Place.objects.filter(kind=PlaceKind.COUNTRY, iso2=place.iso2).first()
        place.save()
        return place


class NewBody(NewEntry):
    name = forms.CharField(label=_("Name"), max_length=255)
    kind = forms.ChoiceField(label=_("Kind"), choices=BodyKind.choices, initial=BodyKind.ORGANISATION)

    def made(self) -> Body:
        given = self.cleaned_data
        body = Body(kind=given["kind"], **matching.first_language(given["name"], self.language))
        body.save()
        return body


class NewTopic(NewEntry):
    name = forms.CharField(label=_("Name"), max_length=255)

    def made(self) -> Topic:
        topic = Topic(**matching.first_language(self.cleaned_data["name"], self.language))
        topic.save()
        return topic


class NewAppointment(OfficeMixin):
    """A person of the register, an office, and the day from which it is held."""

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())
    field_order = ["person", "office", "body", "start"]

    def __init__(self, *args: Any, meant: list[Person], **options: Any) -> None:
        """``meant``: the persons of the register whom the text may mean."""
        super().__init__(*args, **options)
        people = self.fields["person"]
        assert isinstance(people, forms.ModelChoiceField)
        people.queryset = Person.objects.filter(pk__in=[person.pk for person in meant])
        people.empty_label = None if len(meant) == 1 else "—"
        for name in ("office", "start"):
            self.fields[name].required = True

    def clean_person(self) -> Person:
        person = self.cleaned_data["person"]
        if not isinstance(person, Person):
            raise ValidationError(gettext("Choose a person."))
        return person


NEW: dict[str, type[NewEntry]] = {"person": NewPerson, "place": NewPlace, "body": NewBody, "topic": NewTopic}

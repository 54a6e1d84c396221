"""Void numbers: declared in the desk, public at once in the edition of their series, never taken back."""

from datetime import date

import pytest
from django.urls import reverse

from toguna.desk import numbering, publishing, registers
from toguna.desk.models import Body, Series, SeriesNumber
from toguna.desk.refusals import EntryStillNamed, NumberStays, NumberTaken
from toguna.editions.library import Library

ADD = "wagtailsnippets_desk_seriesnumber:add"
EDIT = "wagtailsnippets_desk_seriesnumber:edit"


@pytest.fixture
def series(newsroom):
    body = Body(name="Présidence", kind="presidency")
    body.save()
    series = Series(name="Décrets", names={"en": "Decrees"}, body=body, pattern="Décret n° {number:03}/{year}")
    series.save()
    return series


def voids(series, language=""):
    return Library().edition(f"{series.uid}{language}").details.get("voids", [])


def test_a_series_has_a_folder_of_the_register(series):
    french, english = Library().translations(series.uid)[::-1]
    assert (french.path, english.path) == ("/registre/decrets/", "/en/register/decrets/")


def test_a_void_number_is_public_with_its_reason_in_each_language(series):
    numbering.void(series, 2025, "Projet retiré.", reasons={"en": "Draft withdrawn."})
    label = "Décret n° 001/2025"
    assert voids(series) == [{"year": 2025, "number": 1, "label": label, "reason": "Projet retiré."}]
    assert voids(series, "-en") == [{"year": 2025, "number": 1, "label": label, "reason": "Draft withdrawn."}]
    assert Library().edition(series.uid).change.note == "Mise à jour du registre"


def test_giving_a_number_to_a_text_does_not_touch_the_series_edition(series, draft):
    publishing.publish(draft(series=series, signed_on=date(2025, 6, 1)))
    assert Library().edition(series.uid).version == 1


def test_a_void_that_cannot_be_made_public_gives_no_number(series, monkeypatch):
    def fail(edition):
        raise OSError("the disk is full")

    monkeypatch.setattr(registers, "append", fail)
    with pytest.raises(OSError, match="full"):
        numbering.void(series, 2025, "Projet retiré.")
    assert not SeriesNumber.objects.exists()


def test_a_void_leaves_no_gap(series):
    with pytest.raises(NumberTaken):
        numbering.void(series, 2025, "Projet retiré.", number=2)
    assert not SeriesNumber.objects.exists()


def test_numbers_stay_and_so_does_a_series_that_gave_some(series):
    number = numbering.void(series, 2025, "Projet retiré.")
    with pytest.raises(NumberStays):
        number.delete()
    with pytest.raises(EntryStillNamed, match="a donné des numéros"):
        series.delete()


def test_a_number_keeps_the_form_in_which_it_was_printed(series, draft):
    text = draft(series=series, signed_on=date(2025, 6, 1))
    publishing.publish(text)
    numbering.void(series, 2025, "Projet retiré.")
    series.pattern = "D-{year}-{number}"
    series.save()
    text.title = "Autre titre"
    assert publishing.publish(text, kind="minor", note="Titre.").number.label == "Décret n° 001/2025"
    assert voids(series)[0]["label"] == "Décret n° 002/2025"
    assert numbering.void(series, 2025, "Doublon.").label == "D-2025-3"


def test_an_editor_declares_a_number_void(client, editor, series):
    page = client.get(reverse(ADD)).content.decode()
    assert "déclaré sans texte" in page
    data = {"series": series.pk, "year": 2025, "void_reason": "Projet retiré.", "void_reasons_en": "Draft withdrawn."}
    assert client.post(reverse(ADD), data).status_code == 302
    assert client.post(reverse(ADD), data | {"void_reason": "Doublon."}).status_code == 302
    assert [(v["number"], v["reason"]) for v in voids(series)] == [(1, "Projet retiré."), (2, "Doublon.")]
    assert voids(series, "-en")[0]["reason"] == "Draft withdrawn."


def test_a_void_needs_its_reason(client, editor, series):
    answer = client.post(reverse(ADD), {"series": series.pk, "year": 2025, "void_reason": " ", "void_reasons_en": ""})
    assert "Écrivez le motif" in answer.content.decode()
    assert not SeriesNumber.objects.exists()


def test_a_reason_can_be_written_better_and_nothing_else(client, editor, series):
    number = numbering.void(series, 2025, "Projet retiré.")
    data = {"series": series.pk, "year": 2026, "void_reason": "Projet abandonné.", "void_reasons_en": ""}
    assert client.post(reverse(EDIT, args=[number.pk]), data).status_code == 302
    (void,) = voids(series)
    assert (void["year"], void["number"], void["reason"]) == (2025, 1, "Projet abandonné.")


def test_the_number_of_a_text_is_only_looked_at_and_none_is_deleted(client, chief, series, draft):
    publishing.publish(draft(series=series, signed_on=date(2025, 6, 1)))
    given, void = SeriesNumber.objects.get(), numbering.void(series, 2025, "Projet retiré.")
    answer = client.get(reverse(EDIT, args=[given.pk]))
    assert answer.url == reverse("wagtailsnippets_desk_seriesnumber:inspect", args=[given.pk])
    assert client.get(answer.url).status_code == 200
    assert client.get(reverse(EDIT, args=[void.pk])).status_code == 200
    for number in (given, void):
        client.post(reverse("wagtailsnippets_desk_seriesnumber:delete", args=[number.pk]))
        bulk = reverse("wagtail_bulk_action", args=["desk", "seriesnumber", "delete"])
        client.post(f"{bulk}?id={number.pk}")
    assert SeriesNumber.objects.count() == 2


def test_a_writer_declares_nothing_void(client, writer, series):
    answer = client.post(
        reverse(ADD), {"series": series.pk, "year": 2025, "void_reason": "Non.", "void_reasons_en": ""}
    )
    assert answer.status_code in (302, 403)
    assert not SeriesNumber.objects.exists()

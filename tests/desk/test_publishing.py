"""A publication makes its edition in the same transaction, or neither happens."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Locale, Workflow, WorkflowTask
from wagtail.rich_text import RichText

from toguna.desk import numbering, publishing
from toguna.desk.models import (
    Appointment,
    Body,
    Event,
    Person,
    Place,
    RankHolding,
    Role,
    Series,
    SeriesNumber,
    Text,
    TextLink,
    TextPerson,
)
from toguna.desk.newsroom import section_for
from toguna.desk.refusals import ChangeNeedsNote, NotPublished, NumberTaken, PublishedTextStays, WithdrawalNeedsReason
from toguna.editions.canonical_text import canonical_text
from toguna.editions.library import Library
from toguna.editions.models import StoredEdition


@pytest.fixture
def body(newsroom):
    entry = Body(name="Présidence", names={"en": "Presidency"}, kind="presidency")
    entry.save()
    return entry


@pytest.fixture
def role(body):
    entry = Role(name="Premier ministre", name_f="Première ministre", names={"en": "Prime Minister"}, body=body)
    entry.save()
    return entry


@pytest.fixture
def person(role):
    entry = Person(given_name="Nana", family_name="Kassolé", sex="f")
    entry.ranks = [
        RankHolding(name="colonel", names={"en": "Colonel"}, start=date(2020, 1, 1), end=date(2024, 12, 31)),
        RankHolding(name="général", names={"en": "General"}, start=date(2025, 1, 1)),
    ]
    entry.appointments = [
        Appointment(role=role, start=date(2021, 1, 1), end=date(2021, 12, 31), acting=True),
        Appointment(role=role, start=date(2022, 1, 1)),
    ]
    entry.save()
    return entry


def fail(edition):
    raise OSError("the disk is full")


def editions():
    return StoredEdition.objects.filter(kind__in=["news", "act", "communique"]).count()


def test_when_the_edition_fails_the_text_stays_a_draft(draft, monkeypatch):
    text = draft()
    monkeypatch.setattr(publishing, "append", fail)
    with pytest.raises(OSError, match="full"):
        publishing.publish(text)
    assert not Text.objects.get().live
    assert editions() == 0


def test_when_the_text_cannot_be_saved_there_is_no_edition(draft, monkeypatch):
    text = draft()
    revision = text.save_revision()
    from wagtail.models import Page

    def refuse(self, *args, **options):
        raise OSError("no room for the page")

    monkeypatch.setattr(Page, "save", refuse)
    with pytest.raises(OSError, match="no room"):
        revision.publish()
    assert editions() == 0


def test_every_road_makes_an_edition(draft):
    by_revision, by_page = draft("Un"), draft("Deux")
    by_revision.save_revision().publish()
    by_page.publish(by_page.save_revision())
    assert editions() == 2


def test_approval_by_a_second_person_publishes_with_the_edition(draft, editor, client):
    task = GroupApprovalTask.objects.create(name="Relecture")
    task.groups.set(editor.groups.all())
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    text = draft()
    text.save_revision()
    state = workflow.start(text, editor)
    state.current_task_state.approve(user=editor)
    text.refresh_from_db()
    assert text.live
    assert Library().edition(text.uid).version == 1


def test_publishing_the_same_words_again_makes_no_edition(draft):
    text = draft()
    publishing.publish(text)
    assert publishing.publish(text).version == 1


def test_a_change_without_a_note_is_refused_in_code_too(draft):
    text = draft()
    publishing.publish(text)
    text.title = "Autre"
    with pytest.raises(ChangeNeedsNote):
        publishing.publish(text)
    assert Text.objects.get().title == "Visite à Tenkodé"
    with pytest.raises(ChangeNeedsNote):
        text.save_revision().publish()


def test_a_note_serves_once(draft):
    text = draft()
    publishing.publish(text)
    text.title = "Deux"
    publishing.publish(text, kind="minor", note="Titre.")
    text = Text.objects.get()
    text.title = "Trois"
    with pytest.raises(ChangeNeedsNote):
        publishing.publish(text)
    assert "change_note" in text.live_revision.content
    assert text.live_revision.content["change_note"] == ""


def test_withdrawing_in_code_needs_a_reason_and_a_published_text(draft):
    text = draft()
    with pytest.raises(NotPublished):
        publishing.withdraw(text, "Erreur.")
    publishing.publish(text)
    with pytest.raises(WithdrawalNeedsReason):
        publishing.withdraw(text, "  ")
    with pytest.raises(WithdrawalNeedsReason):
        Text.objects.get().unpublish()
    with pytest.raises(PublishedTextStays):
        Text.objects.get().delete()
    assert Text.objects.get().live


def test_the_first_publication_of_a_backdated_text_is_kept_for_ever(draft):
    long_ago = timezone.now() - timedelta(days=900)
    text = draft(first_published_on=long_ago)
    first = publishing.publish(text)
    assert first.first_published_at == long_ago.replace(microsecond=0)
    assert first.published_at > long_ago
    text.title = "Autre"
    again = publishing.publish(text, kind="minor", note="Titre.")
    assert again.first_published_at == first.first_published_at


def test_two_texts_of_one_title_and_month_get_two_addresses(draft):
    paths = [publishing.publish(draft(event_start="2025-03-04", event_type="visite")).path for _ in range(3)]
    assert paths == [f"/actualites/2025/03/visite-a-tenkode{n}.html" for n in ("", "-2", "-3")]


def test_the_address_follows_the_date_and_a_page_has_none(draft):
    assert publishing.publish(draft(kind="act", signed_on=date(2024, 2, 1))).path.startswith("/actes/2024/02/")
    assert publishing.publish(draft("Qui sommes-nous ?", kind="page")).path == "/institution/qui-sommes-nous.html"
    english = publishing.publish(draft("Visit", language="en", event_start="2023", event_type="visite"))
    assert english.path == "/en/news/2023/01/visit.html"


def test_a_title_is_cut_at_a_word_for_its_address(draft):
    path = publishing.publish(draft("Très longue visite " * 10)).path
    slug = path.rpartition("/")[2].removesuffix(".html")
    assert len(slug) <= 80
    assert slug.endswith(("tres", "longue", "visite"))


def test_rank_and_role_are_those_of_the_day_of_the_event(draft, person):
    def mention(day, language="fr"):
        text = draft(event_start=day, event_type="visite", language=language)
        text.people = [TextPerson(person=person, part="host")]
        return publishing.publish(text).people[0]

    assert (mention("2021-05-01").rank, mention("2021-05-01").role) == ("colonel", "Première ministre par intérim")
    assert (mention("2023-05-01").rank, mention("2023-05-01").role) == ("colonel", "Première ministre")
    assert mention("2025-05-01").rank == "général"
    assert (mention("2019-05-01").rank, mention("2019-05-01").role) == ("", "")
    english = mention("2021-05-01T10:00", "en")
    assert (english.rank, english.role) == ("Colonel", "Prime Minister, acting")


def test_the_signatory_is_among_the_people_once(draft, person):
    edition = publishing.publish(draft(kind="act", signatory=person, signed_on=date(2025, 6, 1)))
    assert [(p.part, p.rank) for p in edition.people] == [("signatory", "général")]


def test_the_event_of_the_register_is_carried_whole(draft, person, body):
    place = Place(name="Sanfara", names={"en": "Sanfara"}, kind="city")
    place.save()
    event = Event(name="Sommet", type="sommet", status="held", start_on=date(2025, 7, 5), place=place)
    event.save()
    edition = publishing.publish(draft(event=event))
    assert (edition.event.id, edition.event.type, edition.event.start) == (event.uid, "sommet", "2025-07-05")
    assert edition.event.place.id == place.uid
    assert edition.date == "2025-07-05"


def test_numbers_follow_each_other_without_gaps_also_when_a_publication_fails(draft, body, monkeypatch):
    series = Series(name="Communiqués", body=body, pattern="Communiqué n° {number:03}/PRK/{year}")
    series.save()
    day = date(2025, 6, 1)
    first, second, third = (draft(f"Texte {n}", series=series, signed_on=day) for n in range(3))
    assert publishing.publish(first).number.label == "Communiqué n° 001/PRK/2025"
    with monkeypatch.context() as patched:
        patched.setattr(publishing, "append", fail)
        with pytest.raises(OSError, match="full"):
            publishing.publish(second)
    assert SeriesNumber.objects.count() == 1
    assert publishing.publish(third).number.number == 2
    numbering.void(series, 2025, "Projet retiré.")
    assert publishing.publish(second).number.number == 4
    assert publishing.publish(draft("2026", series=series, signed_on=date(2026, 1, 5))).number.number == 1
    with pytest.raises(NumberTaken):
        numbering.void(series, 2025, "Doublon.", number=2)
    second.title = "Autre titre"
    assert publishing.publish(second, kind="minor", note="Titre.").number.number == 4


def test_a_translation_bears_the_number_of_its_original(draft, body):
    series = Series(name="Communiqués", body=body, pattern="N° {number}")
    series.save()
    text = draft(series=series)
    publishing.publish(text)
    copy = text.copy_for_translation(Locale.objects.get(language_code="en"))
    edition = publishing.publish(copy)
    assert edition.number.label == "N° 1"
    assert edition.translation_of == text.uid
    assert SeriesNumber.objects.count() == 1


def test_the_body_becomes_plain_html_with_quotes_in_their_place(draft, person):
    public, hidden = draft("Publié"), draft("Caché")
    publishing.publish(public)
    html = (
        f'<h2 data-block-key="x">Titre</h2><p data-block-key="y">Voir <a linktype="page" id="{public.pk}">ceci</a> et '
        f'<a linktype="page" id="{hidden.pk}">cela</a>, <b>fort</b>, <i>bas</i>.</p><p></p><hr/><script>x</script>'
    )
    table = {
        "data": [["Nom", "Rôle"], ["A & B", None]],
        "table_header_choice": "row",
        "table_caption": "Nominations",
        "first_row_is_table_header": True,
        "first_col_is_header": False,
    }
    text = draft(
        "Avec tout",
        summary="Un résumé.",
        body=[("text", RichText(html)), ("quote", {"text": "Oui,\nnon.", "speaker": person}), ("table", table)],
    )
    edition = publishing.publish(text)
    assert f'<a href="{public.public_path}">ceci</a> et cela' in edition.body
    assert "<strong>fort</strong>, <em>bas</em>" in edition.body
    assert "<blockquote><p>Oui,</p><p>non.</p></blockquote>" in edition.body
    assert '<caption>Nominations</caption><thead><tr><th scope="col">Nom</th>' in edition.body
    assert "<td>A &amp; B</td>" in edition.body
    assert "script" not in edition.body
    quote = edition.quotes[0]
    assert quote.speaker == person.uid
    words = canonical_text(edition)
    assert words[quote.position : quote.position + len(quote.text)] == quote.text


def test_links_carry_their_reason(draft):
    one, two = draft("Un"), draft("Deux")
    one.text_links = [TextLink(target=two, type="follows"), TextLink(target=two, type="related", reason="Même visite")]
    links = publishing.publish(one).links
    assert [(link.id, link.type, link.reason) for link in links] == [
        (two.uid, "follows", "Fait suite à ce texte"),
        (two.uid, "related", "Même visite"),
    ]


def test_a_denial_shows_the_forgery_and_the_authentic_text(draft):
    authentic = draft("Le vrai")
    publishing.publish(authentic)
    denial = draft("Mise au point", kind="denial", claimed_number="N° 2", claimed_text="Faux.", authentic=authentic)
    assert publishing.publish(denial).details == {
        "claimed_number": "N° 2",
        "claimed_text": "Faux.",
        "authentic": authentic.uid,
    }


def test_a_date_that_is_none_is_refused(draft):
    with pytest.raises(ValidationError):
        publishing.publish(draft(event_start="2025-13-40", event_type="visite"))
    assert editions() == 0


def test_a_place_outside_the_register_is_named_without_id(draft):
    edition = publishing.publish(draft(place_name="Kourani", event_type="visite", event_start="2025-01-02"))
    assert (edition.event.place.id, edition.event.place.name) == ("", "Kourani")
    alone = publishing.publish(draft(place_name="Kourani"))
    assert alone.places[0].name == "Kourani"
    assert section_for("news", "fr").uid == alone.section

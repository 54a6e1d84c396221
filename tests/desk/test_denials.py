"""Declaring a forgery: nobody denies a true text.  The record is a real one."""

import shutil
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile as File
from django.urls import reverse
from django.utils import timezone
from tests.desk.editor_form import rich_text, text_form
from wagtail.models import PageLogEntry
from wagtail.test.utils.form_data import streamfield

from toguna.app.record import follow_record
from toguna.desk import nearest, publishing
from toguna.desk.models import Body, Series, Text
from toguna.desk.newsroom import section_for
from toguna.desk.refusals import DenialOfOfficialText, RecordUnreadable
from toguna.desk.schedule import publish_due
from toguna.editions.library import Library

OFFICIAL = (
    "Les deux retenues de la Wolona ont été inspectées mercredi par les ingénieurs du ministère de l’Énergie. Elles sont"
    " à 71 % de leur capacité et la décrue se poursuit depuis trois jours dans les communes riveraines.\n"
    "Le service des eaux publiera un relevé chaque matin jusqu’à la fin du mois de septembre."
)
FORGED = OFFICIAL.replace("71 %", "99 %").replace("la décrue", "la crue").replace("un relevé", "un ordre d’évacuation")
INVENTED = "Un couvre-feu total est instauré dès ce soir à dix-huit heures sur toute l’étendue du territoire national."
DECLARE = "/desk/dementis/declarer/"


@pytest.fixture
def record(newsroom, settings, tmp_path):
    """Brings a record, in a folder of its own, up to date with what was published."""
    settings.TOGUNA_RECORD = tmp_path / "record"
    return lambda: follow_record(tmp_path / "public")


@pytest.fixture
def official(draft, record):
    """An official text in the record."""
    text = draft("Point sur les retenues de la Wolona", kind="communique", body=body(OFFICIAL))
    publishing.publish(text)
    record()
    return text


def body(words):
    return [("text", "".join(f"<p>{line}</p>" for line in words.split("\n")))]


def read(answer):
    return answer.content.decode().replace("&#x27;", "'")


def declared(client, words=FORGED, step="look", **fields):
    return client.post(DECLARE, {"words": words, "language": "fr", "step": step, **fields})


def test_the_forged_words_are_shown_beside_the_nearest_real_text(client, editor, official):
    page = read(declared(client))
    assert official.public_path in page
    assert "Altéré" in page
    assert '<del><span class="w-sr-only">seulement dans le texte officiel : </span>71</del>' in page
    assert '<ins><span class="w-sr-only">seulement dans le faux : </span>99</ins>' in page
    assert not Text.objects.filter(kind="denial").exists()


def test_the_denial_is_a_draft_in_its_section_with_the_forgery_and_the_authentic_text(client, editor, official):
    presidency = Body(name="Présidence", kind="presidency")
    presidency.save()
    series = Series(name="Mises au point", body=presidency, kind="denial", pattern="Mise au point n° {number}/{year}")
    series.save()
    number = "Communiqué n° 47/PRK/2026"
    fields = {"number": number, "where": "sur WhatsApp, depuis lundi.", "authentic": official.public_path}
    answer = declared(client, step="draft", **fields)
    text = Text.objects.get(kind="denial")
    assert answer.url == reverse("wagtailadmin_pages:edit", args=[text.pk])
    assert (text.claimed_text, text.claimed_number, text.authentic) == (FORGED, number, official)
    assert (text.section.slug, text.series, text.event_type) == ("communiques", series, "dementi")
    assert text.title == "Mise au point : « Communiqué n° 47/PRK/2026 » est un faux"
    assert text.body[0].value.source == "<p>Un faux circule sur WhatsApp, depuis lundi.</p>"
    assert (text.live, text.owner) == (False, editor)
    assert publishing.publish(text).details == {
        "claimed_text": FORGED,
        "claimed_number": number,
        "authentic": official.uid,
    }


def test_without_an_authentic_text_or_a_place_the_denial_has_neither(client, editor, official):
    page = read(declared(client, INVENTED))
    assert "Aucun texte officiel n’est proche de ces mots" in page
    declared(client, INVENTED, step="draft", authentic="")
    text = Text.objects.get(kind="denial")
    assert (text.authentic, text.title) == (None, "Mise au point : un faux texte circule")
    assert text.body[0].value.source == ""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (f"Point sur les retenues de la Wolona\n{OFFICIAL}", "C’est le même texte, à la lettre."),
        (f"Point sur les retenues de la Wolona\n{OFFICIAL}".replace("’", "'"), "Ce sont les mêmes mots"),
        (OFFICIAL.split(".")[0], "C’est un extrait authentique"),
    ],
    ids=["to the letter", "in other marks", "an extract"],
)
def test_official_words_are_stopped_before_there_is_a_draft(client, editor, official, words, said):
    page = read(declared(client, words))
    assert "Ces mots sont officiels" in page
    assert said in page
    assert official.public_path in page
    assert "Créer le démenti" not in page
    assert "Ces mots sont officiels" in read(declared(client, words, step="draft", authentic=""))
    assert not Text.objects.filter(kind="denial").exists()


def test_of_a_version_that_was_replaced_one_may_say_so(client, editor, official, record):
    before = f"{official.title}\n{OFFICIAL}"
    official.body = body(OFFICIAL.replace("71 %", "72 %"))
    publishing.publish(official, kind="correction", note="72 %, et non 71 %.")
    record()
    page = read(declared(client, before))
    assert "Version 1, remplacée depuis." in page
    assert "Écrire qu’elle a été remplacée" in page
    declared(client, before, step="announce")
    text = Text.objects.get(title__startswith="Mise au point")
    assert (text.kind, text.title) == (
        "communique",
        "Mise au point : « Point sur les retenues de la Wolona » a été remplacé",
    )
    assert [link.target for link in text.text_links.all()] == [official]
    assert not Text.objects.filter(kind="denial").exists()


def test_of_a_text_that_was_withdrawn_too_but_not_of_one_in_force(client, editor, official, record):
    words = f"{official.title}\n{OFFICIAL}"
    declared(client, words, step="announce")
    assert Text.objects.count() == 1
    publishing.withdraw(official, "Publié par erreur.")
    record()
    assert "Ce texte a été retiré depuis." in read(declared(client, words))
    declared(client, words, step="announce")
    assert Text.objects.filter(title="Mise au point : « Point sur les retenues de la Wolona » a été retiré").exists()


def test_the_register_answers_for_the_number(client, editor, draft, record):
    presidency = Body(name="Présidence", kind="presidency")
    presidency.save()
    series = Series(name="Communiqués", body=presidency, kind="communique", pattern="Communiqué n° {number:03}/{year}")
    series.save()
    text = draft("Point sur les retenues", kind="communique", body=body(OFFICIAL), series=series)
    edition = publishing.publish(text)
    record()
    page = read(declared(client, INVENTED, number=edition.number.label))
    assert (
        f"Le registre connaît le numéro « {edition.number.label} » : c’est celui de « Point sur les retenues »." in page
    )
    assert f'value="{text.public_path}"' in page
    page = read(declared(client, f"Communiqué n° 812/{edition.number.year}\n{INVENTED}"))
    assert "n’a jamais été donné : le dernier de sa série est le 1." in page
    assert f'name="number" value="Communiqué n° 812/{edition.number.year}"' in page
    assert "Aucune série de l’institution n’imprime ses numéros comme « n° 3 bis »" in read(
        declared(client, number="n° 3 bis")
    )


def test_a_file_is_read_and_what_cannot_be_is_said_in_one_line(client, editor, official):
    def sent(name, data):
        return read(client.post(DECLARE, {"file": File(name, data), "language": "fr", "step": "look"}))

    assert official.public_path in sent("recu.txt", FORGED.encode("cp1252"))
    assert official.public_path in sent("recu.html", f"<html><body><p>{FORGED}</p></body></html>".encode())
    assert "C’est une image, qui ne peut pas être lue" in sent("recu.jpg", b"\xff\xd8\xff\xe0")
    assert "Collez les mots du faux, ou choisissez un fichier." in read(declared(client, " "))
    both = client.post(DECLARE, {"file": File("a.txt", b"un"), "words": "deux", "language": "fr"})
    assert "pas les deux" in read(both)
    assert "dépasse 10 Mo" in sent("long.txt", b"a" * 10_000_001)


def test_the_words_can_be_gone_back_to(client, editor, official):
    page = declared(client, step="change", number="n° 3", where="à Sanfara").context["form"]
    assert (page["words"].value(), page["number"].value(), page["where"].value()) == (FORGED, "n° 3", "à Sanfara")


def test_someone_who_may_not_write_may_not_declare(client, newsroom, django_user_model):
    user = django_user_model.objects.create_user("lecteur", "l@presidence.example", "mot de passe d'essai")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert client.get(DECLARE).status_code in (302, 403)
    assert declared(client, step="draft").status_code in (302, 403)
    assert not Text.objects.filter(kind="denial").exists()


def test_it_is_in_the_menu_on_the_first_page_and_above_the_list(client, editor):
    for page in ("/desk/", reverse("texts:index")):
        assert read(client.get(page)).count(DECLARE) >= 2


def test_a_denial_without_words_is_written_from_the_usual_page(client, editor):
    page = client.get(client.get(DECLARE).context["without_words"])
    assert page.context["form"]["kind"].value() == "denial"
    assert page.context["form"]["section"].value() == section_for("denial", "fr").pk


# In the editor, and at the gate.


@pytest.fixture
def denial(draft):
    return draft("Mise au point", kind="denial", claimed_text=FORGED)


@pytest.fixture
def denial_of_official(draft, official):
    return draft("Mise au point", kind="denial", claimed_text=OFFICIAL)


def editing(text):
    return reverse("wagtailadmin_pages:edit", args=[text.pk])


def test_the_editor_of_a_denial_shows_what_is_near_to_its_words(client, editor, official, denial):
    page = read(client.get(editing(denial)))
    assert "Textes officiels proches du faux" in page
    assert official.public_path in page
    assert "Ces mots sont officiels" not in page


def test_the_editor_says_that_official_words_cannot_be_denied(client, editor, denial_of_official):
    assert "Ces mots sont officiels : leur démenti ne peut pas être publié." in read(
        client.get(editing(denial_of_official))
    )


def test_a_denial_of_official_words_is_refused_in_code_and_leaves_no_trace(denial_of_official, official):
    with pytest.raises(DenialOfOfficialText, match="Point sur les retenues de la Wolona"):
        publishing.publish(denial_of_official)
    assert Library().edition(denial_of_official.uid) is None
    denial_of_official.refresh_from_db()
    assert not denial_of_official.live


@pytest.mark.parametrize("button", ["publish", "submit"])
def test_the_button_says_so_beside_the_words(client, editor, denial_of_official, button):
    form = text_form(button, kind="denial", title="Mise au point", claimed_text=OFFICIAL)
    page = read(client.post(editing(denial_of_official), form))
    assert "Les mots du faux sont des mots officiels, ceux de « Point sur les retenues de la Wolona »." in page
    denial_of_official.refresh_from_db()
    assert not denial_of_official.live
    assert denial_of_official.current_workflow_state is None


def test_a_draft_of_it_can_be_kept(client, editor, denial_of_official):
    client.post(editing(denial_of_official), text_form(kind="denial", title="Autre titre", claimed_text=OFFICIAL))
    denial_of_official.refresh_from_db()
    assert denial_of_official.draft_title == "Autre titre"


def test_it_cannot_be_scheduled_and_at_its_hour_it_does_not_hold_up_the_others(
    client, editor, denial_of_official, draft
):
    later = timezone.localtime() + timedelta(hours=2)
    form = text_form("publish", kind="denial", title="Mise au point", claimed_text=OFFICIAL)
    page = read(client.post(editing(denial_of_official), {**form, "go_live_at": later.strftime("%Y-%m-%d %H:%M")}))
    assert "Les mots du faux sont des mots officiels" in page

    other = draft("Visite à Tenkodé")
    for minutes, text in ((2, denial_of_official), (1, other)):
        revision = text.save_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=minutes)
        revision.save()
    assert [type(refusal) for refusal in publish_due()] == [DenialOfOfficialText]
    other.refresh_from_db()
    assert other.live
    assert Library().edition(denial_of_official.uid) is None
    assert not denial_of_official.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert PageLogEntry.objects.filter(page=denial_of_official.pk, action="wagtail.schedule.cancel").exists()
    assert publish_due() == []


def test_published_with_others_at_once_it_is_refused_and_so_are_they(client, editor, denial_of_official, draft):
    other = draft("Visite à Tenkodé")
    query = f"?id={denial_of_official.pk}&id={other.pk}"
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + query
    answer = client.post(url, {"include_descendants": "", "next": reverse("texts:index")}, follow=True)
    assert "Les mots du faux sont des mots officiels" in read(answer)
    assert not Text.objects.filter(live=True, pk__in=[denial_of_official.pk, other.pk]).exists()


def test_a_forgery_and_a_rumour_without_words_are_denied(official, denial, draft):
    assert publishing.publish(denial).version == 1
    assert publishing.publish(draft("Aucun couvre-feu", kind="denial")).version == 1


def test_what_is_denied_in_public_is_not_looked_at_again_but_other_words_are(official, denial, monkeypatch):
    publishing.publish(denial)
    denial.title = "Mise au point bis"
    with monkeypatch.context() as patched:
        patched.setattr(nearest, "_sources", [Unasked()])
        publishing.publish(denial, kind="minor", note="Titre.")
    denial.claimed_text = OFFICIAL
    with pytest.raises(DenialOfOfficialText):
        publishing.publish(denial, kind="correction", note="Autres mots.")
    assert Library().edition(denial.uid).version == 2


def test_a_forgery_that_an_earlier_denial_quotes_can_be_denied_again(client, editor, official, draft, record):
    publishing.publish(draft("Mise au point", kind="denial", body=body(f"Ce texte est faux :\n{INVENTED}")))
    record()
    assert "Ces mots sont dans un démenti déjà public" in read(declared(client, INVENTED))
    assert publishing.publish(draft("Encore", kind="denial", claimed_text=INVENTED)).version == 1


def test_other_kinds_of_text_ask_the_record_nothing(client, editor, draft, monkeypatch):
    monkeypatch.setattr(nearest, "_sources", [Unasked()])
    publishing.publish(draft(body=body(OFFICIAL)))
    client.post(
        editing(draft("Autre")), text_form("publish", body=streamfield([("text", rich_text(OFFICIAL.split(".")[0]))]))
    )
    assert Text.objects.filter(live=True).count() == 2


def test_without_a_record_nothing_is_shown_and_nothing_refused(client, editor, draft, newsroom):
    publishing.publish(draft("Point sur les retenues", body=body(OFFICIAL)))
    text = draft("Mise au point", kind="denial", claimed_text=OFFICIAL)
    assert "Textes officiels proches" not in read(client.get(editing(text)))
    assert "Cette rédaction ne tient pas encore de registre" in read(client.get(DECLARE))
    assert publishing.publish(text).version == 1


def test_a_record_that_cannot_be_read_is_said_in_one_line_and_no_denial_goes_out(
    client, editor, official, denial, settings
):
    (settings.TOGUNA_RECORD / "log/keys.json").write_text("{")
    said = "Le registre ne peut pas être lu"
    assert said in read(declared(client))
    assert said in read(client.get(editing(denial)))
    with pytest.raises(RecordUnreadable):
        publishing.publish(denial)
    shutil.rmtree(settings.TOGUNA_RECORD)
    assert publishing.publish(denial).version == 1


class Unasked:
    def kept(self):
        raise AssertionError("the record was asked")

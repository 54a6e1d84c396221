"""The panel “Lecture” in a real browser: what the text says is found, a person is added in place and accepted, another
one refused, and the edition names the person and the words that were said."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_newsroom import focus, press_publish
from tests.own_newsroom import own_newsroom

expect.set_options(timeout=20_000)

TITLE = "Audience au ministère de la Culture"
SAID = "Nos deux pays avancent ensemble depuis vingt ans"
WORDS = (
    f"Bamako, le 4 mars 2025. Le ministre de la Culture, M. Oumar Diarra, a reçu en audience Mme Awa Diémé."
    f" « {SAID} », a déclaré Oumar Diarra."
)

ACCOUNT = """
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser("cheffe", "cheffe@presidence.example", "mot de passe d'essai")
"""
OFFICE = """
from datetime import date
from toguna.desk.models import Appointment, Body, Person, Role
body = Body(name="Ministère du Budget")
body.save()
role = Role(name="Directeur général du Budget", body=body)
role.save()
Person(given_name="Fatou", family_name="Sangaré").save()
former = Person(given_name="Moussa", family_name="Sidibé")
former.appointments = [Appointment(role=role, start=date(2020, 1, 1))]
former.save()
"""
HELD = """
from toguna.desk.models import Appointment
for one in Appointment.objects.filter(role__name="Directeur général du Budget").order_by("start"):
    print(one.person, one.start, one.end, one.act)
"""
COUNCIL = [
    "Le Conseil des ministres s’est tenu le mercredi 5 mars 2025. Au titre du ministère du Budget, il a nommé :",
    "- Directeur général du Budget : Madame Fatou SANGARÉ, inspectrice des finances.",
]


@pytest.fixture(scope="module")
def newsroom():
    """A newsroom without a register, and its address."""
    with own_newsroom() as newsroom:
        empty = newsroom.run("read", "--score")
        assert empty.stdout.startswith("nothing to measure yet")
        shell(newsroom, ACCOUNT)
        with newsroom.serving("serve") as address:
            yield newsroom, address


def shell(newsroom, code: str) -> str:
    """What a few lines print that run within the newsroom."""
    environment = {**newsroom.environment, "DJANGO_SETTINGS_MODULE": "toguna.conf.embedded"}
    command = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
    return subprocess.run(command, env=environment, check=True, capture_output=True, timeout=120, text=True).stdout


@pytest.fixture
def page(browser):
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def finding(page: Page, kind: str, words: str):
    return page.locator(f'.reading-finding[data-kind="{kind}"]').filter(has_text=words).first


def test_findings_are_accepted_and_refused_and_reach_the_edition(page: Page, newsroom):
    home, address = newsroom
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    log_in(page, address)
    write(page, address, TITLE, [WORDS])

    page.get_by_role("button", name="Ouvrir ou fermer la lecture du texte").click()
    expect(page.locator("[data-reading-said]")).to_contain_text("À décider")
    highlights_stand_in_the_text(page)

    add_the_minister(page)
    finding(page, "person", "Awa Diémé").get_by_role("button", name="Refuser").click()
    expect(finding(page, "person", "Awa Diémé").locator("[data-reading-verdict-said]")).to_have_text("Refusé")
    finding(page, "event_date", "4 mars 2025").get_by_role("button", name="Accepter", exact=True).click()
    expect(page.locator("#id_event_start")).to_have_value("2025-03-04")
    quote = finding(page, "quote", SAID)
    expect(quote.locator("[data-reading-chosen]")).to_contain_text("Oumar Diarra")
    quote.get_by_role("button", name="Accepter", exact=True).click()
    expect(page.locator("#id_quotes-0-words")).to_have_value(SAID)

    press_publish(page)
    expect(page.locator(".messages .success")).to_be_visible()
    assert problems == []

    edition = published(page, address)
    assert [(p["name"], p["role"]) for p in edition["people"]] == [("Oumar Diarra", "Ministre de la Culture")]
    assert [(q["text"], q["speaker_name"]) for q in edition["quotes"]] == [(SAID, "Oumar Diarra")]
    assert edition["event"]["start"] == "2025-03-04"

    decisions_stay(page)
    score = json.loads(home.run("read", "--score", "--json").stdout)
    assert score["kinds"]["people"] == {
        "right": 1, "wrong": 1, "missed": 0, "precision": 0.5, "recall": 1.0, "f1": 0.6667,
    }  # fmt: skip


def test_a_council_appoints_with_a_click(page: Page, newsroom):
    home, address = newsroom
    shell(home, OFFICE)
    log_in(page, address)
    write(page, address, "Conseil des ministres du 5 mars 2025", COUNCIL)
    # The appointment points to the text, which is saved by itself.
    page.wait_for_url(re.compile(r"/pages/\d+/edit/"))
    page.get_by_role("button", name="Ouvrir ou fermer la lecture du texte").click()
    appointment = finding(page, "appointment", "Fatou Sangaré")
    expect(appointment).to_contain_text("La fonction de Moussa Sidibé prend fin le 4 mars 2025.")
    appointment.get_by_role("button", name="Nommer").click()
    expect(appointment.locator("[data-reading-verdict-said]")).to_contain_text("Accepté")
    expect(page.locator("#id_people-0-part")).to_have_value("appointed")
    assert shell(home, HELD).splitlines() == [
        "Moussa Sidibé 2020-01-01 2025-03-04 None",
        "Fatou Sangaré 2025-03-05 None Conseil des ministres du 5 mars 2025",
    ]


def log_in(page: Page, address: str) -> None:
    page.goto(f"{address}/desk/")
    page.fill("input[name=username]", "cheffe")
    page.fill("input[name=password]", "mot de passe d'essai")
    page.click("button[type=submit]")


def write(page: Page, address: str, title: str, paragraphs: list[str]) -> None:
    page.goto(f"{address}/desk/textes/choose_parent/")
    page.locator("main form [type=submit]").first.click()
    page.fill("textarea[name=title], input[name=title]", title)
    editor = page.locator(".public-DraftEditor-content").first
    focus(page, editor)
    for number, words in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        editor.press_sequentially(words, delay=3)
    last = paragraphs[-1][-20:]
    expect(editor).to_contain_text(last)
    page.wait_for_function(
        "last => [...document.querySelectorAll('input[name^=body-][name$=-value]')].some(i => i.value.includes(last))",
        arg=last,
    )


def highlights_stand_in_the_text(page: Page) -> None:
    marked = page.evaluate("() => [...CSS.highlights.get('reading-person')].map(range => range.toString())")
    assert "Awa Diémé" in marked
    finding(page, "person", "Awa Diémé").locator(".reading-finding__name").click()
    page.wait_for_function("() => [...(CSS.highlights.get('reading-current') || [])].join() === 'Awa Diémé'")
    page.get_by_text("Le texte et ce qui y est relevé").click()
    expect(page.locator(".reading-marked__text .reading-mark--person").first).to_be_visible()


def add_the_minister(page: Page) -> None:
    minister = finding(page, "person", "Oumar Diarra")
    minister.get_by_role("button", name="Ajouter au registre…").click()
    form = minister.locator("form")
    expect(form.get_by_label("Prénom")).to_have_value("Oumar")
    expect(form.get_by_label("Nom", exact=False).nth(1)).to_have_value("Diarra")
    form.get_by_role("button", name="Ajouter et accepter").click()
    # The office is new: it needs its body, and the form says so.
    expect(form.get_by_role("alert")).to_contain_text("choisissez l’organisme")
    form.get_by_role("button", name="Annuler").click()
    add_the_ministry(page)
    minister.get_by_role("button", name="Ajouter au registre…").click()
    form.get_by_label("Organisme de la fonction").select_option(label="Ministère de la Culture")
    form.get_by_role("button", name="Ajouter et accepter").click()
    expect(minister.locator("[data-reading-verdict-said]")).to_contain_text("Accepté")
    expect(page.locator("#id_people-0-person")).to_have_value(re.compile(r"\d+"))


def add_the_ministry(page: Page) -> None:
    other = page.context.new_page()
    other.goto(page.url.split("/desk/")[0] + "/desk/snippets/desk/body/add/")
    other.fill("input[name=name]", "Ministère de la Culture")
    other.locator("footer button[type=submit]").first.click()
    expect(other.locator(".messages .success")).to_be_visible()
    other.close()


def published(page: Page, address: str):
    page.goto(f"{address}/")
    page.get_by_role("link", name=TITLE).first.click()
    with urllib.request.urlopen(page.url.replace(".html", ".json"), timeout=20) as file:
        return json.load(file)


def decisions_stay(page: Page) -> None:
    address = page.url.split("/", 3)
    page.goto(f"{address[0]}//{address[2]}/desk/textes/")
    page.get_by_role("link", name=TITLE).first.click()
    panel = page.locator("[data-side-panel=reading]")
    if not panel.is_visible():
        page.get_by_role("button", name="Ouvrir ou fermer la lecture du texte").click()
    expect(finding(page, "person", "Awa Diémé").locator("[data-reading-verdict-said]")).to_have_text("Refusé")
    expect(finding(page, "person", "Oumar Diarra").locator("[data-reading-verdict-said]")).to_contain_text("Accepté")

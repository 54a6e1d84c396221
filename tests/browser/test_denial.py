"""A forgery is declared in a real browser: pasted, compared, denied in public; a true text is stopped."""

from __future__ import annotations

import re
import uuid

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.test_newsroom import press_publish, publish
from tests.own_newsroom import own_newsroom

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
OFFICIAL = "/communiques/2023/05/communique-conjoint-kelegou-teneka.html"
ADDED = "La frontière ferme dès ce soir à minuit."


@pytest.fixture(scope="module")
def address():
    with own_newsroom() as newsroom, newsroom.serving("demo") as served:
        yield served


@pytest.fixture(params=["light", "dark"])
def page(browser, address, request):
    context = browser.new_context(
        locale="fr-FR", viewport={"width": 1280, "height": 1000}, color_scheme=request.param, bypass_csp=True
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(f"{address}/desk/")
    page.fill("input[name=username]", "demo")
    page.fill("input[name=password]", "toguna-demo")
    page.click("button[type=submit]")
    expect(page.locator(".desk-home")).to_be_visible()
    yield page
    context.close()


def official_words(page: Page, address: str) -> str:
    page.goto(address + OFFICIAL)
    title, summary = page.locator("h1").inner_text(), page.locator(".chapo").inner_text()
    return "\n".join([title, summary, *page.locator(".body").inner_text().split("\n")])


def declare(page: Page, words: str, number: str = "", where: str = "") -> None:
    """From the desk's first page to what the record answers."""
    page.goto(re.sub(r"(https?://[^/]+).*", r"\1/desk/", page.url))
    page.get_by_role("link", name="Déclarer un faux").last.click()
    expect(page.locator("h1")).to_have_text("Déclarer un faux")
    checked(page)
    page.fill("textarea[name=words]", words)
    page.fill("input[name=number]", number)
    page.fill("input[name=where]", where)
    page.get_by_role("button", name="Comparer aux textes officiels").click()
    expect(page.locator("main h2").first).to_be_visible()
    checked(page)


def checked(page: Page) -> None:
    told = Axe().run(page, options=RULES).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"]) for v in told] == []


def test_a_forgery_is_compared_denied_and_shown_to_the_public_as_forged(page: Page, address: str):
    words = official_words(page, address)
    forged = words.replace("quarante et un", "soixante") + "\n" + ADDED
    assert forged != words + "\n" + ADDED
    number = "Communiqué n° 812/PRK/2026"
    declare(page, forged, number, "sur WhatsApp, depuis lundi")
    expect(page.get_by_text("n’a jamais été donné")).to_be_visible()
    near = page.locator(".desk-near").first
    expect(near.get_by_role("link")).to_have_attribute("href", OFFICIAL)
    expect(near.locator("del").first).to_contain_text("quarante et un")
    expect(near.locator("ins").first).to_contain_text("soixante")
    expect(near.locator("ins").last).to_contain_text("La frontière ferme dès ce soir à minuit")
    page.get_by_role("button", name="Créer le démenti").click()

    expect(page.locator("textarea[name=title], input[name=title]")).to_have_value(
        f"Mise au point : « {number} » est un faux"
    )
    expect(page.locator(".desk-nearest .desk-near").first).to_contain_text("Altéré")
    title = f"La frontière reste ouverte ({uuid.uuid4().hex[:6]})"
    page.fill("textarea[name=title], input[name=title]", title)
    publish(page)

    page.goto(f"{address}/communiques/")
    page.get_by_role("link", name=title).first.click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.get_by_text("Un faux circule sur WhatsApp, depuis lundi.")).to_be_visible()
    expect(page.locator("main")).to_contain_text(number)
    expect(page.locator("main")).to_contain_text("La frontière ferme dès ce soir à minuit")
    expect(page.locator(f'main a[href$="{OFFICIAL.rsplit("/", 1)[1]}"]').first).to_be_visible()


def test_an_official_text_is_stopped_and_its_denial_cannot_be_published(page: Page, address: str):
    words = official_words(page, address)
    declare(page, words)
    expect(page.get_by_role("heading", name="Ces mots sont officiels")).to_be_visible()
    expect(page.locator(".desk-found a").first).to_have_attribute("href", OFFICIAL)
    expect(page.get_by_role("button", name="Créer le démenti")).to_have_count(0)

    page.get_by_role("button", name="Revenir aux mots").click()
    expect(page.locator("textarea[name=words]")).to_have_value(words)
    page.get_by_role("link", name="Écrire un démenti sans les mots d’un faux").click()
    page.get_by_role("button", name="Écrire", exact=True).click()
    page.fill("textarea[name=title], input[name=title]", "Un faux circule")
    page.fill("textarea[name=claimed_text]", words)
    press_publish(page)
    expect(page.locator(".messages .error")).to_be_visible()
    expect(
        page.get_by_text("Les mots du faux sont des mots officiels, ceux de « Communiqué n° 003/PRK/2023")
    ).to_be_visible()

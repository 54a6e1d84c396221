"""The whole way in a real browser: log in, write with a picture, publish, find it on the site, follow a related link,
correct it and see the note."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from tests.own_newsroom import own_newsroom

expect.set_options(timeout=20_000)

TITLE = "Le Président visite le chantier du marché de Banankoura"
WORDS = "Le Président de la République a visité ce lundi le chantier du marché, où travaillent 240 ouvriers."


@pytest.fixture(scope="module")
def address():
    with own_newsroom() as newsroom, newsroom.serving("demo") as served:
        yield served


@pytest.fixture
def page(browser):
    context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 1000})
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def photograph(tmp_path):
    file = tmp_path / "chantier.jpg"
    Image.linear_gradient("L").convert("RGB").resize((1500, 1000)).save(file)
    return file


def test_a_text_goes_from_the_desk_to_the_site_and_is_corrected_in_public(page: Page, address: str, photograph: Path):
    page.goto(f"{address}/desk/")
    page.fill("input[name=username]", "demo")
    page.fill("input[name=password]", "toguna-demo")
    page.click("button[type=submit]")

    write(page, address, photograph)
    publish(page)

    page.goto(f"{address}/")
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.locator("h1")).to_have_text(TITLE)
    expect(page.get_by_text(WORDS)).to_be_visible()
    picture = page.locator("article img, main img").first
    expect(picture).to_have_attribute("alt", "Des ouvriers devant la charpente du marché")
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300
    own = page.url

    expect(page.get_by_role("heading", name=re.compile("Autres articles"))).to_be_visible()
    page.get_by_role("link", name=re.compile("^Lire")).first.click()
    expect(page.locator("h1")).not_to_have_text(TITLE)
    assert page.url.startswith(address)
    assert page.url != own

    correct_without_note(page, address)
    page.select_option("select[name=change_kind]", "correction")
    page.fill("textarea[name=change_note]", "Le chantier emploie 240 ouvriers, et non 204.")
    publish(page)

    page.goto(own)
    expect(page.locator("h1")).to_have_text(TITLE + " central")
    expect(page.get_by_text("Le chantier emploie 240 ouvriers, et non 204.").first).to_be_visible()
    page.goto(own.replace(".html", ".v1.html"))
    expect(page.locator("h1")).to_have_text(TITLE)


def write(page: Page, address: str, photograph: Path) -> None:
    page.goto(f"{address}/desk/textes/choose_parent/")
    page.locator("main form [type=submit]").first.click()
    page.fill("textarea[name=title], input[name=title]", TITLE)
    page.fill("textarea[name=summary]", "Le marché couvert ouvrira avant les pluies.")
    page.get_by_role("button", name="Choisir une image").first.click()
    page.locator(".modal").get_by_role("tab").nth(1).click()
    page.set_input_files(".modal input[type=file]", photograph)
    page.fill(".modal input[name$=title]", "Chantier du marché")
    page.fill(".modal textarea[name$=alt]", "Des ouvriers devant la charpente du marché")
    page.locator(".modal form[action*=create] [type=submit], .modal form[enctype] [type=submit]").first.click()
    expect(page.locator(".modal")).to_have_count(0)
    page.locator(".c-sf-add-button").first.click()
    page.get_by_role("option", name=re.compile("^Text")).first.click()
    editor = page.locator(".public-DraftEditor-content").first
    focus(page, editor)
    editor.press_sequentially(WORDS, delay=5)
    expect(editor).to_have_text(WORDS)
    # The editor hands its content to the form a quarter of a second after the last key.
    page.wait_for_function(
        "() => [...document.querySelectorAll('input[name^=body-][name$=-value]')].some(i => i.value.includes('240 ouvriers'))"
    )


def focus(page: Page, editor: Locator) -> None:
    """Clicks until the block just added, which moves the focus about while it opens, lets the editor keep it."""
    for _attempt in range(20):
        editor.click()
        page.wait_for_timeout(300)
        if editor.evaluate("editor => editor.contains(document.activeElement)"):
            return
    pytest.fail("the editor of the text does not take the focus")


def publish(page: Page) -> None:
    press_publish(page)
    expect(page.locator(".messages .success")).to_be_visible()


def press_publish(page: Page) -> None:
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    with page.expect_navigation():
        page.locator("button[name=action-publish]").click()


def correct_without_note(page: Page, address: str) -> None:
    """Opens the text from the list, changes it, and finds that it cannot be published without a note."""
    page.goto(f"{address}/desk/textes/")
    page.get_by_role("link", name=TITLE).first.click()
    page.fill("textarea[name=title], input[name=title]", TITLE + " central")
    press_publish(page)
    expect(page.locator(".messages .error")).to_be_visible()
    page.get_by_role("tab", name="Publication").click()

"""Handing a text on, and reading without a network, in a real browser."""

import re
import shutil

import pytest
from tests.browser.folder_server import serve, stop
from tests.browser.page_kinds import pages


@pytest.fixture
def own_copy(sample, tmp_path):
    """A copy of the site that a test may change, and its server."""
    folder = tmp_path / "site"
    shutil.copytree(sample[1], folder, ignore=shutil.ignore_patterns("*.gz", "*.br", "*.pdf"))
    return folder


def test_a_text_is_handed_on_by_its_address(browser, sample):
    address, public = sample
    name = pages(public)["communique"][0]
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.add_init_script("navigator.share = async given => { window.given = given }")
    page = context.new_page()
    page.goto(f"{address}/{name}")
    title = page.locator("h1").inner_text()
    page.get_by_role("link", name="Copier le lien").click()
    page.get_by_role("link", name=title).wait_for()
    assert page.get_by_label("Adresse").input_value().endswith(f"/{name}")
    page.get_by_role("button", name="Copier le titre et le lien").click()
    page.get_by_text("Copié.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(title)
    assert copied.endswith(f"/{name}")
    page.get_by_role("button", name="Transmettre à une application").click()
    given = page.evaluate("window.given")
    assert given["title"] == title
    assert given["url"].endswith(f"/{name}")
    context.close()


@pytest.mark.parametrize("evil", ["//evil.example/", "javascript:alert(1)", "/\\evil.example", "", "/a?b='c'"])
def test_the_share_page_believes_nothing_but_an_address_of_the_site(browser, sample, evil):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{sample[0]}/partager.html#{evil}")
    assert page.locator("#plain").is_visible()
    assert not page.locator("#share").is_visible()
    context.close()


def test_the_share_page_without_script_says_what_to_do(browser, sample):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample[0]}/partager.html#/index.html")
    assert "copiez l’adresse" in page.locator("#plain").inner_text()
    context.close()


def test_what_was_read_is_read_again_without_a_network_and_a_correction_wins(browser, own_copy):
    server = serve(own_copy)
    port = server.server_port
    address = f"http://127.0.0.1:{port}"
    read, unread = pages(own_copy)["news"][:2]
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/{read}")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(r => r.length)") == 0

    page.goto(f"{address}/hors-ligne.html")
    page.get_by_role("button", name="Garder ce que je lis").click()
    page.get_by_role("button", name="Ne plus rien garder").wait_for()
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.goto(f"{address}/{read}", wait_until="networkidle")
    title = page.locator("h1").inner_text()
    stop(server)

    page.goto(f"{address}/{read}")
    assert page.locator("h1").inner_text() == title
    assert "copie gardée le" in page.get_by_role("status").inner_text()
    page.goto(f"{address}/{unread}")
    assert page.locator("h1").inner_text() == "Lire hors ligne"
    page.get_by_role("link", name=title).click()
    assert page.url.endswith(read)
    page.goto(f"{address}/en/nowhere.html")
    assert page.locator("h1").inner_text() == "Read offline"

    file = own_copy / read
    file.write_text(file.read_text("utf-8").replace(title, "Corrigé depuis"), "utf-8")
    server = serve(own_copy, port)
    page.goto(f"{address}/{read}", wait_until="networkidle")
    assert page.locator("h1").inner_text() == "Corrigé depuis"
    assert page.get_by_role("status").count() == 0
    # What is gone from the site is gone from the device.
    other = own_copy / unread
    page.goto(f"{address}/{unread}", wait_until="networkidle")
    other.unlink()
    page.goto(f"{address}/{unread}", wait_until="networkidle")
    page.goto(f"{address}/{read}", wait_until="networkidle")
    stop(server)
    page.goto(f"{address}/{unread}")
    assert page.locator("h1").inner_text() == "Lire hors ligne"
    page.goto(f"{address}/{read}")
    assert page.locator("h1").inner_text() == "Corrigé depuis"

    server = serve(own_copy, port)
    page.goto(f"{address}/hors-ligne.html")
    page.get_by_role("button", name=re.compile("tout effacer")).click()
    page.get_by_role("button", name="Garder ce que je lis").wait_for()
    assert page.evaluate("caches.keys().then(k => k.filter(n => n !== 'offline').length)") == 0
    stop(server)
    context.close()

"""Quotes in a real browser: an address leads to the words, and a button copies them with their source."""

import re

import pytest

TEXT = "actualites/2024/03/inauguration-du-pont-de-l-entente"
SAID = "J’ai posé une pierre ; d’autres ont posé toutes les suivantes"
PLEDGE = (
    f"«\u00a0{SAID}\u00a0»\n— Tiéfolo Warakoro, «\u00a0Le pont de l’Entente est ouvert à la circulation\u00a0»,"
    " Présidence de la République du Kélégou, 23 mars 2024\n"
)
PAINTED = "e => getComputedStyle(e).backgroundColor"
NONE = "rgba(0, 0, 0, 0)"


@pytest.fixture
def opened(browser, sample):
    """Opens pages of the sample in a context with these options."""
    contexts = []

    def open_page(name, **options):
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(f"{sample[0]}/{name}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_a_quote_is_copied_with_its_source_and_its_address_leads_to_the_words(opened, sample):
    page = opened(f"{TEXT}.html", permissions=["clipboard-read", "clipboard-write"])
    page.locator(".said").get_by_role("link", name="Citer").first.click()
    page.wait_for_url("**/*.cite.html#q-*")
    page.get_by_role("button", name="Copier la citation").first.click()
    page.get_by_text("Copié.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\u202f", " ").startswith(PLEDGE.replace("\u202f", " "))
    address = copied.splitlines()[2]
    base = re.match(r"https?://[^/]+", address)[0]
    assert address.startswith(f"{base}/{TEXT}.html#q-")

    page.goto(address.replace(base, sample[0]))
    words = page.locator(":target")
    assert " ".join(words.inner_text().split()) == SAID
    assert words.evaluate(PAINTED) != NONE
    box = words.bounding_box()
    assert 0 <= box["y"] < page.viewport_size["height"]


def test_the_second_button_copies_the_second_quote_and_says_so_alone(opened):
    page = opened(f"{TEXT}.cite.html", permissions=["clipboard-read", "clipboard-write"])
    buttons = page.get_by_role("button", name="Copier la citation")
    assert buttons.count() == 2
    buttons.first.click()
    buttons.last.click()
    page.locator(".cites li").last.get_by_text("Copié.").wait_for()
    assert page.get_by_text("Copié.").count() == 1
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Ibrahima Kéïrato, ministre des Infrastructures et des Transports" in copied
    assert copied == page.locator(".cited").last.text_content()


def test_where_the_clipboard_is_refused_the_words_are_copied_as_by_hand(opened):
    page = opened(f"{TEXT}.cite.html")
    page.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error() } }")
    page.evaluate("() => document.addEventListener('copy', () => { window.taken = String(getSelection()) })")
    page.get_by_role("button", name="Copier la citation").first.click()
    page.get_by_text("Copié.").wait_for()
    assert SAID in page.evaluate("window.taken").replace("\u202f", " ").replace("\u00a0", " ")


def test_without_script_the_citation_stands_there_to_be_selected(opened):
    page = opened(f"{TEXT}.cite.html", java_script_enabled=False)
    assert page.get_by_role("button").count() == 0
    cited = page.locator(".cited").first
    assert cited.inner_text().splitlines()[0].strip("«» \u00a0") == cited.text_content().splitlines()[0].strip(
        "«» \u00a0"
    )
    page.get_by_role("link", name="Dans le texte").first.click()
    assert page.url.endswith(page.locator("span[id^=q-]").first.get_attribute("id"))


def test_a_quote_over_several_paragraphs_lights_up_whole_and_no_other_does(browser, sample):
    """The rules of the page's own style, over a body as the press marks it."""
    from toguna.press.quote_marks import Marked
    from toguna.press.views.text import _quote_styles

    styles = _quote_styles(Marked("", ("q-aaaaaaaa", "q-bbbbbbbb"), ("q-aaaaaaaa", "q-bbbbbbbb")))
    body = "".join(
        f'<p><span id="{q}">Un</span></p><p><span class="{q}">Deux</span></p>' for q in ("q-aaaaaaaa", "q-bbbbbbbb")
    )
    page = browser.new_page()
    html = f'<style>:root{{--accent:#8f4f12}}{styles}</style><div class="body">{body}</div>'
    page.route("**/quoted.html", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(f"{sample[0]}/quoted.html#q-bbbbbbbb")
    painted = [span.evaluate(PAINTED) != NONE for span in page.locator("span").all()]
    assert painted == [False, False, True, True]
    page.close()

"""Every kind of page in French, English and Arabic, light and dark: nothing for axe to find, and the same clear order for
a screen reader."""

import itertools
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from tests.browser.page_kinds import pages

LANGUAGES = ("fr", "en", "ar")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
FIND = "options => axe.run(options).then(told => told.violations.map(v => [v.id, v.nodes.length, v.nodes[0].html]))"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SPOTS = ("home", "news", "denial", "register", "agenda", "offline")
# A line of the tree: a role, a name in double quotes where it has one, states; all of it in single quotes where YAML asks.
HEADING = re.compile(r"""- '?heading (?:"(?P<name>.*)" )?\[level=(?P<level>\d)\]""")
LANDMARK = re.compile(r"""- '?(banner|main|contentinfo|navigation|complementary|search|region|form)\b(?: "(.*?)")?""")
NAMELESS = re.compile(r"- '?(link|button|textbox|combobox|img)(:| \[|$)")


@pytest.fixture(scope="module")
def everywhere(still):
    """The names of a page of each kind in each language."""
    return {(code, kind): names[:1] for code in LANGUAGES for kind, names in pages(still[1], 1, code).items()}


@pytest.fixture
def examined(browser):
    """A page that brings axe along wherever it goes."""
    context = browser.new_context(bypass_csp=True, service_workers="block")
    context.add_init_script(Axe().axe_script)
    yield context.new_page()
    context.close()


def go(page: Page, address: str) -> None:
    """Opens a page and lets its script, if it has one, do what it does."""
    page.goto(address)
    if page.locator("script[src]").count():
        page.wait_for_load_state("networkidle")


def test_there_is_each_kind_of_page_in_each_language(everywhere):
    # A void number has one page, which says it in every language; the series of the sample have no Arabic names.
    one_page = {(code, "void number") for code in LANGUAGES} | {("ar", "register of numbers")}
    assert [where for where, names in everywhere.items() if not names and where not in one_page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(examined, still, everywhere, language):
    found = {}
    for (code, kind), names in everywhere.items():
        for name in names if code == language else ():
            examined.emulate_media(color_scheme="light")
            examined.set_viewport_size(WIDE)
            go(examined, f"{still[0]}/{name}")
            assert examined.evaluate("[document.documentElement.lang, document.dir]") == [
                language,
                "rtl" if language == "ar" else "ltr",
            ]
            if told := examined.evaluate(FIND, RULES):
                found[kind, "wide, light"] = told
            examined.emulate_media(color_scheme="dark")
            examined.set_viewport_size(NARROW)
            if told := examined.evaluate(FIND, RULES):
                found[kind, "narrow, dark"] = told
    assert found == {}


@pytest.mark.parametrize("view", [(WIDE, "light"), (NARROW, "dark")], ids=["wide and light", "narrow and dark"])
def test_axe_finds_nothing_in_answers(examined, sample, view):
    examined.set_viewport_size(view[0])
    examined.emulate_media(color_scheme=view[1])
    go(examined, f"{sample[0]}/recherche/?q=communiqu%C3%A9s+eau&from=2022-01-01")
    assert examined.evaluate(FIND, RULES) == []
    assert examined.locator("main li, main article").count() > 3


def test_forced_colours_and_reduced_motion_are_kept(examined, still, everywhere):
    """Text in the reader's own colours, fields with an edge, a visible focus; nothing moves."""
    examined.emulate_media(forced_colors="active", reduced_motion="reduce", color_scheme="dark")
    examined.set_viewport_size(NARROW)
    for kind in SPOTS:
        (name,) = everywhere["ar" if kind == "agenda" else "fr", kind]
        go(examined, f"{still[0]}/{name}")
        # The colours are the reader's; axe asks for -webkit-text-fill-color, which still gives the page's own.
        assert examined.evaluate(FIND, {**RULES, "rules": {"color-contrast": {"enabled": False}}}) == [], kind
        told = examined.evaluate(
            """() => {
              const probe = document.body.appendChild(document.createElement('i'))
              probe.style.color = 'CanvasText'
              const own = getComputedStyle(probe).color
              probe.remove()
              const moving = [...document.querySelectorAll('*')].filter(e => {
                const s = getComputedStyle(e)
                return parseFloat(s.transitionDuration) > .001 || parseFloat(s.animationDuration) > .001 || s.scrollBehavior == 'smooth' })
              const edgeless = [...document.querySelectorAll('button,input,select')].filter(e => e.checkVisibility()
                && getComputedStyle(e).borderStyle == 'none')
              return { own, heading: getComputedStyle(document.querySelector('h1')).color, moving: moving.length,
                running: document.getAnimations().length, edgeless: edgeless.length }
            }"""
        )
        assert told["heading"] == told["own"], kind
        assert (told["moving"], told["running"], told["edgeless"]) == (0, 0, 0), kind
        examined.keyboard.press("Tab")
        assert examined.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_finds_landmarks_and_headings_in_order(examined, still, everywhere, language):
    for (code, kind), names in everywhere.items():
        for name in names if code == language else ():
            go(examined, f"{still[0]}/{name}")
            told = examined.locator("body").aria_snapshot().splitlines()
            landmarks = [match.groups() for line in told if (match := LANDMARK.match(line.strip()))]
            kinds = [landmark for landmark, _ in landmarks]
            assert [k for k in kinds if k in ("banner", "main", "contentinfo")] == ["banner", "main", "contentinfo"], (
                name
            )
            others = [(k, label) for k, label in landmarks if k not in ("banner", "main", "contentinfo")]
            assert all(label for role, label in others if role != "search"), (name, others)
            assert len(set(others)) == len(others), (name, others)

            headings = [match for line in told if (match := HEADING.match(line.strip()))]
            levels = [int(heading["level"]) for heading in headings]
            assert all(heading["name"] for heading in headings), name
            assert levels[0] == 1, (kind, name)
            assert levels.count(1) == 1, (kind, name)
            assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (name, levels)

            nameless = [line for line in told if NAMELESS.match(line.strip())]
            assert nameless == [], name

"""Every kind of public page, of the sample newsroom, in a real browser: for everyone, valid, light, loading nothing from
anybody."""

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.browser.page_kinds import KINDS, pages

TOOLS = Path(__file__).resolve().parents[2] / ".venv/page-checks/node_modules"
SNIFF = """() => new Promise(resolve => HTMLCS.process('WCAG2AA', document, () => resolve(
    HTMLCS.getMessages().filter(m => m.type === HTMLCS.ERROR).map(m => m.code + ' ' + m.msg))))"""


def test_the_sample_has_every_kind_of_page(sample):
    assert [kind for kind, names in pages(sample[1]).items() if not names] == []


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_engine_of_pa11y_finds_nothing(browser, still, language):
    if not TOOLS.exists():
        pytest.skip("the page checks are not installed (npm; make test installs them)")
    address, public = still
    engine = (TOOLS / "@pa11y/html_codesniffer/build/HTMLCS.js").read_text("utf-8")
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    found = {}
    for name in [name for names in pages(public, 1, language).values() for name in names]:
        page.goto(f"{address}/{name}")
        page.evaluate(engine)
        if told := page.evaluate(SNIFF):
            found[name] = told
    context.close()
    assert found == {}


def test_every_page_is_valid_html(sample, still):
    if not TOOLS.exists() or not shutil.which("node"):
        pytest.skip("the page checks are not installed (npm; make test installs them)")
    settings = Path(__file__).with_name("tools") / "html-validate.json"
    files = [str(file) for folder in (sample[1], still[1] / "ar") for file in folder.rglob("*.html")]
    program = TOOLS / "html-validate/bin/html-validate.mjs"
    done = subprocess.run(
        ["node", program, "--config", settings, "--formatter", "json", *files],
        capture_output=True,
        timeout=300,
        check=False,
    )
    told = json.loads(done.stdout)
    assert [(Path(f["filePath"]).name, m["ruleId"], m["message"]) for f in told for m in f["messages"]] == []
    assert len(files) > 300


def test_at_four_hundred_per_cent_no_page_scrolls_sideways(browser, sample, still):
    """WCAG 1.4.10: 1280 pixels at 400 % are 320."""
    context = browser.new_context(viewport={"width": 320, "height": 256})
    page = context.new_page()
    wide = []
    for (address, public), language in ((sample, ""), (still, "ar")):
        for name in [name for names in pages(public, code=language).values() for name in names]:
            page.goto(f"{address}/{name}")
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                wide.append(name)
    context.close()
    assert wide == []


def test_nothing_comes_from_elsewhere_and_nothing_is_kept(browser, sample):
    address, public = sample
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    asked, complaints = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    kinds = pages(public, each=1)
    tools = {kind: kinds[kind] for kind in ("share", "offline", "citation")}
    for kind, names in kinds.items():
        for name in names:
            before = len(asked)
            page.goto(f"{address}/{name}", wait_until="networkidle")
            more = [url for url in asked[before + 1 :] if not url.startswith("data:")]
            allowed = "/scripts/" if names is tools.get(kind) else "/media/"
            assert all(allowed in url for url in more), name
    assert [url for url in asked if not url.startswith((address, "data:"))] == []
    # Content-Security-Policy has no exception for scripts: a page that had one would complain here.
    assert complaints == []
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()


def test_a_page_works_without_script_and_from_a_folder(browser, sample):
    _, public = sample
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"file://{public}/index.html")
    page.locator(".list a").first.click()
    assert page.url.startswith("file://")
    assert page.locator("h1").inner_text()
    page.get_by_role("link", name=re.compile("^Lire")).first.click()
    assert page.locator("h1").inner_text()
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_whole_site_can_be_walked_with_the_keyboard(browser, sample, width):
    """Each Tab shows where it is, in the order of reading; what is hidden is never reached; Enter follows a link."""
    address, public = sample
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    for name in [names[0] for names in pages(public, each=1).values()]:
        page.goto(f"{address}/{name}")
        reachable = page.evaluate(
            "[...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,summary,[tabindex=\"0\"]')]"
            ".filter(e => e.checkVisibility()).length"
        )
        seen, tops = 0, []
        for _ in range(min(reachable, 60)):
            page.keyboard.press("Tab")
            told = page.evaluate(
                "() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);"
                " return {tag: e.tagName, outline: s.outlineStyle, width: r.width, top: r.top + scrollY} }"
            )
            assert told["tag"] != "BODY", (name, seen, reachable)
            assert told["outline"] != "none", (name, told)
            assert told["width"] > 1, (name, told)
            tops.append(told["top"])
            seen += 1
        assert seen >= min(reachable, 60)
    page.goto(f"{address}/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#t-main")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url != f"{address}/"
    context.close()


def test_what_a_screen_reader_is_told(browser, sample):
    address, public = sample
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/{pages(public)['communique'][0]}")
    told = page.locator("body").aria_snapshot()
    for role in ("banner", "main", "contentinfo", 'navigation "Rubriques"', 'navigation "Vous êtes ici"'):
        assert role in told, role
    assert page.get_by_role("heading", level=1).count() == 1
    links = page.get_by_role("link").all()
    names = [link.inner_text().strip() or link.get_attribute("aria-label") for link in links]
    assert all(names)
    reading = [name for name in names if name.startswith("Lire")]
    assert len(reading) == len(set(reading)) >= 3
    context.close()


def wire(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def test_pages_are_as_light_as_they_must_be(sample):
    """The bars of the design, over the whole sample: bytes of the page itself, compressed."""
    _, public = sample
    texts = sorted(
        wire(f)
        for kind in ("news", "communique", "speech", "message", "act", "council")
        for f in public.glob(KINDS[kind][0])
    )
    assert len(texts) > 60
    assert texts[int(len(texts) * 0.95)] <= 14_000
    assert wire(public / "index.html") <= 30_000
    assert max(wire(f) for f in public.rglob("*.html")) <= 30_000
    print(f"texts: median {texts[len(texts) // 2]}, 95th percentile {texts[int(len(texts) * 0.95)]}, most {texts[-1]}")

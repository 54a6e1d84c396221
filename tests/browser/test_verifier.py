"""The verification page in a real browser: served, and kept in a file that is opened without a network."""

import os
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.browser.test_for_everyone import RULES
from tests.record.cases import CASES
from tests.record.sample_record import COUNCIL, MEASURES, TARIFFS, WITHDRAWN, sample_record

from toguna.editions.canonical_text import t1
from toguna.record.words import words_of

pytestmark = pytest.mark.xdist_group("sample record")

SPEECH = "discours/2025/06/discours-d-ouverture-du-sommet-de-la-wolona"
SHOWN = (
    "the text itself",
    "one digit changed",
    "an extract with an omission",
    "two official texts in one",
    "a letter of another script",
    "a version since corrected",
    "a withdrawn text",
    "a forgery under a true number",
    "a forgery under a void number",
    "nothing",
)
READ = """() => {
  const all = (selector) => [...document.querySelectorAll("#t-result " + selector)];
  const words = (some) => some.map((e) => e.lastChild.data);
  return {
    verdict: document.getElementById("t-result").dataset.verdict,
    state: document.getElementById("t-result").dataset.state,
    of: all("[data-of]").map((e) => e.dataset.of).join(),
    gone: words(all("del")), new: words(all("ins")),
    warnings: all("[data-kind]").map((e) => [e.dataset.kind, e.dataset.code || ""]),
    number: all("[data-number]").map((e) => e.dataset.number).join(),
    parts: all("[data-part]").map((e) => e.dataset.part),
    said: document.getElementById("t-result").innerText,
  };
}"""


@pytest.fixture(scope="module")
def record():
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("the pages are the same on every database")
    return sample_record()


@pytest.fixture(scope="module")
def address(record):
    with record.newsroom.serving("serve") as served:
        yield served


class Reader:
    """A page of a context that keeps what it asked for and what went wrong."""

    def __init__(self, browser, address, **given):
        self.context = browser.new_context(locale="fr-FR", viewport={"width": 1280, "height": 900}, **given)
        self.context.set_default_timeout(60_000)
        self.page = self.context.new_page()
        self.asked, self.complaints = [], []
        self.page.on("request", lambda request: self.asked.append(request))
        # The browser notes every file that is not there; a record without it is none that is broken.
        self.page.on("console", lambda m: None if "404" in m.text else self.complaints.append(m.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)
        self.asked.clear()

    def check(self, text, tmp_path, *, huge=False):
        """The page's answer to a received text."""
        if huge:
            file = tmp_path / "received.txt"
            file.write_text(text, "utf-8")
            self.page.evaluate("document.getElementById('t-said').replaceChildren()")
            self.page.set_input_files("#t-file", file)
        else:
            self.page.fill("#t-text", text)
            self.page.get_by_role("button", name="Vérifier", exact=True).click()
        self.page.locator("#t-said h2").wait_for()
        return self.page.evaluate(READ)


@pytest.fixture(scope="module")
def served(browser, address):
    reader = Reader(browser, f"{address}/verifier.html")
    yield reader
    reader.context.close()


@pytest.fixture(scope="module")
def kept_file(browser, address, tmp_path_factory):
    """The file that the page makes."""
    reader = Reader(browser, f"{address}/verifier.html")
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="Garder le fichier").click()
    file = tmp_path_factory.mktemp("kept") / download.value.suggested_filename
    download.value.save_as(file)
    told = t1(reader.page.locator("#t-keeping").inner_text())
    assert re.search(r"Le fichier est fait \([\d.]+ Mo\) : \d+ textes, le registre de \d+ entrées au \d", told), told
    assert reader.complaints == []
    reader.context.close()
    return file


@pytest.fixture(scope="module")
def offline(browser, kept_file):
    reader = Reader(browser, "about:blank")
    reader.context.set_offline(True)
    reader.page.goto(f"file://{kept_file}")
    reader.asked.clear()
    yield reader
    reader.context.close()


def received(case, record):
    text = case.text(record)
    if text is None:
        pytest.skip("pdftotext or Pango is not installed (Debian: poppler-utils, libpango-1.0-0)")
    return text


def answers(case, answer):
    """Holds what the page says to what must be said."""
    assert (answer["verdict"], answer["state"]) == (case.verdict, case.state), answer["said"]
    assert answer["of"] == (f"/{case.of}.html" if case.of else "")
    # Characters that are not what they seem are remarks; for too little text nothing else is said at all.
    assert sorted(map(tuple, answer["warnings"])) == sorted(case.warnings)
    assert answer["number"] == case.number
    assert answer["parts"] == [f"/{stem}.html" for stem in case.parts]
    if case.verdict == "altered" and (case.gone or case.new):
        differing = [tuple(" ".join(words_of(words)) for words in answer[kind]) for kind in ("gone", "new")]
        assert differing == [case.gone, case.new]
    assert not re.search(r"\bfaux\b(?!\.)", answer["said"].replace("non qu’il est faux", ""))


def hexadecimal(words):
    """What may be part of a series' id or of a shard's number."""
    return {word for word in words if re.fullmatch(r"[a-f]+", word)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_received_text_gets_its_verdict(served, record, address, tmp_path, case):
    text = received(case, record)
    served.asked.clear()
    answers(case, served.check(text, tmp_path, huge=case.huge))
    told = [request for request in served.asked if not request.url.startswith("blob:")]
    assert all(request.url.startswith(f"{address}/record/") and request.method == "GET" for request in told)
    assert all(request.post_data is None for request in told)
    sent = {word.lower() for request in told for word in re.findall(r"[^\W\d_]+", request.url.removeprefix(address))}
    assert sent <= {"record", "keys", "json", "policy", "checkpoint", "index", "meta", "recent", "bin", "words", "series", "state",
                    "numbers", "payload", "proof", "tlog"} | hexadecimal(sent)  # fmt: skip
    assert served.complaints == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_kept_file_says_the_same_without_a_network(offline, record, tmp_path, case):
    answers(case, offline.check(received(case, record), tmp_path, huge=case.huge))
    assert offline.asked == []
    assert offline.complaints == []


def test_a_kept_file_says_what_it_holds(offline, record):
    told = t1(offline.page.locator("#t-held").inner_text())
    count = sum(1 for stem in record.texts() if not record.title(stem).startswith("Texte effacé"))
    assert re.search(r"^Copie gardée le \d+(er)? \w+ \d{4} : les \d+ textes les plus récents", told)
    assert int(re.search(r"les (\d+) textes", told)[1]) >= count
    assert not offline.page.get_by_role("button", name="Garder le fichier").is_visible()
    # Its links lead to the institution's own site, not into the reader's folders.
    links = offline.page.eval_on_selector_all("a[href]", "links => links.map(l => l.getAttribute('href'))")
    assert all(re.match(r"https://|#", link) for link in links), links


@pytest.mark.parametrize(
    ("stem", "down_to"), [(TARIFFS, ""), (MEASURES, ""), (COUNCIL, ""), (SPEECH, "aside"), (WITHDRAWN, "aside")]
)
def test_what_a_browser_copies_from_a_page_are_the_same_words(browser, address, stem, down_to):
    """Selected with the mouse from the top of the text, and pasted.  Which texts come after it at the same event nobody
    knows when it is logged: there only what stands above them is taken."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/{stem}.html")
    page.evaluate(
        """to => { const article = document.querySelector("article.text"), end = to && article.querySelector(to);
        const range = document.createRange(); range.selectNodeContents(article); if (end) range.setEndBefore(end);
        getSelection().addRange(range) }""",
        down_to,
    )
    page.keyboard.press("Control+C")
    page.goto(f"{address}/verifier.html")
    page.locator("#t-text").focus()
    page.keyboard.press("Control+V")
    page.get_by_role("button", name="Vérifier", exact=True).click()
    page.locator("#t-said h2").wait_for()
    answer = page.evaluate(READ)
    context.close()
    assert (answer["verdict"], answer["of"]) == ("same_words", f"/{stem}.html"), answer["new"]


def test_without_web_crypto_the_page_says_the_same(browser, address, tmp_path, record):
    """As on a site without HTTPS."""
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(globalThis, 'crypto', { value: {} })")
    page = context.new_page()
    page.goto(f"{address}/verifier.html")
    page.fill("#t-text", record.text(TARIFFS))
    page.get_by_role("button", name="Vérifier", exact=True).click()
    page.locator("#t-said h2").wait_for()
    assert page.evaluate(READ)["verdict"] == "identical"
    context.close()


def test_a_page_saved_to_a_disk_asks_the_institution_s_own_site(browser, address, tmp_path, record):
    file = tmp_path / "verifier.html"
    file.write_bytes((record.public / "verifier.html").read_bytes())
    context = browser.new_context()
    page = context.new_page()
    asked = []

    def answer(route):
        name = route.request.url.removeprefix("https://presidence.example/")
        asked.append(name)
        found = record.public / name
        headers = {"Access-Control-Allow-Origin": "*"}
        route.fulfill(
            status=200 if found.is_file() else 404, headers=headers, body=found.read_bytes() if found.is_file() else b""
        )

    page.route("https://presidence.example/**", answer)
    page.goto(f"file://{file}")
    page.fill("#t-text", record.text(TARIFFS))
    page.get_by_role("button", name="Vérifier", exact=True).click()
    page.locator("#t-said h2").wait_for()
    assert page.evaluate(READ)["verdict"] == "identical"
    assert "record/checkpoint" in asked
    assert all(name.startswith("record/") for name in asked)
    context.set_offline(True)
    page.unroute("https://presidence.example/**")
    page.get_by_role("button", name="Vérifier", exact=True).click()
    page.get_by_role("heading", name="Pas de verdict").wait_for()
    assert "Le registre n’a pas pu être lu" in page.locator("#t-said").inner_text()
    context.close()


@pytest.mark.parametrize(
    ("name", "changed", "told"),
    [
        ("record/payload/", lambda data: data.replace(b"58 francs", b"62 francs"), ""),
        ("record/payload/", lambda data: data.replace(b'"version":1', b'"version":2'), "unproven"),
        ("record/proof/", lambda data: data.replace(b"\n\n127", b"\n\n128"), "unproven"),
        ("record/proof/", lambda data: b"", "unproven"),
        ("record/checkpoint", lambda data: data.replace(b"\n1", b"\n2", 1), None),
    ],
    ids=["other words", "another version", "another log", "an empty proof", "another size"],
)
def test_a_record_that_lies_gets_no_good_verdict(browser, address, record, name, changed, told):
    context = browser.new_context()
    page = context.new_page()

    def answer(route):
        file = record.public / route.request.url.removeprefix(f"{address}/")
        data = file.read_bytes() if file.is_file() else b""
        route.fulfill(
            status=200 if data else 404,
            body=changed(data) if data and route.request.url.startswith(f"{address}/{name}") else data,
        )

    page.route("**/record/**", answer)
    page.goto(f"{address}/verifier.html")
    page.fill("#t-text", record.text(TARIFFS))
    page.get_by_role("button", name="Vérifier", exact=True).click()
    page.locator("#t-said h2").wait_for()
    said = page.evaluate(READ)
    context.close()
    assert said["verdict"] not in ("identical", "same_words", "extract")
    if told == "unproven":
        assert said["warnings"] == [["unproven", ""]]
    if told is None:
        assert "Pas de verdict" in said["said"]


@pytest.mark.parametrize(("name", "lead"), [("verifier.html", "Sans lui"), ("en/verify.html", "Without it")])
def test_without_script_the_page_says_what_to_do(browser, address, name, lead):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{name}")
    assert lead in page.locator("#t-plain").inner_text()
    assert not page.locator("#t-tool").is_visible()
    assert not page.locator("#t-keeper").is_visible()
    context.close()


def test_a_text_and_the_home_page_lead_to_it(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for start in (f"{address}/", f"{address}/{TARIFFS}.html"):
        page.goto(start)
        page.locator("main").get_by_role("link", name="Vérifier").first.click()
        assert page.locator("h1").inner_text() == "Vérifier un texte reçu"
        assert page.url == f"{address}/verifier.html"
    context.close()


def test_everything_works_with_the_keyboard(browser, address, record):
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/verifier.html")
    page.locator("#t-text").focus()
    page.keyboard.insert_text(record.text(TARIFFS))
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "t-go"
    page.keyboard.press("Enter")
    page.get_by_role("status").filter(has_text="Identique").wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#t-more') !== null")
    context.close()


@pytest.mark.parametrize("view", [{"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
                                  {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}], ids=["wide", "narrow"])  # fmt: skip
def test_axe_finds_nothing_in_any_verdict(browser, address, record, tmp_path, view):
    context = browser.new_context(**view, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{address}/verifier.html")
    found = {}
    for case in CASES:
        if case.name not in SHOWN:
            continue
        page.evaluate("document.getElementById('t-said').replaceChildren()")
        page.fill("#t-text", case.text(record))
        page.locator("#t-go").click()
        page.locator("#t-said h2").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), case.name
        if told := Axe().run(page, options=RULES).response["violations"]:
            found[case.name] = [(v["id"], v["nodes"][0]["html"]) for v in told]
    context.close()
    assert found == {}

"""The verification page in a real browser: served, and kept in a file that is opened without a network."""

import os
import re

import pytest
from tests.record.cases import CASES
from tests.record.sample_record import sample_record

from toguna.editions.canonical_text import t1
from toguna.record.words import words_of

pytestmark = pytest.mark.xdist_group("sample record")

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

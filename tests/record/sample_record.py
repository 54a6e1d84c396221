"""A sample newsroom with a record in which everything has happened: corrected, withdrawn, erased, a void number."""

from __future__ import annotations

import atexit
import json
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack
from functools import cache
from html import unescape
from pathlib import Path

from tests.own_newsroom import OwnNewsroom, own_newsroom

from toguna.editions.canonical_text import canonical_text, html_text
from toguna.editions.edition import Edition

MEASURES = "communiques/2020/03/mesures-de-prevention-sanitaire"
TARIFFS = "communiques/2025/04/tarifs-de-l-electricite-au-1er-mai-2025"
WITHDRAWN = "communiques/2025/04/tarifs-de-l-electricite-texte-retire"
ERASED = "communiques/2022/09/premiers-comptes-du-fonds-de-solidarite"
COUNCIL = "conseil/2023/02/conseil-des-ministres-8-fevrier-2023"
PRINTED = (MEASURES, TARIFFS, COUNCIL)
BRIDGE = "actualites/2024/03/inauguration-du-pont-de-l-entente"
VOID = "Décret n° 2025-002/PRK"

PREPARE = """
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from toguna.app.newsroom import open_newsroom
open_newsroom()
from toguna.app.publication import held_back, update_site
from toguna.editions import store
from toguna.editions.canonical_text import canonical_text
from toguna.editions.edition import Change
from toguna.editions.erasure import erase
from toguna.editions.library import Library
from toguna.editions.models import StoredEdition
from toguna.press.newsroom import Newsrooms
from toguna.press.pdf import NoPdf, pdf
from toguna.press.shelf import Shelf
from toguna.press.views.print import printed

aside, gone, *papers = sys.argv[1:]
library = Library()
ids = {row.path: row.edition_id for row in StoredEdition.objects.exclude(canonical="")}
rooms = Newsrooms(Shelf(library))
Path(aside).mkdir()
for stem in papers:
    text = library.edition(ids[f"/{stem}.html"])
    try:
        (Path(aside) / f"{text.path.rpartition('/')[2]}.pdf").write_bytes(pdf(printed(rooms[text.language], text)))
    except NoPdf:
        break
with held_back():
    lost = library.edition(ids[f"/{gone}.html"])
    (Path(aside) / "erased.txt").write_text(lost.number.label + "\\n" + canonical_text(lost), "utf-8")
    at = lost.published_at + timedelta(days=900)
    erase(lost.id, title="Texte effacé", ground="Décision de justice du 3 mars 2025.", at=at)
    decrees = next(e for row in StoredEdition.objects.filter(kind="series").values_list("edition_id", flat=True).distinct()
                   if "crets" in (e := library.edition(row)).title and e.language == "fr")
    voids = list(decrees.details.get("voids", ()))
    if not any((v["year"], v["number"]) == (2025, 2) for v in voids):
        voids.append({"year": 2025, "number": 2, "reason": "Projet retiré avant la signature."})
        store.append(replace(decrees, version=decrees.version + 1, change=Change("minor", "Un numéro sans texte."),
                             published_at=decrees.published_at + timedelta(days=2), details={**decrees.details, "voids": voids}))
update_site()
"""


class SampleRecord:
    """``aside`` holds what is not on the site: papers, and the words of the erased text as they were."""

    def __init__(self, newsroom: OwnNewsroom) -> None:
        self.newsroom = newsroom
        self.public = newsroom.public
        self.aside = newsroom.home / "aside"

    def text(self, stem: str) -> str:
        return (self.public / f"{stem}.txt").read_text("utf-8")

    def page(self, stem: str) -> str:
        """What a reader copies from a page, from the top of the text down to what stands beside it."""
        page = (self.public / f"{stem}.html").read_text("utf-8")
        return html_text(page[page.index("<article") : page.index("<aside")])

    def said(self, stem: str) -> str:
        """What a reader copies of the quotes beside a text."""
        page = (self.public / f"{stem}.html").read_text("utf-8")
        return html_text(page.partition('<section class="said">')[2].partition("</section>")[0])

    def citation(self, stem: str) -> str:
        """What the button of the first quote copies."""
        page = (self.public / f"{stem}.cite.html").read_text("utf-8")
        return unescape(page.partition('<p class="cited">')[2].partition("</p>")[0])

    def paper(self, stem: str) -> str | None:
        """The words that pdftotext takes out of the PDF; none where a system's package is missing."""
        file = self.aside / f"{stem.rpartition('/')[2]}.html.pdf"
        if not file.exists() or not shutil.which("pdftotext"):
            return None
        return subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout.decode()

    def first_version(self, stem: str) -> str:
        """The words of a text's first version, from the record."""
        for file in sorted((self.public / "record/payload").iterdir()):
            edition = json.loads(file.read_bytes())["edition"]
            if edition.get("path") == f"/{stem}.html" and edition["version"] == 1:
                return canonical_text(Edition.from_document(edition))
        raise KeyError(stem)

    def erased(self) -> str:
        return (self.aside / "erased.txt").read_text("utf-8")

    def texts(self) -> list[str]:
        """The stems of all texts."""
        files = (f for f in self.public.rglob("*.txt") if f.with_suffix(".json").exists())
        return sorted(f.relative_to(self.public).as_posix().removesuffix(".txt") for f in files)

    def title(self, stem: str) -> str:
        return re.sub(r"\s+", " ", self.text(stem).splitlines()[0])


@cache
def sample_record() -> SampleRecord:
    """Made once in a process, and gone with it."""
    stack = ExitStack()
    atexit.register(stack.close)
    newsroom = stack.enter_context(own_newsroom())
    _done(newsroom.run("demo", "--prepare"))
    command = [sys.executable, "-c", PREPARE, str(newsroom.home / "aside"), ERASED, *PRINTED]
    _done(subprocess.run(command, env=newsroom.environment, capture_output=True, text=True, timeout=300, check=False))
    assert not (Path(newsroom.public) / f"{ERASED}.txt").read_text("utf-8").startswith("Fonds")
    return SampleRecord(newsroom)


def _done(process: subprocess.CompletedProcess[str]) -> None:
    assert process.returncode == 0, process.stderr

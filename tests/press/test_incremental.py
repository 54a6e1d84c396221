"""Whatever is published, corrected, withdrawn, renamed, moved or translated, in whatever order: the site brought up to
date step by step is, byte for byte, the site made anew from the editions."""

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from tests.press import archive

from toguna.editions import store
from toguna.editions.edition import Change, Link, Mention, Number, Occasion, PersonMention, PlaceMention, Quote
from toguna.editions.erasure import erase
from toguna.editions.library import Library
from toguna.press import series
from toguna.press.ledger import Ledger
from toguna.press.press import Press
from toguna.press.publish import publish
from toguna.press.views import number_register, number_year

PEOPLE = ("awa-diarra", "moussa", "kadi")
WORDS = ("fleuve", "barrage", "hippopotame", "marché", "lycée", "moulin", "caravane", "palabre")
SECTIONS = ("actualites", "communiques", "ailleurs")
texts = st.integers(0, 10**6)


PHASES = [Phase.explicit, Phase.reuse, Phase.generate]
"""Without shrinking: each step builds a whole site."""


class Newsroom(RuleBasedStateMachine):
    """``folder`` is set by the test; each example has its own transaction, rolled back at its end."""

    folder = None

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        shutil.rmtree(self.folder, ignore_errors=True)
        self.now = archive.NOW
        self.moment = archive.START + timedelta(days=30)
        self.ids = []
        self.count = 0

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @initialize()
    def founded(self):
        for edition in archive.entries():
            store.append(edition)
        for name in PEOPLE[1:]:
            store.append(archive.entry(name, "person", name.title(), f"/personnes/{name}.html"))
        self.compare()

    @rule(day=st.integers(-40, 3), data=st.data(), many=st.sampled_from((1, 1, 1, 9)))
    def text_published(self, day, data, many):
        for _ in range(many):
            self.moment += timedelta(minutes=7)
            self.count += 1
            draw = data.draw
            section = draw(st.sampled_from(SECTIONS))
            name = f"texte-{self.count}"
            people = draw(st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2))
            words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
            moment = self.moment + timedelta(days=day)
            numbered = section == "communiques"
            # Twice the same, none at all, beyond a page of the register: whatever a store brings must not stop the press.
            number = draw(st.integers(1, 9))
            linked = draw(st.sampled_from([*self.ids, ""])) if self.ids else ""
            edition = archive.text(
                name,
                title=" ".join(words),
                body="".join(f"<p>Le {word} et le reste.</p>" for word in words),
                section="" if section == "ailleurs" else section,
                path=f"/{section}/2024/03/{name}.html",
                kind="communique" if numbered else draw(st.sampled_from(("news", "speech", "council"))),
                number=Number("serie", draw(st.sampled_from((2023, 2024))), number, f"n° {number}")
                if numbered
                else None,
                people=tuple(PersonMention(p, p.title()) for p in people),
                places=(archive.BOUBOU,) if draw(st.booleans()) else (),
                topics=(Mention("eau", "Eau"),) if draw(st.booleans()) else (),
                event=archive.VISIT if draw(st.booleans()) else None,
                links=(Link(linked, "see"),) if linked else (),
                quotes=tuple(
                    Quote(f"Le {word}", draw(st.sampled_from((*PEOPLE, ""))))
                    for word in words[: draw(st.integers(0, 2))]
                ),
                first_published_at=moment,
                published_at=moment,
            )
            store.append(edition)
            self.ids.append(name)
        self.compare()

    @rule(which=texts, word=st.sampled_from(WORDS), in_title=st.booleans())
    def text_corrected(self, which, word, in_title):
        if edition := self.some(which):
            changed = {"title": f"Encore {word}"} if in_title else {"body": f"<p>Le {word}, corrigé.</p>"}
            self.next(edition, Change("correction", "Un mot manquait."), **changed)

    @rule(which=texts, people=st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2))
    def other_people_named(self, which, people):
        if edition := self.some(which):
            named = tuple(PersonMention(p, p.title()) for p in people)
            self.next(edition, Change("minor", "Noms."), people=named, places=(PlaceMention("boubou", "Boubou"),))

    @rule(which=texts, word=st.sampled_from(WORDS), speaker=st.sampled_from((*PEOPLE, "")))
    def other_words_quoted(self, which, word, speaker):
        if edition := self.some(which):
            self.next(edition, Change("correction", "Paroles."), quotes=(Quote(f"Le {word}", speaker),))

    @rule(name=st.sampled_from(PEOPLE), year=st.integers(2022, 2025), role=st.sampled_from(("préfet", "maire")))
    def office_taken_up(self, name, year, role):
        person = Library().edition(name)
        held = [*person.details.get("appointments", []), {"role": role, "start": f"{year}-01-01"}]
        self.next(person, Change("update", "Fonction."), details={**person.details, "appointments": held})

    @rule(which=texts)
    def text_withdrawn(self, which):
        if edition := self.some(which):
            self.next(edition, Change("withdrawal", "Publié par erreur."))

    @rule(which=texts)
    def text_restored(self, which):
        edition = self.some(which)
        if edition and edition.withdrawn:
            self.next(edition, Change("update", "Rétabli."))

    @rule(which=texts)
    def text_erased(self, which):
        edition = self.some(which)
        if edition and not edition.erased:
            erase(edition.id, title="Texte effacé", ground="Décision de justice.", at=edition.published_at)
            self.compare()

    @rule(which=texts)
    def text_translated(self, which):
        edition = self.some(which)
        if edition and not Library().edition(f"{edition.id}-en"):
            moment = edition.published_at + timedelta(hours=1)
            store.append(
                replace(
                    archive.english(edition, title=f"In English {edition.id}", path=f"/en/news/2024/03/{edition.id}.html"),
                    version=1, change=Change(), first_published_at=moment, published_at=moment, number=None,
                )
            )  # fmt: skip
            self.ids.append(f"{edition.id}-en")
            self.compare()

    @rule(year=st.sampled_from((2022, 2024)), number=st.integers(1, 9), word=st.sampled_from(WORDS))
    def number_declared_void(self, year, number, word):
        void = {"year": year, "number": number, "label": f"n° {number}", "reason": f"Le {word}."}
        for name in ("serie", "serie-en"):
            series = Library().edition(name)
            voids = [*series.details.get("voids", []), void]
            self.next(series, Change("update", "Registre."), details={**series.details, "voids": voids})

    @rule(which=texts, number=st.integers(1, 12), words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=5))
    def forgery_denied(self, which, number, words):
        self.moment += timedelta(minutes=7)
        self.count += 1
        name = f"dementi-{self.count}"
        forged = " ".join(f"Le {word} et le reste." for word in words)
        details = {"claimed_text": forged, "claimed_number": f"Communiqué n° {number}/2024"}
        if edition := self.some(which):
            details["authentic"] = edition.group
        store.append(
            archive.text(
                name, title=f"Faux {number}", kind="denial", path=f"/actualites/2024/03/{name}.html", details=details,
                first_published_at=self.moment, published_at=self.moment,
            )
        )  # fmt: skip
        self.ids.append(name)
        self.compare()

    @rule(name=st.sampled_from((*PEOPLE, "boubou", "eau", "actualites", "serie")), word=st.sampled_from(WORDS))
    def entry_renamed(self, name, word):
        self.next(Library().edition(name), Change("minor", "Nom."), title=f"{word.title()} {name}")

    @rule(name=st.sampled_from((*PEOPLE, "boubou", "serie-en")))
    def entry_withdrawn(self, name):
        self.next(Library().edition(name), Change("withdrawal", "Retiré du registre."))

    @rule(month=st.integers(1, 12), day=st.integers(1, 28), status=st.sampled_from(("planned", "held", "cancelled")))
    def event_moved(self, month, day, status):
        event = Library().edition("sommet")
        occasion = Occasion("sommet", f"2024-{month:02}-{day:02}", "", "sommet", "Sommet", status, archive.BOUBOU)
        self.next(event, Change("update", "Date."), event=occasion)

    @rule(title=st.sampled_from(("Présidence du Test", "La Présidence")), zone=st.sampled_from(("UTC", "Asia/Tokyo")))
    def institution_changed(self, title, zone):
        house = Library().edition("institution")
        self.next(house, Change("minor", "Nom."), title=title, details={**house.details, "time_zone": zone})

    @rule(days=st.integers(0, 40))
    def time_passes(self, days):
        self.now += timedelta(days=days)
        self.compare()

    def some(self, which):
        return Library().edition(self.ids[which % len(self.ids)]) if self.ids else None

    def next(self, edition, change, **changed):
        if edition.erased:
            return
        moment = edition.published_at + timedelta(hours=2)
        store.append(replace(edition, version=edition.version + 1, change=change, published_at=moment, **changed))
        self.compare()

    def compare(self):
        kept, fresh = self.folder / "kept", self.folder / "fresh"
        publish(Press(kept, self.folder / "kept-press"), Library(), now=self.now)
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(self.folder / "fresh-press", ignore_errors=True)
        publish(Press(fresh, self.folder / "fresh-press"), Library(), now=self.now)
        # What is made later is compared by the digests of what it is made from.
        assert later(self.folder / "kept-press") == later(self.folder / "fresh-press")
        here, there = files(kept), files(fresh)
        assert here.keys() == there.keys()
        assert [name for name in here if here[name] != there[name]] == []


def later(memory):
    ledger = Ledger.open(memory / "ledger.sqlite")
    try:
        names = [name for name, _ in ledger.late()]
        return ledger.hashes(names)
    finally:
        ledger.close()


def files(folder):
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.django_db
def test_the_site_kept_up_to_date_is_the_site_made_anew(settings_folder, monkeypatch):
    Newsroom.folder = settings_folder
    for module in (series, number_register, number_year):
        monkeypatch.setattr(module, "ON_A_PAGE", 3)
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=12,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=PHASES,
        ),
    )


@pytest.fixture
def settings_folder(settings, tmp_path):
    settings.TOGUNA_ASSETS = tmp_path / "assets"
    return tmp_path / "site"

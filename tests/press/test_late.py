import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from tests.press import archive

from toguna.editions import store
from toguna.editions.edition import Change, Number
from toguna.editions.erasure import erase
from toguna.editions.library import Library
from toguna.press.late import make_owed, owed_count
from toguna.press.newsroom import Newsrooms
from toguna.press.pdf import pdf
from toguna.press.press import Press
from toguna.press.publish import publish
from toguna.press.share_card import ShareCard, institution_card
from toguna.press.share_card_drawing import draw
from toguna.press.shelf import Shelf
from toguna.press.views.print import printed

pytestmark = pytest.mark.django_db

CARD = ShareCard(
    title="Un communiqué sur l’eau du fleuve",
    kind="Communiqué",
    number="COM/2024/001",
    date="5 mars 2024",
    institution="Présidence du Test",
    told="Vérifiez ce texte :",
    check="presidence.example/n/com-2024-001",
    ink="#204060",
    accent="#884400",
    cloth="texte-1",
    right_to_left=False,
)


@pytest.fixture
def press(settings, tmp_path):
    settings.TOGUNA_ASSETS = tmp_path / "assets"
    for edition in archive.entries():
        store.append(edition)
    made = Press(tmp_path / "public", tmp_path / "press", jobs=1)
    # The institution's own cards are there before any text.
    publish(made, Library(), now=archive.NOW)
    assert set(make_owed(made, Library())) == house_cards()
    return made


def house_cards():
    rooms = Newsrooms(Shelf(Library()))
    return {institution_card(rooms[code]).name for code in rooms.codes}


def published(press, **options):
    report = publish(press, Library(), now=archive.NOW, **options)
    made = make_owed(press, Library(), most=1000)
    return report, [name for name in made if name.startswith("media/cards/")]


def cards(press):
    """The cards of texts."""
    files = (press.public / "media/cards").rglob("*.png")
    return {f.relative_to(press.public).as_posix() for f in files} - house_cards()


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        replace(CARD, title=""),
        replace(CARD, title="mot " * 300, institution="Une institution " * 20, check="presidence.example/" + "a" * 300),
        replace(CARD, title="x" * 400, number="N" * 200),
        replace(CARD, title="السيد الرئيس يستقبل السفراء", right_to_left=True),
        replace(CARD, title="Emoji 🎉 et 漢字"),
        replace(CARD, title="Les ɛ ɔ ɲ ŋ du bambara, ߒߞߏ"),
    ],
    ids=["usual", "no title", "all long", "one word", "arabic", "no glyphs", "african letters"],
)
def test_a_card_is_a_picture_of_its_size_and_light(card):
    data = draw(card)
    assert len(data) < 100_000
    with Image.open(BytesIO(data)) as image:
        image.load()
        assert (image.format, image.size) == ("PNG", (1200, 630))
    assert draw(card) == data


def test_what_the_fonts_do_not_hold_is_left_out_and_not_boxed():
    assert draw(replace(CARD, title="Emoji 🎉 漢字")) == draw(replace(CARD, title="Emoji  "))


def test_every_word_and_colour_is_part_of_the_name():
    changed = {
        replace(CARD, **{name: value}).name for name, value in {"title": "x", "number": "y", "ink": "#000000"}.items()
    }
    assert len({CARD.name, *changed}) == 4


def test_cards_are_drawn_after_the_pages_and_the_pages_name_them(press):
    store.append(archive.text("un", number=Number("serie", 2024, 1, "n° 1/2024")))
    report, drawn = published(press)
    assert set(drawn) == cards(press)
    assert len(drawn) == 1
    page = (press.public / "actualites/2024/03/un.html").read_text("utf-8")
    assert f'<meta property="og:image" content="https://presidence.example/{drawn[0]}">' in page
    assert "n° 1/2024" in page.partition("og:image:alt")[2][:200]
    assert not report.removed


def test_a_correction_of_the_title_brings_another_card_and_takes_the_old_one_away(press):
    store.append(archive.text("un"))
    _, (before,) = published(press)
    archive.correct("un", body="<p>Le titre reste.</p>")
    assert published(press)[1] == []
    archive.correct("un", title="Un autre titre")
    report, (after,) = published(press)
    assert before in report.removed
    assert cards(press) == {after} != {before}


def test_withdrawn_and_erased_texts_have_no_card(press):
    store.append(archive.text("un"))
    store.append(archive.text("deux"))
    published(press)
    archive.withdraw("un")
    edition = Library().edition("deux")
    erase("deux", title="Texte effacé", ground="Décision de justice.", at=edition.published_at)
    report, drawn = published(press)
    assert drawn == []
    assert cards(press) == set()
    assert len([name for name in report.removed if name.startswith("media/cards/")]) == 2


def test_what_a_run_cut_short_left_is_drawn_by_the_next(press):
    store.append(archive.text("un"))
    store.append(archive.text("deux", 1))
    publish(press, Library(), now=archive.NOW, full=True)
    # A card and a PDF of each, and the year's book.
    assert owed_count(press) == 5
    first = make_owed(press, Library(), most=3)
    store.append(archive.text("trois", 2))
    publish(press, Library(), now=archive.NOW)
    assert owed_count(press) == 5
    make_owed(press, Library())
    assert owed_count(press) == 0
    assert len(cards(press)) == 3
    newest = (press.public / "actualites/2024/03/deux.html").read_text("utf-8")
    assert any(name in newest for name in first)


def test_a_site_made_anew_keeps_the_cards_it_has(press):
    store.append(archive.text("un"))
    _, (name,) = published(press)
    made = (press.public / name).stat().st_mtime_ns
    store.append(archive.text("deux"))
    _, drawn = published(press, full=True)
    assert len(drawn) == 1
    assert (press.public / name).stat().st_mtime_ns == made
    assert len(cards(press)) == 2


def test_a_text_changed_since_gets_only_the_card_of_its_last_state(press):
    store.append(archive.text("un"))
    publish(press, Library(), now=archive.NOW)
    archive.correct("un", title="Un autre titre")
    assert make_owed(press, Library()) == []
    assert owed_count(press) == 0
    _, drawn = published(press)
    assert cards(press) == set(drawn)
    assert len(drawn) == 1


def test_a_lost_card_is_drawn_again_when_the_site_is_checked(press):
    store.append(archive.text("un"))
    _, (name,) = published(press)
    (press.public / name).unlink()
    _, drawn = published(press, check=True)
    assert drawn == [name]


def test_pages_that_are_no_text_are_shared_with_the_institution_s_card(press):
    (before,) = (name for name in house_cards() if name in (press.public / "index.html").read_text("utf-8"))
    for page in ("agenda/index.html", "personnes/awa-diarra.html", "404.html"):
        assert f'content="https://presidence.example/{before}"' in (press.public / page).read_text("utf-8")
    assert (press.public / before).stat().st_size < 100_000
    store.append(archive.next_version("institution", Change("update", "Un autre nom."), title="La Présidence"))
    report, (after,) = published(press)
    assert before in report.removed
    assert after in (press.public / "agenda/index.html").read_text("utf-8")


PDF = "actualites/2024/03/un.pdf"


def words_of(file):
    program = shutil.which("pdftotext")
    if not program:
        pytest.skip("Debian's package poppler-utils is not installed")
    return subprocess.run([program, "-layout", file, "-"], capture_output=True, check=True, text=True).stdout


def test_a_text_has_a_pdf_of_its_words_with_its_number_and_where_to_check_it(press):
    number = Number("serie", 2024, 1, "COM/2024/001")
    body = "<h2>Un titre</h2><p>Le fleuve, l’eau &amp; l’été.</p><ul><li>Un point</li></ul><table><tbody><tr><td>Cellule</td></tr></tbody></table>"
    store.append(archive.text("un", body=body, number=number, summary="En bref.", media=(archive.medium(),)))
    published(press)
    data = (press.public / PDF).read_bytes()
    assert data.startswith(b"%PDF-")
    assert len(data) < 60_000
    told = subprocess.run(["pdfinfo", press.public / PDF], capture_output=True, check=True, text=True).stdout
    assert re.search(r"Tagged: +yes", told)
    assert re.search(r"Title: +Un titre : un", told)
    words = words_of(press.public / PDF)
    for said in ("Présidence du Test", "Un titre : un", "Le fleuve, l’eau & l’été.", "Un point", "Cellule", "En bref.",
                 "COM/2024/001", "https://presidence.example/n/com-2024-001", "Version 1"):  # fmt: skip
        assert said in words, said
    page = (press.public / "actualites/2024/03/un.html").read_text("utf-8")
    assert '<a href="un.pdf" type="application/pdf">' in page


def test_a_pdf_is_made_again_only_when_what_it_says_changes(press):
    store.append(archive.text("un"))
    published(press)
    made = (press.public / PDF).stat().st_mtime_ns
    store.append(archive.text("deux"))
    published(press)
    published(press, full=True)
    published(press, check=True)
    assert (press.public / PDF).stat().st_mtime_ns == made
    archive.correct("un", note="Le mot manquait.", body="<p>Le corps corrigé.</p>")
    report = publish(press, Library(), now=archive.NOW)
    assert PDF in report.removed
    assert not (press.public / PDF).exists()
    assert PDF in make_owed(press, Library())
    words = words_of(press.public / PDF)
    assert "Le corps corrigé." in words
    assert "Le mot manquait." in words
    archive.withdraw("un")
    published(press)
    assert not (press.public / PDF).exists()


def test_an_old_pdf_does_not_outlive_the_memory_of_the_press(press):
    store.append(archive.text("un"))
    published(press)
    archive.correct("un", body="<p>Le corps corrigé.</p>")
    press.ledger.unlink()
    publish(press, Library(), now=archive.NOW)
    assert not (press.public / PDF).exists()
    make_owed(press, Library())
    assert "corrigé" in words_of(press.public / PDF)


def test_the_same_text_gives_the_same_pdf_and_loads_nothing(press):
    hostile = '<p><a href="file:///etc/passwd">x</a></p>'
    edition = archive.text("un", body=hostile, title=archive.HOSTILE)
    room = Newsrooms(Shelf(Library()))["fr"]
    html = printed(room, edition)
    assert pdf(html) == pdf(html)
    asked = html.replace(
        "<main>", '<main><img src="file:///etc/passwd" alt="a"><img src="http://127.0.0.1:9/" alt="b">'
    )
    assert len(pdf(asked)) < 60_000


def test_an_arabic_text_reads_from_right_to_left(press):
    edition = archive.text("un", language="ar", title="السيد الرئيس", body="<p>يستقبل السيد الرئيس السفراء.</p>")
    html = printed(Newsrooms(Shelf(Library()))["fr"], edition)
    assert len(pdf(html)) < 60_000

"""Communiqués in files: words, title, number and dates out of each format; hostile files refused in words."""

import datetime as dt
import gzip
import io
import os
import pickle
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from tests.intake.office_files import PICTURE, PNG, open_document, paragraph, run, word
from weasyprint import HTML

from toguna.intake.blocks import Image, Prose, Table
from toguna.intake.communiques import holds_communiques, open_communiques
from toguna.intake.communiques.inscription import inscription_of, number_of
from toguna.intake.communiques.pdf_lines import PdfLine, paragraphs_of_lines, without_running_heads
from toguna.intake.documents import Item, NotTaken, SourceDocument, SourceMedium, SourcePage
from toguna.intake.problems import SourceProblem

LEDE = "Le Président de la République a reçu, ce mardi, une délégation de l’œuvre des riverains du fleuve."
SIGNED = "Fait à Solabé, le 12 mars 2024"
BODY = (
    paragraph("PRÉSIDENCE DE LA RÉPUBLIQUE") + paragraph("Unité – Travail – Progrès")
    + paragraph("COMMUNIQUÉ N° 045/2024/PR-SG") + paragraph("Le Chef de l’État reçoit les riverains", "Titre")
    + paragraph(LEDE)
)  # fmt: skip
TEXT = f"""RÉPUBLIQUE DE VALDORÉE
Unité – Travail – Progrès

COMMUNIQUÉ DE PRESSE N° 12/MAE

Objet : Visite du ministre

{LEDE}

Solabé, le 2 avril 2024
"""


def item_of(path: Path) -> Item:
    pending = list(open_communiques(path).items())
    return pickle.loads(pickle.dumps(pending[0])).read()


def page_of(path: Path) -> SourcePage:
    page = item_of(path)
    assert isinstance(page, SourcePage), page
    return page


def document_of(path: Path) -> SourceDocument:
    return page_of(path).documents[0]


def refusal_of(path: Path) -> str:
    item = item_of(path)
    assert isinstance(item, NotTaken), item
    assert "\n" not in item.why
    return item.why


def pdf(path: Path, body: str, style: str = "") -> Path:
    page = f"<html lang=fr><style>p{{text-align:justify;hyphens:auto}}{style}</style>{body}"
    path.write_bytes(HTML(string=page).write_pdf())
    return path


def test_a_word_document(tmp_path: Path) -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>EFFACÉ</w:delText></w:r></w:del>'
    added = f'<w:ins w:id="2">{run(" ajoutés")}</w:ins>'
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    cells = "".join(f"<w:tc>{paragraph(one)}</w:tc>" for one in ("Ville", "Solabé"))
    changed = f"<w:p>{run('Des mots')}{note}{deleted}{added}{run('.')}</w:p>"
    path = word(
        tmp_path / "un.docx",
        BODY + changed + PICTURE + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>" + paragraph(SIGNED),
        more={"word/vbaProject.bin": b"macro"},
    )
    document = document_of(path)
    (medium,) = (one for pending in open_communiques(path).items() if isinstance(one := pending.read(), SourceMedium))

    assert document.title == "Le Chef de l’État reçoit les riverains"
    assert document.blocks[0] == Prose(f"<p>{LEDE}</p><p>Des mots<sup>[1]</sup> ajoutés.</p>")
    assert document.blocks[1] == Image(medium.address, "La salle")
    assert document.blocks[2] == Table((("Ville", "Solabé"),))
    assert document.blocks[3] == Prose(f"<p>{SIGNED}</p><ol><li>Dite aussi du fleuve.</li></ol>")
    assert document.archive["number"] == "045/2024/PR-SG"
    assert (document.archive["signed_on"], document.archive["signed_at"]) == ("2024-03-12", "Solabé")
    assert (document.published_date, document.published, document.archive["dated_by"]) == (
        "2024-03-12",
        None,
        "its signature",
    )
    assert document.event_date == "2024-03-12"
    assert [left.text for left in page_of(path).boilerplate] == [
        "PRÉSIDENCE DE LA RÉPUBLIQUE", "Unité – Travail – Progrès", "COMMUNIQUÉ N° 045/2024/PR-SG",
    ]  # fmt: skip


def test_the_bytes_of_its_pictures_and_of_nothing_else_are_given(tmp_path: Path) -> None:
    word(tmp_path / "un.docx", BODY + PICTURE)
    (tmp_path.parent / "secret.docx").write_bytes((tmp_path / "un.docx").read_bytes())
    source = open_communiques(tmp_path)
    (medium,) = (one for pending in source.items() if isinstance(one := pending.read(), SourceMedium))

    assert source.medium(medium.address) == PNG
    assert medium.media_type == "image/png"
    crc = medium.address.partition("/")[0]
    for other in ("un.docx!word/document.xml", "../secret.docx!word/media/image1.png", "none.docx!word/media/image1.png",
                  "un.docx", "!", ""):  # fmt: skip
        assert source.medium(f"{crc}/{other}") is None
    assert source.medium("embedded:00000000/un.docx!word/media/image1.png") is None
    assert source.medium("https://x.example/image1.png") is None


def test_a_number_in_the_head_of_the_pages_counts(tmp_path: Path) -> None:
    document = document_of(word(tmp_path / "a.docx", paragraph(LEDE), head="Communiqué n° 7/2024"))

    assert document.archive["number"] == "7/2024"
    assert document.published_date == "2024-03-11"
    assert document.archive["dated_by"] == "the properties of the file"
    assert document.title == "Le Président de la République a reçu, ce mardi, une délégation de"


def test_an_open_document(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>'
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>EFFACÉ</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>MINISTÈRE DE LA PÊCHE</text:p>"
        '<text:p text:style-name="P1">Une campagne s’ouvre</text:p>'
        f'<text:p>{LEDE}<office:annotation><text:p>À REVOIR</text:p></office:annotation> Il a <text:span text:style-name="T1">dit</text:span>'
        '<text:s text:c="3"/>oui<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>En 2024.</text:p>'
        "</text:note-body></text:note>.</text:p>"
        '<text:h text:outline-level="2">Points</text:h>'
        '<text:list text:style-name="L1"><text:list-item><text:p>un</text:p></text:list-item></text:list>'
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
        '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/><svg:desc>Filet</svg:desc></draw:frame></text:p>'
    )
    document = document_of(open_document(tmp_path / "a.odt", body, styles=styles))

    assert document.title == "Une campagne s’ouvre"
    assert document.blocks[0] == Prose(
        f"<p>{LEDE} Il a <strong>dit</strong> oui<sup>[1]</sup>.</p><h2>Points</h2><ol><li>un</li></ol>"
    )
    assert isinstance(document.blocks[1], Table)
    assert document.blocks[1].rows == (("a", ""),)
    image = document.blocks[2]
    assert isinstance(image, Image)
    assert image.alt == "Filet"
    assert open_communiques(tmp_path).medium(image.address) == PNG
    assert document.blocks[3] == Prose("<p>[1] En 2024.</p>")
    assert document.published_date == "2024-03-10"


def test_a_pdf_in_paragraphs(tmp_path: Path) -> None:
    words = "".join(
        f"<p>{name} dit : {LEDE} Le vice-président, porte-parole du gouvernement, a dit oui aux organisations de {name}, "
        "professionnelles et internationales, conformément aux dispositions.</p>"
        for name in (f"{first}{second}ondo" for first in "ABDKM" for second in "aeiu")
    )
    style = '@page{size:A5;@top-center{content:"PRÉSIDENCE"}@bottom-center{content:"Page " counter(page) " sur " counter(pages)}}'
    body = f"<h1>Communiqué n° 045/2024/PR-SG</h1>{words}<ul><li>un point ;</li><li>un autre.</li></ul><p>{SIGNED}</p>"
    page = page_of(pdf(tmp_path / "a.pdf", body, style))
    (document,) = page.documents

    assert document.title == "Communiqué n° 045/2024/PR-SG"
    assert len(document.paragraphs) == 23
    assert document.paragraphs[0] == (
        f"Aaondo dit : {LEDE} Le vice-président, porte-parole du gouvernement, a dit oui aux organisations de Aaondo, "
        "professionnelles et internationales, conformément aux dispositions."
    )
    assert document.paragraphs[-3:] == ("un point ;", "un autre.", SIGNED)
    assert (document.archive["number"], document.archive["signed_on"]) == ("045/2024/PR-SG", "2024-03-12")
    assert {left.text for left in page.boilerplate if left.kind == "running head"} >= {"PRÉSIDENCE", "Page 1 sur 5"}


def test_lines_of_a_pdf_are_joined_and_their_hyphens_undone() -> None:
    def lines(*texts: str) -> list[PdfLine]:
        return [PdfLine(text, None, None, 10, 1) for text in texts]

    def joined(*texts: str) -> list[str]:
        return [one.text for one in paragraphs_of_lines(lines(*texts))]

    assert joined("Le gouver-", "nement a dit oui") == ["Le gouvernement a dit oui"]
    assert joined("Le porte-", "parole a dit oui") == ["Le porte-parole a dit oui"]
    assert joined("Le Vice-", "Président a dit oui") == ["Le Vice-Président a dit oui"]
    assert joined("Les mots arc-en-ciel et arc-en-", "ciel sont là") == ["Les mots arc-en-ciel et arc-en-ciel sont là"]
    assert joined("Un mot cou\u00ad", "pé ici") == ["Un mot coupé ici"]
    assert joined("Il a dit :", "• un", "• deux") == ["Il a dit :", "• un", "• deux"]


def test_running_heads_are_those_that_repeat() -> None:
    pages = [PdfLine(text, None, None, 10, n) for n in (1, 2, 3)
             for text in ("LETTRE", f"mots {'abc'[n - 1]}", f"autres {'abc'[n - 1]}", f"fin {'abc'[n - 1]}", f"- {n} -")]  # fmt: skip
    left, running = without_running_heads(pages)

    assert "LETTRE" not in [line.text for line in left]
    assert len(left) == 9
    assert running == ("LETTRE", "- 1 -", "- 2 -", "- 3 -")


def test_letters_set_as_one_are_taken_apart(tmp_path: Path) -> None:
    made = pdf(tmp_path / "a.pdf", "<p>Il e\ufb00ectuera une visite o\ufb03cielle aux \ufb01lles du \ufb02euve.</p>")
    assert document_of(made).paragraphs == ("Il effectuera une visite officielle aux filles du fleuve.",)


def test_a_scan_says_so(tmp_path: Path) -> None:
    assert "scan" in refusal_of(
        pdf(tmp_path / "a.pdf", '<svg width="100" height="100"><rect width="9" height="9"/></svg>')
    )


def test_a_locked_pdf_says_so_and_one_open_to_readers_is_read(tmp_path: Path) -> None:
    made = pdf(tmp_path / "a.pdf", f"<p>{LEDE}</p>")
    for word_of_user, name in (("sesame", "locked.pdf"), ("", "open.pdf")):
        writer = PdfWriter(clone_from=PdfReader(made))
        writer.encrypt(word_of_user, "owner", algorithm="AES-256")
        writer.write(tmp_path / name)

    assert "locked with a password" in refusal_of(tmp_path / "locked.pdf")
    assert document_of(tmp_path / "open.pdf").paragraphs == (LEDE,)


RTF = rb"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}{\*\generator Word;}{\stylesheet{\s1 heading 1;}}
{\info{\title Document1}{\author Awa Sow}{\creatim\yr2019\mo5\dy6\hr9\min30}}{\header\pard R\'c9PUBLIQUE DE VALDOR\'c9E\par}
\pard\qc COMMUNIQU\'c9 N\'b0 045/2019/PR-SG\par
Le Chef de l\rquote\'c9tat re\'e7oit\par
\pard Le Pr\'e9sident a re\u231?u les riverains{\super\chftn{\footnote\pard Du fleuve.}}, {\v cach\'e9}{\deleted effac\'e9}ce mardi 4 juin 2019\~: \u8220\'93oui\u8221\'94.\par
{\pict\pngblip 89504e47}\trowd\cellx1\cellx2\pard\intbl Ville\cell Nombre\cell\row\trowd\pard\intbl Solab\'e9\cell 12\cell\row
\pard{\listtext\'b7\tab}un\par{\listtext\'b7\tab}deux\par
{\field{\*\fldinst HYPERLINK "https://x.example/"}{\fldrslt Lien}}\par {\bin5 {{{}}fin}\par
Fait \'e0 Solab\'e9, le 5 juin 2019\par}"""


def test_rich_text(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(RTF)
    document = document_of(tmp_path / "a.rtf")

    assert document.title == "Le Chef de l’État reçoit"
    assert document.blocks == (
        Prose("<p>Le Président a reçu les riverains [Du fleuve.], ce mardi 4 juin 2019 : “oui”.</p>"),
        Table((("Ville", "Nombre"), ("Solabé", "12"))),
        Prose("<ul><li>un</li><li>deux</li></ul><p>Lien</p><p>fin</p><p>Fait à Solabé, le 5 juin 2019</p>"),
    )
    assert (document.archive["number"], document.archive["signed_on"]) == ("045/2019/PR-SG", "2019-06-05")
    assert document.archive["notes"] == ["its pictures are left out; save it as .docx or .odt to have them"]
    assert document.archive["author_of_the_file"] == "Awa Sow"


def test_the_properties_of_rich_text_date_it(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(RTF.replace(b"le 5 juin 2019", b"ce jour"))
    document = document_of(tmp_path / "a.rtf")
    assert (document.published_date, document.archive["dated_by"]) == ("2019-05-06", "the properties of the file")


def test_rich_text_nested_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(b"{\\rtf1 " + b"{" * 5000)
    assert "nested deeper" in refusal_of(tmp_path / "a.rtf")


def test_plain_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_bytes(TEXT.replace("œ", "oe").encode("cp1252"))
    first, second = (document_of(tmp_path / name) for name in ("a.txt", "b.txt"))

    assert first.title == second.title == "Visite du ministre"
    assert first.paragraphs == (LEDE, "Solabé, le 2 avril 2024")
    assert first.archive["number"] == "12/MAE"
    assert (first.published_date, first.archive["dated_by"]) == ("2024-04-02", "its place and date")


def test_the_date_of_the_disk_is_the_last_resort_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Des mots sans date, qui ne disent ni le jour ni le lieu où ils furent écrits.", "utf-8")
    stamp = dt.datetime(2020, 5, 6, 12, tzinfo=dt.UTC).timestamp()
    os.utime(path, (stamp, stamp))
    document = document_of(path)

    assert document.published_date == "2020-05-06"
    assert "on its disk" in document.archive["dated_by"]


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (["Communiqué n° 045/2024/PR-SG"], "045/2024/PR-SG"),
        (["COMMUNIQUÉ DE PRESSE", "N° 12 / MAE / CAB"], "12/MAE/CAB"),
        (["Communiqué conjoint no. 7"], "7"),
        (["Décret n°2024-0123/PRES/PM du 4 mars 2024"], "2024-0123/PRES/PM"),
        (["Press release No. 2024-17"], "2024-17"),
        (["N/Réf : n° 0099/SG"], "0099/SG"),
        (["Le Chef de l’État reçoit 12 délégations"], ""),
        ([], ""),
    ],
)
def test_numbers_as_they_are_written(lines: list[str], number: str) -> None:
    assert number_of(lines) == number


@pytest.mark.parametrize(
    ("line", "language", "day", "place"),
    [
        ("Fait à Solabé, le 12 mars 2024", "fr", "2024-03-12", "Solabé"),
        ("Fait et délibéré à Port-Mirande le 1er avril 2024.", "fr", "2024-04-01", "Port-Mirande"),
        ("Fait à Solabé, le 12/03/2024", "fr", "2024-03-12", "Solabé"),
        ("Done at Solabe, on 12 March 2024", "en", "2024-03-12", "Solabe"),
        ("Il a fait à tous un bon accueil.", "fr", "", ""),
    ],
)
def test_signatures_as_they_are_written(line: str, language: str, day: str, place: str) -> None:
    found = inscription_of([], [LEDE, line], language)
    assert (found.signed_on, found.signed_at) == (day, place)


@pytest.mark.parametrize(
    ("text", "title", "day", "by"),
    [
        (f"COMMUNIQUÉ DE PRESSE\n\nRentrée : les écoles rouvrent\n\nSolabé, le 28 septembre 2023 – {LEDE}",
         "Rentrée : les écoles rouvrent", "2023-09-28", "its place and date"),
        (f"COMMUNIQUÉ DU CONSEIL DES MINISTRES DU MERCREDI 27 SEPTEMBRE 2023\n\n{LEDE}",
         "COMMUNIQUÉ DU CONSEIL DES MINISTRES DU MERCREDI 27 SEPTEMBRE 2023", "2023-09-27", "its title"),
        (f"DÉCRET N° 2024-0123/PR DU 4 MARS 2024\nportant nomination du Directeur des Douanes\n\n{LEDE}",
         "DÉCRET N° 2024-0123/PR DU 4 MARS 2024 portant nomination du Directeur des Douanes", "2024-03-04", "its title"),
        ("PRESIDENCY OF THE REPUBLIC\n\nPRESS RELEASE No. 2024/017\n\nPresident receives the river delegation\n\n"
         "The President received today a delegation of people who live by the river.\n\nDone at Solabe, on 12 March 2024",
         "President receives the river delegation", "2024-03-12", "its signature"),
        ("Discours du Président de la République\n\nMesdames et Messieurs,\n\nC’est un honneur.\n\nPublié le 5 mai 2021",
         "Discours du Président de la République", "2021-05-05", "the line that says when it was published"),
        ("Un marché ouvre\n\nLe ministre a inauguré, le lundi 3 juin 2019, un marché de quatre cents étals attendu de tous.",
         "Un marché ouvre", "2019-06-03", "the day of what it tells of: nothing else tells; look at it"),
    ],
)  # fmt: skip
def test_titles_and_days_as_communiques_have_them(tmp_path: Path, text: str, title: str, day: str, by: str) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    document = document_of(tmp_path / "a.txt")

    assert (document.title, document.published_date, document.archive["dated_by"]) == (title, day, by)


def test_a_day_that_does_not_exist_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Un titre\n\n{LEDE}\n\nFait à Solabé, le 31 février 2024\n", "utf-8")
    document = document_of(tmp_path / "a.txt")

    assert "signed_on" not in document.archive
    assert document.archive["wrong_date"] == "31 février 2024"


def test_a_mixed_folder_is_read_whole_and_what_is_no_text_is_told(tmp_path: Path) -> None:
    word(tmp_path / "b.docx", BODY)
    (tmp_path / "2024").mkdir()
    open_document(tmp_path / "2024" / "c.odt", f"<text:p>{LEDE}</text:p>", more={"Pictures/logo.emf": b"x"})
    pdf(tmp_path / "2024" / "d.pdf", f"<h1>Un titre</h1><p>{LEDE}</p>")
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "~$b.docx").write_bytes(b"lock")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(2000))
    (tmp_path / "locked.docx").write_bytes(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"))
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "all.gz").write_bytes(gzip.compress(b"x"))
    (tmp_path / "none.txt").write_text("")
    (tmp_path / "blank.txt").write_text(" \n ")
    with zipfile.ZipFile(tmp_path / "sheet.xlsx", "w") as file:
        file.writestr("xl/workbook.xml", "<x/>")
    (tmp_path / "pointer.txt").symlink_to("/etc/hostname")
    source = open_communiques(tmp_path)
    items = [pending.read() for pending in source.items()]

    pages = [item.origin for item in items if isinstance(item, SourcePage)]
    assert sorted(pages) == ["2024/c.odt", "2024/d.pdf", "a.txt", "b.docx"]
    told = {item.where: item.why for item in items if isinstance(item, NotTaken)}
    assert {name: why.split(";")[0] for name, why in told.items()} == {
        "old.doc": "it is a Word document of the old kind (.doc)", "locked.docx": "it is locked with a password",
        "photo.jpg": "it is a picture", "all.gz": "it is an archive",
        "none.txt": "it is empty", "blank.txt": "no words were found in it", "sheet.xlsx": "it is a table or slides",
        "pointer.txt": "it only points to another file",
        "2024/c.odt, Pictures/logo.emf": "no page can show a picture of its kind",
    }  # fmt: skip
    assert source.progress() == (12, 12)
    assert holds_communiques(tmp_path)
    (tmp_path / "index.html").write_text("<html>")
    assert not holds_communiques(tmp_path)


def test_a_zip_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", BODY, more={"word/numbering.xml": b"<x>" + b" " * 31 * 2**20 + b"</x>"})
    assert "made to fill the machine" in refusal_of(path) or "larger than" in refusal_of(path)


def test_a_part_that_holds_more_than_it_declares_is_refused(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", BODY + paragraph("x" * 100_000))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as file:
        size = file.getinfo("word/document.xml").file_size
    path.write_bytes(bytes(data).replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little")))
    assert "broken" in refusal_of(path)


def test_parts_outside_of_the_zip_and_too_many_are_refused(tmp_path: Path) -> None:
    assert "outside of itself" in refusal_of(word(tmp_path / "a.docx", BODY, more={"../../etc/passwd": b"x"}))
    many = {f"word/x{n}.bin": b"" for n in range(10_001)}
    assert "more than 10000 parts" in refusal_of(word(tmp_path / "b.docx", BODY, more=many))


@pytest.mark.parametrize("name", ["word/document.xml", "word/footnotes.xml", "word/header1.xml"])
def test_entities_in_word_are_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.docx"
    word(path, BODY, head="x")
    declared = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            new.writestr(part, (declared if part == name else b"") + old.read(part))
    path.write_bytes(buffer.getvalue())
    assert "entities" in refusal_of(path)


def test_entities_in_open_document_are_refused(tmp_path: Path) -> None:
    path = open_document(tmp_path / "a.odt", "")
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("content.xml", '<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>')
    assert "entities" in refusal_of(path)


def test_pictures_elsewhere_are_not_fetched(tmp_path: Path) -> None:
    linked = PICTURE.replace('r:embed="rIdP"', 'r:link="rIdX"')
    relation = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdX" TargetMode="External" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="file:///etc/hostname"/></Relationships>'
    path = tmp_path / "a.docx"
    word(path, BODY + linked)
    with zipfile.ZipFile(path, "a") as file, pytest.warns(UserWarning, match="Duplicate"):
        file.writestr("word/_rels/document.xml.rels", relation)
    document = document_of(path)

    assert not [block for block in document.blocks if isinstance(block, Image)]


def test_nesting_without_end_is_refused_or_read(tmp_path: Path) -> None:
    deep = "<text:list><text:list-item>" * 2000 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 2000
    assert isinstance(item_of(open_document(tmp_path / "a.odt", deep)), NotTaken)
    assert isinstance(
        item_of(word(tmp_path / "a.docx", "<w:sdt><w:sdtContent>" * 3000 + "</w:sdtContent></w:sdt>" * 3000)), NotTaken
    )


def test_a_source_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceProblem, match="no such file"):
        open_communiques(tmp_path / "none")
    with pytest.raises(SourceProblem, match="no file"):
        list(open_communiques(tmp_path).items())


@pytest.fixture(scope="module")
def valid(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("valid")
    files = [
        word(folder / "a.docx", BODY + PICTURE),
        open_document(folder / "a.odt", f"<text:p>{LEDE}</text:p>"),
        pdf(folder / "a.pdf", f"<p>{LEDE}</p>"),
    ]
    return {"empty.txt": b"", "a.txt": TEXT.encode(), "a.rtf": RTF, **{file.name: file.read_bytes() for file in files}}


@settings(deadline=None, max_examples=120, suppress_health_check=list(HealthCheck))
@given(
    name=st.sampled_from(["empty.txt", "a.txt", "a.rtf", "a.docx", "a.odt", "a.pdf"]),
    changes=st.lists(st.tuples(st.integers(0, 10**6), st.binary(max_size=20)), max_size=5),
    cut=st.integers(0, 40_000),
)
def test_whatever_a_file_holds_it_is_read_or_told(
    valid: dict[str, bytes], tmp_path: Path, name: str, changes: list[tuple[int, bytes]], cut: int
) -> None:
    data = bytearray(valid[name])
    for at, put in changes:
        at %= max(len(data), 1)
        data[at : at + len(put)] = put
    path = tmp_path / name
    path.write_bytes(data[: cut or None])
    source = open_communiques(path)
    for pending in source.items():
        item = pending.read()
        assert isinstance(item, SourcePage | NotTaken | SourceMedium)
        if isinstance(item, SourceMedium):
            source.medium(item.address)


@settings(deadline=None, max_examples=150, suppress_health_check=list(HealthCheck))
@given(
    name=st.sampled_from(["word/document.xml", "word/styles.xml", "word/footnotes.xml", "content.xml", "meta.xml"]),
    changes=st.lists(
        st.tuples(
            st.integers(0, 10**5),
            st.sampled_from([b"", b"w:", b"<", b"/>", b'"', b"9" * 9, b"w:p", b"text:list", b"-1"]),
        ),
        min_size=1,
        max_size=4,
    ),
)
def test_whatever_stands_in_the_parts_of_a_document_it_is_read_or_told(
    valid: dict[str, bytes], tmp_path: Path, name: str, changes: list[tuple[int, bytes]]
) -> None:
    whole = valid["a.docx" if name.startswith("word") else "a.odt"]
    path = tmp_path / "a.bin"
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.namelist():
            data = old.read(part)
            for at, put in changes if part == name else ():
                at %= len(data)
                data = data[:at] + put + data[at + len(put) // 2 :]
            new.writestr(part, data)
    for pending in open_communiques(path).items():
        assert isinstance(pending.read(), SourcePage | NotTaken | SourceMedium)

"""The words of a received file, or one line that says what to do instead."""

import subprocess
from email.message import EmailMessage

import pytest

from toguna.desk import received
from toguna.desk.received import NoWords, reads_pdf, words_of

WORDS = "Un couvre-feu est instauré dès ce soir."
PDF = b"%PDF-1.7\n"
PICTURE = r"picture|image"


def mail(**parts):
    message = EmailMessage()
    message["Subject"] = "Urgent"
    message["From"] = "quelqu.un@exemple.example"
    if "plain" in parts:
        message.set_content(parts["plain"])
    if "html" in parts:
        (message.add_alternative if "plain" in parts else message.set_content)(parts["html"], subtype="html")
    return bytes(message)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_text_is_read_in_the_usual_encodings(encoding):
    assert words_of(f"{WORDS}\r\nSigné.\r\n".encode(encoding), "recu.txt") == f"{WORDS}\nSigné."


def test_of_a_page_the_words_are_read_and_not_what_acts_or_stands_around_them():
    page = (
        "<!DOCTYPE html><html><head><title>Site</title><style>p{}</style></head><body><nav>Menu</nav>"
        f"<main><script>alert(1)</script><h1>Communiqué</h1><p>{WORDS}</p></main></body></html>"
    )
    assert words_of(page.encode(), "page.html").split() == ["Communiqué", *WORDS.split()]
    assert words_of(page.replace("main", "div").encode(), "page.html").split() == ["Menu", "Communiqué", *WORDS.split()]


def test_a_page_is_read_whatever_its_author_wrote():
    assert words_of(f"<html><!-- non --><p>{WORDS}<br/>Signé&nbsp;: A&amp;B <!-- <p>caché".encode(), "a").split(
        "\n"
    ) == [
        WORDS,
        "Signé\u00a0: A&B",
    ]
    assert words_of(b"<html><P CLASS='x'>Un\nmot</P><title>Non</TITLE><td>a<td>b<script>x < y", "a") == ("Un mot\n a b")
    for repeated in ("<script>", "<main><div>", "<!--"):
        with pytest.raises(NoWords):
            words_of(b"<html>" + repeated.encode() * 400_000, "a")


def test_of_an_e_mail_the_message_is_read():
    assert words_of(mail(plain=WORDS, html="<p>autre</p>"), "message.eml") == WORDS
    assert words_of(mail(html=f"<html><body><p>{WORDS}</p></body></html>"), "Message.EML") == WORDS


def test_an_e_mail_in_an_unknown_alphabet_is_said_to_be_unreadable():
    data = b"Content-Type: text/plain; charset=nothing-like-it\nContent-Transfer-Encoding: base64\n\n6eno\n"
    with pytest.raises(NoWords, match=r"e-mail cannot be read|courriel ne peut pas"):
        words_of(data, "message.eml")


@pytest.mark.skipif(not reads_pdf(), reason="pdftotext is not installed")
def test_of_a_pdf_the_words_are_read():
    from weasyprint import HTML

    assert words_of(HTML(string=f"<p>{WORDS}</p>").write_pdf(), "recu.pdf") == WORDS


@pytest.mark.skipif(not reads_pdf(), reason="pdftotext is not installed")
def test_a_pdf_that_is_damaged_or_a_picture_is_said_to_be_so():
    from weasyprint import HTML

    with pytest.raises(NoWords, match="PDF"):
        words_of(PDF + b"and then nothing", "recu.pdf")
    with pytest.raises(NoWords, match=PICTURE):
        words_of(HTML(string="<svg width=50 height=50><rect width=9 height=9 /></svg>").write_pdf(), "recu.pdf")


def test_without_the_program_the_words_of_a_pdf_must_be_pasted(monkeypatch):
    monkeypatch.setattr(received.shutil, "which", lambda name: None)
    with pytest.raises(NoWords, match="pdftotext"):
        words_of(PDF, "recu.pdf")


def test_a_pdf_that_takes_too_long_is_given_up(monkeypatch):
    def slow(command, **options):
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(received.shutil, "which", lambda name: "/usr/bin/pdftotext")
    monkeypatch.setattr(received.subprocess, "run", slow)
    with pytest.raises(NoWords, match="PDF"):
        words_of(PDF, "recu.pdf")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", b"RIFF\0\0\0\0WEBP", b"\0\0\0\x18ftypheic"])
def test_a_picture_cannot_be_read(data):
    with pytest.raises(NoWords, match=PICTURE):
        words_of(data, "recu.jpg")


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0", b"", b"  \n"])
def test_what_is_no_text_or_has_no_words_is_said_in_one_line(data):
    with pytest.raises(NoWords) as refused:
        words_of(data, "recu")
    assert "\n" not in str(refused.value)

"""Which kind of source this is, told by its content; the kinds that have no reader yet are named."""

from toguna.intake.problems import SourceProblem

_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip file (a Word or OpenDocument text, or an archive)"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "an RTF document"),
    (b"WARC/", "a web archive"),
)
_MARKUP = (
    (b"<?xml", "an XML file"),
    (b"<rss", "a feed"),
    (b"<!doctype html", "an HTML page"),
    (b"<html", "an HTML page"),
)


def refuse_unread(data: bytes, where: str) -> None:
    """Raises :class:`SourceProblem` for a kind of source that toguna does not read yet."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for signature, kind in _SIGNATURES + _MARKUP:
        if data.startswith(signature) or head.startswith(signature.lower()):
            raise SourceProblem(
                f"this is {kind}, which cannot be read yet", where, "give the text of the page, saved as .txt"
            )

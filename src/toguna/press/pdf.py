"""A PDF from HTML, by WeasyPrint: tagged (PDF/UA-1, ISO 14289-1), loading nothing but the project's own fonts.

The same HTML gives the same bytes on every machine of one WeasyPrint: the fonts come with the project, and the dates
inside are those of the text."""

from __future__ import annotations

import base64
import logging
from functools import cache
from pathlib import Path
from typing import Any

import segno

FONTS = Path(__file__).parent.parent / "site" / "fonts"
STYLE = Path(__file__).parent.parent / "site" / "styles" / "print.css"


class NoPdf(Exception):
    """PDFs cannot be made on this machine; the message says what is missing."""


def pdf(html: str) -> bytes:
    """The PDF of a page of ``print.html``.  Raises :class:`NoPdf` where the system's Pango is missing."""
    weasyprint, fetcher, fonts, style = _tools()
    document = weasyprint.HTML(string=html, url_fetcher=fetcher)
    data: bytes = document.write_pdf(
        stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1", pdf_identifier=b"toguna", pdf_tags=True
    )
    return data


def qr_code(address: str) -> str:
    """An address as a QR code (ISO/IEC 18004, correction level M): an SVG image in a ``data:`` address."""
    svg = segno.make(address, error="m", micro=False).svg_inline(border=0, omitsize=True)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


@cache
def _tools() -> tuple[Any, Any, Any, Any]:
    try:
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher
    except OSError as error:
        raise NoPdf("PDFs need the system's Pango (Debian: libpango-1.0-0 libpangoft2-1.0-0)") from error
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    own = FONTS.as_uri() + "/"

    class Fetcher(URLFetcher):
        """Gives out the fonts and what stands in the page itself; nothing else, from nowhere."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if not url.startswith(("data:", own)):
                raise ValueError(f"nothing is loaded from {url}")
            return super().fetch(url, headers)

    fetcher = Fetcher()
    fonts = FontConfiguration()
    css = STYLE.read_text("utf-8").replace("FONTS/", own)
    return weasyprint, fetcher, fonts, weasyprint.CSS(string=css, font_config=fonts, url_fetcher=fetcher)

"""Web archives made for tests, record by record."""

from __future__ import annotations

import gzip
from pathlib import Path

ARTICLE = """<html lang="fr"><head><title>{title} - Présidence de Valdorée</title>
<link rel="canonical" href="{canonical}"></head><body class="single"><nav><a href="/">Accueil</a></nav>
<main><h1>{title}</h1><p class="date">Publié le {day}</p><div class="entry-content"><p>{first}</p>
<p>La cérémonie s'est déroulée à Solabé en présence des membres du gouvernement et du corps diplomatique.</p></div></main>
<footer>© Présidence</footer></body></html>"""
FIRST = (
    "Le Président de la République a inauguré le pont de l'Entente devant une foule nombreuse venue de tout le pays."
)


def article(
    title: str = "Inauguration du pont", first: str = FIRST, day: str = "4 mars 2021", canonical: str = ""
) -> bytes:
    return ARTICLE.format(title=title, first=first, day=day, canonical=canonical).encode()


def answer(body: bytes, status: int = 200, **headers: str) -> bytes:
    fields = {"Content-Type": "text/html; charset=utf-8"} | {k.replace("_", "-"): v for k, v in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} OK\r\n{head}\r\n".encode() + body


def record(
    address: str,
    content: bytes,
    day: str = "2022-01-01T00:00:00Z",
    kind: str = "response",
    version: str = "1.0",
    **fields: str,
) -> bytes:
    lines = [
        f"WARC/{version}", f"WARC-Type: {kind}", f"WARC-Target-URI: {address}", f"WARC-Date: {day}",
        f"Content-Length: {len(content)}", *(f"{name.replace('_', '-')}: {value}" for name, value in fields.items()),
    ]  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content + b"\r\n\r\n"


def written(path: Path, *records: bytes, packed: bool = False) -> Path:
    path.write_bytes(b"".join(gzip.compress(one) if packed else one for one in records))
    return path

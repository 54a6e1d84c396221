"""``toguna verify``: the verdict on a received text, by the record of a site; needs no newsroom."""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

HELP = "say whether a received text is official, word by word"
EXAMPLE = "toguna verify received.txt --site https://presidence.example"
_MOST = 50_000_000
_ARTICLE = re.compile(r"(<article class=\"text[\" ].*?)<aside", re.DOTALL)
_MAIN = re.compile(r"(<main.*?)</main>", re.DOTALL)
_BESIDE = re.compile(r"<nav.*?</nav>|<section class=\"(?:fake|twin|diff|versions|share)\".*?</section>", re.DOTALL)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "text", metavar="FILE|-|URL", help="the received text: a file, - for standard input, or an address"
    )
    parser.add_argument("--site", required=True, metavar="DIR|URL", help="the official site, as a folder or an address")
    parser.add_argument("--keys", metavar="FILE", help="the keys you trust (else the site's own record/keys.json)")
    parser.add_argument("--policy", metavar="FILE", help="the witnesses you trust (else the site's own record/policy)")
    parser.add_argument("--json", action="store_true", help="print one JSON object (docs/record/verify.md)")


def run(args: argparse.Namespace) -> int:
    from toguna.record.public_record import NoRecord, Record
    from toguna.record.reader import files_of
    from toguna.record.report import as_json, said
    from toguna.record.verification import verify

    from ..refusal import Refusal

    text = _received(args.text)
    try:
        record = Record(files_of(args.site), keys=_file(args.keys), policy=_file(args.policy))
        verdict = verify(text, record)
    except NoRecord as error:
        raise Refusal(str(error), args.site) from error
    print(json.dumps(as_json(verdict, record), ensure_ascii=False) if args.json else said(verdict, record))
    return 0 if verdict.good else 1


def _file(name: str | None) -> bytes | None:
    from ..refusal import Refusal

    if name is None:
        return None
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise Refusal(error.strerror or str(error), name) from error


def _received(source: str) -> str:
    """The received text: bytes read as UTF-8, else as Windows-1252; of a page its words."""
    import urllib.request

    from toguna.editions.canonical_text import html_text

    from ..refusal import Refusal

    try:
        if source == "-":
            data = sys.stdin.buffer.read(_MOST)
        elif source.startswith(("http://", "https://")):
            with urllib.request.urlopen(source, timeout=20) as answer:
                data = answer.read(_MOST)
        else:
            data = Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise Refusal(getattr(error, "strerror", None) or str(error), source, "give a file, - or an address") from error
    if data.startswith(b"%PDF"):
        raise Refusal("a PDF", source, "give its words: pdftotext file.pdf - | toguna verify - --site ...")
    if b"\0" in data[:4096]:
        raise Refusal("not a text", source, "give the words: a text file, or a page")
    text = data.decode("utf-8-sig") if _is_utf8(data) else data.decode("cp1252", "replace")
    start = text[:2000].lstrip().lower()
    return html_text(_article(text)) if start.startswith(("<!doctype html", "<html")) else text


def _article(page: str) -> str:
    """The part of a text's page that holds its words, without what its readers do with it; of another page its main
    part."""
    found = _ARTICLE.search(page) or _MAIN.search(page)
    return _BESIDE.sub("", found[1]) if found else page


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
